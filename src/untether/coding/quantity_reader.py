"""One pass over a sentence that finds its amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from untether.coding.date_words import FIRST_YEAR, LAST_YEAR
from untether.coding.measured import Measured
from untether.coding.numbers_in_text import LIMIT, Number, number_at
from untether.coding.quantity_tokens import Token
from untether.coding.quantity_words import SIGNS, Measures

COUNTED = frozenset({"persons", "votes"})
CARRIED_ON = frozenset({"t", "m3", "bbl", "USD", "EUR", "RUB", "TEU"})
"""Units that a later figure with a scale ("12 billion") takes over when it has none of its own."""

RATED = CARRIED_ON | {"units", "persons"}
"""Units of which so much a year is told."""

PAIR = 2
_JOINTS = frozenset({"to", "and", "or", "до", "и", "да", "і", "або", "или"})
_VERY_NEAR = 4
_BARE = frozenset({"km", "mi", "days", "hours", "votes"})
_ADJECTIVE = re.compile(r"[а-яі]{2,}(?:ых|их|ые|ие|іх|ыя|ія)$")
_PAST_TENSE = re.compile(r"[а-яіў]{3,}(?:л|ла|ло|ли|лось|лись|ў|лі|лося|ліся)$")
_ADJECTIVES = 2
_WORDS_OF_WHAT = 4
_REACH = 4


@dataclass
class Reader:
    """One pass over a sentence; `found` are the amounts so far, `open` a number that waits for the next one's unit."""

    text: str
    line: Sequence[Token]
    lang: str
    words: Measures
    found: list[Measured] = field(default_factory=list)
    open: tuple[int, Number] | None = None

    def __post_init__(self) -> None:
        self.lows = [token.low for token in self.line]

    def step(self, at: int) -> int:
        """Read what begins at the place and give the place behind it."""
        fraction = self.words.fractions.at(self.lows, at)
        if fraction and not (at and self.lows[at - 1] in self.words.not_after):
            share, length = fraction
            behind = at + length - (1 if self.lows[at + length - 1] in self.words.of else 0)
            self._keep(at, behind, Number(share, behind, 1, True), "pct")
            return at + length
        sign = SIGNS.get(self.line[at].text)
        start = at + 1 if sign else at
        number = number_at(self.line, start, self.lang, money=bool(sign)) if start < len(self.line) else None
        if number is None or abs(number.value) >= LIMIT or self._is_a_name(at):
            return at + 1
        return self._measured(at, number, sign)

    def _measured(self, at: int, number: Number, sign: str | None) -> int:
        """Find the unit of a number: by its sign, the words behind it, what it counts, or the amount before it."""
        behind = number.next
        glue = 1 if behind + 1 < len(self.line) and self.lows[behind] == "-" and self.line[behind].glued else 0
        unit = self.words.units.at(self.lows, behind + glue)
        if sign and not (unit and unit[0][0] == sign):
            return self._keep(at, behind, number, sign)
        if unit and unit[0][0] not in COUNTED:
            (name, factor), length = unit
            return self._keep(at, behind + glue + length, _times(number, factor), name)
        counted = None if glue else self._counted(behind, number)
        if counted:
            return self._keep(at, counted[1], number, counted[0], counted_from=behind)
        before = self.found[-1] if self.found else None
        if number.scaled > 1 and before and before.unit in CARRIED_ON:
            return self._keep(at, behind, number, f"{before.unit}/{before.per}".rstrip("/"))
        if before and before.unit == "votes" and self.line[at - 1].start - before.end <= _VERY_NEAR:
            return self._keep(at, behind, number, "votes")
        self.open = (at, number)
        return behind

    def _counted(self, behind: int, number: Number) -> tuple[str, int] | None:
        """Find a noun that the number counts, over two adjectives: people, votes, or things."""
        for place in range(behind, min(behind + _ADJECTIVES + 1, len(self.line))):
            if not self.line[place].is_word or self.lows[place] in self.words.stop:
                break
            unit = self.words.units.at(self.lows, place)
            if unit and unit[0][0] in COUNTED:
                end = place + unit[1]
                return ("votes" if self._is_a_vote(end) else unit[0][0]), end
        return self._things(behind, number)

    def _things(self, behind: int, number: Number) -> tuple[str, int] | None:
        """Find things counted: an English plural within two words, or the word behind the number elsewhere."""
        uncounted = self.words.not_counted | (self.words.parties if number.value == PAIR else frozenset())
        if number.value in {0, 1} or (number.scaled == 1 and not number.in_words and _looks_like_a_year(number.value)):
            return None
        for place in range(behind, min(behind + _ADJECTIVES + 1, len(self.line))):
            token = self.line[place]
            if not token.is_word or token.low in self.words.stop or token.low in uncounted:
                return None
            if _ADJECTIVE.search(token.low) and place + 1 < len(self.line) and self.line[place + 1].is_word:
                continue
            plural = token.low.endswith("s") and not token.low.endswith("ss") and token.text[0].islower()
            if (self.lang == "en" and plural) or (self.lang != "en" and _may_be_noun(token)):
                return ("votes" if self._is_a_vote(place + 1) else "units"), place + 1
        return None

    def _is_a_vote(self, behind: int) -> bool:
        """Tell whether those counted vote: "55 deputies were in favour"."""
        return any(self.words.voted.at(self.lows, place) for place in range(behind, min(behind + 3, len(self.line))))

    def _is_a_name(self, at: int) -> bool:
        """Tell whether the number belongs to what stands before it: a resolution, a flight, a house."""
        before = at - 2 if at > 1 and self.lows[at - 1] == "." else at - 1
        return before >= 0 and self.lows[before] in self.words.not_after

    def _keep(self, at: int, behind: int, number: Number, unit: str, counted_from: int | None = None) -> int:
        """Add an amount that reaches from `at` to `behind`; give the place behind its period."""
        unit, _, per = unit.partition("/")
        hedge, first = self._hedge(at, behind)
        told_per, last = self._per(at, behind) if unit in RATED and not per else (per, behind)
        start, end = self.line[first].start, self.line[last - 1].end
        what = self._what(behind, unit) if counted_from is None else self._between(counted_from, behind)
        ranged = number.low is not None
        one = Measured(
            value=number.value,
            unit=unit,
            approximate=bool(hedge) or ranged,
            per=told_per,
            what=what,
            start=start,
            end=end,
            hedge=hedge,
            low=number.low,
            high=number.high,
        )
        self._close(at, number, one)
        self.found.append(one)
        return max(behind, last)

    def _close(self, at: int, number: Number, one: Measured) -> None:
        """Give the number before, that had no unit, the unit of this one where only a joint stands between."""
        if self.open is not None:
            place, waiting = self.open
            if at - waiting.next <= 1 and self.line[waiting.next].low in _JOINTS:
                scale = number.scaled if waiting.scaled == 1 and waiting.value < number.value else 1
                start, end = self.line[place].start, self.line[waiting.next - 1].end
                self.found.append(replace(one, value=waiting.value * scale, start=start, end=end, low=None, high=None))
        self.open = None

    def _hedge(self, at: int, behind: int) -> tuple[str, int]:
        """Find "about" before the number, or "or more" behind it; give it with the first place of the whole."""
        before = self.words.hedges.before(self.lows, at)
        if before:
            return before[0], at - before[1]
        after = any(self.words.after.at(self.lows, place) for place in range(behind, min(behind + 3, len(self.lows))))
        return ("about" if after else ""), at

    def _per(self, at: int, behind: int) -> tuple[str, int]:
        """Find the period of a rate just behind, a few words on, or right before the number."""
        for place in range(behind, min(behind + _REACH + 1, len(self.line))):
            period = self.words.per.at(self.lows, place)
            if period:
                return period[0], place + period[1] if place == behind else behind
            if not self.line[place].is_word:
                break
        before = self.words.per.before(self.lows, at)
        return (before[0] if before else ""), behind

    def _what(self, behind: int, unit: str) -> str:
        """Tell what is measured by the words behind the unit, after "of" in English; of a length or time nothing."""
        if unit in _BARE:
            return ""
        of = self.words.of
        if of and not (behind < len(self.line) and self.lows[behind] in of):
            return ""
        return self._phrase(behind + (1 if of else 0))

    def _phrase(self, at: int) -> str:
        """Give the few words from a place on that belong to one noun phrase."""
        while at < len(self.line) and self.lows[at] in self.words.own:
            at += 1
        last = at
        while last < min(at + _WORDS_OF_WHAT, len(self.line)) and self._goes_on(last):
            last += 1
        return self._between(at, last)

    def _between(self, first: int, behind: int) -> str:
        return self.text[self.line[first].start : self.line[behind - 1].end] if behind > first else ""

    def _goes_on(self, place: int) -> bool:
        ends = self.lows[place] in self.words.stop or self.words.per.at(self.lows, place)
        return self.line[place].is_word and not ends and not _PAST_TENSE.search(self.lows[place])


def _times(number: Number, factor: float) -> Number:
    if factor == 1:
        return number
    low, high = (None if bound is None else bound * factor for bound in (number.low, number.high))
    return replace(number, value=number.value * factor, scaled=number.scaled * factor, low=low, high=high)


def _looks_like_a_year(value: float) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR and value == int(value)


def _may_be_noun(token: Token) -> bool:
    return len(token.text) > 2 and token.text[0].islower()  # noqa: PLR2004 - shorter ones are mostly particles
