"""Records of a small oil world in one line each: Kazakhstan's pipe through Russia and its way over the sea."""

from __future__ import annotations

from typing import Any

from untether.vocabulary.names import Names
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Coverage
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Flow, Indicator
from untether.vocabulary.routes import (
    Basis,
    Capacity,
    Carriage,
    Consent,
    Market,
    Mode,
    Place,
    PlaceKind,
    Power,
    Route,
    Segment,
    Supply,
)

YEAR = Period.year(2022)


def place(id_: str, actor: str = "") -> Place:
    return Place(id=id_, kind=PlaceKind.JUNCTION, names=Names(id_, id_, id_), actor=actor)


def route(id_: str, **more: Any) -> Route:
    return Route(**{"id": id_, "names": Names(id_, id_, id_), "commodity": "oil", "mode": Mode.PIPELINE, **more})


def segment(id_: str, tail: str, head: str, **more: Any) -> Segment:
    own = id_.split(".", maxsplit=1)[0]
    return Segment(**{"id": id_, "route": own, "position": 1, "tail": tail, "head": head, **more})


def carriage(route_: str, origin: str, value: float, unit: str = "Mt", **more: Any) -> Carriage:
    given = {"route": route_, "origin": origin, "period": YEAR, "quantity": Quantity(value, unit), **more}
    return Carriage(**given)


def capacity(segment_: str, value: float, unit: str = "Mt", **more: Any) -> Capacity:
    return Capacity(**{"segment": segment_, "period": YEAR, "quantity": Quantity(value, unit), **more})


def stop(segment_: str, actor: str, basis: Basis = Basis.TERRITORY, **more: Any) -> Consent:
    return Consent(**{"segment": segment_, "actor": actor, "power": Power.STOP, "basis": basis, **more})


def supply(owner: str, at: str, value: float) -> Supply:
    return Supply(owner=owner, place=at, commodity="oil", period=YEAR, quantity=Quantity(value, "Mt"))


def market(at: str, actor: str = "", **more: Any) -> Market:
    return Market(**{"place": at, "actor": actor, "commodity": "oil", "period": Period.parse("2019/2025"), **more})


def flow(from_actor: str, to_actor: str, value: float, commodity: str = "oil", unit: str = "Mt", **more: Any) -> Flow:
    given = {"from_actor": from_actor, "to_actor": to_actor, "commodity": commodity, "period": YEAR, **more}
    return Flow(**{"quantity": Quantity(value, unit), **given})


def share(actor: str, on: str, value: float, topic: str = "import share", **more: Any) -> Indicator:
    given = {"actor": actor, "topic": topic, "on": on, "commodity": "goods", "period": YEAR, **more}
    return Indicator(**{"quantity": Quantity(value, "%"), **given})


def covers(actor: str, layer: str, topic: str, note: str = "", period: Period = YEAR) -> Coverage:
    return Coverage(actor=actor, layer=layer, topic=topic, period=period, source="a", note=note)


def small_world(cpc: float = 52.0) -> list[Any]:
    """KAZ sends `cpc` Mt through RUS beside 6 of Russian oil, and 2 over the sea and through GEO; 56 are stated."""
    return [
        place("field", "KAZ"),
        place("border", "RUS"),
        place("port", "RUS"),
        place("russian-field", "RUS"),
        place("ceyhan", "TUR"),
        place("georgia", "GEO"),
        place("world"),
        place("beyond-ceyhan"),
        route("cpc"),
        segment("cpc.kaz", "field", "border"),
        segment("cpc.rus", "border", "port"),
        segment("cpc.sea", "port", "world"),
        carriage("cpc", "KAZ", cpc),
        carriage("cpc", "RUS", 6.0),
        carriage("cpc", "RUS", 0.0, segment="cpc.kaz"),
        carriage("cpc", "ALL", cpc + 6.0),
        capacity("cpc.kaz", 60),
        capacity("cpc.rus", 67),
        capacity("cpc.sea", 67),
        stop("cpc.rus", "RUS"),
        stop("cpc.rus", "RUS", Basis.OPERATOR, holder="CPC-R"),
        stop("cpc.sea", "RUS", Basis.PORT),
        stop("cpc.kaz", "KAZ"),
        Consent(segment="cpc.rus", actor="USA", power=Power.EXPAND, basis=Basis.SHAREHOLDER, share=0.15),
        route("btc"),
        segment("btc.geo", "field", "georgia"),
        segment("btc.tur", "georgia", "ceyhan"),
        segment("btc.sea", "ceyhan", "beyond-ceyhan"),
        carriage("btc", "KAZ", 2.0),
        capacity("btc.geo", 10),
        capacity("btc.tur", 10),
        capacity("btc.sea", 10),
        stop("btc.geo", "GEO"),
        stop("btc.tur", "TUR"),
        supply("KAZ", "field", 54.0),
        supply("RUS", "russian-field", 6.0),
        market("world"),
        market("beyond-ceyhan"),
        flow("KAZ", "WLD", 56.0),
    ]
