"""What a brief is made of, before any language or format: sections of sentences, tables and charts.

A sentence is a message id (the English text) with named values; renderers translate the message, write the values
in the reader's locale and number the footnotes. No renderer knows a ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from untether.vocabulary.measurement import Answer
from untether.vocabulary.names import Names
from untether.vocabulary.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit and the ids it walks back to; without a number, the reason why there is none.

    A reason that is a plain text is a message of the catalogue; one with values in it is a sentence.
    """

    value: float | None
    unit: str
    evidence: tuple[str, ...]
    digits: int = 3
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    answer: Answer = Answer.NUMBER
    reason: str | Sentence | Verbatim = ""


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor by its id; the renderer looks the name up in the vocabulary."""

    actor: str


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that carries its own three names: a route, a place, a tie, an event."""

    names: Names
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A day, month, year or span, written in the reader's locale."""

    period: Period


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the catalogue: a layer, a role, a unit's name, `not covered`."""

    msgid: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of one of the closed lists that the vocabulary names: a role, a status, a kind of tie."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text that is not translated: a quote or a note, marked with its language."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message of the catalogue with its values: `Sentence("{pole} can stop {share}.", {...})`.

    A tuple of values is written as a list in the reader's language. A sentence may be a value of another, or a cell.
    """

    msgid: str
    values: Mapping[str, Value | tuple[Value, ...]] = field(default_factory=dict)


Value = Figure | ActorName | Named | When | Word | Term | Verbatim | Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings: messages to translate, or values such as years.

    An empty cell is `None`; what is not covered is a `Figure` that says so. Where `unit` is given, it stands in the
    title, with a word for its size where the figures are large, and the figures of that unit are bare numbers.

    A cell that is a tuple is written as a list.
    """

    id: str
    title: Sentence
    columns: tuple[str | Value, ...]
    rows: tuple[tuple[Value | tuple[Value, ...] | None, ...], ...]
    notes: tuple[Sentence, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points of one line or one group of bars; `None` is a gap and drawn as one, never as zero."""

    name: Value
    points: tuple[tuple[Value, Figure | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A small chart: `bars`, `stack` or `lines` over the same points.

    `beside` says that a table of the section tells the same figures with their sources: the chart repeats none of them.
    """

    id: str
    kind: str
    title: Sentence
    unit: str
    series: tuple[Series, ...]
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumber:
    """One number to see first: what it is, how much, and how it came there, the oldest figure first."""

    label: Sentence
    figure: Figure
    before: tuple[Figure | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRoute:
    """One route on the map: its points as (longitude, latitude), what it carried, and who can stop it.

    The `buyers` are at its end, and can refuse to buy.

    A `minor` one (a line inside the country, a route that did not carry the actor's goods) is drawn thin, without a
    number, and is not in the map's table.
    """

    names: Names
    points: tuple[tuple[float, float], ...]
    commodity: str
    status: str
    carried: Figure | None
    gatekeepers: tuple[str, ...]
    buyers: tuple[str, ...] = ()
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteMap:
    """The routes of a section on the outlines of the states, as they were at the end of the year."""

    id: str
    title: Sentence
    focus: str
    routes: tuple[MapRoute, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One idea of a brief.

    `records` are the rows that the JSON form prints under the section's id: plain values, keys that are only ever
    added to.
    """

    id: str
    title: str
    numbers: tuple[KeyNumber, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart | RouteMap, ...] = ()
    records: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A state's story: its sections in reading order, told of one year from one snapshot of the ledger."""

    actor: str
    year: int
    sections: tuple[Section, ...]
    snapshot: str = ""
    title: Sentence | None = None
