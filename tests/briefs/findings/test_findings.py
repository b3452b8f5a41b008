"""Findings from a handful of flows: who overtook whom, what turned, what was promised, and what is too small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from untether.briefs.findings.overtakes import overtakes
from untether.briefs.findings.promises import promises
from untether.briefs.findings.shifts import shifts
from untether.briefs.findings.turns import turns
from untether.ledger import Ledger, open_reader, open_writer
from untether.settings import Settings
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Source, Standing, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import WORLD, Flow, Indicator

Tell = Callable[..., Ledger]
ME = "MNG"


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with ExitStack() as stack:

        def build(*statements: Statement[Flow] | Statement[Indicator]) -> Ledger:
            settings = Settings(home=tmp_path)
            with open_writer(settings) as ledger:
                ledger.load(statements, sources=[Source(id="a", title="A", producer="Office")])
                ledger.publish()
            return stack.enter_context(open_reader(settings))

        yield build


def flow(  # noqa: PLR0917
    seller: str, buyer: str, goods: str, year: int, value: float, unit: str, standing: Standing = Standing.VERIFIED
) -> Statement[Flow]:
    record = Flow(
        from_actor=seller, to_actor=buyer, commodity=goods, period=Period.year(year), quantity=Quantity(value, unit)
    )
    return Statement(record=record, source="a", seen=date(2024, 5, 1), standing=standing)


def imports(year: int, **shares: float) -> list[Statement[Flow]]:
    return [
        flow(WORLD, ME, "goods", year, 100.0, "USD"),
        *(flow(pole, ME, "goods", year, 100 * share, "USD") for pole, share in shares.items()),
    ]


def test_overtaking_is_dated_by_its_first_lasting_year(tell: Tell) -> None:
    years = {2019: (0.4, 0.3), 2020: (0.3, 0.4), 2021: (0.4, 0.3), 2022: (0.3, 0.35), 2023: (0.2, 0.45)}
    rows = [row for year, (russia, china) in years.items() for row in imports(year, RUS=russia, CHN=china)]
    (found,) = overtakes(tell(*rows), ME, None)
    assert (found.record["first"], found.record["second"], found.record["since"]) == ("CHN", "RUS", "2022")
    assert found.size == pytest.approx(0.45)


def test_an_old_overtaking_is_no_news(tell: Tell) -> None:
    rows = [row for year in range(2010, 2024) for row in imports(year, RUS=0.3, CHN=0.2 if year == 2010 else 0.4)]
    assert overtakes(tell(*rows), ME, None) == []


def test_a_turn_tells_both_sides_now_and_the_last_year_of_the_other_way(tell: Tell) -> None:
    rows = [
        flow(ME, WORLD, "gas", 2018, 12.0, "bcm"),
        flow(ME, WORLD, "gas", 2019, 10.0, "bcm"),
        flow(WORLD, ME, "gas", 2019, 1.0, "bcm"),
        flow(ME, WORLD, "gas", 2023, 2.0, "bcm"),
        flow(WORLD, ME, "gas", 2023, 6.0, "bcm"),
    ]
    (found,) = turns(tell(*rows), ME, None)
    assert found.size == pytest.approx(0.5)
    assert (found.record["to"], found.record["before_period"], found.record["period"]) == ("import", "2019", "2023")


def test_no_turn_without_a_change_of_sides(tell: Tell) -> None:
    rows = [
        flow(ME, WORLD, "gas", 2019, 10.0, "bcm"),
        flow(ME, WORLD, "gas", 2023, 6.0, "bcm"),
        flow(WORLD, ME, "gas", 2023, 2.0, "bcm"),
        flow(WORLD, ME, "gas", 2020, 900.0, "USD"),
    ]
    assert turns(tell(*rows), ME, None) == []


def test_a_promise_is_measured_by_what_was_done_and_never_by_another_plan(tell: Tell) -> None:
    rows = [
        flow(ME, "CHN", "gas", 2023, 5.0, "bcm"),
        flow(ME, "CHN", "gas", 2025, 8.0, "bcm", Standing.PLAN),
        flow(ME, "CHN", "gas", 2027, 20.0, "bcm", Standing.PLAN),
    ]
    (found,) = promises(tell(*rows), ME, None)
    assert (found.record["planned"], found.record["done"]) == (20.0, 5.0)
    assert found.size == pytest.approx(0.75)


def test_a_kept_promise_is_no_finding(tell: Tell) -> None:
    rows = [flow(ME, "CHN", "gas", 2023, 19.0, "bcm"), flow(ME, "CHN", "gas", 2027, 20.0, "bcm", Standing.PLAN)]
    assert promises(tell(*rows), ME, None) == []


def test_imports_that_nobody_needs_make_no_finding(tell: Tell) -> None:
    used = Indicator(
        actor=ME, topic="consumption", commodity="gas", period=Period.year(2023), quantity=Quantity(20.0, "bcm")
    )
    rows = [flow(WORLD, ME, "gas", 2023, 1.0, "bcm"), flow("RUS", ME, "gas", 2023, 0.9, "bcm")]
    usage = Statement(record=used, source="a", seen=date(2024, 5, 1))
    assert shifts(tell(*rows, usage), ME, None) == []


def test_a_large_share_is_a_finding_and_a_bloc_hides_its_members(tell: Tell) -> None:
    (found,) = shifts(
        tell(*imports(2018, RUS=0.3, EUU=0.3, DEU=0.25), *imports(2023, RUS=0.1, EUU=0.6, DEU=0.5)), ME, None
    )
    assert [(one["pole"], one["share"]) for one in found.record["poles"]] == [  # type: ignore[attr-defined]
        ("EUU", pytest.approx(0.6)),
        ("RUS", pytest.approx(0.1)),
    ]
    assert len(found.sentences) == 1
