"""Cutting a text into sentences that know where they stand and under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 1500
"""Characters after which a sentence is cut at a space: what runs on longer is a list or noise, not a sentence."""

LONGEST_TEXT = 400_000
"""Characters that are read; a report is shorter, and what follows is not news."""

_HEADING_WORDS = 6
_BLANKED = dict.fromkeys(
    (
        *range(9),
        11,
        12,
        *range(14, 32),
        *range(127, 161),
        173,
        *range(8203, 8208),
        *range(8234, 8239),
        *range(8288, 8298),
        65279,
        65533,
        *range(55296, 57344),
    ),
    " ",
)
"""Control, direction and broken marks, each of which becomes one blank."""
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-ZА-ЯЁІЎ]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|Prof|No|vs|etc|Inc|Ltd|Co|Corp|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[ap]\.m|г|гг|в|вв|им|тыс|млн|млрд|трлн|руб|долл|ст|стр|др|куб|кв"
    r"|тыс|мільён|т\.д|т\.п|т\.е|т\.к|т\.н|с|ул|проф|акад|див)|\b(?:[A-Z]\.)+[A-Z])\.$"
)
_END = re.compile(r"[.!?…]+[\"»”’')\]]*(?=\s|$)")
_BULLET = re.compile(r"^[\s•*·–—\-]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `start` and `end` count characters of the kept text, `section` is the heading above it."""

    start: int
    end: int
    text: str
    section: str = ""


def clean(text: str) -> str:
    r"""Give the text to be kept: no more than can be read, control and direction marks blanked, so that offsets stay.

    >>> clean("Gas\x00 cut\u202e off") == "Gas  cut  off"
    True
    """
    return text[:LONGEST_TEXT].translate(_BLANKED)


def split(text: str, lang: str = "en") -> list[Sentence]:
    r"""Give the sentences of a text in order, each with its place and the heading that it stands under.

    A heading is a short line without an end mark in a text of several paragraphs; it is no sentence itself unless
    it is the only line. Abbreviations ("U.S.", "млн.", initials) do not end a sentence. The rules are the same for
    all languages; `lang` is kept for those that will need their own.

    >>> [(s.section, s.text) for s in split("Armenia\n\nIt left. Mr. Smith stayed.")]
    [('Armenia', 'It left.'), ('Armenia', 'Mr. Smith stayed.')]
    """
    del lang
    return list(_sentences(text[:LONGEST_TEXT]))


def _sentences(text: str) -> Iterator[Sentence]:
    section = ""
    lines = [
        (found.start(), found.group()) for found in re.finditer(r"[^\n\r\u2028\u2029]+", text) if found.group().strip()
    ]
    for start, line in lines:
        if len(lines) > 1 and _is_heading(line):
            section = line.strip()
            continue
        for first, last in _cuts(line):
            yield Sentence(start + first, start + last, line[first:last], section)


def _is_heading(line: str) -> bool:
    """Tell whether a line names what follows: a few words, no end mark, no figure or bullet."""
    words = line.split()
    return (
        len(words) <= _HEADING_WORDS
        and not _END.search(line)
        and not _BULLET.match(line.rstrip())
        and not line.rstrip().endswith((":", ",", ";"))
        and line.strip()[:1].isupper()
    )


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(line):
        if _ends_here(line, found):
            yield from _trimmed(line, start, found.end())
            start = found.end()
    yield from _trimmed(line, start, len(line))


def _ends_here(line: str, found: re.Match[str]) -> bool:
    """Tell whether the mark ends the sentence: what follows begins one, and no abbreviation stands before it."""
    following = line[found.end() :].lstrip()
    if not following:
        return True
    if following[0].islower() or (
        found.group() == "." and _ABBREVIATED.search(line[max(0, found.start() - 12) : found.end()])
    ):
        return False
    return not (found.group() == "." and following[0].isdigit() and line[found.start() - 1 : found.start()].isdigit())


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the piece without the blanks around it, cut where it is longer than any sentence."""
    while start < end:
        stop = (
            end
            if end - start <= LONGEST_SENTENCE
            else (line.rfind(" ", start, start + LONGEST_SENTENCE) + 1 or start + LONGEST_SENTENCE)
        )
        stop = stop if stop > start else start + LONGEST_SENTENCE
        piece = line[start:stop]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start + left, start + left + len(piece.strip())
        start = stop
