"""Plain holes all at once: single cylinders with a whole circle at either end, each in a flat face square to the axis.

Sheets and plates have hundreds of them. What a stack of one such wall is can be read from the table of edges; only the
probes of its ends tell whether it is open on both sides. Where one is not, it goes the way of all other stacks.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.features import Hole, HoleStep
from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.axes import LINE_MM, PARALLEL, groups_of
from dfdm.geometry.surfaces import Array, canonical_rows

_LINE, _CIRCLE = 1, 2
_FULL_RAD: Final = 2.0 * math.pi - 1e-6
_WHOLE: Final = 1.0 - 1e-6

Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Plain:
    """Columns (n,) of walls that may be plain holes: `face`, `radius`, `area`, the `axis` and its `foot` (n, 3).

    `rims` (n, 2): where along the axis the circles are, the lower first; `ends` (n, 2) the flat faces that they lie in, and
    `heights` (n, 2) where those are along the axis.
    """

    face: Ints
    axis: Array
    foot: Array
    radius: Array
    area: Array
    rims: Array
    ends: Ints
    heights: Array

    def chosen(self, rows: Ints | NDArray[np.bool_]) -> Plain:
        """Some of them."""
        return Plain(**{name: getattr(self, name)[rows] for name in Plain.__slots__})


_KNOWN: WeakKeyDictionary[Adjacency, Plain] = WeakKeyDictionary()


def plain_of(adjacency: Adjacency) -> Plain:
    """The walls of a part that stand alone on their axis, between two circles in flat faces; found once per part."""
    if adjacency not in _KNOWN:
        _KNOWN[adjacency] = _found(adjacency)
    return _KNOWN[adjacency]


def _found(adjacency: Adjacency) -> Plain:
    patches, table = adjacency.patches, adjacency.table
    hollow = [patch for patch in patches if patch.kind == "cylinder" and patch.hollow]
    sound = not (table.uses > 2).any() and all(edge.polyline is None for edge in adjacency.edges[:1])
    alone = [hollow[rows[0]] for rows in groups_of(hollow) if len(rows) == 1] if sound else []
    face = np.array([patch.id for patch in alone], dtype=np.int64)
    axis = canonical_rows(np.array([patch.axis for patch in alone]).reshape(-1, 3))
    point = np.array([patch.origin for patch in alone]).reshape(-1, 3)
    foot = point - np.einsum("ij,ij->i", point, axis)[:, None] * axis
    found = Plain(
        face=face,
        axis=axis,
        foot=foot,
        radius=np.array([patch.radius for patch in alone]),
        area=np.array([patch.area for patch in alone]),
        rims=np.zeros((len(alone), 2)),
        ends=np.zeros((len(alone), 2), dtype=np.int64),
        heights=np.zeros((len(alone), 2)),
    )
    return _between_circles(adjacency, found) if len(alone) else found


def _between_circles(adjacency: Adjacency, walls: Plain) -> Plain:
    """Those that nothing but a seam and two circles in flat faces bounds, with these."""
    table, count = adjacency.table, len(adjacency.patches)
    one, two = table.faces[:, 0], table.faces[:, 1]
    apart = (one != two) & (two >= 0)
    seam = (table.kind == _LINE) & (one == two)
    ring = np.flatnonzero((table.kind == _CIRCLE) & (table.sweep > _FULL_RAD) & apart)
    rest = np.ones(len(one), dtype=bool)
    rest[ring], rest[seam] = False, False
    rings = np.bincount(one[ring], minlength=count) + np.bincount(two[ring], minlength=count)
    others = np.bincount(one[rest], minlength=count) + np.bincount(two[rest & apart], minlength=count)
    walls = walls.chosen((rings == 2)[walls.face] & (others == 0)[walls.face])
    row = np.full(count, -1)
    row[walls.face] = np.arange(len(walls.face))
    edge, own = np.concatenate((ring, ring)), np.concatenate((one[ring], two[ring]))
    beyond = np.concatenate((two[ring], one[ring]))
    mine = np.flatnonzero(row[own] >= 0)
    mine = mine[np.argsort(row[own[mine]], kind="stable")]
    edge, beyond = edge[mine], beyond[mine]
    axis, foot = np.repeat(walls.axis, 2, axis=0), np.repeat(walls.foot, 2, axis=0)
    rim, away = _measured(table.center[edge], axis, foot)
    normal, flat = np.zeros((count, 3)), np.zeros(count, dtype=bool)
    origin = np.zeros((count, 3))
    for face in set(beyond.tolist()):
        patch = adjacency.patches[face]
        normal[face], origin[face], flat[face] = patch.axis, patch.origin, patch.kind == "plane"
    fits = _along(table.axis[edge], axis) & (away < LINE_MM) & flat[beyond] & _along(normal[beyond], axis)
    height, _ = _measured(origin[beyond], axis, foot)
    rim, height, beyond = rim.reshape(-1, 2), height.reshape(-1, 2), beyond.reshape(-1, 2)
    upper = rim[:, 0] > rim[:, 1]
    for pair in (rim, height, beyond):
        pair[upper] = pair[upper, ::-1]
    sound = fits.reshape(-1, 2).all(axis=1) & (beyond[:, 0] != beyond[:, 1])
    return Plain(
        face=walls.face, axis=walls.axis, foot=walls.foot, radius=walls.radius, area=walls.area,
        rims=rim, ends=beyond, heights=height,
    ).chosen(sound)  # fmt: skip


def _measured(point: Array, axis: Array, foot: Array) -> tuple[Array, Array]:
    """Coordinates (n,) of points along axes, and their distances from them."""
    x, y, z = (point - foot).T
    ax, ay, az = axis.T
    height = x * ax + y * ay + z * az
    x, y, z = x - height * ax, y - height * ay, z - height * az
    return height, np.sqrt(x * x + y * y + z * z)


def _along(one: Array, other: Array) -> NDArray[np.bool_]:
    """Which directions (n, 3) are parallel."""
    (x, y, z), (ax, ay, az) = one.T, other.T
    return np.asarray(
        np.maximum(np.maximum(np.abs(ay * z - az * y), np.abs(az * x - ax * z)), np.abs(ax * y - ay * x)) < PARALLEL
    )


def holes_through(plain: Plain, free: NDArray[np.bool_]) -> Iterator[Hole]:
    """The holes that walls are which are open at both ends; `free` (n, 2): nothing of the part stands before that end."""
    from_high = free[:, 1] | ~free[:, 0]
    sign = np.where(from_high, 1.0, -1.0)
    side = from_high.astype(np.int64)
    rows = np.arange(len(side))
    entry, end = plain.heights[rows, side], plain.heights[rows, 1 - side]
    whole = 2.0 * math.pi * plain.radius * (plain.rims[:, 1] - plain.rims[:, 0])
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(whole > 0.0, plain.area / whole, 1.0)
    columns = (
        2.0 * plain.radius,
        np.abs(end - entry),
        -sign * end + sign * entry,
        plain.foot + entry[:, None] * plain.axis + 0.0,
        -sign[:, None] * plain.axis + 0.0,
        plain.face,
        np.where(share > _WHOLE, 1.0, share),
    )
    for diameter, depth, long, origin, axis, face, full in zip(*(c.tolist() for c in columns), strict=True):
        yield Hole(
            diameter_mm=diameter,
            depth_mm=depth,
            through=True,
            kind="plain",
            steps=(HoleStep(diameter_mm=diameter, depth_mm=long),),
            origin_mm=tuple(origin),
            axis=tuple(axis),
            faces=(face,),
            flat_bottom=False,
            entry_angle_deg=0.0,
            exit_angle_deg=0.0,
            tip_depth_mm=depth,
            full_share=full,
        )
