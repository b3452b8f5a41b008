"""The answer of `untether veto` as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from untether.cli.output import emit_table, say
from untether.cli.veto_answer import Horizon, VetoAnswer

if TYPE_CHECKING:
    from untether.measures.run_client_game import ClientGame
    from untether.measures.run_invested import Invested
    from untether.measures.run_uncertain import UncertainCase
    from untether.measures.run_veto import VetoRow
    from untether.measures.veto.uncertainty import Spread
    from untether.vocabulary.measurement import Measurement

SHOWN_SETS = 12
MILLION = 1e6


def show(answer: VetoAnswer, title: str) -> None:
    """Write the answer to stdout, what must be known beside it to stderr."""
    _shares(answer, title)
    if answer.asked.horizon is Horizon.YEARS:
        _building(answer.invested)
    for game in answer.games:
        _game(game)
    for case in answer.uncertain:
        _uncertain(case)


def _shares(answer: VetoAnswer, title: str) -> None:
    rows, asked = answer.rows, answer.asked
    bases = list(rows[0].by_basis)
    columns = ["goods", "role", "gatekeeper"]
    columns += ["at once", *map(str, bases)] if asked.at_once else []
    columns += ["after rerouting", "veto"] if asked.rerouting else []
    columns += ["after building"] if asked.building else []
    table = []
    for row in rows:
        cells = [f"{row.direction}s", str(row.role), _named(row.gatekeeper)]
        if asked.at_once:
            cells += [_share(row.block_share), *(_share(row.by_basis.get(basis)) for basis in bases)]
        if asked.rerouting:
            cells += [_share(row.block_share_rerouted), _verdict(row)]
        if asked.building:
            later = answer.after_building(row)
            cells.append(_share(later.priced if later else None))
        table.append([*cells, ", ".join(row.routes)])
    emit_table(title, [*columns, "through"], table)
    for reason in dict.fromkeys(row.block_share.reason for row in rows if row.block_share.reason):
        say(f"note: {reason}")


def _building(found: list[Invested]) -> None:
    emit_table(
        "After building: the planned routes that can be ready",
        ("goods", "gatekeeper", "after building", "built", "million USD a year", "whatever it costs", "built then"),
        [
            (
                f"{one.direction}s",
                _named(one.gatekeeper),
                _share(one.priced),
                ", ".join(one.built),
                f"{one.annual_cost / MILLION:.4g}",
                _share(one.any_cost),
                ", ".join(one.all_built),
            )
            for one in found
        ],
    )
    assumed = [part for one in found for part in one.priced.reason.split("; ") if "assumed" in part]
    left_out = [f"{why}: {', '.join(routes)}" for one in found for why, routes in one.left_out.items()]
    for line in dict.fromkeys([*assumed, *left_out]):
        say(f"note: {line}")


def _uncertain(case: UncertainCase) -> None:
    title = f"Uncertain {case.direction}s: {case.level:.0%} of {case.draws} draws lie within (seed {case.seed})"
    if not case.rows:
        say(f"no figure behind the {case.direction}s has an interval: nothing was drawn")
        return
    shares = [(_named(one.gatekeeper), one.role, one.block_share, one.block_share_rerouted) for one in case.shares]
    emit_table(
        title,
        ("gatekeeper", "role", "at once", "after rerouting"),
        [(name, str(role), _within(fixed, "{:.1%}"), _within(later, "{:.1%}")) for name, role, fixed, later in shares],
    )
    valued = [(_named(player), _within(value, "{:.4g}")) for player, value in case.values.items() if value.high]
    emit_table(f"{title}: Shapley values", ("player", "within"), valued)
    if case.kept < case.draws:
        say(f"{case.draws - case.kept} draws had more on the routes than the stated total can be; they were left out")


def _within(found: Spread, form: str) -> str:
    if found.low is None or found.high is None:
        return "undefined"
    return " to ".join(dict.fromkeys(form.format(end) for end in (found.low, found.high)))


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
