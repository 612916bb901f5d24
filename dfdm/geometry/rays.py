"""Rays through a part: the first surface that each meets, exact in distance though the search is in single precision."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.geometry.mesh import FloatArray, IntArray, Mesh

_CHUNK = 1 << 16  # pairs of ray and triangle handled at once without embree


class RayScene:
    """All triangles of a mesh, ready to be hit by rays.

    `epsilon_mm` is the distance below which single precision cannot tell a surface from its neighbor.
    Embree searches where it is installed; a slow exact search in numpy takes its place elsewhere.
    """

    def __init__(self, mesh: Mesh, *, engine: str = "embree") -> None:
        self._mesh = mesh
        self._center = 0.5 * (mesh.lower_mm + mesh.upper_mm)
        self.epsilon_mm = max(4e-7 * mesh.diagonal_mm, 1e-9)
        self._scene = _embree_scene(mesh.vertices - self._center, mesh.triangles) if engine == "embree" else None

    @property
    def engine(self) -> str:
        """`embree` or `numpy`."""
        return "numpy" if self._scene is None else "embree"

    def first_hit(self, origins: ArrayLike, directions: ArrayLike) -> tuple[FloatArray, IntArray]:
        """Distance (n,) in mm and triangle (n,) that rays from `origins` (n, 3) along `directions` (n, 3) meet first.

        Directions need not be unit vectors; distances are in mm all the same. Nothing met: infinite and -1.
        A ray that starts on a surface may meet it: start `epsilon_mm` off it.
        """
        start = np.atleast_2d(np.asarray(origins, dtype=np.float64)) - self._center
        along = np.atleast_2d(np.asarray(directions, dtype=np.float64))
        along = along / np.linalg.norm(along, axis=1, keepdims=True)
        start, along = np.broadcast_arrays(start, along)
        if self._scene is None:
            return self._search(start, along)
        triangle = np.asarray(
            self._scene.run(
                np.ascontiguousarray(start, dtype=np.float32), np.ascontiguousarray(along, dtype=np.float32)
            ),
            dtype=np.int32,
        )
        return self._refined(start, along, triangle), triangle

    def occluded(self, origins: ArrayLike, directions: ArrayLike) -> NDArray[np.bool_]:
        """Whether each ray (n,) meets anything at all."""
        if self._scene is None:
            return self.first_hit(origins, directions)[1] >= 0
        start = np.atleast_2d(np.asarray(origins, dtype=np.float64)) - self._center
        start, along = np.broadcast_arrays(start, np.atleast_2d(np.asarray(directions, dtype=np.float64)))
        hit = self._scene.run(
            np.ascontiguousarray(start, dtype=np.float32),
            np.ascontiguousarray(along, dtype=np.float32),
            query="OCCLUDED",
        )
        return np.asarray(hit) >= 0

    def _refined(self, start: FloatArray, along: FloatArray, triangle: IntArray) -> FloatArray:
        """Distances to the planes of the triangles that were hit, in double precision."""
        distance = np.full(len(triangle), np.inf)
        hit = np.flatnonzero(triangle >= 0)
        met = triangle[hit]
        normal = self._mesh.normals[met]
        lean = np.einsum("ij,ij->i", normal, along[hit])
        corner = self._mesh.vertices[self._mesh.triangles[met, 0]] - self._center
        height = np.einsum("ij,ij->i", normal, corner - start[hit])
        with np.errstate(divide="ignore", invalid="ignore"):
            exact = height / lean
        # A ray that grazes the plane of a triangle has no well-defined distance to it: measure to its center instead.
        grazing = np.abs(lean) < 1e-6
        if grazing.any():
            center = self._mesh.centroids[met[grazing]] - self._center
            exact[grazing] = np.einsum("ij,ij->i", center - start[hit[grazing]], along[hit[grazing]])
        distance[hit] = np.maximum(exact, 0.0)
        return distance

    def _search(self, start: FloatArray, along: FloatArray) -> tuple[FloatArray, IntArray]:
        """Every ray against every triangle (Möller–Trumbore), in chunks."""
        corners = self._mesh.corners - self._center
        a, ab, ac = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        distance = np.full(len(start), np.inf)
        triangle = np.full(len(start), -1, dtype=np.int32)
        step = max(1, _CHUNK // max(1, len(a)))
        for low in range(0, len(start), step):
            o, d = start[low : low + step, None, :], along[low : low + step, None, :]
            p = np.cross(d, ac[None])
            det = np.einsum("ijk,ijk->ij", np.broadcast_to(ab[None], p.shape), p)
            with np.errstate(divide="ignore", invalid="ignore"):
                s = o - a[None]
                u = np.einsum("ijk,ijk->ij", s, p) / det
                q = np.cross(s, ab[None])
                v = np.einsum("ijk,ijk->ij", np.broadcast_to(d, q.shape), q) / det
                t = np.einsum("ijk,ijk->ij", np.broadcast_to(ac[None], q.shape), q) / det
                rim = -1e-9  # edges belong to both triangles
                met = (det != 0.0) & (u >= rim) & (v >= rim) & (u + v <= 1.0 - rim) & (t > 0.0)
            t = np.where(met, t, np.inf)
            nearest = t.argmin(axis=1)
            best = t[np.arange(len(t)), nearest]
            distance[low : low + step] = best
            triangle[low : low + step] = np.where(np.isfinite(best), nearest, -1)
        return distance, triangle


def _embree_scene(vertices: FloatArray, triangles: IntArray) -> Any | None:  # noqa: ANN401 - embreex has no types
    try:
        from embreex.mesh_construction import TriangleMesh
        from embreex.rtcore_scene import EmbreeScene
    except ImportError:  # no wheel for this platform
        return None
    scene = EmbreeScene()
    TriangleMesh(
        scene,
        np.ascontiguousarray(vertices, dtype=np.float32),
        np.ascontiguousarray(triangles, dtype=np.int32),
    )
    return scene
