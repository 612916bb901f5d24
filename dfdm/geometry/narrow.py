"""How narrow a planar region is: the circle that touches the boundary at a point and the far side, for points all along it.

The diameter of that circle is the local width (the shrinking-ball form of the medial axis: J. Ma, S. W. Bae, S. Choi,
"3D medial axis point approximation using nearest neighbors and the normal field", 2012). Only circles that touch two
sides facing each other count, so that corners, however sharp, are not narrow places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dfdm.facts.curves import AreaCurve, Place
from dfdm.geometry.surfaces import Array

FACING: Final = -0.95
"""Cosine between the two radii to the points of contact below which the sides face each other (within 18 degrees)."""
_STEPS: Final = 24
_PLACES: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Widths:
    """Local widths of a region at points of its boundary.

    `at` (n, 2) middle of the circle, `width` (n,) its diameter (infinite where nothing is opposite), `facing` (n,) whether it
    touches two sides that face each other, `share` (n,) length of boundary that the point stands for, `edge` (n,) index of
    the boundary segment, `far` (n,) index of the segment across.
    """

    at: Array
    width: Array
    facing: NDArray[np.bool_]
    share: Array
    edge: NDArray[np.int64]
    far: NDArray[np.int64]

    @property
    def narrowest(self) -> float:
        """The least width between sides that face each other; infinite if there are none."""
        return float(self.width[self.facing].min(initial=np.inf))


def local_widths(starts: Array, ends: Array, *, samples: int) -> Widths:
    """Widths of the region on the left of directed segments from `starts` to `ends` (n, 2 each, mm), seen from `samples` points or more."""
    along = ends - starts
    length = np.linalg.norm(along, axis=1)
    real = np.flatnonzero(length > 1e-9)
    step = max(float(length[real].sum()) / samples, 1e-6)
    pieces = np.maximum(1, np.ceil(length[real] / step)).astype(int)
    edge = np.repeat(real, pieces)
    place = np.concatenate([(np.arange(n) + 0.5) / n for n in pieces])
    points = starts[edge] + place[:, None] * along[edge]
    inward = np.stack([-along[edge, 1], along[edge, 0]], axis=1) / length[edge][:, None]
    targets = np.concatenate([points, starts[real], ends[real]])
    target_edge = np.concatenate([edge, real, real])
    tree = cKDTree(targets)
    reach = 2.0 * float(np.linalg.norm(np.ptp(targets, axis=0)))
    share = length[edge] / np.repeat(pieces, pieces)
    radius, contact = _shrink(points, inward, tree, reach)
    # A circle that stops at a vertex is smallest right across from it: look from there too.
    across = np.flatnonzero(contact >= len(points))
    foot = np.einsum("ij,ij->i", targets[contact[across]] - starts[edge[across]], along[edge[across]])
    foot = foot / length[edge[across]] ** 2
    inside = (foot > 1e-6) & (foot < 1.0 - 1e-6)
    across, foot = across[inside], foot[inside]
    points = np.concatenate([points, starts[edge[across]] + foot[:, None] * along[edge[across]]])
    inward, edge = np.concatenate([inward, inward[across]]), np.concatenate([edge, edge[across]])
    share = np.concatenate([share, np.zeros(len(across))])
    more_radius, more_contact = _shrink(points[len(radius) :], inward[len(radius) :], tree, reach)
    radius, contact = np.concatenate([radius, more_radius]), np.concatenate([contact, more_contact])
    found = contact >= 0
    far = np.where(found, target_edge[contact], -1)
    touch = targets[contact]
    exact = found & (contact < len(points) - len(across))
    radius[exact], touch[exact] = _exact(
        points[exact], inward[exact], starts[far[exact]], ends[far[exact]], radius[exact], touch[exact]
    )
    middle = points + np.where(found, radius, 0.0)[:, None] * inward
    opposite = touch - middle
    size = np.maximum(np.linalg.norm(opposite, axis=1), 1e-12)
    facing = found & (np.einsum("ij,ij->i", -inward, opposite) / size < FACING)
    return Widths(at=middle, width=2.0 * radius, facing=facing, share=share, edge=edge, far=far)


def _shrink(points: Array, inward: Array, tree: cKDTree, reach: float) -> tuple[Array, NDArray[np.int64]]:
    """Radius of the circle that touches at each point and holds no other boundary point, and what stopped it (-1: nothing)."""
    radius = np.full(len(points), reach)
    contact = np.full(len(points), -1, dtype=np.int64)
    active = np.arange(len(points))
    for _ in range(40):
        if not len(active):
            break
        center = points[active] + radius[active][:, None] * inward[active]
        distance, nearest = tree.query(center)
        inside = distance < radius[active] * (1.0 - 1e-6) - 1e-9
        away = tree.data[nearest] - points[active]
        height = np.einsum("ij,ij->i", away, inward[active])
        inside &= height > 1e-9 * reach
        active, nearest, away, height = active[inside], nearest[inside], away[inside], height[inside]
        radius[active] = np.einsum("ij,ij->i", away, away) / (2.0 * height)
        contact[active] = nearest
    radius[contact < 0] = np.inf
    return radius, contact


def _exact(
    points: Array, inward: Array, start: Array, end: Array, sampled: Array, touched: Array
) -> tuple[Array, Array]:
    """Circles that touch at the points and touch the straight segment across, not only a sample of it."""
    along = end - start
    length = np.maximum(np.linalg.norm(along, axis=1), 1e-12)
    along = along / length[:, None]
    facing = np.stack([-along[:, 1], along[:, 0]], axis=1)
    height = np.einsum("ij,ij->i", points - start, facing)
    radius = height / np.maximum(1.0 - np.einsum("ij,ij->i", inward, facing), 1e-12)
    foot = np.einsum("ij,ij->i", points + radius[:, None] * inward - start, along)
    good = (height > 0.0) & (foot > -1e-9) & (foot < length + 1e-9) & (radius <= sampled * (1.0 + 1e-6))
    return np.where(good, radius, sampled), np.where(good[:, None], start + foot[:, None] * along, touched)


def area_curve(
    widths: Widths, *, limit_mm: float, total_area_mm2: float, lift: Sequence[Array], faces: Sequence[int]
) -> AreaCurve:
    """The area that is narrower than w, for w up to `limit_mm`, and the narrowest places.

    `lift` is origin, x axis and y axis of the plane in space; `faces` the face of each boundary segment.
    """
    chosen = np.flatnonzero(widths.facing & (widths.width <= limit_mm))
    chosen = chosen[np.argsort(widths.width[chosen], kind="stable")]
    if not len(chosen):
        return AreaCurve(
            size_mm=np.zeros(0), area_mm2=np.zeros(0), total_area_mm2=total_area_mm2, places=()
        )  # fmt: skip
    width = widths.width[chosen]
    area = np.cumsum(0.5 * width * widths.share[chosen])
    grid = width[0] * (1.0 + 1e-6) * (max(limit_mm / width[0], 1.0 + 1e-6)) ** (np.arange(_STEPS) / (_STEPS - 1))
    last = np.unique(np.searchsorted(width, grid, side="right") - 1)
    return AreaCurve(
        size_mm=width[last],
        area_mm2=area[last],
        total_area_mm2=total_area_mm2,
        places=_places(widths, chosen, lift, faces),
    )


def _places(
    widths: Widths, chosen: NDArray[np.int64], lift: Sequence[Array], faces: Sequence[int]
) -> tuple[Place, ...]:
    """The narrowest place of each pair of faces, smallest first, with the area there that is narrower than 1.5 times it."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for index in chosen:
        pair = tuple(sorted({faces[widths.edge[index]], faces[widths.far[index]]}))
        groups.setdefault(pair, []).append(int(index))
    out = []
    for pair, members in groups.items():
        width = widths.width[members]
        near = width <= 1.5 * width[0]
        x, y = widths.at[members[0]]
        at = lift[0] + x * lift[1] + y * lift[2]
        out.append(
            Place(
                value=float(width[0]),
                area_mm2=float((0.5 * width * widths.share[members])[near].sum()),
                at_mm=(float(at[0]), float(at[1]), float(at[2])),
                faces=tuple(face for face in pair if face >= 0),
            )
        )
    return tuple(sorted(out, key=lambda p: (round(p.value, 6), p.faces))[:_PLACES])
