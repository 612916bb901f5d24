"""How each bend of a sheet turns: its axis, the angle from the first to the last straight edge, and where regions join it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.bend_pairs import span_along
from dfdm.geometry.bent_sheet import BentSheet, Link, Region
from dfdm.geometry.edges import Edge
from dfdm.geometry.surfaces import Array, cross, unit

_ROUND: Final = 1e-6
"""Angles (rad) closer than this to nothing or a whole turn are nothing."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Turn:
    """A bend as it turns: from `radial` (unit, at its first edge) about `axis` by `angle` rad, right-handed.

    `foot` is a point of the axis, `size` the radius of the skin that is seen; `low` and `high` bound it along the axis, from
    `foot`. `ends` are the links with the angle at which each joins.
    """

    region: Region
    axis: Array
    foot: Array
    radial: Array
    tangent: Array
    size: float
    angle: float
    low: float
    high: float
    ends: tuple[tuple[Link, float], ...]

    def outward(self, angle: float) -> Array:
        """Unit vector from the axis at an angle from the first edge."""
        return np.asarray(math.cos(angle) * self.radial + math.sin(angle) * self.tangent)

    def onward(self, angle: float) -> Array:
        """Unit vector along the skin, the way the bend turns, at an angle from the first edge."""
        return np.asarray(math.cos(angle) * self.tangent - math.sin(angle) * self.radial)

    def angles(self, points: Array) -> Array:
        """Angle (n,) from the first edge of points (n, 3), unwrapped about the middle of the bend."""
        away = points - self.foot
        found = np.arctan2(away @ self.tangent, away @ self.radial) - 0.5 * self.angle
        return np.asarray(0.5 * self.angle + (found + math.pi) % (2.0 * math.pi) - math.pi)

    def leaves(self, angle: float) -> bool:
        """Whether a link at that angle is on the far side of the bend."""
        return angle > 0.5 * self.angle


def turn_of(sheet: BentSheet, region: Region, adjacency: Adjacency) -> Turn:
    """How a bend turns, from the region beside it that comes first (a plate if there is one)."""
    patch = region.patch
    links = sorted(sheet.links_of(region.number), key=lambda k: sheet.regions[k.beside(region.number)].kind != "plate")
    sign = -1.0 if patch.hollow else 1.0
    radials = [_radial(sheet, link, region, sign) for link in links]
    first = links[0]
    edge = first.edges[0]
    before = set(sheet.regions[first.beside(region.number)].faces)
    forward = next(side.forward for side in edge.sides if side.face in before)
    along = edge.tangent if forward else -edge.tangent
    onward = cross(along, sign * radials[0])
    axis = patch.axis if float(patch.axis @ cross(radials[0], onward)) > 0.0 else -patch.axis
    start = unit(radials[0] - float(radials[0] @ axis) * axis)
    tangent = cross(axis, start)
    turned = [_positive(math.atan2(float(r @ tangent), float(r @ start))) for r in radials]
    angle = max(turned)
    if angle < _ROUND:  # a curl: nothing follows it
        points = np.concatenate([edge.points() for face in region.faces for edge in adjacency.of_face[face]])
        points = points - patch.origin
        angle = float(max(_positive(a) for a in np.arctan2(points @ tangent, points @ start).tolist()))
    low, high = span_along(adjacency, region.faces, axis)
    height = float(patch.origin @ axis)
    return Turn(
        region=region, axis=axis, foot=patch.origin, radial=start, tangent=tangent, size=patch.radius, angle=angle,
        low=low - height, high=high - height, ends=tuple(zip(links, turned, strict=True)),
    )  # fmt: skip


def _radial(sheet: BentSheet, link: Link, region: Region, sign: float) -> Array:
    """Unit vector from the axis of a bend to a link; the normal of the plate beyond it tells more exactly than its edge."""
    other = sheet.regions[link.beside(region.number)]
    if other.kind == "plate":
        return np.asarray(sign * other.patch.axis)
    edge: Edge = link.edges[0]
    away = edge.middle - region.patch.origin
    return unit(away - float(away @ region.patch.axis) * region.patch.axis)


def _positive(angle: float) -> float:
    angle %= 2.0 * math.pi
    return 0.0 if angle > 2.0 * math.pi - 1e-4 else angle
