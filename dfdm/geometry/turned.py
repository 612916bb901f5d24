"""Whether a part can be turned: the axis that most of its surface revolves about, and how much of it does."""

from __future__ import annotations

import numpy as np

from dfdm.facts.features import Turned
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.part import Part
from dfdm.geometry.stacks import Line, lines_of
from dfdm.geometry.surfaces import Array, Patch

TURNED_SHARE = 0.9
"""Share of the surface that must revolve about one axis for a part to count as turned."""
_CANDIDATES = 6
_CHORDS = 1e-4


def measure_turned(part: Part) -> Turned | NotMeasured:
    """The best turning axis, the share of area that revolves about it, and the bar the part fits in (diameter, length).

    Cylinders, cones, tori and spheres about the axis count, and flat faces square to it that are bounded by circles about
    it (the face of a square plate with one hole is not turned). Without any round face: share 0 about z.
    """
    if part.kind == "mesh":
        return NotMeasured(reason="the turning axis is read from the exact surfaces of a solid; this part is a mesh")
    adjacency = adjacency_of(part)
    round_faces = [p for p in adjacency.patches if p.round and not (p.kind == "cone" and p.half_angle < 1e-6)]
    lines = lines_of(round_faces, adjacency)
    weighed = sorted(lines, key=lambda row: -round(sum(p.area for p in row[1]), 6))[:_CANDIDATES]
    total = sum(p.area for p in adjacency.patches)
    scored = [(_share(adjacency, line, total), line) for line, _ in weighed]
    best = max(scored, key=lambda row: (round(row[0], 6), *np.round(row[1].axis, 6)), default=None)
    share, line = best or (0.0, Line(axis=np.array([0.0, 0.0, 1.0]), foot=np.zeros(3)))
    heights = part.mesh.vertices @ line.axis
    away = part.mesh.vertices - line.foot
    radius = float(np.linalg.norm(away - (away @ line.axis)[:, None] * line.axis, axis=1).max())
    exact = max((p.radius + p.minor for p in adjacency.patches if _revolves(adjacency, line, p)), default=0.0)
    if abs(exact - radius) < _CHORDS * radius:
        radius = exact
    return Turned(
        is_turned=share >= TURNED_SHARE,
        axis=_vector(line.axis),
        origin_mm=_vector(line.at(float(heights.min()))),
        fraction=share,
        diameter_mm=2.0 * radius,
        length_mm=float(np.ptp(heights)),
    )


def _share(adjacency: Adjacency, line: Line, total: float) -> float:
    return sum(p.area for p in adjacency.patches if _revolves(adjacency, line, p)) / total


def _revolves(adjacency: Adjacency, line: Line, patch: Patch) -> bool:
    """Whether a face is part of a surface of revolution about the axis."""
    if patch.kind == "sphere":
        return line.carries(patch.origin)
    if patch.round:
        return line.along(patch.axis) and line.carries(patch.origin)
    if patch.kind != "plane" or not line.along(patch.axis):
        return False
    edges = adjacency.of_face[patch.id]
    points = adjacency.boundary(patch.id) - line.foot
    radius = np.linalg.norm(points - (points @ line.axis)[:, None] * line.axis, axis=1)
    outer = float(radius.max())
    circles = [e for e in edges if e.curve == "circle" and e.center is not None and line.carries(e.center)]
    around = sum(e.length for e in circles if abs(e.radius - outer) < 1e-3 * outer + 1e-3)
    return around > np.pi * outer


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
