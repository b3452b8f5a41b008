"""One request to one pinned address, cut off when its time is over."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

from untether.errors import SourceError
from untether.sources.fetching.limits import Deadline
from untether.sources.fetching.target import Target


class Unreachable(SourceError):
    """The connection could not be made or broke off; asking again may help."""


@contextmanager
def exchange(
    target: Target,
    address: str,
    deadline: Deadline,
    headers: Mapping[str, str],
    *,
    method: str = "GET",
    body: bytes | None = None,
) -> Iterator[http.client.HTTPResponse]:
    """Send a request to that address and give the answer, whose body is still to be read.

    The certificate is checked against the target's name. When the deadline passes the socket is shut from another
    thread, so a server that drips its headers or its body byte by byte is cut off too.

    Raises
    ------
    SourceError
        The deadline has passed.
    Unreachable
        The connection failed, or the answer is not HTTP.
    """
    connection = http.client.HTTPConnection(target.host, target.port)
    try:
        with _guarded(target, address, deadline) as pipe:
            connection.sock = pipe
            connection.request(method, target.path, body, {"Host": target.authority, **headers})
            with closing(connection.getresponse()) as response:
                yield response
    except (OSError, http.client.HTTPException, ValueError) as trouble:
        deadline.left(target.url)
        raise Unreachable(f"{target.url} cannot be read: {_reason(trouble)}") from None
    finally:
        connection.close()


@contextmanager
def _guarded(target: Target, address: str, deadline: Deadline) -> Iterator[socket.socket]:
    """Connect, and shut the socket when the time is over."""
    pipe = socket.create_connection((address, target.port), timeout=deadline.left(target.url))
    if target.scheme == "https":
        context = ssl.create_default_context()
        pipe = context.wrap_socket(pipe, server_hostname=target.host, do_handshake_on_connect=False)
    guard = threading.Timer(deadline.left(target.url), _shut, [pipe])
    guard.daemon = True
    guard.start()
    try:
        if isinstance(pipe, ssl.SSLSocket):
            pipe.do_handshake()
        yield pipe
    finally:
        guard.cancel()
        pipe.close()


def _shut(pipe: socket.socket) -> None:
    # The method of the plain socket: that of an encrypted one would first drop what the reading thread still uses.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(pipe, socket.SHUT_RDWR)


def _reason(trouble: Exception) -> str:
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({trouble.verify_message})"
    told = " ".join((str(trouble) or type(trouble).__name__).split())
    return told[:200]
