"""The body of an answer, read and unpacked within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from http.client import HTTPResponse

from untether.errors import SourceError
from untether.sources.fetching.connection import Unreachable
from untether.sources.fetching.limits import Deadline, Limits

ACCEPTED = "gzip, deflate"
_CHUNK = 65_536
_ANY_HEADER = 32 + zlib.MAX_WBITS
"""Tells zlib to find out by itself whether a gzip or a zlib header stands before the data."""


def read_body(response: HTTPResponse, limits: Limits, deadline: Deadline, what: str) -> bytes:
    """Read the whole body; SourceError where it is too big, too slow, packed in an unknown way or ends early."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return bounded(_unpacked(_chunks(response, limits, deadline, what), what), limits.body, what)
    if encoding in ("", "identity"):
        return bounded(_chunks(response, limits, deadline, what), limits.body, what)
    raise SourceError(f"{what} is packed as {encoding[:40]!r}, which was not asked for")


def bounded(chunks: Iterable[bytes], most: int, what: str) -> bytes:
    """Join the chunks; SourceError as soon as they are more than `most` bytes."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise SourceError(f"{what} is bigger than {most / 1e6:g} MB: it is not read")
        parts.append(chunk)
    return b"".join(parts)


def _chunks(response: HTTPResponse, limits: Limits, deadline: Deadline, what: str) -> Iterator[bytes]:
    """Give the bytes as they come over the wire."""
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > limits.compressed:
            raise SourceError(f"{what} is bigger than {limits.compressed / 1e6:g} MB: it is not read")
        yield chunk
        deadline.left(what)
    deadline.left(what)
    if response.length:
        raise Unreachable(f"{what} ended {response.length} bytes too early")


def _unpacked(chunks: Iterable[bytes], what: str) -> Iterator[bytes]:
    """Unpack in pieces of bounded size, so that a bomb is met piece by piece; several gzip members may follow."""
    unpacker = zlib.decompressobj(_ANY_HEADER)
    begun = False
    for chunk in chunks:
        begun = True
        rest = chunk
        while rest:
            if unpacker.eof:
                unpacker = zlib.decompressobj(_ANY_HEADER)
            try:
                yield unpacker.decompress(rest, _CHUNK)
            except zlib.error:
                raise SourceError(f"{what} is not packed as it says") from None
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if begun and not unpacker.eof:
        raise Unreachable(f"{what} ended too early")
