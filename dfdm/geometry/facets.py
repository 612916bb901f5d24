"""Triangles of a whole B-rep: planes and plain round faces from their edges alone, OCCT's mesher only for the rest.

The points of an edge are chosen once and every face beside it uses them, so that the mesh is closed where the B-rep is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from dfdm.geometry.flat_kernel import triangulate
from dfdm.geometry.mesh import FloatArray, Mesh
from dfdm.geometry.strips_kernel import strips
from dfdm.geometry.tessellation import ANGULAR_RAD

_LINE, _CIRCLE = 1, 2
_LEVEL = 1e-7
_ROUND = (2, 3)
_PER_QUARTER_RAD = 0.16
"""Steps of circles that are divided here: about what OCCT makes of its own limit, ten to a quarter turn."""


def facets(found: Dump, shapes: Sequence[Any], *, linear_mm: float, angular_rad: float = ANGULAR_RAD) -> Mesh | None:
    """Mesh the faces of a dump (`shapes`: their TopoDS_Face); triangles are tagged with positions in it.

    Faces that are not as plain as they look go to OCCT. None where edges have no ends or OCCT fails.
    """
    if len(found.vertices) == 0 or (found.ends < 0).any():
        return None
    plain = _plain_faces(found)
    for _ in range(3):
        made, refused = _attempt(found, shapes, plain, linear_mm, angular_rad)
        if not len(refused):
            return made
        plain = _served(found, plain & ~np.isin(np.arange(len(plain)), refused))
    return None


def _attempt(
    found: Dump, shapes: Sequence[Any], plain: NDArray[np.bool_], linear_mm: float, angular_rad: float
) -> tuple[Mesh | None, Indices]:
    """The mesh with these faces made from their edges; or the ones among them that cannot be."""
    none = np.zeros(0, dtype=np.int64)
    points: list[FloatArray | None] = [None] * len(found.curve)
    others = np.flatnonzero(~plain).tolist()
    meshed = _meshed(found, shapes, others, points, linear_mm, angular_rad)
    if meshed is None:
        return None, none
    given = [edge for edge, inner in enumerate(points) if inner is not None]
    circles = np.flatnonzero((found.edge_kind == _CIRCLE) & (np.isin(np.arange(len(points)), given, invert=True)))
    divided, pieces = _divided_circles(found, circles, linear_mm, angular_rad)
    counts = np.zeros(len(points), dtype=np.int64)
    first = np.zeros(len(points), dtype=np.int64)
    inner = [points[edge] for edge in given]
    known = np.concatenate((circles, np.array(given, dtype=np.int64)))
    counts[known] = np.concatenate((pieces, np.array([len(p) for p in inner if p is not None], dtype=np.int64)))
    first[known] = len(found.vertices) + np.cumsum(counts[known]) - counts[known]
    rest = [nodes for _, _, nodes, _ in meshed]
    places = snapped(np.concatenate((found.vertices, divided, *(p for p in inner if p is not None), *rest)))
    offset = len(places) - sum(len(nodes) for nodes in rest)
    vertices, label = _told_apart(places)
    chains = _Chains(ends=label[found.ends], label=label, first=first, counts=counts)
    flat, flat_tags, bad = _flat_faces(found, chains, vertices, np.flatnonzero(plain & (found.surface == 1)))
    curved, curved_tags, worse = _round_faces(found, chains, vertices, np.flatnonzero(plain & (found.surface != 1)))
    if len(bad) or len(worse):
        return None, np.concatenate((bad, worse))
    triangles, tags = [flat, curved], [flat_tags, curved_tags]
    for face, corners, nodes, boundary in meshed:
        own = label[offset : offset + len(nodes)].copy()
        for where, edge, degenerated in boundary:
            own[where] = chains.edge(edge, degenerated, len(where))
        offset += len(nodes)
        made = own[corners]
        triangles.append(made[:, [0, 2, 1]] if found.backward[face] else made)
        tags.append(np.full(len(made), face))
    return _mesh(vertices, np.concatenate(triangles), np.concatenate(tags).astype(np.int32), others), none


def _told_apart(places: FloatArray) -> tuple[FloatArray, Indices]:
    """The distinct ones among points, in lexicographic order, and which one each is."""
    order = np.lexsort(places.T[::-1])
    ranked = places[order]
    fresh = np.concatenate(([True], (ranked[1:] != ranked[:-1]).any(axis=1)))
    label = np.empty(len(order), dtype=np.int64)
    label[order] = np.cumsum(fresh) - 1
    return ranked[fresh], label


def _mesh(vertices: FloatArray, corners: Indices, tag: NDArray[np.int32], others: list[int]) -> Mesh:
    whole = (corners[:, 0] != corners[:, 1]) & (corners[:, 1] != corners[:, 2]) & (corners[:, 2] != corners[:, 0])
    corners, tag = corners[whole], tag[whole]
    used = np.zeros(len(vertices), dtype=bool)
    used[corners] = True
    compact = (np.cumsum(used) - 1).astype(np.int32)
    mesh = Mesh(vertices=vertices[used], triangles=compact[corners], face_of_triangle=tag)
    return in_fixed_order(with_turned_diagonals(mesh, np.isin(tag, others)))


def _plain_faces(found: Dump) -> NDArray[np.bool_]:
    """Planes, and cylinders and cones that unroll to a polygon with two sides, whose edges are lines and circles."""
    size, face = len(found.surface), found.use_face
    plain = (found.surface == 1) & (np.bincount(face, minlength=size) > 0)
    change = np.flatnonzero((np.diff(found.use_loop) != 0) & (np.diff(face) == 0))
    kind = found.edge_kind[found.use_edge]
    flat_curve = (found.use_curve >= 0) & (found.geometry[found.use_curve, 1] == _LINE)
    bad = ~flat_curve | ~np.isin(kind, (_LINE, _CIRCLE)) | found.degenerated[found.use_edge]
    # The boundary may be a loop that runs once forward and once backward about the axis.
    turn = _corners(found, np.arange(len(face)))
    grown = turn[:, 2] - turn[:, 0]
    count = [
        np.bincount(face[rows], minlength=size) for rows in (grown > _LEVEL, grown < -_LEVEL, abs(grown) <= _LEVEL)
    ]
    broken = np.bincount(face[bad], minlength=size) + np.bincount(face[change], minlength=size)
    plain |= np.isin(found.surface, _ROUND) & (broken == 0) & (count[0] > 0) & (count[1] > 0) & (count[2] <= 2)
    return _served(found, plain)


def _served(found: Dump, plain: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Fewer faces, so that each edge that is not divided here gets its points from a face that is meshed."""
    plain = plain.copy()
    foreign = ~np.isin(found.edge_kind, (_LINE, _CIRCLE)) & ~found.degenerated
    served = np.zeros(len(foreign), dtype=bool)
    served[found.use_edge[~plain[found.use_face]]] = True
    start = np.searchsorted(found.use_face, np.arange(len(plain) + 1))
    for use in np.flatnonzero((foreign & ~served)[found.use_edge]).tolist():
        if not served[found.use_edge[use]]:
            face = found.use_face[use]
            plain[face] = False
            served[found.use_edge[start[face] : start[face + 1]]] = True
    return plain


