"""Clauses: where one begins and ends, and what each actor is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from untether.coding.lexicon.concepts import Tag
from untether.coding.phrases import Phrase
from untether.coding.reading import Reading
from untether.coding.tokens import Token
from untether.coding.words import little, phrases

SUBJECT, OBJECT, OBLIQUE, AGENT, OWNER = "subject", "object", "oblique", "agent", "owner"
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """The words `first` to `last` (both included) and the little word that opens them."""

    first: int
    last: int
    opener: str

    def holds(self, place: int) -> bool:
        """Tell whether the word stands in it."""
        return self.first <= place <= self.last


@dataclass(frozen=True, slots=True)
class Placed:
    """A phrase with its part in the clause: subject, object, oblique, agent of a passive, or owner of a thing."""

    phrase: Phrase
    part: str
    clause: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A sentence as the coder sees it: words, concepts, clauses, and the actors with their parts."""

    tokens: tuple[Token, ...]
    tags: tuple[Tag, ...]
    clauses: tuple[Clause, ...]
    placed: tuple[Placed, ...]
    lang: str

    def clause_of(self, place: int) -> int:
        """Give the number of the clause in which a word stands."""
        return next((number for number, clause in enumerate(self.clauses) if clause.holds(place)), 0)

    def within(self, number: int) -> list[Placed]:
        """Give the actors of a clause, in order."""
        return [each for each in self.placed if each.clause == number]

    def concepts(self, number: int) -> list[Tag]:
        """Give the concepts of a clause, in order."""
        clause = self.clauses[number]
        return [tag for tag in self.tags if clause.holds(tag.first)]


def analyse(tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Phrase], lang: str) -> Analysis:
    """Cut a sentence into clauses and tell what each actor is in them."""
    verbs = finite(tokens, tagged, lang)
    clauses = _cut(tokens, tagged, found, verbs, lang)
    analysis = Analysis(tuple(tokens), tuple(tagged), tuple(clauses), (), lang)
    placed = [Placed(each, "", analysis.clause_of(each.first)) for each in found]
    part = _english_part if lang == "en" else _slavic_part
    parts: list[Placed] = []
    for each in placed:
        clause = clauses[each.clause]
        parts.append(Placed(each.phrase, part(each.phrase, clause, verbs, tokens, lang, parts), each.clause))
    return Analysis(tuple(tokens), tuple(tagged), tuple(clauses), tuple(parts), lang)


def finite(tokens: Sequence[Token], tagged: Sequence[Tag], lang: str) -> list[int]:
    """Give the places of the finite verbs."""
    nouns = {place for tag in tagged if tag.pos == "noun" for place in range(tag.first, tag.last + 1)}
    listed = {tag.first for tag in tagged if tag.pos == "verb"}
    return [place for place, token in enumerate(tokens) if _is_finite(place, token, tokens, nouns, listed, lang)]


def predicates(reading: Reading) -> bool:
    """Tell whether a passive participle stands as a predicate: the short form in Russian, the nominative in Belarusian."""
    return reading.pos == "participle" and reading.passive and reading.cases == "n" and reading.tense in ("short", "")


def _is_finite(place: int, token: Token, tokens: Sequence[Token], nouns: set[int], listed: set[int], lang: str) -> bool:
    if token.low in little(lang, "auxiliary"):
        return True
    if lang != "en":
        first = token.readings[:1]
        return bool(first) and ((first[0].pos == "verb" and first[0].tense != "infinitive") or predicates(first[0]))
    if not any(each.pos == "verb" and each.tense in ("past", "present") for each in token.readings):
        return False
    if token.is_capital and place > 0:
        return False
    before = tokens[place - 1].low if place else ""
    if before in little("en", "determiner") or before in little("en", "to") or before == "'s":
        return False
    if place in nouns and place not in listed:
        return False
    past = any(each.tense == "past" for each in token.readings)
    present = any(each.tense == "present" and each.number == "s" for each in token.readings)
    return past or present or (before.endswith("s") and place in listed)


def _cut(tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Phrase], verbs: Sequence[int], lang: str) -> list[Clause]:
    marks = [0]
    for place in range(1, len(tokens)):
        if _begins(place, marks[-1], tokens, tagged, found, verbs, lang) or _resumes(place, marks[-1], tokens, verbs, lang):
            marks.append(place)
    return [
        Clause(first, (marks[number + 1] if number + 1 < len(marks) else len(tokens)) - 1, tokens[first].low)
        for number, first in enumerate(marks)
    ] if tokens else []


