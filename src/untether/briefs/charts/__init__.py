"""Small charts that need no library: SVG for a page, blocks of characters for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from untether.briefs.charts.bars import bars
from untether.briefs.charts.lines import lines
from untether.briefs.charts.stack import stack
from untether.briefs.told import ToldChart

KINDS: Mapping[str, Callable[[ToldChart], str]] = {"bars": bars, "stack": stack, "lines": lines}


def svg_chart(chart: ToldChart) -> str:
    """Draw a chart as SVG."""
    if chart.kind not in KINDS:
        raise ValueError(f"no chart is drawn as {chart.kind!r}; there are {', '.join(KINDS)}")
    return KINDS[chart.kind](chart)
