"""Lay the regions of a bent sheet into one plane: flat regions move rigidly, bends unroll about their neutral line.

A bend takes (inner radius + K x thickness) x angle of flat sheet; along its axis nothing changes. Regions are laid one from
the next over the straight edges that they share, from the largest flat one outwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dfdm.geometry.bent_sheet import BentSheet, Region
from dfdm.geometry.contours import Plane, sampled
from dfdm.geometry.edges import Edge
from dfdm.geometry.outline import FREEFORM_CHORD_MM
from dfdm.geometry.surfaces import Array, cross, frame
from dfdm.geometry.turns import Turn


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Laying:
    """Where a region lies in the flat: `origin` (3,) in space goes to `at` (2,), and two unit vectors to `across` (2, 2).

    Of a flat region these are `axes` (2, 3). A bend has its `turn` instead: its axis goes to the first row of `across`, its
    way onward, times `neutral` (mm a rad, the radius of the neutral line), to the second.
    """

    origin: Array
    at: Array
    axes: Array
    across: Array
    turn: Turn | None = None
    neutral: float = 0.0

    def flat(self, points: Array) -> Array:
        """Flat coordinates (n, 2) of points (n, 3) of the region's skin."""
        away = points - self.origin
        if self.turn is None:
            return np.asarray(self.at + away @ self.axes.T @ self.across)
        along = away @ self.turn.axis
        return np.asarray(self.at + np.column_stack([along, self.neutral * self.turn.angles(points)]) @ self.across)

    def piece(self, edge: Edge) -> tuple[Array, tuple[Array, float, float] | None]:
        """Flat points (n, 2) along an edge, and center, radius and signed sweep if it is an arc there; two points are exact."""
        if edge.curve == "line" and (self.turn is None or self._along_axis(edge)):
            return self.flat(edge.points(2)[[0, -1]]), None
        if edge.curve == "circle" and edge.center is not None and edge.axis is not None:
            if self.turn is None:
                turned = float(edge.axis @ cross(self.axes[0], self.axes[1])) * float(np.linalg.det(self.across))
                sweep = abs(edge.last - edge.first) * (1.0 if turned > 0.0 else -1.0)
                return self.flat(edge.points(2)[[0, -1]]), (self.flat(edge.center[None])[0], edge.radius, sweep)
            if abs(float(edge.axis @ self.turn.axis)) > 1.0 - 1e-9:  # around the bend: straight when flat
                return self.flat(edge.points(2)[[0, -1]]), None
        return self.flat(sampled(edge, FREEFORM_CHORD_MM)), None

    def _along_axis(self, edge: Edge) -> bool:
        return self.turn is not None and abs(float(edge.tangent @ self.turn.axis)) > 1.0 - 1e-9


def unfold(
    sheet: BentSheet, turns: Mapping[int, Turn], neutral: Mapping[int, float]
) -> tuple[Plane, dict[int, Laying]]:
    """Lay every region; also the plane in space that the flat coordinates are of: the largest flat region's.

    `turns` and `neutral` (radius of the neutral line, mm) are of each bend by its number. The regions must form a tree.
    """
    root = max((r for r in sheet.regions if r.kind == "plate"), key=lambda r: (round(r.area, 4), -r.number))
    normal = root.patch.axis
    u, _ = frame(normal)
    plane = Plane(origin=root.patch.origin, x=u, y=cross(normal, u))
    axes = np.stack([plane.x, plane.y])
    laid = {root.number: Laying(origin=plane.origin, at=np.zeros(2), axes=axes, across=np.eye(2))}
    front = [root.number]
    while front:
        number = front.pop()
        for link in sheet.links_of(number):
            other = sheet.regions[link.beside(number)]
            if other.number not in laid:
                laid[other.number] = _next(laid[number], other, link.edges[0].middle, turns, neutral)
                front.append(other.number)
    return plane, laid


def _next(
    before: Laying, region: Region, middle: Array, turns: Mapping[int, Turn], neutral: Mapping[int, float]
) -> Laying:
    """Lay a region beside one that is laid, over an edge whose middle is given."""
    at = before.flat(middle[None])[0]
    along, away, axis = _leaving(before, middle, turns, region)
    if region.kind == "plate":
        return Laying(origin=middle, at=at, axes=np.stack([axis, away]), across=along)
    turn = turns[region.number]
    angle = float(turn.angles(middle[None])[0])
    # The bend's own coordinates: along its axis, and onward from its first edge.
    side = 1.0 if float(turn.axis @ axis) > 0.0 else -1.0
    way = 1.0 if float(turn.onward(angle) @ away) > 0.0 else -1.0
    across = np.stack([side * along[0], way * along[1]])
    height = float((middle - turn.foot) @ turn.axis)
    origin = at - np.array([height, neutral[region.number] * angle]) @ across
    return Laying(
        origin=turn.foot, at=origin, axes=np.zeros((2, 3)), across=across, turn=turn, neutral=neutral[region.number]
    )


def _leaving(before: Laying, middle: Array, turns: Mapping[int, Turn], region: Region) -> tuple[Array, Array, Array]:
    """At the middle of an edge: flat directions (2, 2) along it and on over it, and the same two in space: on, along."""
    if before.turn is None:
        turn = turns[region.number]
        angle = float(turn.angles(middle[None])[0])
        away = turn.onward(angle) * (-1.0 if turn.leaves(angle) else 1.0)
        axis = turn.axis
        return np.stack([before.axes @ axis, before.axes @ away]) @ before.across, away, axis
    turn = before.turn
    angle = float(turn.angles(middle[None])[0])
    way = 1.0 if turn.leaves(angle) else -1.0
    return np.stack([before.across[0], way * before.across[1]]), way * turn.onward(angle), turn.axis