def _begins(place: int, opened: int, tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Phrase], verbs: Sequence[int], lang: str) -> bool:
    low = tokens[place].low
    if low in little(lang, "strong"):
        return _opens(place, low, tokens, verbs, lang)
    if low in little(lang, "and"):
        return _new_subject(place, tokens, found, verbs, lang) or _says(place, opened, tokens, tagged, verbs, lang)
    return False


def _resumes(place: int, opened: int, tokens: Sequence[Token], verbs: Sequence[int], lang: str) -> bool:
    """Tell whether the comma ends a subordinate clause and the main one goes on: "If Baku wants it, it should"."""
    if tokens[place].low != ",":
        return False
    if any(token.low in little(lang, "cite") for token in tokens[opened : opened + 2]):
        return any(verb > place for verb in verbs)
    if tokens[opened].low not in little(lang, "strong") or not tokens[opened].is_word:
        return False
    after = next((number for number in range(place + 1, len(tokens)) if tokens[number].low in little(lang, "comma")), len(tokens))
    return any(opened < verb < place for verb in verbs) and any(place < verb < after for verb in verbs)


def _opens(place: int, low: str, tokens: Sequence[Token], verbs: Sequence[int], lang: str) -> bool:
    """Tell whether a word that may open a clause does: "as" and "after" need a verb or "-ing" soon after."""
    if not low[:1].isalpha():
        return True
    if low in ("as", "since", "until", "before", "after", "как", "как", "після", "пасля", "после"):
        if tokens[place - 1].low in ("such", "well", "same", "так"):
            return False
        return any(place < verb <= place + _NEAR + 4 for verb in verbs) or any(
            token.reads("gerund") for token in tokens[place + 1 : place + 3]
        )
    if low == "that" and place + 1 < len(tokens):
        return tokens[place - 1].low not in little(lang, "preposition")
    return True


def _new_subject(place: int, tokens: Sequence[Token], found: Sequence[Phrase], verbs: Sequence[int], lang: str) -> bool:
    """Tell whether a new subject with its own verb follows the comma or "and"."""
    if not any(verb < place for verb in verbs):
        return False
    after = place + 1
    while after < len(tokens) and tokens[after].low in little(lang, "and"):
        after += 1
    if after < len(tokens) and tokens[after].low in little(lang, "pronoun"):
        return any(after < verb <= after + _NEAR for verb in verbs)
    if lang == "en" and tokens[after : after + 1] and tokens[after].low in little("en", "determiner") and tokens[place].low != ",":
        until = next((number for number in range(after, min(len(tokens), after + 12)) if tokens[number].low in (",", "and", ";")), len(tokens))
        return any(after + 1 < verb < until for verb in verbs)
    for phrase in found:
        if phrase.first <= after + 1 and phrase.first >= after - 0 and not phrase.preposition and (lang == "en" or "n" in phrase.case):
            return any(phrase.last < verb <= phrase.last + _NEAR for verb in verbs) and not _joined_before(place, found, tokens, lang, phrase, verbs)
    return False


def _joined_before(place: int, found: Sequence[Phrase], tokens: Sequence[Token], lang: str, phrase: Phrase, verbs: Sequence[int]) -> bool:
    """Tell whether the new name only ends a list of subjects: "after X, Y and Z met"."""
    before = next((each for each in found if each.last == place - 1), None)
    return before is not None and not any(verb < before.first for verb in verbs)


def _says(place: int, opened: int, tokens: Sequence[Token], tagged: Sequence[Tag], verbs: Sequence[int], lang: str) -> bool:
    """Tell whether ", X said" or ", сказал X" follows."""
    if tokens[place].low != ",":
        return False
    says = {tag.first for tag in tagged if tag.concept == "say" and tag.pos == "verb"}
    if lang != "en":
        return place + 1 in says or (place + 1 in verbs and any(opened <= verb < place for verb in verbs))
    until = next((number for number in range(place + 1, min(len(tokens), place + 12)) if tokens[number].low in (",", ".", ";")), len(tokens))
    spoken = [verb for verb in says if place < verb < until and verb in verbs]
    return bool(spoken) and not any(place < verb < spoken[0] for verb in verbs if verb != spoken[0] and tokens[verb].low not in little(lang, "auxiliary"))


