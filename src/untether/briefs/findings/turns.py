"""Turns: goods of which the actor was an exporter and has become an importer, or the other way, and through whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from untether.briefs.findings.finding import Finding, rounded
from untether.briefs.partners import Layer, flows, partner, periods
from untether.briefs.section import ActorName, Sentence, Term, Value, When, Word
from untether.briefs.telling import stated
from untether.briefs.vetoes import veto_rows
from untether.ledger import Ledger
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import WORLD, Flow

COMMODITIES = ("gas", "oil", "oil products", "electricity")
Totals = Mapping[Period, Statement[Flow]]


@dataclass(frozen=True, slots=True)
class _Turn:
    """The latest year of both totals, and the last year before of which the other side is told to be larger."""

    commodity: str
    now: Period
    then: Period
    exports: Totals
    imports: Totals

    @property
    def imports_now(self) -> bool:
        return _value(self.imports[self.now]) > _value(self.exports[self.now])

    @property
    def size(self) -> float:
        one, other = _value(self.imports[self.now]), _value(self.exports[self.now])
        return abs(one - other) / (one + other)


def turns(ledger: Ledger, actor: str, year: int | None) -> list[Finding]:
    """Give every such turn, in the unit in which most years are told."""
    found = (_turn(ledger, actor, commodity, year) for commodity in COMMODITIES)
    return [_finding(ledger, actor, turn, year) for turn in found if turn]


def _turn(ledger: Ledger, actor: str, commodity: str, year: int | None) -> _Turn | None:
    sides = {way: _totals(ledger, actor, commodity, way, year) for way in ("export", "import")}
    units = {row.record.quantity.unit for totals in sides.values() for rows in totals.values() for row in rows}
    turns = []
    for unit in sorted(units):
        exports, imports = (
            {time: row for time, rows in sides[way].items() for row in rows if row.record.quantity.unit == unit}
            for way in ("export", "import")
        )
        both = sorted(exports.keys() & imports.keys(), key=str)
        if both and (then := _other_way(exports, imports, both[-1])):
            turns.append(_Turn(commodity, both[-1], then, exports, imports))
    return max(turns, key=lambda turn: (str(turn.now), len(turn.exports) + len(turn.imports)), default=None)


def _totals(
    ledger: Ledger, actor: str, commodity: str, way: str, year: int | None
) -> dict[Period, list[Statement[Flow]]]:
    layer = Layer(layer="energy", commodity=commodity, direction="export" if way == "export" else "import")
    rows = flows(ledger, actor, layer)
    return {
        time: [row for row in rows if partner(row, layer) == WORLD and row.record.period == time]
        for time in periods(rows, layer, year)
    }


def _other_way(exports: Totals, imports: Totals, now: Period) -> Period | None:
    """Give the last year before of which the side that is smaller now was the larger; a side untold was nothing."""
    now_larger, now_smaller = (imports, exports) if _value(imports[now]) > _value(exports[now]) else (exports, imports)
    earlier = [
        time
        for time, row in now_smaller.items()
        if str(time) < str(now)
        and _value(row) > (_value(now_larger[time]) if time in now_larger else 0.0)
        and _value(row) > _value(now_smaller[now])
    ]
    return max(earlier, key=str, default=None)


def _value(row: Statement[Flow]) -> float:
    return row.record.quantity.value


def _finding(ledger: Ledger, actor: str, turn: _Turn, year: int | None) -> Finding:
    then = (turn.exports if turn.imports_now else turn.imports)[turn.then]
    values: dict[str, Value | tuple[Value, ...]] = {
        "goods": Word(turn.commodity),
        "year": When(turn.then),
        "before": stated(then),
        "now": When(turn.now),
        "exports": stated(turn.exports[turn.now]),
        "imports": stated(turn.imports[turn.now]),
    }
    told = (
        Sentence(
            "{goods}: from exporter to importer: exports of {before} in {year}; exports {exports}, imports "
            "{imports} in {now}.",
            values,
        )
        if turn.imports_now
        else Sentence(
            "{goods}: from importer to exporter: imports of {before} in {year}; exports {exports}, imports "
            "{imports} in {now}.",
            values,
        )
    )
    return Finding(
        size=turn.size,
        sentences=(told, *_through(ledger, actor, turn, year)),
        record={
            "finding": "turn",
            "commodity": turn.commodity,
            "to": "import" if turn.imports_now else "export",
            "period": str(turn.now),
            "before_period": str(turn.then),
            "evidence": [then.id, turn.exports[turn.now].id, turn.imports[turn.now].id],
        },
    )


def _through(ledger: Ledger, actor: str, turn: _Turn, year: int | None) -> list[Sentence]:
    """Tell who can stop most of the new imports on their way."""
    if not turn.imports_now:
        return []
    rows = veto_rows(ledger, actor, turn.commodity, year)
    transit = [row for row in rows if row.direction == "import" and row.role is Role.TRANSIT]
    if not transit:
        return []
    row = max(transit, key=lambda each: each.block_share.value or 0.0)
    return [
        Sentence(
            "{goods}, {year}: {gatekeeper} ({role}) can stop {share} at once.",
            {
                "goods": Word(f"{turn.commodity} imports"),
                "year": When(Period.year(row.year)),
                "gatekeeper": ActorName(row.gatekeeper),
                "role": Term("role", row.role),
                "share": rounded(row.block_share),
            },
        )
    ]
