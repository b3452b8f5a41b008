from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import records

from untether.ledger.codec import Column, shape_of
from untether.ledger.tables import RECORDS
from untether.vocabulary.period import Period
from untether.vocabulary.quantity import Quantity


@given(st.sampled_from(RECORDS).flatmap(records))
def test_what_is_encoded_is_decoded_the_same(record: Any) -> None:
    shape = shape_of(type(record))
    assert shape.decode(shape.encode(record)) == record


def test_a_nested_record_takes_a_column_for_each_of_its_fields() -> None:
    assert shape_of(Period).columns == (Column("start", "DATE"), Column("end", "DATE"), Column("precision", "VARCHAR"))


def test_a_tuple_of_records_takes_parallel_lists() -> None:
    shape = shape_of(tuple[Quantity, ...])
    assert shape.columns[0] == Column("value", "DOUBLE[]")
    assert shape.encode((Quantity(1.0, "Mt"), Quantity(2.0, "t")))[:2] == [[1.0, 2.0], ["Mt", "t"]]


def test_an_absent_period_is_not_an_open_one() -> None:
    shape = shape_of(Period | None)
    forever = Period(None, None)
    assert shape.decode(shape.encode(None)) is None
    assert shape.decode(shape.encode(forever)) == forever


def test_a_type_without_columns_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot keep"):
        shape_of(dict[str, str])


def test_a_record_that_could_not_be_told_from_its_absence_is_refused() -> None:
    @dataclass(frozen=True)
    class Vague:
        maybe: str | None

    Vague.__annotations__["maybe"] = str | None
    with pytest.raises(TypeError, match="never None"):
        shape_of(Vague)
