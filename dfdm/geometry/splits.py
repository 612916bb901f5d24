"""Smooth regions of a mesh in which several surfaces run into one another, parted into cylinders and what is left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from dfdm.geometry.mesh import FloatArray, IntArray, Mesh

_PARALLEL = np.sin(np.radians(0.5))
_TURNING_DEG = 25.0
_LONG = 1.5
"""A strip of a ball is about as long as its facets are wide; a cylinder is longer than this many widths."""
_MOST_JOINTS = 40
_FEWEST_JOINTS = 3
_COMPARABLE = 0.3


def parts_of(
    mesh: Mesh, chosen: NDArray[np.bool_], flat: IntArray, pairs: NDArray[np.int64], bend: FloatArray
) -> NDArray[np.int64]:
    """Number (m,) of the strip of parallel facets that each of the `chosen` (m,) triangles may belong to, -1 for none.

    `flat` (m,) numbers flat patches, `pairs` (k, 2) of triangles bend by `bend` degrees, and lie in one region. Along
    a cylinder all edges between facets are parallel and bend the same way. Strips that turn a little from one to
    the next belong to a torus or a ball and are none.
    """
    strip = np.full(len(mesh.triangles), -1, dtype=np.int64)
    joint = (flat[pairs[:, 0]] != flat[pairs[:, 1]]) & chosen[pairs].all(axis=1)
    one, two = pairs[joint, 0], pairs[joint, 1]
    if not len(one):
        return strip
    way = np.cross(mesh.normals[one], mesh.normals[two])
    way /= np.linalg.norm(way, axis=1)[:, None]
    inward = np.einsum("ij,ij->i", mesh.centroids[two] - mesh.centroids[one], mesh.normals[one]) > 0.0
    first, second = _beside_one_facet(np.concatenate((flat[one], flat[two])), len(one))
    alike = np.linalg.norm(np.cross(way[first], way[second]), axis=1) < _PARALLEL
    alike &= inward[first] == inward[second]
    graph = coo_matrix((np.ones(int(alike.sum())), (first[alike], second[alike])), shape=(len(one), len(one)))
    row = np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)
    long_enough = _long(mesh, row, one, two, way)
    # A facet belongs to the row with most of its joints; of a tie to the larger row.
    size = np.bincount(row)
    facet, owner = np.concatenate((flat[one], flat[two])), np.concatenate((row, row))
    kept = long_enough[owner] & (size[owner] >= _FEWEST_JOINTS)
    facet, owner = facet[kept], owner[kept]
    if not len(facet):
        return strip
    both, count = np.unique(np.stack((facet, owner), axis=1), axis=0, return_counts=True)
    order = np.lexsort((both[:, 1], -size[both[:, 1]], -count, both[:, 0]))
    both = both[order]
    best = both[np.concatenate(([True], np.diff(both[:, 0]) > 0))]
    of_facet = np.full(int(flat.max()) + 1, -1, dtype=np.int64)
    of_facet[best[:, 0]] = best[:, 1]
    strip = np.where(chosen, of_facet[flat], -1)
    area = np.asarray(np.bincount(strip + 1, weights=mesh.areas, minlength=len(size) + 1)[1:], dtype=np.float64)
    return _not_turning(strip, area, row, one, two, way)


def _beside_one_facet(facet: NDArray[np.int32], joints: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All pairs of joints (both rows) that lie on one facet; facets with very many joints are no part of a cylinder."""
    order = np.argsort(facet, kind="stable")
    ranked, joint = facet[order], order % joints
    ones, others = [], []
    for gap in range(1, _MOST_JOINTS):
        same = np.flatnonzero(ranked[gap:] == ranked[:-gap])
        if not len(same):
            break
        ones.append(joint[same])
        others.append(joint[same + gap])
    if not ones:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(ones), np.concatenate(others)


def _long(
    mesh: Mesh, row: NDArray[np.int64], one: NDArray[np.int64], two: NDArray[np.int64], way: FloatArray
) -> NDArray[np.bool_]:
    """Whether each row of joints is longer along its edges than its facets are wide."""
    count = int(row.max()) + 1
    lead = np.zeros((count, 3))
    lead[row[::-1]] = way[::-1]
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    for triangles in (one, two):
        along = np.einsum("ijk,ik->ij", mesh.corners[triangles], lead[row])
        np.minimum.at(low, row, along.min(axis=1))
        np.maximum.at(high, row, along.max(axis=1))
    across = mesh.centroids[two] - mesh.centroids[one]
    across -= np.einsum("ij,ij->i", across, way)[:, None] * way
    # From centroid to centroid of two triangles is two thirds of a facet's width or more.
    width = 1.5 * np.bincount(row, weights=np.linalg.norm(across, axis=1), minlength=count) / np.bincount(row)
    return np.asarray(high - low > _LONG * width, dtype=np.bool_)


def _not_turning(
    strip: NDArray[np.int64],
    area: FloatArray,
    row: NDArray[np.int64],
    one: NDArray[np.int64],
    two: NDArray[np.int64],
    way: FloatArray,
) -> NDArray[np.int64]:
    """Take back strips that run on into strips of a slightly other direction and of a size like theirs."""
    lead = np.zeros((int(row.max()) + 1, 3))
    lead[row[::-1]] = way[::-1]
    a, b = strip[one], strip[two]
    meet = (a != b) & (a >= 0) & (b >= 0)
    a, b = a[meet], b[meet]
    sine = np.linalg.norm(np.cross(lead[a], lead[b]), axis=1)
    turning = (sine > _PARALLEL) & (sine < np.sin(np.radians(_TURNING_DEG)))
    bad = np.zeros(len(lead) + 1, dtype=bool)  # the last one is none
    a, b = a[turning], b[turning]
    bad[a[area[b] > _COMPARABLE * area[a]]] = True
    bad[b[area[a] > _COMPARABLE * area[b]]] = True
    return np.where(bad[strip], -1, strip)
