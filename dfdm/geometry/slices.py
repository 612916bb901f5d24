"""Outlines of a mesh at many heights: closed contours with the material on their left, also of open meshes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray


@dataclass(frozen=True, kw_only=True, eq=False)
class Slices:
    """The rings of a body at heights `z_mm` (h,), counterclockwise around material.

    `points` (k, 2), `first` (r + 1,) where each ring begins in them (its first point is not repeated); `at` (r,) the
    index of its height; `area_mm2` (r,) signed, negative for holes; `length_mm` (r,).
    """

    z_mm: FloatArray
    points: FloatArray
    first: NDArray[np.int64]
    at: NDArray[np.int64]
    area_mm2: FloatArray
    length_mm: FloatArray

    def rings(self, index: int) -> list[FloatArray]:
        """The rings (k, 2) at one of the heights."""
        low, high = np.searchsorted(self.at, (index, index + 1))
        return [self.points[self.first[r] : self.first[r + 1]] for r in range(low, high)]

    def areas_mm2(self) -> FloatArray:
        """Area of each section (h,), bodies that overlap counted as often as they lie there."""
        return np.asarray(np.bincount(self.at, weights=self.area_mm2, minlength=len(self.z_mm)), dtype=np.float64)

    def lengths_mm(self) -> FloatArray:
        """Length of all rings of each section (h,)."""
        return np.asarray(np.bincount(self.at, weights=self.length_mm, minlength=len(self.z_mm)), dtype=np.float64)


def slices_of(lying: Lying, z_mm: ArrayLike) -> Slices:
    """Cut a lying part at ascending heights, all in one pass over its triangles.

    Segments are chained by the edges that they cross, not by where their ends come to lie. Vertices at the very height
    count as above it. Where the mesh is open, the gap is closed by a straight line.
    """
    from dfdm.geometry.slices_kernel import chained, ring_sizes, segments

    heights = np.ascontiguousarray(z_mm, dtype=np.float64).reshape(-1)
    starts, begin, end, points = segments(
        np.ascontiguousarray(lying.vertices, dtype=np.float64),
        np.ascontiguousarray(lying.triangles, dtype=np.int32),
        heights,
    )
    order, first, at = chained(starts, begin, end)
    size = np.diff(first)
    kept = size > 2
    points = points[order[np.repeat(kept, size)]]
    first = np.concatenate(([0], np.cumsum(size[kept])))
    area, length = ring_sizes(points, first)
    return Slices(z_mm=heights, points=points, first=first, at=at[kept], area_mm2=area, length_mm=length)


def contours_at(lying: Lying, z_mm: float) -> list[FloatArray]:
    """Closed contours (k, 2) of the surface at one height; see `slices_of`."""
    return slices_of(lying, [z_mm]).rings(0)


def united(rings: list[FloatArray]) -> Any:  # noqa: ANN401 - manifold3d has no types
    """Rings as a manifold3d CrossSection; overlapping bodies are united."""
    from manifold3d import CrossSection, FillRule

    return CrossSection(rings, FillRule.Positive) if rings else CrossSection()


def section_at(lying: Lying, z_mm: float) -> Any:  # noqa: ANN401 - manifold3d has no types
    """The cross-section at a height as a manifold3d CrossSection; overlapping bodies are united."""
    return united(contours_at(lying, z_mm))


def rings_of(section: Any) -> list[FloatArray]:  # noqa: ANN401 - as above
    """Contours (k, 2) of a cross-section: outer ones counterclockwise, holes clockwise."""
    return [np.asarray(ring, dtype=np.float64) for ring in section.to_polygons()]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """Sizes of all rings of a section together."""

    area_mm2: float
    length_mm: float
    islands: int
    holes: int


def outline_of(rings: list[FloatArray]) -> Outline:
    """Measure the rings of a section."""
    from dfdm.geometry.slices_kernel import ring_sizes

    if not rings:
        return Outline(area_mm2=0.0, length_mm=0.0, islands=0, holes=0)
    first = np.array([0, *itertools.accumulate(map(len, rings))], dtype=np.int64)
    points = np.ascontiguousarray(rings[0] if len(rings) == 1 else np.concatenate(rings))
    area, length = (sizes.tolist() for sizes in ring_sizes(points, first))
    return Outline(
        area_mm2=sum(area),
        length_mm=sum(length),
        islands=sum(one > 0.0 for one in area),
        holes=sum(one < 0.0 for one in area),
    )
