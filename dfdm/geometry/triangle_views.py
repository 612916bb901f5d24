"""Views of triangles: sharp edges and silhouettes, each piece seen or hidden as a ray towards the eye finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dfdm.facts.views import Floats, Stroke

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

SHARP_DEG: Final = 20.0
MOST_PIECES: Final = 60_000
_STEPS: Final = 160


def strokes_of_mesh(part: Part, axes: Floats) -> list[Stroke]:
    """Segments of the view of a mesh; pieces shorter than 1/160 of its size are seen or hidden as a whole."""
    from dfdm.pictures.surface import edges_of, triangle_normals

    mesh = part.mesh
    normals, _ = triangle_normals(mesh.vertices, mesh.triangles.astype(np.int64))
    edges = edges_of(mesh.triangles.astype(np.int64), normals)
    facing = (normals @ axes[2])[edges.triangles]
    turning = (facing[:, 0] > 1e-9) != (facing[:, 1] > 1e-9)
    sharp = edges.cosine < np.cos(np.radians(SHARP_DEG))
    ends = np.concatenate([edges.ends[sharp | turning], edges.open_ends])
    segments = mesh.vertices[ends]
    if not len(segments):
        return []
    length = np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1)
    step = max(mesh.diagonal_mm / _STEPS, float(length.sum()) / MOST_PIECES)
    pieces = np.maximum(np.ceil(length / step).astype(np.int64), 1)
    owner = np.repeat(np.arange(len(segments)), pieces)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    middle = (number + 0.5) / pieces[owner]
    at = segments[owner, 0] * (1.0 - middle)[:, None] + segments[owner, 1] * middle[:, None]
    hidden = _hidden(part, at, axes[2])
    strokes = []
    flat = segments @ axes[:2].T
    first = np.cumsum(pieces) - pieces
    for i, (a, b) in enumerate(flat):
        if np.hypot(*(b - a)) < 1e-6:
            continue
        run = hidden[first[i] : first[i] + pieces[i]]
        cuts = np.concatenate([[0], np.flatnonzero(np.diff(run)) + 1, [len(run)]])
        for low, high in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
            ends2 = np.array([[low], [high]]) / len(run) * (b - a) + a
            strokes.append(Stroke(kind="line", points=ends2, hidden=bool(run[low])))
    return strokes


def _hidden(part: Part, at: Floats, eye: Floats) -> np.typing.NDArray[np.bool_]:
    """Whether anything lies between the points (n, 3) and the eye; tried a little aside too, since edges lie on surface."""
    size = part.mesh.diagonal_mm
    across = np.cross(eye, [1.0, 0.0, 0.0] if abs(eye[0]) < 0.9 else [0.0, 1.0, 0.0])
    across /= np.linalg.norm(across)
    sides = (across, np.cross(eye, across))
    hidden = np.ones(len(at), dtype=np.bool_)
    for a, b in ((1.0, 0.6), (-0.6, 1.0), (-1.0, -0.6), (0.6, -1.0)):
        origin = at + 2e-4 * size * (a * sides[0] + b * sides[1]) + 4e-4 * size * eye
        hidden &= part.rays.occluded(origin, np.broadcast_to(eye, origin.shape))
    return hidden
