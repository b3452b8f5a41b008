"""Routes, commodities, places and regions: tables that agree with the vocabulary and the shipped world."""

from __future__ import annotations

import pytest

from untether.coding.commodities import commodities
from untether.coding.places import known_places, places
from untether.coding.regions import regions
from untether.coding.routes_in_text import known_routes, routes
from untether.coding.word_tables import read_table
from untether.vocabulary.actors import actor
from untether.vocabulary.routes import Route
from untether.vocabulary.topics import commodity
from untether.worlds.shipped import read_world


def test_every_route_is_one_of_the_shipped_world_and_carries_its_commodity() -> None:
    shipped = {each.record.id: each.record for each in read_world().statements if isinstance(each.record, Route)}
    assert {id_: names.carries for id_, names in known_routes().items()} == {
        id_: shipped[id_].commodity for id_ in known_routes()
    }


def test_every_commodity_and_place_is_known_to_the_vocabulary() -> None:
    for words in read_table("commodities", dict[str, dict[str, tuple[str, ...]]]).values():
        assert [commodity(id_).id for id_ in words] == list(words)
    for place in known_places().values():
        assert not place.actor or actor(place.actor).id == place.actor


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("flows through the Caspian Consortium Pipeline (CPC)", "en", ["cpc", "cpc"]),
        ("the Baku-Tbilisi-Ceyhan pipeline and Nord Stream 2", "en", ["btc", "nord_stream_2"]),
        ("the friendship of peoples", "en", []),
        ("прокачка по «Дружбе» и через КТК", "ru", ["druzhba_trunk", "cpc"]),
        ("газопровод «Северный поток — 2»", "ru", ["nord_stream_2"]),
        ("Лачинский коридор и Зангезурский коридор", "ru", ["lachin", "zangezur_tripp"]),
        ("дружба народов", "ru", []),
        ("праз Баку — Тбілісі — Джэйхан", "be", ["btc"]),
        ("Сярэдні калідор", "be", ["titr"]),
    ],
)
def test_routes_are_named(text: str, lang: str, expected: list[str]) -> None:
    assert [each.id for each in routes(text, lang)] == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("80% of its oil exports and oil products", "en", ["oil", "oil products"]),
        ("сырой нефти и нефтепродуктов, природного газа", "ru", ["oil", "oil products", "gas"]),
        ("газета и грузин", "ru", []),
        ("нафты, нафтапрадуктаў і газу", "be", ["oil", "oil products", "gas"]),
    ],
)
def test_commodities_are_named(text: str, lang: str, expected: list[str]) -> None:
    assert [each.id for each in commodities(text, lang)] == expected


def test_places_and_regions_are_named_where_they_stand() -> None:
    text = "a base in Gyumri, far from Central Asia"
    (place,), (region,) = places(text, "en"), regions(text, "en")
    assert (place.id, text[place.start : place.end]) == ("gyumri", "Gyumri")
    assert (region.id, text[region.start : region.end]) == ("Central Asia", "Central Asia")
