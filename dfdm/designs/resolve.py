"""Tie requirements to faces of the built part, anew at every build: tags and selectors become face ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import cadquery as cq
import numpy as np
from OCP.BRepAdaptor import BRepAdaptor_Surface

from dfdm.errors import RequirementError
from dfdm.requirements import Requirement, Resolved, fit_limits_mm
from dfdm.requirements.kinds import ROUND, WHOLE_PART

if TYPE_CHECKING:
    from dfdm.geometry.part import Face, Part

_NEAR_MM = 1e-4


def resolve(built: Any, parts: Sequence[Part], requirements: Sequence[Requirement]) -> list[tuple[Resolved, ...]]:  # noqa: ANN401 - any CadQuery object
    """Resolve every requirement; returns for each part of `parts` what is demanded of it.

    Raises RequirementError where a tag does not exist, nothing matches, more matches than the requirement says, or
    the nominal size contradicts the geometry.
    """
    found: list[list[Resolved]] = [[] for _ in parts]
    for requirement in requirements:
        if requirement.on == WHOLE_PART:
            for one in found:
                one.append(Resolved(requirement=requirement, faces=(), at_mm=(), measured_mm=None))
            continue
        matched = False
        for i, part in enumerate(parts):
            faces = _matching(built, part, requirement)
            if faces:
                matched = True
                datums = _datums(built, part, requirement)
                found[i].append(replace(resolved_on(requirement, faces), datum_faces=datums))
        if not matched:
            raise RequirementError(
                f"the {requirement.kind} requirement on '{requirement.on}' matches no face of the part"
            )
    return [tuple(one) for one in found]


def _matching(built: Any, part: Part, requirement: Requirement) -> list[Face]:  # noqa: ANN401 - any CadQuery object
    faces = _at(built, part, requirement.on)
    if requirement.kind in ROUND:
        faces = [face for face in faces if face.surface == "cylinder"]
        if requirement.nominal_mm is not None and requirement.kind == "diameter":
            same = [f for f in faces if abs(2 * (f.radius or 0.0) - requirement.nominal_mm) <= _NEAR_MM]
            if faces and not same:
                sizes = ", ".join(sorted({f"{2 * (f.radius or 0.0):g}" for f in faces}))
                raise RequirementError(
                    f"the diameter requirement on '{requirement.on}' says {requirement.nominal_mm:g} mm, the part has {sizes} mm there"
                )
            faces = same
    return faces


def _at(built: Any, part: Part, on: str) -> list[Face]:  # noqa: ANN401 - any CadQuery object
    """The faces of a part that a tag or selector stands for."""
    if part.shape is None:
        return []
    if on.startswith("tag:"):
        wanted = [_Wanted(face) for face in _tagged(built, on.removeprefix("tag:"))]
    else:
        try:
            picked = cq.Workplane(part.shape).faces(on).vals()
        except Exception as error:  # noqa: BLE001 - the selector grammar raises pyparsing's own errors
            raise RequirementError(
                f"'{on}' is neither tag:NAME nor a CadQuery face selector ({type(error).__name__})"
            ) from None
        wanted = [_Wanted(face) for face in picked]
    return [face for face in part.faces if any(w.is_on(face) for w in wanted)]


def _datums(built: Any, part: Part, requirement: Requirement) -> tuple[tuple[int, ...], ...]:  # noqa: ANN401 - any CadQuery object
    """The faces of each datum."""
    found = []
    for datum in requirement.datums:
        faces = _at(built, part, datum)
        if not faces:
            raise RequirementError(
                f"the datum '{datum}' of the {requirement.kind} requirement on '{requirement.on}' matches no face of the part"
            )
        found.append(tuple(sorted(face.id for face in faces)))
    return tuple(found)


def _tagged(built: Any, tag: str) -> list[cq.Face]:  # noqa: ANN401 - any CadQuery object
    """Faces a tag stands for: tagged faces themselves, or the faces that the tagged step added to its solid."""
    if not isinstance(built, cq.Workplane):
        raise RequirementError(f"the tag '{tag}' needs a design that returns a Workplane")
    try:
        step = built._getTagged(tag)  # CadQuery has no public way to look a tag up without selecting
    except ValueError:
        known = ", ".join(sorted(built.ctx.tags)) or "none"
        raise RequirementError(f"the part has no tag '{tag}'; it has: {known}") from None
    faces: list[cq.Face] = []
    for value in step.vals():
        if isinstance(value, cq.Face):
            faces.append(value)
        elif isinstance(value, cq.Shape) and value.Faces():
            before = _solid_before(step)
            old = [_Wanted(f) for f in before.Faces()] if before is not None else []
            changed = [f for f in value.Faces() if not any(o.equals(f) for o in old)]
            # A step also trims and merges faces that were there; what it added lies on a surface of its own.
            added = [f for f in changed if not any(o.same_surface(_Wanted(f)) for o in old)]
            faces += added or changed
    return faces


def _solid_before(step: cq.Workplane) -> cq.Shape | None:
    own = step.vals()
    above = step.parent
    while above is not None:
        for value in above.vals():
            if (
                isinstance(value, cq.Shape)
                and value.Solids()
                and not any(value.wrapped.IsSame(o.wrapped) for o in own if isinstance(o, cq.Shape))
            ):
                return value
        above = above.parent
    return None


class _Wanted:
    """A face's surface in numbers, to find it again on the finished part, where later steps may have trimmed it."""

    def __init__(self, face: cq.Face) -> None:
        adaptor = BRepAdaptor_Surface(face.wrapped)
        self.kind = face.geomType()
        self.area = face.Area()
        center = face.Center()
        self.center = np.array([center.x, center.y, center.z])
        self.box = face.BoundingBox()
        self.axis = self.origin = np.zeros(3)
        self.radius = 0.0
        if self.kind == "CYLINDER":
            cylinder = adaptor.Cylinder()
            self.radius = cylinder.Radius()
            self.axis, self.origin = _line(cylinder.Axis())
        elif self.kind == "PLANE":
            self.axis, self.origin = _line(adaptor.Plane().Axis())

    def equals(self, face: cq.Face) -> bool:
        """Say whether another face is the same face: kind, area and center agree."""
        if face.geomType() != self.kind or abs(face.Area() - self.area) > 1e-6 * max(self.area, 1.0):
            return False
        center = face.Center()
        return bool(np.abs(np.array([center.x, center.y, center.z]) - self.center).max() <= _NEAR_MM)

    def same_surface(self, other: _Wanted) -> bool:
        """Say whether another face lies on the same cylinder or plane."""
        if self.kind != other.kind or self.kind not in ("CYLINDER", "PLANE"):
            return False
        if np.linalg.norm(np.cross(self.axis, other.axis)) > 1e-6 or abs(self.radius - other.radius) > _NEAR_MM:
            return False
        offset = other.origin - self.origin
        along = self.axis * (offset @ self.axis)
        return bool(np.linalg.norm(along if self.kind == "PLANE" else offset - along) <= _NEAR_MM)

    def is_on(self, face: Face) -> bool:
        """Say whether a face of the finished part lies on this surface, within this face's extent."""
        middle = np.asarray(face.centroid, dtype=np.float64)
        low = np.array([self.box.xmin, self.box.ymin, self.box.zmin]) - 1e-3
        high = np.array([self.box.xmax, self.box.ymax, self.box.zmax]) + 1e-3
        if not (np.all(middle >= low) and np.all(middle <= high)):
            return False
        if self.kind == "CYLINDER":
            return (
                face.surface == "cylinder"
                and abs((face.radius or 0.0) - self.radius) <= _NEAR_MM
                and self._coaxial(face)
            )
        if self.kind == "PLANE":
            return face.surface == "plane" and face.normal is not None and self._coplanar(face.normal, middle)
        return bool(
            np.abs(middle - self.center).max() <= _NEAR_MM
            and abs(face.area_mm2 - self.area) <= 1e-4 * max(self.area, 1.0)
        )

    def _coaxial(self, face: Face) -> bool:
        if face.axis is None or face.origin is None:
            return False
        offset = np.asarray(face.origin) - self.origin
        return bool(
            np.linalg.norm(np.cross(self.axis, face.axis)) <= 1e-6
            and np.linalg.norm(offset - self.axis * (offset @ self.axis)) <= _NEAR_MM
        )

    def _coplanar(self, normal: Any, point: Any) -> bool:  # noqa: ANN401 - 3-vectors
        return bool(
            np.linalg.norm(np.cross(self.axis, normal)) <= 1e-6 and abs((point - self.origin) @ self.axis) <= _NEAR_MM
        )


