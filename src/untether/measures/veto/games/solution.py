"""What a game answers, as a record and as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from untether.measures.veto.games.concepts import Answer, Interval, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The answers of a game to one question.

    Attributes
    ----------
    worth
        What all players are worth together.
    free
        In a network, what passes without anyone's consent; it is in no worth.
    answers
        By the name of the solution, in the order asked.
    in_core
        Which of the divisions asked for lie in the core; empty unless the core was asked for.
    tolerance
        The most by which rounding of the data moves a worth; 0 where none was rounded.
    """

    players: tuple[str, ...]
    worth: float
    free: float
    answers: Mapping[str, Answer]
    in_core: Mapping[str, bool]
    tolerance: float

    def __getitem__(self, name: str) -> Any:
        """Give the value of a solution that was asked for; `None` where it is undefined."""
        return self.answers[name].value

    @property
    def undefined(self) -> Mapping[str, str]:
        """Why each solution without a value has none."""
        return {name: answer.reason for name, answer in self.answers.items() if answer.value is None}

    @property
    def notes(self) -> Mapping[str, str]:
        """What must be known beside a value."""
        return {name: a.reason for name, a in self.answers.items() if a.value is not None and a.reason}

    @property
    def intervals(self) -> Mapping[str, Interval]:
        """How sure the values are that were sampled, by solution."""
        return {name: answer.interval for name, answer in self.answers.items() if answer.interval}

    @property
    def exact(self) -> bool:
        """Whether nothing was sampled."""
        return not self.intervals

    @property
    def verified(self) -> bool | None:
        """Whether the proofs of all nucleoli hold; `None` where none was reckoned."""
        proofs = [answer.verified for answer in self.answers.values() if answer.verified is not None]
        return all(proofs) if proofs else None

    def as_data(self, *, numbered: bool = False) -> dict[str, Any]:
        """Give lists, numbers, words and objects, fit for JSON; players as numbers 0..n-1 where so asked."""
        named: list[Any] = list(range(len(self.players))) if numbered else list(self.players)
        called = dict(zip(self.players, named, strict=True))
        data: dict[str, Any] = {"players": named, "worth": self.worth, "free": self.free}
        for name, answer in self.answers.items():
            data[name] = _plain(answer, called)
            if answer.verified is not None and answer.fractions:
                data[f"{name}_exact"] = [str(share) for share in answer.fractions]
        return data | {
            "in_core": dict(self.in_core),
            "verified": self.verified,
            "exact": self.exact,
            "interval": _plain_intervals(self.intervals) if self.intervals else None,
            "tolerance": self.tolerance,
            "undefined": dict(self.undefined),
            "notes": dict(self.notes),
        }


def _plain(answer: Answer, called: Mapping[str, Any]) -> Any:
    if answer.value is None:
        return None
    if answer.kind is Kind.PLAYERS:
        return [called[player] for player in answer.value]
    if answer.kind is Kind.SETS:
        return [[called[player] for player in some] for some in answer.value]
    if answer.kind is Kind.AMOUNTS:
        return [
            {"members": [called[player] for player in some], "dividend": amount}
            for some, amount in answer.value.items()
        ]
    return answer.value


def _plain_intervals(intervals: Mapping[str, Interval]) -> dict[str, Any]:
    one = next(iter(intervals.values()))
    ends = {name: [list(pair) for pair in zip(each.low, each.high, strict=True)] for name, each in intervals.items()}
    return {**ends, "confidence": one.confidence, "seed": one.seed, "samples": one.samples}
