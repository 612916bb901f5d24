"""The mesh that carries a quantity over a surface: refined where faces are large, vertices of each face by themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import InputError
from dfdm.facts.rounding import Vector
from dfdm.geometry.mesh import FloatArray, IntArray, Mesh, directed_edges, edge_keys
from dfdm.geometry.opposite_kernel import leads
from dfdm.geometry.part import Part
from dfdm.geometry.refine_kernel import refined
from dfdm.pictures.shade import Palette, Shade

BUDGET: Final = 20_000
"""Vertices that a mesh is refined up to."""
_MORE: Final = 0.2
"""Of the budget: what a mesh gets that has nearly as many, or more, from the start."""
_FINEST: Final = 1.0 / 160.0
"""Edges shorter than this share of the diagonal are not split: no picture shows more."""
_INWARD: Final = (0.03, 0.5)
"""Vertices on the border of their face look from such a share of the way to the middle of a triangle: beside an edge, not on it."""
_OFF_MM: Final = (2e-3, 0.05)
_OFF_OF_SIZE: Final = 2.5e-3
"""How far beside an edge: further than probes of tools stand off the surface."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ShadeMesh:
    """Triangles with points to measure at.

    `vertices` (n, 3) mm, those of each face by themselves; `triangles` (m, 3), `face_of_triangle` (m,). For each vertex
    `face` (n,) and where to look from: `points` (n, 3) on one of its triangles, `normals` (n, 3) out of the material, `lead_mm`
    (n,) how far the points lie above the true surface; `surfaces` is the table of exact surfaces. `welded` (k, 3) are the
    vertices with those of neighboring faces in one, `joint` (n,) which of them each is.
    """

    vertices: FloatArray
    triangles: IntArray
    face_of_triangle: IntArray
    face: IntArray
    points: FloatArray
    normals: FloatArray
    lead_mm: FloatArray
    surfaces: FloatArray
    welded: FloatArray
    joint: NDArray[np.int64]

    def only(self, chosen: NDArray[np.bool_]) -> ShadeMesh:
        """Some of the vertices, to look from; without triangles."""
        return replace(
            self,
            vertices=self.vertices[chosen],
            triangles=self.triangles[:0],
            face_of_triangle=self.face_of_triangle[:0],
            face=self.face[chosen],
            points=np.ascontiguousarray(self.points[chosen]),
            normals=np.ascontiguousarray(self.normals[chosen]),
            lead_mm=self.lead_mm[chosen],
            joint=self.joint[chosen],
        )

    def shade(
        self,
        values: FloatArray,
        *,
        title: str,
        unit: str,
        low: float,
        high: float,
        limit: float | None,
        palette: Palette,
        missing: str,
        most: bool = False,
    ) -> Shade:
        """Values (n,) on this mesh, with the scale of their colors; `most`: the limit must not be passed upward."""
        return Shade(
            vertices=self.vertices.astype(np.float32),
            triangles=self.triangles.astype(np.uint32),
            face_of_triangle=self.face_of_triangle.astype(np.uint32),
            values=values.astype(np.float32),
            title=title,
            unit=unit,
            low=low,
            high=high,
            limit=limit,
            limit_is="most" if most else "least",
            palette=palette,
            missing=missing,
        )


_known: WeakKeyDictionary[Part, dict[int, ShadeMesh]] = WeakKeyDictionary()
_lock = Lock()


def shade_mesh(part: Part, budget: int = BUDGET) -> ShadeMesh:
    """The mesh of a part with edges split, alike on both sides, until it has about `budget` vertices; made once per part."""
    with _lock:
        found = _known.setdefault(part, {}).get(budget)
    if found is None:
        found = _made(part, budget)
        with _lock:
            _known[part][budget] = found
    return found


def direction_of(vector: Vector) -> FloatArray:
    """The unit vector (3,) along a direction of any length; InputError where it has none."""
    found = np.asarray(vector, dtype=np.float64)
    length = float(np.linalg.norm(found)) if found.shape == (3,) else 0.0
    if not np.isfinite(length) or length == 0.0:
        raise InputError(f"a direction is three numbers that are not all zero, not {vector!r}")
    return found / length


def scale_end(values: FloatArray, share: float, *, least: float) -> float:
    """A round number to end a scale at that this share of the values lies below; `least` where there are none."""
    known = values[np.isfinite(values)]
    end = float(np.quantile(known, share)) if len(known) else 0.0
    if end <= 0.0:
        return least
    step = 10.0 ** np.floor(np.log10(end))
    found = next(step * k for k in (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0) if step * k >= end * (1.0 - 1e-9))
    return float(f"{found:.6g}")


def _made(part: Part, budget: int) -> ShadeMesh:
    mesh = part.mesh
    now = len(_split(mesh.triangles, mesh.face_of_triangle, len(mesh.vertices))[0])
    more = max(budget - now, int(_MORE * budget))
    return halved(part, mesh, np.ones(len(mesh.triangles)), _FINEST * mesh.diagonal_mm, more)


