"""How a triangle mesh is shown: normals smooth over gentle edges, lines along sharp ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

CREASE_DEG = 32.0
"""Edges that turn by more are drawn as lines and not smoothed over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edges:
    """Inner edges of a mesh: their two vertices (n, 2), their two triangles (n, 2), how far they turn (cosine)."""

    ends: Integers
    triangles: Integers
    cosine: Floats
    open_ends: Integers
    """Edges with one triangle only, or with more than two, (k, 2)."""


def triangle_normals(vertices: Floats, triangles: Integers) -> tuple[Floats, Floats]:
    """Return unit normals (m, 3), zero where a triangle has no area, and areas (m,)."""
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    cross = np.cross(b - a, c - a)
    length = np.linalg.norm(cross, axis=1)
    return cross / np.where(length > 0, length, 1.0)[:, None], length / 2


def edges_of(triangles: Integers, normals: Floats) -> Edges:
    """Find the edges that two triangles share and those that they do not."""
    ends = np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    owner = np.tile(np.arange(len(triangles)), 3)
    order = np.lexsort((owner, ends[:, 1], ends[:, 0]))
    ends, owner = ends[order], owner[order]
    fresh = np.ones(len(ends), dtype=bool)
    fresh[1:] = (ends[1:] != ends[:-1]).any(axis=1)
    start = np.flatnonzero(fresh)
    count = np.diff(np.append(start, len(ends)))
    pair = start[count == 2]
    both = np.stack([owner[pair], owner[pair + 1]], axis=1)
    cosine = np.einsum("ij,ij->i", normals[both[:, 0]], normals[both[:, 1]])
    return Edges(ends=ends[pair], triangles=both, cosine=cosine, open_ends=ends[start[count != 2]])


def smooth_normals(triangles: Integers, normals: Floats, areas: Floats, edges: Edges) -> Floats:
    """Return a unit normal per triangle corner (m, 3, 3), averaged by area across edges that turn gently."""
    gentle = edges.cosine >= np.cos(np.radians(CREASE_DEG))
    pairs = []
    for end in (0, 1):
        vertex = edges.ends[gentle, end]
        sides = [_corner(triangles, edges.triangles[gentle, side], vertex) for side in (0, 1)]
        pairs.append(np.stack(sides, axis=1))
    group = _joined(3 * len(triangles), np.concatenate(pairs))
    total = np.zeros((3 * len(triangles), 3))
    np.add.at(total, group, np.repeat(normals * areas[:, None], 3, axis=0))
    smooth = total[group]
    length = np.linalg.norm(smooth, axis=1)
    flat = np.repeat(normals, 3, axis=0)
    smooth = np.where(length[:, None] > 0, smooth / np.where(length > 0, length, 1.0)[:, None], flat)
    return smooth.reshape(-1, 3, 3)


def sharp_edges(vertices: Floats, edges: Edges, face_of_triangle: Integers | None = None) -> Floats:
    """Return the segments (n, 2, 3) to draw: sharp turns, open borders, borders of faces that turn visibly."""
    drawn = edges.cosine < np.cos(np.radians(CREASE_DEG))
    if face_of_triangle is not None:
        faces = face_of_triangle[edges.triangles]
        drawn |= (faces[:, 0] != faces[:, 1]) & (edges.cosine < np.cos(np.radians(8.0)))
    ends = np.concatenate([edges.ends[drawn], edges.open_ends])
    segments: Floats = vertices[ends]
    return segments


def silhouettes(vertices: Floats, edges: Edges, normals: Floats, eye: Floats) -> Floats:
    """Return the segments (n, 2, 3) where the surface turns away from the eye."""
    facing = normals @ eye
    sides = facing[edges.triangles]
    turning: Floats = vertices[edges.ends[(sides[:, 0] > 1e-9) != (sides[:, 1] > 1e-9)]]
    return turning


def _corner(triangles: Integers, triangle: Integers, vertex: Integers) -> Integers:
    corner: Integers = 3 * triangle + np.argmax(triangles[triangle] == vertex[:, None], axis=1)
    return corner


def _joined(count: int, pairs: Integers) -> Integers:
    """Number the groups of corners that pairs join: every corner gets the least corner of its group."""
    label = np.arange(count)
    while len(pairs):
        least = np.minimum(label[pairs[:, 0]], label[pairs[:, 1]])
        before = label.copy()
        np.minimum.at(label, pairs[:, 0], least)
        np.minimum.at(label, pairs[:, 1], least)
        label = label[label]
        if np.array_equal(label, before):
            break
    return label
