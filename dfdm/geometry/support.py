"""What holds each bit of downward surface while a part grows layer by layer: neighbors below it, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.columns import Columns
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray, IntArray

LAYER_MM = 0.2
"""Layers in which support is reasoned about; a ceiling within one layer counts as flat."""
RESTS_MM = 1.5 * LAYER_MM  # strands that begin this little above something sag onto it
_LAYER_SHIFT = 0.37
# Flat faces lie at round heights: a layer boundary there would be decided by the last digits.
_DIAGONAL = 1.37
# Between 1.31 and sqrt 2: distances counted in steps to eight neighbors are then exact along the axes and off by at
# most 7 % in between, to either side.
_STEP: FloatArray = np.array([1.0, 1.0, _DIAGONAL, _DIAGONAL] * 2)


@dataclass(frozen=True, kw_only=True, eq=False)
class Hanging:
    """The stretches of material that begin in the air, neither on the bed nor closely above others; and what lies beside each.

    `stretch` (n,) indices into the columns; `height` (n,) of their bottoms; `lean_deg` (n,) of the surface there, from the
    vertical; `area_mm2` (n,) of surface that each stands for. `source` (n, 8) holds for the cells around the position of
    what has material in the layer of this bottom (-1: it rests, -2: there is none), `rise` (n, 8) the climb from there.
    `slot` (all stretches,) leads back: position in these arrays, -1 for a stretch that rests; `layers` of all stretches.
    """

    columns: Columns
    stretch: IntArray
    height: FloatArray
    layer: IntArray
    lean_deg: FloatArray
    area_mm2: FloatArray
    source: IntArray
    rise: FloatArray
    slot: IntArray
    layers: IntArray
    starts: IntArray
    members: IntArray

    @property
    def count(self) -> int:
        """Number of hanging stretches."""
        return len(self.stretch)

    def points(self, index: NDArray[np.integer]) -> FloatArray:
        """Points (k, 3) on the downward surface, lying."""
        found = np.empty((len(index), 3))
        found[:, :2] = self.columns.grid.centers(self.columns.cell[self.stretch[index]])
        found[:, 2] = self.height[index]
        return found

    def faces(self, index: NDArray[np.integer], lying: Lying) -> tuple[int, ...]:
        """Ids of the faces under some of the stretches."""
        triangles = self.columns.lower_triangle[self.stretch[index]]
        return tuple(np.flatnonzero(np.bincount(lying.face_of_triangle[triangles])).tolist())

    def patches(self, chosen: NDArray[np.bool_], *, level: bool = False) -> IntArray:
        """Number (n,) of the connected patch of each chosen bit, -1 for the others; `level`: within one layer."""
        from dfdm.geometry.support_kernel import patches

        found: IntArray = patches(self.source, self.layer, np.ascontiguousarray(chosen), level)
        return found

    def groups(self, label: IntArray, value: FloatArray, *, most: int, least_cells: int = 1) -> list[Patch]:
        """The patches of a labeling with the greatest values, then areas; -1 is no patch.

        A few more than `most` where the last ones are equal.
        """
        from dfdm.geometry.support_kernel import gathered

        starts, members, greatest, area = gathered(label, value, self.area_mm2)
        rank = np.round(greatest, 3), np.round(area, 1)
        wide = np.diff(starts) >= least_cells
        kept = [i for i in np.lexsort((-rank[1], -rank[0])).tolist() if wide[i]]
        if len(kept) > most:
            last = rank[0][kept[most - 1]], rank[1][kept[most - 1]]
            kept = [i for i in kept if (rank[0][i], rank[1][i]) >= last][: 4 * most]
        return [Patch(members[starts[i] : starts[i + 1]], float(greatest[i]), float(area[i])) for i in kept]

    def middle(self, members: IntArray, value: FloatArray, least: float) -> tuple[int, float]:
        """Position of the member of at least that value that lies nearest to the middle of all of these; their mean value."""
        from dfdm.geometry.support_kernel import middle

        grid = self.columns.grid
        at, mean = middle(
            members, value, least, self.stretch, self.columns.cell, self.height, grid.nx, grid.pitch_mm
        )  # fmt: skip
        return int(at), float(mean)


class Patch(NamedTuple):
    """Positions of connected bits of what hangs, the greatest value among them, and their area."""

    members: IntArray
    greatest: float
    area_mm2: float


def hanging(lying: Lying, columns: Columns) -> Hanging:
    """Find what begins in the air, and the neighbors of each."""
    from dfdm.geometry.support_kernel import begin_in_air, carried_by, neighbors

    stretch, slot, layers = begin_in_air(
        columns.first, columns.bottom, columns.top, RESTS_MM, LAYER_MM, _LAYER_SHIFT
    )  # fmt: skip
    down = np.clip(-lying.normals[columns.lower_triangle[stretch], 2], 0.02, 1.0)
    grid = columns.grid
    source, rise = neighbors(
        columns.first, columns.cell, columns.bottom, columns.top, layers, stretch, slot, grid.nx, grid.ny
    )
    starts, members = carried_by(source)
    return Hanging(
        columns=columns,
        stretch=stretch,
        height=columns.bottom[stretch],
        layer=layers[stretch],
        lean_deg=np.degrees(np.arcsin(down)),
        area_mm2=grid.pitch_mm**2 / down,
        source=source,
        rise=rise,
        slot=slot,
        layers=layers,
        starts=starts,
        members=members,
    )


def reaches(hang: Hanging, island: NDArray[np.bool_], angles_deg: FloatArray, *, limit_mm: float) -> FloatArray:
    """How far (n, angles) in mm each bit hangs beyond what carries it, where each angle is one that still carries itself.

    Along the shortest way through the material the horizontal distance counts up, and every rise counts down by
    rise x tan(angle), never below the last support: a slope at the angle never hangs, a ledge hangs by its length.
    `island` (n,) marks what carries itself because it begins in mid-air. Further than `limit_mm` is `limit_mm`.
    """
    from dfdm.geometry.support_kernel import reach

    tangent = np.tan(np.radians(angles_deg))
    step = _STEP * hang.columns.grid.pitch_mm
    found: FloatArray = reach(hang.source, hang.rise, hang.starts, hang.members, island, step, tangent, limit_mm)
    return found


def islands(hang: Hanging) -> NDArray[np.bool_]:
    """What begins in mid-air (n,): the first layer of every bit of material that touches nothing when it begins."""
    from dfdm.geometry.support_kernel import begins

    found: NDArray[np.bool_] = begins(hang.source, hang.starts, hang.members, hang.layer)
    return found
