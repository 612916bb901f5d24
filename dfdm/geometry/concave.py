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
from dfdm.geometry.edges import SMOOTH_DEG, Edge, xyz
from dfdm.geometry.surfaces import Array, frame

_SAME_MM: Final = 1e-4
_SAMPLES: Final = 11
_LINE, _CIRCLE, _OTHER = 0, 1, 2
Ints = NDArray[np.int64]
Rim = tuple[tuple[int, bool], ...]
"""Edges chained head to tail by number, each with its direction; the faces lie on the left."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Flat:
    """Neighboring coplanar faces as one: unit normal out of the material, height along it."""

    faces: frozenset[int]
    normal: Array
    height: float

    @cached_property
    def plane(self) -> Plane:
        """Coordinates in it, seen from outside."""
        u, v = frame(self.normal)
        return Plane(origin=self.height * self.normal, x=u, y=v)


class Rims:
    """The edges (n) of an adjacency as arrays.

    `one`, `two` (n,) are the faces beside an edge, -1 where there are not two; `turn` (n,) the angle by which the surface turns,
    positive where the corner is internal; `curve` (n,) 0 for lines, 1 for circles, 2 for others; `start`, `end` (n, 3).
    """

    def __init__(self, adjacency: Adjacency) -> None:
        self.adjacency = adjacency
        edges = adjacency.edges
        pairs = [e.faces if len(e.sides) == 2 and e.sides[0].face != e.sides[1].face else (-1, -1) for e in edges]
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        self.one, self.two = both[:, 0].copy(), both[:, 1].copy()
        self.turn = np.array([e.turn_deg for e in edges])
        self.curve = np.array([{"line": _LINE, "circle": _CIRCLE}.get(e.curve, _OTHER) for e in edges], dtype=np.int64)
        self.middle = np.array([e.middle for e in edges]).reshape(-1, 3)
        self.tangent = np.array([e.tangent for e in edges]).reshape(-1, 3)
        nothing = np.zeros(3)
        self.center = np.array([nothing if e.center is None else e.center for e in edges]).reshape(-1, 3)
        self.axis = np.array([nothing if e.axis is None else e.axis for e in edges]).reshape(-1, 3)
        self.radius = np.array([e.radius for e in edges])
        self.sweep = np.array([abs(e.last - e.first) for e in edges])
        if any(e.polyline is not None for e in edges):
            self.curve[[e.curve == "circle" for e in edges]] = _OTHER  # of a mesh: chords of one
        self.start, self.end = self._ends()
        left = [next(s.forward for s in e.sides if s.face == e.faces[0]) for e in edges]
        self._forwards: list[bool] = left
        self.concave = (self.turn > SMOOTH_DEG) & (self.one >= 0)
        self.smooth = (np.abs(self.turn) <= SMOOTH_DEG) & (self.one >= 0)
        # The same as plain numbers, many times faster to ask one by one.
        self.ones: list[int] = self.one.tolist()
        self.twos: list[int] = self.two.tolist()
        self.turns: list[float] = self.turn.tolist()
        self.smooths: list[bool] = self.smooth.tolist()
        self.curves: list[int] = self.curve.tolist()
        self.kind = [p.kind for p in adjacency.patches]
        self._samples: dict[int, Array] = {}
        self._heights: dict[tuple[float, ...], Heights] = {}

    def _ends(self) -> tuple[Array, Array]:
        """Both ends of every edge, exact: half a line's length to either side, half an arc's turn."""
        half = 0.5 * self.sweep[:, None] * self.tangent
        start, end = self.middle - half, self.middle + half
        arcs = np.flatnonzero(self.curve == _CIRCLE)
        if len(arcs):
            axis, out = self.axis[arcs], self.middle[arcs] - self.center[arcs]
            side = np.cross(axis, out)
            cosine, sine = np.cos(0.5 * self.sweep[arcs])[:, None], np.sin(0.5 * self.sweep[arcs])[:, None]
            start[arcs] = self.center[arcs] + cosine * out - sine * side
            end[arcs] = self.center[arcs] + cosine * out + sine * side
        for i, edge in enumerate(self.adjacency.edges):
            if edge.polyline is not None:
                start[i], end[i] = edge.polyline[0], edge.polyline[-1]
            elif self.curve[i] == _OTHER:
                start[i], end[i] = xyz(edge.adaptor.Value(edge.first)), xyz(edge.adaptor.Value(edge.last))
        return start, end

    def samples(self, edge: int) -> Array:
        """Points (n, 3) along a freeform edge."""
        if edge not in self._samples:
            self._samples[edge] = self.adjacency.edges[edge].points(_SAMPLES)
        return self._samples[edge]

    @cached_property
    def length(self) -> Array:
        """Length (n,) of each edge, mm."""
        straight = np.linalg.norm(self.end - self.start, axis=1)
        found: Array = np.where(self.curve == _CIRCLE, self.radius * self.sweep, straight)
        for i in np.flatnonzero(self.curve == _OTHER).tolist():
            found[i] = self.adjacency.edges[i].length
        return found

    @cached_property
    def _vertices(self) -> tuple[list[int], list[int]]:
        """A number for each end of each edge: the same where ends meet."""
        both = np.concatenate([self.start, self.end])
        key = np.floor(both / _SAME_MM + 0.3819).astype(np.int64)
        # Ends on the two sides of a grid line are the same too: link cells that hold points nearer than a cell.
        _, label = np.unique(key, axis=0, return_inverse=True)
        label = label.reshape(-1)
        _, first = np.unique(label, return_index=True)
        order = np.argsort(both[first] @ np.array([0.5403, 0.7373, 0.4059]), kind="stable")
        shade = (both[first] @ np.array([0.5403, 0.7373, 0.4059]))[order]
        near = np.flatnonzero(np.diff(shade) < _SAME_MM)
        for k in near.tolist():
            a, b = order[k], order[k + 1]
            if np.abs(both[first[a]] - both[first[b]]).max() < _SAME_MM:
                label[label == b] = a
                order[k + 1] = a
        return label[: len(self.start)].tolist(), label[len(self.start) :].tolist()

    @cached_property
    def of_face(self) -> list[list[int]]:
        """Numbers of the edges between each face and another one."""
        found: list[list[int]] = [[] for _ in self.kind]
        for i, (one, two) in enumerate(zip(self.ones, self.twos, strict=True)):
            if one >= 0:
                found[one].append(i)
                found[two].append(i)
        return found

    def beside(self, edge: int, face: int) -> int:
        """The face on the other side of an edge."""
        return self.twos[edge] if self.ones[edge] == face else self.ones[edge]

    @cached_property
    def flats(self) -> list[Flat]:
        """All planar faces, coplanar neighbors merged, in the order of their least faces."""
        plane = np.array([kind == "plane" for kind in self.kind])
        parent = list(range(len(plane)))

        def root(face: int) -> int:
            while parent[face] != face:
                face = parent[face]
            return face

        for i in np.flatnonzero(self.smooth & plane[self.one] & plane[self.two]).tolist():
            a, b = sorted((root(int(self.one[i])), root(int(self.two[i]))))
            parent[b] = a
        groups: dict[int, list[int]] = {}
        for face in np.flatnonzero(plane).tolist():
            groups.setdefault(root(face), []).append(face)
        out = []
        for least, members in groups.items():
            patch = self.adjacency.patches[least]
            height = float(patch.origin @ patch.axis)
            out.append(Flat(faces=frozenset(members), normal=patch.axis, height=height))
        return out

    def rim(self, faces: Iterable[int]) -> list[tuple[int, bool]]:
        """The edges around a set of faces, directed so that the set lies on the left; in the order of faces and edges."""
        own = set(faces)
        found = []
        for face in sorted(own):
            for i in self.of_face[face]:
                first = self.ones[i] == face
                if (self.twos[i] if first else self.ones[i]) not in own:
                    found.append((i, self._forwards[i] == first))
        return found

    def loops(self, faces: Iterable[int]) -> list[Rim]:
        """The closed loops around a set of faces; what does not close is left out."""
        return self.chained(self.rim(faces))

    def chained(self, directed: list[tuple[int, bool]]) -> list[Rim]:
        """Directed edges head to tail."""
        low, high = self._vertices
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
        index = np.array([i for i, _ in loop], dtype=np.int64)
        forward = np.array([way for _, way in loop])[:, None]
        start = np.where(forward, self.start[index], self.end[index])
        end = np.where(forward, self.end[index], self.start[index])
        twice = _twice(start - start[0], end - start[0], normal)
        bow = self.radius[index] ** 2 * (self.sweep[index] - np.sin(self.sweep[index])) * (self.axis[index] @ normal)
        twice += float(np.where(self.curve[index] == _CIRCLE, np.where(forward[:, 0], bow, -bow), 0.0).sum())
        for i, way in loop:
            if self.curve[i] == _OTHER:
                points = self.adjacency.edges[i].points()
                points = (points if way else points[::-1]) - points[0 if way else -1]
                twice += _twice(points[:-1], points[1:], normal)
        return 0.5 * twice

    def heights(self, axis: Array) -> Heights:
        """Coordinates of the boundary of every face along a unit axis."""
        key = tuple(np.round(axis, 9).tolist())
        if key not in self._heights:
            self._heights[key] = Heights(self, axis)
        return self._heights[key]

    @cached_property
    def _by_face(self) -> tuple[Ints, Ints, Ints]:
        """Edges in the order of their faces, where each face begins, and the faces that have any."""
        beside = np.flatnonzero(self.one >= 0)
        face = np.concatenate([self.one[beside], self.two[beside]])
        order = np.argsort(face, kind="stable")
        faces, first = np.unique(face[order], return_index=True)
        return np.concatenate([beside, beside])[order], first, faces

    def spans(self, axis: Array) -> tuple[Array, Array]:
        """Least and greatest coordinate (faces,) of each face's boundary along a unit axis, but for freeform edges' middles."""
        a, b = self.start @ axis, self.end @ axis
        low, high = np.minimum(a, b), np.maximum(a, b)
        arcs = self._arcs
        if len(arcs):
            lean = axis[None] - (self.axis[arcs] @ axis)[:, None] * self.axis[arcs]
            steep = np.sqrt((lean * lean).sum(axis=1))
            steeply = steep > 1e-9
            arcs, lean, steep = arcs[steeply], lean[steeply], steep[steeply]
        if len(arcs):
            up = lean / steep[:, None]
            out = self.start[arcs] - self.center[arcs]
            side = np.cross(self.axis[arcs], out)
            turn = np.arctan2((up * side).sum(axis=1), (up * out).sum(axis=1))
            middle, reach = self.center[arcs] @ axis, self.radius[arcs] * steep
            top = turn % (2.0 * math.pi) <= self.sweep[arcs] + 1e-9
            bottom = (turn + math.pi) % (2.0 * math.pi) <= self.sweep[arcs] + 1e-9
            high[arcs] = np.where(top, middle + reach, high[arcs])
            low[arcs] = np.where(bottom, middle - reach, low[arcs])
        edge, first, faces = self._by_face
        least, most = np.full(len(self.kind), np.inf), np.full(len(self.kind), -np.inf)
        if len(faces):
            least[faces] = np.minimum.reduceat(low[edge], first)
            most[faces] = np.maximum.reduceat(high[edge], first)
        return least, most

    @cached_property
    def _arcs(self) -> Ints:
        return np.flatnonzero(self.curve == _CIRCLE)


def _twice(one: Array, other: Array, normal: Array) -> float:
    """The sum of the triple products (one x other) . normal of rows (n, 3)."""
    x, y, z = normal.tolist()
    turned = one @ np.array([[0.0, z, -y], [-z, 0.0, x], [y, -x, 0.0]])  # normal x one
    return float((turned * other).sum())


class Heights:
    """Least and greatest coordinate of faces along an axis, exact at lines and circles; freeform edges when they are asked for."""

    def __init__(self, rims: Rims, axis: Array) -> None:
        self._rims, self._axis = rims, axis
        low, high = rims.spans(axis)
        self._most = (-low, high)
        self._whole: tuple[set[int], set[int]] = (set(), set())

    def low(self, face: int) -> float:
        """The least coordinate of a face."""
        return -self._complete(face, 0)

    def high(self, face: int) -> float:
        """The greatest coordinate of a face."""
        return self._complete(face, 1)

    def _complete(self, face: int, side: int) -> float:
        most = self._most[side]
        if face not in self._whole[side]:
            self._whole[side].add(face)
            for i in self._rims.of_face[face]:
                if self._rims.curves[i] == _OTHER:
                    edge, axis = self._rims.adjacency.edges[i], self._axis if side else -self._axis
                    most[face] = max(float(most[face]), _peak(edge, self._rims.samples(i), axis, float(most[face])))
        return float(most[face])


def _peak(edge: Edge, points: Array, axis: Array, least: float) -> float:
    """Greatest coordinate of a freeform edge along an axis if it is more than `least`: parabolas through samples, then nearer ones."""
    heights = points @ axis
    k = int(heights.argmax())
    high = float(heights[k])
    if edge.adaptor is None or not 0 < k < len(heights) - 1:
        return high
    before, after = high - float(heights[k - 1]), high - float(heights[k + 1])
    if high + max(before, after) <= least:
        return high
    gap = (edge.last - edge.first) / (len(heights) - 1)
    at, three = edge.first + k * gap, (high - before, high, high - after)
    for _ in range(3):
        bend = three[0] - 2.0 * three[1] + three[2]
        shift = 0.5 * (three[0] - three[2]) / bend if abs(bend) > 1e-15 else 0.0
        at += gap * min(max(shift, -1.0), 1.0)
        gap *= 0.05
        low, middle, top = (float(xyz(edge.adaptor.Value(at + s * gap)) @ axis) for s in (-1.0, 0.0, 1.0))
        three = (low, middle, top)
    return max(high, *three)


_KNOWN: WeakKeyDictionary[Adjacency, Rims] = WeakKeyDictionary()


def rims_of(adjacency: Adjacency) -> Rims:
    """The arrays of an adjacency, laid out once."""
    if adjacency not in _KNOWN:
        _KNOWN[adjacency] = Rims(adjacency)
    return _KNOWN[adjacency]
