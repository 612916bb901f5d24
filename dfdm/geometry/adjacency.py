"""How the faces of a B-rep meet: every edge with the two faces beside it and the angle by which the surface turns there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal
from weakref import WeakKeyDictionary

import numpy as np
from OCP.BRep import BRep_Tool
from OCP.BRepAdaptor import BRepAdaptor_Curve
from OCP.GCPnts import GCPnts_AbscissaPoint
from OCP.GeomAbs import GeomAbs_CurveType as CurveType
from OCP.gp import gp_Pnt, gp_Vec
from OCP.TopAbs import TopAbs_Orientation, TopAbs_ShapeEnum
from OCP.TopExp import TopExp_Explorer
from OCP.TopoDS import TopoDS
from OCP.TopTools import TopTools_IndexedMapOfShape

from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch, cross, patch_of, unit

SMOOTH_DEG: Final = 3.0
"""Two faces that meet at a smaller angle are taken to run on smoothly."""
_SAMPLES: Final = 25


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Side:
    """One face's use of an edge: `forward` if the edge's own direction has the face on its left, seen from outside."""

    face: int
    forward: bool


@dataclass(kw_only=True, slots=True, eq=False)
class Edge:
    """One edge: its curve, and the faces that meet there.

    `turn_deg` is the angle between the outward normals at the middle: positive where the corner is internal
    (concave), negative where it is external, 0 at seams and open edges. `center`, `axis`, `radius` of a circle.
    """

    id: int
    curve: Literal["line", "circle", "other"]
    sides: tuple[Side, ...]
    middle: Array
    tangent: Array
    first: float
    last: float
    adaptor: Any
    turn_deg: float = 0.0
    center: Array | None = None
    axis: Array | None = None
    radius: float = 0.0
    _points: dict[int, Array] = field(default_factory=dict)

    @property
    def faces(self) -> tuple[int, ...]:
        """Ids of the distinct faces beside it, ascending."""
        return tuple(sorted({side.face for side in self.sides}))

    @property
    def concave(self) -> bool:
        """Whether the faces make an internal corner."""
        return self.turn_deg > SMOOTH_DEG

    @property
    def convex(self) -> bool:
        """Whether the faces make an external corner."""
        return self.turn_deg < -SMOOTH_DEG

    @property
    def smooth(self) -> bool:
        """Whether the surface runs on smoothly from one face to another."""
        return abs(self.turn_deg) <= SMOOTH_DEG and len(self.faces) == 2

    @property
    def length(self) -> float:
        """Exact length in mm."""
        if self.curve == "line":
            ends = self.points(2)
            return float(np.linalg.norm(ends[1] - ends[0]))
        if self.curve == "circle":
            return abs(self.last - self.first) * self.radius
        return float(GCPnts_AbscissaPoint.Length_s(self.adaptor, self.first, self.last))

    def points(self, count: int = _SAMPLES) -> Array:
        """Points (n, 3) along the edge, ends included; two are enough for a line."""
        wanted = 2 if self.curve == "line" else count
        if wanted not in self._points:
            steps = np.linspace(self.first, self.last, wanted)
            self._points[wanted] = np.array([_xyz(self.adaptor.Value(float(s))) for s in steps])
        return self._points[wanted]

    def beside(self, face: int) -> int | None:
        """The other face, None at a seam or an open edge."""
        other = [side.face for side in self.sides if side.face != face]
        return other[0] if other else None


class Adjacency:
    """The faces of a B-rep as analytic patches, and the edges between them."""

    def __init__(self, part: Part) -> None:
        self.patches: tuple[Patch, ...] = tuple(patch_of(face) for face in part.faces)
        self.edges: tuple[Edge, ...] = tuple(_edges(self.patches))

    @cached_property
    def of_face(self) -> tuple[tuple[Edge, ...], ...]:
        """The edges of each face, each once."""
        found: list[list[Edge]] = [[] for _ in self.patches]
        for edge in self.edges:
            for face in edge.faces:
                found[face].append(edge)
        return tuple(tuple(edges) for edges in found)

    def neighbors(self, face: int) -> Iterator[tuple[Edge, Patch]]:
        """Each edge of the face that has another face beside it, with that face."""
        for edge in self.of_face[face]:
            other = edge.beside(face)
            if other is not None:
                yield edge, self.patches[other]

    def extent(self, face: int, axis: Array) -> tuple[float, float]:
        """Least and greatest coordinate of the face's boundary along a unit axis."""
        heights = np.concatenate([edge.points() for edge in self.of_face[face]]) @ axis
        return float(heights.min()), float(heights.max())


