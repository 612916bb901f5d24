"""Flat floors: planar faces with walls rising from them over sharp edges or fillets, and how free the way to them is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.geometry.concave import Flat, Rim, Rims
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch

WALL_DEG: Final = 65.0
"""A face that rises at less than this from the floor is a slope or the next chamfer, not a wall."""
_LEVEL_MM: Final = 1e-3
_RAYS: Final = 16
_NEARLY_DEG: Final = 10.0
"""Kernels patch a corner that is too tight for its fillets with faces that miss being smooth by a few degrees."""
_REGULAR: Final = ("plane", "cylinder", "cone", "sphere", "torus")
_SPREAD: Final = np.array([[1, 1, 1], [4, 1, 1], [1, 4, 1], [1, 1, 4]]) / np.array([[3.0], [6.0], [6.0], [6.0]])


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Floor:
    """A flat with what rises around it: fillets between it and walls, and the walls next to it.

    `loops` go around the flat and its fillets, with a flag per edge: whether a wall stands there. Loops inside from which
    nothing rises (holes, deeper recesses) are left out: what lies in them is cleared with the floor.
    """

    flat: Flat
    fillets: frozenset[int]
    near: frozenset[int]
    loops: tuple[tuple[tuple[int, bool, bool], ...], ...]
    falling: tuple[Rim, ...]

    @property
    def open(self) -> bool:
        """Whether a side has no wall."""
        return any(not wall for loop in self.loops for _, _, wall in loop)


def candidates(rims: Rims) -> list[int]:
    """Numbers of the flats that something rises from at a concave edge or over a hollow round face."""
    rises = np.zeros(len(rims.kind), dtype=bool)
    steep = (rims.turn > WALL_DEG) & (rims.one >= 0)
    rises[rims.one[steep]] = rises[rims.two[steep]] = True
    rises[list(over_fillets(rims))] = True
    whole = np.flatnonzero(rises & np.array([kind == "plane" for kind in rims.kind], dtype=bool)).tolist()
    return sorted({rims.flat_of[face] for face in whole})


def over_fillets(rims: Rims) -> set[int]:
    """Flat faces that run on smoothly into a hollow round one."""
    patches = rims.adjacency.patches
    round_ = np.array([p.hollow and p.kind in ("cylinder", "torus", "sphere") for p in patches], dtype=bool)
    plane = np.array([kind == "plane" for kind in rims.kind], dtype=bool)
    one, two = rims.smooth & round_[rims.one] & plane[rims.two], rims.smooth & round_[rims.two] & plane[rims.one]
    return set(rims.two[one].tolist()) | set(rims.one[two].tolist())


def free_share(part: Part, flats: Sequence[Flat]) -> list[float]:
    """For each flat the share of its area from which a ray square to it leaves without meeting the part again."""
    mesh = part.mesh
    owner = [k for k, flat in enumerate(flats) for _ in flat.faces]
    faces = np.array([face for flat in flats for face in sorted(flat.faces)], dtype=np.int64)
    low, high = np.searchsorted(mesh.face_of_triangle, faces), np.searchsorted(mesh.face_of_triangle, faces + 1)
    real = np.flatnonzero(high > low)
    if not len(real):
        return [0.0] * len(flats)
    faces, low, high, index = faces[real], low[real], high[real], np.array(owner)[real]
    total = np.concatenate([[0.0], np.cumsum(mesh.areas)])
    area = total[high] - total[low]
    aimed = total[low][:, None] + (np.arange(_RAYS) + 0.5) / _RAYS * area[:, None]
    triangle = np.clip(np.searchsorted(total, aimed, side="right") - 1, low[:, None], high[:, None] - 1)
    first = (triangle[:, :, None] == triangle[:, None, :]).argmax(axis=2)
    corner = (np.arange(_RAYS)[None] - first) % len(
        _SPREAD
    )  # rays that share a triangle start at different points of it
    points = np.einsum("fkc,fkcd->fkd", _SPREAD[corner], mesh.corners[triangle]).reshape(-1, 3)
    along = np.repeat(np.array([flat.normal for flat in flats])[index], _RAYS, axis=0)
    met = part.rays.occluded(points + 100.0 * part.rays.epsilon_mm * along, along)
    free = area * (1.0 - met.reshape(-1, _RAYS).mean(axis=1))
    whole = np.bincount(index, weights=area, minlength=len(flats))
    share = np.bincount(index, weights=free, minlength=len(flats)) / np.maximum(whole, 1e-300)
    return [float(value) for value in share]


def floor_of(rims: Rims, number: int, smooth: bool) -> Floor | None:
    """The floor over one flat, if anything rises from it; `smooth`: it runs on into hollow round faces."""
    flat = rims.flats[number]
    fillets = _fillets(rims, flat) if smooth else frozenset()
    level = rims.heights(flat.normal).level if fillets else []
    near, loops, falling = set(), [], []
    own = flat.faces | fillets
    ones, twos, turns = rims.ones, rims.twos, rims.turns
    for loop in rims.loops(own) if fillets else rims.flat_loops[number]:
        flagged = []
        for i, forward in loop:
            inner, face = (ones[i], twos[i]) if ones[i] in own else (twos[i], ones[i])
            rises = turns[i] > WALL_DEG if inner in flat.faces else turns[i] >= -3.0 and not level[face]
            if rises:
                near.add(face)
            flagged.append((i, forward, rises))
        if any(wall for _, _, wall in flagged) or rims.enclosed(loop, flat.normal) > 0.0:
            loops.append(tuple(flagged))
        else:
            falling.append(loop)
    if not near:
        return None
    return Floor(flat=flat, fillets=fillets, near=frozenset(near), loops=tuple(loops), falling=tuple(falling))


def _fillets(rims: Rims, flat: Flat) -> frozenset[int]:
    """Hollow round faces that run on smoothly from the flat and rise, and those in corners that touch it and join them."""
    heights = rims.heights(flat.normal)
    found: set[int] = set()
    front = sorted(flat.faces)
    while front:
        face = front.pop()
        for i, other in rims.around[face]:
            if not rims.smooths[i] or other in found or other in flat.faces:
                continue
            patch = rims.adjacency.patches[other]
            round_ = patch.kind in ("torus", "sphere") or (patch.kind == "cylinder" and abs(heights.lean[other]) < 0.9)
            if not patch.hollow or not round_:
                continue
            if heights.high(other) > flat.height + 1e-6 and abs(heights.low(other) - flat.height) < _LEVEL_MM:
                found.add(other)
                front.append(other)
    return frozenset(found | _freeform_corners(rims, flat, found))


def _freeform_corners(rims: Rims, flat: Flat, fillets: set[int]) -> set[int]:
    """Freeform faces that fill a corner between fillets: where these are larger than the radius between the walls."""
    heights = rims.heights(flat.normal)
    joined: dict[int, int] = {}
    for face in fillets:
        for i, other in rims.around[face]:
            if abs(rims.turns[i]) < _NEARLY_DEG and other not in fillets and rims.kind[other] not in _REGULAR:
                joined[other] = joined.get(other, 0) + 1
    return {
        face
        for face, count in joined.items()
        if count > 1 and heights.high(face) > flat.height + 1e-6 and abs(heights.low(face) - flat.height) < _LEVEL_MM
    }


def fillet_radius(patch: Patch) -> float:
    """Radius of the arc that a round face makes between a floor and a wall."""
    return patch.minor if patch.kind == "torus" else patch.radius


def walls_above(rims: Rims, start: Iterable[int], normal: Array, level: float) -> set[int]:
    """Faces that rise from a level: those given, and what continues them smoothly or as a broken edge at the top."""
    heights = rims.heights(normal)
    smooths, turns, kind = rims.smooths, rims.turns, rims.kind
    found = set(start)
    front = list(found)
    while front:
        face = front.pop()
        for i, other in rims.around[face]:
            smooth = smooths[i]
            if other in found or not (smooth or (turns[i] < -3.0 and kind[other] in ("plane", "cone"))):
                continue
            if heights.level[other] or not (smooth or _is_slant(rims, i, other, heights.lean[other], normal)):
                continue
            if heights.low(other) > level - _LEVEL_MM:
                found.add(other)
                if smooth:
                    front.append(other)
    return found


def _is_slant(rims: Rims, edge: int, face: int, lean: float, normal: Array) -> bool:
    """Whether a face is, at the middle of an edge, neither level nor upright."""
    if rims.kind[face] != "plane":
        lean = float(rims.adjacency.patches[face].normals(rims.middle[edge][None])[0] @ normal)
    return 0.1 < abs(lean) < 0.95


def is_shoulder(rims: Rims, floor: Floor) -> bool:
    """Whether the floor is the shoulder of a turned step: a ring about the round body that rises from it."""
    patches = [rims.adjacency.patches[face] for face in sorted(floor.near | floor.fillets)]
    if any(p.kind not in ("cylinder", "cone", "torus") or (p.hollow and p.kind != "torus") for p in patches):
        return False
    edges = [i for loop in floor.loops if not all(wall for _, _, wall in loop) for i, _, _ in loop]
    if any(rims.curves[i] != 1 for i in edges):
        return False
    centers = floor.flat.plane.flat(np.array([*(p.origin for p in patches), *(rims.center[i] for i in edges)]))
    return bool(np.ptp(centers, axis=0).max() < 1e-3)
