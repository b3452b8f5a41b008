"""Small sources, statements and records of every kind, for the ledger's tests."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from untether.vocabulary.period import Period, Precision
from untether.vocabulary.provenance import Evidence, Source, Standing, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Flow
from untether.vocabulary.routes import Carriage

SEEN = date(2024, 5, 1)


def card(id_: str, **more: Any) -> Source:
    return Source(id=id_, title=id_.title(), producer="Office", **more)


def carriage(value: float, *, route: str = "cpc", year: int = 2022) -> Carriage:
    return Carriage(route=route, origin="KAZ", period=Period.year(year), quantity=Quantity(value, "Mt"))


def flow(number: int, value: float = 1.0) -> Flow:
    quantity = Quantity(value, "USD")
    return Flow(from_actor="KAZ", to_actor=f"T{number}", commodity="goods", period=Period.year(2022), quantity=quantity)


def say(record: Any, source: str = "a", **more: Any) -> Statement[Any]:
    given = {"seen": SEEN, "evidence": (Evidence(source=source, locator="table 1"),), **more}
    return Statement(record=record, source=source, **given)


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted(draw(st.tuples(DAYS, DAYS)))
    open_start, open_end = draw(st.tuples(st.booleans(), st.booleans()))
    return Period(None if open_start else start, None if open_end else end, draw(st.sampled_from(Precision)))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    bounds = draw(st.sampled_from([(None, None), (low, None), (None, high), (low, high)]))
    return Quantity(value, draw(TEXT), *bounds, approximate=draw(st.booleans()))


SIMPLE = {
    str: TEXT,
    int: st.integers(-(2**63), 2**63 - 1),
    float: NUMBERS,
    bool: st.booleans(),
    date: DAYS,
    Period: periods(),
    Quantity: quantities(),
    type(None): st.none(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Make values of any type that a record's field may have."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if get_args(hint):
        return st.one_of([values(part) for part in get_args(hint)])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    assert is_dataclass(hint)
    return records(hint)


def records(kind: Any) -> st.SearchStrategy[Any]:
    """Make records of a kind, every field by its type."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: values(hints[each.name]) for each in fields(kind) if each.init})


def statements(kind: Any) -> st.SearchStrategy[Statement[Any]]:
    """Make statements of a kind by the sources `a` and `b`."""
    names = st.sampled_from(["a", "b"])
    evidence = records(Evidence).flatmap(
        lambda each: names.map(
            lambda name: Evidence(
                **{field.name: getattr(each, field.name) for field in fields(each) if field.name != "source"},
                source=name,
            )
        )
    )
    return st.builds(
        Statement,
        record=records(kind),
        source=names,
        seen=DAYS,
        standing=st.sampled_from(Standing),
        evidence=st.lists(evidence, max_size=3, unique=True).map(tuple),
        note=TEXT,
    )
