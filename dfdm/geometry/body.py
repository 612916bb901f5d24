"""The part as a whole: volume, area, center, inertia, box and closedness, from the B-rep where there is one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from OCP.Bnd import Bnd_Box
from OCP.BRep import BRep_Tool
from OCP.BRepBndLib import BRepBndLib
from OCP.BRepGProp import BRepGProp
from OCP.GProp import GProp_GProps
from OCP.TopAbs import TopAbs_ShapeEnum as Shape

from dfdm.facts.features import Body
from dfdm.facts.rounding import Vector
from dfdm.geometry.box import box_of
from dfdm.geometry.brep import count_of, faces_of, sub_shapes
from dfdm.geometry.dump import Dump
from dfdm.geometry.faces import Face
from dfdm.geometry.fingerprint import fingerprint
from dfdm.geometry.mesh import FloatArray, Mesh

_STEADY_DIGITS = 9
"""Digits of figures from integration that agree between rebuilds, whatever the order of summation."""


def body_of_brep(
    shape: Any,  # noqa: ANN401 - OCP has no types
    mesh: Mesh,
    faces: Sequence[Face],
    found: Dump | None = None,
    center: FloatArray | None = None,
    integrals: FloatArray | None = None,
    shapes: Sequence[Any] = (),
) -> Body:
    """Measure a TopoDS shape; volume, center and inertia are None unless every shell in it is closed.

    `found` is the dump of the faces (TopoDS_Face, `shapes`) in OCCT's own order, `integrals` its integrals about `center`.
    """
    solids = count_of(shape, Shape.TopAbs_SOLID)
    shells = sub_shapes(shape, Shape.TopAbs_SHELL)
    in_shells = sum(count_of(shell, Shape.TopAbs_FACE) for shell in shells)
    watertight = bool(shells) and in_shells >= len(faces) and all(BRep_Tool.IsClosed_s(shell) for shell in shells)
    volume, middle, inertia = None, None, None
    if watertight:
        alone = found is not None and in_shells == len(faces)  # a face that two solids share counts twice
        known = _moments(found, center, integrals) if alone else None
        volume, first, second = known or _moments_of_kernel(shape)
        sign = math.copysign(1.0, volume)
        volume, first, second = sign * volume, sign * first, sign * second
        arm = first / volume
        middle = arm + (center if known is not None and center is not None else 0.0)
        second = second - volume * np.outer(arm, arm)
        inertia = np.trace(second) * np.eye(3) - second
    low, high = (
        _box_of_brep(mesh, faces)
        if found is None
        else box_of(found, shapes or faces_of(shape), mesh.lower_mm, mesh.upper_mm)
    )
    return _body("brep", faces, mesh, low, high, solids, watertight, volume, middle, inertia)


def _moments(
    found: Dump | None, center: FloatArray | None, integrals: FloatArray | None
) -> tuple[float, FloatArray, FloatArray] | None:
    """Volume, first (3,) and second (3, 3) moments about `center` by the divergence theorem; None if a face is not known.

    Of a cone from the center over a face they are 1/3, 1/4 and 1/5 of the flux of 1, p and p pᵀ times position.
    """
    if found is None or integrals is None or not np.isfinite(integrals).all() or (integrals[:, 0] <= 0.0).any():
        return None
    axes = found.frames.reshape(-1, 4, 3)[:, 1:]
    sign = np.sign(np.linalg.det(axes)) * np.where(found.backward, -1.0, 1.0)
    volume = float(sign @ integrals[:, 4]) / 3.0
    if volume == 0.0:
        return None
    first = np.einsum("i,ij,ijk->k", sign, integrals[:, 5:8], axes) / 4.0
    local = integrals[:, [8, 9, 10, 9, 11, 12, 10, 12, 13]].reshape(-1, 3, 3)
    second = np.einsum("i,ija,ijb->ab", sign, axes, local @ axes) / 5.0
    return volume, first, second


def _moments_of_kernel(shape: Any) -> tuple[float, FloatArray, FloatArray]:  # noqa: ANN401 - OCP has no types
    """The same about the origin from OCCT, for shapes with freeform faces."""
    properties = GProp_GProps()
    BRepGProp.VolumeProperties_s(shape, properties)
    volume, at = properties.Mass(), properties.CentreOfMass()
    arm = np.array([at.X(), at.Y(), at.Z()])
    matrix = properties.MatrixOfInertia()
    inertia = np.array([[matrix.Value(i, j) for j in (1, 2, 3)] for i in (1, 2, 3)])
    second = 0.5 * np.trace(inertia) * np.eye(3) - inertia
    return volume, volume * arm, second + volume * np.outer(arm, arm)


def body_of_mesh(mesh: Mesh, faces: Sequence[Face], *, bodies: int) -> Body:
    """Measure a mesh of `bodies` closed bodies; volume, center and inertia are None when it is open."""
    volume, center, inertia = None, None, None
    if mesh.closed:
        import trimesh

        shift = 0.5 * (mesh.lower_mm + mesh.upper_mm)
        properties = trimesh.triangles.mass_properties(mesh.corners - shift, density=1.0)
        volume = float(properties["volume"])
        if volume > 0.0:
            center = np.asarray(properties["center_mass"]) + shift
            inertia = np.asarray(properties["inertia"])
    return _body("mesh", faces, mesh, mesh.lower_mm, mesh.upper_mm, bodies, mesh.closed, volume, center, inertia)


def _body(
    kind: Any,  # noqa: ANN401 - a Literal
    faces: Sequence[Face],
    mesh: Mesh,
    low: FloatArray,
    high: FloatArray,
    solids: int,
    watertight: bool,
    volume: float | None,
    center: FloatArray | None,
    inertia: FloatArray | None,
) -> Body:
    size = float(np.linalg.norm(high - low))
    middle = None if center is None else _vector(center, size)
    six = None
    if inertia is not None:
        scale = float(np.abs(inertia).max())
        six = tuple(steady(inertia[i, j], scale) for i, j in ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)))
    area = math.fsum(face.area_mm2 for face in faces)
    return Body(
        kind=kind,
        fingerprint=fingerprint(faces, solids=solids, volume_mm3=volume, center_mm=middle, inertia=inertia),
        volume_mm3=None if volume is None else steady(volume, volume),
        area_mm2=steady(area, area),
        bounding_box_mm=_vector(high - low, size),
        lower_mm=_vector(low, size),
        center_mm=middle,
        inertia_mm5=six,  # type: ignore[arg-type]  # six by construction
        solids=solids,
        watertight=watertight,
        faces=len(faces),
        triangles=len(mesh.triangles),
    )


def steady(value: float, scale: float) -> float:
    """Round to nine digits of `scale`: what is noise in a figure of that scale is gone."""
    if scale == 0.0 or not math.isfinite(scale):
        return float(value)
    return round(float(value), _STEADY_DIGITS - 1 - math.floor(math.log10(abs(scale)))) + 0.0


def _vector(values: FloatArray, scale: float) -> Vector:
    x, y, z = (steady(v, scale) for v in values)
    return x, y, z


def _box_of_brep(mesh: Mesh, faces: Sequence[Face]) -> tuple[FloatArray, FloatArray]:
    """Least and greatest coordinates: of the triangles, exact where a face that reaches them is or may be curved.

    OCCT's exact box of a whole shape is slow; only the faces whose triangles come near the limits are asked.
    """
    low, high = mesh.lower_mm.copy(), mesh.upper_mm.copy()
    starts = np.searchsorted(mesh.face_of_triangle, np.arange(len(faces) + 1))
    slack = 0.02 * mesh.diagonal_mm + 0.1
    for face in faces:
        corners = mesh.corners[starts[face.id] : starts[face.id + 1]].reshape(-1, 3)
        if not len(corners):
            continue
        reach = (corners.min(axis=0) < mesh.lower_mm + slack) | (corners.max(axis=0) > mesh.upper_mm - slack)
        if not reach.any() or (face.surface == "plane" and len(corners) <= 6):
            continue
        box = Bnd_Box()
        BRepBndLib.AddOptimal_s(face.ocp, box, False, False)
        if box.IsVoid() or box.IsOpen():
            continue
        box.SetGap(0.0)
        bounds = np.array(box.Get())
        low, high = np.minimum(low, bounds[:3]), np.maximum(high, bounds[3:])
    return low, high
