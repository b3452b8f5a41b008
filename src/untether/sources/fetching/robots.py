"""What a host asks robots to leave alone (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

MOST = 500_000
"""Bytes of a robots.txt that are heeded."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host: which addresses may be read, and how many seconds to wait between them."""

    parser: RobotFileParser | None
    closed: bool = False

    def allow(self, agent: str, url: str) -> bool:
        """Tell whether that robot may read that address."""
        if self.closed:
            return False
        return self.parser is None or self.parser.can_fetch(agent, url)

    def pause(self, agent: str) -> float:
        """Give the seconds that the host wants between two requests, 0 where it does not say."""
        delay = self.parser.crawl_delay(agent) if self.parser else None
        return float(delay) if delay else 0.0


OPEN = Rules(None)
CLOSED = Rules(None, closed=True)


def read_rules(status: int, body: bytes) -> Rules:
    """Read the answer to a request for robots.txt.

    A host without the file (4xx) allows everything; one that cannot tell (5xx) allows nothing for now.
    """
    if status >= 500:  # noqa: PLR2004 - the classes of HTTP statuses
        return CLOSED
    if not 200 <= status < 300:  # noqa: PLR2004
        return OPEN
    parser = RobotFileParser()
    parser.parse(body[:MOST].decode("utf-8", "replace").splitlines())
    return Rules(parser)
