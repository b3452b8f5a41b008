"""Borders by the stated policy: points, hatching, and outlines that meet without gaps."""

import itertools

import pytest

from untether.briefs.map.geometry import inside
from untether.briefs.map.outlines import Outline, load_outlines
from untether.vocabulary import actors

CITIES = {
    "Simferopol": ((34.10, 44.95), "UKR", "crimea"),
    "Sevastopol": ((33.53, 44.60), "UKR", "crimea"),
    "Kerch": ((36.40, 45.33), "UKR", "crimea"),
    "Donetsk": ((37.80, 48.00), "UKR", "donetsk-luhansk"),
    "Luhansk": ((39.30, 48.57), "UKR", "donetsk-luhansk"),
    "Sukhumi": ((41.03, 43.03), "GEO", "abkhazia"),
    "Tskhinvali": ((43.97, 42.23), "GEO", "south-ossetia"),
    "Tiraspol": ((29.63, 46.84), "MDA", "transnistria"),
    "Stepanakert": ((46.75, 39.82), "AZE", "karabakh"),
    "Pristina": ((21.16, 42.66), "SRB", "kosovo"),
    "northern Nicosia": ((33.36, 35.25), "CYP", "northern-cyprus"),
    "Quneitra": ((35.82, 33.12), "SYR", "golan"),
    "Srinagar": ((74.80, 34.08), "IND", "kashmir-india"),
    "Gilgit": ((74.31, 35.92), "PAK", "kashmir-pakistan"),
    "Astana": ((71.43, 51.13), "KAZ", ""),
    "Kyiv": ((30.52, 50.45), "UKR", ""),
    "Dnipro oblast": ((36.0, 48.0), "UKR", ""),
    "Kherson": ((32.62, 46.64), "UKR", ""),
    "Rostov": ((39.70, 47.24), "RUS", ""),
    "Krasnodar": ((38.98, 45.04), "RUS", ""),
    "Yerevan": ((44.51, 40.18), "ARM", ""),
    "Nakhchivan": ((45.41, 39.21), "AZE", ""),
    "Belgrade": ((20.46, 44.80), "SRB", ""),
    "Chisinau": ((28.86, 47.01), "MDA", ""),
    "Beijing": ((116.40, 39.90), "CHN", ""),
    "Blagoveshchensk": ((127.60, 50.40), "RUS", ""),
}


def holds(outline: Outline, place: tuple[float, float]) -> bool:
    """Rings inside rings are holes."""
    return sum(inside(place, ring) for ring in outline.rings) % 2 == 1


@pytest.mark.parametrize("city", CITIES)
def test_a_city_lies_in_the_state_and_the_disputed_area_that_the_policy_says(city: str) -> None:
    place, state, area = CITIES[city]
    outlines = load_outlines()
    assert [outline.actor for outline in outlines.states if holds(outline, place)] == [state]
    assert [name for name, outline in outlines.disputed if holds(outline, place)] == ([area] if area else [])


def test_a_disputed_area_is_drawn_in_a_state_of_the_map() -> None:
    outlines = load_outlines()
    states = {state.actor for state in outlines.states}
    assert {outline.actor for _, outline in outlines.disputed} <= states
    assert not {"KOS", "CYN", "SAH", "TWN"} & states


@pytest.mark.parametrize(
    ("one", "other"), [("UKR", "RUS"), ("GEO", "RUS"), ("MDA", "UKR"), ("AZE", "ARM"), ("KAZ", "RUS"), ("KAZ", "UZB")]
)
def test_neighbours_share_their_border_point_by_point(one: str, other: str) -> None:
    """Where two outlines were simplified apart, their border would show gaps: no point would be common to both."""
    edges = {state.actor: edges_of(state) for state in load_outlines().states if state.actor in {one, other}}
    assert len(edges[one] & edges[other]) >= 10


def test_crimea_is_joined_to_the_mainland_without_a_seam() -> None:
    """Ukraine's main ring runs around Crimea: the isthmus is inside it, and no border crosses it."""
    ukraine = next(state for state in load_outlines().states if state.actor == "UKR")
    for longitude, latitude in ((33.70, 46.11), (33.75, 46.2), (33.9, 46.4), (34.1, 44.95)):
        assert inside((longitude, latitude), ukraine.rings[0])


def test_the_hatching_fits_the_outline_around_it() -> None:
    """Every edge of a disputed area on its state's outer border is an edge of that border."""
    outlines = load_outlines()
    ukraine = next(state for state in outlines.states if state.actor == "UKR")
    crimea = dict(outlines.disputed)["crimea"]
    common = edges_of(crimea) & edges_of(ukraine)
    assert len(common) >= 0.8 * len(edges_of(crimea))


def edges_of(outline: Outline) -> set[frozenset[tuple[float, float]]]:
    return {frozenset(edge) for ring in outline.rings for edge in itertools.pairwise(ring)}


def test_every_outline_is_an_actor_of_the_vocabulary() -> None:
    for state in load_outlines().states:
        assert actors.actor(state.actor).id == state.actor
