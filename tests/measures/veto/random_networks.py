"""Random small networks for laws that hold everywhere: one client's field, five junctions, two markets."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from tiny_networks import arc, network

CLIENT = "KAZ"
OTHER = "RUS"
GATEKEEPERS = ("AZE", "GEO", "TUR")
JUNCTIONS = tuple(f"j{at}" for at in range(5))
MARKETS = ("m0", "m1")

law = settings(deadline=None)
"""The first example of a run compiles the kernels."""


@st.composite
def networks(draw):
    """Give a network whose arcs run field -> junctions -> markets, with whole flows within whole capacities."""
    order = ("field", *JUNCTIONS, *MARKETS)
    pairs = [(a, b) for at, a in enumerate(order) for b in order[at + 1 :] if a not in MARKETS]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=10, unique=True))
    arcs = []
    for at, (tail, head) in enumerate(chosen):
        own, others = draw(st.integers(0, 9)), draw(st.integers(0, 9))
        spare = draw(st.integers(0, 9))
        known = draw(st.booleans())
        holders = draw(st.sets(st.sampled_from(GATEKEEPERS), max_size=2))
        arcs.append(
            arc(
                f"s{at:02}",
                f"{tail}>{head}",
                capacity=own + others + spare if known else None,
                stops=tuple(sorted(holders)),
                **{CLIENT: own, OTHER: others},
            )
        )
    supply = draw(st.integers(1, 40))
    return network({"field": CLIENT}, tuple(arcs), ((CLIENT, "field", supply),), (("", "m0"), ("", "m1")))
