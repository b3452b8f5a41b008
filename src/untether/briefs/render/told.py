"""A brief in one language, before any layout: runs of text, footnote references, tables, charts and maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from untether.briefs.render.footnotes import Footnote
from untether.vocabulary.names import Lang


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
    """A chart whose labels, names and values are written; `table` tells the same in rows."""

    id: str
    kind: str
    title: Prose
    unit: str
    labels: tuple[str, ...]
    ticks: tuple[tuple[float, str], ...]
    series: tuple[ToldSeries, ...]
    table: ToldTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRoute:
    """A route as it is drawn; what it is called and carried stands in the map's table under the same number."""

    name: str
    points: tuple[tuple[float, float], ...]
    commodity: str
    status: str
    carried: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMap:
    """Routes with the names of the states they cross; `table` tells them in rows, `policy` how borders are drawn."""

    id: str
    title: Prose
    focus: str
    routes: tuple[ToldRoute, ...]
    names: Mapping[str, str]
    commodities: Mapping[str, str]
    statuses: Mapping[str, str]
    table: ToldTable
    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSection:
    """One section; `records` are passed through untouched for the JSON form."""

    id: str
    title: str
    paragraphs: tuple[Prose, ...]
    tables: tuple[ToldTable, ...]
    charts: tuple[ToldChart | ToldMap, ...]
    records: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNote:
    """A footnote and the words for its standing."""

    number: int
    footnote: Footnote
    mark: str


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


def numbers(ref: Ref) -> str:
    """Write a reference's numbers, with runs closed up: `2, 5–7`."""
    runs: list[list[int]] = []
    for number in ref.numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        "–".join(map(str, (run[0], run[-1]))) if len(run) > 2 else ", ".join(map(str, run))  # noqa: PLR2004
        for run in runs
    )


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
