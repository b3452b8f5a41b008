"""A brief told in one language: the step between sections and layouts, and the only one that numbers footnotes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from string import ascii_lowercase

from untether.briefs.map.outlines import load_outlines
from untether.briefs.render.footnotes import MARKED, Describe, Footnotes
from untether.briefs.render.localise import Localiser
from untether.briefs.render.prose import Writer
from untether.briefs.render.told import (
    Point,
    Prose,
    Ref,
    Run,
    ToldBrief,
    ToldChart,
    ToldMap,
    ToldNote,
    ToldRoute,
    ToldSection,
    ToldSeries,
    ToldTable,
    plain,
)
from untether.briefs.section import (
    ActorName,
    Brief,
    Chart,
    Figure,
    MapRoute,
    Named,
    RouteMap,
    Section,
    Sentence,
    Table,
    Value,
    Verbatim,
    When,
    Word,
)
from untether.vocabulary.measurement import Answer
from untether.vocabulary.period import Period

TITLE = Sentence("{actor}, {year}: dependence, veto power and realignment").msgid
BORDERS = Word(
    "Borders follow the practice of the United Nations General Assembly (territorial integrity): Ukraine with Crimea, "
    "Sevastopol, Donetsk and Luhansk; Georgia with Abkhazia and South Ossetia; the Republic of Moldova with "
    "Transnistria; Azerbaijan with Karabakh; Cyprus as a whole. Kosovo, not a member of the United Nations, is set off "
    "by a dashed line without prejudice to its status. Disputed and occupied areas are hatched; in eastern Ukraine the "
    "hatching ends at the line of contact of early 2022, so areas occupied since then are not hatched. "
    "Outlines: Natural Earth, redrawn."
).msgid


def tell(brief: Brief, localiser: Localiser, describe: Describe) -> ToldBrief:
    """Write the whole brief in the localiser's language."""
    footnotes = Footnotes(describe)
    teller = _Teller(Writer(localiser, footnotes))
    title = teller.title(brief)
    sections = tuple(teller.section(section) for section in brief.sections)
    say = localiser.say
    return ToldBrief(
        actor=brief.actor,
        year=brief.year,
        snapshot=brief.snapshot,
        lang=localiser.lang,
        title=title,
        sections=sections,
        notes=tuple(
            ToldNote(number=number, footnote=note, mark=say(str(note.standing)) if note.standing in MARKED else "")
            for number, note in enumerate(footnotes, start=1)
        ),
        words={
            "notes": say("Footnotes"),
            "explain": say("Every id opens with `untether explain ID`."),
            "sources": say("Sources:"),
            "contents": say("Contents"),
            "as_table": say("The same as a table"),
            "snapshot": say("Snapshot of the ledger"),
            "back": say("Back to the text"),
        },
        missing=frozenset(localiser.missing),
    )


