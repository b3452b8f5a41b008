"""Every text of the page can be read, in both themes: the contrast that WCAG asks for."""

from __future__ import annotations

import re

import pytest

from untether.briefs.render.html import style_sheet

TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

Palette = dict[str, str]


def palettes() -> dict[str, Palette]:
    light, dark = (
        dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{3,6})\b", block))
        for block in re.findall(r":root \{(.*?)\}", style_sheet(), re.DOTALL)[:2]
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "faint"])
@pytest.mark.parametrize("text", ["ink", "soft", "link", "alarm"])
def test_text_on_the_page(theme: str, text: str, ground: str) -> None:
    palette = palettes()[theme]
    assert contrast(palette[text], palette[ground]) >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"), [("ink", "land"), ("ink", "gate"), ("ink", "focus"), ("ink", "sea"), ("soft", "land")]
)
def test_names_on_the_map(theme: str, text: str, ground: str) -> None:
    palette = palettes()[theme]
    assert contrast(palette[text], palette[ground]) >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("series", range(6))
def test_series_and_the_values_written_in_them(theme: str, series: int) -> None:
    palette = palettes()[theme]
    assert contrast(palette[f"s{series}"], palette["faint"]) >= GRAPHIC
    assert contrast(palette[f"i{series}"], palette[f"s{series}"]) >= TEXT
