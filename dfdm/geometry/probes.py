"""Points of the surface that tools are tried on, and what is truly curved beneath their triangles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.mesh import FloatArray, IntArray, Mesh
from dfdm.geometry.probes_kernel import in_front, scattered, straighten
from dfdm.geometry.reach_grid_kernel import slack_of
from dfdm.geometry.tessellation import linear_deflection_mm

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

SAMPLES: Final = 2_500
_LEAST_STEP: Final = 0.007  # of the square root of the surface: small inner faces are not sampled finer than this
_OUTER_STEP: Final = 4.0
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
        flat = np.flatnonzero((self.kind == 0) & (self.area > 0.0))
        if len(flat) > _NORMALS:
            flat = _commonest(flat, self.axis, self.area)
        found = in_front(np.ascontiguousarray(mesh.vertices), self.axis, self.origin, flat, 1e-6 * mesh.diagonal_mm)
        return np.asarray(found)

    def probes(
        self,
        part: Part,
        points: FloatArray,
        normals: FloatArray,
        face: IntArray,
        area_mm2: FloatArray,
        step_mm: float,
        outer: NDArray[np.bool_],
    ) -> Probes:
        """Probes at `points` (n, 3) of faces (n,), whose true normals and `outer` (n,) are known."""
        kind, axis, origin, ring = self.kind, self.axis, self.origin, self.ring
        round_, flat = kind == 1, kind == 0
        return Probes(
            points=points,
            normals=normals,
            face=face,
            area_mm2=area_mm2,
            step_mm=step_mm,
            outer=outer,
            rough=np.where(kind == 5, _ROUGH, 0.0)[face],
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
    face, points, normals, each = scattered(
        np.ascontiguousarray(mesh.vertices), np.ascontiguousarray(mesh.triangles),
        np.ascontiguousarray(mesh.face_of_triangle), np.ascontiguousarray(mesh.normals), np.ascontiguousarray(mesh.areas),
        area, np.where(outer, _OUTER_STEP * step, step), table.kind, table.axis, table.origin, table.ring,
    )  # fmt: skip
    return table.probes(part, points, normals, face, each, step, outer[face])


def probes_at(part: Part, points: FloatArray, normals: FloatArray, face: IntArray) -> Probes:
    """Probes at points (n, 3) on the triangles of a part, a little off their edges; they stand for no area."""
    table = _Table.of(part)
    true = np.array(normals, dtype=np.float64, order="C")
    straighten(
        np.ascontiguousarray(points), true, table.kind[face], table.axis[face], table.origin[face], table.ring[face]
    )
    return table.probes(part, points, true, face, np.zeros(len(points)), 0.0, table.outer(part.mesh)[face])


def _commonest(flat: NDArray[np.int64], normal: FloatArray, area: FloatArray) -> NDArray[np.int64]:
    """Those of some flat faces whose normals are among the `_NORMALS` that have most area."""
    words = np.round(normal[flat] * 1e6).astype(np.int64) @ np.array([1, 4_000_037, 4_000_037**2])
    _, which = np.unique(words, return_inverse=True)
    which = which.reshape(-1)
    most = np.argsort(-np.bincount(which, weights=area[flat]), kind="stable")[:_NORMALS]
    return np.asarray(flat[np.isin(which, most)])