def _corners(found: Dump, rows: Indices) -> FloatArray:
    """Where in (u, v) some uses of edges begin and end (k, 4), if their curves there are lines."""
    start = np.clip(found.geometry[found.use_curve[rows], 2], 0, max(len(found.pool) - 4, 0))
    line = found.pool[start[:, None] + np.arange(4)]
    ranges = np.where(found.use_backward[rows, None], found.use_ranges[rows, ::-1], found.use_ranges[rows])
    return np.concatenate([line[:, :2] + ranges[:, k : k + 1] * line[:, 2:] for k in (0, 1)], axis=1)


def _divided_circles(found: Dump, edges: Indices, linear_mm: float, angular_rad: float) -> tuple[FloatArray, Indices]:
    """Inner points of some circles, one after another, and the number of each."""
    numbers = found.pool[found.geometry[found.curve[edges], 2][:, None] + np.arange(13)]
    place = found.places[found.edge_place[edges]].reshape(-1, 3, 4)
    radius, (begin, end) = numbers[:, 12], found.edge_ranges[edges].T
    with np.errstate(divide="ignore"):
        limit = 2.0 * np.arccos(np.clip(1.0 - linear_mm / radius, -1.0, 1.0))
    per_quarter = _PER_QUARTER_RAD * (angular_rad / ANGULAR_RAD)
    quarter = np.ceil(0.5 * np.pi / np.minimum(limit, min(angular_rad, per_quarter)) - 1e-9)
    count = np.maximum(1, np.ceil((end - begin) / (0.5 * np.pi) * quarter - 1e-6)).astype(np.int64) - 1
    owner = np.repeat(np.arange(len(edges)), count)
    step = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + 1
    at = begin[owner] + ((end - begin) / (count + 1))[owner] * step
    turned = [np.einsum("nij,nj->ni", place[:, :, :3], numbers[:, k : k + 3]) for k in (0, 6, 9)]
    about = np.cos(at)[:, None] * turned[1][owner] + np.sin(at)[:, None] * turned[2][owner]
    return (turned[0] + place[:, :, 3])[owner] + radius[owner, None] * about, count


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


