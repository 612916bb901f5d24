"""Points of the surface that tools are tried on, and what is truly curved beneath their triangles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray, IntArray, Mesh
from dfdm.geometry.reach_grid_kernel import slack_of
from dfdm.geometry.tessellation import linear_deflection_mm

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

SAMPLES: Final = 2_500
_LEAST_PER_FACE: Final = 8
_LEAST_STEP: Final = 0.007  # of the square root of the surface: small inner faces are not sampled finer than this
_OUTER_STEP: Final = 4.0
_PLASTIC: Final = 1.22074408460575947536  # its powers give the evenest sequence of points in space
_INWARD: Final = 0.02  # samples keep this share of the way to the middle of their triangle off its edges
_ROUGH: Final = (
    0.0225  # freeform walls are made of chords up to 0.3 rad long: a tool cuts this share of its radius into them
)
_DEFLECTION: Final = 1.5
_NORMALS: Final = 64


@dataclass(frozen=True, kw_only=True, eq=False)
class Shapes:
    """What the faces are, by number: `axis`, `origin` (n, 3) and `radius` (n,) of a cylinder, zeros elsewhere; which are flat."""

    axis: FloatArray
    origin: FloatArray
    radius: FloatArray
    flat: NDArray[np.bool_]

    def arcs(self, frame: FloatArray) -> FloatArray:
        """Axis (x, y) and radius (n, 3) in a frame, of the cylinders that stand upright in it; zeros elsewhere."""
        upright = np.abs(self.axis @ frame[2]) > 1.0 - 1e-8
        return np.where(upright[:, None], np.column_stack((self.origin @ frame[:2].T, self.radius)), 0.0)


@dataclass(frozen=True, kw_only=True, eq=False)
class Probes:
    """Samples of the surface: `points` a little off the edges of their triangles, `normals` (n, 3) of the true surface.

    `face` (n,), `area_mm2` (n,) that each stands for, `step_mm` how far apart they are, `outer` (n,) whether all of the part
    lies behind the plane of the sample, `rough` (n,) the share of its radius by which a tool may cut into what is beside it
    (freeform surfaces). `shapes` are the faces; `bend` (faces,) the radius of curved ones, 0 for planes and infinite where
    not known; triangles lie off the true surface by at most `most_slack_mm`.
    """

    points: FloatArray
    normals: FloatArray
    face: IntArray
    area_mm2: FloatArray
    step_mm: float
    outer: NDArray[np.bool_]
    rough: FloatArray
    bend: FloatArray
    most_slack_mm: float
    shapes: Shapes

    def slack_of(self, mesh: Mesh) -> FloatArray:
        """How far each triangle (m,) of the mesh may lie off the true surface."""
        return np.asarray(
            slack_of(
                np.ascontiguousarray(mesh.vertices),
                np.ascontiguousarray(mesh.triangles),
                np.ascontiguousarray(mesh.face_of_triangle),
                self.bend,
                self.shapes.axis,
                self.most_slack_mm,
            )
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Table:
    """The faces as columns: kind (0 plane to 5 other), axis or normal, origin (n, 3), radius, smaller radius, area (n,)."""

    kind: NDArray[np.int64]
    axis: FloatArray
    origin: FloatArray
    ring: FloatArray
    tube: FloatArray
    area: FloatArray

    @classmethod
    def of(cls, part: Part) -> _Table:
        rank = {"plane": 0, "cylinder": 1, "cone": 2, "sphere": 3, "torus": 4}
        none = (0.0, 0.0, 0.0)
        return cls(
            kind=np.array([rank.get(face.surface, 5) for face in part.faces]),
            axis=np.array([face.normal or face.axis or none for face in part.faces], dtype=np.float64).reshape(-1, 3),
            origin=np.array([face.origin or none for face in part.faces], dtype=np.float64).reshape(-1, 3),
            ring=np.array([face.radius_mm or 0.0 for face in part.faces], dtype=np.float64),
            tube=np.array([face.minor_radius_mm or 0.0 for face in part.faces], dtype=np.float64),
            area=np.array([face.area_mm2 for face in part.faces]),
        )

    def outer(self, mesh: Mesh) -> NDArray[np.bool_]:
        """Whether all of the part lies behind the plane of each face (n,)."""
        return _outer(mesh, self.axis, self.origin, np.where(self.kind == 0, self.area, 0.0))

    def probes(
        self, part: Part, points: FloatArray, normals: FloatArray, face: IntArray, area_mm2: FloatArray, step_mm: float
    ) -> Probes:
        """Probes at `points` (n, 3) of faces (n,); their normals are those of triangles, made exact here where that can be."""
        kind, axis, origin, ring = self.kind, self.axis, self.origin, self.ring
        round_, flat = kind == 1, kind == 0
        return Probes(
            points=points,
            normals=_true_normals(points, normals, kind[face], axis[face], origin[face], ring[face]),
            face=face,
            area_mm2=area_mm2,
            step_mm=step_mm,
            outer=self.outer(part.mesh)[face],
            rough=np.where(kind[face] == 5, _ROUGH, 0.0),
            bend=np.where(flat, 0.0, np.where(kind == 4, self.tube, np.where(round_ | (kind == 3), ring, np.inf))),
            most_slack_mm=_DEFLECTION * linear_deflection_mm(part.mesh.diagonal_mm) if part.kind == "brep" else np.inf,
            shapes=Shapes(
                axis=np.where(round_[:, None], axis, 0.0),
                origin=np.where(round_[:, None], origin, 0.0),
                radius=np.where(round_, ring, 0.0),
                flat=flat,
            ),
        )


def probes_of(part: Part, count: int = SAMPLES) -> Probes:
    """Spread about `count` probes over a part, in proportion to area; a sixteenth as dense over what is `outer`."""
    mesh, table = part.mesh, _Table.of(part)
    area, outer = table.area, table.outer(mesh)
    step = max(float(np.sqrt(area[~outer].sum() / count)), _LEAST_STEP * float(np.sqrt(area.sum())))
    face, triangle, points, each = _spread(mesh, area, np.where(outer, _OUTER_STEP * step, step))
    return table.probes(part, points, mesh.normals[triangle], face, each, step)


def probes_at(part: Part, points: FloatArray, normals: FloatArray, face: IntArray) -> Probes:
    """Probes at points (n, 3) on the triangles of a part, a little off their edges; they stand for no area."""
    return _Table.of(part).probes(part, points, normals, face, np.zeros(len(points)), 0.0)


def _outer(mesh: Mesh, normal: FloatArray, origin: FloatArray, area: FloatArray) -> NDArray[np.bool_]:
    """Whether all of the part lies behind the plane of each face (n,); only those with an `area` are looked at."""
    result = np.zeros(len(area), dtype=bool)
    index = np.flatnonzero(area > 0.0)
    if not len(index):
        return result
    words = np.round(normal[index] * 1e6).astype(np.int64) @ np.array([1, 4_000_037, 4_000_037**2])
    _, first, which = np.unique(words, return_index=True, return_inverse=True)
    which = which.reshape(-1)
    largest = np.argsort(-np.bincount(which, weights=area[index]), kind="stable")[:_NORMALS]
    height = np.full(len(first), np.inf)
    height[largest] = (mesh.vertices @ normal[index[first[largest]]].T).max(axis=0)
    along = np.einsum("ij,ij->i", origin[index], normal[index])
    result[index] = along > height[which] - 1e-6 * mesh.diagonal_mm
    return result


def _spread(
    mesh: Mesh, area: FloatArray, step: FloatArray
) -> tuple[IntArray, NDArray[np.int64], FloatArray, FloatArray]:
    """Points on every face, `step` (faces,) apart: face, triangle, points (n, 3), area that each stands for.

    One sequence in three dimensions picks the triangle, by area, and the place in it, so that the two do not fall into step.
    """
    meshed = np.bincount(mesh.face_of_triangle, weights=mesh.areas, minlength=len(area))
    wanted = np.where(meshed > 0.0, np.maximum(np.round(area / step**2), _LEAST_PER_FACE), 0).astype(np.int64)
    face = np.repeat(np.arange(len(area), dtype=np.int32), wanted)
    within = np.arange(len(face)) - np.repeat(np.cumsum(wanted) - wanted, wanted)
    w, u, v = np.modf(np.outer(_PLASTIC ** -np.arange(1.0, 4.0), within) + 0.5)[0]
    target = (np.cumsum(meshed) - meshed)[face] + w * meshed[face]
    triangle = np.clip(np.searchsorted(np.cumsum(mesh.areas), target, side="right"), 0, len(mesh.triangles) - 1)
    fold = u + v > 1.0
    u, v = np.where(fold, 1.0 - u, u), np.where(fold, 1.0 - v, v)
    u, v = u + _INWARD * (1.0 / 3.0 - u), v + _INWARD * (1.0 / 3.0 - v)
    corners = mesh.vertices[mesh.triangles[triangle]]
    a, ab, ac = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    return face, triangle, a + u[:, None] * ab + v[:, None] * ac, area[face] / wanted[face]


def _true_normals(
    points: FloatArray, normals: FloatArray, kind: NDArray[np.int64], axis: FloatArray, origin: FloatArray, ring: FloatArray
) -> FloatArray:  # fmt: skip
    """Normals (n, 3) of the true surface on cylinders, cones, spheres and tori; those of the triangles elsewhere."""
    arm = points - origin
    along = np.einsum("ij,ij->i", arm, axis)
    radial = arm - along[:, None] * axis
    radial = radial / np.maximum(np.linalg.norm(radial, axis=1), 1e-12)[:, None]
    up, out = np.einsum("ij,ij->i", normals, axis), np.einsum("ij,ij->i", normals, radial)
    true = np.where((kind == 2)[:, None], up[:, None] * axis + out[:, None] * radial, radial)
    true = np.where((kind == 3)[:, None], arm, true)
    true = np.where((kind == 4)[:, None], arm - ring[:, None] * radial, true)
    length = np.linalg.norm(true, axis=1)
    sign = np.where(np.einsum("ij,ij->i", true, normals) < 0.0, -1.0, 1.0)
    true = true * (sign / np.maximum(length, 1e-12))[:, None]
    usable = (kind >= 1) & (kind <= 4) & (np.einsum("ij,ij->i", true, normals) > 0.5)
    return np.where(usable[:, None], true, normals)
