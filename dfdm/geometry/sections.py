"""Cross-sections square to the build direction, each also shrunk inwards: what contours and infill are drawn from."""

from __future__ import annotations

import numpy as np

from dfdm.facts.orientation import Sections
from dfdm.geometry.insets import INSET_MM, shrink
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.slices import slices_of

SECTION_COUNT = 24
RADIUS_MM: FloatArray = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0])
_MIDDLE = 0.4931
# Not quite the middle of a slab: middles of round numbers of slabs meet flat faces at round heights.


def measure_sections(lying: Lying) -> Sections:
    """Cut a lying part into 24 slabs of equal height and measure the section of each, at every inset of `INSET_MM`.

    Areas in mm², lengths of all contours in mm. Overlapping bodies count once; an open mesh is closed by straight lines.
    Area, length and contours of every section are exact; sections with the same rings share their insets.
    """
    from dfdm.geometry.sections_kernel import bent, goes_on, told_by

    height = float(lying.size[2])
    heights = (np.arange(SECTION_COUNT) + _MIDDLE) * height / SECTION_COUNT
    fresh = ~goes_on(lying.vertices, lying.triangles, lying.normals, heights)
    cut = slices_of(lying, heights[fresh])
    count = len(cut.z_mm)
    rings = cut.points, cut.first, cut.at
    told = told_by(*rings, cut.area_mm2, cut.length_mm, count)
    wanted = told == np.arange(count)
    found = shrink(cut, wanted)
    corners, round_mm = bent(*rings, count, RADIUS_MM)
    take = np.cumsum(fresh) - 1
    shared = told[take]
    area, length = found.area_mm2[shared], found.length_mm[shared]
    if not found.united.any():
        area[:, 0], length[:, 0] = found.area_mm2[take, 0], found.length_mm[take, 0]
    return Sections(
        z_mm=heights,
        inset_mm=INSET_MM,
        area_mm2=area,
        perimeter_mm=length,
        islands=found.islands[shared],
        holes=found.holes[shared],
        corners=corners[take],
        radius_mm=RADIUS_MM,
        round_mm=round_mm[take],
    )
