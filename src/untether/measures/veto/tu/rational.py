"""Linear equations in exact fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def solve_exactly(rows: Sequence[Sequence[int]], right: Sequence[int], columns: int) -> list[Fraction] | None:
    """Solve integer equations by elimination in fractions; `None` where they have none or many solutions.

    >>> solve_exactly([[1, 1], [1, -1], [2, 0]], [3, 0, 3], 2)
    [Fraction(3, 2), Fraction(3, 2)]
    """
    table = [[Fraction(cell) for cell in row] + [Fraction(end)] for row, end in zip(rows, right, strict=True)]
    done = 0
    for column in range(columns):
        pivot = next((line for line in range(done, len(table)) if table[line][column]), None)
        if pivot is None:
            return None
        table[done], table[pivot] = table[pivot], table[done]
        head = table[done][column]
        table[done] = [cell / head for cell in table[done]]
        for line, row in enumerate(table):
            if line != done and row[column]:
                factor = row[column]
                table[line] = [cell - factor * above for cell, above in zip(row, table[done], strict=True)]
        done += 1
    if any(row[-1] for row in table[done:]):
        return None
    return [row[-1] for row in table[:columns]]
