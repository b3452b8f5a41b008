"""Units and the named conversions between them."""

from __future__ import annotations

import pytest

from untether.errors import UnknownName
from untether.vocabulary.conversion import conversion_between, convert
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.topics import commodities, indicators, layers
from untether.vocabulary.units import conversions, unit, units


def test_a_thousand_barrels_a_day_are_fifty_thousand_tonnes_a_year() -> None:
    """1000 bbl/d x 365 d / 7.33 bbl/t = 49 795 t; the Energy Institute prints 49.8 t a year for one barrel a day."""
    found = convert(Quantity(1.0, "kb/d"), "Mt", of="oil")
    assert found.value == pytest.approx(1000 * 365 / 7.33 / 1e6, rel=1e-6)
    assert found.approximate
    bridge = conversion_between("kb/d", "Mt", "oil")
    assert bridge is not None
    assert bridge.id == "mt_per_year_from_kb_per_day"


def test_like_units_convert_exactly_and_need_no_name() -> None:
    found = convert(Quantity(52.2, "Mt"), "t")
    assert (found.value, found.approximate) == (52.2e6, False)
    assert conversion_between("Mt", "kt") is None
    assert convert(Quantity(81.0, "%"), "share").value == pytest.approx(0.81)
    assert convert(Quantity(1.0, "bcm"), "mcm").value == pytest.approx(1000)


def test_a_conversion_there_and_back_gives_the_same() -> None:
    there = convert(Quantity(64.3, "Mt"), "kb/d", of="oil")
    assert convert(there, "Mt", of="oil").value == pytest.approx(64.3)


def test_an_interval_is_carried_along() -> None:
    found = convert(Quantity(10.0, "bcm", low=9.0, high=12.0), "Mt", of="LNG")
    assert (found.low, found.high) == (pytest.approx(9 / 1.36), pytest.approx(12 / 1.36))


def test_a_writing_convention_keeps_a_figure_exact() -> None:
    assert not convert(Quantity(30.0, "mcm/d"), "bcm", of="gas").approximate
    assert convert(Quantity(1.5e6, "t/year"), "Mt").value == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("tail", "head", "of"),
    [
        ("USD", "EUR", ""),
        ("TIV", "USD", "arms"),
        ("kb/d", "Mt", ""),
        ("kb/d", "Mt", "gas"),
        ("bcm", "Mt", "goods"),
        ("Mt", "km", "oil"),
        ("persons", "votes", ""),
    ],
)
def test_no_path_is_an_error_that_names_what_there_is(tail: str, head: str, of: str) -> None:
    with pytest.raises(UnknownName, match=f"no conversion from {tail} to {head}"):
        convert(Quantity(1.0, tail), head, of=of)


def test_an_unknown_unit_gets_near_names() -> None:
    with pytest.raises(UnknownName, match="no unit 'bcmm'; near: bcm"):
        unit("bcmm")
    with pytest.raises(UnknownName):
        convert(Quantity(1.0, "furlongs"), "km")


def test_every_conversion_names_known_units_and_commodities_and_a_path() -> None:
    for bridge in conversions().values():
        assert {bridge.tail, bridge.head} <= set(units())
        assert set(bridge.of) <= set(commodities())
        found = convert(Quantity(1.0, bridge.tail), bridge.head, of=bridge.of[0] if bridge.of else "")
        assert found.value == pytest.approx(bridge.factor)


@pytest.mark.parametrize(
    ("conversion", "factor"),
    [
        ("mt_per_year_from_kb_per_day", 1000 * 365 / 7.33 / 1e6),
        ("tonnes_from_barrels", 1 / 7.33),
        ("usd_per_tonne_from_usd_per_barrel", 7.33),
        ("product_tonnes_from_barrels", 1 / 8.05770163913485),
        ("product_mt_per_year_from_kb_per_day", 1000 * 365 / 8.05770163913485 / 1e6),
        ("lng_mt_from_bcm", 1 / 1.36),
        ("pj_from_bcm", 36),
        ("bcm_per_year_from_mcm_per_day", 0.365),
    ],
)
def test_every_printed_factor_follows_from_its_constants(conversion: str, factor: float) -> None:
    assert conversions()[conversion].factor == pytest.approx(factor, rel=1e-5)


def test_commodities_and_indicators_use_known_units_and_layers() -> None:
    assert {row.unit for row in commodities().values()} <= set(units())
    assert {row.unit for row in indicators().values() if row.unit} <= set(units())
    assert {row.layer for row in commodities().values()} <= set(layers())
    assert list(layers()) == ["trade", "energy", "transit", "arms", "finance", "security", "diplomacy", "events"]
