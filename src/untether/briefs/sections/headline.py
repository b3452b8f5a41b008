"""The findings in a few sentences, the largest first, and the numbers to see before all others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from untether.briefs.findings.finding import Finding
from untether.briefs.findings.holds import holds
from untether.briefs.findings.overtakes import overtakes
from untether.briefs.findings.promises import promises
from untether.briefs.findings.shifts import shifts
from untether.briefs.findings.turns import turns
from untether.briefs.section import KeyNumber, Section, Sentence, When
from untether.ledger import Ledger
from untether.vocabulary.period import Period

ID = "headline"
MOST_SENTENCES = 8
MOST_NUMBERS = 4
KINDS: tuple[Callable[[Ledger, str, int | None], list[Finding]], ...] = (holds, turns, shifts, overtakes, promises)


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the largest findings of every kind: who can stop what, what turned, who moved, what was promised."""
    found = sorted((one for kind in KINDS for one in kind(ledger, actor, year)), key=lambda one: -one.size)
    shown = _fitting(found)
    return Section(
        id=ID,
        title="Findings",
        numbers=tuple(_dated(one, one.key) for one in shown if one.key)[:MOST_NUMBERS],
        sentences=tuple(sentence for one in shown for sentence in one.sentences)
        or (Sentence("No finding: no routes or flows of this actor are covered."),),
        records=tuple({**one.record, "size": one.size} for one in found),
    )


def _dated(one: Finding, key: KeyNumber) -> KeyNumber:
    """Say beside the number of which time it is."""
    time = Period.parse(str(one.record.get("period") or one.record["year"]))
    return replace(key, label=Sentence("{what}, {time}", {"what": key.label, "time": When(time)}))


def _fitting(found: list[Finding]) -> list[Finding]:
    """Take the largest that go into the sentences there is room for; none is cut."""
    shown: list[Finding] = []
    room = MOST_SENTENCES
    for one in found:
        if len(one.sentences) <= room:
            shown.append(one)
            room -= len(one.sentences)
    return shown
