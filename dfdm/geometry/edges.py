"""Edges between faces: curve, length, the faces beside them and the angle by which the surface turns there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from OCP.GCPnts import GCPnts_AbscissaPoint

from dfdm.geometry.surfaces import Array

SMOOTH_DEG: Final = 3.0
"""Two faces that meet at a smaller angle are taken to run on smoothly."""
_SAMPLES: Final = 25


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Side:
    """One face's use of an edge: `forward` if the edge's own direction has the face on its left, seen from outside."""

    face: int
    forward: bool


class Curves(Protocol):
    """The curves of the edges of a part, by row."""

    def adaptor(self, row: int) -> Any:  # noqa: ANN401 - OCP has no types
        """The curve as an OCCT adaptor."""
        ...

    def points(self, row: int, at: Array) -> Array:
        """Points (n, 3) at parameters (n,)."""
        ...


@dataclass(kw_only=True, slots=True, eq=False)
class Edge:
    """One edge: its curve, and the faces that meet there.

    `turn_deg` is the angle between the outward normals at the middle: positive where the corner is internal
    (concave), negative where it is external, 0 at seams and open edges. `center`, `axis`, `radius` of a circle.
    `adaptor` is the curve of a B-rep, `polyline` (n, 3) the chain of mesh edges that stands for one. `curves` makes the
    adaptor when it is first asked for, and gives points of a curve that is no line and no circle without it: it knows the
    edge as its `row`.
    """

    id: int
    curve: Literal["line", "circle", "other"]
    sides: tuple[Side, ...]
    middle: Array
    tangent: Array
    first: float
    last: float
    curves: Curves | None = None
    row: int = -1
    turn_deg: float = 0.0
    center: Array | None = None
    axis: Array | None = None
    radius: float = 0.0
    polyline: Array | None = None
    known_length: float | None = None
    _adaptor: Any = None
    _faces: tuple[int, ...] | None = None
    _ends: Array | None = None
    _points: dict[int, Array] | None = None

    @property
    def adaptor(self) -> Any:  # noqa: ANN401 - OCP has no types
        """The curve as an OCCT adaptor, None for a chain of mesh edges."""
        if self._adaptor is None and self.curves is not None:
            self._adaptor = self.curves.adaptor(self.row)
        return self._adaptor

    @property
    def faces(self) -> tuple[int, ...]:
        """Ids of the distinct faces beside it, ascending."""
        if self._faces is None:
            self._faces = tuple(sorted({side.face for side in self.sides}))
        return self._faces

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
        """Exact length in mm; of a mesh the length of its chords."""
        if self.polyline is not None:
            return float(np.linalg.norm(np.diff(self.polyline, axis=0), axis=1).sum())
        if self.known_length is not None:
            return self.known_length
        if self.curve == "circle":
            return abs(self.last - self.first) * self.radius
        return float(GCPnts_AbscissaPoint.Length_s(self.adaptor, self.first, self.last))

    def points(self, count: int = _SAMPLES) -> Array:
        """Points (n, 3) along the edge, ends included; two are enough for a line."""
        if self.polyline is not None:
            return self.polyline
        wanted = 2 if self.curve == "line" else count
        if wanted == 2 and self._ends is not None:
            return self._ends
        if self._points is None:
            self._points = {}
        if wanted not in self._points:
            steps = np.empty(wanted)
            steps[:] = self.first + np.arange(wanted) * ((self.last - self.first) / (wanted - 1))
            if wanted == 2:
                steps[1] = self.last
            self._points[wanted] = self.at(steps)
        return self._points[wanted]

    def at(self, steps: Array) -> Array:
        """Points (n, 3) at parameters (n,); not of a chain of mesh edges."""
        if self.curves is not None and self.curve == "other":
            return self.curves.points(self.row, steps)
        beyond = (steps - 0.5 * (self.first + self.last))[:, None]
        if self.curve == "line":
            return np.asarray(self.middle + beyond * self.tangent)
        if self.curve == "circle" and self.center is not None:
            arm = np.cos(beyond) * (self.middle - self.center)
            return np.asarray(self.center + arm + self.radius * np.sin(beyond) * self.tangent)
        found = [self.adaptor.Value(s) for s in steps.tolist()]
        return np.array([(p.X(), p.Y(), p.Z()) for p in found])

    def beside(self, face: int) -> int | None:
        """The other face, None at a seam or an open edge."""
        for side in self.sides:
            if side.face != face:
                return side.face
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class EdgeTable:
    """The edges of a part as columns, row i for edge i.

    `faces` (e, 2): the faces beside it, -1 for none (of a seam both are the same), `uses` (e,) how often faces use it,
    `forward` (e,) whether its direction has the first face on its left; `turn_deg` (e,): angle between their
    outward normals in the middle, positive in an internal corner; `length_mm` (e,); `start`, `middle`, `end`, `tangent`
    (in the middle) (e, 3); `kind` (e,): 1 line, 2 circle, 0 other; `center`, `axis` (e, 3), `radius_mm` (e,) of circles;
    `sweep` (e,) the range of its parameter.
    """

    faces: NDArray[np.int64]
    uses: NDArray[np.int64]
    forward: NDArray[np.bool_]
    turn_deg: Array
    length_mm: Array
    start: Array
    middle: Array
    end: Array
    tangent: Array
    kind: NDArray[np.int64]
    center: Array
    axis: Array
    radius_mm: Array
    sweep: Array


def table_of(edges: Sequence[Edge]) -> EdgeTable:
    """Edges as columns, asked one by one."""
    beside = [[*sorted(side.face for side in edge.sides), -1, -1][:2] for edge in edges]
    left = [any(s.forward for s in e.sides if s.face == b[0]) for e, b in zip(edges, beside, strict=True)]
    nothing = np.zeros(3)
    ends = np.array([(p[0], p[-1]) for p in (edge.points(2) for edge in edges)]).reshape(-1, 2, 3)
    return EdgeTable(
        faces=np.array(beside, dtype=np.int64).reshape(-1, 2),
        uses=np.array([len(edge.sides) for edge in edges], dtype=np.int64),
        forward=np.array(left, dtype=bool),
        turn_deg=np.array([edge.turn_deg for edge in edges]),
        length_mm=np.array([edge.length for edge in edges]),
        start=ends[:, 0],
        middle=np.array([edge.middle for edge in edges]).reshape(-1, 3),
        end=ends[:, 1],
        tangent=np.array([edge.tangent for edge in edges]).reshape(-1, 3),
        kind=np.array([{"line": 1, "circle": 2}.get(edge.curve, 0) for edge in edges], dtype=np.int64),
        center=np.array([nothing if e.center is None else e.center for e in edges]).reshape(-1, 3),
        axis=np.array([nothing if e.axis is None else e.axis for e in edges]).reshape(-1, 3),
        radius_mm=np.array([edge.radius for edge in edges]),
        sweep=np.array([abs(edge.last - edge.first) for edge in edges]),
    )


def xyz(thing: Any) -> Array:  # noqa: ANN401 - gp_Pnt, gp_Vec or gp_Dir
    """The coordinates of an OCCT point, vector or direction."""
    return np.array([thing.X(), thing.Y(), thing.Z()])
