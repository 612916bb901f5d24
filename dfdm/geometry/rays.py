"""Rays through a part: the first surface that each meets, in double precision."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.geometry.mesh import FloatArray, IntArray, Mesh
from dfdm.geometry.rays_kernel import build, cast, wound

_PAD = 1e-9
_NO_TRIANGLE = np.array([-1], dtype=np.int32)


class Tree(NamedTuple):
    """Boxes over triangles as the compiled searches read them (see `rays_kernel.build`)."""

    box: FloatArray
    node: IntArray
    order: IntArray
    corners: FloatArray


class RayScene:
    """All triangles of a mesh, ready to be hit by rays.

    `epsilon_mm` is a distance that is safely off a surface: coordinates are rounded below it.
    """

    def __init__(self, mesh: Mesh) -> None:
        self.epsilon_mm = max(4e-7 * mesh.diagonal_mm, 1e-9)
        self._center = 0.5 * (mesh.lower_mm + mesh.upper_mm)
        self.tree = Tree(
            *build(
                np.ascontiguousarray(mesh.vertices - self._center),
                np.ascontiguousarray(mesh.triangles, dtype=np.int32),
                _PAD * max(mesh.diagonal_mm, 1e-9),
            )
        )

    @property
    def center_mm(self) -> FloatArray:
        """The point (3,) from which the tree's coordinates count."""
        return self._center

    def first_hit(
        self,
        origins: ArrayLike,
        directions: ArrayLike,
        *,
        least_mm: float = 0.0,
        most_mm: ArrayLike = np.inf,
        side: int = 0,
        skip: IntArray | None = None,
    ) -> tuple[FloatArray, IntArray]:
        """Distance (n,) in mm and triangle (n,) that rays from `origins` (n, 3) along `directions` (n, 3) meet first.

        Directions need not be unit vectors; distances are in mm all the same. Nothing met: infinite and -1.
        Only hits beyond `least_mm` and before `most_mm` (one, or (n,)) count; with `side` +1 only surfaces through
        which a ray leaves material, with -1 only those through which it enters; `skip` (n,) are triangles that
        rays pass. A ray that starts on a surface may meet it: start `epsilon_mm` off it, or skip its triangle.
        """
        return self._cast(origins, directions, least_mm, most_mm, side, skip, any_hit=False)

    def occluded(
        self, origins: ArrayLike, directions: ArrayLike, *, least_mm: float = 0.0, most_mm: ArrayLike = np.inf
    ) -> NDArray[np.bool_]:
        """Whether each ray (n,) meets anything at all between `least_mm` and `most_mm` (one, or (n,))."""
        found = self._cast(origins, directions, least_mm, most_mm, 0, None, any_hit=True)[1]
        return np.asarray(found >= 0)

    def bodies_around(self, points: ArrayLike, directions: ArrayLike) -> IntArray:
        """In how many bodies each point (n, 3) lies: surfaces left minus surfaces entered along a ray that starts there.

        Take oblique directions: a ray along a surface, or through an edge, miscounts.
        """
        start, along = self._prepared(points, directions)
        inside = np.zeros(len(start), dtype=np.int32)
        wound(self.tree.box, self.tree.node, self.tree.corners, start, along, 0.0, inside)
        return inside

    def _prepared(self, origins: ArrayLike, directions: ArrayLike) -> tuple[FloatArray, FloatArray]:
        start = np.atleast_2d(np.asarray(origins, dtype=np.float64)) - self._center
        along = np.atleast_2d(np.asarray(directions, dtype=np.float64))
        length = np.sqrt(np.einsum("ij,ij->i", along, along))
        along = along / np.where(length > 0.0, length, 1.0)[:, None]  # without a direction a ray meets nothing
        if len(start) != len(along):
            start, along = np.broadcast_arrays(start, along)
        return np.ascontiguousarray(start), np.ascontiguousarray(along)

    def _cast(
        self,
        origins: ArrayLike,
        directions: ArrayLike,
        least_mm: float,
        most_mm: ArrayLike,
        side: int,
        skip: IntArray | None,
        *,
        any_hit: bool,
    ) -> tuple[FloatArray, IntArray]:
        start = np.atleast_2d(np.ascontiguousarray(origins, dtype=np.float64))
        along = np.atleast_2d(np.ascontiguousarray(directions, dtype=np.float64))
        if len(start) != len(along):
            start, along = (np.ascontiguousarray(rows) for rows in np.broadcast_arrays(start, along))
        distance = np.empty(len(start))
        triangle = np.empty(len(start), dtype=np.int32)
        if len(start):
            most = np.ascontiguousarray(np.atleast_1d(np.asarray(most_mm, dtype=np.float64)))
            passed = _NO_TRIANGLE if skip is None else np.ascontiguousarray(skip, dtype=np.int32)
            cast(
                *self.tree, self._center, start, along, passed, float(least_mm), most, side, any_hit, distance, triangle
            )
        return distance, triangle
