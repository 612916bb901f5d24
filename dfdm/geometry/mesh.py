"""The triangles that stand for a part: welded, tagged with the face that each came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.errors import GeometryError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int32]
WELD_MM = 1e-7
"""Coordinates that agree to this are one vertex: meshes of neighboring faces differ in the last digits."""


@dataclass(frozen=True, kw_only=True)
class Mesh:
    """Triangles of a part, normals pointing out of the material.

    `vertices` (n, 3) in mm; `triangles` (m, 3) vertex indices, counterclockwise seen from outside;
    `face_of_triangle` (m,) ids of the faces of the part, ascending.
    """

    vertices: FloatArray
    triangles: IntArray
    face_of_triangle: IntArray

    @cached_property
    def corners(self) -> FloatArray:
        """Corner coordinates (m, 3, 3) in mm."""
        return np.asarray(self.vertices[self.triangles], dtype=np.float64)

    @cached_property
    def _figures(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Cross product of two sides, area, and unit normal of each triangle."""
        from dfdm.geometry.mesh_kernel import figures

        found: tuple[FloatArray, FloatArray, FloatArray] = figures(
            np.ascontiguousarray(self.vertices, dtype=np.float64), np.ascontiguousarray(self.triangles, dtype=np.int32)
        )
        return found

    @property
    def crosses(self) -> FloatArray:
        """The cross product (m, 3) of two sides of each triangle: twice its area, along its normal."""
        return self._figures[0]

    @cached_property
    def areas(self) -> FloatArray:
        """Area of each triangle (m,) in mm²."""
        return self._figures[1]

    @cached_property
    def normals(self) -> FloatArray:
        """Unit normals (m, 3) out of the material; zero for a triangle without area."""
        return self._figures[2]

    @cached_property
    def centroids(self) -> FloatArray:
        """Centers of the triangles (m, 3) in mm."""
        return np.asarray(self.corners.mean(axis=1), dtype=np.float64)

    @cached_property
    def _bounds(self) -> FloatArray:
        from dfdm.geometry.mesh_kernel import bounds

        if not len(self.vertices):
            raise GeometryError("there is no triangle with an area in the geometry: nothing to measure", what="mesh")
        return np.asarray(bounds(np.ascontiguousarray(self.vertices, dtype=np.float64)))

    @cached_property
    def lower_mm(self) -> FloatArray:
        """Least coordinates (3,)."""
        return np.asarray(self._bounds[0])

    @cached_property
    def upper_mm(self) -> FloatArray:
        """Greatest coordinates (3,)."""
        return np.asarray(self._bounds[1])

    @cached_property
    def diagonal_mm(self) -> float:
        """Length of the diagonal of the box."""
        return float(np.linalg.norm(self.upper_mm - self.lower_mm))

    @cached_property
    def closed(self) -> bool:
        """Whether the triangles bound a volume: along every edge as many run forward as backward."""
        from dfdm.geometry.mesh_kernel import unpaired

        return bool(unpaired(np.ascontiguousarray(self.triangles, dtype=np.int64), len(self.vertices)) == 0)

    @cached_property
    def signed_volume_mm3(self) -> float:
        """Enclosed volume by the divergence theorem; negative when inside out, meaningless when open."""
        corners = self.corners - self.lower_mm
        return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6.0)


def directed_edges(triangles: NDArray[np.integer]) -> NDArray[np.int64]:
    """All directed edges (3m, 2) of triangles (m, 3), edge k of triangle i at row 3i+k."""
    return np.asarray(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), dtype=np.int64)


def groups(labels: NDArray[np.integer]) -> list[NDArray[np.intp]]:
    """Positions of each label 0, 1, 2 … of `labels` (n,), in one pass."""
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.cumsum(np.bincount(labels))[:-1])


def open_edge_count(triangles: NDArray[np.integer]) -> int:
    """Number of edges along which forward and backward runs do not cancel; 0 for a closed surface."""
    edges = directed_edges(triangles)
    if not len(edges):
        return 0
    forward = np.where(edges[:, 0] < edges[:, 1], 1, -1)
    _, inverse = np.unique(edge_keys(edges), return_inverse=True)
    return int(np.count_nonzero(np.bincount(inverse, weights=forward)))


def edge_keys(edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """One number (k,) for each edge (k, 2), the same in both directions."""
    return np.asarray(edges.min(axis=1) * (int(edges.max(initial=0)) + 1) + edges.max(axis=1), dtype=np.int64)


def weld(vertices: ArrayLike, triangles: ArrayLike, faces: ArrayLike, *, tolerance_mm: float = WELD_MM) -> Mesh:
    """Merge vertices that agree within the tolerance and drop triangles that lost a corner by it.

    `vertices` (n, 3) mm, `triangles` (m, 3), `faces` (m,) ids. Raises GeometryError when nothing with an area remains.
    """
    points = np.ascontiguousarray(vertices, dtype=np.float64).reshape(-1, 3)
    corners = np.asarray(triangles, dtype=np.int64).reshape(-1, 3)
    tags = np.asarray(faces, dtype=np.int32).reshape(-1)
    if len(corners) and not np.isfinite(points[np.unique(corners)]).all():
        raise GeometryError("the mesh has coordinates that are not finite numbers", what="mesh")
    grid = np.round(points / tolerance_mm)
    # Hashing three 64-bit words per point and sorting one is faster than sorting rows.
    words = grid.view(np.uint64) if grid.flags.c_contiguous else np.ascontiguousarray(grid).view(np.uint64)
    words = np.where(words == np.uint64(1 << 63), np.uint64(0), words)
    with np.errstate(over="ignore"):
        key = words @ np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
        key ^= key >> np.uint64(29)
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    if not np.array_equal(grid[first][inverse], grid):  # two points share a hash: sort the rows themselves
        _, first, inverse = np.unique(grid, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")  # keep the order in which vertices first appear
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    corners = rank[inverse.reshape(-1)][corners]
    points = points[first[order]]
    whole = (corners[:, 0] != corners[:, 1]) & (corners[:, 1] != corners[:, 2]) & (corners[:, 2] != corners[:, 0])
    corners, tags = corners[whole], tags[whole]
    used, compact = np.unique(corners, return_inverse=True)
    mesh = Mesh(
        vertices=np.asarray(points[used], dtype=np.float64),
        triangles=compact.reshape(-1, 3).astype(np.int32),
        face_of_triangle=tags,
    )
    if not len(corners) or float(mesh.areas.sum()) <= 0.0:
        raise GeometryError("there is no triangle with an area in the geometry: nothing to measure", what="mesh")
    return mesh
