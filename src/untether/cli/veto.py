"""`untether veto ACTOR`: who can block an actor's goods, alone and together, and what each one's consent is worth."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from untether.cli.output import emit_json, working
from untether.cli.veto_answer import Asked, Horizon, VetoAnswer
from untether.cli.veto_data import data_of
from untether.cli.veto_text import show
from untether.cli.world import ready_ledger
from untether.errors import NotCovered
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.ledger import Ledger
    from untether.vocabulary.actor import Actor


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
        Horizon | None,
        typer.Option(help="days: at once; season: after rerouting; years: after building. All, where not given."),
    ] = None,
    mode: Annotated[
        Mode,
        typer.Option(help="incremental: others keep their flows; alone: all capacity is free; joint: all carry most."),
    ] = Mode.INCREMENTAL,
    years: Annotated[float, typer.Option(help="Building: a planned route counts if it works within so many.")] = 5,
    rate: Annotated[float, typer.Option(help="Building: interest a year, as a share.")] = 0.08,
    life_years: Annotated[float, typer.Option(help="Building: the life of a route that states none.")] = 25,
    lead_years: Annotated[
        float | None,
        typer.Option(help="Building: the lead time of a route that states none, which is left out otherwise."),
    ] = None,
    draws: Annotated[
        int, typer.Option(min=0, help="Give intervals from so many draws of all uncertain figures: 200.")
    ] = 0,
    seed: Annotated[int, typer.Option(help="The seed of the draws; the same seed gives the same numbers.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell who can block an actor's goods: gatekeepers by role, sets that block together, and values as players."""
    from untether.measures.latest import latest_year  # noqa: PLC0415 - keeps --help fast
    from untether.measures.options import Assumed  # noqa: PLC0415
    from untether.measures.run_client_game import client_games  # noqa: PLC0415
    from untether.measures.run_invested import invested_rows  # noqa: PLC0415
    from untether.measures.run_rerouted_mode import in_mode  # noqa: PLC0415
    from untether.measures.run_uncertain import uncertain_cases  # noqa: PLC0415
    from untether.measures.run_veto import block_shares  # noqa: PLC0415
    from untether.measures.veto.client_value import Mode as ClientMode  # noqa: PLC0415
    from untether.measures.veto.spare import SpareMode  # noqa: PLC0415
    from untether.vocabulary.actors import find_actor  # noqa: PLC0415
    from untether.vocabulary.topics import commodity as find_commodity  # noqa: PLC0415

    found, goods = find_actor(actor), find_commodity(commodity).id
    asked = Asked(horizon=horizon, joint=mode is Mode.JOINT, draws=draws)
    if asked.joint and (horizon is Horizon.YEARS or draws):
        raise NotCovered("the mode joint is told for a season and without draws; take incremental or alone")
    spare = SpareMode.INCREMENTAL if asked.joint else SpareMode(mode.value)
    assumed = Assumed(years=years, rate=rate, life_years=life_years, lead_years=lead_years, mode=spare)
    with ready_ledger(Settings.from_environment()) as ledger, working(f"reckoning who can block {found.names.en}"):
        when = year or latest_year(ledger, found.id, "transit", goods)
        rows = (
            [] if when is None else in_mode(ledger, block_shares(ledger, found.id, goods, when), ClientMode(mode.value))
        )
        if when is None or not rows:
            raise NotCovered(_not_covered(ledger, found, goods, year))
        answer = VetoAnswer(
            asked=asked,
            rows=rows,
            games=client_games(ledger, found.id, goods, when, mode=spare) if asked.games else [],
            invested=invested_rows(ledger, rows, assumed) if asked.building else [],
            uncertain=uncertain_cases(ledger, found.id, goods, when, draws=draws, seed=seed, mode=spare)
            if draws
            else [],
        )
    if json:
        emit_json(data_of(answer))
        return
    show(answer, f"Who can block {found.names.en}: {goods}, {when}")


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
