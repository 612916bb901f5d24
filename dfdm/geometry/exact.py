"""Exact surfaces behind the triangles: the planes, cylinders, cones, spheres and tori of a part as one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from dfdm.geometry.faces import Face
from dfdm.geometry.mesh import FloatArray

PLANE: Final = 1.0
_KIND: Final = {"other": 0.0, "plane": PLANE, "cylinder": 2.0, "cone": 3.0, "sphere": 4.0, "torus": 5.0}
_NOTHING: Final = (0.0, 0.0, 0.0)


def surface_table(faces: Sequence[Face]) -> FloatArray:
    """One row (11,) for each face: kind, axis or normal, origin, radius, smaller radius, half angle, side.

    The columns are those of `opposite_kernel.level`. Faces of other kinds, and regions of a mesh, are of kind 0: their
    triangles are all there is.
    """
    rows = [
        (
            _KIND[face.surface],
            *(face.normal or face.axis or _NOTHING),
            *(face.origin or _NOTHING),
            face.radius_mm or 0.0,
            face.minor_radius_mm or 0.0,
            face.half_angle_deg or 0.0,
            -1.0 if face.concave else 1.0,
        )
        if face.ocp is not None
        else (0.0,) * 11
        for face in faces
    ]
    table = np.array(rows, dtype=np.float64).reshape(-1, 11)
    table[:, 9] = np.radians(table[:, 9])
    return table
