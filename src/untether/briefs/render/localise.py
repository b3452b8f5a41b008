"""Words, numbers, dates and lists as a reader of one language writes them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from untether.briefs.catalogue import messages
from untether.briefs.section import Figure
from untether.briefs.words import CALLED
from untether.vocabulary import actors
from untether.vocabulary.measurement import Answer
from untether.vocabulary.names import Lang
from untether.vocabulary.period import Period, Precision
from untether.vocabulary.terms import terms
from untether.vocabulary.units import units

LOCALES: Mapping[Lang, str] = {"en": "en_GB", "ru": "ru", "be": "be"}
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
SHARE = "share"
"""The unit of a part of a whole, 0..1, which is written as a percentage."""
PERCENT = "%"
SHARE_POINTS = "share points"
"""The unit of a difference of two shares, -1..1, which is written with its sign in percentage points."""
COMPACT_FROM = 1e6
"""From here on a number is written with a word for its size: 24.3 billion."""

_YEAR = {"en": "{}", "ru": f"{{}}{NO_BREAK}г.", "be": f"{{}}{NO_BREAK}г."}
_YEARS = {"en": "{}–{}", "ru": f"{{}}–{{}}{NO_BREAK}гг.", "be": f"{{}}–{{}}{NO_BREAK}гг."}
_Y = {"en": "y", "ru": f"y{NO_BREAK}'г'.", "be": f"y{NO_BREAK}'г'."}
_DAY = "d MMMM"
_MONTH = "MMMM"  # after a preposition: in Russian and Belarusian with its case
_MONTH_ALONE = "LLLL"
_SHORT = {_DAY: "d MMM", _MONTH: "MMM", _MONTH_ALONE: _MONTH_ALONE}
"""The same in a table, where a date is not to be broken."""


class Localiser:
    """One language's way to write what sections hold.

    `missing` gathers the messages that the catalogue does not have; they are written in English.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.missing: set[str] = set()
        self._locale = Locale.parse(LOCALES[lang])
        self._messages = messages(lang)

    def say(self, msgid: str) -> str:
        """Translate a message; one that the catalogue lacks stays English and is noted in `missing`."""
        translation = self._messages.get(msgid, "")
        if not translation and msgid and self.lang != "en":
            self.missing.add(msgid)
        return translation or msgid

    def term(self, kind: str, word: str) -> str:
        """Give the vocabulary's name for a word of a closed list; one it does not have is a message."""
        named = terms().get(f"{kind}/{word}")
        return named.of(self.lang) if named else self.say(word)

    def actor(self, actor: str) -> str:
        """Give the actor's name."""
        return CALLED[self.lang].get(actor) or actors.name(actor, self.lang)

    def number(self, value: float, digits: int = 3) -> str:
        """Write a number with at most `digits` significant digits, never rounding whole units away."""
        if abs(value) >= COMPACT_FROM:
            whole = 1 + int(math.log10(abs(value))) % 3
            text = format_compact_decimal(
                value,
                format_type="long" if self.lang == "en" else "short",
                locale=self._locale,
                fraction_digits=max(digits - whole, 0),
            )
            return text.replace(" ", NO_BREAK).replace("-", MINUS)
        return self._decimal(value, _decimals(value, digits))

    def _decimal(self, value: float, decimals: int) -> str:
        return format_decimal(value, f"#,##0.{'#' * decimals}", self._locale).replace("-", MINUS)

    def scaled(self, value: float, unit: str, digits: int = 3) -> str:
        """Write a value in the scale that its unit is told in: a share of 0.81 is 81, a change of shares has a sign.

        Per cents have one decimal place, and more only where they would vanish.
        """
        shown = 100 * value if unit in {SHARE, SHARE_POINTS} else value
        if unit not in {SHARE, SHARE_POINTS, PERCENT}:
            return self.number(shown, digits)
        number = self._decimal(shown, min(_decimals(shown, digits), max(_decimals(shown, 1), 1)))
        return f"+{number}" if unit == SHARE_POINTS and value > 0 else number

    def unit(self, unit: str) -> str:
        """Give a unit's sign as it stands after a number or over a column; a share is told in per cent."""
        if unit in {SHARE, SHARE_POINTS}:
            return PERCENT if unit == SHARE else self.say("points")
        known = units().get(unit)
        return (known.signs.of(self.lang) if known else unit).replace(" ", NO_BREAK)

    def figure(self, figure: Figure) -> str:
        """Write a figure: `about 52.2 Mt (51–53)`, `81% (79–83%)`, or that there is none."""
        if figure.value is None or figure.answer is not Answer.NUMBER:
            return self.say(str(Answer.NOT_COVERED if figure.answer is Answer.NUMBER else figure.answer))
        text = self._with_unit(figure.value, figure)
        if figure.low is not None and figure.high is not None:
            text += f" ({self._bound(figure.low, figure)}–{self._bound(figure.high, figure, last=True)})"
        return self.say("about {number}").format(number=text) if figure.approximate else text

    def when(self, period: Period, *, bare: bool = False) -> str:
        """Write a period in a sentence: `31 January 2023`, `since 2012`; `bare`, as in a table: `31 Jan 2023`."""
        if period.start is None or period.end is None:
            return self._open(period, bare=bare)
        if period.precision is Precision.DAY:
            return self._date(period.start, _DAY, bare=bare)
        if period.precision is Precision.MONTH:
            return self._date(period.start, _MONTH_ALONE, bare=bare)
        first, last = _whole_year(period.start, first=True), _whole_year(period.end, first=False)
        if first and last:
            return self._years(first, last, bare=bare)
        return self._span(period.start, period.end, bare=bare)

    def join(self, items: Sequence[str]) -> str:
        """Write a list: `A, B and C`."""
        return format_list(list(items), locale=self._locale)

    def _with_unit(self, value: float, figure: Figure) -> str:
        number = self.scaled(value, figure.unit, figure.digits)
        if figure.unit in {SHARE, PERCENT}:
            return self.say("{number}%").format(number=number)
        return f"{number}{NO_BREAK}{self.unit(figure.unit)}" if self.unit(figure.unit) else number

    def _bound(self, value: float, figure: Figure, *, last: bool = False) -> str:
        """Write an end of an interval; the per cent sign stands once, after the second."""
        if last and figure.unit in {SHARE, PERCENT}:
            return self._with_unit(value, figure)
        return self.scaled(value, figure.unit, figure.digits)

    def _open(self, period: Period, *, bare: bool) -> str:
        if period.start is not None:
            return self.say("since {day}").format(day=self._edge(period.start, first=True, bare=bare))
        if period.end is not None:
            return self.say("until {day}").format(day=self._edge(period.end, first=False, bare=bare))
        return self.say("undated")

    def _edge(self, day: date, *, first: bool, bare: bool) -> str:
        """Write the end of an open span; spans keep days only, so the edge of a month or year is told as such."""
        if year := _whole_year(day, first=first):
            return self._years(year, year, bare=bare)
        return self._date(day, _MONTH if _edge_of_month(day, first=first) else _DAY, bare=bare)

    def _span(self, start: date, end: date, *, bare: bool) -> str:
        """Write a span that is not of whole years: `January–April 2024`, `5 January 2022 – October 2022`."""
        whole = _edge_of_month(start, first=True), _edge_of_month(end, first=False)
        if all(whole) and start.year == end.year:
            first = format_date(start, _SHORT[_MONTH_ALONE] if bare else _MONTH_ALONE, self._locale)
            return f"{first}–{self._date(end, _MONTH_ALONE, bare=bare)}"
        ends = (
            self._date(day, _MONTH_ALONE if is_month else _DAY, bare=bare)
            for day, is_month in zip((start, end), whole, strict=True)
        )
        return " – ".join(ends)

    def _date(self, day: date, pattern: str, *, bare: bool) -> str:
        if bare:
            text = format_date(day, f"{_SHORT[pattern]} y", self._locale)
            return text.replace(" ", NO_BREAK) if pattern == _DAY else text
        return format_date(day, f"{pattern} {_Y[self.lang]}", self._locale)

    def _years(self, first: int, last: int, *, bare: bool) -> str:
        if first == last:
            return str(first) if bare else _YEAR[self.lang].format(first)
        return (_YEARS["en"] if bare else _YEARS[self.lang]).format(first, last)


def _decimals(value: float, digits: int) -> int:
    """Count the decimal places that leave `digits` significant digits."""
    if value == 0:
        return 0
    return min(max(digits - 1 - math.floor(math.log10(abs(value))), 0), 6)


def _edge_of_month(day: date, *, first: bool) -> bool:
    """Tell whether this is the first (or last) day of its month."""
    return (day if first else day + timedelta(days=1)).day == 1


def _whole_year(day: date, *, first: bool) -> int:
    """Give the year whose first (or last) day this is, otherwise 0."""
    return day.year if (day.month, day.day) == ((1, 1) if first else (12, 31)) else 0
