"""Floors that reach beneath their walls: T-slots and dovetails, cleared through a mouth that is narrower than the floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import shapely

from dfdm.geometry.concave import Rims
from dfdm.geometry.contours import Plane, sampled
from dfdm.geometry.floors import Floor, walls_above
from dfdm.geometry.recesses import CHORD_MM, Plan
from dfdm.geometry.surfaces import Array

_TOUCH_MM = 1e-6
_SNAP_MM = 1e-7


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Undercut:
    """The mouth of a floor that reaches beneath its walls, and all its walls, those of the mouth included."""

    kind: Literal["t_slot", "dovetail"]
    mouth: Plan
    walls: frozenset[int]


def undercut_of(rims: Rims, floor: Floor) -> Undercut | None:
    """The mouth of a floor whose own walls lean over it, or whose walls end in ledges over it; None if it has none such."""
    normal, plane = floor.flat.normal, floor.flat.plane
    heights = rims.heights(normal)
    lean, turns = heights.lean, rims.turns
    above = leaning_over(rims, floor, lean)
    if not above:
        return None
    outer = _region(rims, plane, [[(i, forward) for i, forward, _ in loop] for loop in floor.loops])
    mouth = shapely.difference(
        outer,
        shapely.union_all([_shadow(rims, plane, face) for face in sorted(above)], grid_size=_SNAP_MM),
        grid_size=_SNAP_MM,
    )
    parts = [p for p in shapely.get_parts(mouth) if p.geom_type == "Polygon" and p.area > 1e-6 * outer.area]
    if len(parts) != 1:
        return None
    opens = [
        shapely.LineString(plane.flat(np.array([rims.start[i], rims.end[i]])))
        for loop in floor.loops
        for i, _, wall in loop
        if not wall
    ]
    level = all(heights.level[face] for face in above)
    neck = {
        other
        for face in above
        for i, other in rims.around[face]
        if turns[i] < -3.0 and not heights.level[other] and abs(lean[other]) < 0.5
    }
    neck = {face for face in neck if level and heights.low(face) > floor.flat.height + _TOUCH_MM}
    walls = walls_above(rims, floor.near | above | neck, normal, floor.flat.height)
    return Undercut(
        kind="t_slot" if level else "dovetail",
        mouth=Plan(plane=plane, pieces=_pieces(shapely.simplify(parts[0], _TOUCH_MM), opens)),
        walls=frozenset(walls),
    )


def leaning_over(rims: Rims, floor: Floor, lean: Sequence[float]) -> set[int]:
    """Flat walls of a floor that lean over it and ledges in which its walls end, by the cosines of all faces with its normal."""
    kind, turns = rims.kind, rims.turns
    above = {face for face in floor.near if kind[face] == "plane" and lean[face] < -1e-3}
    for face in floor.near:
        for i, other in rims.around[face]:
            if turns[i] > 3.0 and lean[other] < -1.0 + 1e-6 and kind[other] == "plane":
                above.add(other)
    return above


def _ring(rims: Rims, plane: Plane, loop: list[tuple[int, bool]]) -> Array:
    rows: list[Array] = []
    for i, forward in loop:
        if rims.curves[i] == 0:
            rows.append(rims.start[i : i + 1] if forward else rims.end[i : i + 1])
            continue
        edge = rims.adjacency.edges[i]
        points = edge.polyline if edge.polyline is not None else sampled(edge, CHORD_MM)
        rows.append((points if forward else points[::-1])[:-1])
    return plane.flat(np.concatenate(rows))


def _region(rims: Rims, plane: Plane, loops: list[list[tuple[int, bool]]]) -> shapely.Geometry:
    rings = [shapely.Polygon(ring) for ring in (_ring(rims, plane, loop) for loop in loops) if len(ring) > 2]
    outer = [p for p in rings if p.exterior.is_ccw]
    inner = [p for p in rings if not p.exterior.is_ccw]
    return shapely.difference(
        shapely.union_all([_area(p) for p in outer]), shapely.union_all([_area(p) for p in inner])
    )


def _shadow(rims: Rims, plane: Plane, face: int) -> shapely.Geometry:
    rings = [_ring(rims, plane, list(loop)) for loop in rims.loops([face])]
    return shapely.union_all([_area(shapely.Polygon(ring)) for ring in rings if len(ring) > 2])


def _area(polygon: shapely.Polygon) -> shapely.Geometry:
    """What a ring encloses: of one that runs back along itself `make_valid` keeps the lines, which no overlay takes."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(polygon)))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])


def _pieces(region: shapely.Polygon, opens: list[shapely.Geometry]) -> Array:
    """The sides of a polygon as lines, the region on their left; sides along open edges of the floor have no wall."""
    rings = [np.asarray(region.exterior.coords)] + [np.asarray(r.coords) for r in region.interiors]
    rows = []
    for k, ring in enumerate(rings):
        ccw = shapely.LinearRing(ring).is_ccw
        ring = ring if ccw == (k == 0) else ring[::-1]
        for one, two in pairwise(ring):
            middle = shapely.Point(0.5 * (one + two))
            wall = not any(shapely.distance(middle, line) < _TOUCH_MM for line in opens)
            rows.append([*one, *two, *one, 0.0, 0.0, 0.0, float(wall)])
    return np.array(rows, dtype=np.float64)
