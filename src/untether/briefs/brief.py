"""A state's brief: its sections in reading order, from one snapshot of the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from untether.briefs.partners import LAYERS, flows, periods
from untether.briefs.section import Brief, Section
from untether.briefs.sections import (
    arms,
    bypasses,
    energy,
    events,
    gaps,
    headline,
    levers,
    money,
    plans,
    power,
    routes,
    tethers,
    ties,
    trade,
    veto,
)
from untether.briefs.vetoes import COMMODITIES, veto_rows
from untether.errors import NotCovered
from untether.ledger import Ledger
from untether.vocabulary.relations import Event

Build = Callable[[Ledger, str, int | None], Section]

SECTIONS: tuple[Build, ...] = (
    headline.build,
    tethers.build,
    veto.build,
    bypasses.build,
    power.build,
    levers.build,
    plans.build,
    routes.build,
    energy.build,
    trade.build,
    arms.build,
    money.build,
    ties.build,
    events.build,
    gaps.build,
)

BESIDE = (ties.ID, gaps.ID)
"""Sections that alone make no brief: a tie without a date stands in any year."""


def write_brief(ledger: Ledger, actor: str, year: int | None = None) -> Brief:
    """Write the brief of an actor.

    Parameters
    ----------
    year
        Tell what was so in that year; without it, the latest year that is covered, layer by layer.

    Raises
    ------
    NotCovered
        No source of the ledger tells anything of the actor, or of it in that year.
    """
    latest = _latest(ledger, actor)
    if not latest or (year or latest) > max(latest, _last_act(ledger, actor)):
        raise NotCovered(_nothing(ledger, actor, year))
    told = tuple(build(ledger, actor, year) for build in SECTIONS)
    if not any(record.get("evidence") for section in told if section.id not in BESIDE for record in section.records):
        raise NotCovered(_nothing(ledger, actor, year))
    return Brief(
        actor=actor,
        year=year or latest,
        sections=tuple(section for section in told if section.sentences or section.tables or section.charts),
        snapshot=ledger.info().snapshot,
    )


def _latest(ledger: Ledger, actor: str) -> int:
    """Give the latest year told of: that of the vetoes, else of the flows."""
    of_vetoes = [row.year for commodity in COMMODITIES for row in veto_rows(ledger, actor, commodity, None)[:1]]
    of_flows = [
        time.end.year for layer in LAYERS for time in periods(flows(ledger, actor, layer), layer, None) if time.end
    ]
    return max([*of_vetoes, *of_flows], default=0)


def _last_act(ledger: Ledger, actor: str) -> int:
    """Give the year of the latest act that the actor did or met."""
    acts = (row.record for row in ledger.statements(Event))
    ends = (act.period.end for act in acts if actor in {*act.sources, *act.targets})
    return max((end.year for end in ends if end), default=0)


def _nothing(ledger: Ledger, actor: str, year: int | None) -> str:
    years: dict[str, set[int]] = defaultdict(set)
    for row in ledger.coverage(actor=actor):
        years[row.topic] |= {day.year for day in (row.period.start, row.period.end) if day}
    spans = [f"{topic} {min(told)}-{max(told)}" for topic, told in sorted(years.items()) if told]
    known = f"covered are {', '.join(spans)}" if spans else "`untether sources` lists what is loaded"
    return f"nothing is known of {actor}{f' in {year}' if year else ''}; {known}"
