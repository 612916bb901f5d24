"""A part in few triangles: enough to see it move, not to be measured."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from OCP.BRepTools import BRepTools

from dfdm.errors import GeometryError
from dfdm.geometry.brep import faces_of
from dfdm.geometry.dump import dump
from dfdm.geometry.facets import facets
from dfdm.geometry.part import Part
from dfdm.geometry.tessellation import linear_deflection_mm, tessellate

_TIMES: Final = 8.0
_ANGULAR_RAD: Final = 0.7
"""Nine steps to a full circle at the least."""


def coarse(shape: Any, name: str = "") -> Part:  # noqa: ANN401 - cq.Shape or TopoDS_Shape
    """A part of triangles alone that lies within some tenths of a millimeter of the shape; its faces are numbered anew.

    Raises GeometryError for a shape without faces.
    """
    topods = getattr(shape, "wrapped", shape)
    if topods is None or not hasattr(topods, "ShapeType") or topods.IsNull():
        raise GeometryError(f"there is no shape to show (found {type(shape).__name__})", what="shape")
    faces = faces_of(topods)
    if not faces:
        raise GeometryError("the shape has no face", what="shape")
    found = dump(faces)
    size_mm = 0.0 if found is None or not len(found.vertices) else float(np.linalg.norm(np.ptp(found.vertices, axis=0)))
    linear_mm = _TIMES * linear_deflection_mm(size_mm)
    try:
        made = None if found is None else facets(found, faces, linear_mm=linear_mm, angular_rad=_ANGULAR_RAD)
    except IndexError:  # as in `Part`: edges that do not close
        made = None
    mesh = made
    if mesh is None:
        mesh = tessellate(topods, faces, linear_mm=linear_mm, angular_rad=_ANGULAR_RAD)
    BRepTools.Clean_s(topods)  # few triangles that stay on the shape would be taken for its mesh later
    return Part(name=name, mesh=mesh)
