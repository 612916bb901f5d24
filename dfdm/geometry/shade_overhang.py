"""Overhang at each point of the surface: how much what faces down leans, where nothing lies beneath it."""

from __future__ import annotations

from typing import Final

import numpy as np

from dfdm.facts.rounding import Vector
from dfdm.geometry.exact import PLANE
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.opposite import bare
from dfdm.geometry.part import Part
from dfdm.geometry.shade_detail import detailed
from dfdm.geometry.shade_mesh import ShadeMesh, direction_of
from dfdm.geometry.support import RESTS_MM
from dfdm.geometry.tessellation import linear_deflection_mm
from dfdm.pictures.shade import Shade

_UPRIGHT_DEG: Final = 0.5
"""Chords of a curved surface lean this much more or less than the surface."""
_CHORDS: Final = 1.5


def shade_overhang(part: Part, up: Vector = (0.0, 0.0, 1.0), *, limit_deg: float | None = None) -> Shade:
    """Angle in degrees from the vertical at which surface that faces down leans: 0 for a wall, 90 for a ceiling.

    `up` is the build direction (any length). Infinite where nothing hangs: surface that faces up or stands upright, and what
    begins less than one and a half layers above the bed or other surface, which rests on it (as in `overhangs`). Exact on
    planes, cylinders, cones, spheres and tori. A ceiling that rests on both sides shows its angle too: whether it is bridged,
    and how far a ledge hangs, `shade_hang` says. Raises InputError for a direction without a length.
    """
    direction = direction_of(up)
    mesh, lean = detailed(part, lambda mesh: hanging_lean_deg(part, mesh, direction), most=90.0)
    return mesh.shade(
        lean,
        title="Overhang",
        unit="°",
        low=0.0,
        high=90.0,
        limit=limit_deg,
        palette="sequential" if limit_deg is None else "threshold",
        missing="not overhanging",
        most=True,
    )


def hanging_lean_deg(part: Part, mesh: ShadeMesh, up: FloatArray) -> FloatArray:
    """What `shade_overhang` shows (n,); `up` is a unit vector."""
    lean = np.degrees(np.arcsin(np.clip(-(mesh.normals @ up), -1.0, 1.0)))
    hangs = lean > _UPRIGHT_DEG
    true = mesh.points - mesh.lead_mm[:, None] * mesh.normals
    hangs &= true @ up > float((part.mesh.vertices @ up).min()) + RESTS_MM
    asked = np.flatnonzero(hangs)
    # Beyond the chords of curved surface, which a way down beside a steep wall would meet.
    chords = _CHORDS * linear_deflection_mm(part.mesh.diagonal_mm)
    off = np.where(mesh.surfaces[mesh.face[asked], 0] == PLANE, part.rays.epsilon_mm, chords)
    start = mesh.points[asked] + off[:, None] * mesh.normals[asked]
    below = part.rays.first_hit(start, np.broadcast_to(-up, start.shape), most_mm=RESTS_MM, side=-1)[1]
    hangs[asked] = below < 0
    return np.where(bare(part, mesh.points, mesh.normals), np.where(hangs, lean, np.inf), np.nan)
