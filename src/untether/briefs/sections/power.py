"""What each consent is worth to the client's access, what a planned route changes, and who could weaken whom."""

from __future__ import annotations

from collections.abc import Sequence

from untether.briefs.section import ActorName, Section, Sentence, Table, Value, Word
from untether.briefs.telling import measured
from untether.briefs.vetoes import COMMODITIES, route_named, veto_rows
from untether.ledger import Ledger
from untether.measures.dependence.direction import Direction
from untether.measures.planned import PLANNED
from untether.measures.run import (
    VetoRow,
    access_value,
    built_value,
    bypass_gain,
    guaranteed_value,
    outside_option,
    weakening_build,
    weakening_guarantee,
)
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.routes import Route

ID = "power"
SMALL = 0.005
"""A player with less of the access than this, before and after every plan, is left off the tables."""

VALUE_NOTE = Sentence(
    "Value now: the Shapley value in the game of what the client can bring through. It is a share of access, not of "
    "money. Alone: what the actor gets through without anyone else's consent."
)
PLAN_NOTE = Sentence("Further columns: what each actor gains or loses by a planned route at its planned capacity.")

Case = tuple[str, int, Direction]


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell what each consent is worth, what each plan changes, and the guarantee and the building that weaken most."""
    rows = [row for commodity in COMMODITIES for row in veto_rows(ledger, actor, commodity, year)]
    cases = list(dict.fromkeys((row.commodity, row.year, row.direction) for row in rows))
    tables, records = [], []
    for commodity, when, direction in cases:
        players = _players(actor, rows, (commodity, when, direction))
        found = [access_value(ledger, actor, commodity, when, one, direction=direction) for one in players]
        total = sum(value.value or 0.0 for value in found)
        shown = [value for value in found if (value.value or 0.0) > SMALL * total]
        plans = _plans(ledger, actor, (commodity, when, direction), shown)
        if shown:
            tables.append(_table(ledger, (commodity, when, direction), shown, plans))
            beside = [_alone(ledger, value, (commodity, when, direction)) for value in shown]
            gained = [gain for gains in plans.values() for gain in gains]
            records += [_record(value) for value in (*shown, *beside, *gained)]
    return Section(
        id=ID,
        title="What consent is worth",
        sentences=tuple(
            said for row in _strongest(rows) for said in (*_alliance(ledger, row), *_building(ledger, row))
        ),
        tables=tuple(tables),
        records=tuple(records),
    )


def _players(actor: str, rows: Sequence[VetoRow], case: Case) -> list[str]:
    holders = [row.gatekeeper for row in rows if (row.commodity, row.year, row.direction) == case]
    return list(dict.fromkeys([actor, *holders]))


def _plans(ledger: Ledger, actor: str, case: Case, shown: Sequence[Measurement]) -> dict[str, list[Measurement]]:
    """Give each player's gain by each planned route that changes anything."""
    commodity, when, direction = case
    planned = {row.record.id for row in ledger.statements(Route, commodity=commodity) if row.record.status in PLANNED}
    found = {
        route: [bypass_gain(ledger, actor, commodity, when, value.on, route, direction=direction) for value in shown]
        for route in sorted(planned)
    }
    return {route: gains for route, gains in found.items() if any(abs(gain.value or 0.0) > SMALL for gain in gains)}


def _table(ledger: Ledger, case: Case, shown: Sequence[Measurement], plans: dict[str, list[Measurement]]) -> Table:
    commodity, _, direction = case
    goods = Word(f"{commodity} {direction}s")
    return Table(
        id=f"access_{commodity}_{direction}",
        title=Sentence("Value of each consent to the client's access: {goods}", {"goods": goods}),
        columns=("Actor", "Value now", "Alone", *(route_named(ledger, route) for route in plans)),
        rows=tuple(
            (
                ActorName(value.on),
                measured(value),
                measured(_alone(ledger, value, case)),
                *(measured(gains[place]) for gains in plans.values()),
            )
            for place, value in enumerate(shown)
        ),
        notes=(VALUE_NOTE, *([PLAN_NOTE] if plans else [])),
        unit=shown[0].unit,
    )


def _alone(ledger: Ledger, value: Measurement, case: Case) -> Measurement:
    """Give the outside option that stands beside a value."""
    commodity, when, direction = case
    return outside_option(ledger, value.actor, commodity, when, value.on, direction=direction)


def _strongest(rows: Sequence[VetoRow]) -> list[VetoRow]:
    """Give the first transit gatekeeper of each case."""
    first: dict[Case, VetoRow] = {}
    for row in rows:
        if row.role == "transit":
            first.setdefault((row.commodity, row.year, row.direction), row)
    return list(first.values())


def _alliance(ledger: Ledger, row: VetoRow) -> list[Sentence]:
    """Tell the guarantee that lowers the gatekeeper's value most, and who loses inside it."""
    found = weakening_guarantee(ledger, row.client, row.commodity, row.year, row.gatekeeper, direction=row.direction)
    if found is None:
        return []
    asked = (ledger, row.client, row.commodity, row.year, row.gatekeeper)
    values: dict[str, Value | tuple[Value, ...]] = {
        "goods": Word(f"{row.commodity} {row.direction}s"),
        "gatekeeper": ActorName(row.gatekeeper),
        "members": tuple(ActorName(member) for member in found.alliance.members),
        "before": measured(access_value(*asked, direction=row.direction)),
        "after": measured(guaranteed_value(*asked, direction=row.direction)),
    }
    if not found.alliance.losers_inside:
        return [
            Sentence(
                "{goods}: a passage guaranteed by {members} takes the value of {gatekeeper} from {before} to {after}.",
                values,
            )
        ]
    return [
        Sentence(
            "{goods}: a passage guaranteed by {members} takes the value of {gatekeeper} from {before} to {after}; "
            "who gives up its own inside it: {losers}.",
            {**values, "losers": tuple(ActorName(member) for member in found.alliance.losers_inside)},
        )
    ]


def _building(ledger: Ledger, row: VetoRow) -> list[Sentence]:
    """Tell the planned routes that lower the gatekeeper's value most, who builds them, and who loses by it."""
    asked = (ledger, row.client, row.commodity, row.year, row.gatekeeper)
    found = weakening_build(*asked, direction=row.direction)
    if found is None:
        return []
    values: dict[str, Value | tuple[Value, ...]] = {
        "goods": Word(f"{row.commodity} {row.direction}s"),
        "gatekeeper": ActorName(row.gatekeeper),
        "routes": tuple(route_named(ledger, route) for route in found.alliance.routes),
        "members": tuple(ActorName(member) for member in found.alliance.members),
        "before": measured(access_value(*asked, direction=row.direction)),
        "after": measured(built_value(*asked, direction=row.direction)),
    }
    if not found.alliance.losers_inside:
        return [
            Sentence(
                "{goods}: what {members} can build takes the value of {gatekeeper} from {before} to {after}: {routes}.",
                values,
            )
        ]
    return [
        Sentence(
            "{goods}: what {members} can build takes the value of {gatekeeper} from {before} to {after}: {routes}; "
            "who loses among the builders: {losers}.",
            {**values, "losers": tuple(ActorName(member) for member in found.alliance.losers_inside)},
        )
    ]


def _record(value: Measurement) -> dict[str, object]:
    return {
        "measure": value.measure,
        "actor": value.on,
        "commodity": value.commodity,
        "year": value.period.start.year if value.period.start else None,
        "value": value.value,
        "unit": value.unit,
        "id": value.id,
        "evidence": [value.id],
    }