@dataclass(frozen=True, kw_only=True)
class _Chains:
    """Edges as chains of vertices: `ends` (e, 2), `label` of all points, where the inner ones of an edge begin, how many."""

    ends: Indices
    label: Indices
    first: Indices
    counts: Indices

    def edge(self, edge: int, degenerated: bool, count: int) -> Indices:
        """All vertices of an edge, along it; `count` of one that is a point."""
        if degenerated:
            return np.full(count, self.ends[edge, 0])
        first = self.first[edge]
        inner = self.label[first : first + self.counts[edge]]
        chain = np.concatenate((self.ends[edge, :1], inner, self.ends[edge, 1:]))
        if len(chain) != count:
            raise IndexError("two faces disagree about the points of their edge")
        return chain

    def along(self, edge: Indices, backward: NDArray[np.bool_]) -> tuple[Indices, Indices, Indices]:
        """Vertices of uses of edges but the last of each, where those of each use begin (k + 1,), and all last ones."""
        steps = self.counts[edge] + 1
        start = np.concatenate(([0], np.cumsum(steps)))
        use = np.repeat(np.arange(len(edge)), steps)
        k = np.arange(start[-1]) - start[use]
        mine, turned = edge[use], backward[use]
        inner = self.first[mine] + np.where(turned, self.counts[mine] - k, k - 1)
        inner = self.label[np.where(k == 0, 0, inner)]
        begin, end = (np.where(backward, self.ends[edge, i], self.ends[edge, 1 - i]) for i in (1, 0))
        return np.where(k == 0, begin[use], inner), start, end


_Made = tuple[Indices, Indices, Indices]


