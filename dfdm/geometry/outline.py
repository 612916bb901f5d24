"""Closed contours of a planar region as arrays of exact lines and arcs, for all that is measured of a sheet in its plane."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.contours import Loop, Plane, Segment, chain, joined, sampled
from dfdm.geometry.surfaces import Array, cross

FREEFORM_CHORD_MM: Final = 0.002
"""How far the chords that stand for a freeform curve may leave it; lines and arcs are exact."""
_CIRCLE = 2
Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Outline:
    """Pieces (n) of closed contours, one after the other along each, the material on the left.

    `start`, `end`, `center` (n, 2) in mm; `radius` (n,) 0 for a line; `begin` (n,) angle at the start of an arc and `sweep`
    (n,) the signed angle it covers, in rad; `contour` (n,) ascending from 0; `face` (n,) id of the wall it bounds;
    `freeform` (n,) whether it is a chord of a freeform curve; `length` (n,) exact, of a freeform curve shared among its chords.
    """

    start: Array
    end: Array
    center: Array
    radius: Array
    begin: Array
    sweep: Array
    contour: Ints
    face: Ints
    freeform: NDArray[np.bool_]
    length: Array

    @property
    def contours(self) -> int:
        """How many closed contours there are."""
        return int(self.contour[-1]) + 1 if len(self.contour) else 0

    @cached_property
    def areas(self) -> Array:
        """Signed area (contours,) in mm², exact for lines and arcs; positive where a contour runs counterclockwise."""
        (x0, y0), (x1, y1) = self.start.T, self.end.T
        straight = x0 * y1 - x1 * y0
        cx, cy = self.center.T
        curved = cx * (y1 - y0) - cy * (x1 - x0) + self.radius**2 * self.sweep
        return np.asarray(0.5 * np.bincount(self.contour, weights=np.where(self.radius > 0.0, curved, straight)))

    @cached_property
    def lengths(self) -> Array:
        """Exact length (contours,) in mm."""
        return np.asarray(np.bincount(self.contour, weights=self.length), dtype=np.float64)

    @cached_property
    def circles(self) -> tuple[NDArray[np.bool_], Array, Array]:
        """Which contours (contours,) are whole circles, their centers (contours, 2) and radii (contours,)."""
        first = np.searchsorted(self.contour, np.arange(self.contours))
        center, radius = self.center[first], self.radius[first]
        away = np.hypot(*(self.center - center[self.contour]).T) + np.abs(self.radius - radius[self.contour])
        odd = (self.radius == 0.0) | (away > 1e-5 + 1e-7 * self.radius)
        turn = np.abs(np.bincount(self.contour, weights=self.sweep))
        whole = (np.bincount(self.contour, weights=odd) == 0.0) & (np.abs(turn - 2.0 * np.pi) < 1e-6)
        return whole, center, np.where(whole, radius, 0.0)

    @cached_property
    def bounds(self) -> Array:
        """Least and greatest x and y (contours, 4: x0, y0, x1, y1) of each contour, exact for lines and arcs."""
        low, high = np.minimum(self.start, self.end), np.maximum(self.start, self.end)
        for quarter, axis, way in ((0, 0, 1.0), (1, 1, 1.0), (2, 0, -1.0), (3, 1, -1.0)):
            away = (0.5 * np.pi * quarter - self.begin) * np.where(self.sweep < 0.0, -1.0, 1.0)
            met = (self.radius > 0.0) & (away % (2.0 * np.pi) <= np.abs(self.sweep))
            tip = self.center[:, axis] + way * self.radius
            side = high if way > 0.0 else low
            side[met, axis] = (np.maximum if way > 0.0 else np.minimum)(side, tip[:, None])[met, axis]
        first = np.searchsorted(self.contour, np.arange(self.contours))
        return np.column_stack([np.minimum.reduceat(low, first), np.maximum.reduceat(high, first)])

    def moved(self, origin: Array, x: Array) -> Outline:
        """The outline in coordinates whose origin (2,) and unit x axis (2,) are given in the present ones."""
        turn = np.array([[x[0], -x[1]], [x[1], x[0]]])
        return replace(
            self, start=(self.start - origin) @ turn, end=(self.end - origin) @ turn,
            center=(self.center - origin) @ turn, begin=self.begin - np.arctan2(x[1], x[0]),
        )  # fmt: skip

    def chosen(self, contours: Ints) -> Outline:
        """Some contours, numbered in the order they are named in."""
        first = np.searchsorted(self.contour, contours)
        count = np.searchsorted(self.contour, contours, side="right") - first
        number = np.repeat(np.arange(len(contours)), count)
        at = np.arange(len(number)) + np.repeat(first - (np.cumsum(count) - count), count)
        return Outline(
            start=self.start[at], end=self.end[at], center=self.center[at], radius=self.radius[at],
            begin=self.begin[at], sweep=self.sweep[at], contour=number, face=self.face[at],
            freeform=self.freeform[at], length=self.length[at],
        )  # fmt: skip

    def reversed(self) -> Outline:
        """The same pieces run through backwards: the material on the right."""
        return replace(self, start=self.end, end=self.start, begin=self.begin + self.sweep, sweep=-self.sweep)

    def rows(self) -> Array:
        """The pieces as the kernels read them (n, 12), with a circle around each."""
        middle = 0.5 * (self.start + self.end)
        half = 0.5 * np.hypot(*(self.end - self.start).T)
        arc = self.radius > 0.0
        wide = arc & (np.abs(self.sweep) > np.pi)
        # An arc of less than half a turn lies within its sagitta of its chord.
        sagitta = self.radius * (1.0 - np.cos(0.5 * np.minimum(np.abs(self.sweep), np.pi)))
        around = np.where(wide[:, None], self.center, middle)
        reach = np.where(wide, self.radius, np.where(arc, np.maximum(half, np.hypot(half, sagitta)), half))
        return np.ascontiguousarray(
            np.column_stack(
                [self.start, self.end, self.center, self.radius, self.begin, self.sweep, around, reach * (1.0 + 1e-9)]
            )
        )

    def points(self, chord_mm: float) -> tuple[Array, Ints]:
        """Vertices (k, 2) of polygons whose chords stay within `chord_mm` of the arcs, and the contour of each vertex."""
        angle = 2.0 * np.arccos(np.clip(1.0 - chord_mm / np.maximum(self.radius, chord_mm), 0.0, 1.0))
        turn = np.abs(self.sweep)
        count = np.where(self.radius > 0.0, np.maximum(2.0, np.ceil(turn / np.minimum(angle, 0.4))), 1.0).astype(int)
        piece = np.repeat(np.arange(len(count)), count)
        share = (np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count)) / count[piece]
        at = self.begin[piece] + share * self.sweep[piece]
        round_ = self.center[piece] + self.radius[piece][:, None] * np.column_stack([np.cos(at), np.sin(at)])
        return np.where((share > 0.0)[:, None], round_, self.start[piece]), self.contour[piece]

    def polygons(self, chord_mm: float) -> list[Array]:
        """The vertices (k, 2) of each contour, the first not repeated."""
        points, contour = self.points(chord_mm)
        return np.split(points, np.searchsorted(contour, np.arange(1, self.contours)))


def segments_of(outline: Outline) -> list[tuple[Segment, ...]]:
    """Each contour as lines, arcs, circles, and polylines for freeform curves; pieces that run on as one are one."""
    found: list[list[Segment]] = [[] for _ in range(outline.contours)]
    start, end, center = outline.start.tolist(), outline.end.tolist(), outline.center.tolist()
    for i, contour in enumerate(outline.contour.tolist()):
        one, two, middle = tuple(start[i]), tuple(end[i]), tuple(center[i])
        radius, sweep = float(outline.radius[i]), float(outline.sweep[i])
        if outline.freeform[i]:
            found[contour].append(Segment(kind="polyline", start=one, end=two, points=(one, two)))
        elif radius == 0.0:
            found[contour].append(Segment(kind="line", start=one, end=two))
        else:
            whole = abs(abs(sweep) - 2.0 * math.pi) < 1e-9
            found[contour].append(
                Segment(
                    kind="circle" if whole else "arc", start=one, end=one if whole else two, center=middle,
                    radius=radius, counterclockwise=sweep > 0.0,
                )
            )  # fmt: skip
    return [joined(segments) for segments in found]


def outline_of(loops: Sequence[Loop], plane: Plane, inside: frozenset[int]) -> Outline:
    """Lay loops of edges into a plane; `inside` are the ids of the faces that they bound."""
    up = cross(plane.x, plane.y)
    ends, centers, rows = [], [], []
    for index, loop in enumerate(loops):
        for edge, forward in loop.edges:
            wall = next((side.face for side in edge.sides if side.face not in inside), -1)
            if edge.curve == "line" or (edge.curve == "circle" and edge.axis is not None and edge.center is not None):
                points = edge.points(2)
                radius, center, sweep = 0.0, points[0], 0.0
                if edge.curve == "circle" and edge.axis is not None and edge.center is not None:
                    radius, center = edge.radius, edge.center
                    sweep = abs(edge.last - edge.first) * (1.0 if (float(edge.axis @ up) > 0.0) == forward else -1.0)
                ends.append((points[0], points[-1]) if forward else (points[-1], points[0]))
                centers.append(center)
                rows.append((index, wall, radius, sweep, 0.0, edge.length if radius == 0.0 else radius * abs(sweep)))
                continue
            points = sampled(edge, FREEFORM_CHORD_MM)
            points = points if forward else points[::-1]
            chord = np.linalg.norm(np.diff(points, axis=0), axis=1)
            share = chord * (edge.length / max(float(chord.sum()), 1e-300))
            ends += list(pairwise(points))
            centers += list(points[:-1])
            rows += [(index, wall, 0.0, 0.0, 1.0, float(s)) for s in share]
    place = np.array(ends).reshape(-1, 2, 3)
    table = np.array(rows).reshape(-1, 6)
    start, end, center = plane.flat(place[:, 0]), plane.flat(place[:, 1]), plane.flat(np.array(centers).reshape(-1, 3))
    return Outline(
        start=start, end=end, center=center, radius=table[:, 2], sweep=table[:, 3],
        begin=np.arctan2(start[:, 1] - center[:, 1], start[:, 0] - center[:, 0]), contour=table[:, 0].astype(np.int64),
        face=table[:, 1].astype(np.int64), freeform=table[:, 4] > 0.0, length=table[:, 5],
    )  # fmt: skip


def rim_outline(
    adjacency: Adjacency, rim: Ints, forward: NDArray[np.bool_], plane: Plane, inside: frozenset[int], *, tolerance_mm: float
) -> Outline:  # fmt: skip
    """What `outline_of` gives of the loops into which some edges (k,) chain, run `forward` (k,) or not, all at once.

    Edges that close on themselves, as the rims of holes do, are loops without being chained.
    """
    table, edges = adjacency.table, adjacency.edges
    way = forward[:, None]
    start, end = np.where(way, table.start[rim], table.end[rim]), np.where(way, table.end[rim], table.start[rim])
    closed = ((start - end) ** 2).sum(axis=1) <= tolerance_mm**2
    left = [(edges[i], run) for i, run in zip(rim[~closed].tolist(), forward[~closed].tolist(), strict=True)]
    loops = chain(left, tolerance_mm=tolerance_mm)
    if (table.kind[rim] == 0).any():
        loops += [
            Loop(edges=((edges[i], run),))
            for i, run in zip(rim[closed].tolist(), forward[closed].tolist(), strict=True)
        ]
        return outline_of(sorted(loops, key=lambda loop: loop.edges[0][0].id), plane, inside)
    at = {edge: k for k, edge in enumerate(rim.tolist())}
    paths = [[k] for k in np.flatnonzero(closed).tolist()] + [[at[edge.id] for edge, _ in loop.edges] for loop in loops]
    paths.sort()
    order = np.array([k for path in paths for k in path], dtype=np.int64)
    row, run = rim[order], forward[order]
    arc = table.kind[row] == _CIRCLE
    up = cross(plane.x, plane.y)
    radius = np.where(arc, table.radius_mm[row], 0.0)
    turn = np.where((table.axis[row] @ up > 0.0) == run, table.sweep[row], -table.sweep[row])
    sweep = np.where(arc, turn, 0.0)
    start, end = plane.flat(start[order]), plane.flat(end[order])
    center = plane.flat(np.where(arc[:, None], table.center[row], table.start[row]))
    within = np.zeros(len(adjacency.patches) + 1, dtype=bool)
    within[list(inside)] = True
    one, two = table.faces[row].T
    return Outline(
        start=start, end=end, center=center, radius=radius, sweep=sweep,
        begin=np.arctan2(start[:, 1] - center[:, 1], start[:, 0] - center[:, 0]),
        contour=np.repeat(np.arange(len(paths)), [len(path) for path in paths]),
        face=np.where(within[one], np.where(within[two], -1, two), one),
        freeform=np.zeros(len(row), dtype=bool), length=np.where(arc, radius * np.abs(sweep), table.length_mm[row]),
    )  # fmt: skip
