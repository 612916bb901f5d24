"""How the faces of a part meet: every edge with the two faces beside it and the angle by which the surface turns there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from OCP.BRep import BRep_Tool
from OCP.BRepAdaptor import BRepAdaptor_Curve
from OCP.GeomAbs import GeomAbs_CurveType as CurveType
from OCP.gp import gp_Pnt, gp_Vec
from OCP.TopAbs import TopAbs_Orientation, TopAbs_ShapeEnum
from OCP.TopExp import TopExp_Explorer
from OCP.TopoDS import TopoDS
from OCP.TopTools import TopTools_IndexedMapOfShape

from dfdm.geometry.dump_edges import edges_of_dump
from dfdm.geometry.edges import Edge, EdgeTable, Side, table_of, xyz
from dfdm.geometry.mesh_edges import mesh_edges
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch, cross, patches_of, unit


class Adjacency:
    """The faces of a part as analytic patches, and the edges between them."""

    def __init__(self, part: Part) -> None:
        self.patches: tuple[Patch, ...] = patches_of(part.faces)
        self._neighbors: dict[int, list[tuple[Edge, Patch]]] = {}
        found: Iterable[Edge] | None = None
        self._table: EdgeTable | None = None
        if part.kind == "mesh":
            found = mesh_edges(part.mesh, self.patches)
        elif part.dumped is not None and (known := edges_of_dump(part, part.dumped, self.patches)) is not None:
            found, self._table = known
        self.edges: tuple[Edge, ...] = tuple(_edges(self.patches) if found is None else found)
        self._boundary: dict[int, Array] = {}

    @cached_property
    def table(self) -> EdgeTable:
        """All edges as columns."""
        return table_of(self.edges) if self._table is None else self._table

    @cached_property
    def of_face(self) -> tuple[tuple[Edge, ...], ...]:
        """The edges of each face, each once."""
        found: list[list[Edge]] = [[] for _ in self.patches]
        for edge in self.edges:
            for face in edge.faces:
                found[face].append(edge)
        return tuple(tuple(edges) for edges in found)

    def neighbors(self, face: int) -> Sequence[tuple[Edge, Patch]]:
        """Each edge of the face that has another face beside it, with that face."""
        found = self._neighbors.get(face)
        if found is None:
            beside = [(edge, edge.beside(face)) for edge in self.of_face[face]]
            found = [(edge, self.patches[other]) for edge, other in beside if other is not None]
            self._neighbors[face] = found
        return found

    def boundary(self, face: int) -> Array:
        """Points (n, 3) along all edges of the face."""
        if face not in self._boundary:
            self._boundary[face] = np.concatenate([edge.points() for edge in self.of_face[face]])
        return self._boundary[face]

    def extent(self, face: int, axis: Array) -> tuple[float, float]:
        """Least and greatest coordinate of the face's boundary along a unit axis."""
        heights = self.boundary(face) @ axis
        return float(heights.min()), float(heights.max())


def adjacency_of(part: Part) -> Adjacency:
    """The adjacency of a part, read once per part: `part.adjacency`."""
    found: Adjacency = part.adjacency
    return found


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
        id=number, curve="other", sides=sides, middle=xyz(point), tangent=unit(xyz(along)), first=first, last=last,
        _adaptor=adaptor,
    )  # fmt: skip
    kind = adaptor.GetType()
    if kind == CurveType.GeomAbs_Line:
        edge.curve, edge.known_length = "line", last - first
    elif kind == CurveType.GeomAbs_Circle:
        circle = adaptor.Circle()
        edge.curve, edge.radius = "circle", circle.Radius()
        edge.center, edge.axis = xyz(circle.Location()), xyz(circle.Axis().Direction())
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
