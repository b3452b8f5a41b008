"""The few marks that a small chart is made of, as SVG text.

Colours and fonts come from the page's style sheet by class, so that one drawing serves light, dark and print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape


def element(name: str, attributes: Mapping[str, object], content: str = "") -> str:
    """Write an element; numbers are cut to a tenth of a unit, `content` is taken as it is."""
    written = "".join(f' {key}="{_attribute(value)}"' for key, value in attributes.items() if value != "")
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def label(x: float, y: float, text: str, kind: str, anchor: str = "start") -> str:
    """Write text whose baseline starts, is centred or ends at a point."""
    attributes = {"x": x, "y": y, "class": kind, "text-anchor": anchor if anchor != "start" else ""}
    return element("text", attributes, escape(text))


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Draw a straight line."""
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": kind})


def told(mark: str, title: str) -> str:
    """Let a mark tell its value when pointed at."""
    return f"<g>{element('title', {}, escape(title))}{mark}</g>"


def drawing(size: tuple[float, float], title: str, description: str, content: Iterable[str], *, kind: str) -> str:
    """Put marks on a canvas that scales with the page and tells a screen reader what it shows."""
    attributes = {"viewBox": f"0 0 {_attribute(size[0])} {_attribute(size[1])}", "class": kind, "role": "img"}
    head = element("title", {}, escape(title)) + element("desc", {}, escape(description))
    return element("svg", attributes, head + "".join(content))


def _attribute(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(str(value))
