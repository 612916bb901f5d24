"""The bends of a sheet part: angle, radius and line, the flanges they hold, reliefs at their ends, and holes near them.

Everything is read from the exact faces: angles from the normals of the flat regions, radii from the cylinders, lengths and
distances from lines and arcs in the plane of each flat region (the shape of a flange along its bend from chords within
0.01 mm of arcs). No process is known here: what is too short or too near is for rules to say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, Literal

import numpy as np

from dfdm.facts.bends import Bend, Flange, NearBend, Relief
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.bent_sheet import BentSheet, Region, bent_sheet_of
from dfdm.geometry.contours import chain
from dfdm.geometry.edges import SMOOTH_DEG, Edge
from dfdm.geometry.flanges import Flat, depths, flat_of, relief_beside
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array
from dfdm.geometry.turns import Turn, turn_of

_NEAR: Final = 8
"""How many holes and cutouts are named at each flange of a bend."""
_RIGHT_ANGLE: Final = 0.5 * math.pi


def measure_bends(part: Part) -> tuple[Bend, ...] | NotMeasured:
    """Every bend, in the order of their faces; empty if the part is no bent sheet (the flat pattern says why)."""
    sheet = bent_sheet_of(part)
    if isinstance(sheet, NotMeasured):
        return sheet
    if not isinstance(sheet, BentSheet):
        return ()
    adjacency = adjacency_of(part)
    flats = {r.number: flat_of(r, adjacency) for r in sheet.regions if r.kind == "plate"}
    across = _across(sheet, adjacency)
    regions = sorted(sheet.bends, key=lambda r: sorted((*r.faces, *r.behind)))
    number = {line: i for i, line in enumerate(dict.fromkeys(sheet.lines[r.number] for r in regions))}
    return tuple(
        _bend(sheet, turn_of(sheet, region, adjacency), flats, across, number[sheet.lines[region.number]])
        for region in regions
    )


def _bend(
    sheet: BentSheet,
    turn: Turn,
    flats: dict[int, Flat],
    across: dict[int, list[tuple[int, ...]]],
    line: int,
) -> Bend:
    region = turn.region
    middle = turn.foot + region.radius * turn.outward(0.5 * turn.angle)
    flanges, reliefs, near = [], [], []
    for link, angle in turn.ends:
        flat = flats.get(link.beside(region.number))
        if flat is None:
            continue
        low, high = _extent(turn, link.edges)
        way = 1.0 if turn.leaves(angle) else -1.0
        start = turn.foot + turn.size * turn.outward(angle)
        # Seen so that the flange rises from the bend line: x along the bend, y away from it.
        laid = flat.laid(start, way * turn.onward(angle))
        side = 1.0 if float(laid.along @ turn.axis) > 0.0 else -1.0
        span = sorted((side * low, side * high))
        longest, shortest = depths(laid.ring, span[0], span[1])
        flanges.append(
            Flange(
                plate=flat.region.number,
                length_mm=longest + _setback(region.radius + sheet.thickness, turn.angle),
                straight_mm=longest,
                shortest_mm=shortest,
                free=len(sheet.links_of(flat.region.number)) == 1,
                faces=tuple(sorted((*flat.region.faces, *flat.region.behind))),
            )
        )
        for height, end in ((low, "start"), (high, "end")):
            outside = 1.0 if (height == high) == (side > 0.0) else -1.0
            found = relief_beside(laid.ring, side * height, outside, sheet.thickness)
            if found is not None:
                reliefs.append(_relief(flat, end, found, start + height * turn.axis))  # type: ignore[arg-type]  # one of two words
        near += [
            NearBend(distance_mm=distance, diameter_mm=diameter, plate=flat.region.number, faces=faces)
            for distance, diameter, faces in sorted(laid.inner())[:_NEAR]
        ]
    crossing = [
        NearBend(distance_mm=0.0, diameter_mm=None, plate=flanges[0].plate, faces=faces)
        for faces in across.get(region.number, [])
    ]
    return Bend(
        radius_mm=region.radius,
        angle_deg=math.degrees(turn.angle),
        direction="up" if region.patch.hollow else "down",
        length_mm=turn.high - turn.low,
        start_mm=_vector(middle + turn.low * turn.axis),
        end_mm=_vector(middle + turn.high * turn.axis),
        flanges=tuple(sorted(flanges, key=lambda f: f.plate)),
        reliefs=tuple(sorted(reliefs, key=lambda r: (r.end == "end", r.plate))),
        near=tuple(sorted((*crossing, *near), key=lambda n: (round(n.distance_mm, 6), n.faces))),
        line=line,
        faces=tuple(sorted((*region.faces, *region.behind))),
    )


def _relief(flat: Flat, end: Literal["start", "end"], found: tuple[bool, float | None, float], at: Array) -> Relief:
    present, width, depth = found
    return Relief(end=end, plate=flat.region.number, present=present, width_mm=width, depth_mm=depth, at_mm=_vector(at))


def _extent(turn: Turn, edges: tuple[object, ...]) -> tuple[float, float]:
    heights = np.concatenate([(edge.points(2) - turn.foot) @ turn.axis for edge in edges])  # type: ignore[attr-defined]  # edges of a link
    return float(heights.min()), float(heights.max())


def _setback(outer_radius: float, angle: float) -> float:
    """From where a bend begins to the corner of the outer faces produced, or to its outermost line beyond 90 degrees."""
    return outer_radius * (math.tan(0.5 * angle) if angle <= _RIGHT_ANGLE + 1e-9 else 1.0)


def _across(sheet: BentSheet, adjacency: Adjacency) -> dict[int, list[tuple[int, ...]]]:
    """For each bend the walls (face ids) of every closed contour that runs over it, but for the outline of the sheet.

    The outline is the longest contour.
    """
    whole = len(set(sheet.lines.values())) == len(sheet.lines)
    if sheet.closed or (whole and all(_plain(region, adjacency) for region in sheet.bends)):
        return {}
    loops = list(_contours(sheet, adjacency))
    loops.sort(key=lambda loop: -loop[0])
    out: dict[int, list[tuple[int, ...]]] = {}
    for _, touched, walls in loops[1:]:
        for number in touched:
            if sheet.regions[number].kind == "bend":
                out.setdefault(number, []).append(walls)
    return out


def _plain(region: Region, adjacency: Adjacency) -> bool:
    """Whether a bend is bounded by straight edges along it and one edge at each end: nothing is cut into it."""
    inside = set(region.faces)
    ends = (
        edge.curve != "line"
        for face in region.faces
        for edge in adjacency.of_face[face]
        if not inside.issuperset(side.face for side in edge.sides)
    )
    return sum(ends) <= 2 and all(abs(edge.turn_deg) <= SMOOTH_DEG for edge in _lines(region, adjacency))


def _lines(region: Region, adjacency: Adjacency) -> Iterator[Edge]:
    return (edge for face in region.faces for edge in adjacency.of_face[face] if edge.curve == "line")


def _contours(sheet: BentSheet, adjacency: Adjacency) -> Iterator[tuple[float, list[int], tuple[int, ...]]]:
    """Length, regions and walls of every contour of the skin."""
    of_face = {face: region.number for region in sheet.regions for face in region.faces}
    rim = [
        (edge, next(side.forward for side in edge.sides if side.face in of_face))
        for edge in adjacency.edges
        if len(edge.sides) == 2 and (edge.sides[0].face in of_face) != (edge.sides[1].face in of_face)
    ]
    for loop in chain(rim, tolerance_mm=1e-4):
        faces = {side.face for edge, _ in loop.edges for side in edge.sides}
        touched = sorted({of_face[f] for f in faces if f in of_face})
        yield loop.length, touched, tuple(sorted(f for f in faces if f not in of_face))


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
