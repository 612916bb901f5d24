"""Whether a part is a sheet cut square to its face, and what its outline is like, wherever it lies in space.

A part is a sheet along an axis if every face is either square to the axis, at exactly two heights, or parallel to it
everywhere, and its volume is area times thickness (a sheared prism has that volume too, but its sides lean).
Of several such axes the one with the least thickness counts. Lengths come from the exact edges.
"""

from __future__ import annotations

import numpy as np
import shapely

from dfdm.facts.curves import AreaCurve
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.facts.sheet import Cut, Sheet, WhyNot
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.contours import Contour, Loop, Plane, Segment, chain, full_circle
from dfdm.geometry.edges import Edge
from dfdm.geometry.narrow import area_curve, local_widths
from dfdm.geometry.part import Part
from dfdm.geometry.prism import Prism, prism_of
from dfdm.geometry.prism_faults import faults_of
from dfdm.geometry.surfaces import Array, cross, frame

_CURVE_LIMIT = 6.0
"""Webs and slots are looked for up to this many thicknesses: no cutting rule reaches further."""
_WIDTH_CHORD_MM = 0.002
_SAMPLES = 1500


def measure_sheet(part: Part) -> Sheet | NotMeasured:
    """The part seen as a sheet; what makes it none is named with its faces."""
    if part.kind == "mesh":
        if not part.body.watertight:
            return _no_sheet((WhyNot(kind="open_mesh", faces=()),))
        return NotMeasured(reason="a flat outline is read from the exact edges of a solid; this part is a mesh")
    adjacency = adjacency_of(part)
    prism = prism_of(part, adjacency)
    if prism is None:
        return _no_sheet(faults_of(part, adjacency))
    plane, loops = _laid(adjacency, prism)
    rings = [shapely.Polygon(loop.polygon(plane)[0]) for loop in loops]
    areas = [loop.area(plane) for loop in loops]
    piece = _pieces(rings, areas)
    cuts = _cuts(prism, plane, loops, areas, rings, piece)
    thickness = prism.high - prism.low
    webs, slots = _narrow(prism, plane, loops, areas, piece)
    outline = sum(area for area in areas if area > 0.0)
    size = np.ptp(np.concatenate([np.asarray(r.exterior.coords) for r in rings]), axis=0)
    return Sheet(
        is_sheet=True,
        thickness_mm=thickness,
        outline_area_mm2=outline,
        area_mm2=sum(areas),
        cut_length_mm=sum(loop.length for loop in loops),
        pieces=sum(area > 0.0 for area in areas),
        size_mm=(float(size[0]), float(size[1])),
        cuts=cuts,
        webs=webs,
        slots=slots,
        axis=_vector(prism.axis),
        x_axis=_vector(plane.x),
        origin_mm=_vector(plane.origin),
        why_not=(),
    )


def sheet_contours(part: Part) -> tuple[Contour, ...]:
    """The exact contours of a sheet in its plane, outer ones first; empty if the part is no sheet or is a mesh."""
    if part.kind == "mesh":
        return ()
    adjacency = adjacency_of(part)
    prism = prism_of(part, adjacency)
    if prism is None:
        return ()
    plane, loops = _laid(adjacency, prism)
    return tuple(
        Contour(inner=loop.area(plane) < 0.0, segments=_merged(loop.segments(plane))) for loop in loops
    )  # fmt: skip