_KNOWN: WeakKeyDictionary[Part, Adjacency] = WeakKeyDictionary()


def adjacency_of(part: Part) -> Adjacency:
    """The adjacency of a B-rep part, read once per part."""
    if part not in _KNOWN:
        _KNOWN[part] = Adjacency(part)
    return _KNOWN[part]


def _edges(patches: tuple[Patch, ...]) -> Iterator[Edge]:
    known = TopTools_IndexedMapOfShape()  # tells shapes apart whatever their orientation
    found: dict[int, list[Side]] = {}
    for patch in patches:
        explorer = TopExp_Explorer(patch.ocp, TopAbs_ShapeEnum.TopAbs_EDGE)
        while explorer.More():
            shape = explorer.Current()
            orientation = shape.Orientation()
            if orientation in (TopAbs_Orientation.TopAbs_FORWARD, TopAbs_Orientation.TopAbs_REVERSED):
                forward = orientation == TopAbs_Orientation.TopAbs_FORWARD
                found.setdefault(known.Add(shape), []).append(Side(face=patch.id, forward=forward))
            explorer.Next()
    number = 0
    for index, sides in found.items():
        ocp = TopoDS.Edge_s(known.FindKey(index).Oriented(TopAbs_Orientation.TopAbs_FORWARD))
        if not BRep_Tool.Degenerated_s(ocp):
            yield _read(number, ocp, tuple(sides), patches)
            number += 1


def _read(number: int, ocp: Any, sides: tuple[Side, ...], patches: tuple[Patch, ...]) -> Edge:  # noqa: ANN401 - OCP
    adaptor = BRepAdaptor_Curve(ocp)
    first, last = adaptor.FirstParameter(), adaptor.LastParameter()
    point, along = gp_Pnt(), gp_Vec()
    adaptor.D1(0.5 * (first + last), point, along)
    edge = Edge(
        id=number, curve="other", sides=sides, middle=_xyz(point), tangent=unit(_xyz(along)), first=first, last=last,
        adaptor=adaptor,
    )  # fmt: skip
    kind = adaptor.GetType()
    if kind == CurveType.GeomAbs_Line:
        edge.curve = "line"
    elif kind == CurveType.GeomAbs_Circle:
        circle = adaptor.Circle()
        edge.curve, edge.radius = "circle", circle.Radius()
        edge.center, edge.axis = _xyz(circle.Location()), _xyz(circle.Axis().Direction())
    if len(sides) == 2 and sides[0].face != sides[1].face:
        edge.turn_deg = _turn_deg(edge, patches)
    return edge


def _turn_deg(edge: Edge, patches: tuple[Patch, ...]) -> float:
    """Angle between the normals of the two faces, positive where the second rises above the first."""
    one, other = edge.sides
    at = edge.middle[None]
    normal, beyond = patches[one.face].normals(at)[0], patches[other.face].normals(at)[0]
    cosine = float(np.clip(normal @ beyond, -1.0, 1.0))
    inward = cross(normal, edge.tangent if one.forward else -edge.tangent)
    rise = float(inward @ beyond)
    angle = math.degrees(math.atan2(float(np.linalg.norm(cross(normal, beyond))), cosine))
    return math.copysign(angle, rise)


def _xyz(thing: Any) -> Array:  # noqa: ANN401 - gp_Pnt, gp_Vec or gp_Dir
    return np.array([thing.X(), thing.Y(), thing.Z()])
