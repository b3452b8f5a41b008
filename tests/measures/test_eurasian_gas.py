"""What the literature finds of Eurasian gas, asked of the shipped pipes.

Hubert and Ikonnikova (2011) and Hubert and Cobanli find: on existing pipes the transit states are strong; with options
to build, Russia is; direct Baltic access is worth far more to it than a further way round one transit state; and the
nucleolus, other than the Shapley value, gives such pipelines almost no value. Their networks and tables are not at
hand, so that only the signs are compared, on capacities and flows of our own rows for 2020.

Gas leaves Urengoy for five markets in the European Union, which together take no more than they got from there in
2020; states on whose soil the gas is used are no players here. The network before 2011 is that of 2020 without Nord
Stream and TurkStream.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from untether.ledger import open_reader, open_writer
from untether.measures.network import build_network
from untether.measures.veto.block_share_invested import annuity
from untether.measures.veto.game_arc import FREE, Consents, Demand, GameArc
from untether.measures.veto.game_of import consents_of
from untether.measures.veto.money import money_table
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.table import tu_game
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.indices import shapley
from untether.measures.veto.tu.nucleolus import nucleolus
from untether.measures.veto.values import values
from untether.settings import Settings
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Project
from untether.worlds.shipped import read_world

OVER_LAND = {"ukraine_transit", "ukraine_transit_other", "yamal_europe"}
MARKETS = (
    "velke_kapusany_gas",
    "ukraine_west_exits",
    "germany_gas_market",
    "greifswald_gas",
    "balkans_gas_market",
)
BUYERS = frozenset({"DEU", "SVK", "HUN", "BGR"})
TRANSIT = ("UKR", "BLR", "POL")
WIDE = 55.0
"""Nord Stream's capacity in bcm, and that of every option here, so that only the way differs."""

# In money: no row states a European price for 2020. Buyers are taken to pay 400 - s q dollars for 1,000 m3, and the gas
# to cost 50 at the start of a pipe; existing pipes cost nothing more. What follows holds for all of these slopes.
PRICE, AT_THE_START = 400.0, 50.0
SLOPES = (1.8, 2.2, 2.6)
NORWEGIAN = 120.0
"""What Norway's pipes can bring in bcm, about: an assumption, there is no row of it (108 were delivered in 2015)."""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    settings, world = Settings(home=tmp_path_factory.mktemp("gas")), read_world()
    with open_writer(settings) as writer:
        writer.load(world.statements, sources=world.sources, coverage=world.coverage, choices=world.choices)
        writer.publish()
    with open_reader(settings) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def network(shipped) -> Network:
    return build_network(shipped, "gas", 2020)


@pytest.fixture(scope="module")
def dear(shipped) -> float:
    """Give what a year of Nord Stream costs in dollars for 1,000 m3, by its row: 7.4 billion euros, 8 %, 25 years."""
    (row,) = shipped.statements(Project, route="nord_stream")
    assert (row.record.capital.value, row.record.capital.unit) == (7.4e9, "EUR")
    dollars = 1.14  # a euro in 2020, about
    return annuity(row.record.capital.value * dollars, 0.08, 25) / (WIDE * 1e6)


def european(network: Network, routes: set[str], options: Sequence[GameArc] = ()) -> NetworkGame:
    """Give the game of Russian gas on these routes and options, with one market for all of Europe."""
    used = [arc for arc in network.arcs if arc.route in routes]
    supply = next(one for one in network.supplies if (one.owner, one.place) == ("RUS", "urengoy_gas"))
    taken = sum(sum(arc.flow.values()) for arc in network.arcs if arc.head in MARKETS and "RUS" in arc.flow)
    pipes = [
        GameArc(
            tail=arc.tail,
            head=arc.head,
            capacity=math.inf if arc.capacity is None else arc.capacity,
            consents=tuple(some - BUYERS for some in consents_of(arc.consents)),
            label=arc.segment,
        )
        for arc in used
    ]
    arcs = (
        GameArc(tail="source", head=supply.place, capacity=supply.quantity, consents=(frozenset({"RUS"}),)),
        *pipes,
        *options,
        *(GameArc(tail=place, head="europe", capacity=math.inf) for place in MARKETS),
        GameArc(tail="europe", head="sink", capacity=round(taken, 2), label="europe"),
    )
    return NetworkGame(players=("RUS", "UKR", "BLR", "POL", "TUR"), arcs=arcs)


def option(name: str, consents: Consents, cost: float | None = None) -> GameArc:
    return GameArc(
        tail="urengoy_gas", head="germany_gas_market", capacity=WIDE, consents=consents, cost=cost, label=name
    )


BALTIC = option("baltic", (frozenset({"RUS"}),))
SECOND_YAMAL = option("second yamal", (frozenset({"RUS", "BLR", "POL"}),))


def by_shapley(game: NetworkGame) -> dict[str, float]:
    return dict(zip(game.players, values(game).shapley, strict=True))


def by_nucleolus(game: NetworkGame) -> dict[str, float]:
    found = nucleolus(tu_game(game))
    assert found.verified
    return dict(zip(game.players, found.payoff, strict=True))


def test_the_rows_give_the_network(network):
    game = european(network, OVER_LAND | {"nord_stream", "turkstream_2"})
    widths = {arc.label: arc.capacity for arc in game.arcs}
    assert {name: widths[name] for name in ("ut_2", "ye_2", "ns_1", "tstwo_2")} == {
        "ut_2": 83.2,
        "ye_2": 33.0,
        "ns_1": WIDE,
        "tstwo_2": 15.75,
    }
    assert widths["europe"] == pytest.approx(149.84)


