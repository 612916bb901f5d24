"""Every direction worth building in, screened by what triangles say exactly: which of them are measured further."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dfdm.facts.orientation import Orientation, Screened, Ways
from dfdm.facts.rounding import Vector
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.slices import slices_of, united
from dfdm.geometry.support import LAYER_MM, RESTS_MM

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
STEEP_DEG: Final = 45.0
"""Surface that leans more from the vertical than this counts as steep in the screen."""
_TESSELLATION_DEG: Final = 0.5
_MOST: Final = 8
_SAME_DIRECTION: Final = float(np.cos(np.radians(1.0)))
_STEADY_DEG: Final = 2.0
"""A part that tips over when it is tilted by less than this does not stand by itself in any useful sense."""
_SAME_HEIGHT: Final = 0.01  # of the height


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
        if float((np.asarray(found) @ -down).max()) >= _SAME_DIRECTION:
            continue
        if float((vertices @ down).max()) > float(np.asarray(face.centroid) @ down) + slack:
            continue  # something sticks out beyond this face: the part would not stand on it
        up = -down / float(np.linalg.norm(down))
        found.append((float(up[0]) + 0.0, float(up[1]) + 0.0, float(up[2]) + 0.0))
    return tuple(found)


def ways_of(part: Part) -> Ways:
    """Screen every direction worth trying, and choose those to measure further; a mesh only as it lies.

    Chosen are the part as modeled, the preferred way, and one way for each other height that it can have: a machine may
    hold it that way alone. Ways in which it would tip over at a touch are left out, a sheet on its edge say.
    """
    ups = AXES[:1] if part.kind == "mesh" else candidate_directions(part)
    screened = tuple(screen(part, up, as_modeled=i == 0) for i, up in enumerate(ups))
    chosen = [screened[0]]
    heights: list[float] = []
    steady = [one for one in screened if one.tilt_deg is None or one.tilt_deg >= _STEADY_DEG]
    for one in sorted(steady or screened, key=Screened.preference):
        height = one.size_mm[2]
        if not any(abs(height - other) <= _SAME_HEIGHT * height for other in heights):
            heights.append(height)
            if one is not screened[0]:
                chosen.append(one)
    return Ways(screened=screened, orientations=tuple(Orientation(**vars(one)) for one in chosen))


def screen(part: Part, up: Vector, *, as_modeled: bool = False) -> Screened:
    """What triangles say of one way of lying: box, footing, balance, projected areas, what leans and what stands below.

    Areas and volumes are exact for the triangles. The footing is the section in the middle of the first layer.
    """
    from dfdm.geometry.screen_kernel import leaning

    lying = Lying.of(part, up)
    size = lying.size
    steep = float(np.sin(np.radians(STEEP_DEG + _TESSELLATION_DEG)))
    figures = leaning(
        np.ascontiguousarray(lying.vertices, dtype=np.float64),
        np.ascontiguousarray(lying.triangles, dtype=np.int32),
        steep,
        RESTS_MM,
    )
    side, upward, downward, steep_area, steep_volume = (float(v) for v in figures)
    area, hull = _footing(part, lying)
    center = part.body.center_mm
    tilt = None if center is None else _tilt_deg(hull, lying.turn @ np.asarray(center) + lying.shift)
    return Screened(
        up=up,
        as_modeled=as_modeled,
        size_mm=(float(max(size[0], size[1])), float(min(size[0], size[1])), float(size[2])),
        footing_area_mm2=area,
        footing_width_mm=_narrowest(hull),
        center_inside=None if tilt is None else tilt >= -_LEVEL_DEG,
        tilt_deg=tilt,
        side_area_mm2=side,
        up_area_mm2=upward,
        down_area_mm2=downward,
        steep_area_mm2=steep_area,
        steep_volume_mm3=steep_volume,
    )


_LEVEL_DEG: Final = 1e-6


def _footing(part: Part, lying: Lying) -> tuple[float, FloatArray]:
    """Area of the first layer, cut in its middle, and the convex hull (k, 2) of it."""
    from dfdm.geometry.screen_kernel import hull

    found = slices_of(lying, [min(0.5 * LAYER_MM, 0.5 * float(lying.size[2]))])
    if not len(found.points):
        return 0.0, np.zeros((0, 2))
    alone = part.kind == "brep" and part.body.watertight and part.body.solids == 1
    area = float(found.areas_mm2()[0]) if alone else float(united(found.rings(0)).area())
    return area, hull(found.points)


def _narrowest(hull: FloatArray) -> float:
    """Least distance between parallel lines that enclose a convex hull (k, 2)."""
    if len(hull) < 3:
        return 0.0
    step = np.roll(hull, -1, axis=0) - hull
    length = np.hypot(step[:, 0], step[:, 1])
    step = step[length > 1e-9] / length[length > 1e-9, None]
    across = np.outer(hull[:, 0], -step[:, 1]) + np.outer(hull[:, 1], step[:, 0])
    return float(np.ptp(across, axis=0).min())


def _tilt_deg(hull: FloatArray, center: FloatArray) -> float:
    """By how much the part may be tilted until its center of mass stands over the border of its footing; negative: beyond it."""
    if len(hull) < 3:
        return -90.0
    step = np.roll(hull, -1, axis=0) - hull
    length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-12)
    inside = (step[:, 0] * (center[1] - hull[:, 1]) - step[:, 1] * (center[0] - hull[:, 0])) / length
    return float(np.degrees(np.arctan2(inside.min(), max(float(center[2]), 1e-9))))