# ---- parts ----------------------------------------------------------------------------------------------------------


def _english_part(phrase: Phrase, clause: Clause, verbs: Sequence[int], tokens: Sequence[Token], lang: str, before: Sequence[Placed]) -> str:
    if phrase.preposition:
        joined = _coordinate(phrase, before, tokens, lang)
        if phrase.preposition in little("en", "by"):
            return AGENT
        return joined.part if joined and joined.part != SUBJECT else OBLIQUE
    joined = _coordinate(phrase, before, tokens, lang)
    verb_after = any(phrase.last < verb <= phrase.last + _NEAR for verb in verbs if clause.holds(verb))
    verb_before = any(clause.first <= verb < phrase.first for verb in verbs)
    if joined and not (verb_after and joined.part == OBJECT and _adjacent_verb(phrase, verbs)):
        return joined.part
    if not phrase.agent:
        return OWNER
    if verb_before and not (_adjacent_verb(phrase, verbs) and tokens[phrase.first - 1].low in little("en", "and")):
        return OBJECT
    gerund = any(_is_gerund(place, tokens) for place in range(clause.first, phrase.first))
    return OBJECT if gerund and not verb_after else SUBJECT if not gerund or verb_after and tokens[phrase.first - 1].low == "," else OBJECT


def _is_gerund(place: int, tokens: Sequence[Token]) -> bool:
    """Tell whether a word in -ing is a verb: "meeting Putin", not "during talks", "a meeting"."""
    before = tokens[place - 1].low if place else ""
    return (
        any(each.pos == "gerund" for each in tokens[place].readings)
        and tokens[place].low not in little("en", "preposition")
        and before not in little("en", "determiner")
        and before != "'s"
    )


def _adjacent_verb(phrase: Phrase, verbs: Sequence[int]) -> bool:
    return phrase.last + 1 in verbs or phrase.last + 2 in verbs


def _coordinate(phrase: Phrase, before: Sequence[Placed], tokens: Sequence[Token], lang: str) -> Placed | None:
    """Give the phrase that this one is joined to by commas and "and"."""
    last = before[-1] if before else None
    if last is None:
        return None
    overlapping = last.phrase.last >= phrase.first
    first, end = (last.phrase.mention.last + 1, phrase.mention.first) if overlapping else (last.phrase.last + 1, phrase.first)
    between = tokens[first:end]
    if not between or not all(token.low in little(lang, "join") for token in between):
        return None
    if all(token.low == "," for token in between) and not _lists(phrase, last, before, tokens, lang):
        return None
    return last


def _lists(phrase: Phrase, last: Placed, before: Sequence[Placed], tokens: Sequence[Token], lang: str) -> bool:
    """Tell whether a comma alone joins: only inside a list that goes on, "A, B and C"."""
    following = tokens[phrase.last + 1].low if phrase.last + 1 < len(tokens) else ""
    if following in little(lang, "and"):
        return True
    return len(before) > 1 and _coordinate(last.phrase, before[:-1], tokens, lang) is not None


def _slavic_part(phrase: Phrase, clause: Clause, verbs: Sequence[int], tokens: Sequence[Token], lang: str, before: Sequence[Placed]) -> str:
    joined = _coordinate(phrase, before, tokens, lang)
    if joined and joined.part in (SUBJECT, OBJECT, OBLIQUE, AGENT) and (set(joined.phrase.case) & set(phrase.case)):
        return joined.part
    if phrase.preposition:
        return OBLIQUE
    if not phrase.agent:
        return OWNER
    own = [verb for verb in verbs if clause.holds(verb)]
    taken = any(each.part == SUBJECT and each.clause is not None and clause.holds(each.phrase.first) for each in before)
    if "n" in phrase.case and not taken:
        sure = set(phrase.case) <= {"n"}
        after = any(phrase.last < verb for verb in own)
        if sure or after or not own:
            return SUBJECT
        if "a" not in phrase.case or not any(verb < phrase.first for verb in own):
            return SUBJECT
    return AGENT if phrase.case == "i" else OBJECT


def _unused() -> None:  # pragma: no cover
    phrases("en", "both")