def _flat_faces(found: Dump, chains: _Chains, vertices: FloatArray, faces: Indices) -> _Made:
    """Triangles of some flat faces, their tags, and the faces that failed."""
    nothing = np.zeros((0, 3), dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    if not len(faces):
        return nothing
    uses = np.flatnonzero(np.isin(found.use_face, faces))
    loop = found.use_loop[uses]
    nodes, start, end = chains.along(found.use_edge[uses], found.use_backward[uses])
    # Each use is followed by the one of its loop that begins where it ends.
    key, wanted = loop * len(vertices) + nodes[start[:-1]], loop * len(vertices) + end
    order = np.argsort(key, kind="stable")
    after = order[np.minimum(np.searchsorted(key[order], wanted), len(order) - 1)]
    number = np.searchsorted(faces, found.use_face[uses])
    lost = (key[after] != wanted) | (np.bincount(after, minlength=len(after)) != 1)
    if lost.any():  # a loop that touches itself
        return *nothing[:2], faces[np.unique(number[lost])]
    following = np.arange(1, len(nodes) + 1)
    following[start[1:] - 1] = start[after]
    previous = np.empty_like(following)
    previous[following] = np.arange(len(following))
    owner = np.repeat(number, np.diff(start))
    turned = found.backward[faces][owner]
    following, previous = np.where(turned, previous, following), np.where(turned, following, previous)
    # Dropping the coordinate along which the normal points most keeps coordinates exact, where turning would not.
    normal = np.cross(found.frames[faces, 3:6], found.frames[faces, 6:9])  # a frame may be left-handed
    normal = np.where(found.backward[faces, None], -normal, normal)
    drop = np.round(np.abs(normal), 6).argmax(axis=1)
    keep = np.array([(1, 2), (2, 0), (0, 1)])[drop]
    xy = vertices[nodes[:, None], keep[owner]]
    xy[normal[np.arange(len(faces)), drop][owner] < 0.0, 0] *= -1.0
    ahead = _before(xy, xy[following]).astype(np.int64) + _before(xy, xy[previous])
    size = np.bincount(owner, minlength=len(faces))
    loops = np.bincount(number[np.concatenate(([True], np.diff(loop) != 0))], minlength=len(faces))
    count = size + 2 * loops - 4
    made = np.empty((count.sum(), 3), dtype=np.int64)
    first = np.concatenate(([0], np.cumsum(size)))
    got = triangulate(
        xy, following, previous, np.lexsort((ahead, xy[:, 1], xy[:, 0], owner)), nodes, first, count, made
    )
    tags = np.repeat(faces, got)
    parts = [nodes[made[: len(tags)]]]
    bad = []
    for i in np.flatnonzero(got == 0).tolist():
        other = _otherwise(vertices, nodes, following, range(first[i], first[i + 1]), normal[i])
        if other is None:
            bad.append(faces[i])
        else:
            parts.append(other)
            tags = np.concatenate((tags, np.full(len(other), faces[i])))
    return np.concatenate(parts), tags, np.array(bad, dtype=np.int64)


def _before(one: FloatArray, other: FloatArray) -> NDArray[np.bool_]:
    return np.asarray((one[:, 0] < other[:, 0]) | ((one[:, 0] == other[:, 0]) & (one[:, 1] < other[:, 1])))


def _otherwise(
    vertices: FloatArray, nodes: Indices, following: Indices, span: range, normal: FloatArray
) -> Indices | None:
    """A flat face on which the sweep failed."""
    loops, rest = [], set(span)
    for at in span:
        loop = []
        while at in rest:
            rest.remove(at)
            loop.append(at)
            at = int(following[at])
        if loop:
            loops.append(nodes[loop])
    return triangulated(vertices, loops, normal, backward=False)


def _round_faces(found: Dump, chains: _Chains, vertices: FloatArray, faces: Indices) -> _Made:
    """The same of cylinders and cones."""
    if not len(faces):
        return np.zeros((0, 3), dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    uses = np.flatnonzero(np.isin(found.use_face, faces))
    nodes, start, _ = chains.along(found.use_edge[uses], found.use_backward[uses])
    first = np.searchsorted(found.use_face[uses], np.append(faces, len(found.surface)))
    made = np.empty((len(nodes) + 2, 3), dtype=np.int64)
    backward = found.backward[faces].astype(np.int64)
    got = strips(vertices, nodes, start, first, _corners(found, uses), found.frames[faces], backward, made)
    tags = np.repeat(faces, got)
    return made[: len(tags)], tags, faces[got == 0]
