"""`untether veto ACTOR`: who can block an actor's goods, alone and together, and what each one's consent is worth."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from untether.cli.output import emit_json, emit_table, say, working
from untether.cli.world import ready_ledger
from untether.errors import NotCovered
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.ledger import Ledger
    from untether.measures.run_client_game import ClientGame
    from untether.measures.run_veto import VetoRow
    from untether.vocabulary.actor import Actor
    from untether.vocabulary.measurement import Measurement

SHOWN_SETS = 12


class Horizon(StrEnum):
    """How long after a refusal is asked about."""

    DAYS = "days"
    SEASON = "season"
    YEARS = "years"


class Mode(StrEnum):
    """What other origins do while the actor reroutes."""

    INCREMENTAL = "incremental"
    ALONE = "alone"
    JOINT = "joint"


def veto(  # noqa: PLR0917 - typer reads options from parameters
    actor: Annotated[str, typer.Argument(help="A state by name or code, in English, Russian or Belarusian.")],
    commodity: Annotated[str, typer.Option(help="What flows: oil, gas, ...")] = "oil",
    year: Annotated[int | None, typer.Option(help="The year; the latest covered, where not given.")] = None,
    horizon: Annotated[
        Horizon | None, typer.Option(help="days: at once; season: after rerouting. Both, where not given.")
    ] = None,
    mode: Annotated[
        Mode,
        typer.Option(help="incremental: others keep their flows; alone: all capacity is free; joint: all carry most."),
    ] = Mode.INCREMENTAL,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell who can block an actor's goods: gatekeepers by role, sets that block together, and values as players."""
    from untether.measures.latest import latest_year  # noqa: PLC0415 - keeps --help fast
    from untether.measures.run_client_game import client_games  # noqa: PLC0415
    from untether.measures.run_rerouted_mode import in_mode  # noqa: PLC0415
    from untether.measures.run_veto import block_shares  # noqa: PLC0415
    from untether.measures.veto.client_value import Mode as ClientMode  # noqa: PLC0415
    from untether.measures.veto.spare import SpareMode  # noqa: PLC0415
    from untether.vocabulary.actors import find_actor  # noqa: PLC0415
    from untether.vocabulary.topics import commodity as find_commodity  # noqa: PLC0415

    found, goods = find_actor(actor), find_commodity(commodity).id
    if horizon is Horizon.YEARS:
        raise NotCovered(
            "years of building: the cost, life and lead time of planned routes are not stated together for any route; "
            "take days or season"
        )
    with ready_ledger(Settings.from_environment()) as ledger, working(f"reckoning who can block {found.names.en}"):
        when = year or latest_year(ledger, found.id, "transit", goods)
        rows = (
            [] if when is None else in_mode(ledger, block_shares(ledger, found.id, goods, when), ClientMode(mode.value))
        )
        if when is None or not rows:
            raise NotCovered(_not_covered(ledger, found, goods, year))
        single = horizon is Horizon.DAYS or mode is Mode.JOINT
        games = [] if single else client_games(ledger, found.id, goods, when, mode=SpareMode(mode.value))
    if json:
        emit_json(_data(rows, games, horizon))
        return
    _shares(rows, horizon, f"Who can block {found.names.en}: {goods}, {when}")
    for game in games:
        _game(game)


def _not_covered(ledger: Ledger, actor: Actor, commodity: str, year: int | None) -> str:
    """Say what is covered instead."""
    from untether.briefs.vetoes import COMMODITIES, years_told  # noqa: PLC0415 - only a miss needs it
    from untether.measures.run_veto import block_shares  # noqa: PLC0415

    covered = {
        each: [str(when) for when in years_told(ledger, each) if block_shares(ledger, actor.id, each, when)]
        for each in COMMODITIES
    }
    told = "; ".join(f"{each} in {', '.join(years)}" for each, years in covered.items() if years)
    asked = f"{commodity} of {actor.names.en} ({actor.id}){f' in {year}' if year else ''}"
    return f"no route row tells of the {asked}; covered: {told or 'none of its goods'}"


