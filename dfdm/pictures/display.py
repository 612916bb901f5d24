"""The arrays a viewer draws: vertices split where faces meet, normals smooth, edges as segments."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.pictures.mesh import Surface
from dfdm.pictures.surface import edges_of, sharp_edges, smooth_normals, triangle_normals


@dataclass(frozen=True, kw_only=True, slots=True)
class DisplayMesh:
    """Arrays in the types that a graphics card takes; lengths in mm.

    vertices, normals (n, 3) float32; triangles (m, 3) uint32; face_of_triangle (m,) uint32;
    edges (k, 2, 3) float32.
    """

    vertices: NDArray[np.float32]
    normals: NDArray[np.float32]
    triangles: NDArray[np.uint32]
    face_of_triangle: NDArray[np.uint32]
    edges: NDArray[np.float32]


def display_mesh(
    vertices: ArrayLike,
    triangles: ArrayLike,
    *,
    face_of_triangle: ArrayLike | None = None,
    edges: ArrayLike | None = None,
) -> DisplayMesh:
    """Split the vertices of a welded mesh so that every face can have its color and every sharp edge its crease."""
    surface = Surface.of(vertices, triangles, face_of_triangle=face_of_triangle, edges=edges)
    normals, areas = triangle_normals(surface.vertices, surface.triangles)
    found = edges_of(surface.triangles, normals)
    smooth = smooth_normals(surface.triangles, normals, areas, found).reshape(-1, 3)
    corner = surface.triangles.ravel()
    # Corners of one vertex stay one where they show the same face with the same normal.
    key = np.column_stack([corner, np.repeat(surface.face_of_triangle, 3), np.rint(smooth * 1e4).astype(np.int64)])
    _, first, inverse = np.unique(key, axis=0, return_index=True, return_inverse=True)
    lines = sharp_edges(surface.vertices, found, surface.face_of_triangle) if surface.edges is None else surface.edges
    return DisplayMesh(
        vertices=surface.vertices[corner[first]].astype(np.float32),
        normals=smooth[first].astype(np.float32),
        triangles=inverse.reshape(-1, 3).astype(np.uint32),
        face_of_triangle=surface.face_of_triangle.astype(np.uint32),
        edges=lines.astype(np.float32),
    )
