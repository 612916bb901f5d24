"""Every direction worth building in, screened by what triangles say exactly: which of them are measured further."""

from __future__ import annotations

from collections.abc import Sequence
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
    from dfdm.geometry.lying import turn_to_up
    from dfdm.geometry.screen_kernel import leaning, stood

    mesh, center = part.mesh, part.body.center_mm
    steep = float(np.sin(np.radians(STEEP_DEG + _TESSELLATION_DEG)))
    if part.kind == "brep" and part.body.watertight and part.body.solids == 1 and mesh.closed and center:
        vertices, triangles = (
            np.ascontiguousarray(mesh.vertices, dtype=np.float64),
            np.ascontiguousarray(mesh.triangles, dtype=np.int32),
        )
        turn = np.ascontiguousarray(turn_to_up(up, mesh.vertices))
        found = stood(
            vertices, triangles, mesh.crosses, turn, steep, RESTS_MM, 0.5 * LAYER_MM, np.array(center, dtype=np.float64)
        )
        x, y, z, area, width, tilt, *figures = found.tolist()
        return _screened(up, as_modeled, (x, y, z), area, width, tilt, figures)
    lying = Lying.of(part, up)
    x, y, z = lying.size.tolist()
    figures = leaning(
        np.ascontiguousarray(lying.vertices, dtype=np.float64),
        np.ascontiguousarray(lying.triangles, dtype=np.int32),
        steep,
        RESTS_MM,
    ).tolist()
    area, hull = _footing(lying)
    tilt = None if center is None else _tilt_deg(hull, lying.turn @ np.asarray(center) + lying.shift)
    return _screened(up, as_modeled, (x, y, z), area, _narrowest(hull), tilt, figures)


def _screened(
    up: Vector, as_modeled: bool, size: Vector, area: float, width: float, tilt: float | None, figures: Sequence[float]
) -> Screened:
    side, upward, downward, steep_area, steep_volume = figures
    return Screened(
        up=up,
        as_modeled=as_modeled,
        size_mm=(max(size[0], size[1]), min(size[0], size[1]), size[2]),
        footing_area_mm2=area,
        footing_width_mm=width,
        center_inside=None if tilt is None else tilt >= -_LEVEL_DEG,
        tilt_deg=tilt,
        side_area_mm2=side,
        up_area_mm2=upward,
        down_area_mm2=downward,
        steep_area_mm2=steep_area,
        steep_volume_mm3=steep_volume,
    )


_LEVEL_DEG: Final = 1e-6


def _footing(lying: Lying) -> tuple[float, FloatArray]:
    """Area of the first layer, cut in its middle, bodies that overlap united, and the convex hull (k, 2) of it."""
    from dfdm.geometry.screen_kernel import hull

    found = slices_of(lying, [min(0.5 * LAYER_MM, 0.5 * float(lying.size[2]))])
    if not len(found.points):
        return 0.0, np.zeros((0, 2))
    return float(united(found.rings(0)).area()), hull(found.points)


def _narrowest(hull: FloatArray) -> float:
    """Least distance between parallel lines that enclose a convex hull (k, 2)."""
    from dfdm.geometry.screen_kernel import narrowest

    return float(narrowest(np.ascontiguousarray(hull)))


def _tilt_deg(hull: FloatArray, center: FloatArray) -> float:
    """By how much the part may be tilted until its center of mass stands over the border of its footing; negative: beyond it."""
    from dfdm.geometry.screen_kernel import tilt

    x, y, z = center.tolist()
    return float(tilt(np.ascontiguousarray(hull), x, y, z))
