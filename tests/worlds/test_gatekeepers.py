"""The shipped world reckoned: every state and year has an answer, first of all those an analyst looks for."""

from __future__ import annotations

import pytest

from untether.ledger import Ledger
from untether.measures.run import block_shares, total, unallocated
from untether.vocabulary.companies import companies, rule_of
from untether.vocabulary.measurement import Answer
from untether.vocabulary.routes import Consent

TWELVE = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB")
YEARS = range(2019, 2026)
ROUNDING = 0.01
"""By how much of the total the routes of a state may carry more than it states."""


@pytest.mark.parametrize("commodity", ["oil", "gas"])
@pytest.mark.parametrize("actor", TWELVE)
def test_every_state_and_year_has_an_answer(shipped: Ledger, actor: str, commodity: str) -> None:
    for year in YEARS:
        for row in block_shares(shipped, actor, commodity, year):
            for told in (row.block_share, row.block_share_rerouted):
                if told.answer is Answer.NUMBER:
                    assert told.value is not None
                    assert 0 <= told.value <= 1, told.id
                else:
                    assert told.reason, told.id


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("UZB gas 2024 import: KAZ transit", 5.6 / 12.41),
        ("UZB gas 2024 import: RUS origin", 5.6 / 12.41),
        ("UZB gas 2024 export: KAZ transit", 2.49 / 2.66),
        ("ARM gas 2022 import: GEO transit", 2.6 / 2.966),
        ("ARM gas 2023 import: GEO transit", 0.85),
        ("AZE gas 2025 export: GEO transit", 22.9 / 25.2),
        ("AZE gas 2025 export: TUR transit", 13.3 / 25.2),
        ("AZE oil 2025 export: GEO transit", 1.0),
        ("AZE oil 2022 export: TUR transit", 24.95 / 26.3),
        ("KAZ oil 2022 export: RUS transit", 0.97),
        ("BLR gas 2024 import: RUS origin", 1.0),
    ],
)
def test_the_gatekeepers_an_analyst_knows(shipped: Ledger, asked: str, expected: float) -> None:
    actor, commodity, year, way, gatekeeper, role = asked.replace(":", "").split()
    rows = block_shares(shipped, actor, commodity, int(year))
    (found,) = [row for row in rows if (row.direction, row.gatekeeper, row.role) == (way, gatekeeper, role)]
    assert found.block_share.value == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("actor", ["AZE", "KAZ", "UZB"])
@pytest.mark.parametrize("commodity", ["oil", "gas"])
def test_routes_carry_no_more_than_the_state_says_that_it_sells(shipped: Ledger, actor: str, commodity: str) -> None:
    for year in YEARS:
        stated, left = (measure(shipped, actor, commodity, year) for measure in (total, unallocated))
        if left.answer is Answer.NUMBER:
            assert stated.value is not None
            assert left.value is not None
            assert left.value >= -ROUNDING * stated.value, left.id


def test_one_known_way_of_uranium_is_not_all_of_it(shipped: Ledger) -> None:
    for year in (2022, 2023):
        assert total(shipped, "KAZ", "uranium", year).value == pytest.approx(21_200, rel=0.02)
        rows = block_shares(shipped, "KAZ", "uranium", year)
        assert rows
        assert {row.block_share.answer for row in rows} == {Answer.NOT_COVERED}


def test_a_company_that_no_state_commands_speaks_for_itself(shipped: Ledger) -> None:
    held = [row.record for row in shipped.statements(Consent) if row.record.holder in companies()]
    assert [(one.segment, one.holder) for one in held if one.rule != rule_of(one.holder).id] == []
    private = [one for one in held if one.rule == "private"]
    assert private
    assert [(one.segment, one.holder) for one in private if one.actor != one.holder] == []
