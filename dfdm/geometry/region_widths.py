"""How narrow a region of lines and arcs is: circles that touch its boundary at one point and the far side.

The diameter of such a circle is the local width (the shrinking-ball form of the medial axis: J. Ma, S. W. Bae, S. Choi,
"3D medial axis point approximation using nearest neighbors and the normal field", 2012, here with tangent circles in closed
form instead of a search among sampled points). Only circles that touch two sides facing each other count, so that corners,
however sharp, are no narrow places. The narrowest spots are looked at again at the points that can be nearest: exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.curves import AreaCurve, Place
from dfdm.geometry.outline import Ints, Outline
from dfdm.geometry.outline_kernel import along_pieces, inward_at, nearest_points, tangent_circles
from dfdm.geometry.surfaces import Array

FACING: Final = -0.95
"""Cosine between the two radii to the points of contact below which the sides face each other (within 18 degrees)."""
_SAMPLES: Final = 1000
_STEPS: Final = 24
_PLACES: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Seen:
    """Circles at points of the boundary that touch a far side: middle, diameter, length of boundary they stand for, pieces."""

    at: Array
    width: Array
    share: Array
    own: Ints
    far: Ints


def width_curve(
    outline: Outline, piece: Ints, *, limit_mm: float, total_area_mm2: float, lift: Sequence[Array]
) -> AreaCurve:
    """The area of the region on the left of an outline that is narrower than w, for w up to `limit_mm`, and where.

    `piece` (contours,) tells contours of separate regions apart; `lift` is origin, x axis and y axis of the plane in space.
    """
    seen = _joined([_seen(outline, piece == own, limit_mm) for own in np.unique(piece)])
    order = np.argsort(seen.width, kind="stable")
    if not len(order):
        return AreaCurve(size_mm=np.zeros(0), area_mm2=np.zeros(0), total_area_mm2=total_area_mm2, places=())
    width = seen.width[order]
    area = np.cumsum(0.5 * width * seen.share[order])
    grid = width[0] * (1.0 + 1e-6) * (max(limit_mm / width[0], 1.0 + 1e-6)) ** (np.arange(_STEPS) / (_STEPS - 1))
    last = np.unique(np.searchsorted(width, np.concatenate([width[:1], grid]), side="right") - 1)
    return AreaCurve(
        size_mm=width[last],
        area_mm2=area[last],
        total_area_mm2=total_area_mm2,
        places=_places(outline, seen, order, lift),
    )


def _joined(seen: Sequence[_Seen]) -> _Seen:
    if len(seen) == 1:
        return seen[0]
    nothing = np.zeros(0)
    return _Seen(
        at=np.concatenate([np.zeros((0, 2)), *(s.at for s in seen)]),
        width=np.concatenate([nothing, *(s.width for s in seen)]),
        share=np.concatenate([nothing, *(s.share for s in seen)]),
        own=np.concatenate([nothing.astype(np.int64), *(s.own for s in seen)]),
        far=np.concatenate([nothing.astype(np.int64), *(s.far for s in seen)]),
    )


def _seen(outline: Outline, region: NDArray[np.bool_], limit_mm: float) -> _Seen:
    """The circles of one region, whose contours (contours,) are told, that are no wider than the limit."""
    run = np.where(
        outline.radius > 0.0, outline.radius * np.abs(outline.sweep), np.hypot(*(outline.end - outline.start).T)
    )
    real = np.flatnonzero((run > 1e-9) & region[outline.contour])
    rows, run = np.ascontiguousarray(outline.rows()[real]), run[real]
    step = max(float(run.sum()) / _SAMPLES, 1e-6)
    count = np.maximum(1, np.ceil(run / step)).astype(np.int64)
    own = np.repeat(np.arange(len(run)), count)
    share = (np.arange(len(own)) - np.repeat(np.cumsum(count) - count, count) + 0.5) / count[own]
    points, inward = along_pieces(rows, own, share)
    reach = 0.51 * limit_mm
    found = _facing(points, inward, own, run[own] / count[own], rows, reach)
    pair = np.unique(found.own * len(rows) + found.far)
    again, where = nearest_points(pair // len(rows), pair % len(rows), rows)
    if len(where):
        exact = _facing(again, inward_at(rows, where, again), where, np.zeros(len(where)), rows, reach)
        found = _joined([found, exact])
    near = found.width <= limit_mm
    return _Seen(
        at=found.at[near], width=found.width[near], share=found.share[near],
        own=real[found.own[near]], far=real[found.far[near]],
    )  # fmt: skip


def _facing(points: Array, inward: Array, own: Ints, share: Array, rows: Array, reach: float) -> _Seen:
    """The circles at those points that touch a side which faces them."""
    radius, contact, touch = tangent_circles(np.ascontiguousarray(points), inward, own, rows, reach)
    stopped = np.flatnonzero(contact >= 0)
    radius, contact, touch = radius[stopped], contact[stopped], touch[stopped]
    middle = points[stopped] + radius[:, None] * inward[stopped]
    opposite = touch - middle
    cosine = -(opposite * inward[stopped]).sum(axis=1) / np.maximum(np.hypot(*opposite.T), 1e-300)
    at = np.flatnonzero(cosine < FACING)
    kept = stopped[at]
    return _Seen(at=middle[at], width=2.0 * radius[at], share=share[kept], own=own[kept], far=contact[at])


def _places(outline: Outline, seen: _Seen, order: Ints, lift: Sequence[Array]) -> tuple[Place, ...]:
    """The narrowest place of each pair of faces, smallest first, with the area there that is narrower than 1.5 times it."""
    one, two = outline.face[seen.own[order]], outline.face[seen.far[order]]
    low, high = np.minimum(one, two), np.maximum(one, two)
    _, first, group = np.unique((low + 1) * (int(high.max()) + 2) + high + 1, return_index=True, return_inverse=True)
    width = seen.width[order]
    near = width <= 1.5 * width[first][group]
    area = np.bincount(group[near], weights=(0.5 * width * seen.share[order])[near], minlength=len(first))
    ranking = np.lexsort((high[first], low[first], np.round(width[first], 6)))
    out = []
    for g in ranking[:_PLACES].tolist():
        x, y = seen.at[order[first[g]]]
        at = lift[0] + x * lift[1] + y * lift[2]
        faces = tuple(sorted({int(low[first[g]]), int(high[first[g]])} - {-1}))
        out.append(
            Place(
                value=float(width[first[g]]),
                area_mm2=float(area[g]),
                at_mm=(float(at[0]), float(at[1]), float(at[2])),
                faces=faces,
            )
        )
    return tuple(out)
