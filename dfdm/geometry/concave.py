"""The edges of a part as arrays: their ends, the faces beside them, how sharply they turn; flats, loops and heights from them.

This is the attributed adjacency graph (S. Joshi, T. C. Chang, "Graph-based heuristics for recognition of machined features
from a 3D solid model", 1988) laid out so that all edges of a part are asked at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.contours import Plane
from dfdm.geometry.edges import SMOOTH_DEG
from dfdm.geometry.extents import Heights, heights_along
from dfdm.geometry.surfaces import Array, unit

_SAME_MM: Final = 1e-4
_SAMPLES: Final = 11
_LINE, _CIRCLE, _OTHER = 0, 1, 2
_AT_ONCE: Final = 32
_MIX: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64).astype(np.int64)
"""Odd factors that make one whole number of three: of different points the same one about once in 2^64 pairs."""
_ASLANT: Final = np.array([0.5403, 0.7373, 0.4059])
Ints = NDArray[np.int64]
Rim = tuple[tuple[int, bool], ...]
"""Edges chained head to tail by number, each with its direction; the faces lie on the left."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Flat:
    """Neighboring coplanar faces as one: unit normal out of the material, height along it, coordinates seen from outside."""

    faces: frozenset[int]
    normal: Array
    height: float
    plane: Plane


