"""Hollows of a lying part that keep what is in them: cups that open away from the bed or towards it, and closed voids.

What is poured over a part stays where every way out leads over a sill. The empty stretches of all columns are joined to
a graph, and each fills to the least height of the highest sill on its ways out (a priority flood). The same upside down
finds what holds air, or liquid that the bed shuts in. A way out narrower than a cell of the grid may be missed.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.hanging import Cup, Opening
from dfdm.geometry.columns import Columns
from dfdm.geometry.lying import Lying

_LEAST_DEPTH_MM: Final = 0.5  # shallower hollows drain
_LEAST_CELLS: Final = 4
_SLACK_MM: Final = 1e-3
_MOST: Final = 12


def find_cups(lying: Lying, columns: Columns) -> tuple[Cup, ...]:
    """The cups of a part that lies as given, largest first, at most twelve; `opens` tells the three kinds apart."""
    found = _cups(lying, columns, "up") + _cups(lying, columns, "down")
    found.sort(key=lambda c: (-round(c.volume_mm3, 2), c.opens, c.at_mm))
    return tuple(found[:_MOST])


def _cups(lying: Lying, columns: Columns, opens: Opening) -> list[Cup]:
    from dfdm.geometry.cups_kernel import levels, pools

    grid, first, cell = columns.grid, columns.first, columns.cell
    low, high, level = levels(
        first, cell, columns.bottom, columns.top, grid.nx, grid.ny, _SLACK_MM, opens == "down"
    )  # fmt: skip
    if not len(level):
        return []
    top = np.minimum(level, high)
    depth = top - low
    wet = depth > _SLACK_MM
    if opens == "down":
        wet &= level < np.inf  # closed voids were found the other way round
    if not wet.any():
        return []
    label = pools(first, cell, low, top, wet, grid.nx, grid.ny)
    index = np.flatnonzero(wet)
    order = np.argsort(label[index], kind="stable")  # pool by pool, each by cell
    index = index[order]
    begins = np.flatnonzero(np.diff(label[index], prepend=-1))
    ends = np.append(begins[1:], len(index))
    volume = np.add.reduceat(depth[index], begins) * grid.pitch_mm**2
    bottom, surface = np.minimum.reduceat(low[index], begins), np.maximum.reduceat(top[index], begins)
    kept = np.flatnonzero((surface - bottom >= _LEAST_DEPTH_MM) & (ends - begins >= _LEAST_CELLS))
    found = []
    for one in kept[np.argsort(-volume[kept], kind="stable")][:_MOST]:
        members = index[begins[one] : ends[one]]
        deepest = members[low[members] <= bottom[one] + _SLACK_MM]
        place = grid.centers(cell[deepest])
        away = place - place.mean(axis=0)
        middle = place[int(np.argmin(np.einsum("ij,ij->i", away, away)))]
        height = -bottom[one] if opens == "down" else bottom[one]
        at = lying.own([*middle, height])
        closed = not np.isfinite(level[members[0]])
        found.append(
            Cup(
                opens="nowhere" if closed else opens,
                volume_mm3=float(volume[one]),
                area_mm2=float(1 + np.count_nonzero(np.diff(cell[members]))) * grid.pitch_mm**2,
                depth_mm=float(surface[one] - bottom[one]),
                at_mm=(float(at[0]), float(at[1]), float(at[2])),
                faces=_faces(lying, columns, members, opens),
            )
        )
    return found


def _faces(lying: Lying, columns: Columns, members: NDArray[np.int64], opens: Opening) -> tuple[int, ...]:
    """Ids of the faces above and below some of the empty stretches, each told by the material it stands on."""
    if opens == "down":
        under = members[members > columns.first[columns.cell[members]]] - 1
        over = members
    else:
        under = members
        over = members[members + 1 < columns.first[columns.cell[members] + 1]] + 1
    triangles = np.concatenate((columns.upper_triangle[under], columns.lower_triangle[over]))
    return tuple(np.flatnonzero(np.bincount(lying.face_of_triangle[triangles])).tolist())