def test_on_the_pipes_before_2011_the_transit_states_hold_more_than_russia(network):
    worth = by_shapley(european(network, OVER_LAND))
    # 83.2 need Russia and Ukraine, 33 need Russia, Belarus and Poland.
    assert worth["UKR"] == pytest.approx(83.2 / 2)
    assert worth["RUS"] == pytest.approx(83.2 / 2 + 33 / 3)
    assert sum(worth[state] for state in TRANSIT) > worth["RUS"]


def test_with_the_option_to_build_russia_gains_and_every_transit_state_loses(network):
    before, after = by_shapley(european(network, OVER_LAND)), by_shapley(european(network, OVER_LAND, [BALTIC]))
    assert after["RUS"] > 1.9 * before["RUS"]
    assert all(after[state] < 0.95 * before[state] for state in TRANSIT)
    assert after["RUS"] > 2 * sum(after[state] for state in TRANSIT)


@pytest.mark.parametrize("routes", [OVER_LAND, OVER_LAND | {"nord_stream", "turkstream_2"}])
def test_direct_baltic_access_is_worth_far_more_than_a_second_way_round_ukraine(network, routes):
    before, direct, round_ukraine = (
        by_shapley(european(network, routes, options)) for options in ([], [BALTIC], [SECOND_YAMAL])
    )
    assert direct["RUS"] - before["RUS"] > 3 * (round_ukraine["RUS"] - before["RUS"]) > 0
    assert direct["UKR"] <= round_ukraine["UKR"] < before["UKR"]
    assert all(round_ukraine[state] > before[state] > direct[state] for state in ("BLR", "POL"))


def test_where_pipes_are_short_the_nucleolus_pays_for_a_new_one_too(network):
    """This is the difference from the literature, whose old pipes carry all that is bought."""
    before, after = by_nucleolus(european(network, OVER_LAND)), by_nucleolus(european(network, OVER_LAND, [BALTIC]))
    assert after["RUS"] - before["RUS"] > 33


def priced(game: NetworkGame, slope: float, *, at_the_table: int = 0) -> NetworkGame:
    """Give the same in money; without buyers at the table sellers face one market, with them Norway sells too."""
    demands = at_the_table or 1
    arcs: list[GameArc] = []
    for arc in game.arcs:
        if arc.head == game.sink:
            arcs += [
                replace(
                    arc,
                    capacity=math.inf,
                    cost=0.0,
                    consents=(frozenset({f"buyer {place}"}),) if at_the_table else FREE,
                    demand=Demand(price=PRICE, slope=slope * demands, players=at_the_table > 0),
                )
                for place in range(demands)
            ]
        else:
            own = AT_THE_START if arc.tail == game.source else 0.0
            arcs.append(replace(arc, cost=own if arc.cost is None else arc.cost))
    buyers = tuple(f"buyer {place}" for place in range(at_the_table))
    norway = GameArc(
        tail=game.source, head="europe", capacity=NORWEGIAN, consents=(frozenset({"NOR"}),), cost=AT_THE_START
    )
    players = (*game.players, "NOR", *buyers) if at_the_table else game.players
    return replace(game, players=players, arcs=(*arcs, norway) if at_the_table else tuple(arcs))


def in_money(game: NetworkGame, kind: str) -> tuple[dict[str, float], TUGame]:
    table = money_table(game, kind)
    tu = TUGame(game.players, table.worths)
    return dict(zip(game.players, shapley(tu), strict=True)), tu


@pytest.mark.parametrize("slope", SLOPES)
def test_in_profits_too_russia_gains_by_the_option_and_far_more_by_the_direct_one(network, dear, slope):
    assert 12 < dear < 16
    options = ([], [replace(BALTIC, cost=dear)], [SECOND_YAMAL])  # the way round is taken to cost nothing
    before, direct, round_ukraine = (
        in_money(priced(european(network, OVER_LAND, some), slope), "profit")[0] for some in options
    )
    assert sum(before[state] for state in TRANSIT) > 0.75 * before["RUS"]
    assert direct["RUS"] > 1.3 * before["RUS"]
    assert all(direct[state] < before[state] for state in TRANSIT)
    assert direct["RUS"] - before["RUS"] > 3 * (round_ukraine["RUS"] - before["RUS"])


@pytest.mark.parametrize("slope", SLOPES)
def test_where_pipes_suffice_the_nucleolus_gives_the_baltic_one_nothing_and_shapley_much(network, dear, slope):
    """Buyers sit at the table and Norway sells too: the pipe is a threat that nobody needs, which only Shapley sees."""
    before, after = (
        priced(european(network, OVER_LAND, some), slope, at_the_table=2) for some in ([], [replace(BALTIC, cost=dear)])
    )
    (value, tu), (value_then, tu_then) = in_money(before, "surplus"), in_money(after, "surplus")
    assert tu_then.total == pytest.approx(tu.total)  # all together never use it
    russia = before.players.index("RUS")
    paid, paid_then = nucleolus(tu).payoff[russia], nucleolus(tu_then).payoff[russia]
    assert value_then["RUS"] > 1.3 * value["RUS"]
    assert paid_then - paid < 0.05 * (value_then["RUS"] - value["RUS"])
