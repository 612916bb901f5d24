"""The distinct parts of a model side by side, as the viewer draws them, in one buffer behind a JSON header."""

from __future__ import annotations

import json
import struct
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.designs.model import Model
from dfdm.pictures import shaded
from dfdm.pictures.wire import Packed, pack
from dfdm.server.limits import MB, TooLargeError

_GAP_SHARE: Final = 0.15
"""Free space between two parts, as a share of the largest extent."""
_BYTES_PER_TRIANGLE: Final = 18
"""What a triangle takes in a large closed mesh: its corners, and half a vertex."""
_LENGTH: Final = struct.Struct("<I")
_ALIGNED: Final = 8


def packed(header: dict[str, Any], mesh: Packed) -> bytes:
    """One buffer: length of the header (uint32, little-endian), the header as JSON padded to 8 bytes, then the arrays.

    `header["arrays"]` says of each its first byte after the header, and its bytes; see `pictures.wire` for what they hold.
    """
    places, pieces, at = {}, [], 0
    for name in ("vertices", "runs", "triangles"):  # the last may have two bytes a number
        data: bytes = getattr(mesh, name)
        places[name] = {"at": at, "bytes": len(data)}
        pieces.append(data)
        at += len(data)
    text = json.dumps({**header, "arrays": places}, ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-(_LENGTH.size + len(text)) % _ALIGNED)
    return b"".join([_LENGTH.pack(len(text)), text, *pieces])


def laid_out(model: Model, answer_mb: int) -> tuple[list[dict[str, Any]], Packed]:
    """The parts (name, count, faces, the number of the first face in the picture, size), and the mesh that draws them.

    The first part stays where it was modeled. Raises TooLargeError where there is more to draw than may be answered.
    """
    parts, (vertices, triangles, faces, _) = _in_a_row(model, answer_mb)
    return parts, pack(vertices, triangles, faces)


def still(model: Model, answer_mb: int) -> bytes:
    """The same as a PNG, for where nothing can be drawn in 3D."""
    _, (vertices, triangles, faces, edges) = _in_a_row(model, answer_mb)
    return shaded(vertices, triangles, face_of_triangle=faces, edges=edges, caption=model.title or model.name)


def _in_a_row(
    model: Model, answer_mb: int
) -> tuple[list[dict[str, Any]], tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]]:
    """The parts, and welded vertices (n, 3) in mm, triangles (m, 3), faces (m,) and edges (k, 2, 3) of all of them."""
    bodies = [entry.part.body for entry in model.parts]
    total = sum(len(entry.part.mesh.triangles) for entry in model.parts)
    if total * _BYTES_PER_TRIANGLE > answer_mb * MB:
        raise TooLargeError(
            f"{model.name} has {total:,} triangles; at most {answer_mb * MB // _BYTES_PER_TRIANGLE:,} are drawn here"
        )
    gap = _GAP_SHARE * max(max(body.bounding_box_mm) for body in bodies)
    parts: list[dict[str, Any]] = []
    pieces: list[tuple[NDArray[Any], ...]] = []
    edge, face, corner = 0.0, 0, 0
    for number, (entry, body) in enumerate(zip(model.parts, bodies, strict=True)):
        shift = np.array([edge - body.lower_mm[0] if number else 0.0, 0.0, 0.0])
        edge = body.lower_mm[0] + shift[0] + body.bounding_box_mm[0] + gap
        mesh = entry.part.mesh
        pieces.append(
            (
                mesh.vertices + shift,
                mesh.triangles.astype(np.int64) + corner,
                mesh.face_of_triangle.astype(np.int64) + face,
                entry.part.edges_polyline() + shift,
            )
        )
        parts.append(
            {
                "name": entry.name,
                "count": entry.count,
                "faces": body.faces,
                "closed": bool(mesh.closed),
                "first_face": face,
                "size_mm": [float(value) for value in body.bounding_box_mm],
                "shift_mm": [float(value) for value in shift],
            }
        )
        corner += len(mesh.vertices)
        face += body.faces
    vertices, triangles, faces, edges = (np.concatenate(rows) for rows in zip(*pieces, strict=True))
    return parts, (vertices, triangles, faces, edges)
