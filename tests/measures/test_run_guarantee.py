"""Guarantees of passage in the small world: CPC leads through Russia, BTC through Georgia and Türkiye."""

from __future__ import annotations

from typing import Any

from tiny_records import market, small_world, stop

from untether.measures.run import access_value, guaranteed_value, weakening_guarantee
from untether.vocabulary.measurement import Answer
from untether.vocabulary.routes import Market

ASKED = ("KAZ", "oil", 2022, "GEO")


def behind_ceyhan(told: Any, buyer: str) -> Any:
    """The small world with one who can stop the last stretch of BTC, and who buys what comes over it, or nobody."""
    kept = [one for one in small_world() if not (isinstance(one, Market) and one.place == "beyond-ceyhan")]
    return told(*kept, stop("btc.sea", "ITA"), market("beyond-ceyhan", buyer))


def test_who_only_buys_has_no_passage_to_guarantee(told: Any) -> None:
    members = {}
    for buyer in ("", "ITA"):
        world = behind_ceyhan(told, buyer)
        assert access_value(world, "KAZ", "oil", 2022, "ITA").value
        found = weakening_guarantee(world, "KAZ", "oil", 2022, "RUS")
        members[buyer] = set() if found is None else set(found.alliance.members)
    assert "ITA" in members[""]
    assert "ITA" not in members["ITA"]


def test_the_value_after_the_guarantee_is_told_with_those_who_give_it(told: Any) -> None:
    world = told(*small_world())
    found = weakening_guarantee(world, *ASKED)
    assert found is not None
    after = guaranteed_value(world, *ASKED)
    assert (after.answer, after.value) == (Answer.NUMBER, found.after)
    assert after.reason == f"guaranteed by {', '.join(found.alliance.members)}"
    assert found.after < (access_value(world, *ASKED).value or 0)


def test_who_holds_nothing_cannot_be_weakened(told: Any) -> None:
    assert weakening_guarantee(told(*small_world()), "KAZ", "oil", 2022, "FJI") is None
    assert guaranteed_value(told(*small_world()), "KAZ", "oil", 2022, "FJI").answer is Answer.UNDEFINED
