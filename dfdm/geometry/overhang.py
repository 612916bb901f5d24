"""Downward surface by how much it leans and how far it hangs beyond what carries it; islands; support."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.curves import Place
from dfdm.facts.hanging import Bridge, Hangs, Overhang
from dfdm.facts.orientation import Ways
from dfdm.geometry.bridges import find_bridges
from dfdm.geometry.columns import Columns
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.support import Hanging, hanging, islands, reaches

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

ANGLE_DEG: FloatArray = np.arange(30.0, 81.0, 5.0)
REACH_MM: FloatArray = np.array([0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0])
_LIMIT_MM = float(REACH_MM[-1]) + 1.0
PLACES_ANGLE_DEG = 45.0
SUPPORT_ANGLE_DEG = 40.0
"""Surface that leans more than this from the vertical counts as supported in `support_volume_mm3`.

Slicers call the same threshold 50°, counted from the horizontal.
"""
_TESSELLATION_DEG = 0.5  # chords of a curved surface lean this much more or less than the surface
_MOST = 12
_LEAST_CELLS = 4  # smaller patches are the raggedness of the grid


def measure_overhang(part: Part) -> Ways:
    """The ways in which a part may lie while it is built up: every direction screened, and those to choose from.

    Of a B-rep the axis directions and the largest flat faces down, at most eight; a mesh only as it lies. What hangs is
    measured for one direction at a time, when it is asked for (`orientation.LYING`).
    """
    from dfdm.geometry.screen import ways_of

    return ways_of(part)


def overhangs(lying: Lying, columns: Columns) -> Hangs:
    """Measure what hangs of a part that lies as given.

    A bit of downward surface leans by the angle of its normal; its reach for an angle is how far it hangs beyond what
    carries it (`support.reaches`): a ledge by its length, a slope by what it exceeds the angle, the roof of a small
    horizontal hole hardly. Ceilings that rest on two opposite sides are bridges; what begins in mid-air is an island
    and hangs without limit. What begins less than one and a half layers above the bed or other surface rests on it.
    """
    from dfdm.geometry.support_kernel import area_beyond

    found = carried(lying, columns)
    hang, island, bridged, bridges = found.hang, found.island, found.bridged, found.bridges
    at_places = int(np.searchsorted(ANGLE_DEG, PLACES_ANGLE_DEG))
    reach = found.reach.copy()
    reach[island] = _LIMIT_MM
    reach[bridged] = 0.0
    area = area_beyond(hang.lean_deg, reach, hang.area_mm2, bridged, ANGLE_DEG + _TESSELLATION_DEG, REACH_MM)
    leans = (hang.lean_deg > PLACES_ANGLE_DEG + _TESSELLATION_DEG) & ~bridged & ~island
    # Cells are counted to their centers, a ledge to its edge.
    worst = leans & (reach[:, at_places] > float(REACH_MM[1]))
    return Hangs(
        overhang=Overhang(
            angle_deg=ANGLE_DEG,
            reach_mm=REACH_MM,
            area_mm2=area,
            places=_places(hang, lying, worst, reach[:, at_places] + 0.5 * columns.grid.pitch_mm),
        ),
        bridges=bridges,
        islands=_places(hang, lying, island, hang.height),
        support_volume_mm3=_support_volume(hang, bridged, reach[:, int(np.searchsorted(ANGLE_DEG, SUPPORT_ANGLE_DEG))]),
    )


class Carried(NamedTuple):
    """What hangs, what of it begins in mid-air or is bridged (n,), how far it reaches (n, angles), and the bridges."""

    hang: Hanging
    island: NDArray[np.bool_]
    reach: FloatArray
    bridged: NDArray[np.bool_]
    bridges: tuple[Bridge, ...]


_CARRIED: WeakKeyDictionary[Columns, Carried] = WeakKeyDictionary()
"""Of columns that are in use: what hangs, and the space under it, are asked for one after the other."""


def carried(lying: Lying, columns: Columns) -> Carried:
    """Find what carries the downward surface of a part that lies as given."""
    if columns not in _CARRIED:
        hang = hanging(lying, columns)
        island = islands(hang)
        reach = reaches(hang, island, ANGLE_DEG, limit_mm=_LIMIT_MM)
        at_places = int(np.searchsorted(ANGLE_DEG, PLACES_ANGLE_DEG))
        bridged, bridges = find_bridges(hang, lying, np.where(island, 0.0, reach[:, at_places]))
        _CARRIED[columns] = Carried(hang, island, reach, bridged & ~island, bridges)
    return _CARRIED[columns]


def _places(hang: Hanging, lying: Lying, chosen: NDArray[np.bool_], value: FloatArray) -> tuple[Place, ...]:
    """Connected patches of what is chosen, greatest value first; each at the point where the value is greatest."""
    if not chosen.any():
        return ()
    patches = hang.groups(hang.patches(chosen), value, most=_MOST, least_cells=_LEAST_CELLS)
    middles = [hang.middle(patch.members, value, patch.greatest - 1e-3)[0] for patch in patches]
    own = lying.own(hang.points(np.array(middles, dtype=np.int64))).tolist()
    places = [
        Place(
            value=patch.greatest,
            area_mm2=patch.area_mm2,
            at_mm=(x, y, z),
            faces=hang.faces(patch.members, lying),
        )
        for patch, (x, y, z) in zip(patches, own, strict=True)
    ]
    places.sort(key=lambda p: (-round(p.value, 3), -round(p.area_mm2, 1), p.faces, p.at_mm))
    return tuple(places[:_MOST])


def _support_volume(hang: Hanging, bridged: NDArray[np.bool_], reach: FloatArray) -> float:
    """Volume of the columns from what needs support down to the next surface or the bed.

    Left out are bridges and what reaches no further than half a millimeter, as slicers leave them out.
    """
    needs = (hang.lean_deg > SUPPORT_ANGLE_DEG + _TESSELLATION_DEG) & ~bridged & (reach > float(REACH_MM[1]))
    stretch = hang.stretch[needs]
    columns = hang.columns
    below = np.maximum(stretch - 1, 0)
    lands = (stretch > 0) & (columns.cell[below] == columns.cell[stretch])
    floor = np.where(lands, columns.top[below], 0.0)
    return float((columns.bottom[stretch] - floor).sum() * columns.grid.pitch_mm**2)
