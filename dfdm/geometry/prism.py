"""Prisms: along which axes a solid is one flat region of constant thickness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from OCP.BRepAdaptor import BRepAdaptor_Surface
from OCP.gp import gp_Pnt, gp_Vec

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch, canonical, cross

SQUARE: Final = 2e-4
"""Sine of the angle by which a side may lean, or a cap tilt, and still be taken as square."""
LEVEL_MM: Final = 1e-3
"""Heights that differ less are one."""
_VOLUME: Final = 1e-3
"""Volumes of freeform solids are integrated to about this share; the exact tests are the sides and the caps."""
_GRID: Final = (0.08, 0.31, 0.5, 0.73, 0.94)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Prism:
    """A solid as a region of `area` mm² swept along `axis` from height `low` to `high`; face ids of its upper caps."""

    axis: Array
    low: float
    high: float
    area: float
    top: tuple[int, ...]


def axes_of(adjacency: Adjacency) -> list[tuple[Array, float]]:
    """Directions square to planar faces, canonical sign, with the planar area they carry; the greatest area first."""
    planes = [patch for patch in adjacency.patches if patch.kind == "plane"]
    if not planes:
        return []
    axes = np.array([canonical(patch.axis) for patch in planes])
    area = np.array([patch.area for patch in planes])
    same = 1.0 - (axes @ axes.T) ** 2 < SQUARE**2
    left = np.ones(len(planes), dtype=bool)
    found = []
    for index in range(len(planes)):
        if left[index]:
            members = same[index] & left
            left &= ~members
            found.append((axes[index], float(area[members].sum())))
    return sorted(found, key=lambda row: (-round(row[1], 4), *(-round(value, 5) for value in row[0].tolist())))


def prism_of(part: Part, adjacency: Adjacency) -> Prism | None:
    """The thinnest way in which the part is a prism; None if it is none along any axis.

    A plate with a chamfer or step all along one edge is a long prism too, end on; nobody would cut it so. Where the
    part is thinner along the direction of its largest flat faces than any prism is long, it is not taken for one.
    """
    patches = adjacency.patches
    if any(patch.kind in ("cone", "sphere", "torus") for patch in patches):
        return None
    axes = axes_of(adjacency)
    if not axes:
        return None
    along = np.abs(np.array([axis for axis, _ in axes]) @ np.array([patch.axis for patch in patches]).T)
    square = 1.0 - along**2 < SQUARE**2
    plane = np.array([patch.kind == "plane" for patch in patches], dtype=bool)
    round_ = np.array([patch.kind == "cylinder" for patch in patches], dtype=bool)
    caps = plane & square
    fits = caps | np.where(plane, along < SQUARE, np.where(round_, square, True))
    prisms = []
    for row in np.flatnonzero(fits.all(axis=1)):
        ends = [patches[i] for i in np.flatnonzero(caps[row])]
        prism = _along(part, adjacency, axes[row][0], ends)
        if prism is not None:
            prisms.append(prism)
    if not prisms:
        return None
    best = min(prisms, key=lambda p: (round(p.high - p.low, 5), *(-round(v, 5) for v in p.axis.tolist())))
    if best.axis is axes[0][0]:
        return best
    heights = part.mesh.vertices @ axes[0][0]
    return best if best.high - best.low <= float(np.ptp(heights)) * (1.0 + 1e-6) + LEVEL_MM else None


def _along(part: Part, adjacency: Adjacency, axis: Array, caps: list[Patch]) -> Prism | None:
    """The prism along an axis that every flat and round face fits; `caps` are the faces square to it."""
    top = [p for p in caps if p.axis @ axis > 0.0]
    bottom = [p for p in caps if p.axis @ axis < 0.0]
    if not top or not bottom:
        return None
    high, low = [float(p.origin @ axis) for p in top], [float(p.origin @ axis) for p in bottom]
    thickness = sum(high) / len(high) - sum(low) / len(low)
    if max(high) - min(high) > LEVEL_MM or max(low) - min(low) > LEVEL_MM or thickness < LEVEL_MM:
        return None
    if not all(stands(p, axis) for p in adjacency.patches if p.kind == "other"):
        return None
    area, under = sum(p.area for p in top), sum(p.area for p in bottom)
    volume = part.body.volume_mm3
    if volume is None or abs(area - under) > 1e-4 * area or abs(volume - area * thickness) > _VOLUME * volume:
        return None
    return Prism(
        axis=axis,
        low=sum(low) / len(low),
        high=sum(high) / len(high),
        area=area,
        top=tuple(sorted(p.id for p in top)),
    )


def stands(patch: Patch, axis: Array) -> bool:
    """Whether a face is parallel to an axis everywhere."""
    if patch.kind == "plane":
        return bool(abs(patch.axis @ axis) < SQUARE)
    if patch.kind == "cylinder":
        return bool(np.linalg.norm(cross(patch.axis, axis)) < SQUARE)
    if patch.kind != "other":
        return False
    return bool(np.abs(freeform_normals(patch) @ axis).max() < SQUARE)


def freeform_normals(patch: Patch) -> Array:
    """Unit normals (n, 3), of either sign, at a grid over the parameters of a freeform face."""
    surface = BRepAdaptor_Surface(patch.ocp, True)
    u0, u1 = surface.FirstUParameter(), surface.LastUParameter()
    v0, v1 = surface.FirstVParameter(), surface.LastVParameter()
    point, along_u, along_v = gp_Pnt(), gp_Vec(), gp_Vec()
    rows = []
    for s in _GRID:
        for t in _GRID:
            surface.D1(u0 + s * (u1 - u0), v0 + t * (v1 - v0), point, along_u, along_v)
            normal = along_u.Crossed(along_v)
            size = normal.Magnitude()
            if size > 1e-12:
                rows.append((normal.X() / size, normal.Y() / size, normal.Z() / size))
    return np.array(rows).reshape(-1, 3)
