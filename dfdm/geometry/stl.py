"""A part lying one way as a binary STL, as slicers read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dfdm.geometry.lying import turn_to_up

if TYPE_CHECKING:
    from dfdm.facts.rounding import Vector
    from dfdm.geometry.part import Part

_FACET = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("unused", "<u2")])


def stl_of(part: Part, up: Vector = (0.0, 0.0, 1.0)) -> bytes:
    """The triangles with `up` (in the part's own coordinates) along z, in mm; not moved, so a part that lies as modeled keeps its numbers."""
    vertices = part.mesh.vertices @ turn_to_up(up, part.mesh.vertices).T
    facets = np.zeros(len(part.mesh.triangles), dtype=_FACET)
    corners = vertices[part.mesh.triangles]
    facets["corners"] = corners
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    facets["normal"] = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-30)
    return b"dfdm".ljust(80, b" ") + np.uint32(len(facets)).tobytes() + facets.tobytes()
