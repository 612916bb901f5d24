"""Make triangles from a file usable: merge vertices, drop slivers, turn closed bodies right side out."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from dfdm.errors import GeometryError
from dfdm.geometry.mesh import FloatArray, IntArray, Mesh, directed_edges, edge_keys, groups, open_edge_count, weld

_MERGE_OF_SIZE = 1e-7
"""Vertices closer than this share of the size are one: STL files hold single precision."""


def repaired(vertices: ArrayLike, triangles: ArrayLike) -> Mesh:
    """Weld triangles (m, 3) over `vertices` (n, 3) mm and mend their winding body by body.

    Raises GeometryError when the arrays do not fit together or no triangle with an area remains.
    """
    points = np.asarray(vertices, dtype=np.float64)
    corners = np.asarray(triangles, dtype=np.int64)
    if corners.size == 0 or points.size == 0:
        raise GeometryError("the mesh holds no triangle: nothing to measure", what="mesh")
    if points.ndim != 2 or points.shape[1] != 3 or corners.ndim != 2 or corners.shape[1] != 3:
        raise GeometryError("a mesh needs vertices (n, 3) and triangles (m, 3)", what="mesh")
    if corners.min() < 0 or corners.max() >= len(points):
        raise GeometryError("a triangle of the mesh names a vertex that is not there", what="mesh")
    used = points[corners].reshape(-1, 3)
    size = float(np.linalg.norm(np.ptp(used, axis=0))) if np.isfinite(used).all() else 1.0
    mesh = weld(points, corners, np.zeros(len(corners)), tolerance_mm=max(_MERGE_OF_SIZE * size, 1e-9))
    return _turned_out(_without_doubles(mesh))


def components(triangles: IntArray) -> NDArray[np.int32]:
    """Number (m,) of the connected body (over shared edges) that each triangle belongs to."""
    _, edge = np.unique(edge_keys(directed_edges(triangles)), return_inverse=True)
    owner = np.repeat(np.arange(len(triangles)), 3)
    edge = edge.reshape(-1)
    graph = coo_matrix((np.ones(len(edge), dtype=np.int8), (owner, edge + len(triangles))))
    total = len(triangles) + int(edge.max()) + 1
    graph.resize((total, total))
    _, label = connected_components(graph, directed=False)
    _, compact = np.unique(label[: len(triangles)], return_inverse=True)
    return compact.reshape(-1).astype(np.int32)


def closed_bodies(mesh: Mesh) -> int:
    """Number of closed bodies of material: closed connected surfaces that are not the inside of a void."""
    return sum(volume > 0.0 for _, volume in bodies(mesh))


def bodies(mesh: Mesh) -> list[tuple[NDArray[np.intp], float]]:
    """Triangles and signed volume of each closed connected surface, in the order of their first triangle."""
    found = []
    for members in groups(components(mesh.triangles)):
        if open_edge_count(mesh.triangles[members]) == 0:
            found.append((members, _volume(mesh, members)))
    return found


def _volume(mesh: Mesh, members: NDArray[np.intp]) -> float:
    corners = mesh.corners[members] - mesh.corners[members[0], 0]
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6.0)


def _without_doubles(mesh: Mesh) -> Mesh:
    """Drop triangles that stand twice in the file."""
    a, b, c = np.sort(mesh.triangles, axis=1).T.astype(np.int64)
    order = np.lexsort((c, a * len(mesh.vertices) + b))
    ranked = np.stack((a, b, c), axis=1)[order]
    fresh = np.concatenate(([True], (np.diff(ranked, axis=0) != 0).any(axis=1)))
    if fresh.all():
        return mesh
    keep = np.sort(order[fresh])
    return Mesh(vertices=mesh.vertices, triangles=mesh.triangles[keep], face_of_triangle=mesh.face_of_triangle[keep])


def _turned_out(mesh: Mesh) -> Mesh:
    """Give every closed body an even winding, and turn those out that nothing surrounds."""
    triangles = mesh.triangles
    if open_edge_count(triangles):
        import trimesh

        loose = trimesh.Trimesh(vertices=mesh.vertices, faces=triangles, process=False)
        if not loose.is_winding_consistent:
            trimesh.repair.fix_winding(loose)
            triangles = np.asarray(loose.faces, dtype=np.int32)
    mesh = Mesh(vertices=mesh.vertices, triangles=triangles, face_of_triangle=mesh.face_of_triangle)
    if mesh.signed_volume_mm3 < 0.0 and mesh.closed:  # the whole file is inside out, voids and all
        triangles = triangles[:, [0, 2, 1]]
        mesh = Mesh(vertices=mesh.vertices, triangles=triangles, face_of_triangle=mesh.face_of_triangle)
    flipped = triangles.copy()
    for members, volume in bodies(mesh):
        # An inner body keeps the side it was given: inside out is a void, right side out is a body that overlaps.
        if volume < 0.0 and not _surrounded(mesh, members):
            flipped[members] = flipped[members][:, [0, 2, 1]]
    return Mesh(vertices=mesh.vertices, triangles=flipped, face_of_triangle=mesh.face_of_triangle)


def _surrounded(mesh: Mesh, members: NDArray[np.intp]) -> bool:
    """Whether other triangles of the mesh surround this body: their winding number around one of its points."""
    others = np.ones(len(mesh.triangles), dtype=bool)
    others[members] = False
    point = mesh.corners[members[0]].mean(axis=0)
    return abs(winding_number(mesh.corners[others], point)) > 0.5


def winding_number(corners: FloatArray, point: FloatArray) -> float:
    """How often triangles (m, 3, 3) wind around a point: 1 inside a closed surface, 0 outside.

    Sum of signed solid angles over 4π (Van Oosterom and Strackee 1983).
    """
    a, b, c = (corners[:, k] - point for k in range(3))
    la, lb, lc = (np.linalg.norm(v, axis=1) for v in (a, b, c))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c))
    base = (
        la * lb * lc
        + np.einsum("ij,ij->i", a, b) * lc
        + np.einsum("ij,ij->i", b, c) * la
        + np.einsum("ij,ij->i", c, a) * lb
    )
    return float(2.0 * np.arctan2(volume, base).sum() / (4.0 * np.pi))
