"""One mesh for one geometry: the order and the diagonals that a rebuild leaves to chance are chosen by geometry.

The order of faces and wires differs between rebuilds of some parts, and the mesher follows it. Vertices stay (they lie on
the edges); what is chosen anew is their order, the triangles of flat faces and the diagonals of rectangles.
"""

from __future__ import annotations

from collections.abc import Mapping

import manifold3d
import numpy as np
from numpy.typing import NDArray

from dfdm.facts.rounding import Vector
from dfdm.geometry.mesh import FloatArray, IntArray, Mesh, directed_edges

_DECIMALS = 7
_LEVEL = 1e-6


def snapped(points: FloatArray) -> FloatArray:
    """Coordinates rounded to 1e-7 mm, which is below what any rebuild differs by noise."""
    return np.asarray(np.round(points, _DECIMALS) + 0.0, dtype=np.float64)


def canonical(mesh: Mesh, planes: Mapping[int, Vector]) -> Mesh:
    """The same surface with vertices and triangles in an order that depends on geometry alone.

    `planes` gives the outward normal of each flat face by its id; those faces are triangulated anew.
    """
    order = np.lexsort(mesh.vertices.T[::-1])
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    mesh = Mesh(vertices=mesh.vertices[order], triangles=rank[mesh.triangles], face_of_triangle=mesh.face_of_triangle)
    mesh = _flat_faces_anew(mesh, planes)
    return in_fixed_order(with_turned_diagonals(mesh, np.ones(len(mesh.triangles), dtype=bool)))


def in_fixed_order(mesh: Mesh) -> Mesh:
    """Triangles by face, then by vertices, each starting at its least vertex."""
    first = mesh.triangles.argmin(axis=1)
    turned = np.take_along_axis(mesh.triangles, (first[:, None] + np.arange(3)) % 3, axis=1)
    order = np.lexsort((turned[:, 2], turned[:, 1], turned[:, 0], mesh.face_of_triangle))
    return Mesh(vertices=mesh.vertices, triangles=turned[order], face_of_triangle=mesh.face_of_triangle[order])


def rims(triangles: IntArray, faces: IntArray) -> tuple[NDArray[np.int64], IntArray]:
    """Directed edges (k, 2) that bound each face, and the face (k,) of each; sorted by face and first vertex."""
    edges = directed_edges(triangles)
    owner = np.repeat(faces, 3)
    # Within one face forward and backward runs of an inner edge cancel; number faces and vertices without gaps first.
    _, place = np.unique(owner, return_inverse=True)
    count = np.int64(edges.max(initial=0) + 1)
    low, high = edges.min(axis=1), edges.max(axis=1)
    key = (place.reshape(-1) * count + low) * count + high
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    alone = np.ones(len(order), dtype=bool)
    same = ranked[1:] == ranked[:-1]
    alone[1:] &= ~same
    alone[:-1] &= ~same
    edges, owner = edges[order[alone]], owner[order[alone]]
    final = np.argsort(owner * count + edges[:, 0], kind="stable")
    return edges[final], owner[final]


def _flat_faces_anew(mesh: Mesh, planes: Mapping[int, Vector]) -> Mesh:
    flat = np.isin(mesh.face_of_triangle, list(planes))
    if not flat.any():
        return mesh
    rim, owner = rims(mesh.triangles[flat], mesh.face_of_triangle[flat])
    areas = np.bincount(mesh.face_of_triangle, weights=mesh.areas)
    starts = np.searchsorted(mesh.face_of_triangle, np.arange(len(areas) + 1))
    triangles, tags = [mesh.triangles[~flat]], [mesh.face_of_triangle[~flat]]
    for face, normal in planes.items():
        low, high = np.searchsorted(owner, (face, face + 1))
        if low == high:
            continue
        anew = _triangulated(mesh.vertices, rim[low:high], normal, float(areas[face]))
        given = mesh.triangles[starts[face] : starts[face + 1]]  # kept where loops touch one another
        corners = given if anew is None else anew.astype(np.int32)
        triangles.append(corners)
        tags.append(np.full(len(corners), face, dtype=np.int32))
    return Mesh(vertices=mesh.vertices, triangles=np.concatenate(triangles), face_of_triangle=np.concatenate(tags))


