"""The numbers to see first, told in one language."""

from __future__ import annotations

from untether.briefs.render.prose import Writer, capitalised
from untether.briefs.section import KeyNumber
from untether.briefs.told import ToldKey


def tell_key(number: KeyNumber, writer: Writer) -> ToldKey:
    """Write a key number; the figures before it are drawn only, as their sources stand with the tables."""
    return ToldKey(
        label=capitalised(writer.phrase(number.label)),
        value=writer.figure(number.figure),
        before=tuple(figure.value if figure else None for figure in number.before),
    )
