"""The edges of a B-rep from its dump, all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from OCP.BRepAdaptor import BRepAdaptor_Curve
from OCP.TopAbs import TopAbs_Orientation
from OCP.TopoDS import TopoDS

from dfdm.geometry.dump import Dump, Indices
from dfdm.geometry.edges import Edge, Side
from dfdm.geometry.exact import surface_table
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch, unit

_LINE, _CIRCLE = 1, 2


def edges_of_dump(part: Part, found: Dump, patches: Sequence[Patch]) -> list[Edge] | None:
    """Every edge once, in the order in which the faces of the part first use them; None if a curve is not known."""
    figures = found.figures
    if not np.isfinite(figures[~found.degenerated, 12]).all():
        return None
    face = part.face_of_dump[found.use_face]
    order = np.argsort(face, kind="stable")
    order = order[~found.degenerated[found.use_edge[order]]]
    forward = found.use_backward == found.backward[found.use_face]
    sides: dict[int, list[Side]] = {}
    for edge, beside, along in zip(
        found.use_edge[order].tolist(), face[order].tolist(), forward[order].tolist(), strict=True
    ):
        sides.setdefault(edge, []).append(Side(face=beside, forward=along))
    rows = np.fromiter(sides, dtype=np.int64, count=len(sides))
    turns = _turns(part, figures[rows], [sides[row] for row in rows.tolist()], patches)
    kinds = found.edge_kind[rows]
    circles = _circles(found, rows)
    edges = []
    for number, row in enumerate(rows.tolist()):
        kind, line = int(kinds[number]), figures[row]
        first, last = found.edge_ranges[row].tolist()
        edge = Edge(
            id=number,
            curve="line" if kind == _LINE else "circle" if kind == _CIRCLE else "other",
            sides=tuple(sides[row]),
            middle=line[3:6],
            tangent=line[9:12],
            first=first,
            last=last,
            curve_of=_curve(part, row),
            turn_deg=float(turns[number]),
            known_length=float(line[12]),
        )
        if kind == _CIRCLE:
            edge.center, edge.axis, edge.radius = circles[number, :3], circles[number, 3:6], float(circles[number, 6])
        edges.append(edge)
    return edges


def _curve(part: Part, row: int) -> Callable[[], Any]:
    def made() -> Any:  # noqa: ANN401 - OCP has no types
        edge = part.edge_shapes[row].Oriented(TopAbs_Orientation.TopAbs_FORWARD)
        return BRepAdaptor_Curve(TopoDS.Edge_s(edge))

    return made


def _circles(found: Dump, rows: Indices) -> Array:
    """Center, axis and radius (n, 7) of the edges that are circles."""
    start = np.where(found.edge_kind[rows] == _CIRCLE, found.geometry[found.curve[rows], 2], 0)
    numbers = found.pool[np.minimum(start[:, None] + np.arange(13), max(len(found.pool) - 1, 0))]
    place = found.places[found.edge_place[rows]].reshape(-1, 3, 4)
    center = np.einsum("ijk,ik->ij", place[:, :, :3], numbers[:, :3]) + place[:, :, 3]
    axis = np.einsum("ijk,ik->ij", place[:, :, :3], numbers[:, 3:6])
    return np.concatenate((center, axis, numbers[:, 12:13]), axis=1)


def _turns(part: Part, figures: Array, sides: Sequence[Sequence[Side]], patches: Sequence[Patch]) -> Array:
    """Angle in degrees between the outward normals of two faces in the middle of each edge, positive in a corner."""
    two = np.array([len(s) == 2 and s[0].face != s[1].face for s in sides], dtype=bool)
    at = np.flatnonzero(two)
    turns = np.zeros(len(sides))
    if not len(at):
        return turns
    middle = figures[at, 3:6]
    normals = []
    table = surface_table(part.faces)
    for k in (0, 1):
        face = np.array([sides[i][k].face for i in at.tolist()])
        normal = _normals(table[face], middle)
        for row in np.flatnonzero(table[face, 0] == 0.0).tolist():
            normal[row] = patches[face[row]].normals(middle[row : row + 1])[0]
        normals.append(normal)
    one, other = normals
    along = figures[at, 9:12] * np.array([1.0 if sides[i][0].forward else -1.0 for i in at.tolist()])[:, None]
    rise = np.einsum("ij,ij->i", np.cross(one, along), other)
    sine = np.linalg.norm(np.cross(one, other), axis=1)
    angle = np.degrees(np.arctan2(sine, np.clip(np.einsum("ij,ij->i", one, other), -1.0, 1.0)))
    turns[at] = np.copysign(angle, rise)
    return turns


def _normals(rows: Array, points: Array) -> Array:
    """Outward unit normals at points (n, 3) of the surfaces in rows (n, 11) of `surface_table`."""
    kind, axis, side = rows[:, 0], rows[:, 1:4], rows[:, 10:]
    away = points - rows[:, 4:7]
    radial = unit(away - np.einsum("ij,ij->i", away, axis)[:, None] * axis)
    half = rows[:, 9:10]
    ways = (
        axis * side,  # of planes, whose side is 1
        radial,
        radial * np.cos(half) - axis * np.sin(half),
        unit(away),
        unit(away - rows[:, 7:8] * radial),
    )
    return np.asarray(side * np.choose(np.maximum(kind.astype(np.int64) - 1, 0)[:, None], ways))
