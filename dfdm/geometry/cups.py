"""Hollows of a lying part that keep what is in them: cups that open away from the bed or towards it, and closed voids.

What is poured over a part stays where every way out leads over a sill. The empty stretches of all columns are joined to
a graph, and each fills to the least height of the highest sill on its ways out (a priority flood). The same upside down
finds what holds air, or liquid that the bed shuts in. A way out narrower than a cell of the grid may be missed.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from dfdm.facts.hanging import Cup, Opening
from dfdm.geometry.columns import Columns
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import IntArray

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
    starts, members, sizes, found = pools(
        first, cell, low, high, level, grid.nx, grid.ny, _SLACK_MM, opens == "up"
    )  # fmt: skip
    volume, depth = sizes[:, 0] * grid.pitch_mm**2, sizes[:, 2] - sizes[:, 1]
    kept = np.flatnonzero((depth >= _LEAST_DEPTH_MM) & (np.diff(starts) >= _LEAST_CELLS))
    cups = []
    for one in kept[np.argsort(-volume[kept], kind="stable")][:_MOST]:
        inside = members[starts[one] : starts[one + 1]]
        bottom = -sizes[one, 1] if opens == "down" else sizes[one, 1]
        at = lying.own([*grid.centers(cell[found[one, 1]])[0], bottom])
        cups.append(
            Cup(
                opens=opens if level[inside[0]] < np.inf else "nowhere",  # closed voids are found looking up
                volume_mm3=float(volume[one]),
                area_mm2=float(found[one, 0]) * grid.pitch_mm**2,
                depth_mm=float(depth[one]),
                at_mm=(float(at[0]), float(at[1]), float(at[2])),
                faces=_faces(lying, columns, inside, opens),
            )
        )
    return cups


def _faces(lying: Lying, columns: Columns, members: IntArray, opens: Opening) -> tuple[int, ...]:
    """Ids of the faces above and below some of the empty stretches, each told by the material it stands on."""
    if opens == "down":
        under = members[members > columns.first[columns.cell[members]]] - 1
        over = members
    else:
        under = members
        over = members[members + 1 < columns.first[columns.cell[members] + 1]] + 1
    triangles = np.concatenate((columns.upper_triangle[under], columns.lower_triangle[over]))
    return tuple(np.flatnonzero(np.bincount(lying.face_of_triangle[triangles])).tolist())
