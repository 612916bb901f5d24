"""How a part leaves a mold: the draft of its walls for each pull direction, what stays hooked, where the mold parts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from dfdm.facts.curves import Place
from dfdm.facts.draft import Draft, Pull, Undercut
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.part import Part
from dfdm.geometry.parting import silhouette_of
from dfdm.geometry.samples import sample_surface
from dfdm.geometry.tessellation import linear_deflection_mm

ANGLE_DEG: Final[FloatArray] = np.array([0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0])
_SAMPLES: Final = 4_000
_TRIED: Final = 6
_KEPT: Final = 3
_SAME: Final = float(np.cos(np.radians(1.0)))
_UPRIGHT: Final = float(np.sin(np.radians(0.02)))
"""Surface that leans less than this to the pull is upright: either half may hold it."""
_NEGLIGIBLE: Final = 2e-3
"""Share of the surface below which what seems hooked are samples that look along an edge."""
_OF_FACE: Final = 0.02
_FREEFORM: Final = 250
"""Points on a freeform face that are looked at: each is projected onto the surface, which takes its time."""
_CHORDS: Final = 1.5
_CERTAIN: Final = 3
"""So many hooked samples on a face are no chance, however little of it they are."""
_OFF_EDGES: Final = 0.03
"""Samples keep this share of the way to the middle of their triangle off its edges: a ray along an edge says nothing."""
_NOISE_DEG: Final = 0.01
_PLACES: Final = 24
_OPEN: Final = "the surface is open: what a mold would hold cannot be told"


@dataclass(frozen=True, kw_only=True, eq=False)
class _Surface:
    """Points (n, 3) on the surface with the normals of the true surface, the face and area (n,) of each.

    `off_mm` (n,) is how far off the surface rays start: beyond the chords of the triangles on curved faces.
    """

    points: FloatArray
    normals: FloatArray
    face: IntArray
    area_mm2: FloatArray
    off_mm: FloatArray


def measure_draft(part: Part) -> Draft | NotMeasured:
    """Draft, undercuts and parting for the most likely pull directions.

    Tried are the directions that flat faces and axes of revolution stand square to or along, largest first, both ways as
    one. A point of the surface is free if it can leave along the pull on the side it faces (upright surface: on either)
    without meeting other surface, found by rays off 4,000 points; the draft is exact on analytic faces, on others that
    of the surface at the point. What is hooked is gathered by connected faces.
    """
    if not part.body.watertight:
        return NotMeasured(reason=_OPEN)
    adjacency = adjacency_of(part)
    surface = _surface(part, adjacency)
    total = float(surface.area_mm2.sum())

    def rank(direction: FloatArray) -> tuple[float, float, tuple[float, ...]]:
        hooked = _hooked(part, surface, direction, surface.normals @ direction)
        depth = float(np.ptp(part.mesh.vertices @ direction))
        return round(float(surface.area_mm2[hooked].sum()) / total, 3), round(depth, 3), tuple(direction.tolist())

    likely = sorted(_directions(part), key=rank)[:_KEPT]
    pulls = tuple(pull_along(part, direction, surface, adjacency) for direction in likely)
    return Draft(pulls=pulls)


def draft_along(part: Part, direction: Vector) -> Pull:
    """The same for any one direction in the part's own coordinates; the surface has to be closed."""
    adjacency = adjacency_of(part)
    unit = np.asarray(direction, dtype=np.float64)
    return pull_along(part, unit / float(np.linalg.norm(unit)), _surface(part, adjacency), adjacency)


def pull_along(part: Part, direction: FloatArray, surface: _Surface, adjacency: Adjacency) -> Pull:
    """Measure one pull direction (a unit vector)."""
    lean = surface.normals @ direction
    hooked = _hooked(part, surface, direction, lean)
    if float(surface.area_mm2[hooked].sum()) < _NEGLIGIBLE * float(surface.area_mm2.sum()):
        hooked[:] = False
    undercuts = _undercuts(part, surface, direction, hooked, adjacency)
    free = ~hooked
    draft_deg = np.degrees(np.arcsin(np.clip(np.abs(lean), 0.0, 1.0)))
    area = np.array([float(surface.area_mm2[free & (draft_deg < a - _NOISE_DEG)].sum()) for a in ANGLE_DEG])
    heights = part.mesh.vertices @ direction
    silhouette = silhouette_of(part, direction)
    return Pull(
        direction=(float(direction[0]), float(direction[1]), float(direction[2])),
        depth_mm=float(np.ptp(heights)),
        projected_area_mm2=silhouette.area_mm2 if silhouette else None,
        angle_deg=ANGLE_DEG,
        area_mm2=area,
        undercut_area_mm2=sum(u.area_mm2 for u in undercuts),
        undercuts=undercuts,
        parting=silhouette.parting if silhouette else None,
        places=_places(surface, free, draft_deg),
    )


