"""Closed contours of a planar region: chained from edges, exact in lines, arcs and lengths, sampled where it must be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from OCP.GCPnts import GCPnts_QuasiUniformDeflection
from scipy.spatial import cKDTree

from dfdm.geometry.edges import Edge
from dfdm.geometry.surfaces import Array, cross

CHORD_MM: Final = 0.01
"""How far the chords that stand for arcs and freeform curves may leave them."""
SAME_MM: Final = 1e-6
"""Pieces of lines and circles that are no farther apart than this are one."""
_FEW: Final = 100
"""Up to so many edges all pairs of ends are compared; a tree of more is quicker."""
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """One piece of a contour in the plane's coordinates (mm).

    `line`: `start` to `end`. `arc`: about `center` with `radius`, counterclockwise or not. `circle`: a whole one.
    `polyline`: `points` along a freeform curve, ends included.
    """

    kind: Literal["line", "arc", "circle", "polyline"]
    start: Point
    end: Point
    center: Point | None = None
    radius: float | None = None
    counterclockwise: bool = True
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Contour:
    """A closed contour: the material on its left, so outer ones run counterclockwise and inner ones clockwise."""

    inner: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Plane:
    """Coordinates in a plane: origin, unit x and y; the plane is seen from the side that x × y points to."""

    origin: Array
    x: Array
    y: Array

    def flat(self, points: Array) -> Array:
        """Plane coordinates (n, 2) of points (n, 3)."""
        away = points - self.origin
        return np.stack([away @ self.x, away @ self.y], axis=-1)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Loop:
    """Edges chained head to tail, each with its direction; the region lies on the left."""

    edges: tuple[tuple[Edge, bool], ...]

    @property
    def length(self) -> float:
        """Exact length in mm."""
        return math.fsum(edge.length for edge, _ in self.edges)

    def segments(self, plane: Plane, chord_mm: float = CHORD_MM) -> tuple[Segment, ...]:
        """The contour as exact lines and arcs, and polylines for other curves."""
        return tuple(_segment(edge, forward, plane, chord_mm) for edge, forward in self.edges)

    def polygon(
        self, plane: Plane, chord_mm: float = CHORD_MM, *, region: Literal["left", "right"] | None = None
    ) -> tuple[Array, list[Edge]]:
        """Vertices (n, 2), the first not repeated, and the edge that each side of the polygon comes from.

        `region`: widths are measured on that side. An arc is nearest to what it faces at the ends of its chords where it
        bulges into the region; where the region bulges, chords that touch the arc at their middles stand for it.
        """
        up = cross(plane.x, plane.y)
        rows, owners = [], []
        for edge, forward in self.edges:
            counterclockwise = edge.axis is not None and (float(edge.axis @ up) > 0.0) == forward
            hollow = region is not None and counterclockwise == (region == "left")
            points = plane.flat(touching_chords(edge, chord_mm) if hollow else sampled(edge, chord_mm))
            rows.append((points if forward else points[::-1])[:-1])
            owners += [edge] * (len(points) - 1)
        return np.concatenate(rows), owners

    def area(self, plane: Plane) -> float:
        """Enclosed area in mm², exact for lines and arcs; positive when counterclockwise."""
        total = []
        for segment in self.segments(plane, 0.2 * CHORD_MM):
            (x0, y0), (x1, y1) = segment.start, segment.end
            if segment.kind == "line":
                total.append(x0 * y1 - x1 * y0)
            elif segment.kind == "polyline":
                points = np.array(segment.points)
                total.append(float(np.sum(points[:-1, 0] * points[1:, 1] - points[1:, 0] * points[:-1, 1])))
            elif segment.center is not None and segment.radius is not None:
                (cx, cy), r, turn = segment.center, segment.radius, _turn(segment)
                total.append(cx * (y1 - y0) - cy * (x1 - x0) + r * r * turn)
        return 0.5 * math.fsum(total)


def chain(edges: Iterable[tuple[Edge, bool]], *, tolerance_mm: float) -> list[Loop]:
    """Chain directed edges into closed loops; what does not close is left out."""
    left = list(edges)
    if not left:
        return []
    ends = np.array([(points[0], points[-1]) for points in (edge.points(2) for edge, _ in left)])
    forward = np.array([forward for _, forward in left])[:, None]
    starts, ends = np.where(forward, ends[:, 0], ends[:, 1]), np.where(forward, ends[:, 1], ends[:, 0])
    closed = ((starts - ends) ** 2).sum(axis=1) <= tolerance_mm**2
    open_ = np.flatnonzero(~closed)
    following: dict[int, list[int]] = {}
    if len(open_) > _FEW:
        near = cKDTree(starts[open_]).query_ball_point(ends[open_], tolerance_mm)
        following = {int(open_[i]): sorted(int(open_[j]) for j in found) for i, found in enumerate(near)}
    elif len(open_):
        apart = ((ends[open_][:, None] - starts[open_][None]) ** 2).sum(axis=2)
        for i, j in np.argwhere(apart <= tolerance_mm**2).tolist():
            following.setdefault(int(open_[i]), []).append(int(open_[j]))
    unused = np.ones(len(left), dtype=bool)
    loops = []
    for first in range(len(left)):
        if not unused[first]:
            continue
        path, unused[first] = [first], False
        while not closed[first] and ((ends[path[-1]] - starts[first]) ** 2).sum() > tolerance_mm**2:
            step = next((i for i in following.get(path[-1], ()) if unused[i]), None)
            if step is None:
                path = []
                break
            path.append(step)
            unused[step] = False
        if path:
            loops.append(Loop(edges=tuple(left[i] for i in path)))
    return loops


def sampled(edge: Edge, chord_mm: float) -> Array:
    """Points (n, 3) along an edge whose chords stay within `chord_mm` of it; halves of a circle at least."""
    if edge.curve == "line":
        return edge.points(2)
    if edge.curve == "circle":
        angle = 2.0 * math.acos(max(0.0, 1.0 - chord_mm / max(edge.radius, chord_mm)))
        count = max(2, math.ceil(abs(edge.last - edge.first) / angle), math.ceil(abs(edge.last - edge.first) / 0.4))
        return edge.points(count + 1)
    points = GCPnts_QuasiUniformDeflection(edge.adaptor, chord_mm, edge.first, edge.last)
    if not points.IsDone() or points.NbPoints() < 3:
        return edge.points()
    found = [points.Value(i) for i in range(1, points.NbPoints() + 1)]
    return np.array([[p.X(), p.Y(), p.Z()] for p in found])


def touching_chords(edge: Edge, chord_mm: float) -> Array:
    """Points (n, 3) like `sampled`, but an odd number of chords of an arc lie outside it and touch it at their middles."""
    if edge.curve != "circle" or edge.center is None:
        return sampled(edge, chord_mm)
    count = (len(sampled(edge, chord_mm)) - 1) | 1
    points = edge.points(count + 1).copy()
    scale = 1.0 / math.cos(0.5 * abs(edge.last - edge.first) / count)
    moved = slice(None) if np.allclose(points[0], points[-1], atol=1e-9) else slice(1, -1)
    points[moved] = edge.center + scale * (points[moved] - edge.center)
    return points


def full_circle(segments: Sequence[Segment]) -> tuple[Point, float] | None:
    """Center and radius if the segments are arcs that make up one whole circle."""
    first = segments[0]
    if first.center is None or first.radius is None:
        return None
    same = all(
        s.center is not None
        and s.radius is not None
        and math.dist(s.center, first.center) < 1e-5 + 1e-7 * first.radius
        and abs(s.radius - first.radius) < 1e-5 + 1e-7 * first.radius
        for s in segments
    )
    whole = abs(abs(sum(_turn(s) for s in segments)) - 2.0 * math.pi) < 1e-6
    return (first.center, first.radius) if same and whole else None


def joined(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """A closed contour with consecutive pieces of one line, one circle or one freeform run made one piece each."""
    whole = full_circle(segments)
    if whole is not None:
        if segments[0].kind == "circle":
            return tuple(segments)
        start, turn = segments[0].start, segments[0].counterclockwise
        return (
            Segment(kind="circle", start=start, end=start, center=whole[0], radius=whole[1], counterclockwise=turn),
        )
    run = list(segments)
    for index in range(len(run)):  # begin at a break, so that no run is cut by the seam
        if _one(run[index - 1], run[index]) is None:
            run = run[index:] + run[:index]
            break
    out: list[Segment] = []
    for segment in run:
        both = _one(out[-1], segment) if out else None
        if both is None:
            out.append(segment)
        else:
            out[-1] = both
    return tuple(out)


def _one(before: Segment, after: Segment) -> Segment | None:
    """Two consecutive pieces as one, if they are pieces of one curve."""
    if before.kind != after.kind or before is after:
        return None
    if before.kind == "polyline":
        return replace(before, end=after.end, points=(*before.points, *after.points[1:]))
    if before.kind == "line":
        (x0, y0), (x1, y1), (x2, y2) = before.start, before.end, after.end
        one, two = math.dist(before.start, before.end), math.dist(before.end, after.end)
        across = (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1)
        ahead = (x1 - x0) * (x2 - x1) + (y1 - y0) * (y2 - y1)
        straight = ahead > 0.0 and abs(across) < SAME_MM * max(one, two)
        return replace(before, end=after.end) if straight else None
    if before.kind == "arc" and before.center and after.center and before.radius and after.radius:
        same = math.dist(before.center, after.center) < SAME_MM and abs(before.radius - after.radius) < SAME_MM
        if same and before.counterclockwise == after.counterclockwise and abs(_turn(before) + _turn(after)) < 6.2:
            return replace(before, end=after.end)
    return None


def _turn(segment: Segment) -> float:
    """Angle that an arc or circle turns through, in rad, positive counterclockwise."""
    if segment.kind == "circle":
        return 2.0 * math.pi if segment.counterclockwise else -2.0 * math.pi
    cx, cy = segment.center or (0.0, 0.0)
    start = math.atan2(segment.start[1] - cy, segment.start[0] - cx)
    end = math.atan2(segment.end[1] - cy, segment.end[0] - cx)
    turn = (end - start) % (2.0 * math.pi)
    return turn if segment.counterclockwise else turn - 2.0 * math.pi


def _segment(edge: Edge, forward: bool, plane: Plane, chord_mm: float) -> Segment:
    ends = plane.flat(edge.points())
    start, end = _point(ends[0]), _point(ends[-1])
    if not forward:
        start, end = end, start
    if edge.curve == "line":
        return Segment(kind="line", start=start, end=end)
    if edge.curve == "circle" and edge.center is not None and edge.axis is not None:
        up = float(edge.axis @ cross(plane.x, plane.y)) > 0.0
        whole = abs(abs(edge.last - edge.first) - 2.0 * math.pi) < 1e-9
        return Segment(
            kind="circle" if whole else "arc",
            start=start,
            end=start if whole else end,
            center=_point(plane.flat(edge.center[None])[0]),
            radius=edge.radius,
            counterclockwise=up == forward,
        )
    points = plane.flat(sampled(edge, chord_mm))
    points = points if forward else points[::-1]
    return Segment(kind="polyline", start=start, end=end, points=tuple(_point(p) for p in points))


def _point(values: Array) -> Point:
    return float(values[0]) + 0.0, float(values[1]) + 0.0
