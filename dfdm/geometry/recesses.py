"""Sizes of the plan of recesses: regions bounded by walls and open sides, all measured in one pass from exact lines and arcs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.geometry.concave import Ints, Rims
from dfdm.geometry.contours import Plane, sampled
from dfdm.geometry.pocket_kernel import regions
from dfdm.geometry.surfaces import Array, cross

CHORD_MM: Final = 0.002
"""How far the chords that stand for freeform edges may leave them; lines and arcs are exact."""
_SHARP_RAD: Final = np.radians(5.0)
Contour = Sequence[tuple[int, bool, bool]]
"""Edge, whether it is run through forwards, whether a wall stands on it; the region lies on the left."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Plan:
    """The outline of a recess in a plane: contours of edges, or `pieces` (n, 10) as the kernel reads them, closed in order."""

    plane: Plane
    contours: Sequence[Contour] = ()
    pieces: Array | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Sizes:
    """What was measured of a plan, mm and mm².

    `width` diameter of the widest circle between walls (infinite: no walls limit it), `narrowest` least distance of walls that face
    each other (infinite: none), `length` of the smallest box, `radii` of its internal corners, ascending (0: sharp),
    `narrow` pairs of a width and the area that is narrower, `inside` a point in space.
    """

    width: float
    narrowest: float
    length: float
    area: float
    perimeter: float
    radii: tuple[float, ...]
    narrow: tuple[tuple[float, float], ...]
    inside: Array


def measured(rims: Rims, plans: Sequence[Plan]) -> list[Sizes]:
    """Measure many plans."""
    if not plans:
        return []
    pieces, edge, contour, region = _laid(rims, plans)
    first = np.searchsorted(region, np.arange(len(plans) + 1)).astype(np.int64)
    sizes, curve = regions(np.ascontiguousarray(pieces), first)
    (x0, y0), (x1, y1), (cx, cy) = pieces[:, 0:2].T, pieces[:, 2:4].T, pieces[:, 4:6].T
    radius, sweep = pieces[:, 6], pieces[:, 8]
    arc = radius > 0.0
    twice = np.where(arc, cx * (y1 - y0) - cy * (x1 - x0) + radius**2 * sweep, x0 * y1 - x1 * y0)
    area = 0.5 * np.bincount(region, weights=twice, minlength=len(plans))
    run = np.where(arc, radius * np.abs(sweep), np.hypot(x1 - x0, y1 - y0))
    perimeter = np.bincount(region, weights=run, minlength=len(plans))
    at, found = _corners(pieces, run, edge, contour)
    radii: list[list[float]] = [[] for _ in plans]
    for g, value in zip(region[at].tolist(), found.tolist(), strict=True):
        radii[g].append(value)
    out = []
    for g, plan in enumerate(plans):
        width, narrowest, length, x, y = sizes[g].tolist()
        narrow = tuple((w, a) for w, a in curve[g].tolist() if w > 0.0)
        inside = plan.plane.origin + x * plan.plane.x + y * plan.plane.y
        out.append(
            Sizes(
                width=width, narrowest=narrowest, length=length, area=float(area[g]), perimeter=float(perimeter[g]),
                radii=_distinct(radii[g]), narrow=narrow, inside=inside,
            )
        )  # fmt: skip
    return out


