"""Pipelines, corridors and railways, by the ids of the shipped world's routes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from untether.coding.names_in_text import Named, NameIndex
from untether.coding.word_tables import Entry, read_table


class RouteNames(Entry):
    """A route: what it carries, its operator where that is an actor, and its names by language."""

    carries: str
    en: tuple[str, ...]
    ru: tuple[str, ...]
    be: tuple[str, ...]
    actor: str = ""


@cache
def known_routes() -> Mapping[str, RouteNames]:
    """Give the table of routes by id."""
    return read_table("routes", dict[str, RouteNames])


def routes(text: str, lang: str) -> list[Named]:
    """Give the routes that a sentence names, by id.

    >>> [each.id for each in routes("oil into the Baku-Ceyhan pipeline", "en")]
    ['btc']
    >>> [each.id for each in routes("прокачка по «Дружбе» и КТК", "ru")]
    ['druzhba_trunk', 'cpc']
    """
    return _index(lang).find(text)


@cache
def _index(lang: str) -> NameIndex:
    of = {"en": "en", "be": "be"}.get(lang, "ru")
    return NameIndex({id_: getattr(route, of) for id_, route in known_routes().items()})
