"""The contours of a flat region as they are cut: laid straight, told apart by piece, with lengths, gaps and inner corners."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import shapely

from dfdm.facts.rounding import Vector
from dfdm.facts.sheet import ArcLength, Cut, InnerCorner
from dfdm.geometry.contours import CHORD_MM, Plane
from dfdm.geometry.outline import Ints, Outline
from dfdm.geometry.outline_kernel import contour_gaps
from dfdm.geometry.surfaces import Array

_SHARP: Final = math.sin(math.radians(3.0))
"""Sine of the turn between two pieces above which they meet in a corner."""
_RADIUS_DECIMALS: Final = 5


def laid(outline: Outline, plane: Plane) -> tuple[Plane, Outline]:
    """The outline in coordinates that start at its lower left corner, with x along its long side; outer contours first.

    x runs along the long side of the smallest rectangle around the outline, or as the coordinates of space do where that
    rectangle is as small.
    """
    x = _long_side(outline)
    turned = outline.moved(np.zeros(2), x)
    corner = turned.bounds[:, :2].min(axis=0)
    turned = turned.moved(corner, np.array([1.0, 0.0]))
    bounds, areas = np.round(turned.bounds, 4), turned.areas
    order = np.lexsort((np.round(turned.lengths, 4), bounds[:, 1], bounds[:, 0], areas < 0.0))
    across = np.array([-x[1], x[0]])
    origin = plane.origin + (corner @ np.stack([x, across])) @ np.stack([plane.x, plane.y])
    along, up = x @ np.stack([plane.x, plane.y]), across @ np.stack([plane.x, plane.y])
    return Plane(origin=origin, x=along, y=up), turned.chosen(order)


def _long_side(outline: Outline) -> Array:
    """Direction of the long side of the smallest rectangle that has a side along a straight piece, or along x."""
    points = outline.chosen(np.flatnonzero(outline.areas > 0.0)).points(CHORD_MM)[0]
    along = (outline.end - outline.start)[(outline.radius == 0.0) & ~outline.freeform]
    angles = np.unique(np.round(np.arctan2(along[:, 1], along[:, 0]) % (0.5 * math.pi), 12))
    best, chosen = np.ptp(points, axis=0), 0.0
    for angle in angles.tolist():
        c, s = math.cos(angle), math.sin(angle)
        size = np.ptp(points @ np.array([[c, -s], [s, c]]), axis=0)
        if float(size[0] * size[1]) < float(best[0] * best[1]) * (1.0 - 1e-9):
            best, chosen = size, angle if size[0] >= size[1] else angle + 0.5 * math.pi
    return np.array([math.cos(chosen), math.sin(chosen)])


def piece_of(outline: Outline) -> Ints:
    """For each contour the number of the outer contour of its piece."""
    areas = outline.areas
    outer = np.flatnonzero(areas > 0.0)
    if len(outer) <= 1:
        return np.full(outline.contours, outer[0] if len(outer) else 0, dtype=np.int64)
    rings = [shapely.Polygon(points) for points in outline.polygons(CHORD_MM)]
    found = []
    for index, ring in enumerate(rings):
        point = shapely.Point(ring.exterior.coords[0])
        around = [o for o in outer if o != index and rings[o].covers(point)]
        own = index if areas[index] > 0.0 else min(around, key=lambda o: (areas[o], o), default=outer[0])
        found.append(int(own))
    return np.array(found, dtype=np.int64)


def cuts_of(outline: Outline, piece: Ints, plane: Plane) -> tuple[Cut, ...]:
    """Every contour to cut, in order."""
    gap = contour_gaps(outline.rows(), outline.contour, piece).tolist()
    whole, center, radius = outline.circles
    areas, lengths, diameters = outline.areas.tolist(), outline.lengths.tolist(), (2.0 * radius).tolist()
    first = np.searchsorted(outline.contour, np.arange(outline.contours + 1)).tolist()
    face = outline.face.tolist()
    points, contour = outline.points(CHORD_MM)
    bounds = np.searchsorted(contour, np.arange(outline.contours + 1)).tolist()
    inside = center.copy()
    for index in np.flatnonzero(~whole).tolist():
        inside[index] = _inside(points[bounds[index] : bounds[index + 1]])
    at = (plane.origin + inside[:, :1] * plane.x + inside[:, 1:] * plane.y + 0.0).tolist()
    told = list(zip(*(np.round(points, 6) + 0.0).T.tolist(), strict=True)) if len(points) else []
    cuts = []
    for index, round_ in enumerate(whole.tolist()):
        inner = areas[index] < 0.0
        cuts.append(
            Cut(
                inner=inner,
                length_mm=lengths[index],
                area_mm2=abs(areas[index]),
                diameter_mm=diameters[index] if round_ else None,
                edge_distance_mm=gap[index] if inner and math.isfinite(gap[index]) else None,
                at_mm=tuple(at[index]),
                faces=tuple(sorted(set(face[first[index] : first[index + 1]]) - {-1})),
                points_mm=tuple(told[bounds[index] : bounds[index + 1]]),
            )
        )
    return tuple(cuts)


def arcs_of(outline: Outline) -> tuple[ArcLength, ...]:
    """Cut length along arcs by radius, ascending."""
    arc = outline.radius > 0.0
    radius, group = np.unique(np.round(outline.radius[arc], _RADIUS_DECIMALS), return_inverse=True)
    length = np.bincount(group, weights=outline.length[arc], minlength=len(radius))
    count = np.bincount(group, minlength=len(radius))
    return tuple(
        ArcLength(radius_mm=r, length_mm=s, count=n)
        for r, s, n in zip(radius.tolist(), length.tolist(), count.tolist(), strict=True)
    )


def inner_corners_of(outline: Outline, plane: Plane) -> tuple[InnerCorner, ...]:
    """Inner corners by radius, ascending: arcs around the open side, and corners where two pieces meet sharply.

    Freeform curves have no radius of their own and are left out.
    """
    arc = (outline.sweep < 0.0) & ~outline.circles[0][outline.contour]
    at = np.flatnonzero(arc)
    angle = outline.begin[at] + 0.5 * outline.sweep[at]
    middle = outline.center[at] + outline.radius[at][:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    sharp, after = _sharp(outline)
    radius = np.concatenate([np.round(outline.radius[at], _RADIUS_DECIMALS), np.zeros(len(sharp))])
    points = np.concatenate([middle, outline.end[sharp]])
    one = np.concatenate([outline.face[at], outline.face[sharp]])
    two = np.concatenate([outline.face[at], outline.face[after]])
    sizes, first, count = np.unique(radius, return_index=True, return_counts=True)
    return tuple(
        InnerCorner(
            radius_mm=float(size),
            count=int(n),
            at_mm=_lifted(plane, points[i]),
            faces=tuple(sorted({int(one[i]), int(two[i])} - {-1})),
        )
        for size, i, n in zip(sizes, first, count, strict=True)
    )


def _sharp(outline: Outline) -> tuple[Ints, Ints]:
    """Pieces at whose end the contour turns sharply around the open side, and the pieces that follow them."""
    index = np.arange(len(outline.contour))
    last = np.flatnonzero(np.diff(outline.contour, append=-1))
    following = index + 1
    following[last] = np.searchsorted(outline.contour, outline.contour[last])
    chord = outline.end - outline.start
    way = np.sign(outline.sweep)[:, None]
    curved = (outline.radius > 0.0)[:, None]
    leaving = np.where(curved, _left(outline.end - outline.center) * way, chord)
    coming = np.where(curved, _left(outline.start - outline.center) * way, chord)[following]
    size = np.hypot(*leaving.T) * np.hypot(*coming.T)
    turn = (leaving[:, 0] * coming[:, 1] - leaving[:, 1] * coming[:, 0]) / np.maximum(size, 1e-300)
    smooth = outline.freeform & outline.freeform[following]
    sharp = np.flatnonzero((turn < -_SHARP) & ~smooth)
    return sharp, following[sharp]


def _left(vectors: Array) -> Array:
    return np.column_stack([-vectors[:, 1], vectors[:, 0]])


def _inside(polygon: Array) -> Array:
    point = shapely.Polygon(polygon).representative_point()
    return np.array([point.x, point.y])


def _lifted(plane: Plane, point: Array) -> Vector:
    x, y, z = (plane.origin + point[0] * plane.x + point[1] * plane.y).tolist()
    return x + 0.0, y + 0.0, z + 0.0
