"""Lay a scan over the part that it is of: every way that principal axes suggest, then point to plane, bent little by defects.

Starts are the turns that take the principal axes of the scanned surface to those of the part; where two or three of their
moments agree, turns about the axes that are not told apart as well. Each start is refined by iterated closest points,
point to plane (Chen and Medioni), weighted after Tukey so that a wall in the wrong place does not pull the rest along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dfdm.geometry.mesh import FloatArray, Mesh
from dfdm.geometry.part import Part
from dfdm.geometry.samples import sample_surface

_DENSE: Final = 40_000
_COARSE: Final = 300
_FINE: Final = 6_000
_FACING: Final = 0.5
"""Surfaces count as the same where their normals differ by less than 60 degrees."""
_ALIKE_MOMENTS: Final = 0.1
_TURNS: Final = 12
_KEPT: Final = 24
_POSES: Final = 4
_AS_GOOD: Final = 1.15
_NEAR: Final = 0.02
"""Share of the diagonal within which surface counts as found again."""
_ENOUGH: Final = 0.6
_TUKEY: Final = 4.685
_MAD: Final = 1.4826
_LEVER: Final = np.radians(3.0)


@dataclass(frozen=True, kw_only=True, eq=False)
class Pose:
    """A rigid motion from the scan to the part: `turn` (3, 3), then `shift` (3,) in mm.

    `misfit_mm` is the mean distance between the two surfaces, far ones cut off; `noise_mm` the scatter (as a standard
    deviation) of the scan about the surfaces that it was laid on; `covered` the share of the part found in the scan.
    """

    turn: FloatArray
    shift: FloatArray
    misfit_mm: float
    noise_mm: float
    covered: float

    def of(self, points: FloatArray) -> FloatArray:
        """Points (n, 3) of the scan where they lie on the part."""
        return np.asarray(points @ self.turn.T + self.shift)


@dataclass(frozen=True, kw_only=True, eq=False)
class Registration:
    """`poses` that fit equally well, best first (a symmetric part has several), none where no way of laying it fits.

    `mirrored` says that the mirror image of the scan fits, and the scan does not.
    """

    poses: tuple[Pose, ...]
    mirrored: bool
    covered: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Cloud:
    """Points (n, 3) with normals (n, 3) of a surface, ready to be searched; `face` (n,) where it is that of a part."""

    points: FloatArray
    normals: FloatArray
    face: NDArray[np.integer]
    tree: cKDTree

    @classmethod
    def of(cls, points: FloatArray, normals: FloatArray, face: NDArray[np.integer] | None = None) -> Cloud:
        """A cloud of points; without faces all are of face 0."""
        faces = np.zeros(len(points), dtype=np.int64) if face is None else face
        return cls(points=points, normals=normals, face=faces, tree=cKDTree(points))

    def nearest(self, points: FloatArray, normals: FloatArray, most_mm: float) -> tuple[FloatArray, NDArray[np.intp]]:
        """Distance (n,) to the nearest point that faces the same way, and which it is; infinite and 0 where there is none."""
        many = min(6, len(self.points))
        distance, index = self.tree.query(points, k=many, distance_upper_bound=most_mm)
        distance, index = distance.reshape(len(points), -1), index.reshape(len(points), -1)
        known = np.minimum(index, len(self.points) - 1)
        facing = np.einsum("ijk,ik->ij", self.normals[known], normals) > _FACING
        distance = np.where(facing, distance, np.inf)
        best = distance.argmin(axis=1)
        row = np.arange(len(points))
        found = distance[row, best]
        return found, np.where(np.isfinite(found), known[row, best], 0)


def cloud_of_part(part: Part, count: int = _DENSE) -> Cloud:
    """Points spread over a part, with the ids of their faces."""
    spread = sample_surface(part, count)
    return Cloud.of(spread.points, spread.normals, spread.face)


def points_of_mesh(mesh: Mesh, count: int) -> tuple[FloatArray, FloatArray]:
    """About `count` points (n, 3) and normals (n, 3) stepped over triangles by equal areas, the same ones every time."""
    total = np.cumsum(mesh.areas)
    triangle = np.searchsorted(total, (np.arange(count) + 0.5) / count * total[-1]).clip(0, len(total) - 1)
    u, v = np.modf(np.outer((0.7548776662466927, 0.5698402909980532), np.arange(1, count + 1)))[0]
    fold = u + v > 1.0
    u, v = np.where(fold, 1.0 - u, u), np.where(fold, 1.0 - v, v)
    a, b, c = mesh.corners[triangle].transpose(1, 0, 2)
    return np.asarray(a + u[:, None] * (b - a) + v[:, None] * (c - a)), mesh.normals[triangle]


def register(part: Part, scan: Mesh, cloud: Cloud | None = None) -> Registration:
    """Lay a scan over a part; where no way fits, there are no poses."""
    cloud = cloud or cloud_of_part(part)
    size = part.mesh.diagonal_mm
    points, normals = points_of_mesh(scan, _FINE)
    poses = _poses(cloud, points, normals, size)
    mirror = np.array([-1.0, 1.0, 1.0])
    mirrored = False
    if poses[0].misfit_mm > 0.1 * _NEAR * size:  # something is off: is it the other hand?
        other = _poses(cloud, points * mirror, normals * mirror, size)[0]
        mirrored = other.covered > _ENOUGH and other.misfit_mm < 0.5 * poses[0].misfit_mm
    best = poses[0]
    fits = best.covered >= _ENOUGH and not mirrored
    good = [pose for pose in poses if pose.misfit_mm <= _AS_GOOD * best.misfit_mm + 1e-5 * size] if fits else []
    return Registration(poses=tuple(good[:_POSES]), mirrored=mirrored, covered=best.covered)


def _poses(cloud: Cloud, points: FloatArray, normals: FloatArray, size: float) -> list[Pose]:
    """The best different ways to lay points on a cloud, best first."""
    some = slice(None, None, max(1, len(points) // _COARSE))
    few = slice(None, None, max(1, len(cloud.points) // _COARSE))
    held = Cloud.of(cloud.points[few], cloud.normals[few])
    center, axes, moments = _axes(cloud.points)
    scanned, own, _ = _axes(points)
    started = []
    for turn in _starts(axes, own, moments):
        shift = center - turn @ scanned
        distance, _ = held.tree.query(points[some] @ turn.T + shift)
        started.append((float(np.minimum(distance, 0.2 * size).mean()), turn, shift))
    started.sort(key=lambda one: one[0])
    rough = [_refined(cloud, points[some], normals[some], turn, shift, size, 12) for _, turn, shift in started[:_KEPT]]
    rough.sort(key=lambda pose: pose.misfit_mm)
    fine: list[Pose] = []
    for pose in _apart(rough)[: 2 * _POSES]:
        fine.append(_refined(cloud, points, normals, pose.turn, pose.shift, size, 25))
    fine.sort(key=lambda pose: pose.misfit_mm)
    return _apart(fine)


def _axes(points: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Center (3,), principal axes as columns of a right-handed turn (3, 3), and moments (3,) ascending."""
    center = points.mean(axis=0)
    moments, axes = np.linalg.eigh(np.cov((points - center).T))
    if np.linalg.det(axes) < 0.0:
        axes[:, 0] = -axes[:, 0]
    return center, axes, moments


