"""Every actor that the tables hold, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from untether.vocabulary.actor import Actor, ActorKind
from untether.vocabulary.codes import present_codes
from untether.vocabulary.companies import companies
from untether.vocabulary.names import Names
from untether.vocabulary.period import ALWAYS
from untether.vocabulary.tables import NamedRow, When, read_csv


class StateRow(NamedRow):
    """An entry of ISO 3166-1; the names are those of CLDR."""

    id: str
    iso2: str
    kind: ActorKind
    parent: str = ""
    note: str = ""


class EntityRow(NamedRow):
    """A de facto entity, a former state, or the world; the note says by which UN act its parent is told."""

    id: str
    kind: ActorKind
    parent: str = ""
    valid: When = ALWAYS
    note: str = ""


class OrganisationRow(NamedRow):
    """An organisation; `roll` says whether its memberships are kept completely, in part or not at all."""

    id: str
    short_en: str = ""
    short_ru: str = ""
    short_be: str = ""
    valid: When
    roll: str
    note: str = ""


@cache
def states() -> tuple[StateRow, ...]:
    """Give the entries of ISO 3166-1."""
    return read_csv("states", StateRow)


@cache
def organisations() -> tuple[OrganisationRow, ...]:
    """Give the organisations."""
    return read_csv("organisations", OrganisationRow)


@cache
def roster() -> Mapping[str, Actor]:
    """Give every actor by its id: states first, then entities, organisations and companies."""
    return {actor.id: actor for actor in _all_actors()}


def _all_actors() -> Iterator[Actor]:
    codes = present_codes()
    for state in states():
        yield Actor(id=state.id, kind=state.kind, names=state.names, codes=codes.get(state.id, {}), parent=state.parent)
    for entity in read_csv("entities", EntityRow):
        yield Actor(
            id=entity.id,
            kind=entity.kind,
            names=entity.names,
            codes=codes.get(entity.id, {}),
            parent=entity.parent,
            valid=entity.valid,
        )
    for org in organisations():
        yield Actor(
            id=org.id,
            kind=ActorKind.ORGANISATION,
            names=org.names,
            codes=codes.get(org.id, {}),
            valid=org.valid,
            short=Names(org.short_en, org.short_ru, org.short_be) if org.short_en else None,
        )
    for company in companies().values():
        yield Actor(
            id=company.id, kind=ActorKind.COMPANY, names=company.names, parent=company.home, valid=company.valid
        )
