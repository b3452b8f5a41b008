"""Networks small enough to reckon by hand, written in one line a segment."""

from __future__ import annotations

from untether.vocabulary.names import Names
from untether.vocabulary.network import Arc, Network, NetworkMarket, NetworkSupply
from untether.vocabulary.routes import Basis, Consent, Place, PlaceKind, Power, Strength


def place(id_: str, actor: str = "") -> Place:
    return Place(id=id_, kind=PlaceKind.JUNCTION, names=Names(id_, id_, id_), actor=actor)


def consent(
    actor: str,
    basis: Basis = Basis.TERRITORY,
    power: Power = Power.STOP,
    strength: Strength = Strength.LEGAL,
    share: float | None = None,
) -> Consent:
    return Consent(segment="", actor=actor, power=power, basis=basis, strength=strength, share=share)


def arc(
    segment: str,
    ends: str,
    *,
    capacity: float | None = None,
    stops: tuple[Consent | str, ...] = (),
    route: str = "",
    **flow: float,
) -> Arc:
    tail, head = ends.split(">")
    return Arc(
        segment=segment,
        route=route or segment,
        tail=tail,
        head=head,
        capacity=capacity,
        flow=flow,
        consents=tuple(consent(one) if isinstance(one, str) else one for one in stops),
        evidence=(f"e-{segment}",),
    )


def network(
    soil: dict[str, str],
    arcs: tuple[Arc, ...],
    supplies: tuple[tuple[str, str, float], ...] = (),
    markets: tuple[tuple[str, str] | tuple[str, str, float], ...] = (),
) -> Network:
    """`soil` names the state of each place that has one, e.g. `{"field": "KAZ"}`; supplies and markets are
    (actor, place, quantity or cap)."""
    ends = {end for one in arcs for end in (one.tail, one.head)} | {m[1] for m in markets} | {s[1] for s in supplies}
    return Network(
        commodity="oil",
        year=2022,
        unit="Mt",
        nodes={end: place(end, soil.get(end, "")) for end in sorted(ends)},
        arcs=tuple(sorted(arcs, key=lambda one: one.segment)),
        supplies=tuple(NetworkSupply(owner=o, place=p, quantity=q) for o, p, q in supplies),
        markets=tuple(NetworkMarket(place=m[1], actor=m[0], cap=m[2] if len(m) > 2 else None) for m in markets),
    )


def caspian(*, baku_ceyhan: bool = True) -> Network:
    """Tengiz to the Black Sea through RUS (60 of 70, of which 6 are RUS's own), and 2 over the sea to Baku-Ceyhan.

    KAZ puts in 60 a year at most.
    """
    arcs = [
        arc("cpc-1", "tengiz>border", capacity=65, route="cpc", KAZ=54),
        arc(
            "cpc-2",
            "border>novorossiysk",
            capacity=70,
            route="cpc",
            stops=("RUS", consent("RUS", Basis.PORT), consent("USA", Basis.SHAREHOLDER, Power.EXPAND, share=0.15)),
            KAZ=54,
            RUS=6,
        ),
        arc("cpc-3", "blend>border", capacity=6, route="cpc", stops=("RUS",), RUS=6),
    ]
    if baku_ceyhan:
        arcs += [
            arc("sea", "tengiz>baku", capacity=5, stops=(consent("AZE", Basis.PORT),), KAZ=2),
            arc("btc-1", "baku>tbilisi", capacity=50, route="btc", stops=("AZE", "GEO"), KAZ=2, AZE=30),
            arc("btc-2", "tbilisi>ceyhan", capacity=50, route="btc", stops=("GEO", "TUR"), KAZ=2, AZE=30),
        ]
    markets = (("", "novorossiysk"), ("", "ceyhan")) if baku_ceyhan else (("", "novorossiysk"),)
    soil = {"tengiz": "KAZ", "border": "RUS", "blend": "RUS", "novorossiysk": "RUS"}
    soil |= {"baku": "AZE", "tbilisi": "GEO", "ceyhan": "TUR"}
    return network(soil, tuple(arcs), (("KAZ", "tengiz", 60), ("RUS", "blend", 6), ("AZE", "baku", 30)), markets)


def through_georgia() -> Network:
    """ARM buys 2.2 from RUS through GEO and 0.4 from IRN directly; the IRN pipe could carry 2.3."""
    return network(
        {"rus": "RUS", "tbilisi": "GEO", "iran": "IRN", "meghri": "ARM", "yerevan": "ARM"},
        (
            arc("north-1", "rus>tbilisi", capacity=5, route="north", stops=("RUS", "GEO"), RUS=4.2),
            arc("north-2", "tbilisi>yerevan", capacity=3, route="north", stops=("GEO",), RUS=2.2),
            arc("georgia", "tbilisi>gas-georgia", capacity=3, stops=("GEO",), RUS=2.0),
            arc("south-1", "iran>meghri", capacity=2.3, route="south", stops=("IRN",), IRN=0.4),
            arc("south-2", "meghri>yerevan", capacity=2.3, route="south", stops=("ARM",), IRN=0.4),
        ),
        (("RUS", "rus", 100), ("IRN", "iran", 20)),
        (("ARM", "yerevan"), ("GEO", "gas-georgia")),
    )
