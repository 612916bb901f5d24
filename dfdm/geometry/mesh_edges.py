"""Edges of a mesh: chains of triangle sides between two of its flat or round regions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.edges import Edge, Side
from dfdm.geometry.mesh import Mesh, directed_edges
from dfdm.geometry.surfaces import Array, Patch, cross, unit


def mesh_edges(mesh: Mesh, patches: Sequence[Patch]) -> Iterator[Edge]:
    """All edges between regions that differ, chained; only sides that exactly two triangles share."""
    sides = directed_edges(mesh.triangles)
    low, high = sides.min(axis=1), sides.max(axis=1)
    key = low * len(mesh.vertices) + high
    order = np.argsort(key, kind="stable")
    first = np.flatnonzero(np.concatenate(([True], np.diff(key[order]) > 0)))
    count = np.diff(np.concatenate((first, [len(key)])))
    two = first[count == 2]
    one, other = order[two], order[two + 1]
    face, beyond = mesh.face_of_triangle[one // 3], mesh.face_of_triangle[other // 3]
    swap = face > beyond
    one, other = np.where(swap, other, one), np.where(swap, one, other)
    between = np.flatnonzero(face != beyond)
    groups: dict[tuple[int, int], list[int]] = {}
    for row in between:
        pair = (int(mesh.face_of_triangle[one[row] // 3]), int(mesh.face_of_triangle[other[row] // 3]))
        groups.setdefault(pair, []).append(int(row))
    number = 0
    for (left, right), rows in sorted(groups.items()):
        for chain in _chains(sides[one[rows]]):
            middle = rows[chain[len(chain) // 2]]
            vertices = [int(sides[one[rows[chain[0]]]][0]), *(int(sides[one[rows[i]]][1]) for i in chain)]
            normals = (mesh.normals[one[middle] // 3], mesh.normals[other[middle] // 3])
            ends = mesh.vertices[sides[one[middle]]]
            edge = _edge(number, mesh.vertices[vertices], ends, (left, right), normals, patches)
            yield edge
            number += 1


def _chains(sides: NDArray[np.int64]) -> list[list[int]]:
    """Directed sides (n, 2) joined head to tail: lists of their indices."""
    following = {int(start): i for i, (start, _) in enumerate(sides)}
    ends = {int(end) for _, end in sides}
    unused = set(range(len(sides)))
    heads = [i for i, (start, _) in enumerate(sides) if int(start) not in ends]
    chains = []
    for head in [*heads, *range(len(sides))]:
        chain = []
        index: int | None = head
        while index is not None and index in unused:
            unused.remove(index)
            chain.append(index)
            index = following.get(int(sides[index][1]))
        if chain:
            chains.append(chain)
    return chains


def _edge(
    number: int,
    polyline: Array,
    ends: Array,
    faces: tuple[int, int],
    facets: tuple[Array, Array],
    patches: Sequence[Patch],
) -> Edge:
    middle, tangent = ends.mean(axis=0), unit(ends[1] - ends[0])
    one, other = (
        patches[face].normals(middle[None])[0] if patches[face].kind != "other" else facet
        for face, facet in zip(faces, facets, strict=True)
    )
    rise = float(cross(one, tangent) @ other)
    angle = math.degrees(math.atan2(float(np.linalg.norm(cross(one, other))), float(one @ other)))
    edge = Edge(
        id=number,
        curve="other",
        sides=(Side(face=faces[0], forward=True), Side(face=faces[1], forward=False)),
        middle=middle,
        tangent=tangent,
        first=0.0,
        last=1.0,
        turn_deg=math.copysign(angle, rise),
        polyline=polyline,
    )
    size = float(np.linalg.norm(np.ptp(polyline, axis=0)))
    if float(np.abs(np.cross(polyline - polyline[0], tangent)).max()) < 1e-6 * size:
        edge.curve = "line"
        return edge
    for patch in (patches[face] for face in faces):
        if patch.kind == "cylinder":
            heights = (polyline - patch.origin) @ patch.axis
            if float(np.ptp(heights)) < 1e-3 * patch.radius:
                edge.curve, edge.radius, edge.axis = "circle", patch.radius, patch.axis
                edge.center = patch.origin + float(heights.mean()) * patch.axis
                return edge
    return edge


def unexplained(mesh: Mesh, patches: Sequence[Patch]) -> int:
    """How many curved regions are neither planes nor cylinders and bend inwards somewhere: holes could hide in them."""
    other = np.array([patch.kind == "other" for patch in patches])
    sides = directed_edges(mesh.triangles)
    key = sides.min(axis=1) * len(mesh.vertices) + sides.max(axis=1)
    order = np.argsort(key, kind="stable")
    pairs = np.flatnonzero(np.diff(key[order]) == 0)
    one, two = order[pairs] // 3, order[pairs + 1] // 3
    same = mesh.face_of_triangle[one] == mesh.face_of_triangle[two]
    inside = same & other[mesh.face_of_triangle[one]]
    one, two = one[inside], two[inside]
    rise = np.einsum("ij,ij->i", mesh.centroids[two] - mesh.centroids[one], mesh.normals[one])
    away = np.linalg.norm(mesh.centroids[two] - mesh.centroids[one], axis=1)
    return len(set(mesh.face_of_triangle[one[rise > 0.01 * away]].tolist()))
