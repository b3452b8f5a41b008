"""The dated shareholdings of the vocabulary as ties: who owns which part of a pipeline, a refiner or a railway."""

from __future__ import annotations

from collections.abc import Iterator

from untether.vocabulary.companies import Shareholder, all_shareholders, companies
from untether.vocabulary.period import ALWAYS
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Tie
from untether.worlds.cards import stated

TRANSIT = frozenset({"CKU_RAILWAY", "SOUTH_CAUCASUS_RAILWAY", "TRIPP_DEVELOPMENT_COMPANY"})
"""Companies of roads and railways; the others trade in energy."""


def shareholding_ties() -> Iterator[Statement[Tie]]:
    """Give each dated holding of an actor as a tie of kind `ownership` to the company; `share` is a part of one.

    Left out are holdings without a date and those inside one state (a state's own companies at home, and theirs):
    they tell who speaks for whom, which the vocabulary answers, and tie no two actors.
    """
    for row in all_shareholders():
        if row.holder and row.valid != ALWAYS and not _inside_one_state(row):
            where = f"{row.company}, {row.holder}"
            yield stated(_tie(row), row.source, where, standing=row.standing, note=row.note)


def _inside_one_state(row: Shareholder) -> bool:
    company, holder = companies()[row.company], companies().get(row.holder)
    return company.state == company.home == (holder.home if holder else row.holder)


def _tie(row: Shareholder) -> Tie:
    return Tie(
        kind="ownership",
        from_actor=row.holder,
        to_actor=row.company,
        layer="transit" if row.company in TRANSIT else "energy",
        names=companies()[row.company].names,
        valid=row.valid,
        step="announced" if row.standing == Standing.PLAN else "in force",
        share=row.share / 100,
    )
