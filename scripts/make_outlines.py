"""Draw the outlines of the route map once, from Natural Earth (public domain), under the border policy of the map.

Run with `UNTETHER_REFERENCE_DATA` set; needs shapely 2.1 or later. Natural Earth draws de facto control, so areas are
moved to the state whose territory they are by the practice of the United Nations General Assembly before anything is
simplified, and disputed areas are cut out as shapes of their own that fit the outlines exactly.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import shapely
from shapely import MultiPolygon, Polygon, STRtree
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

TARGET = Path(__file__).parents[1] / "src/untether/briefs/map/outlines.json"
EXTENT = box(-12, 8, 119.5, 82) | box(119.5, 25.6, 180, 82)
TOLERANCE = 0.05  # degrees: the square root of the smallest triangle that is kept
SMALLEST = 0.03  # square degrees: islands and slivers below this are dropped or joined to their neighbour
SCALE = 100  # coordinates are kept as hundredths of a degree

RENAMED = {"SAH": "ESH", "PSX": "PSE", "SDS": "SSD"}
JOINED = {"ALD": "FIN", "CYN": "CYP", "KOS": "SRB", "HKG": "CHN", "MAC": "CHN", "KAS": "IND", "SOL": "SOM"}
DROPPED = {"GGY", "IMN", "JEY", "TWN"}  # too small to see; of the last only islets lie in the extent


class Dispute(NamedTuple):
    """A disputed or occupied area: its id, the state it is drawn in, and what Natural Earth calls it."""

    id: str
    within: str
    notes: tuple[str, ...] = ()
    admin: str = ""


DISPUTES = (
    Dispute("crimea", "UKR", ("B89",)),
    Dispute("donetsk-luhansk", "UKR", ("B90",)),
    Dispute("abkhazia", "GEO", ("B35",)),
    Dispute("south-ossetia", "GEO", ("B37",)),
    Dispute("transnistria", "MDA", ("B36",)),
    Dispute("karabakh", "AZE", ("B38",)),
    Dispute("kosovo", "SRB", admin="KOS"),
    Dispute("northern-cyprus", "CYP", admin="CYN"),
    Dispute("golan", "SYR", ("Golan Heights",)),
    Dispute("palestine", "PSE", admin="PSX"),
    Dispute("kurils", "RUS", ("B29",)),
    Dispute("somaliland", "SOM", admin="SOL"),
    Dispute("western-sahara", "ESH", admin="SAH"),
    Dispute("kashmir-india", "IND", ("Admin. by India; Claimed by Pakistan",)),
    Dispute("siachen", "IND", admin="KAS"),
    Dispute("kashmir-pakistan", "PAK", ("Admin. by Pakistan; Claimed by India",)),
    Dispute("aksai-chin", "CHN", ("Admin. by China; Claimed by India", "Admin. by China; Ceded to China by Pakistan")),
    Dispute("arunachal", "IND", ("Admin. by India; Claimed by China",)),
)


def main() -> None:
    """Write the outlines file."""
    geo = Path(os.environ["UNTETHER_REFERENCE_DATA"]) / "data/geo"
    countries = _features(geo / "ne_50m_admin_0_countries.json")
    disputed = _features(geo / "ne_10m_admin_0_disputed_areas.json")
    raw = {properties["ADM0_A3"]: shapely.make_valid(area) for properties, area in countries}
    areas = {dispute: _area(dispute, raw, disputed) for dispute in DISPUTES}
    states = _states(raw, areas)
    pieces = _pieces(states, areas)
    keys = list(pieces)
    simple = dict(zip(keys, shapely.coverage_simplify([pieces[key] for key in keys], TOLERANCE), strict=True))
    whole = defaultdict(list)
    for (state, _), piece in simple.items():
        whole[state].append(piece)
    drawn = {
        "source": "Natural Earth 1:50m and 1:10m disputed areas, public domain; redrawn by scripts/make_outlines.py",
        "scale": SCALE,
        "states": {state: _rings(shapely.union_all(parts)) for state, parts in sorted(whole.items())},
        "disputed": {
            dispute: {"within": state, "rings": _rings(piece)}
            for (state, dispute), piece in sorted(simple.items(), key=lambda item: item[0][1])
            if dispute
        },
    }
    TARGET.write_text(json.dumps(drawn, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stderr.write(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(drawn['states'])} states\n")


def _features(path: Path) -> list[tuple[dict[str, str], BaseGeometry]]:
    features = json.loads(path.read_text("utf-8"))["features"]
    return [
        ({key.upper(): value for key, value in feature["properties"].items()}, shape(feature["geometry"]))
        for feature in features
    ]


def _area(
    dispute: Dispute, raw: dict[str, BaseGeometry], disputed: list[tuple[dict[str, str], BaseGeometry]]
) -> BaseGeometry:
    """Find a dispute's area; Crimea is taken from the coarser file, where it is a polygon of its own that fits."""
    if dispute.admin:
        return raw[dispute.admin]
    found = [
        area
        for properties, area in disputed
        if {properties["BRK_A3"], properties["NAME"]} & set(dispute.notes)
        or any((properties["NOTE_BRK"] or "").startswith(note) for note in dispute.notes)
    ]
    area = shapely.make_valid(shapely.union_all(found))
    if dispute.id != "crimea":
        return area
    return max(raw["RUS"].geoms, key=lambda part: part.intersection(area).area)