def _starts(axes: FloatArray, own: FloatArray, moments: FloatArray) -> list[FloatArray]:
    """Turns that take the scan's axes to those of the part, in every order and sign that the moments leave open."""
    close = [
        moments[j] - moments[i] <= _ALIKE_MOMENTS * max(float(moments[2]), 1e-12) for i, j in ((0, 1), (1, 2), (0, 2))
    ]
    turns = [_about(2, np.pi * k) @ _about(0, np.pi * j) for k in range(2) for j in range(2)]
    if close[2]:  # nothing tells the axes apart
        steps = np.pi / 6 * np.arange(_TURNS)
        turns = [
            _about(2, a) @ _about(1, b) @ _about(2, c) for a in steps[::2] for b in steps[:7:2] for c in steps[::2]
        ]
        turns += [_about(2, a) @ _about(0, b) for a in steps for b in (0.0, np.pi / 2, np.pi)]
    elif close[0] or close[1]:
        odd = 2 if close[0] else 0
        across = 0 if odd == 2 else 1
        spins = 2 * np.pi / (2 * _TURNS) * np.arange(2 * _TURNS)
        turns = [_about(odd, a) @ _about(across, flip) for a in spins for flip in (0.0, np.pi)]
    return [np.asarray(axes @ turn @ own.T) for turn in turns]


