"""Outlines of a mesh at many heights: closed contours with the material on their left, also of open meshes."""

from __future__ import annotations

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


def ring_areas_mm2(rings: list[FloatArray]) -> FloatArray:
    """Signed areas (k,) of rings: negative for holes."""
    if not rings:
        return np.zeros(0)
    points, following, starts = _joined(rings)
    x, y = (points - np.repeat(points[starts], [len(r) for r in rings], axis=0)).T
    return np.asarray(0.5 * np.add.reduceat(x * y[following] - y * x[following], starts), dtype=np.float64)


def length_mm(rings: list[FloatArray]) -> float:
    """Length of all rings together."""
    if not rings:
        return 0.0
    points, following, _ = _joined(rings)
    step = points[following] - points
    return float(np.hypot(step[:, 0], step[:, 1]).sum())


def _joined(rings: list[FloatArray]) -> tuple[FloatArray, NDArray[np.int64], NDArray[np.int64]]:
    """All points (n, 2), the index of the next point of the same ring (n,), the first index of each ring."""
    points = np.concatenate(rings)
    starts = np.cumsum([0, *(len(ring) for ring in rings)])
    following = np.arange(1, len(points) + 1)
    following[starts[1:] - 1] = starts[:-1]
    return points, following, np.asarray(starts[:-1], dtype=np.int64)