def _distinct(values: Sequence[float]) -> tuple[float, ...]:
    """Values ascending, those that differ by less than 1e-5 relative once."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value > out[-1] * (1.0 + 1e-5) + 1e-7:
            out.append(value)
    return tuple(out)


def _corners(pieces: Array, run: Array, edge: Ints, contour: Ints) -> tuple[Ints, Array]:
    """Where walls make internal corners (numbers of pieces), and their radii: arcs that the region lies inside of, and sharp joints."""
    wall = pieces[:, 9] > 0.0
    round_ = np.flatnonzero(wall & (pieces[:, 6] > 0.0) & (pieces[:, 8] > 0.0))
    first = np.searchsorted(contour, contour)
    last = np.searchsorted(contour, contour, side="right") - 1
    number = np.arange(len(pieces))
    after = np.where(number == last, first, number + 1)
    way = pieces[:, 2:4] - pieces[:, 0:2]
    straight = np.arctan2(way[:, 1], way[:, 0])
    arc, quarter = pieces[:, 6] > 0.0, np.copysign(0.5 * np.pi, pieces[:, 8])
    leaves = np.where(arc, pieces[:, 7] + pieces[:, 8] + quarter, straight)
    comes = np.where(arc, pieces[:, 7] + quarter, straight)[after]
    turn = (comes - leaves + np.pi) % (2.0 * np.pi) - np.pi
    joint = wall & wall[after] & (turn > 0.0) & (after != number)
    inner = joint & (edge == edge[after]) & (edge >= 0) & ~arc
    sharp = np.flatnonzero(joint & ~inner & (turn > _SHARP_RAD))
    bent = np.flatnonzero(inner & (turn > 1e-4))
    radius = 0.5 * (run[bent] + run[after[bent]]) / turn[bent]
    return np.concatenate([round_, sharp, bent]), np.concatenate([pieces[round_, 6], np.zeros(len(sharp)), radius])


def _laid(rims: Rims, plans: Sequence[Plan]) -> tuple[Array, Ints, Ints, Ints]:
    """All pieces (n, 10) in the coordinates of their planes, with their edge (-1: none), contour and plan."""
    rows = [
        (i, forward, wall, c, g)
        for g, plan in enumerate(plans)
        for c, contour in enumerate(plan.contours)
        for i, forward, wall in contour
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 5)
    index, forward, region = table[:, 0], table[:, 1] > 0, table[:, 4]
    origin = np.array([p.plane.origin for p in plans])[region]
    x, y = np.array([p.plane.x for p in plans])[region], np.array([p.plane.y for p in plans])[region]
    up = np.array([cross(p.plane.x, p.plane.y) for p in plans])[region]
    one, two = rims.start[index], rims.end[index]
    start, end = np.where(forward[:, None], one, two), np.where(forward[:, None], two, one)

    def flat(points: Array) -> Array:
        away = points - origin
        return np.column_stack([(away * x).sum(axis=1), (away * y).sum(axis=1)])

    facing = (rims.axis[index] * up).sum(axis=1)
    circle = rims.curve[index] == 1
    arc = circle & (np.abs(facing) > 1.0 - 1e-9)
    odd = (circle & ~arc & (np.abs(facing) > 1e-6)) | (rims.curve[index] == 2)
    s, e = flat(start), flat(end)
    c = np.where(arc[:, None], flat(rims.center[index]), s)
    pieces = np.column_stack(
        [
            s, e, c, np.where(arc, rims.radius[index], 0.0),
            np.where(arc, np.arctan2(s[:, 1] - c[:, 1], s[:, 0] - c[:, 0]), 0.0),
            np.where(arc, rims.sweep[index] * np.sign(facing) * np.where(forward, 1.0, -1.0), 0.0), table[:, 2],
        ]
    )  # fmt: skip
    contour = np.cumsum(np.concatenate([[0], (np.diff(table[:, 3]) != 0) | (np.diff(region) != 0)]))[: len(table)]
    parts: list[tuple[Array, Ints, Ints, Ints]] = []
    previous = 0
    for k in np.flatnonzero(odd).tolist():
        parts.append((pieces[previous:k], index[previous:k], contour[previous:k], region[previous:k]))
        parts.append(_chords(rims, plans[int(region[k])].plane, table[k], int(contour[k])))
        previous = k + 1
    parts.append((pieces[previous:], index[previous:], contour[previous:], region[previous:]))
    number = int(contour[-1]) + 1 if len(contour) else 0
    for g, plan in enumerate(plans):
        if plan.pieces is not None:
            same = np.full(len(plan.pieces), g, dtype=np.int64)
            parts.append((plan.pieces, same * 0 - 1, same * 0 + number, same))
            number += 1
    pieces, index, contour, region = (np.concatenate([part[k] for part in parts]) for k in range(4))
    real = np.where(
        pieces[:, 6] > 0.0, np.abs(pieces[:, 8]) * pieces[:, 6], np.hypot(*(pieces[:, 2:4] - pieces[:, 0:2]).T)
    )
    kept = np.flatnonzero(real > 1e-9)
    kept = kept[np.argsort(region[kept], kind="stable")]
    _, contour = np.unique(region[kept] * (number + 1) + contour[kept], return_inverse=True)
    return pieces[kept], index[kept], contour.reshape(-1), region[kept]


def _chords(rims: Rims, plane: Plane, row: Ints, contour: int) -> tuple[Array, Ints, Ints, Ints]:
    """Lines for an edge that is neither a line nor an arc in the plane."""
    edge = rims.adjacency.edges[int(row[0])]
    points = plane.flat(edge.polyline if edge.polyline is not None else sampled(edge, CHORD_MM))
    points = points if row[1] else points[::-1]
    nothing = np.zeros((len(points) - 1, 3))
    pieces = np.column_stack(
        [points[:-1], points[1:], points[:-1], nothing, np.full(len(nothing), float(row[2]))]
    )  # fmt: skip
    same = np.full(len(nothing), 1, dtype=np.int64)
    return pieces, same * int(row[0]), same * contour, same * int(row[4])
