"""When an act happened: of the dates that a text tells, the one that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from untether.coding.clauses import Analysis
from untether.coding.dates import Dated, DateKind
from untether.coding.head import Head
from untether.vocabulary.period import Period, Precision
from untether.vocabulary.relations import Status


def when(
    head: Head, analysis: Analysis, dated: Sequence[Dated], published: date, told: Status
) -> tuple[Period, Period | None]:
    """Give the time of an act and the day on which it takes effect.

    Of the dates in its clause, else in its sentence, the nearest counts; without one the day of publication bounds it
    from above and nothing from below: a day that the text does not give is not made up.
    An announced act is dated by its announcement: a date that lies ahead is that of its effect.
    """
    near = in_clause(head, analysis, dated) or _in_sentence(analysis, dated)
    ahead = [each for each in near if _lies_ahead(each, published)]
    past = [each for each in near if each not in ahead and each.kind is not DateKind.UNTIL]
    spot = analysis.tokens[head.tag.first].start
    on = min(past, key=lambda each: abs(each.start - spot), default=None)
    effect = ahead[0].period if ahead and told is Status.ANNOUNCED else None
    return (on.period if on else Period(None, published, Precision.SPAN)), effect


def in_clause(head: Head, analysis: Analysis, dated: Sequence[Dated]) -> list[Dated]:
    """Give the dates of the act's clause."""
    clause, tokens = analysis.clauses[head.clause], analysis.tokens
    return [each for each in dated if tokens[clause.first].start <= each.start <= tokens[clause.last].end]


def _in_sentence(analysis: Analysis, dated: Sequence[Dated]) -> list[Dated]:
    return [each for each in dated if analysis.tokens[0].start <= each.start < analysis.tokens[-1].end]


def _lies_ahead(each: Dated, published: date) -> bool:
    return each.period.start is not None and each.period.start > published