def _triangulated(
    vertices: FloatArray, rim: NDArray[np.int64], normal: Vector, area_mm2: float
) -> NDArray[np.int64] | None:
    """Triangles over the loops of one flat face; None where the loops are not simple."""
    start, end = rim[:, 0], rim[:, 1]
    after = np.searchsorted(start, end)
    if (np.diff(start) == 0).any() or after.max() >= len(start) or not np.array_equal(start[after], end):
        return None
    # Dropping the coordinate along which the normal points most keeps coordinates exact, where turning would not.
    drop = max(range(3), key=lambda k: (round(abs(normal[k]), 6), -k))
    keep = ((1, 2), (2, 0), (0, 1))[drop]
    points = vertices[start][:, keep]
    if normal[drop] < 0.0:
        points = points * (-1.0, 1.0)
    follow = after.tolist()
    loops, seen = [], [False] * len(follow)
    for first in range(len(follow)):
        loop, at = [], first
        while not seen[at]:
            seen[at] = True
            loop.append(at)
            at = follow[at]
        if loop:
            loops.append(loop)
    found = np.asarray(manifold3d.triangulate([points[loop] for loop in loops], allow_convex=False))
    corners = start[np.concatenate(loops)][found]
    placed = vertices[corners]
    crosses = np.cross(placed[:, 1] - placed[:, 0], placed[:, 2] - placed[:, 0])
    whole = 0.5 * float(np.linalg.norm(crosses, axis=1).sum())
    return corners if abs(whole - area_mm2) <= 1e-6 * area_mm2 else None


def with_turned_diagonals(mesh: Mesh, chosen: NDArray[np.bool_]) -> Mesh:
    """Give each flat rectangle (any four points of a circle) of two triangles the diagonal from its least vertex.

    Only among the `chosen` (m,) triangles.
    """
    if not chosen.any():
        return mesh
    rows = np.flatnonzero(chosen)
    part = Mesh(vertices=mesh.vertices, triangles=mesh.triangles[rows], face_of_triangle=mesh.face_of_triangle[rows])
    triangles = mesh.triangles.copy()
    triangles[rows] = _turned_diagonals(part)
    return Mesh(vertices=mesh.vertices, triangles=triangles, face_of_triangle=mesh.face_of_triangle)


def _turned_diagonals(mesh: Mesh) -> IntArray:
    one, other = _inner_pairs(mesh)
    one_t, other_t = one // 3, other // 3
    near = np.einsum("ij,ij->i", mesh.normals[one_t], mesh.normals[other_t]) > 1.0 - _LEVEL**2
    one, other, one_t, other_t = one[near], other[near], one_t[near], other_t[near]
    a, b = mesh.triangles[one_t, one % 3], mesh.triangles[one_t, (one + 1) % 3]
    c = mesh.triangles[one_t, (one + 2) % 3]
    d = mesh.triangles[other_t, (other + 2) % 3]
    at = mesh.vertices
    angle = _angle(at[a] - at[c], at[b] - at[c]) + _angle(at[a] - at[d], at[b] - at[d])
    least = np.minimum(np.minimum(a, b), np.minimum(c, d))
    turn = (np.abs(angle - np.pi) < _LEVEL) & (least != a) & (least != b)
    used: set[int] = set()
    triangles = mesh.triangles.copy()
    for i in np.flatnonzero(turn)[np.lexsort((b[turn], a[turn], least[turn]))]:
        p, q = int(one_t[i]), int(other_t[i])
        if p in used or q in used:
            continue
        used |= {p, q}
        triangles[p], triangles[q] = (a[i], d[i], c[i]), (d[i], b[i], c[i])
    return triangles


def _inner_pairs(mesh: Mesh) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Numbers of the directed edges (triangle * 3 + corner) that two triangles of one face share."""
    edges = directed_edges(mesh.triangles)
    key = edges.min(axis=1) * len(mesh.vertices) + edges.max(axis=1)
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    same = ranked[1:] == ranked[:-1]
    one, other = order[:-1][same], order[1:][same]
    inner = mesh.face_of_triangle[one // 3] == mesh.face_of_triangle[other // 3]
    return one[inner], other[inner]


def _angle(u: FloatArray, v: FloatArray) -> FloatArray:
    sine = np.linalg.norm(np.cross(u, v), axis=1)
    return np.asarray(np.arctan2(sine, np.einsum("ij,ij->i", u, v)), dtype=np.float64)
