"""The one who asks: follows redirects, heeds robots.txt, waits between requests, and asks only for what is new."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from untether import __version__
from untether.errors import SourceError
from untether.sources.fetching.addresses import pin
from untether.sources.fetching.body import ACCEPTED, read_body
from untether.sources.fetching.connection import Unreachable, exchange
from untether.sources.fetching.limits import Deadline, Limits
from untether.sources.fetching.robots import CLOSED, MOST, OPEN, Rules, read_rules
from untether.sources.fetching.shelf import Fetched, Shelf
from untether.sources.fetching.target import Target, read_target

AGENT = f"untether/{__version__} (reads news for research; one request at a time)"
ROBOT = "untether"
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 500, 502, 503, 504)
_UNCHANGED = 304
_WORDS = {401: "it wants a login", 403: "it refuses", 404: "there is no such page", 410: "the page is gone"}


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Message
    body: bytes
    target: Target


class _Busy(SourceError):
    """The server asks to come again after `wait` seconds, or does not say when."""

    def __init__(self, told: str, wait: float | None) -> None:
        super().__init__(told)
        self.wait = wait


@dataclass(slots=True)
class Fetcher:
    """A polite reader of the web; one is used for all that a command reads.

    It remembers each host's robots.txt and when it was last asked; copies of what can be asked after stand on the
    `shelf`.
    """

    limits: Limits = field(default_factory=Limits)
    shelf: Shelf | None = None
    _rules: dict[str, Rules] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Give what an address holds now; our own copy where the host says that it has not changed.

        Raises
        ------
        SourceError
            In one line: no web address, not public, not for robots, too big, too slow, or the server refuses.
        """
        target = read_target(url)
        kept = self.shelf.get(target.url) if self.shelf else None
        answer = self._patiently(target, _conditions(kept))
        if answer.status == _UNCHANGED and kept is not None:
            return kept
        if answer.status != 200:  # noqa: PLR2004 - the one status that carries what was asked for
            why = _WORDS.get(answer.status, "no page came")
            raise SourceError(f"{target.url} answers {answer.status}: {why}")
        found = Fetched(
            url=answer.target.url,
            content_type=answer.headers.get("Content-Type", ""),
            body=answer.body,
            etag=answer.headers.get("ETag", ""),
            modified=answer.headers.get("Last-Modified", ""),
        )
        if self.shelf:
            self.shelf.put(target.url, found)
        return found

    def _patiently(self, target: Target, conditions: dict[str, str]) -> _Answer:
        """Ask again where the server is busy or the connection broke, each time after a longer wait."""
        for again in range(1, self.limits.tries):
            try:
                return self._follow(target, conditions)
            except Unreachable:
                self._wait(min(2.0**again * self.limits.pause, self.limits.patience))
            except _Busy as busy:
                wait = 2.0**again * self.limits.pause if busy.wait is None else busy.wait
                if wait > self.limits.patience:
                    raise SourceError(f"{busy}, and asks to wait {wait:.0f} seconds: try again later") from None
                self._wait(wait)
        return self._follow(target, conditions)

    def _follow(self, target: Target, conditions: dict[str, str]) -> _Answer:
        """Ask for the target and go where the answers point, each place checked like the first."""
        deadline = Deadline(self.limits.seconds)
        here = target
        for _ in range(self.limits.redirects + 1):
            self._heed_robots(here)
            self._take_turn(here)
            answer = self._ask(here, deadline, self.limits, conditions)
            if answer.status not in _REDIRECTS:
                return answer
            here = here.redirected(answer.headers.get("Location", ""))
        raise SourceError(f"{target.url} points on more than {self.limits.redirects} times")

    def _ask(self, target: Target, deadline: Deadline, limits: Limits, conditions: dict[str, str]) -> _Answer:
        address = pin(target, allow_local=limits.allow_local)
        headers = {"User-Agent": AGENT, "Accept-Encoding": ACCEPTED, "Connection": "close", **conditions}
        with exchange(target, address, deadline, headers) as response:
            if response.status in _BUSY:
                raise _Busy(f"{target.url} answers {response.status}", _retry_after(response.headers))
            body = read_body(response, limits, deadline, target.url) if response.status == 200 else b""  # noqa: PLR2004
            return _Answer(response.status, response.headers, body, target)

    def _heed_robots(self, target: Target) -> None:
        rules = self._rules.get(target.authority)
        if rules is None:
            rules = self._rules[target.authority] = self._ask_rules(target.beside("/robots.txt"))
        if rules is CLOSED:
            raise SourceError(f"{target.authority} does not tell what robots may read: try again later")
        if not rules.allow(ROBOT, target.url):
            raise SourceError(f"{target.url} is closed to robots by the host's robots.txt")

    def _ask_rules(self, target: Target) -> Rules:
        """Ask for robots.txt, over redirects too; a host that cannot tell is closed for now."""
        deadline = Deadline(self.limits.seconds)
        limits = replace(self.limits, compressed=MOST, body=MOST)
        here = target
        for _ in range(self.limits.redirects + 1):
            try:
                answer = self._ask(here, deadline, limits, {})
            except _Busy:
                return CLOSED
            if answer.status not in _REDIRECTS:
                return read_rules(answer.status, answer.body)
            here = here.redirected(answer.headers.get("Location", ""))
        return read_rules(404, b"")

    def _take_turn(self, target: Target) -> None:
        """Wait until the host may be asked again; a host that wants more patience than there is is left alone."""
        rules = self._rules.get(target.authority, OPEN)
        wait = self._asked.get(target.host, -math.inf) + max(self.limits.pause, rules.pause(ROBOT)) - time.monotonic()
        if wait > self.limits.patience:
            raise SourceError(f"{target.authority} wants robots to wait {wait:.0f} seconds: try again later")
        self._wait(wait)
        self._asked[target.host] = time.monotonic()

    @staticmethod
    def _wait(seconds: float) -> None:
        if seconds > 0:
            time.sleep(seconds)


def _conditions(kept: Fetched | None) -> dict[str, str]:
    """Ask only for what is newer than our copy."""
    if kept is None:
        return {}
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in asked.items() if value}


def _retry_after(headers: Message) -> float | None:
    """Read how long the server asks to wait: seconds, or a date."""
    told = (headers.get("Retry-After") or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        moment = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
