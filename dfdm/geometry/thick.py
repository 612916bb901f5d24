"""How thick the thick sections are, by the largest balls that fit inside, and how even the walls are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.curves import AreaCurve, Place, Thick
from dfdm.geometry.areacurve import MOST_SIZES, placed
from dfdm.geometry.areacurve_kernel import shortened
from dfdm.geometry.balls_kernel import balls, beneath, climbed, largest_apart
from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.opposite import Looks, across_material, looks_of, material_end
from dfdm.geometry.opposite_kernel import distances
from dfdm.geometry.part import Part

_SAMPLES = 500
_MOST_MASSES = 8
_THICKER = 1.1
"""A mass is listed where its ball is a tenth larger than the usual wall."""
_EVEN = 1.1
_TAIL = 0.05
_ANY = 1e-9


def measure_thick(part: Part) -> Thick:
    """Area by the diameter of the ball beneath it, the thickest masses, and the usual thickness of the walls.

    Balls grow from samples of the surface into the material until they touch a second time (the shrinking ball of Ma,
    Bae and Choi, 3D medial axis point approximation using nearest neighbors and the normal field, 2012), against exact
    planes, cylinders, cones, spheres and tori; contacts within 45 degrees of the sample, seen from the center, are the
    same surface. The largest ball of each mass is then moved to where it cannot grow. Raises GeometryError where the
    walls cannot be measured.
    """
    looks = looks_of(part)
    walls = across_material(part)
    end, behind = material_end(part)
    step = 1
    while len(end) > 2 * step * _SAMPLES:  # no Fibonacci number: samples step across triangles by the golden ratio
        step *= 2
    few = np.arange(step // 2, len(end), step)
    few = few[np.isfinite(end[few])]
    face = looks.face[few]
    share = 0.5 * (np.bincount(looks.face, weights=looks.area_mm2)[face] / np.bincount(face)[face])
    radius, middle = _balls(part, looks, end[few], behind[few], few)
    order = np.argsort(radius, kind="stable")
    sizes, areas = shortened(np.round(2.0 * radius[order], 6), share[order], MOST_SIZES)
    nominal = _nominal(walls.size_mm, walls.area_mm2)
    curve = AreaCurve(
        size_mm=np.round(sizes, 6),
        area_mm2=np.cumsum(areas),
        total_area_mm2=float(areas.sum()),
        places=_masses(part, looks, radius, middle, share, face, nominal),
    )
    low, high = _spread(walls.size_mm, walls.area_mm2)
    return Thick(balls=curve, nominal_mm=nominal, low_mm=low, high_mm=high)


def _balls(
    part: Part, looks: Looks, end: FloatArray, behind: IntArray, few: NDArray[np.intp]
) -> tuple[FloatArray, FloatArray]:
    """Radius (n,) and center (n, 3) of the largest ball beneath each of a few samples; rays into the material ended at `end`."""
    mesh, normals = part.mesh, np.ascontiguousarray(looks.normals[few])
    far = mesh.face_of_triangle[behind]
    start = looks.start[few]
    slack = 0.02 * mesh.diagonal_mm
    reached = distances(looks.surfaces, far, start, -normals, end, mesh.normals[behind], _ANY, slack)
    most = 0.5 * (np.where(np.isfinite(reached), reached, end) - looks.lead_mm[few])
    points = looks.points()[few]
    radius = balls(*_surface(part, looks), points, normals, np.maximum(most, 0.0), _sag(part, looks))
    return radius, points - radius[:, None] * normals


def _surface(part: Part, looks: Looks) -> tuple[FloatArray, IntArray, FloatArray, FloatArray, IntArray, FloatArray]:
    tree = part.rays.tree
    face = np.ascontiguousarray(part.mesh.face_of_triangle[tree.order], dtype=np.int32)
    return tree.box, tree.node, tree.corners, looks.surfaces, face, part.rays.center_mm


def _sag(part: Part, looks: Looks) -> float:
    """How far triangles may lie off the surfaces that they stand for."""
    return 1.5 * float(np.abs(looks.lead_mm).max(initial=0.0)) + 1e-6 * part.mesh.diagonal_mm


def _masses(
    part: Part,
    looks: Looks,
    radius: FloatArray,
    middle: FloatArray,
    area: FloatArray,
    face: IntArray,
    nominal: float | None,
) -> tuple[Place, ...]:
    """The thickest balls that do not hold one another's centers, each moved to where it cannot grow."""
    picked = largest_apart(radius, middle, _MOST_MASSES, 0.5 * _THICKER * (nominal or 0.0))
    center = np.ascontiguousarray(middle[picked])
    grown = climbed(*_surface(part, looks), center, radius[picked], _sag(part, looks))
    order: list[int] = []
    for k in np.argsort(-np.round(grown, 4), kind="stable").tolist():
        if all(np.linalg.norm(center[k] - center[other]) > grown[other] for other in order):
            order.append(k)
    size, at = grown[order], np.ascontiguousarray(center[order])
    whole, beside = beneath(size, at, middle, area, face, len(looks.surfaces))
    return tuple(
        Place(
            value=round(2.0 * float(size[k]), 6),
            area_mm2=float(whole[k]),
            at_mm=placed(at[k].tolist()),
            faces=tuple(np.flatnonzero(beside[k]).tolist()),
        )
        for k in range(len(order))
    )


def _nominal(size: FloatArray, area: FloatArray) -> float | None:
    """The thickness around which, within ten percent, there is most wall."""
    if not len(size):
        return None
    order = np.argsort(size, kind="stable")
    ranked, gathered = size[order], np.concatenate(([0.0], np.cumsum(area[order])))
    end = np.searchsorted(ranked, _EVEN * ranked, side="right")
    first = int(np.argmax(np.round(gathered[end] - gathered[:-1], 6)))
    middle = 0.5 * (gathered[first] + gathered[end[first]])
    return float(ranked[min(int(np.searchsorted(gathered, middle, side="right")) - 1, len(ranked) - 1)])


def _spread(size: FloatArray, area: FloatArray) -> tuple[float | None, float | None]:
    """The sizes that bound the middle nine tenths of the wall area."""
    if not len(size):
        return None, None
    order = np.argsort(size, kind="stable")
    gathered = np.cumsum(area[order])
    low, high = np.searchsorted(gathered, np.array([_TAIL, 1.0 - _TAIL]) * gathered[-1])
    return float(size[order[low]]), float(size[order[min(int(high), len(order) - 1)]])
