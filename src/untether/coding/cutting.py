"""Where a clause begins: at a word that opens one, a new subject with its verb, who says so, after a subordinate."""

from __future__ import annotations

from untether.coding.noun_phrase import Phrase
from untether.coding.verbs import Scene

_NEAR = 4
_FAR = 8
"""Words within which a verb must follow a subject, or a word that may open a clause."""

_LONGEST_SUBJECT = 12
_TIME_WORDS = ("as", "since", "until", "before", "after", "как", "після", "пасля", "после")
_MOMENTS = ("end", "beginning", "start", "middle", "конца", "начала", "канца", "пачатку")
_COMPARED = ("such", "well", "same", "так")


def beginnings(scene: Scene) -> list[int]:
    """Give the places at which clauses begin; the first is 0."""
    marks = [0]
    for place in range(1, len(scene.tokens)):
        if marks[-1] == place - 1 and scene.low(place - 1) == ",":
            continue  # ", and" begins one clause, not two
        if _opens(place, scene) or _parts(place, marks[-1], scene):
            marks.append(place)
    return marks


def _opens(place: int, scene: Scene) -> bool:
    """Tell whether a word opens a clause; "as" and "after" need a verb soon after, "that" no preposition before."""
    low = scene.low(place)
    if not scene.has(place, "strong"):
        return False
    if low in _TIME_WORDS:
        if any(scene.low(after) in _MOMENTS or scene.low(after).isdigit() for after in range(place + 1, place + 4)):
            return False
        gerund = any(token.reads("gerund") for token in scene.tokens[place + 1 : place + 3])
        return scene.low(place - 1) not in _COMPARED and (gerund or scene.verb_between(place + 1, place + _FAR + 1))
    return low != "that" or not scene.has(place - 1, "preposition")


def _parts(place: int, opened: int, scene: Scene) -> bool:
    """Tell whether a comma or "and" parts two clauses."""
    if not scene.has(place, "and"):
        return False
    return _new_subject(place, scene) or (
        scene.low(place) == "," and (_says(place, opened, scene) or _resumes(place, opened, scene))
    )


def _new_subject(place: int, scene: Scene) -> bool:
    """Tell whether a new subject with its own verb follows."""
    if not scene.verb_between(0, place):
        return False
    after = place + 1
    while scene.has(after, "and"):
        after += 1
    if scene.has(after, "pronoun"):
        return scene.verb_between(after + 1, after + _NEAR + 1)
    if scene.lang == "en" and scene.has(after, "determiner") and scene.low(place) != ",":
        end = min(scene.next_of("and", after), after + _LONGEST_SUBJECT)
        return scene.verb_between(after + 2, end)
    first = next((phrase for phrase in scene.phrases if phrase.first >= after), None)
    if first is None or first.first > after + _FAR or scene.verb_between(after, first.first):
        return False
    return _is_subject(first, place, scene)


def _is_subject(phrase: Phrase, place: int, scene: Scene) -> bool:
    """Tell whether an actor has its own verb and does not only end a list: "after X, Y and Z met"."""
    if phrase.preposition or (scene.lang != "en" and "n" not in phrase.case):
        return False
    before = next((each for each in scene.phrases if each.last == place - 1), None)
    listed = before is not None and not scene.verb_between(0, before.first)
    return scene.verb_between(phrase.last + 1, phrase.last + _NEAR + 1) and not listed


def _says(place: int, opened: int, scene: Scene) -> bool:
    """Tell whether ", X said" or ", сказал X" follows."""
    if scene.lang != "en":
        return place + 1 in scene.says or (place + 1 in scene.verbs and scene.verb_between(opened, place))
    end = min(scene.next_of("comma", place + 1), place + _LONGEST_SUBJECT)
    spoken = min((verb for verb in scene.says if place < verb < end and verb in scene.verbs), default=None)
    return spoken is not None and not any(
        place < verb < spoken and not scene.has(verb, "auxiliary") for verb in scene.verbs
    )


def _resumes(place: int, opened: int, scene: Scene) -> bool:
    """Tell whether the comma ends a subordinate and the main clause goes on: "If Baku wants it, it should"."""
    if scene.has(opened, "cite") or scene.has(opened + 1, "cite"):
        return scene.verb_between(place + 1, len(scene.tokens))
    if not scene.has(opened, "strong") or not scene.tokens[opened].is_word:
        return False
    after = scene.next_of("comma", place + 1)
    return scene.verb_between(opened + 1, place) and scene.verb_between(place + 1, after)
