"""The surface under each face: plane, cylinder, cone, sphere, torus, freeform faces that are one of these included."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.faces import Face, Surface
from dfdm.geometry.mesh import Mesh

Array = NDArray[np.float64]
RECOGNITION_MM: Final = 1e-3
"""How far a freeform face may be from a plane, cylinder, cone or sphere and still be read as one."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Patch:
    """One face as a piece of an analytic surface.

    `origin`: a point of the plane or of the axis, the apex of a cone, the center of a sphere or torus. `axis`: unit normal
    out of the material of a plane, else the unit axis (of a cone: the way it widens). `radius` of cylinder and sphere,
    of the ring of a torus; `minor` of its tube; `half_angle` of a cone in rad. `hollow`: the material is outside
    (a bore, an internal fillet).
    """

    id: int
    kind: Surface
    origin: Array
    axis: Array
    radius: float
    minor: float
    half_angle: float
    hollow: bool
    area: float
    ocp: Any

    @property
    def round(self) -> bool:
        """Whether the surface turns about `axis`."""
        return self.kind in ("cylinder", "cone", "torus")

    def normals(self, points: Array) -> Array:
        """Unit normals out of the material at points (n, 3) of the face; zero where a freeform face cannot tell."""
        if self.kind == "plane":
            return np.broadcast_to(self.axis, points.shape)
        if self.kind == "other":
            return np.zeros_like(points) if self.ocp is None else _freeform_normals(self.ocp, points)
        away = points - self.origin
        if self.kind != "sphere":
            radial = unit(away - (away @ self.axis)[:, None] * self.axis)
            if self.kind == "cylinder":
                away = radial
            elif self.kind == "cone":
                away = radial * math.cos(self.half_angle) - self.axis * math.sin(self.half_angle)
            else:
                away = away - self.radius * radial
        out = unit(away)
        return -out if self.hollow else out


def unit(vectors: Array) -> Array:
    """Vectors (…, 3) scaled to length 1; zero stays zero."""
    length = np.sqrt((vectors * vectors).sum(axis=-1, keepdims=True))
    return np.asarray(vectors / np.where(length > 1e-300, length, 1.0))


def cross(one: Array, other: Array) -> Array:
    """The cross product of two single vectors (3,), many times faster than numpy's general one."""
    a, b, c = one.tolist()
    x, y, z = other.tolist()
    return np.array([b * z - c * y, c * x - a * z, a * y - b * x])


def frame(axis: Array) -> tuple[Array, Array]:
    """Two unit vectors that make a right-handed frame with the unit vector `axis`."""
    helper = np.zeros(3)
    helper[int(np.argmin(np.abs(np.round(axis, 6))))] = 1.0
    u = unit(helper - (helper @ axis) * axis)
    return u, cross(axis, u)


def canonical(axis: Array) -> Array:
    """The direction or its opposite: the one whose first component that is not zero (to 1e-6) is positive."""
    for value in axis.tolist():
        if abs(value) > 1e-6:
            return np.asarray(axis if value > 0.0 else -axis)
    return axis


def canonical_rows(axes: Array) -> Array:
    """The same for each row (n, 3)."""
    large = np.abs(axes) > 1e-6
    first = np.take_along_axis(axes, large.argmax(axis=1)[:, None], axis=1)
    return np.asarray(np.where(large.any(axis=1, keepdims=True) & (first < 0.0), -axes, axes))


def patches_of(faces: Sequence[Face]) -> tuple[Patch, ...]:
    """The analytic surfaces of faces; a freeform one is tested for being a plane, cylinder, cone or sphere."""
    if not faces:
        return ()
    flat = [face.surface == "plane" for face in faces]
    origins = np.array(
        [(None if plane else face.origin) or face.centroid for face, plane in zip(faces, flat, strict=True)]
    )
    axes = np.array(
        [(face.normal if plane else face.axis) or (0.0, 0.0, 1.0) for face, plane in zip(faces, flat, strict=True)]
    )
    return tuple(
        [
            _freeform(face) if face.surface == "other" else _patch(face, origin, axis)
            for face, origin, axis in zip(faces, origins, unit(axes), strict=True)
        ]
    )


def _patch(face: Face, origin: Array, axis: Array) -> Patch:
    return Patch(
        id=face.id,
        kind=face.surface,
        origin=origin,
        axis=axis,
        radius=face.radius_mm or 0.0,
        minor=face.minor_radius_mm or 0.0,
        half_angle=math.radians(face.half_angle_deg or 0.0),
        hollow=bool(face.concave),
        area=face.area_mm2,
        ocp=face.ocp,
    )


def _freeform(face: Face) -> Patch:
    common: dict[str, Any] = {"id": face.id, "area": face.area_mm2, "ocp": face.ocp}
    found = None if face.ocp is None else _recognized(face.ocp)
    if found is None:
        return Patch(
            kind="other", origin=np.array(face.centroid), axis=np.zeros(3), radius=0.0, minor=0.0,
            half_angle=0.0, hollow=False, **common,
        )  # fmt: skip
    return _oriented(Patch(**found, **common))


