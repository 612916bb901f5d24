"""Axes that round faces turn about: faces of one axis found together, whatever the order and however many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from dfdm.geometry.axes_kernel import linked
from dfdm.geometry.edges import Edge
from dfdm.geometry.surfaces import Array, Patch, canonical, canonical_rows, frame

LINE_MM: Final = 2e-3
"""Axes closer than this are one axis: files in inches carry no more digits."""
PARALLEL: Final = 1e-4
"""Directions whose cross product is smaller than this are parallel."""

_FEW: Final = 500
"""Up to so many axes all pairs are compared; a tree of more is quicker."""

Triple = tuple[float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Line:
    """An axis: unit direction with the canonical sign, and a point of it that heights along it count from.

    The point is the one nearest to the coordinates' origin, so that heights are coordinates along the axis.
    """

    axis: Array
    foot: Array
    _floats: tuple[float, ...] = field(init=False, repr=False)
    _heights: dict[int, float | None] = field(init=False, repr=False, default_factory=dict)
    _frame: list[Array] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_floats", (*self.axis.tolist(), *self.foot.tolist()))

    def at(self, height: float) -> Array:
        """The point of the axis at a coordinate along it."""
        return np.asarray(self.foot + height * self.axis)

    def point(self, height: float) -> Triple:
        """The same as plain numbers."""
        ax, ay, az, fx, fy, fz = self._floats
        return fx + height * ax + 0.0, fy + height * ay + 0.0, fz + height * az + 0.0

    @property
    def frame(self) -> tuple[Array, Array]:
        """Two unit vectors that make a right-handed frame with the axis."""
        if not self._frame:
            self._frame.extend(frame(self.axis))
        return self._frame[0], self._frame[1]

    def height_and_distance(self, point: Array) -> tuple[float, float]:
        """Coordinate of a point along the axis, and its distance from it."""
        ax, ay, az, fx, fy, fz = self._floats
        x, y, z = point.tolist()
        x, y, z = x - fx, y - fy, z - fz
        height = x * ax + y * ay + z * az
        x, y, z = x - height * ax, y - height * ay, z - height * az
        return height, (x * x + y * y + z * z) ** 0.5

    def carries(self, point: Array) -> bool:
        """Whether a point lies on the axis."""
        return self.height_and_distance(point)[1] < LINE_MM

    def along(self, direction: Array) -> bool:
        """Whether a direction is parallel to the axis."""
        ax, ay, az = self._floats[:3]
        x, y, z = direction.tolist()
        return bool(max(abs(ay * z - az * y), abs(az * x - ax * z), abs(ax * y - ay * x)) < PARALLEL)

    def circle_height(self, edge: Edge) -> float | None:
        """Where along the axis an edge of the part runs round it in a circle; None for any other edge."""
        if edge.id not in self._heights:
            found = None
            if edge.center is not None and edge.axis is not None and self.along(edge.axis):
                height, distance = self.height_and_distance(edge.center)
                found = height if distance < LINE_MM else None
            self._heights[edge.id] = found
        return self._heights[edge.id]


def line_through(axis: Array, point: Array) -> Line:
    """The line along a unit direction through a point."""
    axis = canonical(axis)
    return Line(axis=axis, foot=point - (point @ axis) * axis)


def lines_of(patches: Iterable[Patch], adjacency: object = None) -> list[tuple[Line, list[Patch]]]:
    """Group round faces by the axis they turn about, in the order of the first face of each."""
    rows = list(patches)
    groups = groups_of(rows)
    if not groups:
        return []
    axis = canonical_rows(np.array([rows[members[0]].axis for members in groups]))
    point = np.array([rows[members[0]].origin for members in groups])
    foot = point - np.einsum("ij,ij->i", point, axis)[:, None] * axis
    return [(Line(axis=axis[k], foot=foot[k]), [rows[i] for i in members]) for k, members in enumerate(groups)]


def groups_of(patches: Sequence[Patch]) -> list[list[int]]:
    """Positions of patches of one axis, each group and the groups in ascending order of position.

    Axes are one if direction and place differ by less than `PARALLEL` and `LINE_MM`, linked from one to the next; places
    are compared near the part, not near the coordinates' origin, where a small turn would move them far.
    """
    if not patches:
        return []
    axis = canonical_rows(np.array([patch.axis for patch in patches]))
    origin = np.array([patch.origin for patch in patches])
    origin = origin - origin.mean(axis=0)
    foot = origin - np.einsum("ij,ij->i", origin, axis)[:, None] * axis
    label = _linked(np.concatenate((axis / PARALLEL, foot / LINE_MM), axis=1))
    groups: dict[int, list[int]] = {}
    for position, name in enumerate(label):
        groups.setdefault(name, []).append(position)
    return list(groups.values())


def _linked(points: Array) -> list[int]:
    """A label for each row (n, 6): rows within a distance of 1 of one another, step by step, share one."""
    if len(points) <= _FEW:
        return linked(points).tolist()  # type: ignore[no-any-return]  # kernels have no types
    parent = list(range(len(points)))
    if len(points) > 1:
        from scipy.spatial import cKDTree

        for one, other in cKDTree(points).query_pairs(1.0, output_type="ndarray").tolist():
            while parent[one] != one:
                parent[one] = parent[parent[one]]
                one = parent[one]
            while parent[other] != other:
                parent[other] = parent[parent[other]]
                other = parent[other]
            parent[max(one, other)] = min(one, other)
    for row, above in enumerate(parent):
        parent[row] = parent[above]
    return parent
