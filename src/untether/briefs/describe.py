"""What stands behind a footnote: one line for a statement, one for a reckoned number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from untether.briefs import reasons
from untether.briefs.section import Verbatim
from untether.briefs.told import Describe, Footnote
from untether.ledger import Ledger
from untether.measures.cards import cards
from untether.measures.run import reckon
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.names import Lang
from untether.vocabulary.provenance import Source, Standing, Statement

MOST_SOURCES = 4
GRAVEST = (Standing.PLAN, Standing.DISPUTED, Standing.DRAFT)


def describer(ledger: Ledger, lang: Lang) -> Describe:
    """Give the function that tells what an id stands for, from this snapshot and in this language.

    A number that is reckoned takes the gravest standing of the rows it rests on.
    """
    sources = ledger.sources()

    @cache
    def statement(id_: str) -> Statement[object]:
        return ledger.explain(id_).statement

    def describe(id_: str) -> Footnote:
        if "/" in id_:
            found = reckon(ledger, id_)
            return _reckoned(found, [statement(one) for one in found.inputs], sources, lang)
        return _stated(statement(id_), sources)

    return describe


def _stated(statement: Statement[object], sources: Mapping[str, Source]) -> Footnote:
    card = sources[statement.source]
    where = statement.evidence[0].locator if statement.evidence else ""
    return Footnote(
        id=statement.id,
        text=_listed(card.producer, card.title, card.published, where),
        url=card.url,
        standing=statement.standing,
        note=Verbatim(statement.note) if statement.note else None,
        short=_listed(card.producer, card.published, where),
    )


def _listed(*parts: str) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _reckoned(found: Measurement, rows: list[Statement[object]], sources: Mapping[str, Source], lang: Lang) -> Footnote:
    card = cards()[found.measure]
    title = {"en": card.title_en, "ru": card.title_ru, "be": card.title_be}[lang]
    producers = list(dict.fromkeys(sources[row.source].producer for row in rows))
    more = len(producers) - MOST_SOURCES
    told = "; ".join(producers[:MOST_SOURCES]) + (f" (+{more})" if more > 0 else "")
    standings = {row.standing for row in rows}
    return Footnote(
        id=found.id,
        text=f"{title}: {told}" if told else title,
        standing=next((standing for standing in GRAVEST if standing in standings), None),
        note=reasons.told(found.reason),
        short=told or title,
    )