def swept_deg(patch: Patch, mesh: Mesh) -> NDArray[np.bool_]:
    """Which whole degrees about the axis the face covers (360,), from its triangles."""
    corners = mesh.corners[mesh.face_of_triangle == patch.id] - patch.origin
    u, v = frame(canonical(patch.axis))
    angle = np.degrees(np.arctan2(corners @ v, corners @ u))
    angle = angle[:, :1] + (angle - angle[:, :1] + 180.0) % 360.0 - 180.0
    low, high = angle.min(axis=1), angle.max(axis=1)
    covered = np.zeros(360, dtype=bool)
    for start, stop in np.unique(np.round(np.stack([low, high], axis=1), 2), axis=0):
        covered[np.arange(math.floor(start + 0.5), math.floor(stop + 0.5)) % 360] = True
    return covered


def _oriented(patch: Patch) -> Patch:
    """Set what only the face's own orientation tells: the plane's normal, the side of the material."""
    at, normal = _sample(patch.ocp)
    changes: dict[str, Any] = {name: getattr(patch, name) for name in Patch.__slots__}
    if patch.kind == "plane":
        changes["axis"], changes["origin"] = patch.axis * np.sign(patch.axis @ normal), at
        return Patch(**changes)
    if patch.kind == "cone" and (at - patch.origin) @ patch.axis < 0.0:
        changes["axis"] = -patch.axis
    whole = Patch(**changes)
    changes["hollow"] = bool(whole.normals(at[None])[0] @ normal < 0.0)
    return Patch(**changes)


def _sample(ocp: Any) -> tuple[Array, Array]:  # noqa: ANN401 - OCP has no types
    """A point in the middle of the parameters of a face, and its outward normal."""
    from OCP.BRepAdaptor import BRepAdaptor_Surface
    from OCP.TopAbs import TopAbs_Orientation

    surface = BRepAdaptor_Surface(ocp, True)
    u = 0.47 * surface.FirstUParameter() + 0.53 * surface.LastUParameter()
    v = 0.47 * surface.FirstVParameter() + 0.53 * surface.LastVParameter()
    point, normal = _derived(surface, u, v)
    return point, -normal if ocp.Orientation() == TopAbs_Orientation.TopAbs_REVERSED else normal


def _derived(surface: Any, u: float, v: float) -> tuple[Array, Array]:  # noqa: ANN401 - OCP has no types
    from OCP.gp import gp_Pnt, gp_Vec

    point, along_u, along_v = gp_Pnt(), gp_Vec(), gp_Vec()
    surface.D1(u, v, point, along_u, along_v)
    return _xyz(point), unit(np.cross(_xyz(along_u), _xyz(along_v)))


def _freeform_normals(ocp: Any, points: Array) -> Array:  # noqa: ANN401 - OCP has no types
    from OCP.BRep import BRep_Tool
    from OCP.gp import gp_Pnt
    from OCP.ShapeAnalysis import ShapeAnalysis_Surface
    from OCP.TopAbs import TopAbs_Orientation

    surface = BRep_Tool.Surface_s(ocp)
    projection = ShapeAnalysis_Surface(surface)
    flip = -1.0 if ocp.Orientation() == TopAbs_Orientation.TopAbs_REVERSED else 1.0
    out = np.zeros_like(points)
    for row, point in enumerate(points):
        uv = projection.ValueOfUV(gp_Pnt(*(float(c) for c in point)), 1e-6)
        out[row] = flip * _derived(surface, uv.X(), uv.Y())[1]
    return out


def _recognized(ocp: Any) -> dict[str, Any] | None:  # noqa: ANN401 - OCP has no types
    """The elementary surface that a freeform face is, if it is one."""
    from OCP.gp import gp_Cone, gp_Cylinder, gp_Pln, gp_Sphere
    from OCP.ShapeAnalysis import ShapeAnalysis_CanonicalRecognition

    recognition = ShapeAnalysis_CanonicalRecognition(ocp)
    plane, cylinder, cone, sphere = gp_Pln(), gp_Cylinder(), gp_Cone(), gp_Sphere()
    found: dict[str, Any] = {"radius": 0.0, "minor": 0.0, "half_angle": 0.0, "hollow": False}
    surface: Any
    if recognition.IsPlane(RECOGNITION_MM, plane):
        found["kind"], surface = "plane", plane
    elif recognition.IsCylinder(RECOGNITION_MM, cylinder):
        found["kind"], surface = "cylinder", cylinder
        found["radius"] = cylinder.Radius()
    elif recognition.IsCone(RECOGNITION_MM, cone):
        found["kind"], surface = "cone", cone
        found["half_angle"] = abs(cone.SemiAngle())
    elif recognition.IsSphere(RECOGNITION_MM, sphere):
        found["kind"], surface = "sphere", sphere
        found["radius"] = sphere.Radius()
    else:
        return None
    position = surface.Position()
    found["origin"] = _xyz(cone.Apex() if found["kind"] == "cone" else position.Location())
    found["axis"] = unit(_xyz(position.Direction()))
    return found


def _xyz(thing: Any) -> Array:  # noqa: ANN401 - gp_Pnt, gp_Vec or gp_Dir
    return np.array([thing.X(), thing.Y(), thing.Z()])
