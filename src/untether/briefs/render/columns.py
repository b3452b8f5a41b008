"""Tables in columns of characters: no word is broken, and where the columns do not fit each row becomes a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

GAPS = "  ", " "
"""What stands between columns: two spaces, or one where the table is wide."""
INDENT = "  "
Row = Sequence[str]


def columns(heads: Row, rows: Sequence[Row], numeric: Sequence[bool], width: int, rule: str) -> list[str]:
    """Lay a table out in lines of at most `width` characters; figures stand right.

    >>> columns(["Pole", "Share"], [["Russia", "97%"]], [False, True], 40, "-")
    ['Pole    Share', '-------------', 'Russia    97%']
    """
    for gap in GAPS:
        widths = fitted([*zip(heads, *rows, strict=True)], width - len(gap) * (len(heads) - 1))
        if widths is not None:
            lines = [*_wrapped(heads, widths, numeric, gap, bottom=True)]
            lines.append(rule * (sum(widths) + len(gap) * (len(widths) - 1)))
            for row in rows:
                lines.extend(_wrapped(row, widths, numeric, gap))
            return lines
    return list(_listed(heads, rows, width))


def fitted(cells: Sequence[Row], width: int) -> list[int] | None:
    """Share the width among columns: each has its longest word, the rest goes where lines break most; else nothing."""
    least = [max((_longest(cell) for cell in column), default=1) for column in cells]
    wanted = [max((len(cell) for cell in column), default=1) for column in cells]
    room = width - sum(least)
    if room < 0:
        return None
    widths = list(least)
    for _ in range(room):
        tight = max(range(len(cells)), key=lambda index: wanted[index] / max(widths[index], 1))
        if widths[tight] >= wanted[tight]:
            break
        widths[tight] += 1
    return widths


def _longest(text: str) -> int:
    return max(map(len, wrap(text, 1, break_long_words=False)), default=1)


def _wrapped(
    row: Row, widths: Sequence[int], numeric: Sequence[bool], gap: str, *, bottom: bool = False
) -> Iterator[str]:
    """Write one row, on as many lines as its highest cell has; headings stand at the bottom."""
    cells = [wrap(cell, width, break_long_words=False) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, cells), default=0)
    if bottom:
        cells = [[""] * (height - len(cell)) + cell for cell in cells]
    for line in zip_longest(*cells, fillvalue=""):
        parts = (
            f"{part:>{width}}" if right else f"{part:<{width}}"
            for part, width, right in zip(line, widths, numeric, strict=True)
        )
        yield gap.join(parts).rstrip()


def _listed(heads: Row, rows: Sequence[Row], width: int) -> Iterator[str]:
    """Write each row as its first cell and, below, the others with their headings."""
    for row in rows:
        yield from wrap(row[0], width) or [""]
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell:
                text = f"{head}: {cell}" if head else cell
                yield from wrap(text, width, initial_indent=INDENT, subsequent_indent=INDENT * 2)
