"""The game of one client: who must agree so that its goods get through once it may reroute."""

from __future__ import annotations

from untether.measures.dependence.direction import Direction
from untether.measures.veto.carrying import Terminal
from untether.measures.veto.game_arc import FREE, Consents, GameArc
from untether.measures.veto.game_of import SINK, SOURCE, consents_of
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.scaling import MOST_DECIMALS
from untether.measures.veto.spare import SpareMode, spare
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Behaviour


def client_game(
    network: Network,
    client: str,
    direction: Direction = "export",
    *,
    mode: SpareMode = SpareMode.INCREMENTAL,
) -> NetworkGame:
    """Give the volume game of the client's exports (or imports), on the capacities that `spare` leaves it.

    A coalition is worth what it can bring through of the client's goods. The client must agree to everything; on each
    segment all must agree who can stop it, shareholders by unanimity; a seller to an importer must agree to its
    supply. A buyer must agree where it holds a stop power or is a player at the table. With
    `r(G) = 1 - v(N without G) / v(N)` a player's refusal in all its roles at once is measured: for one who neither
    sells nor buys it is the rerouted block share.

    Parameters
    ----------
    mode
        Whether others keep the flows they had; see `spare`.
    """
    room = spare(network, client, direction, mode=mode)
    at_the_table = {market.place for market in network.markets if market.behaviour is Behaviour.PLAYER}
    sources, sinks = room.terminals
    held = {arc.segment: consents_of(arc.consents) for arc in network.arcs}
    arcs = (
        *(
            GameArc(
                tail=SOURCE,
                head=source.place,
                capacity=_decimal(source.quantity),
                consents=_asked(source, client),
                label=f"supply at {source.place}",
            )
            for source in sources
        ),
        *(
            GameArc(
                tail=link.tail,
                head=link.head,
                capacity=_decimal(link.capacity),
                consents=held[link.segment],
                label=link.segment,
            )
            for link in room.links
        ),
        *(
            GameArc(
                tail=sink.place,
                head=SINK,
                capacity=_decimal(sink.quantity),
                consents=_asked(sink, client) if sink.place in at_the_table or direction == "import" else FREE,
                label=f"market at {sink.place}",
            )
            for sink in sinks
        ),
    )
    named = dict.fromkeys(player for arc in arcs for some in arc.consents for player in sorted(some))
    return NetworkGame(players=tuple(dict.fromkeys([client, *named])), arcs=arcs, source=SOURCE, sink=SINK)


def _decimal(amount: float) -> float:
    """Take the dust of subtraction off a decimal, so that sums of it are exact."""
    return round(amount, MOST_DECIMALS)


def _asked(terminal: Terminal, client: str) -> Consents:
    """Ask the owner of a supply or market; one without an owner is the client's own affair."""
    return (frozenset({terminal.actor or client}),)
