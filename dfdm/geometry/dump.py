"""The whole boundary of a B-rep as arrays: OCCT writes it as bytes once, and they are taken apart in one piece.

Asking OCCT for each face, edge and curve through its Python binding costs more than the geometry does.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from OCP.BinTools import BinTools, BinTools_FormatVersion
from OCP.BRep import BRep_Builder
from OCP.TopoDS import TopoDS_Compound

from dfdm.geometry.boundary_kernel import edge_figures, face_integrals
from dfdm.geometry.dump_kernel import read_geometry, read_shapes
from dfdm.geometry.mesh import FloatArray

Indices = NDArray[np.int64]
_HEADER: Final = b"\nOpen CASCADE Topology V4"
_NODES: Final = 40


def _rules() -> tuple[FloatArray, FloatArray]:
    nodes, weights = np.zeros((_NODES + 1, _NODES)), np.zeros((_NODES + 1, _NODES))
    for n in range(1, _NODES + 1):
        nodes[n, :n], weights[n, :n] = np.polynomial.legendre.leggauss(n)
    return nodes, weights


_RULES: Final = _rules()


@dataclass(frozen=True, kw_only=True)
class Dump:
    """Faces, their uses of edges, edges and vertices of some faces (TopoDS), in the order in which those were given.

    Per face (f,): `surface` (1 plane, 2 cylinder, 3 cone, 4 sphere, 5 torus, 0 other), `frames` (f, 12: origin, x, y, z
    axis), `sizes` (f, 2: radius, then half angle or tube), `backward` (whether the surface's normal points inward).
    Per use of an edge (k,), by face, then loop: `use_face`, `use_loop`, `use_edge`, `use_backward` (against the edge, seen
    from outside the face as its surface has it), `use_curve` (row of `geometry` of its curve in the parameters, -1 none),
    `use_ranges` (k, 2). Per edge (e,): `curve` (row of `geometry`, -1 none), `edge_ranges`, `edge_place`, `ends` (e, 2)
    vertices, `degenerated`, `edge_shape`. `vertices` (v, 3). `triangulation` (f,) and `chains` where faces were meshed.
    """

    data: NDArray[np.uint8]
    geometry: Indices
    pool: FloatArray
    places: FloatArray
    surface: Indices
    frames: FloatArray
    sizes: FloatArray
    backward: NDArray[np.bool_]
    face_place: Indices
    triangulation: Indices
    use_face: Indices
    use_loop: Indices
    use_edge: Indices
    use_backward: NDArray[np.bool_]
    use_curve: Indices
    use_ranges: FloatArray
    curve: Indices
    edge_ranges: FloatArray
    edge_place: Indices
    edge_shape: Indices
    degenerated: NDArray[np.bool_]
    ends: Indices
    vertices: FloatArray
    polygons: Indices
    triangulations: Indices
    chains: Indices

    @property
    def edge_kind(self) -> Indices:
        """Kind of the curve of each edge in space: 1 line, 2 circle, 3 ellipse, 4 parabola, 5 hyperbola, 7 B-spline, 0 any other, -1 none."""
        return np.where(self.curve >= 0, self.geometry[self.curve, 1], -1)

    def integrals(self, center: FloatArray) -> FloatArray:
        """Rows (f, 15) of `face_integrals`, along the axes of each face's frame; NaN where they are not known."""
        flat = self.surface[self.use_face] == 1
        row = np.where(flat, self.curve[self.use_edge], self.use_curve)
        uses = np.zeros((len(row), 5), dtype=np.int64)
        uses[:, 0] = self.use_face
        uses[:, 1:3] = np.where((row >= 0)[:, None], self.geometry[row, 1:], 0)
        uses[:, 3] = self.use_backward
        uses[:, 4] = self.edge_place[self.use_edge]
        ranges = np.where(flat[:, None], self.edge_ranges[self.use_edge], self.use_ranges)
        return np.asarray(
            face_integrals(
                self.surface, self.sizes, self.frames, center, uses, np.ascontiguousarray(ranges), self.places, self.pool,
                *_RULES,
            )
        )  # fmt: skip

    @cached_property
    def figures(self) -> FloatArray:
        """Rows (e, 19) of `edge_figures`."""
        edges = np.zeros((len(self.curve), 3), dtype=np.int64)
        known = self.curve >= 0
        edges[known, :2] = self.geometry[self.curve[known], 1:]
        edges[:, 2] = self.edge_place
        return np.asarray(edge_figures(edges, self.edge_ranges, self.places, self.pool, *_RULES))


def dump(faces: Sequence[Any], *, triangles: bool = False) -> Dump | None:
    """Write the faces (TopoDS_Face) as bytes and read those; None if they are not as expected."""
    builder, compound = BRep_Builder(), TopoDS_Compound()
    builder.MakeCompound(compound)
    for face in faces:
        builder.Add(compound, face)
    stream = io.BytesIO()
    version = BinTools_FormatVersion.BinTools_FormatVersion_VERSION_4
    BinTools.Write_s(compound, stream, triangles, False, version)
    data = np.frombuffer(stream.getbuffer(), dtype=np.uint8)
    head = data[:100].tobytes()
    if not head.startswith(_HEADER) or head.find(b"\n", 1) < 0:
        return None
    try:
        where, geometry, pool, locations, factors, matrices, polygons, triangulations = read_geometry(
            data, head.find(b"\n", 1) + 1
        )
        status, shapes, numbers, children, pcurves, ranges, chains = read_shapes(data, max(where, 0))
        if where < 0 or status or len(shapes) == 0 or shapes[-1, 2] != len(faces):
            return None
        places = _Places(locations, factors, matrices)
        return _assembled(
            data, geometry, pool, places, polygons, triangulations, shapes, numbers, children, pcurves, ranges, chains
        )
    except IndexError:
        return None


class _Places:
    """Chains of locations as numbers, equal for equal chains, and the motion that each stands for."""

    def __init__(self, locations: Indices, factors: Indices, matrices: FloatArray) -> None:
        self._matrices = matrices
        self._span = len(locations)
        listed = factors.tolist()
        # Written innermost first.
        self._factors = [tuple((i, p) for i, p in reversed(listed[a : a + n])) for a, n in locations.tolist()]
        self._known: dict[tuple[tuple[int, int], ...], int] = {(): 0}
        self._rows: dict[tuple[int, ...], int] = {}
        self.motions = [np.eye(3, 4)]

    @property
    def rigid(self) -> bool:
        """Whether all motions turn and shift only."""
        if len(self.motions) == 1:
            return True
        turns = np.array(self.motions)[:, :, :3]
        return bool(
            np.abs(turns @ turns.transpose(0, 2, 1) - np.eye(3)).max() < 1e-9 and (np.linalg.det(turns) > 0.0).all()
        )

    def of(self, *chain: Indices) -> Indices:
        """The place of each row of some chains of locations, outermost first."""
        if self._span == 1:
            return np.zeros(len(chain[0]), dtype=np.int64)
        key = chain[0]
        for part in chain[1:]:
            key = key * self._span + part
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        rows = zip(*(part[first].tolist() for part in chain), strict=True)
        return np.array([self.place(row) for row in rows], dtype=np.int64)[inverse.reshape(-1)]

    def place(self, row: tuple[int, ...]) -> int:
        """The place of one chain."""
        if row not in self._rows:
            met: list[tuple[int, int]] = []
            for elementary, power in (factor for location in row for factor in self._factors[location]):
                before = met.pop()[1] if met and met[-1][0] == elementary else 0
                if before + power:
                    met.append((elementary, before + power))
            factors = tuple(met)
            if factors not in self._known:
                self._known[factors] = self._add(factors)
            self._rows[row] = self._known[factors]
        return self._rows[row]

    def _add(self, factors: tuple[tuple[int, int], ...]) -> int:
        if len(factors) == 1 and factors[0][1] == 1:
            self.motions.append(self._matrices[factors[0][0]].reshape(3, 4))
            return len(self.motions) - 1
        motion = np.eye(4)
        for elementary, power in factors:
            step = np.eye(4)
            step[:3] = self._matrices[elementary].reshape(3, 4)
            if power < 0:  # the inverse of a motion
                step[:3, :3] = step[:3, :3].T.copy()
                step[:3, 3] = -step[:3, :3] @ step[:3, 3]
            for _ in range(abs(power)):
                motion = motion @ step
        self.motions.append(motion[:3])
        return len(self.motions) - 1


def _children(shapes: Indices, children: Indices, parents: Indices) -> tuple[Indices, Indices]:
    """Rows of `children` of all parents in turn, and which parent each belongs to."""
    count = shapes[parents, 2]
    owner = np.repeat(np.arange(len(parents)), count)
    row = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + shapes[parents, 1][owner]
    return row, owner


def _assembled(
    data: NDArray[np.uint8],
    geometry: Indices,
    pool: FloatArray,
    places: _Places,
    polygons: Indices,
    triangulations: Indices,
    shapes: Indices,
    numbers: FloatArray,
    children: Indices,
    pcurves: Indices,
    ranges: FloatArray,
    chains: Indices,
) -> Dump | None:
    first = np.array([np.count_nonzero(geometry[:, 0] < section) for section in range(3)])
    faces = children[shapes[-1, 1] :]
    row, wire_face = _children(shapes, children, faces[:, 1])
    wires = children[row]
    loop = (shapes[wires[:, 1], 0] == 5) & (wires[:, 0] < 2)
    wires, wire_face = wires[loop], wire_face[loop]
    row, wire = _children(shapes, children, wires[:, 1])
    uses = children[row]
    whole = uses[:, 0] < 2
    uses, wire = uses[whole], wire[whole]
    face = wire_face[wire]
    place = places.of(faces[face, 2], wires[wire, 2], uses[:, 2])
    key = uses[:, 1] * (len(places.motions) + 1) + place
    _, at, edge = np.unique(key, return_index=True, return_inverse=True)
    rank = np.empty(len(at), dtype=np.int64)  # edges in the order in which faces first use them
    rank[np.argsort(at)] = np.arange(len(at))
    edge, at = rank[edge.reshape(-1)], np.sort(at)
    edge_shape = uses[at, 1]
    # Where each face has its surface, and each edge its curve.
    surface = shapes[faces[:, 1], 3] + first[2]
    if (shapes[faces[:, 1], 0] != 4).any() or (shapes[faces[:, 1], 3] < 0).any() or (faces[:, 0] > 1).any():
        return None
    surface_place = places.of(faces[:, 2], shapes[faces[:, 1], 4])
    curve = np.where(shapes[edge_shape, 3] >= 0, shapes[edge_shape, 3] + first[1], -1)
    chain = faces[face[at], 2], wires[wire[at], 2], uses[at, 2]
    curve_place = places.of(*chain, np.maximum(shapes[edge_shape, 4], 0))
    backward = (uses[:, 0] ^ wires[wire, 0]) == 1
    pcurves = np.concatenate((pcurves, [[-1, -1, -1, -1, 0]]))  # the last row is none
    use_chain = faces[face, 2], wires[wire, 2], uses[:, 2]
    chosen = np.full(len(face), len(pcurves) - 1)
    # On planes the curve in space serves; one edge may have hundreds of curves on one plane.
    bent = np.flatnonzero(geometry[surface[face], 1] != 1)
    chosen[bent] = _pcurve_of_use(
        pcurves,
        uses[bent, 1],
        surface[face[bent]] - first[2],
        places,
        tuple(part[bent] for part in use_chain),
        surface_place[face[bent]],
    )
    use_curve = pcurves[chosen, np.where(backward & (pcurves[chosen, 2] >= 0), 2, 1)]
    # Vertices: the first one forward and the first one backward of each edge.
    row, owner = _children(shapes, children, edge_shape)
    corners = children[row]
    corner_place = places.of(*(part[owner] for part in chain), corners[:, 2])
    _, vertex_at, vertex = np.unique(
        corners[:, 1] * (len(places.motions) + 1) + corner_place, return_index=True, return_inverse=True
    )
    ends = np.full((len(at), 2), -1, dtype=np.int64)
    for side in (0, 1):
        mine = np.flatnonzero(corners[:, 0] == side)[::-1]
        ends[owner[mine], side] = vertex.reshape(-1)[mine]
    if not places.rigid:
        return None
    motions = np.array(places.motions)
    vertices = _moved(motions[corner_place[vertex_at]], numbers[corners[vertex_at, 1], :3])
    start = geometry[surface, 2]
    kind = geometry[surface, 1]
    numbers_of = (
        pool[np.minimum(start[:, None] + np.arange(14), len(pool) - 1)] if len(pool) else np.zeros((len(start), 14))
    )
    motion = motions[surface_place]
    frames = np.concatenate(
        [
            _moved(motion, numbers_of[:, :3]),
            *(np.einsum("ijk,ik->ij", motion[:, :, :3], numbers_of[:, k : k + 3]) for k in (6, 9, 3)),
        ],
        axis=1,
    )
    return Dump(
        data=data,
        geometry=geometry,
        pool=pool,
        places=np.ascontiguousarray(motions.reshape(-1, 12)),
        surface=kind,
        frames=np.ascontiguousarray(frames),
        sizes=np.ascontiguousarray(numbers_of[:, 12:14]),
        backward=faces[:, 0] == 1,
        face_place=places.of(faces[:, 2]),
        triangulation=numbers[faces[:, 1], 0].astype(np.int64),
        use_face=face,
        use_loop=wire,
        use_edge=edge,
        use_backward=backward,
        use_curve=use_curve,
        use_ranges=np.concatenate((ranges, np.zeros((1, 2))))[chosen],
        curve=curve,
        edge_ranges=np.ascontiguousarray(numbers[edge_shape, :2]),
        edge_place=curve_place,
        edge_shape=edge_shape,
        degenerated=numbers[edge_shape, 2] > 0.0,
        ends=ends,
        vertices=vertices,
        polygons=polygons,
        triangulations=triangulations,
        chains=chains,
    )


def _pcurve_of_use(
    pcurves: Indices,
    shape: Indices,
    surface: Indices,
    places: _Places,
    chain: tuple[Indices, ...],
    surface_place: Indices,
) -> Indices:
    """Row of `pcurves` of each use of an edge on a surface, the last row for none."""
    span = int(max(surface.max(initial=0), pcurves[:, 3].max())) + 2
    keys = pcurves[:, 0] * span + pcurves[:, 3]
    order = np.argsort(keys, kind="stable")
    wanted = shape * span + surface
    low = np.searchsorted(keys[order], wanted, side="left")
    count = np.searchsorted(keys[order], wanted, side="right") - low
    chosen = np.where(count > 0, order[np.minimum(low, len(order) - 1)], len(pcurves) - 1)
    for use in np.flatnonzero(count > 1):  # one surface at several places
        before = tuple(int(part[use]) for part in chain)
        for row in order[low[use] : low[use] + count[use]].tolist():
            if places.place((*before, int(pcurves[row, 4]))) == surface_place[use]:
                chosen[use] = row
                break
    return np.asarray(chosen, dtype=np.int64)


def _moved(motions: FloatArray, points: FloatArray) -> FloatArray:
    return np.asarray(np.einsum("ijk,ik->ij", motions[:, :, :3], points) + motions[:, :, 3])