def _surface(part: Part, adjacency: Adjacency) -> _Surface:
    samples = sample_surface(part, _SAMPLES)
    points = samples.points + _OFF_EDGES * (part.mesh.centroids[samples.triangle] - samples.points)
    normals = samples.normals.copy()
    order = np.argsort(samples.face, kind="stable")
    starts = np.searchsorted(samples.face[order], np.arange(len(part.faces) + 1))
    weight = np.ones(len(points))
    for patch in adjacency.patches:
        index = order[starts[patch.id] : starts[patch.id + 1]]
        if patch.kind == "plane" or not len(index):
            continue
        if patch.kind == "other" and len(index) > _FREEFORM:
            kept = index[:: math.ceil(len(index) / _FREEFORM)]
            weight[index] = 0.0
            weight[kept] = len(index) / len(kept)
            index = kept
        exact = patch.normals(points[index])
        known = np.square(exact).sum(axis=1) > 0.5
        normals[index[known]] = exact[known]
    flat = max(1e-4 * part.mesh.diagonal_mm, 8.0 * part.rays.epsilon_mm)
    curved = np.array([patch.kind != "plane" for patch in adjacency.patches])
    kept = np.flatnonzero(weight > 0.0)
    return _Surface(
        points=points[kept],
        normals=normals[kept],
        face=samples.face[kept],
        area_mm2=(weight * samples.area_mm2)[kept],
        off_mm=np.where(
            curved[samples.face[kept]], max(flat, _CHORDS * linear_deflection_mm(part.mesh.diagonal_mm)), flat
        ),
    )


def _directions(part: Part) -> list[FloatArray]:
    """Unit directions worth trying, both senses as one: of flat faces and of axes, by the area that each stands for."""
    rows = [(face.normal or face.axis, face.area_mm2) for face in part.faces if face.normal or face.axis]
    if not rows:
        vectors = np.linalg.svd(part.mesh.vertices - part.mesh.vertices.mean(axis=0), full_matrices=False)[2]
        return [_one_sense(v) for v in vectors]
    units = np.array([direction for direction, _ in rows], dtype=np.float64)
    left = np.array([area for _, area in rows])
    found = []
    for _ in range(_TRIED):
        most = int(np.argmax(np.round(left, 6)))
        if left[most] <= 0.0:
            break
        alike = np.abs(units @ units[most]) > _SAME
        found.append(_one_sense(units[most]))
        left[alike] = 0.0
    return found


def _one_sense(unit: FloatArray) -> FloatArray:
    """A direction and its opposite as one: the first coordinate that is not nothing is positive."""
    return np.asarray(unit * np.sign(unit[int(np.argmax(np.abs(unit) > 1e-6))]) + 0.0, dtype=np.float64)


def _hooked(part: Part, surface: _Surface, direction: FloatArray, lean: FloatArray) -> NDArray[np.bool_]:
    """What (n,) can leave neither way: rays along the pull on the side that each point faces meet surface."""
    start = surface.points + surface.off_mm[:, None] * surface.normals
    blocked = np.zeros((2, len(start)), dtype=bool)
    for k, sign in enumerate((1.0, -1.0)):
        asked = np.flatnonzero(sign * lean > -_UPRIGHT)
        blocked[k, asked] = part.rays.occluded(start[asked], sign * direction)
    up, down = lean > _UPRIGHT, lean < -_UPRIGHT
    hooked = np.where(up, blocked[0], np.where(down, blocked[1], blocked[0] & blocked[1]))
    return np.asarray(hooked, dtype=np.bool_)


