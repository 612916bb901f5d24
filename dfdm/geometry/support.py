"""What holds each bit of downward surface while a part grows layer by layer: neighbors below it, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.columns import Columns
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray, IntArray

LAYER_MM = 0.2
"""Layers in which support is reasoned about; a ceiling within one layer counts as flat."""
_RESTS_MM = 1.5 * LAYER_MM  # strands that begin this little above something sag onto it
_LAYER_SHIFT = 0.37
# Flat faces lie at round heights: a layer boundary there would be decided by the last digits.
STEPS: tuple[tuple[int, int], ...] = ((1, 0), (0, 1), (1, 1), (-1, 1), (2, 1), (1, 2), (-1, 2), (-2, 1))
"""Half of the 16 directions on the grid in which neighbors are looked for; the other half points the opposite way."""
_NEAR = 4  # the first four steps lead to the eight neighbors
_DIAGONAL = 1.37
# Between 1.31 and sqrt 2: distances counted in steps to eight neighbors are then exact along the axes and off by at
# most 7 % in between, to either side.


@dataclass(frozen=True, kw_only=True, eq=False)
class Hanging:
    """The stretches of material that begin in the air, neither on the bed nor closely above others; and what lies beside each.

    `stretch` (n,) indices into the columns; `height` (n,) of their bottoms; `lean_deg` (n,) of the surface there, from the
    vertical; `area_mm2` (n,) of surface that each stands for. `neighbor` (n, 16) holds, per direction of `STEPS` and then
    of their opposites, the stretch of the next column that has material in the layer of this bottom (-1: none).
    `slot` (all stretches,) leads back: position in these arrays, -1 for a stretch that rests.
    """

    columns: Columns
    stretch: IntArray
    height: FloatArray
    layer: IntArray
    lean_deg: FloatArray
    area_mm2: FloatArray
    neighbor: IntArray
    slot: IntArray

    @property
    def count(self) -> int:
        """Number of hanging stretches."""
        return len(self.stretch)

    def points(self, index: NDArray[np.integer]) -> FloatArray:
        """Points (k, 3) on the downward surface, lying."""
        place = self.columns.grid.centers(self.columns.cell[self.stretch[index]])
        return np.column_stack((place, self.height[index]))

    def faces(self, index: NDArray[np.integer], lying: Lying) -> tuple[int, ...]:
        """Ids of the faces under some of the stretches."""
        triangles = self.columns.lower_triangle[self.stretch[index]]
        return tuple(int(i) for i in np.unique(lying.face_of_triangle[triangles]))


def layer_of(height: FloatArray) -> IntArray:
    """Number of the layer that a height falls into."""
    return np.floor(height / LAYER_MM + _LAYER_SHIFT).astype(np.int32)


def hanging(lying: Lying, columns: Columns) -> Hanging:
    """Find what begins in the air, and the neighbors of each."""
    below = np.concatenate(([0.0], np.where(columns.cell[1:] == columns.cell[:-1], columns.top[:-1], 0.0)))
    stretch = np.flatnonzero(columns.bottom - below > _RESTS_MM).astype(np.int32)
    slot = np.full(len(columns.cell), -1, dtype=np.int32)
    slot[stretch] = np.arange(len(stretch), dtype=np.int32)
    down = np.clip(-lying.normals[columns.lower_triangle[stretch], 2], 0.02, 1.0)
    height = columns.bottom[stretch]
    layers = layer_of(columns.bottom)
    return Hanging(
        columns=columns,
        stretch=stretch,
        height=height,
        layer=layers[stretch],
        lean_deg=np.degrees(np.arcsin(down)),
        area_mm2=columns.grid.pitch_mm**2 / down,
        neighbor=_neighbors(columns, stretch, layers),
        slot=slot,
    )


def _neighbors(columns: Columns, stretch: IntArray, layers: IntArray) -> IntArray:
    grid = columns.grid
    scale = float(columns.top.max()) + 10.0 if len(columns.top) else 1.0
    key = columns.cell + np.maximum(columns.bottom, 0.0) / scale
    cell = columns.cell[stretch].astype(np.int64)
    layer, height = layers[stretch], columns.bottom[stretch]
    ceiling = (layer + 1 - _LAYER_SHIFT) * LAYER_MM
    found = np.full((len(stretch), 2 * len(STEPS)), -1, dtype=np.int32)
    i, j = cell % grid.nx, cell // grid.nx
    for k, (dx, dy) in enumerate((*STEPS, *((-x, -y) for x, y in STEPS))):
        inside = (i + dx >= 0) & (i + dx < grid.nx) & (j + dy >= 0) & (j + dy < grid.ny)
        other = cell + dy * grid.nx + dx
        at = np.searchsorted(key, other + ceiling / scale, side="left") - 1
        candidate = np.maximum(at, 0)
        holds = (
            inside
            & (at >= 0)
            & (columns.cell[candidate] == other)
            & (columns.top[candidate] >= height - 1e-3)
            & (layers[candidate] <= layer)
        )
        found[:, k] = np.where(holds, candidate, -1)
    return found


def near_neighbors(hang: Hanging) -> tuple[IntArray, FloatArray]:
    """The eight nearest neighbors (n, 8) of each hanging stretch, and the lengths (8,) of the steps to them in mm."""
    half = len(STEPS)
    chosen = [*range(_NEAR), *range(half, half + _NEAR)]
    length = [_DIAGONAL if all(STEPS[k % half]) else 1.0 for k in chosen]
    return hang.neighbor[:, chosen], np.array(length) * hang.columns.grid.pitch_mm


def reaches(hang: Hanging, island: NDArray[np.bool_], angles_deg: FloatArray, *, limit_mm: float) -> FloatArray:
    """How far (n, angles) in mm each bit hangs beyond what carries it, where each angle is one that still carries itself.

    Along the shortest way through the material the horizontal distance counts up, and every rise counts down by
    rise x tan(angle), never below the last support: a slope at the angle never hangs, a ledge hangs by its length.
    `island` (n,) marks what carries itself because it begins in mid-air. Further than `limit_mm` is `limit_mm`.
    """
    neighbor, step = near_neighbors(hang)
    tangent = np.tan(np.radians(angles_deg))
    reach = np.full((hang.count + 1, len(angles_deg)), np.inf)  # the last row stands for what is not there
    if not hang.count:
        return reach[:-1]
    stands = neighbor >= 0
    slot = np.where(stands, hang.slot[neighbor], -2)
    height = hang.columns.bottom
    rise = np.where(stands, hang.height[:, None] - height[np.maximum(neighbor, 0)], 0.0)
    source = np.where(slot >= 0, slot, hang.count).astype(np.int32)
    half_step = 0.5 * step
    fixed = (slot == -1).any(axis=1)
    nearest = np.where(slot == -1, half_step, np.inf).min(axis=1)
    reach[:-1][fixed] = nearest[fixed, None]
    reach[:-1][island] = half_step[0]
    users = _users(source, hang.count)
    active = np.flatnonzero(fixed | island)
    for _ in range(4 * int(limit_mm / step[0]) + 8):
        active = _touched(users, active)
        if not len(active):
            break
        carried = reach[source[active]] - rise[active][:, :, None] * tangent
        best = (np.maximum(carried, -half_step[:, None]) + step[:, None]).min(axis=1)
        better = (best < reach[active] - 1e-6) & (best <= limit_mm + step[0])
        reach[active] = np.where(better, best, reach[active])
        active = active[better.any(axis=1)]
    return np.asarray(np.minimum(reach[:-1], limit_mm), dtype=np.float64)


def _users(source: IntArray, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each hanging stretch those that it may carry: (starts, members)."""
    rows = np.repeat(np.arange(count), source.shape[1])
    flat = source.reshape(-1)
    order = np.argsort(flat, kind="stable")
    return np.searchsorted(flat[order], np.arange(count + 1)), rows[order]