class Rims:
    """The edges (n) of an adjacency as arrays.

    `one`, `two` (n,) are the faces beside an edge, -1 where there are not two; `turn` (n,) the angle by which the surface turns,
    positive where the corner is internal; `curve` (n,) 0 for lines, 1 for circles, 2 for others; `start`, `end` (n, 3);
    `axes` (faces, 3) of the faces. `ones`, `turns` … are the same as plain numbers, many times faster to ask one by one.
    """

    def __init__(self, adjacency: Adjacency) -> None:
        self.adjacency = adjacency
        table = adjacency.table
        pair = (table.uses == 2) & (table.faces[:, 0] != table.faces[:, 1])
        self.one, self.two = np.where(pair, table.faces[:, 0], -1), np.where(pair, table.faces[:, 1], -1)
        self.turn, self.length, self.forward = table.turn_deg, table.length_mm, table.forward
        self.curve = np.array([_OTHER, _LINE, _CIRCLE])[table.kind]
        self.start, self.middle, self.end, self.tangent = table.start, table.middle, table.end, table.tangent
        self.center, self.axis, self.radius, self.sweep = table.center, table.axis, table.radius_mm, table.sweep
        if any(e.polyline is not None for e in adjacency.edges):
            self.curve[self.curve == _CIRCLE] = _OTHER  # of a mesh: chords of one
        self.concave = (self.turn > SMOOTH_DEG) & pair
        self.smooth = (np.abs(self.turn) <= SMOOTH_DEG) & pair
        self.arcs = np.flatnonzero(self.curve == _CIRCLE)
        self.ones: list[int] = self.one.tolist()
        self.twos: list[int] = self.two.tolist()
        self.turns: list[float] = self.turn.tolist()
        self.smooths: list[bool] = self.smooth.tolist()
        self.curves: list[int] = self.curve.tolist()
        self.kind = [p.kind for p in adjacency.patches]
        self.axes = np.array([p.axis for p in adjacency.patches]).reshape(-1, 3)
        self._samples: dict[int, Array] = {}
        self._heights: dict[tuple[float, ...], Heights] = {}

    def samples(self, edge: int) -> Array:
        """Points (n, 3) along a freeform edge."""
        if edge not in self._samples:
            self._samples[edge] = self.adjacency.edges[edge].points(_SAMPLES)
        return self._samples[edge]

    @cached_property
    def _vertices(self) -> tuple[Ints, Ints]:
        """A number for each end of each edge: the same where ends meet."""
        both = np.concatenate([self.start, self.end])
        with np.errstate(over="ignore"):
            key = np.floor(both / _SAME_MM + 0.3819).astype(np.int64) @ _MIX
        # Ends on the two sides of a grid line are the same too: link cells that hold points nearer than a cell.
        _, first, label = np.unique(key, return_index=True, return_inverse=True)
        shade = both[first] @ _ASLANT
        order = np.argsort(shade, kind="stable")
        near = np.flatnonzero(np.diff(shade[order]) < _SAME_MM)
        apart = np.abs(both[first[order[near]]] - both[first[order[near + 1]]]).max(axis=1, initial=0.0)
        for k in near[apart < _SAME_MM].tolist():
            label[label == order[k + 1]] = label[first[order[k]]]
        return label[: len(self.start)], label[len(self.start) :]

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        low, high = self._vertices
        return low.tolist(), high.tolist()

    @cached_property
    def arc_sides(self) -> tuple[Array, Array, Array, Array, Array]:
        """Of the circular edges (k,) from the center to the start and square to that, cosine and sine of half the sweep, limit.

        No point of one is farther from its middle than by the angle whose cosine is the limit.
        """
        arcs = self.arcs
        own, out = self.axis[arcs], self.start[arcs] - self.center[arcs]
        half = 0.5 * self.sweep[arcs]
        return out, np.cross(own, out), np.cos(half), np.sin(half), np.cos(np.minimum(half + 1e-9, math.pi))

    @cached_property
    def by_face(self) -> tuple[Ints, Ints, Ints]:
        """Edges in the order of their faces, where each face begins, and the faces that have any."""
        beside = np.flatnonzero(self.one >= 0)
        face, edge = np.concatenate([self.one[beside], self.two[beside]]), np.concatenate([beside, beside])
        order = np.lexsort((edge, face))
        faces, first = np.unique(face[order], return_index=True)
        return edge[order], first, faces

    @cached_property
    def of_face(self) -> list[list[int]]:
        """Numbers of the edges between each face and another one."""
        edge, first, faces = self.by_face
        found: list[list[int]] = [[] for _ in self.kind]
        edges, ends = edge.tolist(), [*first.tolist()[1:], len(edge)]
        for face, low, high in zip(faces.tolist(), first.tolist(), ends, strict=True):
            found[face] = edges[low:high]
        return found

    @cached_property
    def around(self) -> list[list[tuple[int, int]]]:
        """The same with the face beyond each edge."""
        ones, twos = self.ones, self.twos
        return [
            [(i, twos[i] if ones[i] == face else ones[i]) for i in edges] for face, edges in enumerate(self.of_face)
        ]

    def beside(self, edge: int, face: int) -> int:
        """The face on the other side of an edge."""
        return self.twos[edge] if self.ones[edge] == face else self.ones[edge]

    @cached_property
    def freeform(self) -> frozenset[int]:
        """Faces with an edge that is neither a line nor an arc."""
        odd = (self.curve == _OTHER) & (self.one >= 0)
        return frozenset(self.one[odd].tolist()) | frozenset(self.two[odd].tolist())

    @cached_property
    def flats(self) -> list[Flat]:
        """All planar faces, coplanar neighbors merged, in the order of their least faces."""
        plane = np.array([kind == "plane" for kind in self.kind], dtype=bool)
        parent = list(range(len(plane)))

        def root(face: int) -> int:
            while parent[face] != face:
                face = parent[face]
            return face

        for i in np.flatnonzero(self.smooth & plane[self.one] & plane[self.two]).tolist():
            a, b = sorted((root(self.ones[i]), root(self.twos[i])))
            parent[b] = a
        groups: dict[int, list[int]] = {}
        for face in np.flatnonzero(plane).tolist():
            groups.setdefault(root(face), []).append(face)
        if not groups:
            return []
        patches = [self.adjacency.patches[least] for least in groups]
        normals = self.axes[list(groups)]
        height = (np.array([p.origin for p in patches]) * normals).sum(axis=1)
        one, two = _frames(normals)
        return [
            Flat(faces=frozenset(members), normal=n, height=h, plane=Plane(origin=o, x=x, y=y))
            for members, n, h, o, x, y in zip(
                groups.values(), normals, height.tolist(), height[:, None] * normals, one, two, strict=True
            )
        ]

    @cached_property
    def flat_of(self) -> dict[int, int]:
        """The number of the flat of each planar face."""
        return {face: k for k, flat in enumerate(self.flats) for face in flat.faces}

    @cached_property
    def flat_loops(self) -> list[list[Rim]]:
        """The closed loops around each flat."""
        of = np.full(len(self.kind) + 1, -1)
        for k, flat in enumerate(self.flats):
            of[list(flat.faces)] = k
        edge = np.concatenate([np.arange(len(self.one))] * 2)
        face, other = np.concatenate([self.one, self.two]), np.concatenate([self.two, self.one])
        forward = np.concatenate([self.forward, ~self.forward])
        used = np.flatnonzero((face >= 0) & (of[face] >= 0) & (of[face] != of[other]))
        used = used[np.lexsort((edge[used], face[used], of[face[used]]))]
        edge, forward, flat = edge[used], forward[used], of[face[used]]
        low, high = self._vertices
        tail = flat * len(low) * 2 + np.where(forward, low[edge], high[edge])
        head = flat * len(low) * 2 + np.where(forward, high[edge], low[edge])
        order = np.argsort(tail, kind="stable")
        sorted_ = tail[order]
        place = np.minimum(np.searchsorted(sorted_, head), max(len(head) - 1, 0))
        after = np.where(sorted_[place] == head, order[place], -1).tolist() if len(head) else []
        unclear = set(flat[order[1:]][np.diff(sorted_) == 0].tolist())  # loops that touch in a point
        found: list[list[Rim]] = [[] for _ in self.flats]
        directed = list(zip(edge.tolist(), forward.tolist(), strict=True))
        seen = [False] * len(directed)
        for first, k in enumerate(flat.tolist()):
            if seen[first] or k in unclear:
                continue
            path, at = [], first
            while at >= 0 and not seen[at]:
                seen[at] = True
                path.append(directed[at])
                at = after[at]
            if at == first:
                found[k].append(tuple(path))
        for k in unclear:
            found[k] = self.loops(self.flats[k].faces)
        return found

    def rim(self, faces: Iterable[int]) -> list[tuple[int, bool]]:
        """The edges around a set of faces, directed so that the set lies on the left; in the order of faces and edges."""
        own = set(faces)
        return [
            (i, bool(self.forward[i]) == (self.ones[i] == face))
            for face in sorted(own)
            for i, other in self.around[face]
            if other not in own
        ]

    def loops(self, faces: Iterable[int]) -> list[Rim]:
        """The closed loops around a set of faces; what does not close is left out."""
        return self.chained(self.rim(faces))

    def chained(self, directed: list[tuple[int, bool]]) -> list[Rim]:
        """Directed edges head to tail."""
        low, high = self._ends
        after: dict[int, list[int]] = {}
        for k, (i, forward) in enumerate(directed):
            after.setdefault(low[i] if forward else high[i], []).append(k)
        used = [False] * len(directed)
        found = []
        for first in range(len(directed)):
            if used[first]:
                continue
            i, forward = directed[first]
            begin, path, at = (low[i] if forward else high[i]), [first], first
            used[first] = True
            while True:
                i, forward = directed[at]
                tip = high[i] if forward else low[i]
                if tip == begin:
                    found.append(tuple(directed[k] for k in path))
                    break
                step = next((k for k in after.get(tip, ()) if not used[k]), None)
                if step is None:
                    break
                used[step] = True
                path.append(step)
                at = step
        return found

    def enclosed(self, loop: Rim, normal: Array) -> float:
        """Area within a loop seen along a normal, positive where it runs counterclockwise; exact for lines and arcs."""
        if len(loop) == 1 and self.curves[loop[0][0]] == _CIRCLE:  # the rim of a hole
            edge, way = loop[0]
            radius, sweep = float(self.radius[edge]), float(self.sweep[edge])
            area = 0.5 * radius**2 * (sweep - math.sin(sweep)) * float(self.axis[edge] @ normal)
            return area if way else -area
        index = np.array([i for i, _ in loop], dtype=np.int64)
        forward = np.array([way for _, way in loop])[:, None]
        start = np.where(forward, self.start[index], self.end[index])
        end = np.where(forward, self.end[index], self.start[index])
        twice = _twice(start - start[0], end - start[0], normal)
        bow = self.radius[index] ** 2 * (self.sweep[index] - np.sin(self.sweep[index])) * (self.axis[index] @ normal)
        twice += float(np.where(self.curve[index] == _CIRCLE, np.where(forward[:, 0], bow, -bow), 0.0).sum())
        for i, way in loop:
            if self.curves[i] == _OTHER:
                points = self.adjacency.edges[i].points()
                points = (points if way else points[::-1]) - points[0 if way else -1]
                twice += _twice(points[:-1], points[1:], normal)
        return 0.5 * twice

    def heights(self, axis: Array) -> Heights:
        """Coordinates of the boundary of every face along a unit axis."""
        found = self._heights.get(_key(axis))
        if found is None:
            self.look([axis])
            found = self._heights[_key(axis)]
        return found

    def look(self, axes: Iterable[Array]) -> None:
        """Find the heights along many unit axes at once, to be asked one by one."""
        wanted = {key: axis for axis in axes if (key := _key(axis)) not in self._heights}
        keys = list(wanted)
        for k in range(0, len(keys), _AT_ONCE):
            now = keys[k : k + _AT_ONCE]
            found = heights_along(self, np.array([wanted[key] for key in now]))
            self._heights.update(zip(now, found, strict=True))


