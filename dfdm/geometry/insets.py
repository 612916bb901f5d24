"""One cross-section shrunk inwards: its area and the length of its contours at many insets."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any, NamedTuple

import numpy as np

from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.slices import Outline, outline_of, rings_of

INSET_MM: FloatArray = np.array([0.0, 0.1, 0.2, 0.225, 0.3, 0.4, 0.5, 0.65, 0.85, 1.2, 1.6, 2.4, 4.0])
"""Dense around half and whole line widths of common nozzles, so that reading between them is exact enough."""
_MITER_LIMIT = 2.0
_RANGES = (0, 8, 10, 12)  # indices of insets between which offsets are looked at together
_WIDE = 6.0  # sections so many times as wide, on average, as the largest inset: one offset mostly tells of all insets
_EQUAL = 1e-4
_SIMPLER_MM = (
    0.004  # points that stray this little from the line between their neighbors are left out of further insets
)
_SIMPLER_SHARE = 0.02  # ... or this little of the inset


def shrunk(section: Any) -> tuple[FloatArray, FloatArray]:  # noqa: ANN401 - manifold3d has no types
    """Area and contour length (insets,) of one section.

    Offsets are drawn at few insets first. Where the formula for polygons meets what was drawn at the far end of a range,
    nothing vanished or met on the way, and the formula holds for the insets in between; other ranges are halved.
    """
    found = {0: outline_of(rings_of(section))}
    wide = 2.0 * found[0].area_mm2 > _WIDE * float(INSET_MM[-1]) * found[0].length_mm
    near = _Cut(section, found[0]) if wide else _simpler(section, found[0], 0)
    for begin, end in itertools.pairwise((0, len(INSET_MM) - 1) if wide else _RANGES):
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
    last = end == len(INSET_MM) - 1
    return _Cut(moved, found[end]) if last or moved.is_empty() else _simpler(moved, found[end], end)
