"""Cross-sections square to the build direction, each also shrunk inwards: what contours and infill are drawn from."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.orientation import Sections
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.slices import length_mm, ring_areas_mm2, rings_of, slices_of, united

SECTION_COUNT = 24
INSET_MM: FloatArray = np.array([0.0, 0.1, 0.2, 0.225, 0.3, 0.4, 0.5, 0.65, 0.85, 1.2, 1.6, 2.4, 4.0])
"""Dense around half and whole line widths of common nozzles, so that reading between them is exact enough."""
_MIDDLE = 0.4931
# Not quite the middle of a slab: middles of round numbers of slabs meet flat faces at round heights.
_MITER_LIMIT = 2.0
_UPRIGHT = 1e-6
_STRAIGHT_MM = 1e-6
_SIMPLER_MM = (
    0.004  # points that stray this little from the line between their neighbors are left out of further insets
)
_SIMPLER_SHARE = 0.02  # ... or this little of the inset


def measure_sections(lying: Lying) -> Sections:
    """Cut a lying part into 24 slabs of equal height and measure the section of each, at every inset of `INSET_MM`.

    Areas in mm², lengths of all contours in mm. Overlapping bodies count once; an open mesh is closed by straight lines.
    """
    height = float(lying.size[2])
    heights = (np.arange(SECTION_COUNT) + _MIDDLE) * height / SECTION_COUNT
    area = np.zeros((SECTION_COUNT, len(INSET_MM)))
    perimeter = np.zeros_like(area)
    cut = slices_of(lying, heights)
    islands = np.bincount(cut.at[cut.area_mm2 > 0.0], minlength=SECTION_COUNT).astype(np.float64)
    holes = np.bincount(cut.at[cut.area_mm2 < 0.0], minlength=SECTION_COUNT).astype(np.float64)
    goes_on = _goes_on(lying, heights)
    for i in range(SECTION_COUNT):
        if goes_on[i]:  # upright walls: the same section as below
            area[i], perimeter[i] = area[i - 1], perimeter[i - 1]
            islands[i], holes[i] = islands[i - 1], holes[i - 1]
            continue
        section = united(cut.rings(i))
        if section.num_contour() != islands[i] + holes[i]:  # bodies that overlap
            signed = ring_areas_mm2(rings_of(section))
            islands[i], holes[i] = np.count_nonzero(signed > 0.0), np.count_nonzero(signed < 0.0)
        area[i], perimeter[i] = _shrunk(section)
    return Sections(
        z_mm=heights, inset_mm=INSET_MM, area_mm2=area, perimeter_mm=perimeter, islands=islands, holes=holes
    )


def _goes_on(lying: Lying, heights: FloatArray) -> NDArray[np.bool_]:
    """Whether each section is that of the height below: nothing but upright surface lies between them."""
    leans = np.abs(lying.normals[:, 2]) > _UPRIGHT
    z = lying.vertices[:, 2][lying.triangles[leans]]
    begins = np.searchsorted(heights, z.min(axis=1), side="left")
    ends = np.searchsorted(heights, z.max(axis=1), side="left")
    change = np.zeros(len(heights) + 2, dtype=np.int64)
    np.add.at(change, begins, 1)
    np.add.at(change, ends + 1, -1)
    same = np.cumsum(change)[: len(heights)] == 0
    same[0] = False
    return np.asarray(same, dtype=np.bool_)


def _shrunk(section: Any) -> tuple[FloatArray, FloatArray]:  # noqa: ANN401 - manifold3d has no types
    """Area and contour length (insets,) of one section."""
    from manifold3d import JoinType

    area, perimeter = np.zeros(len(INSET_MM)), np.zeros(len(INSET_MM))
    before = 0.0
    section = section.simplify(_STRAIGHT_MM)
    for j, inset in enumerate(INSET_MM):
        if inset > before:
            section = section.offset(-(float(inset) - before), JoinType.Miter, _MITER_LIMIT)
            before = float(inset)
        if section.is_empty():
            break
        area[j] = section.area()
        perimeter[j] = length_mm(rings_of(section))
        section = section.simplify(max(_SIMPLER_MM, _SIMPLER_SHARE * before))
    return area, perimeter