def _states(raw: dict[str, BaseGeometry], areas: dict[Dispute, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Give every state the territory that the policy gives it, clipped to the extent."""
    whole: dict[str, list[BaseGeometry]] = defaultdict(list)
    for name, area in raw.items():
        if name not in DROPPED and area.intersects(EXTENT):
            whole[JOINED.get(name, RENAMED.get(name, name))].append(area)
    states = {name: shapely.union_all(parts) for name, parts in whole.items()}
    for dispute, loser in (("crimea", "RUS"), ("golan", "ISR")):
        area, within = next((area, found.within) for found, area in areas.items() if found.id == dispute)
        moved = states[loser] & area
        states[within] |= moved
        states[loser] -= moved
    return {name: area & EXTENT for name, area in states.items()}


def _pieces(states: dict[str, BaseGeometry], areas: dict[Dispute, BaseGeometry]) -> dict[tuple[str, str], MultiPolygon]:
    """Cut states along disputes into pieces that share every edge, as the simplification needs."""
    lines = [area.boundary for area in (*states.values(), *(area & EXTENT for area in areas.values()))]
    noded = shapely.union_all(shapely.set_precision(lines, 1e-6))
    faces = list(shapely.polygonize([noded]).geoms)
    names = list(states)
    tree = STRtree([states[name] for name in names])
    pieces: dict[tuple[str, str], list[Polygon]] = defaultdict(list)
    for face in faces:
        inside = face.representative_point()
        hits = tree.query(inside, predicate="intersects")
        if len(hits):
            state = names[hits[0]]
            claims = [d.id for d, area in areas.items() if d.within == state and area.contains(inside)]
            pieces[state, claims[0] if claims else ""].append(face)
    joined = {key: shapely.union_all(parts) for key, parts in pieces.items()}
    for state, dispute in [key for key in joined if key[1]]:
        _give_slivers(joined, state, dispute)
    return {key: kept for key, piece in joined.items() if not (kept := _without_islets(piece)).is_empty}


def _give_slivers(pieces: dict[tuple[str, str], BaseGeometry], state: str, dispute: str) -> None:
    """Join to a disputed area the shreds left between its finer coast or border and the state's coarser one."""
    rest = pieces.get((state, ""))
    if rest is None:
        return
    shreds = [part for part in _polygons(rest) if part.area < SMALLEST and part.distance(pieces[state, dispute]) == 0]
    pieces[state, dispute] = shapely.union_all([pieces[state, dispute], *shreds])
    pieces[state, ""] = MultiPolygon([part for part in _polygons(rest) if part not in shreds])


def _without_islets(piece: BaseGeometry) -> MultiPolygon:
    parts = sorted(_polygons(piece), key=lambda part: part.area, reverse=True)
    return MultiPolygon([part for index, part in enumerate(parts) if index == 0 or part.area >= SMALLEST])


def _polygons(area: BaseGeometry) -> Iterable[Polygon]:
    return (part for part in getattr(area, "geoms", [area]) if isinstance(part, Polygon) and not part.is_empty)


def _rings(area: BaseGeometry) -> list[list[int]]:
    """Write the rings as hundredths of a degree: the first point, then steps from each to the next."""
    rings = []
    for part in _polygons(area):
        for ring in (part.exterior, *part.interiors):
            points = [(round(x * SCALE), round(y * SCALE)) for x, y in ring.coords]
            steps = [points[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(points))]
            rings.append([number for step in steps if step != (0, 0) for number in step])
    return sorted(rings, key=len, reverse=True)


if __name__ == "__main__":
    main()
