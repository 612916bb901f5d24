"""The edges of a B-rep from its dump, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from OCP.BRepAdaptor import BRepAdaptor_Curve
from OCP.TopAbs import TopAbs_Orientation
from OCP.TopoDS import TopoDS

from dfdm.geometry.boundary_kernel import curve_points
from dfdm.geometry.brep import edges_of
from dfdm.geometry.dump import Dump, Indices
from dfdm.geometry.edges import Edge, EdgeTable, Side
from dfdm.geometry.opposite_kernel import normals_at, turns_between
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch

_LINE, _CIRCLE = 1, 2


def edges_of_dump(part: Part, found: Dump, patches: Sequence[Patch]) -> tuple[list[Edge], EdgeTable] | None:
    """Every edge once, in the order in which the faces of the part first use them, and all as columns; None if a curve is not known."""
    figures = found.figures
    if not np.isfinite(figures[~found.degenerated, 12]).all():
        return None
    face = part.face_of_dump[found.use_face]
    order = np.argsort(face, kind="stable")
    order = order[~found.degenerated[found.use_edge[order]]]
    forward = (found.use_backward == found.backward[found.use_face])[order]
    face, used = face[order], found.use_edge[order]
    rows = used[np.sort(np.unique(used, return_index=True)[1])]
    number = np.zeros(len(figures), dtype=np.int64)
    number[rows] = np.arange(len(rows))
    by_edge = np.argsort(number[used], kind="stable")
    face, forward = face[by_edge], forward[by_edge]
    uses = np.bincount(number[used], minlength=len(rows))
    begin = np.cumsum(uses) - uses
    beside = np.full((len(rows), 2), -1)
    beside[:, 0] = face[begin]
    beside[uses > 1, 1] = face[begin[uses > 1] + 1]
    kinds, figures, ranges = found.edge_kind[rows], figures[rows], found.edge_ranges[rows]
    circles = _circles(found, rows)
    circles[kinds != _CIRCLE] = 0.0
    table = EdgeTable(
        faces=beside,
        uses=uses,
        forward=forward[begin],
        turn_deg=_turns(part, figures, beside, uses, forward[begin], patches),
        length_mm=figures[:, 12],
        start=figures[:, 0:3],
        middle=figures[:, 3:6],
        end=figures[:, 6:9],
        tangent=figures[:, 9:12],
        kind=np.where((kinds == _LINE) | (kinds == _CIRCLE), kinds, 0),
        center=circles[:, :3],
        axis=circles[:, 3:6],
        radius_mm=circles[:, 6],
        sweep=np.abs(ranges[:, 1] - ranges[:, 0]),
    )
    known = [(Side(face=k, forward=False), Side(face=k, forward=True)) for k in range(len(patches))]
    sides = [known[k][way] for k, way in zip(face.tolist(), forward.tolist(), strict=True)]
    curves = _Curves(part.face_shapes, found)
    columns = (begin, uses, kinds, table.turn_deg, table.length_mm, ranges[:, 0], ranges[:, 1], rows, table.radius_mm)
    places = (table.middle, table.tangent, np.stack((table.start, table.end), axis=1), table.center, table.axis)
    edges = [
        Edge(
            id=i,
            curve="line" if kind == _LINE else "circle" if kind == _CIRCLE else "other",
            sides=tuple(sides[at : at + count]),
            middle=middle,
            tangent=tangent,
            first=first,
            last=last,
            curves=curves,
            row=row,
            turn_deg=turn,
            known_length=length,
            center=center if kind == _CIRCLE else None,
            axis=axis if kind == _CIRCLE else None,
            radius=radius,
            _ends=ends,
        )
        for i, (
            at,
            count,
            kind,
            turn,
            length,
            first,
            last,
            row,
            radius,
            middle,
            tangent,
            ends,
            center,
            axis,
        ) in enumerate(zip(*(column.tolist() for column in columns), *places, strict=True))
    ]
    return edges, table


class _Curves:
    """The curves of a dump's edges; they know no part: what a part keeps must not hold it."""

    def __init__(self, faces: list[Any], found: Dump) -> None:
        self._faces, self._found = faces, found

    @cached_property
    def _shapes(self) -> list[Any]:
        return edges_of(self._faces)

    def adaptor(self, row: int) -> Any:  # noqa: ANN401 - OCP has no types
        """The curve as an OCCT adaptor."""
        edge = self._shapes[row].Oriented(TopAbs_Orientation.TopAbs_FORWARD)
        return BRepAdaptor_Curve(TopoDS.Edge_s(edge))

    def points(self, row: int, at: Array) -> Array:
        """Points (n, 3) at parameters (n,), from the dump's own numbers."""
        found = self._found
        _, kind, start = found.geometry[found.curve[row]].tolist()
        points: Array = curve_points(kind, start, found.places[found.edge_place[row]], found.pool, at)
        return points


def _circles(found: Dump, rows: Indices) -> Array:
    """Center, axis and radius (n, 7) of the edges that are circles."""
    start = np.where(found.edge_kind[rows] == _CIRCLE, found.geometry[found.curve[rows], 2], 0)
    numbers = found.pool[np.minimum(start[:, None] + np.arange(13), max(len(found.pool) - 1, 0))]
    place = found.places[found.edge_place[rows]].reshape(-1, 3, 4)
    center = np.einsum("ijk,ik->ij", place[:, :, :3], numbers[:, :3]) + place[:, :, 3]
    axis = np.einsum("ijk,ik->ij", place[:, :, :3], numbers[:, 3:6])
    return np.concatenate((center, axis, numbers[:, 12:13]), axis=1)


def _turns(
    part: Part, figures: Array, beside: Indices, uses: Indices, forward: NDArray[np.bool_], patches: Sequence[Patch]
) -> Array:
    """Angle in degrees between the outward normals of two faces in the middle of each edge, positive in a corner."""
    at = np.flatnonzero((uses == 2) & (beside[:, 0] != beside[:, 1]))
    turns = np.zeros(len(beside))
    if not len(at):
        return turns
    middle, table = figures[at, 3:6], part.surfaces
    normals = []
    for k in (0, 1):
        face = np.ascontiguousarray(beside[at, k])
        normal = normals_at(table, face, middle)
        for row in np.flatnonzero(table[face, 0] == 0.0).tolist():
            normal[row] = patches[face[row]].normals(middle[row : row + 1])[0]
        normals.append(normal)
    one, other = normals
    turns[at] = turns_between(one, other, figures[at, 9:12] * np.where(forward[at], 1.0, -1.0)[:, None])
    return turns
