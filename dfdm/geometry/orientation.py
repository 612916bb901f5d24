"""How a part may lie while it is built up, and what each way means: footing, projections, overhangs, sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dfdm.facts.orientation import Orientation
from dfdm.facts.rounding import Vector
from dfdm.geometry.columns import Grid, columns_of
from dfdm.geometry.lying import Lying, convex_hull
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.overhang import overhangs
from dfdm.geometry.sections import measure_sections
from dfdm.geometry.slices import rings_of, section_at
from dfdm.geometry.support import LAYER_MM

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

AXES: tuple[Vector, ...] = (
    (0.0, 0.0, 1.0),
    (0.0, 0.0, -1.0),
    (1.0, 0.0, 0.0),
    (-1.0, 0.0, 0.0),
    (0.0, 1.0, 0.0),
    (0.0, -1.0, 0.0),
)
_MOST = 8
_CELLS = 25_000
_LEAST_PITCH_MM = 0.15
_SAME_DIRECTION = float(np.cos(np.radians(1.0)))


def orientations(part: Part) -> tuple[Orientation, ...]:
    """Measure every way in which the part may lie; the first is as modeled."""
    ups = AXES[:1] if part.kind == "mesh" else candidate_directions(part)
    return tuple(measure_orientation(part, up, as_modeled=i == 0) for i, up in enumerate(ups))


def candidate_directions(part: Part) -> tuple[Vector, ...]:
    """Build directions worth trying: along the axes, and off the largest flat faces that the part can stand on."""
    found = list(AXES)
    vertices = part.mesh.vertices
    slack = 1e-4 * part.mesh.diagonal_mm
    flat = sorted(
        (f for f in part.faces if f.surface == "plane" and f.normal is not None), key=lambda f: (-f.area_mm2, f.id)
    )
    for face in flat:
        if len(found) >= _MOST:
            break
        if face.normal is None:
            continue
        down = np.asarray(face.normal)
        if float((vertices @ down).max()) > float(np.asarray(face.centroid) @ down) + slack:
            continue  # something sticks out beyond this face: the part would not stand on it
        if max(float(-down @ np.asarray(up)) for up in found) < _SAME_DIRECTION:
            up = -down / float(np.linalg.norm(down))
            found.append((float(up[0]) + 0.0, float(up[1]) + 0.0, float(up[2]) + 0.0))
    return tuple(found)


def measure_orientation(part: Part, up: Vector, *, as_modeled: bool) -> Orientation:
    """Measure one way of lying; `up` is the build direction in the part's own coordinates."""
    lying = Lying.of(part, up)
    size = lying.size
    aligned = lying.aligned()
    grid = Grid.over(np.zeros(3), aligned.size, cells=_CELLS, least_mm=_LEAST_PITCH_MM)
    hangs = overhangs(aligned, columns_of(aligned.corners, aligned.normals[:, 2], grid))
    footing, hull = _footing(lying)
    center = part.body.center_mm
    upright = lying.normals[:, 2]
    return Orientation(
        up=up,
        as_modeled=as_modeled,
        size_mm=(float(max(size[0], size[1])), float(min(size[0], size[1])), float(size[2])),
        footing_area_mm2=footing,
        footing_width_mm=_narrowest(hull),
        center_inside=None if center is None else _inside(hull, (lying.turn @ np.asarray(center) + lying.shift)[:2]),
        side_area_mm2=float((lying.areas * np.sqrt(np.clip(1.0 - upright**2, 0.0, 1.0))).sum()),
        up_area_mm2=float((lying.areas * np.maximum(upright, 0.0)).sum()),
        down_area_mm2=float((lying.areas * np.maximum(-upright, 0.0)).sum()),
        support_volume_mm3=hangs.support_volume_mm3,
        overhang=hangs.overhang,
        bridges=hangs.bridges,
        islands=hangs.islands,
        sections=measure_sections(lying),
    )


def _footing(lying: Lying) -> tuple[float, FloatArray]:
    """Area of the first layer, cut in its middle, and the convex hull (k, 2) of it."""
    section = section_at(lying, min(0.5 * LAYER_MM, 0.5 * float(lying.size[2])))
    rings = rings_of(section)
    if not rings:
        return 0.0, np.zeros((0, 2))
    return float(section.area()), convex_hull(np.concatenate(rings))


def _narrowest(hull: FloatArray) -> float:
    """Least distance between parallel lines that enclose a convex hull (k, 2)."""
    if len(hull) < 3:
        return 0.0
    step = np.roll(hull, -1, axis=0) - hull
    length = np.hypot(step[:, 0], step[:, 1])
    step = step[length > 1e-9] / length[length > 1e-9, None]
    across = np.outer(hull[:, 0], -step[:, 1]) + np.outer(hull[:, 1], step[:, 0])
    return float(np.ptp(across, axis=0).min())


def _inside(hull: FloatArray, point: FloatArray) -> bool:
    """Whether a point (2,) lies in a convex, counterclockwise hull (k, 2), its border included."""
    if len(hull) < 3:
        return False
    step = np.roll(hull, -1, axis=0) - hull
    length = np.hypot(step[:, 0], step[:, 1])
    side = step[:, 0] * (point[1] - hull[:, 1]) - step[:, 1] * (point[0] - hull[:, 0])
    return bool((side >= -1e-6 * np.maximum(length, 1e-9)).all())
