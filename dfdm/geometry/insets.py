"""Cross-sections shrunk inwards: area and length of contours at many insets."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.slices import Outline, Slices, outline_of, rings_of, united

INSET_MM: FloatArray = np.array([0.0, 0.1, 0.2, 0.225, 0.3, 0.4, 0.5, 0.65, 0.85, 1.2, 1.6, 2.4, 4.0])
"""Dense around half and whole line widths of common nozzles, so that reading between them is exact enough."""
_MITER_LIMIT = 2.0
_SIMPLER_MM = 0.004  # points that stray this little from the line between their neighbors are left out
_EXACT_MM = 1e-5
_WIDE = 6.0  # sections so many times as wide, on average, as the largest inset keep all points
_NEAR = 8  # up to this inset sides seldom meet


class Shrunk(NamedTuple):
    """Of some sections: area and length (n, insets), contours around material and holes (n,), and whether bodies overlapped (n,)."""

    area_mm2: FloatArray
    length_mm: FloatArray
    islands: FloatArray
    holes: FloatArray
    united: NDArray[np.bool_]


def shrink(cut: Slices, wanted: NDArray[np.bool_]) -> Shrunk:
    """Shrink the wanted ones (n,) of some sections by every inset; of the others only what they are at none is told.

    Bodies that overlap are united first. Sides move inwards until they vanish (`insets_kernel`), and what they cross tells
    what is left (`winding_kernel`): exact but for the points that are left out.
    """
    count = len(cut.z_mm)
    own = cut.areas_mm2(), cut.lengths_mm()
    area, length, told = _shrunk(cut.points, cut.first, cut.at, wanted, *own)
    area[:, 0], length[:, 0] = own
    islands, holes = (
        np.bincount(cut.at[side], minlength=count).astype(np.float64)
        for side in (cut.area_mm2 > 0.0, cut.area_mm2 < 0.0)
    )
    together = np.zeros(count, dtype=np.bool_)
    for k in np.flatnonzero(~told).tolist():
        section = united(cut.rings(k))
        whole = outline_of(rings_of(section))
        together[k] = (whole.islands, whole.holes) != (islands[k], holes[k])
        islands[k], holes[k] = whole.islands, whole.holes
        area[k], length[k] = _of_union(section, whole)
    return Shrunk(area, length, islands, holes, together)


def _shrunk(
    points: FloatArray,
    first: NDArray[np.int64],
    at: NDArray[np.int64],
    wanted: NDArray[np.bool_],
    area: FloatArray,
    length: FloatArray,
) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """Area and length (n, insets) of the sections with these rings, sizes (n,) as given, and which could be told."""
    from dfdm.geometry.insets_kernel import moved
    from dfdm.geometry.winding_kernel import kept

    within = np.where(2.0 * area > _WIDE * INSET_MM[-1] * length, _EXACT_MM, _SIMPLER_MM)
    drawn, begins, curves, whole = moved(points, first, at, wanted, INSET_MM, within)
    less, around, told = kept(drawn, begins, curves, len(wanted), len(INSET_MM), _NEAR)
    return less, around, told & whole


def _of_union(section: Any, whole: Outline) -> tuple[FloatArray, FloatArray]:  # noqa: ANN401 - manifold3d has no types
    """Area and length (insets,) of a section whose rings may touch."""
    from manifold3d import JoinType

    rings = [*map(np.asarray, section.to_polygons())]
    area, length, told = _shrunk(
        np.concatenate([np.zeros((0, 2)), *rings]),
        np.cumsum([0, *map(len, rings)], dtype=np.int64),
        np.zeros(len(rings), dtype=np.int64),
        np.ones(1, dtype=np.bool_),
        np.array([whole.area_mm2]),
        np.array([whole.length_mm]),
    )
    area[0, 0], length[0, 0] = whole.area_mm2, whole.length_mm
    for j in range(1, 0 if told[0] else len(INSET_MM)):  # Clipper2 draws every inset of rings that touch
        outline = outline_of(rings_of(section.offset(-float(INSET_MM[j]), JoinType.Miter, _MITER_LIMIT)))
        area[0, j], length[0, j] = outline.area_mm2, outline.length_mm
    return area[0], length[0]
