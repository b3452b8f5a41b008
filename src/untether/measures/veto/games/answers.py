"""A game of one form, ready to answer: much of it without a table of all coalitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from untether.measures.veto.games.concepts import Answer
from untether.measures.veto.games.tables import Table

Shortcuts = Mapping[str, Callable[[], Answer]]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """A game ready to answer.

    Attributes
    ----------
    worth
        What all players are worth together.
    make_table
        Gives the worths of all coalitions; raises `OutOfReach` where they are too many.
    free
        What needs nobody's consent; it is in no worth.
    tolerance
        The most by which rounding of the data moves a worth.
    shortcuts
        The answers that need no table, by name.
    """

    worth: float
    make_table: Callable[[], Table]
    free: float = 0.0
    tolerance: float = 0.0
    shortcuts: Shortcuts = field(default_factory=dict)

    @cached_property
    def table(self) -> Table:
        """The worths of all coalitions, made once."""
        return self.make_table()
