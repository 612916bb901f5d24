"""Cross-sections square to the build direction, each also shrunk inwards: what contours and infill are drawn from."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.orientation import Sections
from dfdm.geometry.insets import INSET_MM, shrunk
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.slices import Slices, outline_of, rings_of, slices_of, united

SECTION_COUNT = 24
RADIUS_MM: FloatArray = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0])
_CORNER_RAD = 0.5  # what turns more at once is a corner, not part of a curve
_MIDDLE = 0.4931
# Not quite the middle of a slab: middles of round numbers of slabs meet flat faces at round heights.
_UPRIGHT = 1e-6
_SAME = 1e-4  # rings whose sizes differ relatively by less, and whose centers by less than so many mm, are the same
_SAME_MM = 0.01
_ASKEW = np.array([0.0137, 0.7331, 0.2119])  # signed area and center so mixed are seldom the same for two rings
_STEADY = 0.01  # areas and lengths may stray this much from a straight line over the height ...
_STRAIGHT = 0.001  # ... where what is left at every inset strays no more than this from it, looked at in the middle


def measure_sections(lying: Lying) -> Sections:
    """Cut a lying part into 24 slabs of equal height and measure the section of each, at every inset of `INSET_MM`.

    Areas in mm², lengths of all contours in mm. Overlapping bodies count once; an open mesh is closed by straight lines.
    Area, length and contours of every section are exact. Insets are drawn for as few sections as tell the others:
    sections that are the same share them, and where sections change steadily from one height to another, and the one
    halfway is what lies halfway between them at every inset, those between them lie on the same straight lines.
    """
    height = float(lying.size[2])
    heights = (np.arange(SECTION_COUNT) + _MIDDLE) * height / SECTION_COUNT
    fresh = ~_goes_on(lying, heights)
    stack = _Stack(slices_of(lying, heights[fresh]))
    stack.fill()
    take = np.cumsum(fresh) - 1
    corners, round_mm = _bent(stack.cut)
    return Sections(
        z_mm=heights,
        inset_mm=INSET_MM,
        area_mm2=stack.area[take],
        perimeter_mm=stack.length[take],
        islands=stack.islands[take],
        holes=stack.holes[take],
        corners=corners[take],
        radius_mm=RADIUS_MM,
        round_mm=round_mm[take],
    )


def _bent(cut: Slices) -> tuple[FloatArray, FloatArray]:
    """Corners (n,) of all rings of each slice, and what of their length is round, by radius (n, radii).

    A turn is a corner or part of a curve; the radius of a curve is the length around a turn over its angle.
    """
    count = len(cut.z_mm)
    if not len(cut.at):
        return np.zeros(count), np.zeros((count, len(RADIUS_MM)))
    following = np.arange(1, len(cut.points) + 1)
    following[cut.first[1:] - 1] = cut.first[:-1]
    side = cut.points[following] - cut.points
    step = np.hypot(side[:, 0], side[:, 1])
    after = side[following]
    turn = np.abs(
        np.arctan2(side[:, 0] * after[:, 1] - side[:, 1] * after[:, 0], (side * after).sum(axis=1))
    )  # fmt: skip
    at = np.repeat(cut.at, np.diff(cut.first))
    sharp = turn > _CORNER_RAD
    around = 0.5 * (step + step[following])
    radius = np.searchsorted(RADIUS_MM, around / np.maximum(turn, 1e-9), side="left")
    curved = ~sharp & (radius < len(RADIUS_MM))
    table = np.bincount(
        at[curved] * len(RADIUS_MM) + radius[curved], weights=around[curved], minlength=count * len(RADIUS_MM)
    )
    corners = np.bincount(at[sharp], minlength=count).astype(np.float64)
    return corners, table.astype(np.float64).reshape(count, len(RADIUS_MM))


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


class _Stack:
    """The sections of some slices: `area`, `length` (n, insets), `islands`, `holes` (n,)."""

    def __init__(self, cut: Slices) -> None:
        self.cut = cut
        count = len(cut.z_mm)
        self.islands = np.bincount(cut.at[cut.area_mm2 > 0.0], minlength=count).astype(np.float64)
        self.holes = np.bincount(cut.at[cut.area_mm2 < 0.0], minlength=count).astype(np.float64)
        self.area, self.length = (np.zeros((count, len(INSET_MM))) for _ in range(2))
        self.area[:, 0], self.length[:, 0] = cut.areas_mm2(), cut.lengths_mm()
        self._drawn = np.zeros(count, dtype=np.bool_)
        self._overlaps = np.zeros(count, dtype=np.bool_)  # bodies that overlap: only drawing tells

    def fill(self) -> None:
        """Find the insets of all sections."""
        rings = self._rings()
        told: list[int] = []
        for k, found in enumerate(rings):
            if told and _same(rings[told[-1]], found):
                continue
            told.append(k)
        for _, run in itertools.groupby(told, key=lambda k: (self.islands[k], self.holes[k])):
            self._between(list(run))
        shared = np.array(told, dtype=np.int64)[np.searchsorted(told, np.arange(len(rings)), side="right") - 1]
        whole = shared if self._overlaps.any() else np.arange(len(rings))
        for column in (self.area, self.length):
            own = column[whole, 0]
            column[:] = column[shared]
            column[:, 0] = own
        self.islands, self.holes = self.islands[shared], self.holes[shared]

    def _rings(self) -> list[FloatArray]:
        """Signed area, length and center (r, 4) of the line of every ring of each slice, in an order of their own."""
        cut = self.cut
        if not len(cut.at):
            return [np.zeros((0, 4))] * len(cut.z_mm)
        following = np.arange(1, len(cut.points) + 1)
        following[cut.first[1:] - 1] = cut.first[:-1]
        side = cut.points[following] - cut.points
        step = np.hypot(side[:, 0], side[:, 1])[:, None]
        center = np.add.reduceat((cut.points + 0.5 * side) * step, cut.first[:-1], axis=0)
        center /= np.maximum(cut.length_mm, 1e-12)[:, None]
        sizes = np.column_stack((cut.area_mm2, cut.length_mm, center))
        sizes = sizes[np.lexsort((sizes[:, [0, 2, 3]] @ _ASKEW, cut.at))]
        return np.split(sizes, np.searchsorted(cut.at, np.arange(1, len(cut.z_mm))))

    def _draw(self, k: int) -> None:
        if self._drawn[k]:
            return
        self._drawn[k] = True
        section = united(self.cut.rings(k))
        if section.num_contour() != self.islands[k] + self.holes[k]:
            whole = outline_of(rings_of(section))
            self.islands[k], self.holes[k] = whole.islands, whole.holes
            self._overlaps[k] = True
        self.area[k], self.length[k] = shrunk(section)

    def _between(self, run: list[int]) -> None:
        """Find the insets of some sections with as many contours each."""
        half = len(run) // 2
        first, middle, last = run[0], run[half], run[-1]
        for k in (first, middle, last):
            self._draw(k)
        if len(run) <= 3:
            return
        if self._lies_straight(run, middle):
            for ends in (run[: half + 1], run[half:]):
                for k in ends[1:-1]:
                    self.area[k, 1:], self.length[k, 1:] = (part[1:] for part in self._straight(ends[0], ends[-1], k))
            return
        self._between(run[: half + 1])
        self._between(run[half:])

    def _lies_straight(self, run: list[int], middle: int) -> bool:
        """Whether the sections of a run change steadily, as far as the ends and the one in the middle tell."""
        first, last = run[0], run[-1]
        if self._overlaps[[first, middle, last]].any():
            return False
        share = self._share(first, last, np.array(run))[:, None]
        for column in (self.area, self.length):
            straight = (1.0 - share) * column[first, :1] + share * column[last, :1]
            if (np.abs(column[run, :1] - straight) > _STEADY * column[run, :1]).any():
                return False
        area, length = self._straight(first, last, middle)
        return bool(
            (np.abs(area - self.area[middle]) <= _STRAIGHT * self.area[middle, 0]).all()
            and (np.abs(length - self.length[middle]) <= _STRAIGHT * self.length[middle, 0]).all()
        )

    def _straight(self, first: int, last: int, k: int) -> tuple[FloatArray, FloatArray]:
        """Area and length (insets,) of a section from its own at no inset and what insets take from two others."""
        share = float(self._share(first, last, np.array([k]))[0])
        strip = self.length[:, :1] * INSET_MM  # what an inset takes from the area as long as nothing turns
        area = self.area[[first, last]] - (self.area[[first, last], :1] - strip[[first, last]])
        length = self.length[[first, last]] - self.length[[first, last], :1]
        area, length = ((1.0 - share) * both[0] + share * both[1] for both in (area, length))
        return np.maximum(self.area[k, 0] - strip[k] + area, 0.0), np.maximum(self.length[k, 0] + length, 0.0)

    def _share(self, first: int, last: int, k: NDArray[np.int64]) -> FloatArray:
        z = self.cut.z_mm
        return np.asarray((z[k] - z[first]) / (z[last] - z[first]), dtype=np.float64)


def _same(one: FloatArray, other: FloatArray) -> bool:
    """Whether the rings (r, 4) of two heights are the same."""
    return len(one) == len(other) and bool(
        (np.abs(one[:, :2] - other[:, :2]) <= _SAME * np.abs(one[:, :2])).all()
        and (np.abs(one[:, 2:] - other[:, 2:]) <= _SAME_MM).all()
    )
