"""Whose goods and whose markets a gatekeeper's refusal concerns, and what stands behind the segments."""

from __future__ import annotations

from collections.abc import Collection

from untether.measures.veto.carrying import Terminal, Terminals
from untether.measures.veto.gatekeepers import Role, stops
from untether.measures.veto.observed import UNTOLD, soil
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Basis


def sold_by(network: Network, source: Terminal, actor: str) -> bool:
    """Tell whether goods put in here are the actor's: its own, or supplied from its soil."""
    supplied = any(supply.place == source.place for supply in network.supplies)
    return source.actor == actor or (supplied and soil(network, source.place) == actor)


def bought_by(network: Network, sink: Terminal, actor: str) -> bool:
    """Tell whether goods taken out here are the actor's: its market, or one where it can refuse as the buyer."""
    return sink.actor == actor or any(
        arc.head == sink.place and consent.actor == actor and consent.basis is Basis.BUYER and stops(consent)
        for arc in network.arcs
        for consent in arc.consents
    )


def concerned(network: Network, terminals: Terminals, client: str, gatekeeper: str, role: Role) -> Terminals:
    """Give the terminals between which the gatekeeper acts in that role.

    As origin: from its supplies. As destination: to its markets. In transit: between those of others. In all roles:
    between all of them. The client's own supplies and markets are never the gatekeeper's, wherever they lie. Goods
    that end untold on the gatekeeper's soil (`undecided`) are in none of its single roles.
    """
    if role is Role.ALL:
        return terminals
    sells, buys = role is Role.ORIGIN, role is Role.DESTINATION
    open_ended = undecided(network, terminals, gatekeeper).sinks
    return Terminals(
        tuple(s for s in terminals.sources if buys or (s.actor != client and sold_by(network, s, gatekeeper)) is sells),
        tuple(
            s
            for s in terminals.sinks
            if sells or (s not in open_ended and (s.actor != client and bought_by(network, s, gatekeeper)) is buys)
        ),
    )


def without(network: Network, terminals: Terminals, client: str, gatekeeper: str, role: Role) -> Terminals:
    """Give the terminals that are left when the gatekeeper neither sells nor buys, as far as the role does that.

    In all roles, what ended untold on its soil is refused as well: it bought the goods there, or let them pass.
    """
    every = role is Role.ALL
    sells, buys = every or role is Role.ORIGIN, every or role is Role.DESTINATION
    open_ended = undecided(network, terminals, gatekeeper).sinks if every else ()
    return Terminals(
        tuple(s for s in terminals.sources if not (sells and s.actor != client and sold_by(network, s, gatekeeper))),
        tuple(
            s
            for s in terminals.sinks
            if s not in open_ended and not (buys and s.actor != client and bought_by(network, s, gatekeeper))
        ),
    )


def undecided(network: Network, terminals: Terminals, gatekeeper: str) -> Terminals:
    """Give the sinks on the gatekeeper's soil where goods end untold: it may buy them there, or let them pass."""
    return Terminals(
        terminals.sources,
        tuple(s for s in terminals.sinks if s.actor == UNTOLD and soil(network, s.place) == gatekeeper),
    )


def routes_of(network: Network, segments: Collection[str]) -> tuple[str, ...]:
    """Give the routes of these segments, each once, in alphabetical order."""
    return tuple(sorted({arc.route for arc in network.arcs if arc.segment in segments}))


def evidence_of(network: Network, segments: Collection[str]) -> tuple[str, ...]:
    """Give the ids of the statements behind these segments, each once, in the network's order."""
    return tuple(dict.fromkeys(id_ for arc in network.arcs if arc.segment in segments for id_ in arc.evidence))
