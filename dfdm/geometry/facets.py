"""Triangles of a whole B-rep: planes and plain round faces from their edges alone, OCCT's mesher only for the rest.

The points of an edge are chosen once and every face beside it uses them, so that the mesh is closed where the B-rep is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from OCP.BRep import BRep_Builder
from OCP.BRepBuilderAPI import BRepBuilderAPI_Copy
from OCP.BRepMesh import BRepMesh_IncrementalMesh
from OCP.TopoDS import TopoDS, TopoDS_Compound

from dfdm.geometry.canonical import in_fixed_order, snapped, with_turned_diagonals
from dfdm.geometry.dump import Dump, Indices, dump
from dfdm.geometry.flat import triangulated
from dfdm.geometry.mesh import FloatArray, Mesh
from dfdm.geometry.strips import monotone, strip
from dfdm.geometry.tessellation import ANGULAR_RAD

_LINE, _CIRCLE = 1, 2
_JOINT = 1e-4
_ROUND = (2, 3)
_PER_QUARTER_RAD = 0.16
"""Steps of circles that are divided here: about what OCCT makes of its own limit, ten to a quarter turn."""


def facets(found: Dump, shapes: Sequence[Any], *, linear_mm: float, angular_rad: float = ANGULAR_RAD) -> Mesh | None:
    """Mesh the faces of a dump (`shapes`: their TopoDS_Face); triangles are tagged with positions in it.

    None where something is not as plain as it should be: loops that touch, edges without ends, faces that fail.
    """
    if len(found.vertices) == 0 or (found.ends < 0).any():
        return None
    kind = found.edge_kind
    plain = _plain_faces(found, kind)
    points: list[FloatArray | None] = [None] * len(kind)
    others = np.flatnonzero(~plain).tolist()
    meshed = _meshed(found, shapes, others, points, linear_mm, angular_rad)
    if meshed is None:
        return None
    _divide_circles(found, kind, points, linear_mm, angular_rad)
    nothing = np.zeros((0, 3))
    inner = [nothing if p is None else p for p in points]
    counts = np.array([len(p) for p in inner])
    first = len(found.vertices) + np.concatenate(([0], np.cumsum(counts)))
    rest = [nodes for _, _, nodes, _ in meshed]
    places = snapped(np.concatenate((found.vertices, *inner, *rest)))
    order = np.lexsort(places.T[::-1])
    ranked = places[order]
    fresh = np.concatenate(([True], (np.diff(ranked, axis=0) != 0.0).any(axis=1)))
    label = np.empty(len(order), dtype=np.int64)
    label[order] = np.cumsum(fresh) - 1
    vertices = ranked[fresh]
    loops = _Loops(found, label, first, counts)
    triangles: list[Indices] = []
    tags: list[int] = []
    ways = np.cross(found.frames[:, 3:6], found.frames[:, 6:9])  # a frame may be left-handed
    for face in np.flatnonzero(plain).tolist():
        if found.surface[face] == 1:
            made = triangulated(vertices, loops.of(face), ways[face], bool(found.backward[face]))
        else:
            made = strip(vertices, *loops.unrolled(face, vertices), bool(found.backward[face]), found.frames[face])
        if made is None:
            return None
        triangles.append(made)
        tags.append(face)
    offset = int(first[-1])
    for face, corners, nodes, boundary in meshed:
        own = label[offset : offset + len(nodes)].copy()
        for where, edge, forward in boundary:
            own[where] = loops.edge(edge, forward, len(where))
        offset += len(nodes)
        made = own[corners]
        triangles.append(made[:, [0, 2, 1]] if found.backward[face] else made)
        tags.append(face)
    return _mesh(vertices, triangles, tags, others)


def _mesh(vertices: FloatArray, triangles: list[Indices], tags: list[int], others: list[int]) -> Mesh:
    corners = np.concatenate(triangles)
    tag = np.repeat(np.array(tags, dtype=np.int32), [len(t) for t in triangles])
    whole = (corners[:, 0] != corners[:, 1]) & (corners[:, 1] != corners[:, 2]) & (corners[:, 2] != corners[:, 0])
    corners, tag = corners[whole], tag[whole]
    used = np.zeros(len(vertices), dtype=bool)
    used[corners] = True
    compact = (np.cumsum(used) - 1).astype(np.int32)
    mesh = Mesh(vertices=vertices[used], triangles=compact[corners], face_of_triangle=tag)
    return in_fixed_order(with_turned_diagonals(mesh, np.isin(tag, others)))


def _plain_faces(found: Dump, kind: Indices) -> NDArray[np.bool_]:
    """Planes, and cylinders and cones that unroll to a polygon with two sides, whose edges are lines and circles."""
    plain = (found.surface == 1) & (np.bincount(found.use_face, minlength=len(found.surface)) > 0)
    loops = np.zeros(len(plain), dtype=np.int64)
    np.maximum.at(loops, found.use_face, 1)
    change = np.flatnonzero((np.diff(found.use_loop) != 0) & (np.diff(found.use_face) == 0))
    np.add.at(loops, found.use_face[change], 1)
    own = np.isin(kind, (_LINE, _CIRCLE))
    flat_curve = (found.use_curve >= 0) & (found.geometry[found.use_curve, 1] == _LINE)
    bad = ~flat_curve | ~own[found.use_edge] | found.degenerated[found.use_edge]
    hard = np.bincount(found.use_face, weights=bad, minlength=len(plain)) > 0
    candidates = np.isin(found.surface, _ROUND) & (loops == 1) & ~hard
    start = np.searchsorted(found.use_face, np.arange(len(plain) + 1))
    for face in np.flatnonzero(candidates).tolist():
        rows = np.arange(start[face], start[face + 1])
        plain[face] = monotone(_turns(found, rows))
    # An edge that is not divided here gets its points from a face that is meshed.
    served = np.zeros(len(kind), dtype=bool)
    served[found.use_edge[~plain[found.use_face]]] = True
    for use in np.flatnonzero(~own[found.use_edge] & ~found.degenerated[found.use_edge]).tolist():
        if not served[found.use_edge[use]]:
            face = found.use_face[use]
            plain[face] = False
            served[found.use_edge[start[face] : start[face + 1]]] = True
    return np.asarray(plain, dtype=np.bool_)


def _turns(found: Dump, rows: Indices) -> FloatArray:
    """By how much u grows along each use of an edge (rows of uses), run as the loop runs."""
    slope = found.pool[found.geometry[found.use_curve[rows], 2] + 2]
    grown = slope * (found.use_ranges[rows, 1] - found.use_ranges[rows, 0])
    return np.asarray(np.where(found.use_backward[rows], -grown, grown))


def _divide_circles(
    found: Dump, kind: Indices, points: list[FloatArray | None], linear_mm: float, angular_rad: float
) -> None:
    """Set the inner points of circles that no mesher has divided."""
    for edge in np.flatnonzero(kind == _CIRCLE).tolist():
        if points[edge] is not None:
            continue
        start = int(found.geometry[found.curve[edge], 2])
        numbers, place = found.pool[start : start + 13], found.places[found.edge_place[edge]].reshape(3, 4)
        first, last = found.edge_ranges[edge].tolist()
        limit = 2.0 * math.acos(max(1.0 - linear_mm / numbers[12], -1.0)) if numbers[12] > 0.0 else math.pi
        quarter = math.ceil(0.5 * math.pi / min(angular_rad, _PER_QUARTER_RAD, limit) - 1e-9)
        count = max(1, math.ceil((last - first) / (0.5 * math.pi) * quarter - 1e-6))
        at = first + (last - first) / count * np.arange(1, count)
        local = numbers[:3] + numbers[12] * (np.cos(at)[:, None] * numbers[6:9] + np.sin(at)[:, None] * numbers[9:12])
        points[edge] = local @ place[:, :3].T + place[:, 3]


_Boundary = list[tuple[Indices, int, bool]]


def _meshed(
    found: Dump,
    shapes: Sequence[Any],
    others: list[int],
    points: list[FloatArray | None],
    linear_mm: float,
    angular_rad: float,
) -> list[tuple[int, Indices, FloatArray, _Boundary]] | None:
    """Mesh some faces with OCCT: of each its number, triangles, nodes, and which nodes stand on which edge.

    Sets the inner points of their edges in `points`.
    """
    if not others:
        return []
    builder, compound = BRep_Builder(), TopoDS_Compound()
    builder.MakeCompound(compound)
    for face in others:
        builder.Add(compound, shapes[face])
    copier = BRepBuilderAPI_Copy(compound, False, False)
    BRepMesh_IncrementalMesh(copier.Shape(), linear_mm, False, angular_rad, True)
    copies = [TopoDS.Face_s(copier.ModifiedShape(shapes[face])) for face in others]
    made = dump(copies, triangles=True)
    mine = np.flatnonzero(np.isin(found.use_face, others))
    mine = mine[np.argsort(np.searchsorted(others, found.use_face[mine]), kind="stable")]
    if made is None or len(made.use_edge) != len(mine) or (made.triangulation < 0).any():
        return None
    polygon_of = {(row[0], row[3]): (row[1], row[2]) for row in made.chains.tolist()}
    result: list[tuple[int, Indices, FloatArray, _Boundary]] = []
    starts = np.searchsorted(made.use_face, np.arange(len(others) + 1)).tolist()
    uses = list(
        zip(
            made.edge_shape[made.use_edge].tolist(),
            made.use_backward.tolist(),
            found.use_edge[mine].tolist(),
            strict=True,
        )
    )
    for i, face in enumerate(others):
        number = int(made.triangulation[i])
        count, size, at, corners_at = made.triangulations[number].tolist()
        nodes = np.frombuffer(made.data, "<f8", 3 * count, at).reshape(-1, 3)
        corners = np.frombuffer(made.data, "<i4", 3 * size, corners_at).reshape(-1, 3).astype(np.int64) - 1
        place = made.places[made.face_place[i]].reshape(3, 4)
        nodes = nodes @ place[:, :3].T + place[:, 3]
        boundary: _Boundary = []
        for shape, backward, edge in uses[starts[i] : starts[i + 1]]:
            one, two = polygon_of.get((shape, number), (-1, -1))
            polygon = two if backward and two >= 0 else one
            if polygon < 0:
                return None
            length, where_at = made.polygons[polygon].tolist()
            where = np.frombuffer(made.data, "<i4", length, where_at).astype(np.int64) - 1
            if points[edge] is None:
                points[edge] = nodes[where[1:-1]] if not found.degenerated[edge] else np.zeros((0, 3))
            boundary.append((where, edge, bool(found.degenerated[edge])))
        result.append((face, corners, nodes, boundary))
    return result


class _Loops:
    """The loops of faces as chains of vertices."""

    def __init__(self, found: Dump, label: Indices, first: Indices, counts: Indices) -> None:
        self._found, self._label, self._first, self._counts = found, label, first.tolist(), counts.tolist()
        self._start = np.searchsorted(found.use_face, np.arange(len(found.surface) + 1)).tolist()
        self._ends = label[found.ends]
        begin, end = (self._ends[found.use_edge, np.where(found.use_backward, k, 1 - k)] for k in (1, 0))
        columns = (found.use_edge, found.use_backward, begin, end)
        self._use = list(zip(*(column.tolist() for column in columns), strict=True))

    def edge(self, edge: int, degenerated: bool, count: int) -> Indices:
        """All vertices of an edge, along it; `count` of one that is a point."""
        if degenerated:
            return np.full(count, self._ends[edge, 0])
        first = self._first[edge]
        inner = self._label[first : first + self._counts[edge]]
        chain = np.concatenate((self._ends[edge, :1], inner, self._ends[edge, 1:]))
        if len(chain) != count:
            raise IndexError("two faces disagree about the points of their edge")
        return chain

    def of(self, face: int) -> list[Indices]:
        """The loops of a flat face, each vertex once, as the surface has them (material on the left)."""
        span = range(self._start[face], self._start[face + 1])
        after = {self._use[use][2]: use for use in span}  # by the vertex where each begins
        if len(after) != len(span):
            raise IndexError("loops touch one another")
        loops = []
        while after:
            begin, use = after.popitem()
            rows = [use]
            while self._use[rows[-1]][3] != begin:
                rows.append(after.pop(self._use[rows[-1]][3], -1))
                if rows[-1] < 0:
                    raise IndexError("a loop does not close")
            loops.append(self._chain(rows))
        return loops

    def _chain(self, rows: list[int]) -> Indices:
        parts: list[Any] = []
        for row in rows:
            edge, backward, begin, _ = self._use[row]
            first, count = self._first[edge], self._counts[edge]
            parts.append([begin])
            if count:
                inner = self._label[first : first + count]
                parts.append(inner[::-1] if backward else inner)
        return np.concatenate(parts)

    def unrolled(self, face: int, vertices: FloatArray) -> tuple[Indices, FloatArray]:
        """The one loop of a round face and the parameter u of each of its vertices."""
        rows = list(range(self._start[face], self._start[face + 1]))
        corners = self._corners[rows].tolist()
        chain = [0]
        rest = list(range(1, len(rows)))
        while rest:  # each begins where in (u, v) the one before ended
            u, v = corners[chain[-1]][2:]
            away, nearest = min((abs(corners[i][0] - u) + abs(corners[i][1] - v), i) for i in rest)
            if away > _JOINT:
                raise IndexError("a loop does not close")
            rest.remove(nearest)
            chain.append(nearest)
        about: list[float] = []
        for i in chain:
            count = self._counts[self._use[rows[i]][0]] + 1
            begin, _, end, _ = corners[i]
            about += [begin + (end - begin) * k / count for k in range(count)]
        loop = self._chain([rows[i] for i in chain])
        frame = self._found.frames[face]
        away = (vertices[loop] - frame[:3]) @ frame[3:9].reshape(2, 3).T
        angle = np.arctan2(away[:, 1], away[:, 0])
        return loop, angle + 2.0 * np.pi * np.round((np.array(about) - angle) / (2.0 * np.pi))

    @cached_property
    def _corners(self) -> FloatArray:
        """Where in (u, v) each use of an edge begins and ends (k, 4), if its curve there is a line."""
        found = self._found
        start = np.minimum(found.geometry[found.use_curve, 2], len(found.pool) - 4)
        line = found.pool[start[:, None] + np.arange(4)]
        ranges = np.where(found.use_backward[:, None], found.use_ranges[:, ::-1], found.use_ranges)
        return np.concatenate([line[:, :2] + ranges[:, k : k + 1] * line[:, 2:] for k in (0, 1)], axis=1)
