"""Runs of walls that stand along one direction and enclose a slot: notches cut in from an edge, slots through curved walls.

A notch through a thin plate has no floor that a tool could face: it is cut across, along the direction that all its walls
are parallel to. The walls are linked by the edges between them that are internal or smooth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.geometry.concave import Rims
from dfdm.geometry.contours import Plane
from dfdm.geometry.prism import SQUARE
from dfdm.geometry.recesses import Plan
from dfdm.geometry.surfaces import Array, Patch, canonical, cross, frame

_MOST: Final = 64
"""A run of more walls is no slot."""
_ALONG: Final = 1.0 - 1e-7
END_RAD: Final = math.radians(150.0)
"""A hollow cylinder that turns at least this far can be the round end of a slot."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Run:
    """Walls along an axis from `low` to `high`, in the order in which they enclose a region on their left; closed or open."""

    faces: tuple[int, ...]
    axis: Array
    low: float
    high: float
    closed: bool
    plan: Plan


def run_across(rims: Rims, faces: Iterable[int], least: float) -> Run | None:
    """The run of walls that all these faces belong to, if they all stand along a direction in which both ends are open.

    None as well where the run is no less than `least` deep along it.
    """
    own = sorted(faces)
    inside = set(own)
    for face in own:
        for i, other in rims.around[face]:
            if other not in inside or rims.curves[i] != 0 or rims.turns[i] < -3.0:
                continue
            axis = canonical(rims.tangent[i])
            if all(_stands(rims.adjacency.patches[k], axis) for k in own):
                heights = rims.heights(axis)
                if max(map(heights.high, own)) - min(map(heights.low, own)) >= least:
                    return None
                run = run_of(rims, own[0], axis)
                whole = run is not None and inside <= set(run.faces) and run.high - run.low < least
                return run if whole else None
    return None


def round_ends(rims: Rims, known: set[int]) -> list[int]:
    """Hollow cylinders that turn far enough to end a slot, other than those known for something else."""
    turned: dict[int, float] = {}
    for i in np.flatnonzero((rims.curve != 0) & (rims.one >= 0)).tolist():
        for face in (rims.ones[i], rims.twos[i]):
            patch = rims.adjacency.patches[face]
            if patch.kind == "cylinder" and patch.hollow and face not in known:
                edges = [k for k in rims.of_face[face] if rims.curves[k] == 0]
                if len(edges) == 2:
                    one, two = (rims.middle[k] - patch.origin for k in edges)
                    one, two = (v - (v @ patch.axis) * patch.axis for v in (one, two))
                    turned[face] = math.acos(max(-1.0, min(1.0, float(one @ two) / patch.radius**2)))
    return sorted(face for face, turn in turned.items() if turn >= END_RAD)


def run_of(rims: Rims, seed: int, axis: Array) -> Run | None:
    """The run of walls along an axis that a face belongs to; None where it branches, is no region, or an end is not open."""
    links: dict[int, list[tuple[int, int]]] = {}
    front = [seed]
    while front:
        face = front.pop()
        if face in links:
            continue
        links[face] = []
        for i in rims.of_face[face]:
            other = rims.beside(i, face)
            if rims.turns[i] >= -3.0 and _along(rims, i, axis) and _stands(rims.adjacency.patches[other], axis):
                links[face].append((i, other))
                front.append(other)
        if len(links[face]) > 2 or len(links) > _MOST:
            return None
    inside = set(links)
    for face in inside:
        for i in rims.of_face[face]:
            if rims.turns[i] > 3.0 and rims.beside(i, face) not in inside:
                return None  # a floor, or something that stands in the way
    u, v = frame(axis)
    plane = Plane(origin=np.zeros(3), x=u, y=v)
    order, edges, closed = _in_order(links)
    pieces = _pieces(rims, plane, order, edges, closed=closed, axis=axis)
    if pieces is None and not closed:
        order, edges = order[::-1], edges[::-1]
        pieces = _pieces(rims, plane, order, edges, closed=closed, axis=axis)
    elif pieces is None:
        order = [order[0], *order[:0:-1]]
        pieces = _pieces(rims, plane, order, edges[::-1], closed=closed, axis=axis)
    if pieces is None or _area(pieces) <= 1e-9:
        return None
    heights = rims.heights(axis)
    return Run(
        faces=tuple(order), axis=axis, low=min(map(heights.low, order)), high=max(map(heights.high, order)), closed=closed,
        plan=Plan(plane=plane, pieces=pieces),
    )  # fmt: skip


