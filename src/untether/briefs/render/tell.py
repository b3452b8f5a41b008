"""A brief told in one language: the step between sections and layouts, and the only one that numbers footnotes."""

from __future__ import annotations

from dataclasses import replace

from untether.briefs.render.charts import tell_chart
from untether.briefs.render.footnotes import MARKED, Footnotes
from untether.briefs.render.keys import tell_key
from untether.briefs.render.localise import Localiser
from untether.briefs.render.maps import tell_map
from untether.briefs.render.prose import Writer
from untether.briefs.render.tables import tell_table
from untether.briefs.section import ActorName, Brief, RouteMap, Section, Sentence, When
from untether.briefs.told import Describe, Footnote, ToldBrief, ToldMap, ToldNote, ToldSection
from untether.vocabulary.period import Period


def tell(brief: Brief, localiser: Localiser, describe: Describe) -> ToldBrief:
    """Write the whole brief in the localiser's language."""
    footnotes = Footnotes(describe)
    writer = Writer(localiser, footnotes)
    title = writer.sentence(brief.title or _title(brief))
    sections = tuple(_section(section, writer) for section in brief.sections)
    say = localiser.say
    return ToldBrief(
        actor=brief.actor,
        year=brief.year,
        snapshot=brief.snapshot,
        lang=localiser.lang,
        title=title,
        sections=_policy_once(sections),
        notes=tuple(_note(number, note, writer) for number, note in enumerate(footnotes, start=1)),
        words={
            "notes": say("Footnotes"),
            "explain": say("Every id opens with `untether explain ID`."),
            "sources": say("Sources:"),
            "beside": say("Sources: as in the table."),
            "refs": say("Notes"),
            "contents": say("Contents"),
            "as_table": say("The same as a table"),
            "snapshot": say("Snapshot of the ledger"),
            "back": say("Back to the text"),
            "missing": say("a part is not covered"),
            "marked": say("plan or disputed figure"),
            "gatekeeper": say("can stop a route"),
            "disputed": say("disputed or occupied area"),
        },
        missing=frozenset(localiser.missing),
    )


def _title(brief: Brief) -> Sentence:
    return Sentence(
        "{actor}, {year}: dependence, veto power and realignment",
        {"actor": ActorName(brief.actor), "year": When(Period.year(brief.year))},
    )


def _note(number: int, footnote: Footnote, writer: Writer) -> ToldNote:
    standing = footnote.standing
    return ToldNote(
        number=number,
        footnote=footnote,
        mark=writer.localiser.term("standing", standing) if standing in MARKED else "",
        note=writer.value(footnote.note) if footnote.note else (),
    )


def _section(section: Section, writer: Writer) -> ToldSection:
    return ToldSection(
        id=section.id,
        title=writer.localiser.say(section.title),
        numbers=tuple(tell_key(number, writer) for number in section.numbers),
        paragraphs=tuple(writer.sentence(sentence) for sentence in section.sentences),
        tables=tuple(tell_table(table, writer) for table in section.tables),
        charts=tuple(
            tell_map(chart, writer) if isinstance(chart, RouteMap) else tell_chart(chart, writer)
            for chart in section.charts
        ),
        records=section.records,
    )


def _policy_once(sections: tuple[ToldSection, ...]) -> tuple[ToldSection, ...]:
    """Keep the words on borders under the first map of the page alone."""
    first = next((chart for section in sections for chart in section.charts if isinstance(chart, ToldMap)), None)
    return tuple(
        replace(
            section,
            charts=tuple(
                replace(chart, policy="") if isinstance(chart, ToldMap) and chart is not first else chart
                for chart in section.charts
            ),
        )
        for section in sections
    )