class _Teller:
    """Tells sections one after another; the writer keeps count of the footnotes."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._say = writer.localiser.say

    def title(self, brief: Brief) -> Prose:
        if brief.title:
            return self._writer.sentence(brief.title)
        values: dict[str, Value] = {"actor": ActorName(brief.actor), "year": When(Period.year(brief.year))}
        return self._writer.sentence(Sentence(TITLE, values))

    def section(self, section: Section) -> ToldSection:
        return ToldSection(
            id=section.id,
            title=self._say(section.title),
            paragraphs=tuple(self._writer.sentence(sentence) for sentence in section.sentences),
            tables=tuple(self.table(table) for table in section.tables),
            charts=tuple(
                self.map(chart) if isinstance(chart, RouteMap) else self.chart(chart) for chart in section.charts
            ),
            records=section.records,
        )

    def table(self, table: Table) -> ToldTable:
        reasons: dict[Prose, str] = {}
        title = self._writer.sentence(table.title)
        rows = tuple(tuple(self._cell(value, reasons) for value in row) for row in table.rows)
        notes = tuple(self._writer.sentence(note) for note in table.notes)
        return ToldTable(
            id=table.id,
            title=title,
            columns=tuple(self._say(column) for column in table.columns),
            numeric=tuple(_is_numeric(row[index] for row in table.rows) for index in range(len(table.columns))),
            rows=rows,
            notes=notes + tuple((Run(f"{letter} "), *reason) for reason, letter in reasons.items()),
        )

    def chart(self, chart: Chart) -> ToldChart:
        labels = tuple(dict.fromkeys(label for series in chart.series for label, _ in series.points))
        figures = [dict(series.points) for series in chart.series]
        table = Table(
            id=f"{chart.id}-table",
            title=chart.title,
            columns=("", *("" for _ in chart.series)),
            rows=tuple((label, *(row.get(label) for row in figures)) for label in labels),
        )
        names = tuple(plain(self._writer.value(series.name)) for series in chart.series)
        told = self.table(table)
        return ToldChart(
            id=chart.id,
            kind=chart.kind,
            title=told.title,
            unit=self._writer.localiser.unit(chart.unit),
            labels=tuple(plain(row[0]) for row in told.rows),
            ticks=tuple(
                (tick, self._short(tick, chart.unit))
                for tick in ticks(figure for row in figures for figure in row.values())
            ),
            series=tuple(
                ToldSeries(name=name, points=tuple(self._point(row.get(label)) for label in labels))
                for name, row in zip(names, figures, strict=True)
            ),
            table=replace(told, columns=("", *names)),
        )

    def _point(self, figure: Figure | None) -> Point | None:
        if figure is None or figure.value is None or figure.answer is not Answer.NUMBER:
            return None
        short = self._short(figure.value, figure.unit, figure.digits)
        refs = self._writer.refs(figure.evidence)
        return Point(
            value=figure.value,
            short=f"≈{short}" if figure.approximate else short,
            full=self._writer.localiser.figure(figure),
            mark=next((ref.mark for ref in refs if isinstance(ref, Ref)), ""),
            low=figure.low,
            high=figure.high,
        )

    def _short(self, value: float, unit: str, digits: int = 3) -> str:
        return self._writer.localiser.scaled(value, unit, digits)

    def map(self, chart: RouteMap) -> ToldMap:
        table = self.table(
            Table(
                id=f"{chart.id}-table",
                title=chart.title,
                columns=("No.", "Route", "Commodity", "Status", "Carried", "Who can stop it"),
                rows=tuple(_route_row(number, route) for number, route in enumerate(chart.routes, start=1)),
            )
        )
        say = self._say
        return ToldMap(
            id=chart.id,
            title=table.title,
            focus=chart.focus,
            routes=tuple(
                ToldRoute(
                    name=route.names.of(self._writer.localiser.lang),
                    points=route.points,
                    commodity=route.commodity,
                    status=route.status,
                    carried=route.carried.value if route.carried else None,
                )
                for route in chart.routes
            ),
            names={state.actor: self._writer.localiser.actor(state.actor) for state in load_outlines().states},
            commodities={route.commodity: say(route.commodity) for route in chart.routes},
            statuses={route.status: say(route.status) for route in chart.routes},
            table=table,
            policy=say(BORDERS),
        )

    def _cell(self, value: Value | tuple[Value, ...] | None, reasons: dict[Prose, str]) -> Prose:
        """Write a cell; why there is no number goes under the table, once for all cells that share the reason."""
        if value is None:
            return ()
        if not isinstance(value, Figure):
            return self._writer.value(value, bare=True)
        reason = self._writer.reason(value)[1:-1]
        if not reason:
            return self._writer.figure(value)
        letter = reasons.setdefault(reason, f"({ascii_lowercase[len(reasons) % 26]})")
        return (*self._writer.figure(value), Run(f" {letter}"))


def _route_row(number: int, route: MapRoute) -> tuple[Value | tuple[Value, ...] | None, ...]:
    return (
        Verbatim(str(number), ""),
        Named(route.names),
        Word(route.commodity),
        Word(route.status),
        route.carried,
        tuple(ActorName(actor) for actor in route.gatekeepers) or None,
    )


def _is_numeric(cells: Iterable[object]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(isinstance(cell, Figure) for cell in filled)


def ticks(figures: Iterable[Figure | None]) -> tuple[float, ...]:
    """Choose three or four round values from zero (or below) that span the figures and their intervals."""
    values = [
        value for figure in figures if figure for value in (figure.value, figure.low, figure.high) if value is not None
    ]
    if not values:
        return ()
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low) / 3 or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * (1 - 1e-9))
    return tuple(step * index for index in range(math.floor(low / step), math.ceil(high / step - 1e-9) + 1))
