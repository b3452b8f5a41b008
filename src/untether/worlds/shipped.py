"""The worlds that come with the package."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from untether.errors import SourceError
from untether.vocabulary.provenance import Source
from untether.worlds.tables import Theme, read_theme


def read_world(name: str = "post_soviet") -> Theme:
    """Read all themes of a shipped world as one.

    Raises
    ------
    SourceError
        A table that does not fit, or one source id with two different cards.
    """
    world = files("untether.worlds") / name
    themes = [read_theme(folder) for folder in sorted(world.iterdir(), key=lambda one: one.name) if _is_theme(folder)]
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


def _is_theme(folder: Traversable) -> bool:
    return folder.is_dir() and (folder / "sources.csv").is_file()
