"""Finding actors: by id, by any word for them in three languages, and by search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from untether.errors import AmbiguousMatch, UnknownName
from untether.vocabulary.actor import Actor, Alias, AliasKind
from untether.vocabulary.gazetteer import by_key, key
from untether.vocabulary.names import Lang
from untether.vocabulary.near import similar, unknown
from untether.vocabulary.roster import roster

_TRUST = {kind: place for place, kind in enumerate(AliasKind)}


def actor(id: str) -> Actor:  # noqa: A002 - the same word as the record's field
    """Give the actor with that id.

    >>> actor("KAZ").names.ru
    'Казахстан'

    Raises
    ------
    UnknownName
        No actor has it; the message lists near ids.
    """
    found = roster().get(id)
    if found is None:
        raise unknown("actor", id, roster(), "`untether actors` lists them")
    return found


def name(actor_id: str, lang: Lang) -> str:
    """Give the name of the actor with that id in that language; an unknown id raises `UnknownName`."""
    return actor(actor_id).names.of(lang)


def find_actor(text: str, lang: Lang | None = None, on: date | None = None) -> Actor:
    """Give the one actor that a word stands for.

    Looked for in this order, and the first kind that has it decides: id as it is written, name or abbreviation,
    metonym, capital, demonym, adjective, leader, then id or alpha-2 code in any case. Case, `ё`, accents,
    apostrophes and a leading "the" do not matter. `lang` narrows the words to one language; `on` to those that
    held on that day (an office, a capital's name).

    >>> find_actor("the Kremlin").id, find_actor("казахстанский").id, find_actor("Brussels").id
    ('RUS', 'KAZ', 'EUU')

    Raises
    ------
    UnknownName
        Nothing is called so; the message lists near names.
    AmbiguousMatch
        Several actors are called so with equal right ("Korea"); the message lists them.
    """
    word = text.strip()
    if word in roster():
        return roster()[word]
    known = [alias for alias in by_key().get(key(text), ()) if lang in (None, alias.lang)]
    held = [alias for alias in known if on is None or alias.valid.covers(on)]
    if not held:
        coded = _by_code(word.upper())
        if coded:
            return coded
        raise _not_found(text, known, on)
    trusted = min(_TRUST[alias.kind] for alias in held)
    best = {alias.actor: alias for alias in held if _TRUST[alias.kind] == trusted}
    if len(best) > 1:
        raise _ambiguous(text, best.values())
    return roster()[next(iter(best))]


def actors(query: str = "") -> list[Actor]:
    """Give the actors of which an id, name or other word contains the query: exact ones first, then beginnings.

    An empty query gives all.
    """
    if not query.strip():
        return list(roster().values())
    wanted = key(query)
    places: dict[str, int] = {}
    for text, those in by_key().items():
        if wanted in text:
            for alias in those:
                places[alias.actor] = min(places.get(alias.actor, 2), _place(wanted, text))
    for each in roster():
        if wanted in each.casefold():
            places[each] = min(places.get(each, 2), _place(wanted, each.casefold()))
    return [roster()[each] for each in sorted(places, key=lambda found: (places[found], found))]


def _place(wanted: str, text: str) -> int:
    """Rank a hit: 0 is the whole text, 1 its beginning, 2 inside it."""
    if wanted == text:
        return 0
    return 1 if text.startswith(wanted) else 2


def _by_code(text: str) -> Actor | None:
    """Give the actor with that id, or with that alpha-2 code, in capitals."""
    if text in roster():
        return roster()[text]
    return next((each for each in roster().values() if each.codes.get("iso2") == text), None)


def _not_found(text: str, known: Iterable[Alias], on: date | None) -> UnknownName:
    """Say that nothing is called so, or that it was at another time."""
    others = sorted({f"{alias.actor} in {alias.valid}" for alias in known})
    if others:
        return UnknownName(f"{text!r} stands for no actor on {on}; it does for {', '.join(others)}")
    texts = {alias.text: alias.actor for those in by_key().values() for alias in those}
    near = [f"{each} ({texts[each]})" for each in similar(text, texts)]
    return UnknownName(f"no actor {text!r}; {'near: ' + ', '.join(near) if near else '`untether actors` lists them'}")


def _ambiguous(text: str, found: Iterable[Alias]) -> AmbiguousMatch:
    listed = ", ".join(sorted(f"{alias.actor} ({_told(alias)})" for alias in found))
    return AmbiguousMatch(f"{text!r} fits more than one actor: {listed}; give its id, or a day")


def _told(alias: Alias) -> str:
    called = roster()[alias.actor].names.of(alias.lang)
    return f"{called}, {alias.valid}" if alias.kind is AliasKind.LEADER else called