def _stands(patch: Patch, axis: Array) -> bool:
    """Whether a face is flat or hollow and round, and parallel to an axis."""
    if patch.kind == "plane":
        return abs(float(patch.axis @ axis)) < SQUARE
    return patch.kind == "cylinder" and patch.hollow and float(np.abs(cross(patch.axis, axis)).max()) < SQUARE


def _along(rims: Rims, edge: int, axis: Array) -> bool:
    return bool(rims.curves[edge] == 0) and abs(float(rims.tangent[edge] @ axis)) > _ALONG


def _in_order(links: dict[int, list[tuple[int, int]]]) -> tuple[list[int], list[int], bool]:
    """Faces one after the other, the edges between them (of a ring also the last to the first), and whether it is a ring."""
    ends = sorted(face for face, own in links.items() if len(own) < 2)
    face = ends[0] if ends else min(links)
    order, used = [face], set()
    edges: list[int] = []
    while True:
        step = next(((i, other) for i, other in links[face] if i not in used), None)
        if step is None:
            return order, edges, False
        used.add(step[0])
        edges.append(step[0])
        face = step[1]
        if face == order[0]:
            return order, edges, True
        order.append(face)


def _pieces(rims: Rims, plane: Plane, order: list[int], edges: list[int], *, closed: bool, axis: Array) -> Array | None:
    """The walls as lines and arcs with the open space on the left, and the mouth that closes an open run; None if run backwards."""
    joints = plane.flat(rims.middle[edges]) if edges else np.zeros((0, 2))
    rows = []
    for k, face in enumerate(order):
        patch = rims.adjacency.patches[face]
        before = joints[k - 1] if k > 0 or closed else None
        after = joints[k] if k < len(edges) else None
        if before is None or after is None:
            free = _free_end(rims, plane, face, patch, axis, before, after)
            if free is None:
                return None
            before, after = (free, after) if before is None else (before, free)
        if before is None or after is None:
            return None
        if patch.kind == "plane":
            normal = np.array([patch.axis @ plane.x, patch.axis @ plane.y])
            way = after - before
            if way[0] * normal[1] - way[1] * normal[0] <= 0.0:
                return None
            rows.append([*before, *after, *before, 0.0, 0.0, 0.0, 1.0])
            continue
        center = plane.flat(patch.origin[None])[0]
        begin = math.atan2(*(before - center)[::-1])
        sweep = (math.atan2(*(after - center)[::-1]) - begin) % (2.0 * math.pi)
        middle = float(np.linalg.norm(0.5 * (before + after) - center))
        if sweep > math.pi + 1e-6 and middle > 1e-6 * patch.radius and not _turns_far(rims, face, patch):
            return None
        rows.append([*before, *after, *center, patch.radius, begin, sweep, 1.0])
    if not closed:
        rows.append([*rows[-1][2:4], *rows[0][0:2], *rows[-1][2:4], 0.0, 0.0, 0.0, 0.0])
    return np.array(rows, dtype=np.float64)


def _turns_far(rims: Rims, face: int, patch: Patch) -> bool:
    """Whether a cylinder turns by more than half: its rounded edges do."""
    return any(rims.curves[i] == 1 and rims.sweep[i] > math.pi + 1e-6 for i in rims.of_face[face]) and patch.hollow


def _free_end(
    rims: Rims, plane: Plane, face: int, patch: Patch, axis: Array, before: Array | None, after: Array | None
) -> Array | None:
    """Where the first or last wall of an open run ends: the farthest point of its boundary from the joint it has."""
    joint = before if before is not None else after
    if joint is None:
        return None
    if patch.kind == "plane":
        own = rims.of_face[face]
        points = plane.flat(np.concatenate([rims.start[own], rims.end[own]]))
    else:
        own = [i for i in rims.of_face[face] if _along(rims, i, axis)]
        points = plane.flat(rims.middle[own]) if own else np.zeros((0, 2))
    if not len(points):
        return None
    away = np.linalg.norm(points - joint, axis=1)
    return np.asarray(points[int(away.argmax())]) if away.max() > 1e-6 else None


def _area(pieces: Array) -> float:
    (x0, y0), (x1, y1), (cx, cy) = pieces[:, 0:2].T, pieces[:, 2:4].T, pieces[:, 4:6].T
    r = pieces[:, 6]
    twice = np.where(r > 0.0, cx * (y1 - y0) - cy * (x1 - x0) + r**2 * pieces[:, 8], x0 * y1 - x1 * y0)
    return 0.5 * float(twice.sum())
