"""A web address taken apart, and the check that it may be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from untether.errors import SourceError

PORTS = {"http": 80, "https": 443}
LONGEST = 4000
_BLANK = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `path` carries the query; `url` is the address without its fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """The host as the `Host` header names it: with the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def beside(self, path: str) -> Target:
        """Give another path on the same host."""
        return Target(self.scheme, self.host, self.port, path)

    def redirected(self, location: str) -> Target:
        """Give where an answer points to, from here."""
        return read_target(urljoin(self.url, location.strip()))


def read_target(url: str) -> Target:
    """Take a web address apart.

    >>> read_target("https://Example.org/a?b=1#c").url
    'https://example.org/a?b=1'

    Raises
    ------
    SourceError
        It is no http or https address, names a user, or has blanks or control characters.
    """
    shown = url if len(url) <= 100 else f"{url[:100]}..."  # noqa: PLR2004 - enough to know it by
    if len(url) > LONGEST or _BLANK.search(url):
        raise SourceError(f"{shown!r} is no web address: it is too long or has blanks")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        raise SourceError(f"{shown!r} is no web address") from None
    if parts.scheme not in PORTS or not host:
        raise SourceError(f"{shown!r} cannot be fetched: only http and https addresses are")
    if parts.username is not None or parts.password is not None:
        raise SourceError(f"{parts.scheme}://{host} was given with a user name: addresses with one are not fetched")
    asked = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    path = quote(asked, safe="/?&=%:@!$'()*+,;~[]|-._")
    return Target(parts.scheme, host, port if port is not None else PORTS[parts.scheme], path)
