"""A brief in one language, before any layout: runs of text, footnote references, tables, charts and maps."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from untether.briefs.section import Sentence, Verbatim
from untether.vocabulary.names import Lang
from untether.vocabulary.provenance import Standing


@dataclass(frozen=True, slots=True)
class Run:
    """Plain text; `lang` where it is not the page's."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """Footnote numbers that belong to the number before them; `mark` says that it is a plan or disputed."""

    numbers: tuple[int, ...]
    mark: str = ""


Prose = tuple[Run | Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTable:
    """Cells of prose; `numeric` tells which columns hold figures and stand right-aligned."""

    id: str
    title: Prose
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[Prose, ...], ...]
    notes: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value of a chart: where it is drawn, how it is written on the chart (`short`) and when pointed at (`full`).

    `mark` says that it is a plan or disputed.
    """

    value: float
    short: str
    full: str
    mark: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSeries:
    """The points of one line or group of bars, one for each label of the chart; `None` is a gap."""

    name: str
    points: tuple[Point | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChart:
    """A chart whose labels, names and values are written; `table` tells the same in rows.

    `totals` has the sum over the series at each label, empty where a part is missing; `beside` says that the
    section's table gives the sources.
    """

    id: str
    kind: str
    title: Prose
    unit: str
    labels: tuple[str, ...]
    ticks: tuple[tuple[float, str], ...]
    series: tuple[ToldSeries, ...]
    totals: tuple[str, ...]
    table: ToldTable
    beside: bool = False

    @property
    def has_marks(self) -> bool:
        """Whether a plan or a disputed figure is drawn."""
        return any(point.mark for series in self.series for point in series.points if point)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldKey:
    """A number to see first; `before` are the values that led to it, the last its own, `None` a gap."""

    label: Prose
    value: Prose
    before: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRoute:
    """A route as it is drawn; the map's table tells more under the same number, 0 for one that is not in it.

    `short` is what it carried.
    """

    number: int
    name: str
    points: tuple[tuple[float, float], ...]
    commodity: str
    status: str
    carried: float | None
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMap:
    """Routes with the names of the states they cross; `table` tells them in rows.

    `policy` says how borders are drawn; it stands under the first map of a page and is empty at the others.
    """

    id: str
    title: Prose
    focus: str
    gatekeepers: frozenset[str]
    routes: tuple[ToldRoute, ...]
    names: Mapping[str, str]
    commodities: Mapping[str, str]
    statuses: Mapping[str, str]
    table: ToldTable
    policy: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSection:
    """One section; `records` are passed through untouched for the JSON form."""

    id: str
    title: str
    numbers: tuple[ToldKey, ...]
    paragraphs: tuple[Prose, ...]
    tables: tuple[ToldTable, ...]
    charts: tuple[ToldChart | ToldMap, ...]
    records: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """What an id stands for: a line about its source, and a `short` one for where there is little room.

    `id` is a statement's (`s...`) or a measurement's (`block_share/KAZ/oil/2022/RUS/transit`).
    """

    id: str
    text: str
    url: str = ""
    standing: Standing | None = None
    note: Sentence | Verbatim | None = None
    short: str = ""


Describe = Callable[[str], Footnote]
"""Tells what an id stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNote:
    """A footnote, the words for its standing, and what must be known beside it."""

    number: int
    footnote: Footnote
    mark: str
    note: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBrief:
    """A whole page. `words` are the renderers' own words; `missing` the messages that the catalogue lacks."""

    actor: str
    year: int
    snapshot: str
    lang: Lang
    title: Prose
    sections: tuple[ToldSection, ...]
    notes: tuple[ToldNote, ...]
    words: Mapping[str, str]
    missing: frozenset[str]


def plain(prose: Prose) -> str:
    """Write prose without its references."""
    return "".join(part.text for part in prose if isinstance(part, Run))


def runs(ref: Ref) -> list[tuple[int, ...]]:
    """Close up three or more numbers in a row to the first and the last: `(2,), (5, 7)`."""
    stretches: list[list[int]] = []
    for number in ref.numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    return [
        run
        for stretch in stretches
        for run in ([(stretch[0], stretch[-1])] if len(stretch) > 2 else [(one,) for one in stretch])  # noqa: PLR2004
    ]


def numbers(ref: Ref) -> str:
    """Write a reference's numbers: `2, 5–7`."""
    return ", ".join("–".join(map(str, run)) for run in runs(ref))


def references(table: ToldTable) -> Prose:
    """Gather all references of a table into one."""
    found = {
        number
        for row in table.rows
        for cell in row
        for part in cell
        if isinstance(part, Ref)
        for number in part.numbers
    }
    return (Ref(tuple(sorted(found))),) if found else ()


def web_address(url: str) -> str:
    """Give the address if it leads to a page of the web and can stand in a link, otherwise nothing."""
    return url if re.fullmatch(r"https?://[^\s<>\"']+", url) else ""