def _undercuts(
    part: Part, surface: _Surface, direction: FloatArray, hooked: NDArray[np.bool_], adjacency: Adjacency
) -> tuple[Undercut, ...]:
    """Connected faces with hooked surface, each with the direction in which a slide would free it."""
    if not hooked.any():
        return ()
    faces = len(part.faces)
    area = np.bincount(surface.face, weights=surface.area_mm2, minlength=faces)
    lost = np.bincount(surface.face[hooked], weights=surface.area_mm2[hooked], minlength=faces)
    times = np.bincount(surface.face[hooked], minlength=faces)
    chosen = (lost > _OF_FACE * area) | (times >= _CERTAIN)
    if not chosen.any():
        return ()
    beside = adjacency.table.faces
    beside = beside[(beside >= 0).all(axis=1)]
    beside = beside[chosen[beside].all(axis=1)]
    graph = coo_matrix((np.ones(len(beside), dtype=np.int8), (beside[:, 0], beside[:, 1])), shape=(faces, faces))
    group = np.where(chosen, connected_components(graph, directed=False)[1], -1)
    index = np.flatnonzero(hooked & (group[surface.face] >= 0))
    names, member = np.unique(group[surface.face[index]], return_inverse=True)
    sides = _sides(part, surface, direction, index, member.reshape(-1), len(names))
    found = []
    for one in range(len(names)):
        mine = index[member.reshape(-1) == one]
        points = surface.points[mine]
        at = points[int(np.argmin(np.linalg.norm(points - points.mean(axis=0), axis=1)))]
        found.append(
            Undercut(
                area_mm2=float(surface.area_mm2[mine].sum()),
                side=sides[one],
                at_mm=(float(at[0]), float(at[1]), float(at[2])),
                faces=tuple(int(f) for f in np.unique(surface.face[mine])),
            )
        )
    return tuple(sorted(found, key=lambda u: (-round(u.area_mm2, 2), u.faces)))


def _sides(
    part: Part,
    surface: _Surface,
    direction: FloatArray,
    index: NDArray[np.intp],
    member: NDArray[np.intp],
    count: int,
) -> list[Vector | None]:
    """For each of `count` undercuts a direction square to the pull along which all its points are free, None if none is.

    Tried are the part's main directions that lie square to the pull, then the mean of each undercut's own normals.
    """
    normals = surface.normals[index]
    start = surface.points[index] + surface.off_mm[index, None] * normals
    each = np.maximum(np.bincount(member, minlength=count), 1)
    across = (normals - np.outer(normals @ direction, direction)) * surface.area_mm2[index, None]
    mean = np.column_stack([np.bincount(member, weights=across[:, k], minlength=count) for k in range(3)])
    mean = mean / np.maximum(np.linalg.norm(mean, axis=1), 1e-12)[:, None]
    square = [sign * v for v in _directions(part) if abs(float(v @ direction)) < 1.0 - _SAME for sign in (1.0, -1.0)]
    sides: list[Vector | None] = [None] * count
    for wish in (*(np.broadcast_to(v, (count, 3)) for v in square), mean):
        along = wish[member]
        faces_it = np.einsum("ij,ij->i", normals, along) >= -_UPRIGHT
        stuck = part.rays.occluded(start, along) | ~faces_it
        share = np.bincount(member, weights=stuck, minlength=count) / each
        for one in np.flatnonzero(share <= _OF_FACE).tolist():
            if sides[one] is None and np.square(wish[one]).sum() > 0.5:
                x, y, z = (float(v) + 0.0 for v in wish[one])
                sides[one] = (x, y, z)
    return sides


def _places(surface: _Surface, free: NDArray[np.bool_], draft_deg: FloatArray) -> tuple[Place, ...]:
    """The least draft of each face that has less than the largest angle of the curve, least first."""
    steep = np.flatnonzero(free & (draft_deg < ANGLE_DEG[-1]))
    order = steep[np.lexsort((steep, np.round(draft_deg[steep], 4), surface.face[steep]))]
    least = order[np.diff(surface.face[order], prepend=-1) > 0]
    area = np.bincount(surface.face[steep], weights=surface.area_mm2[steep], minlength=int(surface.face.max()) + 1)
    found = [
        Place(
            value=float(draft_deg[one]),
            area_mm2=float(area[surface.face[one]]),
            at_mm=(float(surface.points[one, 0]), float(surface.points[one, 1]), float(surface.points[one, 2])),
            faces=(int(surface.face[one]),),
        )
        for one in least
    ]
    found.sort(key=lambda p: (round(p.value, 3), -round(p.area_mm2, 1), p.faces))
    return tuple(found[:_PLACES])