def _line(axis: Any) -> tuple[Any, Any]:  # noqa: ANN401 - gp_Ax1
    direction, location = axis.Direction(), axis.Location()
    return np.array([direction.X(), direction.Y(), direction.Z()]), np.array([location.X(), location.Y(), location.Z()])


def _half(requirement: Requirement, faces: list[Face]) -> Requirement:
    """The half of a fit that the faces are: what is declared as H7/g6 is g6 on a shaft.

    Raises RequirementError where a class of holes is declared on a shaft, or the other way round.
    """
    if not requirement.fit:
        return requirement
    if requirement.kind in ROUND:
        holes = all(face.concave is not False for face in faces)
    else:
        holes = requirement.fit[0].isupper()
    if holes == requirement.fit[0].isupper():
        return requirement
    if not requirement.mate or requirement.nominal_mm is None:
        here, wanted = ("a hole", "a small letter") if holes else ("a shaft", "a capital")
        raise RequirementError(
            f"the fit {requirement.fit} on '{requirement.on}' stands on {here}: {wanted} is one of {'shafts' if holes else 'holes'}"
        )
    minus, plus = fit_limits_mm(requirement.mate, requirement.nominal_mm)
    return replace(requirement, fit=requirement.mate, mate=requirement.fit, minus_mm=minus, plus_mm=plus)