def _data(rows: list[VetoRow], games: list[ClientGame], horizon: Horizon | None) -> dict[str, Any]:
    first = rows[0]
    return {
        "actor": first.client,
        "commodity": first.commodity,
        "year": first.year,
        "unit": first.unit,
        "gatekeepers": [_row(row, horizon) for row in rows],
        "games": games,
    }


def _row(row: VetoRow, horizon: Horizon | None) -> dict[str, Any]:
    days = {
        "block_share": _number(row.block_share),
        "by_basis": {str(basis): _number(share) for basis, share in row.by_basis.items()},
        "levers": {route: _number(share) for route, share in row.levers.items()},
        "blocked": row.blocked,
    }
    season = {"block_share_rerouted": _number(row.block_share_rerouted), "strict": row.strict, "near": row.near}
    return {
        "gatekeeper": row.gatekeeper,
        "direction": row.direction,
        "role": str(row.role),
        **(days if horizon is not Horizon.SEASON else {}),
        **(season if horizon is not Horizon.DAYS else {}),
        "routes": row.routes,
    }


def _number(told: Measurement) -> dict[str, Any]:
    kept = ("id", "value", "low", "high", "reason")
    return {"answer": str(told.answer), **{name: getattr(told, name) for name in kept}}


def _shares(rows: list[VetoRow], horizon: Horizon | None, title: str) -> None:
    days, season = horizon is not Horizon.SEASON, horizon is not Horizon.DAYS
    bases = list(rows[0].by_basis)
    columns = ["goods", "role", "gatekeeper"]
    columns += ["at once", *map(str, bases)] if days else []
    columns += ["after rerouting", "veto"] if season else []
    table = []
    for row in rows:
        cells = [f"{row.direction}s", str(row.role), _named(row.gatekeeper)]
        cells += [_share(row.block_share), *(_share(row.by_basis.get(basis)) for basis in bases)] if days else []
        cells += [_share(row.block_share_rerouted), _verdict(row)] if season else []
        table.append([*cells, ", ".join(row.routes)])
    emit_table(title, [*columns, "through"], table)
    for reason in dict.fromkeys(row.block_share.reason for row in rows if row.block_share.reason):
        say(f"note: {reason}")


def _game(game: ClientGame) -> None:
    note = "" if game.exact else "; values are sampled, their half-widths are in the JSON"
    through = f"{game.worth:.4g} {game.unit} get through when all agree"
    emit_table(
        f"As players, {game.direction}s: {through} (mode {game.mode}{note})",
        ("player", "Shapley value", "of all", "alone", "all others without it", "lost"),
        [
            (
                _named(one.player),
                f"{one.shapley:.4g} {game.unit}",
                f"{one.shapley / game.worth:.1%}",
                f"{one.alone:.4g}",
                f"{one.without:.4g}",
                f"{one.share:.1%}",
            )
            for one in game.players
        ],
    )
    say("a Shapley value is a share of access, not of money; `alone` is the outside option")
    emit_table(
        "Smallest sets that block together",
        ("what is left", "refusing"),
        [
            *(("nothing", " + ".join(map(_named, some))) for some in game.blocking[:SHOWN_SETS]),
            *(("under a tenth", " + ".join(map(_named, some))) for some in game.nearly_blocking[:SHOWN_SETS]),
        ],
    )
    hidden = max(0, len(game.blocking) - SHOWN_SETS) + max(0, len(game.nearly_blocking) - SHOWN_SETS)
    if hidden or not game.complete:
        say(f"{hidden} more sets are in the JSON{'' if game.complete else ', which does not hold all either'}")


def _named(actor: str) -> str:
    from untether.vocabulary.actors import name  # noqa: PLC0415 - keeps --help fast

    return f"{name(actor, 'en')} ({actor})"


def _share(told: Measurement | None) -> str:
    if told is None:
        return ""
    if told.value is None:
        return str(told.answer)
    ends = dict.fromkeys(f"{end:.1%}" for end in (told.low, told.high) if end is not None)
    return " to ".join(ends) or f"{told.value:.1%}"


def _verdict(row: VetoRow) -> str:
    return "strict" if row.strict else "near" if row.near else ""
