"""The shipped world as a whole: it loads, its ids resolve, and nothing in it contradicts itself undecided."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from untether.errors import AmbiguousMatch
from untether.ledger.same_thing import IDENTITY, groups, same_thing, settle
from untether.vocabulary import actors
from untether.vocabulary.relations import Event, Flow, Indicator, Tie
from untether.vocabulary.routes import Capacity, Carriage, Consent, Cost, Market, Place, Project, Route, Segment, Supply
from untether.worlds.shipped import fingerprint, read_world
from untether.worlds.tables import Theme


@cache
def world() -> Theme:
    return read_world()


def records(kind: type) -> list:  # type: ignore[type-arg]
    return [statement.record for statement in world().statements if type(statement.record) is kind]


def test_every_row_has_a_source_that_is_used_and_says_who_published_what() -> None:
    cards = {card.id: card for card in world().sources}
    used = {statement.source for statement in world().statements} | {row.source for row in world().coverage}
    assert used <= set(cards)
    assert sorted(set(cards) - used) == []
    assert [card.id for card in cards.values() if not (card.title and card.producer)] == []


def test_every_actor_is_known() -> None:
    named = set()
    for flow in records(Flow):
        named |= {flow.from_actor, flow.to_actor, flow.reporter, flow.origin}
    for tie in records(Tie):
        named |= {tie.from_actor, tie.to_actor}
    for event in records(Event):
        named |= {*event.sources, *event.targets}
    named |= {consent.actor for consent in records(Consent)} | {consent.holder for consent in records(Consent)}
    named |= {place.actor for place in records(Place)} | {one.actor for one in records(Indicator)}
    named |= {supply.owner for supply in records(Supply)} | {market.actor for market in records(Market)}
    named |= {row.actor for row in world().coverage}
    known = {one.id for one in actors.actors()}
    assert sorted(named - known - {""}) == []


def test_every_route_segment_and_place_is_there() -> None:
    places = {place.id for place in records(Place)}
    routes = {route.id for route in records(Route)}
    segments = {segment.id for segment in records(Segment)}
    assert {end for one in records(Segment) for end in (one.tail, one.head)} - places == set()
    assert {one.route for one in records(Segment)} - routes == set()
    assert {one.route for one in records(Carriage)} | {one.route for one in records(Project)} <= routes
    on_segments = [one.segment for kind in (Capacity, Consent, Cost) for one in records(kind)]
    assert {*on_segments, *(one.segment for one in records(Carriage) if one.segment)} - segments == set()
    assert {one.place for kind in (Supply, Market) for one in records(kind)} - places == set()


def test_where_sources_differ_a_choice_decides_and_says_why() -> None:
    by_kind = defaultdict(list)
    for statement in world().statements:
        by_kind[type(statement.record)].append(statement)
    choices = {choice.key: choice for choice in world().choices}
    undecided = []
    for kind in IDENTITY:
        for group in groups(by_kind[kind]):
            try:
                settle(group, choices)
            except AmbiguousMatch as trouble:
                undecided.append(str(trouble))
    assert undecided == []
    met = {same_thing(one.record) for kind in IDENTITY for one in by_kind[kind]}
    assert sorted(set(choices) - met) == []
    assert [choice.key for choice in choices.values() if not choice.reason] == []


def test_the_fingerprint_is_one_for_one_world() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 64
