"""Faces of a mesh: flat regions, and regions that bend smoothly; with the cylinder they lie on where there is one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from dfdm.geometry.faces import Face
from dfdm.geometry.mesh import IntArray, Mesh, directed_edges

_FLAT_DEG = 0.2
_SMOOTH_DEG = 35.0


def regions_of(mesh: Mesh) -> tuple[list[Face], IntArray]:
    """Faces of a mesh (ids not yet final) and the face (m,) of each triangle.

    Triangles of one plane are a plane if together they are wider than the facets of the curve beside them could be;
    what remains is grown across edges that bend by less than 35 degrees.
    """
    pairs, bend = neighbors(mesh)
    flat = _label(len(mesh.triangles), pairs[bend < _FLAT_DEG])
    plane = _is_plane(mesh, flat, pairs, bend)
    smooth = (bend < _SMOOTH_DEG) & ~plane[flat[pairs[:, 0]]] & ~plane[flat[pairs[:, 1]]]
    joined = smooth | ((bend < _FLAT_DEG) & (flat[pairs[:, 0]] == flat[pairs[:, 1]]))
    tags = _label(len(mesh.triangles), pairs[joined])
    faces = []
    for k in range(int(tags.max()) + 1):
        members = np.flatnonzero(tags == k)
        faces.append(_face(mesh, members, flat=bool(plane[flat[members[0]]])))
    return faces, tags


def neighbors(mesh: Mesh) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Pairs of triangles (k, 2) that share an edge of two, and the angle (k,) in degrees between their normals."""
    edges = np.sort(directed_edges(mesh.triangles), axis=1)
    key = edges[:, 0] * len(mesh.vertices) + edges[:, 1]
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    first = np.flatnonzero(np.concatenate(([True], np.diff(ranked) > 0)))
    count = np.diff(np.concatenate((first, [len(ranked)])))
    two = first[count == 2]
    pairs = np.stack((order[two] // 3, order[two + 1] // 3), axis=1)
    a, b = mesh.normals[pairs[:, 0]], mesh.normals[pairs[:, 1]]
    sine = np.linalg.norm(np.cross(a, b), axis=1)
    return pairs, np.degrees(np.arctan2(sine, np.einsum("ij,ij->i", a, b)))


def _label(count: int, pairs: NDArray[np.int64]) -> IntArray:
    graph = coo_matrix((np.ones(len(pairs), dtype=np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int32)


def _is_plane(mesh: Mesh, flat: IntArray, pairs: NDArray[np.int64], bend: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each flat patch is a face of its own rather than a facet of a curve.

    A facet of a curve bends smoothly into like facets on both sides; a plane ends in sharp edges or is far larger
    than the facets that it runs into.
    """
    area = np.bincount(flat, weights=mesh.areas)
    across = flat[pairs[:, 0]] != flat[pairs[:, 1]]
    soft = across & (bend < _SMOOTH_DEG)
    one, other = flat[pairs[soft, 0]], flat[pairs[soft, 1]]
    softly = np.concatenate((np.stack((one, other), axis=1), np.stack((other, one), axis=1)))
    largest = np.zeros(len(area))
    np.maximum.at(largest, softly[:, 0], area[softly[:, 1]])
    joints = np.bincount(np.unique(softly, axis=0)[:, 0], minlength=len(area)) if len(softly) else np.zeros(len(area))
    return np.asarray((joints == 0) | (area > 3.0 * largest) | ((joints == 1) & (area > largest)), dtype=np.bool_)


def _face(mesh: Mesh, members: NDArray[np.intp], *, flat: bool) -> Face:
    areas = mesh.areas[members]
    total = float(areas.sum())
    weights = areas / total if total > 0.0 else np.full(len(areas), 1.0 / len(areas))
    x, y, z = (float(v) for v in weights @ mesh.centroids[members])
    if flat:
        normal = weights @ mesh.normals[members]
        length = float(np.linalg.norm(normal))
        nx, ny, nz = (float(v) for v in (normal / length if length > 0.0 else normal))
        return Face(id=-1, surface="plane", area_mm2=total, centroid=(x, y, z), normal=(nx, ny, nz), origin=(x, y, z))
    return Face(id=-1, surface="other", area_mm2=total, centroid=(x, y, z))
