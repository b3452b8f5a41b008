"""`untether game FILE`: the solutions of a cooperative game."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from untether.cli.output import emit_json, emit_table, working

if TYPE_CHECKING:
    from untether.measures.veto.games.solution import Solution


def game(  # noqa: PLR0917 - typer reads options from parameters
    file: Annotated[Path, typer.Argument(help="A game in JSON: docs/games.md describes the forms.")],
    solutions: Annotated[
        str, typer.Option("--solve", help="Solutions, comma-separated, or `all` for few players.")
    ] = "shapley,banzhaf",
    unions: Annotated[str, typer.Option(help="A priori unions for Owen values: A+B,C+D.")] = "",
    links: Annotated[str, typer.Option(help="Who can speak to whom, for Myerson values: A-B,B-C.")] = "",
    sample: Annotated[
        float | None,
        typer.Option(
            help="Estimate a network's Shapley and Banzhaf values to within this share of what all are worth: 0.01."
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="The seed of a sample; the same seed gives the same numbers.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Solve a cooperative game: power indices, values, the nucleolus with its proof, the core, who can block."""
    from untether.measures.veto.games.casefile import read_case  # noqa: PLC0415 - keeps --help fast
    from untether.measures.veto.games.network_answers import Sampling  # noqa: PLC0415
    from untether.measures.veto.games.solve import solve  # noqa: PLC0415

    with working(f"solving {file.name}"):
        case = read_case(file)
        found = solve(
            case.game,
            _words(solutions, ","),
            unions=[_words(union, "+") for union in _words(unions, ",")],
            links=[_pair(link) for link in _words(links, ",")],
            sampling=None if sample is None else Sampling(half_width=sample, seed=seed),
        )
    if json:
        emit_json(found.as_data(numbered=case.numbered))
        return
    _tables(found)


def _words(text: str, mark: str) -> list[str]:
    return [word.strip() for word in text.split(mark) if word.strip()]


def _pair(link: str) -> tuple[str, str]:
    ends = _words(link, "-")
    if len(ends) != 2:  # noqa: PLR2004 - a link has two ends
        raise typer.BadParameter(f"{link!r} is no link of two players; write A-B,B-C", param_hint="--links")
    return ends[0], ends[1]


def _tables(found: Solution) -> None:
    from untether.measures.veto.games.concepts import Kind  # noqa: PLC0415 - keeps --help fast

    values = {name: one.value for name, one in found.answers.items() if one.kind is Kind.VALUES and one.value}
    if values:
        rows = zip(found.players, *(map(_number, column) for column in values.values()), strict=True)
        emit_table("Values", ("player", *values), list(rows))
    others = [(name, _told(one.value, one.kind)) for name, one in found.answers.items() if name not in values]
    emit_table("Answers", ("what", "answer"), [*others, *_beside(found)])


def _beside(found: Solution) -> list[tuple[str, str]]:
    """Tell how sure the answers are, and what is undefined."""
    rows = [("worth of all", _number(found.worth))]
    rows += [("needs nobody's consent", _number(found.free))] if found.free else []
    rows += [(f"{name} in the core", _yes(holds)) for name, holds in found.in_core.items()]
    rows += [("nucleolus verified", _yes(found.verified))] if found.verified is not None else []
    rows.append(("exact", _yes(found.exact)))
    for name, one in found.intervals.items():
        widest = _number(max(high - low for low, high in zip(one.low, one.high, strict=True)) / 2)
        told = f"within {widest} at {one.confidence:.0%}, {one.samples} orders, seed {one.seed}"
        rows.append((f"{name} sampled", told))
    rows += [("rounding of the data", _number(found.tolerance))] if found.tolerance else []
    return rows + [(f"{name}: note", reason) for name, reason in {**found.undefined, **found.notes}.items()]


def _told(value: Any, kind: str) -> str:
    if value is None:
        return "undefined"
    if kind == "truth":
        return _yes(value)
    if kind == "number":
        return _number(value)
    if kind == "players":
        return ", ".join(value) or "none"
    if kind == "amounts":
        return "; ".join(f"{'+'.join(members)}: {_number(amount)}" for members, amount in value.items()) or "none"
    return "; ".join("+".join(members) for members in value) or "none"


def _yes(holds: bool | None) -> str:
    return "yes" if holds else "no"


def _number(value: float) -> str:
    return f"{value:.6g}"