def halved(part: Part, mesh: Mesh, weight: FloatArray, least_mm: float, more: int) -> ShadeMesh:
    """The longest edges of a mesh of a part halved, for `more` vertices, down to `least_mm`; see `refine_kernel.refined`."""
    made = refined(
        np.ascontiguousarray(mesh.vertices),
        np.ascontiguousarray(mesh.triangles),
        np.ascontiguousarray(mesh.face_of_triangle),
        _beside(mesh.triangles),
        np.ascontiguousarray(weight, dtype=np.float64),
        np.array([face.surface == "plane" for face in part.faces]),
        least_mm,
        more,
    )
    vertices, corners, face_of_triangle = (np.asarray(one) for one in made)
    owner_face, joint, triangles = _split(corners, face_of_triangle, len(vertices))
    face, at = owner_face.astype(np.int32), vertices[joint]
    normals, owner = _normals(at, triangles)
    border = _border(triangles, len(at))
    around = at[triangles[owner]]
    points = at + np.where(border, _share(around, part.mesh.diagonal_mm), 0.0)[:, None] * (around.mean(axis=1) - at)
    surfaces = part.surfaces
    return ShadeMesh(
        vertices=at,
        triangles=triangles.astype(np.int32),
        face_of_triangle=face_of_triangle,
        face=face,
        points=points,
        normals=normals,
        lead_mm=np.asarray(leads(surfaces, face, points, normals)),
        surfaces=surfaces,
        welded=vertices,
        joint=joint,
    )


def off_mm(diagonal_mm: float) -> float:
    """How far beside an edge vertices look from, where there is room."""
    return float(np.clip(_OFF_OF_SIZE * diagonal_mm, *_OFF_MM))


def _share(corners: FloatArray, diagonal_mm: float) -> FloatArray:
    """How much (n,) of the way to the middle of a triangle (n, 3, 3) leads far enough off its edges."""
    along = corners[:, [1, 2, 0]] - corners
    longest = np.sqrt(np.square(along).sum(axis=2)).max(axis=1)
    to_edge = np.linalg.norm(np.cross(along[:, 0], along[:, 1]), axis=1) / np.maximum(longest, 1e-300) / 3.0
    return np.asarray(np.clip(off_mm(diagonal_mm) / np.maximum(to_edge, 1e-12), *_INWARD))


def _beside(triangles: IntArray) -> IntArray:
    """For each edge of triangles (m, 3) the one that lies on it, (3m,); -1 on a border, -2 where that is not one triangle."""
    edges = directed_edges(triangles)
    _, first, inverse, number = np.unique(edge_keys(edges), return_index=True, return_inverse=True, return_counts=True)
    inverse = inverse.reshape(-1)
    partner = np.zeros(len(first), dtype=np.int64)
    np.add.at(partner, inverse, np.arange(len(edges)))
    beside = np.select([number[inverse] == 2, number[inverse] == 1], [partner[inverse] - np.arange(len(edges)), -1], -2)
    # Two triangles that run the same way along their edge are no neighbors in one surface.
    paired = beside >= 0
    beside[paired] = np.where(edges[beside[paired], 0] == edges[paired, 1], beside[paired], -2)
    return beside.astype(np.int32)


def _split(
    corners: NDArray[np.integer], faces: IntArray, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Face and vertex (n,) of each vertex of each face, and the triangles in terms of these."""
    key = np.repeat(faces.astype(np.int64), 3) * count + corners.reshape(-1).astype(np.int64)
    pairs, inverse = np.unique(key, return_inverse=True)
    return pairs // count, pairs % count, inverse.reshape(-1, 3)


def _normals(at: FloatArray, triangles: NDArray[np.int64]) -> tuple[FloatArray, NDArray[np.int64]]:
    """The normal (n, 3) of the surface at each vertex, by the angles of its triangles, and the triangle that is widest there."""
    corners = at[triangles]
    ahead, behind = corners[:, [1, 2, 0]] - corners, corners[:, [2, 0, 1]] - corners
    cross = np.cross(ahead[:, 0], behind[:, 0])
    length = np.linalg.norm(cross, axis=1)
    normal = cross / np.where(length > 0.0, length, 1.0)[:, None]
    angle = np.arctan2(length[:, None], np.einsum("ijk,ijk->ij", ahead, behind))
    total = np.zeros_like(at)
    vertex = triangles.reshape(-1)
    for k in range(3):
        total[:, k] = np.bincount(vertex, weights=(angle * normal[:, k, None]).reshape(-1), minlength=len(at))
    size = np.linalg.norm(total, axis=1)
    order = np.lexsort((-angle.reshape(-1), vertex))
    first = np.flatnonzero(np.diff(vertex[order], prepend=-1))
    return total / np.where(size > 0.0, size, 1.0)[:, None], order[first] // 3


def _border(triangles: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """Which vertices (n,) lie on the border of their face, where its triangles have no neighbor."""
    edges = np.stack([triangles, triangles[:, [1, 2, 0]]], axis=2).reshape(-1, 2)
    _, inverse, number = np.unique(edge_keys(edges), return_inverse=True, return_counts=True)
    border = np.zeros(count, dtype=bool)
    border[edges[number[inverse.reshape(-1)] == 1]] = True
    return border
