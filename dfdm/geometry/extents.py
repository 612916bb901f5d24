"""How far faces reach along directions: all faces and many directions at once, exact at lines and circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dfdm.geometry.edges import Edge
from dfdm.geometry.surfaces import Array

if TYPE_CHECKING:
    from dfdm.geometry.concave import Rims

_LEVEL = 1.0 - 1e-6
_OTHER = 2


class Heights:
    """Least and greatest coordinate of faces along an axis, exact at lines and circles; freeform edges when they are asked for.

    `lean` has for each face the cosine between its own axis (of a plane its normal) and this one, `level` whether it is
    flat and square to it.
    """

    def __init__(
        self, rims: Rims, axis: Array, low: list[float], high: list[float], lean: list[float], level: list[bool]
    ) -> None:
        self._rims, self._axis = rims, axis
        self._low, self._high, self.lean, self.level = low, high, lean, level
        self._whole: tuple[set[int], set[int]] = (set(), set())

    def low(self, face: int) -> float:
        """The least coordinate of a face."""
        if face in self._rims.freeform and face not in self._whole[0]:
            self._whole[0].add(face)
            self._low[face] = -self._peaks(face, -self._axis, -self._low[face])
        return self._low[face]

    def high(self, face: int) -> float:
        """The greatest coordinate of a face."""
        if face in self._rims.freeform and face not in self._whole[1]:
            self._whole[1].add(face)
            self._high[face] = self._peaks(face, self._axis, self._high[face])
        return self._high[face]

    def _peaks(self, face: int, axis: Array, most: float) -> float:
        for i in self._rims.of_face[face]:
            if self._rims.curves[i] == _OTHER:
                most = max(most, _peak(self._rims.adjacency.edges[i], self._rims.samples(i), axis, most))
        return most


def heights_along(rims: Rims, axes: Array) -> list[Heights]:
    """The heights of all faces along each of the unit axes (m, 3)."""
    low, high = spans(rims, axes)
    lean = axes @ rims.axes.T
    level = (np.abs(lean) > _LEVEL) & np.array([kind == "plane" for kind in rims.kind], dtype=bool)
    rows = (low.tolist(), high.tolist(), lean.tolist(), level.tolist())
    return [Heights(rims, axis, *row) for axis, *row in zip(axes, *rows, strict=True)]


def spans(rims: Rims, axes: Array) -> tuple[Array, Array]:
    """Least and greatest coordinate (m, faces) of each face's boundary along unit axes (m, 3), but for freeform edges' middles."""
    a, b = axes @ rims.start.T, axes @ rims.end.T
    low, high = np.minimum(a, b), np.maximum(a, b)
    arcs = rims.arcs
    if len(arcs):
        out, side, cosine, sine, least = rims.arc_sides
        up, across = axes @ out.T, axes @ side.T
        reach, middle = np.sqrt(up * up + across * across), axes @ rims.center[arcs].T
        steeply = reach > 1e-9 * rims.radius[arcs]
        # Its top lies on the arc if it is no farther from the arc's middle than the arc's ends are.
        toward, limit = up * cosine + across * sine, least * reach
        high[:, arcs] = np.where((toward >= limit) & steeply, middle + reach, high[:, arcs])
        low[:, arcs] = np.where((-toward >= limit) & steeply, middle - reach, low[:, arcs])
    edge, first, faces = rims.by_face
    least, most = np.full((len(axes), len(rims.kind)), np.inf), np.full((len(axes), len(rims.kind)), -np.inf)
    if len(faces):
        least[:, faces] = np.minimum.reduceat(low[:, edge], first, axis=1)
        most[:, faces] = np.maximum.reduceat(high[:, edge], first, axis=1)
    return least, most


def _peak(edge: Edge, points: Array, axis: Array, least: float) -> float:
    """Greatest coordinate of a freeform edge along an axis if it is more than `least`: parabolas through samples, then nearer ones."""
    heights = points @ axis
    k = int(heights.argmax())
    high = float(heights[k])
    if edge.polyline is not None or not 0 < k < len(heights) - 1:
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
        low, middle, top = (edge.at(np.array([at - gap, at, at + gap])) @ axis).tolist()
        three = (low, middle, top)
    return max(high, *three)
