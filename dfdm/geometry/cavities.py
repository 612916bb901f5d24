"""Closed voids inside the material: exact from the inner shells of solids, from inside-out bodies of a mesh."""

from __future__ import annotations

import math

import numpy as np
from OCP.BRepClass3d import BRepClass3d
from OCP.BRepGProp import BRepGProp
from OCP.GProp import GProp_GProps
from OCP.TopAbs import TopAbs_ShapeEnum as Shape
from OCP.TopoDS import TopoDS

from dfdm.facts.features import Cavity
from dfdm.facts.measurements import NotMeasured
from dfdm.geometry.body import steady
from dfdm.geometry.brep import faces_of, sub_shapes
from dfdm.geometry.part import Part
from dfdm.geometry.repair import bodies

_OPEN = "the surface is open, so that inside and outside cannot be told apart: close it to find cavities"


def measure_cavities(part: Part) -> tuple[Cavity, ...] | NotMeasured:
    """Closed voids, largest first: volume in mm³, center, faces; not measured where the surface is open.

    Where only another surface of a mesh is open, the closed ones inside the material are voids all the same.
    """
    watertight = part.body.watertight
    if not watertight and part.kind == "brep":
        return NotMeasured(reason=_OPEN)
    found = _of_mesh(part) if part.kind == "mesh" else _of_brep(part)
    if not watertight and not found:
        return NotMeasured(reason=_OPEN)
    return tuple(sorted(found, key=lambda c: (-round(c.volume_mm3, 3), c.faces)))


def _of_brep(part: Part) -> list[Cavity]:
    found = []
    for shape in sub_shapes(part.ocp, Shape.TopAbs_SOLID):
        solid = TopoDS.Solid_s(shape)
        outer = BRepClass3d.OuterShell_s(solid)
        for shell in sub_shapes(solid, Shape.TopAbs_SHELL):
            if shell.IsSame(outer):
                continue
            properties = GProp_GProps()
            BRepGProp.VolumeProperties_s(shell, properties)
            volume, center = abs(properties.Mass()), properties.CentreOfMass()
            if volume > 0.0:
                found.append(
                    _cavity(part, volume, (center.X(), center.Y(), center.Z()), part.face_ids(faces_of(shell)))
                )
    return found


def _of_mesh(part: Part) -> list[Cavity]:
    mesh = part.mesh
    found = []
    for members, volume in bodies(mesh):
        if volume < 0.0:  # mending turned those out that nothing surrounds
            corners = mesh.corners[members] - mesh.corners[members[0], 0]
            weight = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))
            center = weight @ corners.sum(axis=1) / (4.0 * weight.sum()) + mesh.corners[members[0], 0]
            x, y, z = (float(v) for v in center)
            faces = tuple(int(f) for f in np.unique(mesh.face_of_triangle[members]))
            found.append(_cavity(part, -volume, (x, y, z), faces))
    return found


def _cavity(part: Part, volume: float, center: tuple[float, float, float], faces: tuple[int, ...]) -> Cavity:
    size = math.hypot(*part.body.bounding_box_mm)
    x, y, z = (steady(v, size) for v in center)
    return Cavity(volume_mm3=steady(volume, volume), at_mm=(x, y, z), faces=faces)
