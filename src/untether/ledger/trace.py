"""The walk back from a number to the statement, source and documents behind it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import itemgetter
from typing import Any, Generic, TypeVar

from untether.errors import AmbiguousMatch, UnknownName
from untether.ledger.same_thing import IDENTITY, same_thing
from untether.ledger.view import View
from untether.vocabulary.provenance import Choice, Document, Source, Statement

R = TypeVar("R")

SHORTEST = 6
"""How many characters of an id must be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(Generic[R]):
    """A statement with the card of its source, the documents it cites and the other words on the same thing."""

    statement: Statement[R]
    source: Source
    documents: tuple[Document, ...]
    alternatives: tuple[Statement[R], ...]
    choice: Choice | None


def trace(view: View, beginning: str) -> Trace[Any]:
    """Find the one statement whose id begins so, and what stands behind and beside it."""
    group, statement = _found(view, beginning)
    documents = view.documents
    cited = dict.fromkeys(each.document for each in statement.evidence if each.document)
    return Trace(
        statement=statement,
        source=view.sources[statement.source],
        documents=tuple(documents[id_] for id_ in cited if id_ in documents),
        alternatives=tuple(each for each in group if each is not statement),
        choice=view.choices.get(same_thing(statement.record)) if type(statement.record) in IDENTITY else None,
    )


def _found(view: View, beginning: str) -> tuple[list[Statement[Any]], Statement[Any]]:
    if len(beginning) < SHORTEST:
        raise UnknownName(f"{beginning!r} is too short for an id: give at least {SHORTEST} of its characters")
    first = bisect_left(view.ids, beginning, key=itemgetter(0))
    after = takewhile(lambda each: each[0].startswith(beginning), islice(view.ids, first, None))
    met = [(group, statement) for _, group, statement in after]
    if not met:
        raise UnknownName(view.why_unread(beginning))
    if len(met) > 1:
        candidates = ", ".join(f"{each.id} ({type(each.record).__name__.lower()})" for _, each in met[:10])
        raise AmbiguousMatch(f"{beginning!r} begins {len(met)} ids: {candidates}; give more characters")
    return met[0]
