"""Sentences and values as runs of text and footnote references in one language."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from untether.briefs.render.footnotes import Footnotes
from untether.briefs.render.localise import Localiser
from untether.briefs.section import ActorName, Figure, Named, Sentence, Term, Value, Verbatim, When, Word
from untether.briefs.told import Prose, Ref, Run
from untether.vocabulary.measurement import Answer


class Writer:
    """Writes values in the reader's language and numbers what they rest on."""

    def __init__(self, localiser: Localiser, footnotes: Footnotes, *, repeats: bool = False) -> None:
        self.localiser = localiser
        self._footnotes = footnotes
        self._repeats = repeats

    def repeating(self) -> Writer:
        """Give a writer that refers to notes already numbered and adds none: for what is told a second time."""
        return Writer(self.localiser, self._footnotes, repeats=True)

    def sentence(self, sentence: Sentence) -> Prose:
        """Write a sentence that stands alone, beginning with a capital."""
        return capitalised(self.phrase(sentence))

    def phrase(self, sentence: Sentence) -> Prose:
        """Translate the message and put the values in; footnotes follow the value they belong to."""
        return joined(self._filled(self.localiser.say(sentence.msgid), sentence))

    def value(self, value: Value | tuple[Value, ...], *, bare: bool = False) -> Prose:
        """Write one value, or several as a list; `bare` is the short form of tables and axes."""
        if isinstance(value, tuple):
            return self._list(value, bare=bare)
        match value:
            case Figure():
                reason = self.reason(value)
                return (*self.figure(value), *((Run(" ("), *reason, Run(")")) if reason else ()))
            case Sentence():
                return self.phrase(value)
            case Named():
                return (Run(value.names.of(self.localiser.lang)), *self.refs(value.evidence))
            case Verbatim():
                return (Run(value.text, "" if value.language == self.localiser.lang else value.language),)
            case _:
                return (Run(self._words(value, bare=bare)),)

    def _words(self, value: ActorName | When | Word | Term, *, bare: bool) -> str:
        match value:
            case ActorName():
                return self.localiser.actor(value.actor)
            case When():
                return self.localiser.when(value.period, bare=bare)
            case Word():
                return self.localiser.say(value.msgid)
            case Term():
                return self.localiser.term(value.kind, value.word)

    def figure(self, figure: Figure) -> Prose:
        """Write a figure with its footnotes."""
        return (Run(self.localiser.figure(figure)), *self.refs(figure.evidence))

    def reason(self, figure: Figure) -> Prose:
        """Write why there is no number."""
        if not figure.reason or (figure.answer is Answer.NUMBER and figure.value is not None):
            return ()
        return self.value(Word(figure.reason) if isinstance(figure.reason, str) else figure.reason)

    def refs(self, evidence: tuple[str, ...]) -> Prose:
        """Give the footnote reference for these ids."""
        numbers = self._footnotes.known(evidence) if self._repeats else self._footnotes.number(evidence)
        mark = self._footnotes.mark(numbers)
        return (Ref(numbers, self.localiser.term("standing", mark) if mark else ""),) if numbers else ()

    def _filled(self, template: str, sentence: Sentence) -> Iterator[Run | Ref]:
        for literal, name, _, _ in Formatter().parse(template):
            if literal:
                yield Run(literal)
            if name is not None:
                if name not in sentence.values:
                    raise KeyError(f"the sentence {sentence.msgid!r} has no value for {{{name}}}")
                yield from self.value(sentence.values[name])

    def _list(self, values: tuple[Value, ...], *, bare: bool) -> Prose:
        template = self.localiser.join([f"{{{index}}}" for index in range(len(values))])
        parts: list[Run | Ref] = []
        for literal, name, _, _ in Formatter().parse(template):
            parts.append(Run(literal))
            if name is not None:
                parts.extend(self.value(values[int(name)], bare=bare))
        return joined(parts)


def capitalised(prose: Prose) -> Prose:
    """Begin with a capital letter, as a value at the start of a sentence may not."""
    if prose and isinstance(prose[0], Run) and prose[0].text:
        text = prose[0].text
        return (Run(text[0].upper() + text[1:], prose[0].lang), *prose[1:])
    return prose


def joined(parts: Iterator[Run | Ref] | list[Run | Ref]) -> Prose:
    """Join neighbouring runs of one language; a full stop after an abbreviation's own (`2022 г.`) is not doubled."""
    result: list[Run | Ref] = []
    for part in parts:
        last = result[-1] if result else None
        if isinstance(part, Run) and isinstance(last, Run) and part.lang == last.lang:
            text = part.text.removeprefix(".") if last.text.endswith(".") else part.text
            result[-1] = Run(last.text + text, last.lang)
        elif not isinstance(part, Run) or part.text:
            result.append(part)
    return tuple(result)
