"""Openings right through a part that are no holes: a loop of walls that falls away from inside a flat face."""

from __future__ import annotations

from dataclasses import dataclass

from dfdm.geometry.concave import Flat, Rim, Rims
from dfdm.geometry.contours import Plane
from dfdm.geometry.prism import stands
from dfdm.geometry.recesses import Plan
from dfdm.geometry.surfaces import Array, canonical


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Window:
    """One opening: its walls, from which height to which along the axis, its plan."""

    walls: frozenset[int]
    axis: Array
    low: float
    high: float
    plan: Plan
    size: float


def windows_of(rims: Rims, drilled: set[int]) -> list[Window]:
    """Every opening once, seen from the side where its plan is smaller (the other may be widened by broken edges)."""
    found: dict[frozenset[int], Window] = {}
    open_: list[tuple[int, Rim, list[int]]] = []
    for k, loops in enumerate(rims.flat_loops):
        for loop in loops if len(loops) > 1 else ():
            own = rims.flats[k].faces
            beyond = [rims.twos[i] if rims.ones[i] in own else rims.ones[i] for i, _ in loop]
            if drilled.issuperset(beyond) or any(rims.turns[i] > 3.0 for i, _ in loop):
                continue
            if rims.enclosed(loop, rims.flats[k].normal) <= 0.0:
                open_.append((k, loop, beyond))
    normals = [rims.flats[k].normal for k in dict.fromkeys(k for k, _, _ in open_)]
    rims.look(way for normal in normals for way in (normal, canonical(normal)))
    for k, loop, beyond in open_:
        flat = rims.flats[k]
        walls = _walls(rims, flat, beyond, drilled)
        if walls:
            size = float(sum(rims.length[i] for i, _ in loop))
            if walls not in found or size < found[walls].size * (1.0 - 1e-9):
                found[walls] = _window(rims, flat, loop, walls, size)
    return list(found.values())


def _walls(rims: Rims, flat: Flat, outside: list[int], drilled: set[int]) -> frozenset[int]:
    """The walls that fall away from a loop of a flat face, given what lies beyond it; empty if it is no window."""
    heights = rims.heights(flat.normal)
    walls = set()
    for face in dict.fromkeys(outside):
        if stands(rims.adjacency.patches[face], flat.normal):
            walls.add(face)
            continue
        beyond = (other for i, other in rims.around[face] if rims.turns[i] <= 3.0)
        below = [
            f
            for f in beyond
            if heights.low(f) < heights.low(face) - 1e-6 and stands(rims.adjacency.patches[f], flat.normal)
        ]
        if not below:
            return frozenset()
        walls.update(below)
    return frozenset() if walls <= drilled else frozenset(walls)


def _window(rims: Rims, flat: Flat, loop: Rim, walls: frozenset[int], size: float) -> Window:
    axis = canonical(flat.normal)
    heights = rims.heights(axis)
    broken = {
        other for face in walls for i, other in rims.around[face] if rims.turns[i] <= 3.0 and not heights.level[other]
    }
    spans = sorted(walls | broken)
    # Seen from behind, the open space lies on the left of the loop.
    plane = Plane(origin=flat.plane.origin, x=flat.plane.x, y=-flat.plane.y)
    return Window(
        walls=walls,
        axis=axis,
        low=min(map(heights.low, spans)),
        high=max(map(heights.high, spans)),
        plan=Plan(plane=plane, contours=(tuple((i, forward, True) for i, forward in loop),)),
        size=size,
    )