def _key(axis: Array) -> tuple[float, ...]:
    x, y, z = axis.tolist()
    return round(x, 9), round(y, 9), round(z, 9)


def _frames(axes: Array) -> tuple[Array, Array]:
    """Rows of two unit vectors each that make a right-handed frame with unit vectors (n, 3), as `frame` does for one."""
    helper = np.zeros_like(axes)
    helper[np.arange(len(axes)), np.argmin(np.abs(np.round(axes, 6)), axis=1)] = 1.0
    u = unit(helper - (helper * axes).sum(axis=1)[:, None] * axes)
    return u, np.cross(axes, u)


def _twice(one: Array, other: Array, normal: Array) -> float:
    """The sum of the triple products (one x other) . normal of rows (n, 3)."""
    x, y, z = normal.tolist()
    turned = one @ np.array([[0.0, z, -y], [-z, 0.0, x], [y, -x, 0.0]])  # normal x one
    return float((turned * other).sum())


_KNOWN: WeakKeyDictionary[Adjacency, Rims] = WeakKeyDictionary()


def rims_of(adjacency: Adjacency) -> Rims:
    """The arrays of an adjacency, laid out once."""
    if adjacency not in _KNOWN:
        _KNOWN[adjacency] = Rims(adjacency)
    return _KNOWN[adjacency]
