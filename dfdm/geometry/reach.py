"""What a straight tool reaches from the sides of the clamped part: how much, how deep, in how few setups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.facts.curves import Place
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.reach import PLACES, Direction, Reach
from dfdm.facts.rounding import Vector
from dfdm.geometry.clamping import clamping_axes
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.probes import Probes, probes_of
from dfdm.geometry.probes_kernel import weighed
from dfdm.geometry.setups import fewest_setups
from dfdm.geometry.tool_fit import View, views_of

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

_OPEN: Final = "the surface is open: what is inside and what a tool may cut cannot be told"


def measure_reach(part: Part) -> Reach | NotMeasured:
    """Measure what lines along the six directions in which the part lies square (`clamping_axes`) reach of its surface.

    Points spread over the surface, one for each `sample_mm` squared, are tried exactly (no grid): a wall is reached if a
    line passes beside it. What tools of real diameters reach is measured when it is asked for (`tools.measure_tools`).
    """
    sides = sides_of(part)
    if isinstance(sides, NotMeasured):
        return sides
    return _reach(*sides, box_mm=_box(part, np.array([sides[1][i].up for i in (2, 4, 0)])))


def sides_of(part: Part) -> tuple[Probes, list[View]] | NotMeasured:
    """Probes of a part, and its views from the six sides: up and down along its third clamping axis, its first, its second."""
    found: tuple[Probes, list[View]] | NotMeasured = part.sides
    return found


def seen_from_sides(part: Part) -> tuple[Probes, list[View]] | NotMeasured:
    """The same, looked for anew."""
    if not part.body.watertight:
        return NotMeasured(reason=_OPEN)
    axes = clamping_axes(part)
    probes = probes_of(part)
    return probes, views_of(part, probes, [sign * axes[i] + 0.0 for i in (2, 0, 1) for sign in (1.0, -1.0)])


def reach_along(part: Part, ups: Sequence[ArrayLike]) -> Reach | NotMeasured:
    """The same for any set of directions: `ups` (3,) each, pointing from the part to the tool, of any length."""
    if not part.body.watertight:
        return NotMeasured(reason=_OPEN)
    probes = probes_of(part)
    return _reach(probes, views_of(part, probes, [np.asarray(up, dtype=np.float64) for up in ups]), box_mm=None)


def seen_along(part: Part, ups: Sequence[ArrayLike]) -> tuple[Probes, NDArray[np.bool_]]:
    """Probes of the surface, and which of them (k, n) a line along each of the directions `ups` meets."""
    probes = probes_of(part)
    views = views_of(part, probes, [np.asarray(up, dtype=np.float64) for up in ups])
    return probes, np.array([view.seen for view in views])


def _reach(probes: Probes, views: list[View], *, box_mm: Vector | None) -> Reach:
    from dfdm.geometry.tools import tools_of

    seen = np.array([view.seen for view in views])
    directions = _directions(views, seen, probes)
    unseen = ~seen.any(axis=0)
    return Reach(
        box_mm=box_mm,
        sample_mm=probes.step_mm,
        undercut_area_mm2=float(probes.area_mm2[unseen].sum()),
        undercuts=places_of(probes, np.where(unseen, 0.0, np.inf), below_mm=np.inf),
        directions=tuple(directions),
        setups=fewest_setups(seen, probes.face, probes.area_mm2, np.array([d.depth_mm for d in directions])),
        ask=lambda: tools_of(probes, views),
    )


def _box(part: Part, axes: FloatArray) -> Vector:
    """Sizes of the part along its clamping axes: the exact box where they are the model's own."""
    if np.array_equal(axes, np.eye(3)):
        return part.body.bounding_box_mm
    x, y, z = (float(v) for v in np.ptp(part.mesh.vertices @ axes.T, axis=0))
    return x, y, z


def _directions(views: list[View], seen: NDArray[np.bool_], probes: Probes) -> list[Direction]:
    """What each of the views sees (k, n), how deep, and what neither it nor its opposite does."""
    figures = weighed(
        seen,
        probes.area_mm2,
        probes.outer,
        probes.face,
        np.array([view.sign * view.lay.points[:, 2] for view in views]),
        np.array([view.lowest_of_faces for view in views]),
    )
    left: dict[frozenset[int], float] = {}  # a direction and its opposite miss the same
    found = []
    for i, (view, (area, lowest)) in enumerate(zip(views, figures.tolist(), strict=True)):
        other = next((j for j, v in enumerate(views) if v.lay is view.lay and v.sign != view.sign), None)
        if other is not None and (pair := frozenset((i, other))) not in left:
            left[pair] = float(probes.area_mm2[~(seen[i] | seen[other])].sum())
        found.append(
            Direction(
                up=(float(view.up[0]), float(view.up[1]), float(view.up[2])),
                seen_area_mm2=area,
                depth_mm=max(view.top_mm - lowest, 0.0),
                undercut_area_mm2=None if other is None else left[frozenset((i, other))],
            )
        )
    return found


def places_of(probes: Probes, value_mm: FloatArray, *, below_mm: float) -> tuple[Place, ...]:
    """Patches with a value (n,) `below_mm`, the part of one face with one value each, least first.

    The value is the diameter in mm of the largest tool that reaches the patch: 0 where not even a line does, half the
    smallest diameter where only a line does.
    """
    small = np.flatnonzero(value_mm < below_mm)
    values, number = np.unique(value_mm[small], return_inverse=True)
    key = probes.face[small].astype(np.int64) * len(values) + number.reshape(-1)
    kinds, kind = np.unique(key, return_inverse=True)
    area = np.round(np.bincount(kind, weights=probes.area_mm2[small], minlength=len(kinds)), 6)
    places = []
    for i in np.lexsort((kinds, -np.round(area, 1), kinds % max(len(values), 1)))[:PLACES]:
        group = small[kind == i]
        points = probes.points[group]
        x, y, z = (float(v) for v in points[int(np.square(points - points.mean(axis=0)).sum(axis=1).argmin())])
        places.append(
            Place(
                value=float(value_mm[group[0]]),
                area_mm2=float(area[i]),
                at_mm=(x, y, z),
                faces=(int(probes.face[group[0]]),),
            )
        )
    return tuple(places)
