"""Flatten any CadQuery object into distinct solids with their counts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import cadquery as cq
import numpy as np
from numpy.typing import NDArray
from OCP.Bnd import Bnd_Box
from OCP.BRepBndLib import BRepBndLib
from OCP.BRepGProp import BRepGProp
from OCP.GProp import GProp_GProps

from dfdm.designs.model import Seat
from dfdm.errors import GeometryError, InputError
from dfdm.facts.rounding import Vector, rounded

_RELATIVE = 1e-6
SMALLEST_MM = 1e-3
LARGEST_MM = 1e5


def shapes_in(thing: Any, name: str) -> list[tuple[str, cq.Shape]]:  # noqa: ANN401 - any CadQuery object
    """List (name, solid) of a Shape, Workplane, Assembly, Sketch-free object, or a list of them.

    Raises InputError where there is nothing with a volume or a surface in it.
    """
    found = list(_walk(thing, name))
    if not found:
        raise InputError(f"'{name}' holds no solid: the design must end in a CadQuery solid, workplane or assembly")
    return found


def together(thing: Any, name: str) -> cq.Shape:  # noqa: ANN401 - any CadQuery object
    """All solids of an object in their places, as one compound."""
    return cq.Compound.makeCompound([shape for _, shape in shapes_in(thing, name)])


def _walk(thing: Any, name: str) -> Iterator[tuple[str, cq.Shape]]:  # noqa: ANN401 - any CadQuery object
    if isinstance(thing, cq.Assembly):
        yield from _assembly(thing, name)
    elif isinstance(thing, cq.Workplane):
        for value in thing.vals():
            yield from _walk(value, name)
    elif isinstance(thing, cq.Shape):
        yield from _solids(thing, name)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from _walk(value, name)
    elif not isinstance(thing, cq.Vector | cq.Location | cq.Sketch):
        raise InputError(f"'{name}' is a {type(thing).__name__}, not a CadQuery object")


def _solids(shape: cq.Shape, name: str) -> Iterator[tuple[str, cq.Shape]]:
    solids = shape.Solids()
    if solids:
        for solid in solids:
            yield name, solid
    elif shape.Shells() or shape.Faces():
        yield name, shape


def _assembly(assembly: cq.Assembly, name: str) -> Iterator[tuple[str, cq.Shape]]:
    for _, node in assembly.traverse():
        location = _placed(node)
        label = _named(node) or name
        for shape in node.shapes:
            for _, solid in _solids(shape, label):
                yield label, solid.moved(location)


def _named(node: cq.Assembly | None) -> str:
    """The name that a designer gave to a node of an assembly, or to the next one above it; "" where none did."""
    while node is not None:
        if given := given_name(node):
            return given
        node = node.parent
    return ""


def given_name(thing: Any) -> str:  # noqa: ANN401 - any object with or without a name
    """The name that a designer gave to an object; "" for none and for the random one of an unnamed assembly."""
    name = getattr(thing, "name", None)
    if not isinstance(name, str):
        return ""
    try:
        UUID(name)
    except ValueError:
        return name.split("/")[-1]
    return ""


def _placed(node: cq.Assembly) -> cq.Location:
    location = node.loc
    while node.parent is not None:
        node = node.parent
        location = node.loc * location
    return location


def group(solids: list[tuple[str, cq.Shape]]) -> list[tuple[str, int, cq.Shape]]:
    """Group equal solids as `seated` does: (name of the first, count, solid)."""
    return [(name, len(seats), shape) for name, seats, shape in seated(solids)]


def seated(solids: list[tuple[str, cq.Shape]]) -> list[tuple[str, tuple[Seat, ...], cq.Shape]]:
    """Group equal solids wherever they stand and however they are turned: (name of the first, where each stands, solid).

    A mirror image is another part. Where a solid is so symmetric that its frame is not unique, only translated
    copies and copies of the same kernel shape count as equal.
    """
    groups: list[tuple[str, list[Seat], cq.Shape, _Frame]] = []
    for name, solid in solids:
        frame = _Frame(solid)
        for _, seats, shape, known in groups:
            moved = _carried(shape, solid) if shape.wrapped.IsPartner(solid.wrapped) else known.motion(frame)
            if moved is not None:
                seats.append(_seat(name, *moved))
                break
        else:
            groups.append((name, [_seat(name, np.eye(3), np.zeros(3))], solid, frame))
    return [(name, tuple(seats), shape) for name, seats, shape, _ in groups]


Motion = tuple[NDArray[np.float64], NDArray[np.float64]]
"""A rotation (3, 3) and a shift (3,): x becomes rotation x + shift."""


def _carried(first: cq.Shape, other: cq.Shape) -> Motion:
    """The motion from one placing of a kernel shape to another."""
    moved = other.wrapped.Location().Transformation().Multiplied(first.wrapped.Location().Transformation().Inverted())
    rows = np.array([[moved.Value(row, column) for column in (1, 2, 3, 4)] for row in (1, 2, 3)])
    return rows[:, :3], rows[:, 3]


def _seat(name: str, turn: NDArray[np.float64], shift: NDArray[np.float64]) -> Seat:
    first, second, third = (_settled(row) for row in turn)
    return Seat(name=name, turn=(first, second, third), shift_mm=_settled(shift))


def _settled(row: NDArray[np.float64]) -> Vector:
    return rounded(row[0]), rounded(row[1]), rounded(row[2])


def across_mm(shape: cq.Shape) -> float:
    """Length of the diagonal of the box of a shape; nan where it has none."""
    box = Bnd_Box()
    try:
        BRepBndLib.Add_s(shape.wrapped, box, False)
    except Exception:  # noqa: BLE001 - OCCT raises its own kinds on broken surfaces
        return math.nan
    return math.nan if box.IsVoid() or box.IsOpen() else math.sqrt(box.SquareExtent())


def sized(name: str, across: float) -> None:
    """Refuse (GeometryError) what is of no size that anything is made in: it was written in another unit, or broken.

    Triangles as fine as a part of ordinary size needs are too many there, or smaller than the kernel can tell apart.
    """
    if not math.isfinite(across):
        raise GeometryError(f"{name} is broken: it has no size", what="size")
    if not SMALLEST_MM <= across <= LARGEST_MM:
        raise GeometryError(
            f"{name} is {across:.3g} mm across, and nothing below {SMALLEST_MM:g} mm or above {LARGEST_MM:g} mm is"
            " measured: check the unit it was written in",
            what="size",
        )


def signature(shape: cq.Shape) -> tuple[tuple[float, ...], ...]:
    """Rounded size and place of every face, in no order that hangs on the kernel: changes when the geometry does.

    A script may read other files; what was kept for its geometry of before must then not be taken for that of now.
    """
    rows = []
    for face in shape.Faces():
        found = GProp_GProps()
        BRepGProp.SurfaceProperties_s(face.wrapped, found)
        at = found.CentreOfMass()
        rows.append(tuple(round(v, 5) + 0.0 for v in (found.Mass(), at.X(), at.Y(), at.Z())))
    return tuple(sorted(rows))


class _Frame:
    """Face areas and centroids of a solid, seen from its center and its principal axes."""

    def __init__(self, shape: cq.Shape) -> None:
        whole = GProp_GProps()
        BRepGProp.VolumeProperties_s(shape.wrapped, whole)
        center = whole.CentreOfMass()
        principal = whole.PrincipalProperties()
        self.volume = whole.Mass()
        self.moments = np.array(principal.Moments())
        axes = [principal.FirstAxisOfInertia(), principal.SecondAxisOfInertia()]
        first, second = (np.array([a.X(), a.Y(), a.Z()]) for a in axes)
        self.axes = np.stack([first, second, np.cross(first, second)])
        faces = [(f.Area(), f.Center()) for f in shape.Faces()]
        middle = np.array([center.X(), center.Y(), center.Z()])
        self.areas = np.array([a for a, _ in faces])
        self.middle = middle
        self.centers = np.array([[c.x, c.y, c.z] for _, c in faces]).reshape(-1, 3) - middle
        self.size = float(np.linalg.norm(self.centers, axis=1).max(initial=0.0)) or 1.0

    def _unique(self) -> bool:
        low, mid, high = np.sort(self.moments)
        return bool(min(mid - low, high - mid) > 1e-4 * max(high, 1e-12))

    def motion(self, other: _Frame) -> Motion | None:
        """The rigid motion without mirroring that carries one onto the other, within tolerance; None where there is none."""
        if len(self.areas) != len(other.areas) or not np.isclose(self.volume, other.volume, rtol=_RELATIVE):
            return None
        if not np.allclose(np.sort(self.moments), np.sort(other.moments), rtol=1e-5):
            return None
        if self._match(self.centers, other.centers, other):
            return np.eye(3), other.middle - self.middle
        if not (self._unique() and other._unique()):
            return None
        mine, theirs = self.centers @ self.axes.T, other.centers @ other.axes.T
        turns = ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))  # the proper rotations among sign choices
        for turn in turns:
            if self._match(mine * np.array(turn), theirs, other):
                rotation = other.axes.T @ np.diag(turn) @ self.axes
                return rotation, other.middle - rotation @ self.middle
        return None

    def _match(self, mine: Any, theirs: Any, other: _Frame) -> bool:  # noqa: ANN401 - arrays of centers
        rows = np.column_stack([self.areas / self.size, mine])
        rest = np.column_stack([other.areas / self.size, theirs])
        for row in rows:
            distance = np.abs(rest - row).max(axis=1)
            nearest = int(distance.argmin())
            if distance[nearest] > 1e-5 * self.size:
                return False
            rest = np.delete(rest, nearest, axis=0)
        return True
