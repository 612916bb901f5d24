"""Read the faces of an OCCT shape: kind of surface, outward direction, area, centroid, radii, axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from OCP.BRepAdaptor import BRepAdaptor_Surface
from OCP.BRepGProp import BRepGProp
from OCP.GeomAbs import GeomAbs_SurfaceType as Kind
from OCP.GProp import GProp_GProps
from OCP.TopAbs import TopAbs_Orientation, TopAbs_ShapeEnum
from OCP.TopExp import TopExp, TopExp_Explorer
from OCP.TopoDS import TopoDS
from OCP.TopTools import TopTools_IndexedMapOfShape

from dfdm.facts.rounding import Vector
from dfdm.geometry.dump import Dump
from dfdm.geometry.faces import Face, Surface
from dfdm.geometry.mesh import FloatArray


def sub_shapes(shape: Any, kind: TopAbs_ShapeEnum) -> list[Any]:  # noqa: ANN401 - OCP has no types
    """Distinct sub-shapes of one kind (TopoDS), each once, with the orientation they have in the shape."""
    found = TopTools_IndexedMapOfShape()
    TopExp.MapShapes_s(shape, kind, found)
    return [found.FindKey(i) for i in range(1, found.Extent() + 1)]


def count_of(shape: Any, kind: TopAbs_ShapeEnum) -> int:  # noqa: ANN401 - OCP has no types
    """How many distinct sub-shapes of one kind a shape has."""
    found = TopTools_IndexedMapOfShape()
    TopExp.MapShapes_s(shape, kind, found)
    return int(found.Extent())


def faces_of(shape: Any) -> list[Any]:  # noqa: ANN401 - OCP has no types
    """The distinct TopoDS_Face of a shape, in its own order."""
    return [TopoDS.Face_s(face) for face in sub_shapes(shape, TopAbs_ShapeEnum.TopAbs_FACE)]


def edges_of(faces: Sequence[Any]) -> list[Any]:
    """The distinct TopoDS_Edge of some faces in the order in which loops first use them, as a dump counts them."""
    found = TopTools_IndexedMapOfShape()
    for face in faces:
        explorer = TopExp_Explorer(face, TopAbs_ShapeEnum.TopAbs_EDGE)
        while explorer.More():
            edge = explorer.Current()
            if edge.Orientation() in (TopAbs_Orientation.TopAbs_FORWARD, TopAbs_Orientation.TopAbs_REVERSED):
                found.Add(edge)
            explorer.Next()
    return [TopoDS.Edge_s(found.FindKey(i)) for i in range(1, found.Extent() + 1)]


_NAMES: tuple[Surface, ...] = ("other", "plane", "cylinder", "cone", "sphere", "torus")


def read_faces(
    shapes: Sequence[Any], found: Dump | None, center: FloatArray, integrals: FloatArray | None
) -> list[Face]:
    """Describe all faces (TopoDS_Face) at once from their dump; those that it does not know are asked from OCCT.

    `integrals` are the dump's about `center`.
    """
    if found is None or integrals is None:
        return [read_face(shape) for shape in shapes]
    frame = found.frames.reshape(-1, 4, 3)
    with np.errstate(divide="ignore", invalid="ignore"):
        about = np.einsum("ij,ijk->ik", integrals[:, 1:4] / integrals[:, :1], frame[:, 1:]) + center
    known = (found.surface > 0) & (integrals[:, 0] > 0.0) & np.isfinite(about).all(axis=1)
    direct = np.einsum("ij,ij->i", np.cross(frame[:, 1], frame[:, 2]), frame[:, 3]) > 0.0
    inward = found.backward == direct  # whether the local surface's z, or the way out of its axis, points inward
    columns = (
        known,
        found.surface,
        frame[:, 0],
        frame[:, 3],
        found.sizes,
        inward,
        integrals[:, 0],
        about,
        integrals[:, 14],
    )
    return [
        _described(shape, *row) if row[0] else read_face(shape)
        for shape, row in zip(shapes, zip(*(c.tolist() for c in columns), strict=True), strict=True)
    ]


def _described(
    ocp: Any,  # noqa: ANN401 - OCP has no types
    known: bool,
    kind: int,
    origin: Sequence[float],
    direction: Sequence[float],
    sizes: Sequence[float],
    inward: bool,
    area: float,
    centroid: Sequence[float],
    mean_radius: float,
) -> Face:
    center, axis, place = _vector(centroid), _vector(direction), _vector(origin)
    common: dict[str, Any] = {"id": -1, "surface": _NAMES[kind], "area_mm2": area, "centroid": center, "ocp": ocp}
    radius = sizes[0]
    match kind:
        case 1:
            return Face(normal=_vector(direction, -1.0 if inward else 1.0), origin=center, **common)
        case 2:
            foot = _foot(place, axis, center)
            return Face(axis=_upward(axis), origin=foot, radius_mm=radius, concave=inward, **common)
        case 3:
            # Both nappes share the surface; the one this face lies on decides which way the axis opens.
            half, beyond = sizes[1], mean_radius < 0.0
            apex = tuple(p - radius / math.tan(half) * a for p, a in zip(place, axis, strict=True))
            sign = 1.0 if (half > 0.0) != beyond else -1.0
            return Face(
                axis=_vector(direction, sign),
                origin=_vector(apex),
                half_angle_deg=math.degrees(abs(half)),
                concave=inward != beyond,
                **common,
            )
        case 4:
            return Face(origin=place, radius_mm=radius, concave=inward, **common)
        case _:
            return Face(
                axis=_upward(axis), origin=place, radius_mm=radius, minor_radius_mm=sizes[1], concave=inward, **common
            )


def _vector(values: Sequence[float], sign: float = 1.0) -> Vector:
    return sign * values[0] + 0.0, sign * values[1] + 0.0, sign * values[2] + 0.0


def read_face(ocp: Any) -> Face:  # noqa: ANN401 - OCP has no types
    """Describe one TopoDS_Face; a surface that OCCT has no name for is `other`."""
    properties = GProp_GProps()
    BRepGProp.SurfaceProperties_s(ocp, properties)
    area = abs(properties.Mass())
    center = properties.CentreOfMass()
    surface = BRepAdaptor_Surface(ocp, True)
    reverse = ocp.Orientation() == TopAbs_Orientation.TopAbs_REVERSED
    common: dict[str, Any] = {"id": -1, "area_mm2": area, "centroid": _xyz(center), "ocp": ocp}
    match surface.GetType():
        case Kind.GeomAbs_Plane:
            frame = surface.Plane().Position()
            sign = -1.0 if reverse == frame.Direct() else 1.0
            return Face(surface="plane", normal=_xyz(frame.Direction(), sign), origin=_xyz(center), **common)
        case Kind.GeomAbs_Cylinder:
            cylinder = surface.Cylinder()
            frame = cylinder.Position()
            return Face(
                surface="cylinder",
                axis=_upward(_xyz(frame.Direction())),
                origin=_foot(_xyz(frame.Location()), _xyz(frame.Direction()), _xyz(center)),
                radius_mm=cylinder.Radius(),
                concave=reverse == frame.Direct(),
                **common,
            )
        case Kind.GeomAbs_Cone:
            cone = surface.Cone()
            frame = cone.Position()
            sign = 1.0 if cone.SemiAngle() > 0.0 else -1.0
            # Both nappes share the surface; the one this face lies on decides which way the axis opens.
            mid_v = 0.5 * (surface.FirstVParameter() + surface.LastVParameter())
            beyond_apex = cone.RefRadius() + mid_v * math.sin(cone.SemiAngle()) < 0.0
            return Face(
                surface="cone",
                axis=_xyz(frame.Direction(), -sign if beyond_apex else sign),
                origin=_xyz(cone.Apex()),
                half_angle_deg=math.degrees(abs(cone.SemiAngle())),
                concave=(reverse == frame.Direct()) != beyond_apex,
                **common,
            )
        case Kind.GeomAbs_Sphere:
            sphere = surface.Sphere()
            frame = sphere.Position()
            return Face(
                surface="sphere",
                origin=_xyz(frame.Location()),
                radius_mm=sphere.Radius(),
                concave=reverse == frame.Direct(),
                **common,
            )
        case Kind.GeomAbs_Torus:
            torus = surface.Torus()
            frame = torus.Position()
            return Face(
                surface="torus",
                axis=_upward(_xyz(frame.Direction())),
                origin=_xyz(frame.Location()),
                radius_mm=torus.MajorRadius(),
                minor_radius_mm=torus.MinorRadius(),
                concave=reverse == frame.Direct(),
                **common,
            )
        case _:
            return Face(surface="other", **common)


def _xyz(thing: Any, sign: float = 1.0) -> Vector:  # noqa: ANN401 - gp_Pnt, gp_Dir
    return sign * thing.X() + 0.0, sign * thing.Y() + 0.0, sign * thing.Z() + 0.0


def _upward(axis: Vector) -> Vector:
    """The one of both directions of an axis whose first coordinate that is not 0 is positive: rebuilds turn axes about."""
    first = next((value for value in axis if abs(value) > 1e-6), 1.0)
    return axis if first > 0.0 else (0.0 - axis[0], 0.0 - axis[1], 0.0 - axis[2])


def _foot(origin: Vector, axis: Vector, point: Vector) -> Vector:
    """The point of an axis next to `point`."""
    along = sum((p - o) * a for p, o, a in zip(point, origin, axis, strict=True))
    x, y, z = (o + along * a for o, a in zip(origin, axis, strict=True))
    return x, y, z