def resolved_on(requirement: Requirement, faces: list[Face]) -> Resolved:
    """A requirement with the faces that it was found on; RequirementError where their count or their side contradicts it."""
    requirement = _half(requirement, faces)
    if requirement.kind in ROUND:
        places = sorted({_axis_point(face) for face in faces})
    else:
        places = sorted((face.centroid[0], face.centroid[1], face.centroid[2]) for face in faces)
    if requirement.count is not None and len(places) != requirement.count:
        raise RequirementError(
            f"the {requirement.kind} requirement on '{requirement.on}' says {requirement.count} place(s), the part has {len(places)}"
        )
    measured = 2 * faces[0].radius if requirement.kind in ROUND and faces[0].radius else None
    if requirement.kind == "radius" and measured is not None:
        measured /= 2.0
    if measured is None and requirement.kind in ("distance", "thickness"):
        measured = _spread(faces)
    return Resolved(
        requirement=requirement, faces=tuple(sorted(f.id for f in faces)), at_mm=tuple(places), measured_mm=measured
    )


def _axis_point(face: Face) -> tuple[float, float, float]:
    """The face's center dropped onto its axis: equal for the two halves of one hole."""
    axis, origin = np.asarray(face.axis, dtype=np.float64), np.asarray(face.origin, dtype=np.float64)
    point = origin + axis * ((np.asarray(face.centroid) - origin) @ axis)
    x, y, z = (round(float(v), 4) + 0.0 for v in point)
    return x, y, z


def _spread(faces: list[Face]) -> float | None:
    """Distance between the outermost of two or more parallel planes."""
    planes = [f for f in faces if f.surface == "plane" and f.normal is not None]
    if len(planes) < 2:
        return None
    normal = np.asarray(planes[0].normal, dtype=np.float64)
    if any(np.linalg.norm(np.cross(normal, np.asarray(f.normal))) > 1e-6 for f in planes):
        return None
    heights = [float(np.asarray(f.centroid) @ normal) for f in planes]
    return max(heights) - min(heights)
