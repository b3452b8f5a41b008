"""Ids are paths that can be reckoned again."""

from __future__ import annotations

import pytest
from tiny_records import flow, share, small_world

from untether.errors import UnknownName
from untether.measures.cards import cards
from untether.measures.run import FORMS, block_shares, concentration, exposure, reckon, route_n_minus_1, sensitivity
from untether.vocabulary.period import Period

WINDOW = Period.parse("2020/2024")


@pytest.fixture
def ledger(told):
    transfers = [flow(one, "ARM", value, "money transfers", "USD") for one, value in (("WLD", 10.0), ("RUS", 7.0))]
    arms = [flow(one, "ARM", value, "arms", "TIV", period=WINDOW) for one, value in (("WLD", 10.0), ("IND", 4.0))]
    return told(*small_world(), *transfers, *arms, share("ARM", "RUS", 20.3))


def test_what_was_printed_is_reckoned_again(ledger):
    (row, *_) = block_shares(ledger, "KAZ", "oil", 2022)
    printed = [
        row.block_share,
        row.block_share_rerouted,
        *row.by_basis.values(),
        *row.levers.values(),
        exposure(ledger, "ARM", "RUS", "money transfers", "import", 2022),
        exposure(ledger, "ARM", "IND", "arms", "import", WINDOW),
        concentration(ledger, "ARM", "goods", "import", 2022),
        route_n_minus_1(ledger, "KAZ", "oil", 2022),
        sensitivity(ledger, "KAZ", "oil", 2022, "RUS"),
    ]
    for measurement in printed:
        assert reckon(ledger, measurement.id) is measurement  # remembered, not reckoned twice


@pytest.mark.parametrize(
    "id_",
    [
        "exports/KAZ/oil/2022",
        "imports/KAZ/oil/2022",
        "unallocated/KAZ/oil/2022",
        "unallocated/KAZ/oil/2022/import",
        "capacity_needed/KAZ/oil/2022/RUS/btc",
        "capacity_needed/KAZ/oil/2022/RUS/field:world",
        "cost_to_blocker/KAZ/oil/2022/RUS",
        "sensitivity/KAZ/oil/2022/RUS/money",
        "vulnerability/KAZ/oil/2022/RUS",
        "asymmetry/KAZ/oil/2022/RUS/import",
        "hhi/KAZ/oil/routes/2022",
        "hhi/KAZ/oil/import-routes/2022",
        "n_minus_1/ARM/arms/import/2020-2024",
        "block_share/KAZ/oil/2022/RUS/transit/import",
        "block_share_rerouted/KAZ/oil/2022/RUS/origin/import",
        "exposure/KAZ/CHN/goods/import/2022/CHN",
    ],
)
def test_the_answer_carries_the_id_that_was_asked(ledger, id_):
    assert reckon(ledger, id_).id == id_


def test_a_seller_is_asked_about_imports(ledger):
    assert reckon(ledger, "block_share/ARM/oil/2022/RUS/origin").id == "block_share/ARM/oil/2022/RUS/origin/import"


@pytest.mark.parametrize(
    ("id_", "says"),
    [
        ("exposure/ARM/RUS", "exposure/CLIENT/POLE"),
        ("exposure/ARM/RUS/goods/sideways/2022", "import|export"),
        ("exposure/ARM/RUS/goods/import/yesterday", "PERIOD"),
        ("block_share/KAZ/oil/soon/RUS/transit", "YEAR"),
        ("block_share/KAZ/oil/2022/RUS/passage", "transit|destination|origin"),
        ("sensitivity/KAZ/oil/2022/RUS/roubles", "[/money]"),
        ("unallocated/KAZ/oil/2022/export/more", "unallocated/CLIENT"),
        ("veto/KAZ", "no measure 'veto'"),
    ],
)
def test_an_id_that_fits_no_form_is_told_the_form(ledger, id_, says):
    with pytest.raises(UnknownName) as refused:
        reckon(ledger, id_)
    assert says in str(refused.value)


def test_every_measure_that_an_id_names_has_its_card_and_form():
    assert set(FORMS) == {measure for measure, card in cards().items() if card.form}
    assert all(card.form.split("/")[0] == measure for measure, card in cards().items() if card.form)
