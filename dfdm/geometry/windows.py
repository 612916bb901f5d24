"""Openings right through a part that are no holes: a loop of walls that falls away from inside a flat face."""

from __future__ import annotations

from dataclasses import dataclass

from dfdm.geometry.concave import Flat, Rim, Rims
from dfdm.geometry.contours import Plane
from dfdm.geometry.floors import is_level
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
    for flat in rims.flats:
        count = sum(len(rims.of_face[face]) for face in flat.faces)
        if count < 6 and all((rims.curve[rims.of_face[face]] == 0).all() for face in flat.faces):
            continue  # too few lines for two loops
        loops = rims.loops(flat.faces)
        if len(loops) < 2:
            continue
        for loop in loops:
            beyond = {other for i, _ in loop for other in (rims.ones[i], rims.twos[i])} - flat.faces
            if beyond <= drilled or rims.enclosed(loop, flat.normal) > 0.0:
                continue
            walls = _walls(rims, flat, loop, drilled)
            if walls:
                window = _window(rims, flat, loop, walls)
                if walls not in found or window.size < found[walls].size * (1.0 - 1e-9):
                    found[walls] = window
    return list(found.values())


def _walls(rims: Rims, flat: Flat, loop: Rim, drilled: set[int]) -> frozenset[int]:
    """The walls that fall away from a loop of a flat face; empty if it is no window."""
    outside = [
        (rims.twos[i] if rims.ones[i] in flat.faces else rims.ones[i]) for i, _ in loop
    ]  # fmt: skip
    if drilled.issuperset(outside) or any(rims.turns[i] > 3.0 for i, _ in loop):
        return frozenset()
    heights = rims.heights(flat.normal)
    walls = set()
    for face in outside:
        if stands(rims.adjacency.patches[face], flat.normal):
            walls.add(face)
            continue
        beyond = (rims.beside(i, face) for i in rims.of_face[face] if rims.turns[i] <= 3.0)
        below = [
            f
            for f in beyond
            if heights.low(f) < heights.low(face) - 1e-6 and stands(rims.adjacency.patches[f], flat.normal)
        ]
        if not below:
            return frozenset()
        walls.update(below)
    return frozenset() if walls <= drilled else frozenset(walls)


def _window(rims: Rims, flat: Flat, loop: Rim, walls: frozenset[int]) -> Window:
    axis = canonical(flat.normal)
    patches = rims.adjacency.patches
    broken = {
        rims.beside(i, face)
        for face in walls
        for i in rims.of_face[face]
        if rims.turns[i] <= 3.0 and not is_level(patches[rims.beside(i, face)], axis)
    }
    heights = rims.heights(axis)
    spans = sorted(walls | broken)
    # Seen from behind, the open space lies on the left of the loop.
    plane = Plane(origin=flat.plane.origin, x=flat.plane.x, y=-flat.plane.y)
    return Window(
        walls=walls,
        axis=axis,
        low=min(map(heights.low, spans)),
        high=max(map(heights.high, spans)),
        plan=Plan(plane=plane, contours=(tuple((i, forward, True) for i, forward in loop),)),
        size=float(sum(rims.length[i] for i, _ in loop)),
    )
