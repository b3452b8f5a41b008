"""The dated shareholdings of the vocabulary as ties: who owns which part of a pipeline, a refiner or a railway."""

from __future__ import annotations

from collections.abc import Iterator

from untether.vocabulary.companies import Shareholder, all_shareholders, companies
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Tie
from untether.worlds.cards import stated

TRANSIT = frozenset({"CKU_RAILWAY", "SOUTH_CAUCASUS_RAILWAY", "TRIPP_DEVELOPMENT_COMPANY"})
"""Companies of roads and railways; the others trade in energy."""


def shareholding_ties() -> Iterator[Statement[Tie]]:
    """Give each holder that is an actor as a tie of kind `ownership` to the company; `share` is a part of one."""
    for row in all_shareholders():
        if row.holder:
            where = f"{row.company}, {row.holder}"
            yield stated(_tie(row), row.source, where, standing=row.standing, note=row.note)


def _tie(row: Shareholder) -> Tie:
    return Tie(
        kind="ownership",
        from_actor=row.holder,
        to_actor=row.company,
        layer="transit" if row.company in TRANSIT else "energy",
        names=companies()[row.company].names,
        valid=row.valid,
        share=row.share / 100,
    )
