"""What votes answer by counting swings, without a table of all coalitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from untether.measures.veto.games import votes as voting
from untether.measures.veto.games.answers import Answers
from untether.measures.veto.games.concepts import Answer, Kind
from untether.measures.veto.games.tables import Table, check_size
from untether.measures.veto.games.votes import Votes


def vote_answers(votes: Votes) -> Answers:
    """Make a vote ready to answer; its swings are counted at most once."""
    n = len(votes.players)
    counts = cache(lambda: [sum(by_size) for by_size in voting.swings(votes)])

    def table() -> Table:
        check_size(n)
        return Table(votes.table())

    def players(chosen: Callable[[int], bool]) -> Answer:
        found = [player for voter, player in enumerate(votes.players) if chosen(voter)]
        return Answer(kind=Kind.PLAYERS, value=found)

    return Answers(
        worth=1.0,
        make_table=table,
        shortcuts={
            "shapley": lambda: _exact(voting.shapley(votes)),
            "banzhaf": lambda: _exact([Fraction(count, 2 ** (n - 1)) for count in counts()]),
            "banzhaf_raw": lambda: _exact([Fraction(count) for count in counts()]),
            "banzhaf_normalised": lambda: _exact([Fraction(count, sum(counts())) for count in counts()]),
            "veto_players": lambda: players(lambda voter: not votes.wins([o for o in range(n) if o != voter])),
            "null_players": lambda: players(lambda voter: not counts()[voter]),
        },
    )


def _exact(fractions: Sequence[Fraction]) -> Answer:
    return Answer(kind=Kind.VALUES, value=[float(share) for share in fractions], fractions=tuple(fractions))
