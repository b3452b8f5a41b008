"""Overtaking: the year from which on another of the great poles has had the largest part of a flow."""

from __future__ import annotations

from untether.briefs.findings.finding import Finding, is_surely_more, rounded
from untether.briefs.partners import GREAT, LAYERS, Layer, flows, periods
from untether.briefs.section import ActorName, Sentence, When, Word
from untether.ledger import Ledger
from untether.measures.run import exposure
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period

RECENT = 5
"""An overtaking of so many years ago is no news."""
Shares = dict[str, Measurement]


def overtakes(ledger: Ledger, actor: str, year: int | None) -> list[Finding]:
    """Give the last change of the first place in each flow of goods, if it lasted."""
    found = (_layer(ledger, actor, layer, year) for layer in LAYERS if layer.layer == "trade")
    return [finding for finding in found if finding]


def _layer(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> Finding | None:
    told: list[tuple[Period, Shares]] = []
    for time in periods(flows(ledger, actor, layer), layer, year):
        shares = {pole: exposure(ledger, actor, pole, layer.commodity, layer.direction, time) for pole in GREAT}
        known = {pole: share for pole, share in shares.items() if share.value is not None and pole != actor}
        if len(known) > 1:
            told.append((time, known))
    change = _last_change([(time, _largest(shares)) for time, shares in told])
    if change is None:
        return None
    since, first, second = change
    now, shares = told[-1]
    if first not in shares or second not in shares or _age(since, now) > RECENT:
        return None
    if not is_surely_more(shares[first], shares[second]):
        return None
    return Finding(
        size=shares[first].value or 0.0,
        sentences=(
            Sentence(
                "{goods}: since {since} {first} has had more than {second}; {now}: {share} against {other}.",
                {
                    "goods": Word(f"{layer.commodity} {layer.direction}s"),
                    "since": When(since),
                    "first": ActorName(first),
                    "second": ActorName(second),
                    "now": When(now),
                    "share": rounded(shares[first]),
                    "other": rounded(shares[second]),
                },
            ),
        ),
        record={
            "finding": "overtaking",
            "commodity": layer.commodity,
            "direction": layer.direction,
            "first": first,
            "second": second,
            "since": str(since),
            "period": str(now),
            "evidence": [shares[first].id, shares[second].id],
        },
    )


def _age(since: Period, now: Period) -> int:
    return now.start.year - since.start.year if now.start and since.start else 0


def _largest(shares: Shares) -> str:
    return max(shares, key=lambda pole: shares[pole].value or 0.0)


def _last_change(places: list[tuple[Period, str]]) -> tuple[Period, str, str] | None:
    """Give when the one who is first now became first, and who was before.

    >>> years = [Period.year(year) for year in (2020, 2021, 2022)]
    >>> _last_change(list(zip(years, ["RUS", "CHN", "CHN"])))[1:]
    ('CHN', 'RUS')
    """
    for earlier, later in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
        if earlier[1] != later[1]:
            return later[0], later[1], earlier[1]
    return None
