"""The worlds that come with the package."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from untether.errors import SourceError
from untether.vocabulary.provenance import Source
from untether.vocabulary.tables import DATA
from untether.worlds.cards import vocabulary_cards
from untether.worlds.memberships import membership_ties
from untether.worlds.shareholdings import shareholding_ties
from untether.worlds.tables import Theme, read_theme

ROLLS = ("companies", "memberships", "organisations", "shareholders", "sources")
"""The vocabulary's tables from which ties are made."""


def read_world(name: str = "post_soviet") -> Theme:
    """Read all themes of a shipped world, and the ties that the vocabulary holds, as one.

    Raises
    ------
    SourceError
        A table that does not fit, or one source id with two different cards.
    """
    world = files("untether.worlds") / name
    themes = [read_theme(folder) for folder in sorted(world.iterdir(), key=lambda one: one.name) if _is_theme(folder)]
    themes.append(_rolls())
    cards: dict[str, Source] = {}
    for theme in themes:
        for card in theme.sources:
            if cards.setdefault(card.id, card) != card:
                raise SourceError(f"world {name}: source {card.id!r} has two different cards; keep one")
    return Theme(
        statements=tuple(statement for theme in themes for statement in theme.statements),
        sources=tuple(cards.values()),
        coverage=tuple(row for theme in themes for row in theme.coverage),
        choices=tuple(row for theme in themes for row in theme.choices),
    )


def fingerprint(name: str = "post_soviet") -> str:
    """Hash the tables of a shipped world, so that a newer version of them is noticed."""
    digest = hashlib.sha256()
    for folder in sorted((files("untether.worlds") / name).iterdir(), key=lambda one: one.name):
        if _is_theme(folder):
            for table in sorted(folder.iterdir(), key=lambda one: one.name):
                digest.update(f"{folder.name}/{table.name}".encode())
                digest.update(table.read_bytes())
    for roll in ROLLS:
        digest.update((DATA / f"{roll}.csv").read_bytes())
    return digest.hexdigest()


def _rolls() -> Theme:
    """Give memberships and shareholdings as a theme of their own."""
    ties = (*membership_ties(), *shareholding_ties())
    used = {tie.source for tie in ties}
    cards = tuple(card for card in vocabulary_cards().values() if card.id in used)
    return Theme(statements=ties, sources=cards, coverage=(), choices=())


def _is_theme(folder: Traversable) -> bool:
    return folder.is_dir() and (folder / "sources.csv").is_file()
