"""Grow `docs/measures.md` from the cards and the bibliography: `python scripts/make_measure_docs.py`."""

from __future__ import annotations

from pathlib import Path

from untether.measures.cards import Card, cards, references

PAGE = Path(__file__).parents[1] / "docs/measures.md"

INTRODUCTION = """\
# The measures

Every number that is printed has an id; `untether explain ID` reckons it again and shows the rows and quotes it rests
on. An id is the measure with its arguments as a path; words in capitals below stand for them, parts in brackets may
be left out.

This page is grown from `src/untether/measures/measures.yml` and `references.yml` by `scripts/make_measure_docs.py`:
change those, not the page.

## Zero, absent, not covered

A measure answers with a number, with *not covered* (no source looked there) or with *undefined* (the question has no
answer on these data), never with a zero that nobody stated. What stands behind each of them is told as "no number"
below.

## Intervals follow from the rows

Where a figure has an interval, so have the numbers that rest on it: they are reckoned with every uncertain figure at
either end, in all combinations for up to six uncertain figures; beyond that each alone and all at once, and the
footnote says so. A figure that one source tells of several segments in a row is one figure. What the stated total
holds beyond the routes may have passed a gatekeeper or not, and widens its block share upwards. A total that is
derived and has an interval is a sum of the rows and moves with them; any other uncertain total has ends of its own.
An interval tells how far the rows let a number range; it is no confidence interval.
"""


def page() -> str:
    """Write the page."""
    asked = [card for card in cards().items() if card[1].form]
    beside = [card for card in cards().items() if not card[1].form]
    parts = [
        INTRODUCTION,
        "## Measures that an id names\n",
        *(_entry(*card) for card in asked),
        "## Kernels without an id\n",
        *(_entry(*card) for card in beside),
        "## References\n",
        "\n".join(f'- <a id="{key}"></a>{work.text}{_doi(work.doi)}' for key, work in references().items()) + "\n",
    ]
    return "\n".join(parts)


def _entry(measure: str, card: Card) -> str:
    cited = ", ".join(f"[{key}](#{key})" for key in card.references)
    lines = [
        f"### {measure}: {card.title_en}\n" if card.title_en != measure else f"### {measure}\n",
        f"{card.more}\n",
        f"- **Id**: `{card.form}`" if card.form else "",
        f"- **Formula**: {_literal(card.formula)}",
        f"- **Range**: {_range(card)}",
        f"- **No number**: {card.absent}",
        f"- **In the code**: `untether.measures.{card.module}`",
        f"- **References**: {cited}" if cited else "",
        f"- **In Russian and Belarusian**: {card.title_ru}; {card.title_be}",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _literal(formula: str) -> str:
    """Keep a formula's signs from being read as layout."""
    return formula.replace("*", r"\*").replace("|", r"\|").replace("<", r"\<")


def _range(card: Card) -> str:
    unit = "a share" if card.unit == "share" else card.unit or "the commodity's unit"
    match card.low, card.high:
        case None, None:
            return f"{unit}, either sign"
        case low, None:
            return f"{unit}, from {low:g}"
        case None, high:
            return f"{unit}, up to {high:g}"
        case low, high:
            return f"{unit}, {low:g} to {high:g}"


def _doi(doi: str) -> str:
    return f" doi:{doi}" if doi else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