def _merged(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """One circle instead of the arcs that a seam has cut it into."""
    whole = full_circle(segments)
    if whole is None or segments[0].kind == "circle":
        return segments
    start = segments[0].start
    circle = Segment(
        kind="circle", start=start, end=start, center=whole[0], radius=whole[1],
        counterclockwise=segments[0].counterclockwise,
    )  # fmt: skip
    return (circle,)


def _laid(adjacency: Adjacency, prism: Prism) -> tuple[Plane, list[Loop]]:
    """The contours of the upper face, and plane coordinates that start at the lower left corner of the outline.

    x runs along the long side of the smallest rectangle around the outline, or as the coordinates of space do where that
    rectangle is as small.
    """
    top = set(prism.top)
    rim = [
        (edge, next(side.forward for side in edge.sides if side.face in top))
        for edge in adjacency.edges
        if len(top.intersection(edge.faces)) == 1 and len(edge.faces) == 2
    ]
    loops = chain(rim, tolerance_mm=max(1e-4, 1e-6 * (prism.high - prism.low)))
    u, v = frame(prism.axis)
    base = Plane(origin=prism.low * prism.axis, x=u, y=v)
    x = _long_side(base, loops)
    y = cross(prism.axis, x)
    turned = Plane(origin=base.origin, x=x, y=y)
    corner = np.concatenate([loop.polygon(turned)[0] for loop in loops]).min(axis=0)
    plane = Plane(origin=base.origin + corner[0] * x + corner[1] * y, x=x, y=y)
    order = sorted(loops, key=lambda loop: _place(loop, plane))
    return plane, order


def _long_side(base: Plane, loops: list[Loop]) -> Array:
    """Direction of the long side of the smallest rectangle that has a side along a straight edge, or along x of `base`."""
    hull = shapely.convex_hull(shapely.MultiPoint(np.concatenate([loop.polygon(base)[0] for loop in loops])))
    points = np.asarray(shapely.get_coordinates(hull))
    tangents = [edge.tangent for loop in loops for edge, _ in loop.edges if edge.curve == "line"]
    angles = {round(float(np.arctan2(t @ base.y, t @ base.x)) % (0.5 * np.pi), 12) for t in tangents}
    best, chosen = np.ptp(points, axis=0), 0.0
    for angle in sorted(angles):
        c, s = np.cos(angle), np.sin(angle)
        size = np.ptp(points @ np.array([[c, -s], [s, c]]), axis=0)
        if float(np.prod(size)) < float(np.prod(best)) * (1.0 - 1e-9):
            best, chosen = size, angle if size[0] >= size[1] else angle + 0.5 * np.pi
    return np.asarray(np.cos(chosen) * base.x + np.sin(chosen) * base.y)


def _place(loop: Loop, plane: Plane) -> tuple[object, ...]:
    """Outer contours first, then by place and size."""
    low = loop.polygon(plane)[0].min(axis=0)
    return loop.area(plane) < 0.0, round(float(low[0]), 4), round(float(low[1]), 4), round(loop.length, 4)


def _pieces(rings: list[shapely.Polygon], areas: list[float]) -> list[int]:
    """For each contour the index of the outer contour of its piece."""
    outer = [i for i, area in enumerate(areas) if area > 0.0]
    found = []
    for index, ring in enumerate(rings):
        if len(outer) == 1:
            found.append(outer[0])
            continue
        point = shapely.Point(ring.exterior.coords[0])
        around = [o for o in outer if o != index and rings[o].covers(point)]
        own = index if areas[index] > 0.0 else min(around, key=lambda o: (areas[o], o), default=outer[0])
        found.append(own)
    return found


def _cuts(
    prism: Prism,
    plane: Plane,
    loops: list[Loop],
    areas: list[float],
    rings: list[shapely.Polygon],
    piece: list[int],
) -> tuple[Cut, ...]:
    top = set(prism.top)
    circles = [full_circle(loop.segments(plane)) for loop in loops]
    distance: dict[int, float] = {}
    for own in sorted(set(piece)):
        members = [i for i, p in enumerate(piece) if p == own]
        tree = shapely.STRtree([rings[i].exterior for i in members])
        lines = [rings[i].exterior for i in members]
        for row, other in tree.query_nearest(lines, exclusive=True).T if len(members) > 1 else ():
            one, two = members[int(row)], members[int(other)]
            gap = _gap(circles[one], rings[one], circles[two], rings[two])
            distance[one] = min(gap, distance.get(one, np.inf))
    cuts = []
    for index, loop in enumerate(loops):
        circle = circles[index]
        center = circle[0] if circle else tuple(rings[index].representative_point().coords[0])
        at = plane.origin + center[0] * plane.x + center[1] * plane.y
        faces = {face for edge, _ in loop.edges for face in edge.faces if face not in top}
        inner = areas[index] < 0.0
        points, _ = loop.polygon(plane)
        cuts.append(
            Cut(
                inner=inner,
                length_mm=loop.length,
                area_mm2=abs(areas[index]),
                diameter_mm=2.0 * circle[1] if circle else None,
                edge_distance_mm=distance.get(index) if inner else None,
                at_mm=_vector(at),
                faces=tuple(sorted(faces)),
                points_mm=tuple((round(float(x), 6) + 0.0, round(float(y), 6) + 0.0) for x, y in points),
            )
        )
    return tuple(cuts)


Circle = tuple[tuple[float, float], float] | None


def _gap(one: Circle, ring: shapely.Polygon, two: Circle, other: shapely.Polygon) -> float:
    """Distance between two contours; from the centers where they are circles."""
    if one and two:
        between = float(np.hypot(one[0][0] - two[0][0], one[0][1] - two[0][1]))
        return max(between - one[1] - two[1], abs(one[1] - two[1]) - between)
    if one or two:
        center, radius = one or two  # type: ignore[misc]  # one of them is a circle
        rest = other if one else ring
        return float(abs(shapely.Point(center).distance(rest.exterior) - radius))
    return float(ring.exterior.distance(other.exterior))


def _narrow(
    prism: Prism, plane: Plane, loops: list[Loop], areas: list[float], piece: list[int]
) -> tuple[AreaCurve, AreaCurve]:
    """Curves of material and of openings narrower than w; whole circles are no slots, they stand among the cuts."""
    limit = _CURVE_LIMIT * (prism.high - prism.low)
    lift = (plane.origin, plane.x, plane.y)
    top = set(prism.top)
    webs, slots = [], []
    for own in sorted(set(piece)):
        webs.append(_sides([loops[i] for i, p in enumerate(piece) if p == own], plane, top, reverse=False))
        slots.append(
            _sides(
                [loops[i] for i, p in enumerate(piece) if p == own and full_circle(loops[i].segments(plane)) is None],
                plane,
                top,
                reverse=True,
            )
        )
    open_area = sum(abs(area) for area in areas if area < 0.0)
    return (
        _curve(webs, limit, prism.area, lift, reverse=False),
        _curve(slots, limit, open_area, lift, reverse=True),
    )


Sides = tuple[Array, Array, list[int]]


def _sides(loops: list[Loop], plane: Plane, top: set[int], *, reverse: bool) -> Sides:
    starts, ends, faces = [], [], []
    for loop in loops:
        points, owners = loop.polygon(plane, _WIDTH_CHORD_MM, region="right" if reverse else "left")
        starts.append(points)
        ends.append(np.roll(points, -1, axis=0))
        faces += [_side_face(edge, top) for edge in owners]
    if not loops:
        return np.zeros((0, 2)), np.zeros((0, 2)), []
    return np.concatenate(starts), np.concatenate(ends), faces


def _side_face(edge: Edge, top: set[int]) -> int:
    return next(face for face in edge.faces if face not in top)


def _curve(
    pieces: list[Sides], limit: float, total: float, lift: tuple[Array, Array, Array], *, reverse: bool
) -> AreaCurve:
    curves = []
    for starts, ends, faces in pieces:
        if len(starts):
            widths = local_widths(*((ends, starts) if reverse else (starts, ends)), samples=_SAMPLES)
            curves.append(area_curve(widths, limit_mm=limit, total_area_mm2=total, lift=lift, faces=faces))
    curves = [curve for curve in curves if len(curve.size_mm)]
    if not curves:
        empty = np.zeros(0)
        return AreaCurve(size_mm=empty, area_mm2=empty, total_area_mm2=total, places=())
    if len(curves) == 1:
        return curves[0]
    sizes = np.unique(np.concatenate([curve.size_mm for curve in curves]))
    just_above = np.nextafter(sizes, np.inf)
    area = np.sum([curve.area_below(just_above) for curve in curves], axis=0)
    places = sorted((place for curve in curves for place in curve.places), key=lambda p: (p.value, p.faces))
    return AreaCurve(size_mm=sizes, area_mm2=area, total_area_mm2=total, places=tuple(places[:8]))


def _no_sheet(why_not: tuple[WhyNot, ...]) -> Sheet:
    return Sheet(
        is_sheet=False, thickness_mm=None, outline_area_mm2=None, area_mm2=None, cut_length_mm=None, pieces=0,
        size_mm=None, cuts=(), webs=None, slots=None, axis=None, x_axis=None, origin_mm=None, why_not=why_not,
    )  # fmt: skip


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