def _touched(users: tuple[NDArray[np.int64], NDArray[np.int64]], changed: NDArray[np.int64]) -> NDArray[np.int64]:
    starts, members = users
    count = starts[changed + 1] - starts[changed]
    first = np.cumsum(count) - count
    picked = np.repeat(starts[changed] - first, count) + np.arange(int(count.sum()))
    mark = np.zeros(len(starts), dtype=bool)
    mark[members[picked]] = True
    return np.flatnonzero(mark)


def islands(hang: Hanging) -> NDArray[np.bool_]:
    """What begins in mid-air (n,): the first layer of every bit of material that touches nothing when it begins."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    found = np.zeros(hang.count, dtype=bool)
    if not hang.count:
        return found
    neighbor, _ = near_neighbors(hang)
    stands = neighbor >= 0
    user = np.broadcast_to(np.arange(hang.count)[:, None], neighbor.shape)[stands]
    slot = hang.slot[neighbor[stands]]
    source = np.where(slot < 0, hang.count, slot)  # the bed is the last node
    graph = coo_matrix((np.ones(len(user), dtype=np.int8), (source, user)), shape=(hang.count + 1,) * 2).tocsr()
    carried = np.zeros(hang.count + 1, dtype=bool)
    roots = np.array([hang.count])
    while True:
        for root in roots:
            if not carried[root] or root == hang.count:
                carried[breadth_first_order(graph, root, return_predecessors=False)] = True
        left = ~carried[:-1]
        if not left.any():
            return found
        index = np.flatnonzero(left)
        part, label = connected_components(graph[index][:, index], directed=True, connection="weak")
        lowest = np.full(part, np.iinfo(np.int32).max)
        np.minimum.at(lowest, label, hang.layer[index])
        begins = index[hang.layer[index] == lowest[label]]
        found[begins] = True
        roots = begins