def _about(axis: int, angle: float) -> FloatArray:
    turn = np.eye(3)
    i, j = (axis + 1) % 3, (axis + 2) % 3
    turn[i, i] = turn[j, j] = np.cos(angle)
    turn[i, j], turn[j, i] = -np.sin(angle), np.sin(angle)
    return turn


def _refined(
    cloud: Cloud, points: FloatArray, normals: FloatArray, turn: FloatArray, shift: FloatArray, size: float, steps: int
) -> Pose:
    """Iterated closest points from one start; what is seen far off at first is let go step by step."""
    most = 0.25 * size
    for _ in range(steps):
        here, facing = points @ turn.T + shift, normals @ turn.T
        distance, index = cloud.nearest(here, facing, most)
        near = np.flatnonzero(np.isfinite(distance))
        if len(near) < len(points) // 10:
            break
        p, n = here[near], cloud.normals[index[near]]
        off = np.einsum("ij,ij->i", p - cloud.points[index[near]], n)
        scale = max(_MAD * float(np.median(np.abs(off))), 1e-6 * size)
        weight = np.maximum(1.0 - (off / (_TUKEY * scale)) ** 2, 0.0) ** 2
        middle = p.mean(axis=0)
        lever = 0.5 * size
        rows = np.concatenate((np.cross(p - middle, n) / lever, n), axis=1)
        weighed = rows * weight[:, None]
        normal = weighed.T @ rows
        normal += 1e-6 * np.trace(normal) * np.eye(6)  # a round part may turn freely: then it stays
        step = -np.linalg.solve(normal, weighed.T @ off)
        spin = _rotation(step[:3] / lever)
        turn, shift = spin @ turn, spin @ (shift - middle) + middle + step[3:]
        most = max(0.7 * most, 2.0 * _NEAR * size)
        if float(np.abs(step).max()) < 1e-7 * size:
            break
    return _judged(cloud, points, normals, turn, shift, size)


def _judged(
    cloud: Cloud, points: FloatArray, normals: FloatArray, turn: FloatArray, shift: FloatArray, size: float
) -> Pose:
    """How well a pose fits, seen from both sides."""
    far = 2.0 * _NEAR * size
    here, facing = points @ turn.T + shift, normals @ turn.T
    distance, index = cloud.nearest(here, facing, far)
    seen = np.isfinite(distance)
    off = np.minimum(cloud.tree.query(here, distance_upper_bound=far)[0], far)  # at edges noise turns normals
    beside = np.einsum("ij,ij->i", here - cloud.points[index], cloud.normals[index])
    off[seen] = np.abs(beside[seen])
    few = slice(None, None, max(1, len(cloud.points) // len(points)))
    back, _ = Cloud.of(here, facing).nearest(cloud.points[few], cloud.normals[few], far)
    spacing = float(np.median(back[np.isfinite(back)])) if np.isfinite(back).any() else far
    return Pose(
        turn=turn,
        shift=shift,
        misfit_mm=float(off.mean() + np.minimum(np.maximum(back - 3.0 * spacing, 0.0), far).mean()),
        noise_mm=_MAD * float(np.median(off[seen])) if seen.any() else far,
        covered=float(min(np.mean(off < _NEAR * size), np.isfinite(back).mean())),
    )


def _apart(poses: list[Pose]) -> list[Pose]:
    """Poses without those that a better one is next to."""
    kept: list[Pose] = []
    for pose in poses:
        cosines = [(np.trace(pose.turn.T @ other.turn) - 1.0) / 2.0 for other in kept]
        if all(cosine < np.cos(_LEVER) for cosine in cosines):
            kept.append(pose)
    return kept


def _rotation(vector: FloatArray) -> FloatArray:
    """The turn (3, 3) by a rotation vector (Rodrigues)."""
    angle = float(np.linalg.norm(vector))
    if angle < 1e-15:
        return np.eye(3)
    x, y, z = vector / angle
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * (cross @ cross))
