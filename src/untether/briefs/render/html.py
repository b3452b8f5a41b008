"""The brief as one self-contained page: no scripts, nothing fetched, one style sheet allowed by its hash."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from untether.briefs.charts import svg_chart
from untether.briefs.charts.spark import spark
from untether.briefs.map.draw import route_map
from untether.briefs.told import Prose, Ref, Run, ToldBrief, ToldChart, ToldMap, plain, references, runs, web_address

SHORT, LONG = 14, 28
"""Texts of so many letters stand on one line, or get a column of some width."""


def render_html(brief: ToldBrief) -> str:
    """Write the whole page."""
    links = _Links()
    style = style_sheet()
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            words=brief.words,
            prose=links.prose,
            places=links.places,
            fit=_fit,
            drawing=_drawing,
            spark=lambda number: Markup(spark(number.before)),  # noqa: S704 - numbers only
            is_map=lambda chart: isinstance(chart, ToldMap),
            references=references,
            web_address=web_address,
            style=Markup(style),  # noqa: S704 - our own file
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )


@cache
def style_sheet() -> str:
    """Give the style sheet of a brief's page."""
    return files("untether.briefs.render").joinpath("templates", "brief.css").read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("untether.briefs.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _fit(cell: Prose) -> str:
    """Tell which cells of text are not to be broken, and which need room."""
    length = len(plain(cell))
    return "short" if 0 < length <= SHORT else "long" if length >= LONG else ""


def _drawing(chart: ToldChart | ToldMap) -> Markup:
    return Markup(route_map(chart) if isinstance(chart, ToldMap) else svg_chart(chart))  # noqa: S704 - escaped there


class _Links:
    """Writes references as links, and remembers where each footnote is referred to."""

    def __init__(self) -> None:
        self._count = 0
        self._places: dict[int, list[int]] = defaultdict(list)

    def prose(self, prose: Prose) -> Markup:
        return Markup().join(self._run(part) if isinstance(part, Run) else self._ref(part) for part in prose)

    def places(self, number: int) -> list[int]:
        return self._places[number]

    def _run(self, run: Run) -> Markup:
        return Markup('<span lang="{}">{}</span>').format(run.lang, run.text) if run.lang else escape(run.text)

    def _ref(self, ref: Ref) -> Markup:
        self._count += 1
        for number in ref.numbers:
            self._places[number].append(self._count)
        link = Markup('<a href="#note-{0}">{0}</a>')
        numbers = Markup(", ").join(Markup("–").join(link.format(one) for one in run) for run in runs(ref))
        mark = Markup(' <span class="mark">{}</span>').format(ref.mark) if ref.mark else ""
        return Markup('<sup class="ref" id="ref-{}">{}{}</sup>').format(self._count, numbers, mark)
