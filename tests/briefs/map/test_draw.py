"""The route map: what it holds, how it says status and volume, and that names do not cover each other."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from samples import BRIEF, ROUTES, describe

from untether.briefs.map.draw import route_map
from untether.briefs.map.geometry import along, clipped, roomiest
from untether.briefs.map.projection import Albers
from untether.briefs.map.view import WIDTH, View
from untether.briefs.render.localise import Localiser
from untether.briefs.render.tell import tell
from untether.briefs.section import RouteMap
from untether.briefs.told import ToldMap

ROUTE_MAP = ROUTES.charts[0]
assert isinstance(ROUTE_MAP, RouteMap)


def told(**changes: object) -> ToldMap:
    section = replace(ROUTES, charts=(replace(ROUTE_MAP, **changes),))
    chart = tell(replace(BRIEF, sections=(section,)), Localiser("en"), describe).sections[0].charts[0]
    assert isinstance(chart, ToldMap)
    return chart


def drawn(**changes: object) -> ET.Element:
    return ET.fromstring(route_map(told(**changes)))  # noqa: S314 - our own drawing


def test_states_have_names_and_routes_their_status() -> None:
    svg = drawn()
    states = {path.get("data-actor"): path for path in svg.iter("path") if path.get("data-actor")}
    assert states["KAZ"].get("class") == "land focus"
    assert states["RUS"].get("class") == "land gate"
    assert states["KAZ"].findtext("title") == "Kazakhstan"
    assert {line.get("data-status") for line in svg.iter("polyline")} == {None, "operating", "idle", "candidate"}


def test_width_grows_with_volume() -> None:
    widths = {
        group.findtext("title"): float(line.get("stroke-width", 0))
        for group in drawn().iter("g")
        for line in group.iter("polyline")
        if line.get("data-status")
    }
    cpc, samara, unknown = (next(w for name, w in widths.items() if name and name.startswith(n)) for n in "125")
    assert cpc > samara > unknown


def test_crimea_is_hatched_and_kosovo_dashed() -> None:
    areas = {
        path.get("data-area"): path
        for path in drawn(routes=(balkan(),), focus="SRB").iter("path")
        if path.get("data-area")
    }
    assert areas["kosovo"].get("class") == "disputed dashed"
    assert areas["kosovo"].get("fill") == "url(#oil-map-hatch)"
    assert "crimea" in {path.get("data-area") for path in drawn().iter("path")}


def balkan() -> object:
    return replace(ROUTE_MAP.routes[0], points=((28.0, 43.0), (22.0, 43.0), (19.5, 45.8)))


def test_a_map_without_routes_or_with_one_point_is_drawn() -> None:
    assert drawn(routes=()).tag == "svg"
    assert drawn(routes=(replace(ROUTE_MAP.routes[0], points=((51.2, 43.65),)),)).tag == "svg"


def test_every_route_is_on_the_canvas() -> None:
    view = View.around(place for route in ROUTE_MAP.routes for place in route.points)
    for route in ROUTE_MAP.routes:
        for place in route.points:
            x, y = view.place(place)
            assert 0 < x < WIDTH
            assert 0 < y < view.height


def test_a_far_end_does_not_make_the_focus_small() -> None:
    """A pipe to Armenia from the Arctic leaves the map; its number stays on the part that is seen."""
    far = replace(ROUTE_MAP.routes[0], points=((76.6, 66.0), (44.7, 43.0), (44.5, 40.2)))
    svg = drawn(routes=(far,), focus="ARM")
    points = next(line.get("points") or "" for line in svg.iter("polyline")).split()
    assert float(points[0].split(",")[1]) < 0
    armenia = next(path for path in svg.iter("path") if path.get("data-actor") == "ARM")
    xs = [float(x) for x in re.findall(r"(-?[\d.]+),", armenia.get("d") or "")]
    assert max(xs) - min(xs) > WIDTH / 20
    badge = next(circle for circle in svg.iter("circle"))
    assert 0 < float(badge.get("cx", -1)) < WIDTH
    assert float(badge.get("cy", -1)) > 0


def test_a_route_out_of_view_has_no_number() -> None:
    far = replace(ROUTE_MAP.routes[0], points=((100.0, 60.0), (104.0, 52.0)))
    svg = drawn(routes=(*ROUTE_MAP.routes[:1], far), focus="ARM")
    assert [text.text for text in svg.iter("text") if text.get("class") == "number"] == ["1"]


def test_names_are_text_and_cannot_break_out() -> None:
    names = replace(ROUTE_MAP.routes[0].names, en='<script>"&')
    svg = route_map(told(routes=(replace(ROUTE_MAP.routes[0], names=names, status='x" onload="y'),)))
    assert "<script" not in svg
    assert not re.search(r'\sonload="', svg)


def test_the_projection_keeps_areas() -> None:
    """A degree square at 70 north is cos(70)/cos(40) of one at 40 north: about 0.446."""
    albers = Albers.between(20, 80, 35, 75)

    def size(latitude: float) -> float:
        (x0, y0), (x1, _), (_, y1) = albers((50, latitude)), albers((50.1, latitude)), albers((50, latitude + 0.1))
        return abs((x1 - x0) * (y1 - y0))

    assert size(70) / size(40) == pytest.approx(0.446, rel=0.01)
    assert albers((50, 60))[1] < albers((50, 50))[1]


def test_clipping_cuts_to_the_box() -> None:
    assert set(clipped([(-5, -5), (15, -5), (15, 15), (-5, 15)], (0, 0, 10, 10))) == {
        (0, 0),
        (10, 0),
        (10, 10),
        (0, 10),
    }
    assert clipped([(20, 20), (30, 20), (30, 30)], (0, 0, 10, 10)) == []


def test_a_name_stands_clear_of_obstacles() -> None:
    ring = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
    free = roomiest(ring, [], lambda _: True)
    moved = roomiest(ring, [(50.0, 50.0)], lambda _: True)
    assert free == pytest.approx((50, 50), abs=8)
    assert moved != free
    assert roomiest(ring, [], lambda _: False) is None


def test_the_way_along_a_path() -> None:
    assert along([(0, 0), (10, 0), (10, 10)], 0.75)[0] == (10, 5)
    assert along([(3, 4)], 0.5)[0] == (3, 4)
