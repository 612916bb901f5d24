"""Cross-sections square to the build direction, each also shrunk inwards: what contours and infill are drawn from."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.orientation import Sections
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.slices import Outline, outline_of, rings_of, slices_of, united

SECTION_COUNT = 24
INSET_MM: FloatArray = np.array([0.0, 0.1, 0.2, 0.225, 0.3, 0.4, 0.5, 0.65, 0.85, 1.2, 1.6, 2.4, 4.0])
"""Dense around half and whole line widths of common nozzles, so that reading between them is exact enough."""
_MIDDLE = 0.4931
# Not quite the middle of a slab: middles of round numbers of slabs meet flat faces at round heights.
_MITER_LIMIT = 2.0
_UPRIGHT = 1e-6
_RANGES = (0, 2, 4, 6, 8, 10, 12)  # indices of insets between which offsets are looked at together
_EQUAL = 1e-4
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
            whole = outline_of(rings_of(section))
            islands[i], holes[i] = whole.islands, whole.holes
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
    """Area and contour length (insets,) of one section.

    Offsets are drawn at few insets first. Where the formula for polygons meets what was drawn at the far end of a range,
    nothing vanished or met on the way, and the formula holds for the insets in between; other ranges are halved.
    """
    found = {0: outline_of(rings_of(section))}
    near = _simpler(section, found[0], 0)
    for begin, end in itertools.pairwise(_RANGES):
        near = _fill(near, begin, end, found)
        if near.section.is_empty():
            break
    area, perimeter = np.zeros(len(INSET_MM)), np.zeros(len(INSET_MM))
    for j, outline in found.items():
        area[j], perimeter[j] = outline.area_mm2, outline.length_mm
    return area, perimeter


class _Cut(NamedTuple):
    """A section without the points that hardly matter, and its outline."""

    section: Any
    outline: Outline


def _simpler(section: Any, outline: Outline, index: int) -> _Cut:  # noqa: ANN401 - as above
    simple = section.simplify(max(_SIMPLER_MM, _SIMPLER_SHARE * float(INSET_MM[index])))
    same = simple.num_vert() == section.num_vert()
    return _Cut(simple, outline if same else outline_of(rings_of(simple)))


def _fill(near: _Cut, begin: int, end: int, found: dict[int, Outline]) -> _Cut:
    """Find the outlines after `begin`, where the section is as given, to `end`; the section there."""
    far = _offset(near, begin, end, found)
    _between(near, begin, end, found)
    return far


def _between(near: _Cut, begin: int, end: int, found: dict[int, Outline]) -> None:
    """Find the outlines between two insets, of which that of `end` is known."""
    width = float(INSET_MM[end] - INSET_MM[begin])
    area, length = near.outline.shrunk(width)
    slack_mm = _EQUAL * near.outline.length_mm
    if abs(found[end].length_mm - length) <= slack_mm and abs(found[end].area_mm2 - area) <= slack_mm * width:
        for j in range(begin + 1, end):
            area, length = near.outline.shrunk(float(INSET_MM[j] - INSET_MM[begin]))
            found[j] = dataclasses.replace(near.outline, area_mm2=area, length_mm=length)
    elif end - begin > 1:
        middle = (begin + end) // 2
        half = _fill(near, begin, middle, found)
        if not half.section.is_empty():
            _between(half, middle, end, found)


def _offset(near: _Cut, begin: int, end: int, found: dict[int, Outline]) -> _Cut:
    from manifold3d import JoinType

    moved = near.section.offset(-float(INSET_MM[end] - INSET_MM[begin]), JoinType.Miter, _MITER_LIMIT)
    found[end] = outline_of(rings_of(moved))
    return _simpler(moved, found[end], end)
