"""Read from a scan that was laid over a part: deviations face by face, diameters and distances by fitted cylinders and planes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.facts.scanned import FaceDeviation, ScanFacts, ScannedSize
from dfdm.geometry.mesh import FloatArray, Mesh
from dfdm.geometry.part import Face, Part
from dfdm.geometry.rays import RayScene
from dfdm.geometry.registration import Cloud, Pose, cloud_of_part, points_of_mesh, register
from dfdm.geometry.repair import repaired
from dfdm.geometry.samples import sample_surface
from dfdm.geometry.scan_fits import fitted_cylinder, fitted_plane
from dfdm.geometry.shade_deviation import signed_distances

_POINTS: Final = 60_000
_SAMPLES: Final = 20_000
_NEAR: Final = 0.05
"""Share of the diagonal within which the scanned surface is looked for."""
_FAR: Final = 0.3
_ALIKE: Final = float(np.cos(np.radians(45.5)))
_PERCENTILES: Final = (1, 5, 50, 95, 99)
_LEAST_POINTS: Final = 30
_ROUND: Final = frozenset({"diameter", "radius"})
_BETWEEN: Final = frozenset({"distance", "thickness"})
_SAME_AXIS_MM: Final = 1e-3
NOT_BY_SCAN: Final[Mapping[str, str]] = {
    "thread": "a scan does not show a thread: use a gauge",
    "insert": "a scan does not show how an insert holds",
    "surface_finish": "a scan is coarser than the roughness: use a roughness tester",
    "color": "a scan of the surface does not say the color",
    "food_contact": "a scan does not say what the material is",
    "strength_direction": "a scan does not show the direction of layers or grain",
    "quantity": "a scan is of one piece",
    "watertight": "a scan does not show leaks: test it under pressure",
}


def measure_scan(
    part: Part, vertices: ArrayLike, triangles: ArrayLike, demanded: Sequence[Mapping[str, Any]], *, beyond_mm: float
) -> tuple[ScanFacts, ...]:
    """Measure a scan (vertices (n, 3) in mm, triangles (m, 3)) of a part, for each pose that fits equally well.

    `demanded` are the characteristics of a recipe (`id`, `kind`, `faces`); `beyond_mm` from where on scanned surface counts
    as none of the part. Where no pose fits there is one entry that is not aligned. Raises GeometryError for an empty scan.
    """
    scan = repaired(vertices, triangles)
    cloud = cloud_of_part(part)
    found = register(part, scan, cloud)
    if not found.poses:
        return (
            ScanFacts(
                aligned=False, mirrored=found.mirrored, closed=scan.closed, poses=0, noise_mm=None, percentiles_mm={},
                faces=(), beyond=0.0, beyond_mm=beyond_mm, sizes={},
            ),
        )  # fmt: skip
    return tuple(_measured(part, scan, cloud, pose, demanded, beyond_mm, len(found.poses)) for pose in found.poses)


def _measured(
    part: Part,
    scan: Mesh,
    cloud: Cloud,
    pose: Pose,
    demanded: Sequence[Mapping[str, Any]],
    beyond_mm: float,
    poses: int,
) -> ScanFacts:
    laid = Mesh(vertices=pose.of(scan.vertices), triangles=scan.triangles, face_of_triangle=scan.face_of_triangle)
    size = part.mesh.diagonal_mm
    spread = sample_surface(part, _SAMPLES)
    off = _deviations(laid, spread.points, spread.normals, size)
    points, normals = points_of_mesh(laid, _POINTS)
    distance, index = cloud.nearest(points, normals, _NEAR * size)
    from_part = signed_distances(part.rays, True, points, normals, _NEAR * size, alike=-1.0)
    beyond = float(np.mean(~(np.abs(from_part) <= beyond_mm)))  # what is near to nothing is NaN
    on_face = np.where(np.isfinite(distance), cloud.face[index], -1)
    seen = ~np.isnan(off)
    return ScanFacts(
        aligned=True,
        mirrored=False,
        closed=laid.closed,
        poses=poses,
        noise_mm=pose.noise_mm,
        percentiles_mm={f"p{p:02d}": value for p, value in _percentiles(off[seen], spread.area_mm2[seen])},
        faces=tuple(_face(face, off, spread.area_mm2, spread.face) for face in part.faces),
        beyond=beyond,
        beyond_mm=beyond_mm,
        sizes={str(c["id"]): _sizes(part, points, on_face, c) for c in demanded},
    )


def _deviations(scan: Mesh, points: FloatArray, normals: FloatArray, size: float) -> FloatArray:
    """Signed deviation (n,) of the scan from points of the part; NaN where there is none.

    First of surface near by that faces the same way, then of any; at last of what lies straight ahead or behind and faces
    so, however far: a boss that was not made, or made much too high.
    """
    scene = RayScene(scan)
    points, normals = np.ascontiguousarray(points), np.ascontiguousarray(normals)
    values = signed_distances(scene, scan.closed, points, normals, _NEAR * size, alike=_ALIKE)
    lost = np.flatnonzero(np.isnan(values))
    if len(lost):
        values[lost] = signed_distances(scene, scan.closed, points[lost], normals[lost], _NEAR * size, alike=-1.0)
    for sign in (-1.0, 1.0):
        lost = np.flatnonzero(np.isnan(values))
        if len(lost):
            reach, hit = scene.first_hit(points[lost], sign * normals[lost], most_mm=_FAR * size)
            same = (hit >= 0) & (np.einsum("ij,ij->i", scan.normals[hit], normals[lost]) > _ALIKE)
            values[lost[same]] = sign * reach[same]
    return values


def _percentiles(values: FloatArray, weights: FloatArray) -> list[tuple[int, float]]:
    """Percentiles by weight (area); nothing for no values."""
    if not len(values):
        return []
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    places = np.searchsorted(reached, np.array(_PERCENTILES) / 100.0 * reached[-1]).clip(0, len(values) - 1)
    return [(p, float(values[order[place]])) for p, place in zip(_PERCENTILES, places, strict=True)]


def _face(face: Face, off: FloatArray, area: FloatArray, of: NDArray[np.integer]) -> FaceDeviation:
    mine = of == face.id
    values, weights = off[mine], area[mine]
    seen = ~np.isnan(values)
    told = dict(_percentiles(values[seen], weights[seen]))
    return FaceDeviation(
        face=face.id,
        surface=face.surface,
        area_mm2=face.area_mm2,
        seen=float(seen.mean()) if len(values) else 0.0,
        p05_mm=told.get(5),
        p50_mm=told.get(50),
        p95_mm=told.get(95),
    )


def _sizes(
    part: Part, points: FloatArray, on_face: NDArray[np.integer], demanded: Mapping[str, Any]
) -> tuple[ScannedSize, ...]:
    """What can be read for one characteristic, place by place."""
    kind, ids = str(demanded["kind"]), tuple(int(i) for i in demanded["faces"])
    if kind in NOT_BY_SCAN:
        return (ScannedSize(value_mm=None, faces=ids, why_not=NOT_BY_SCAN[kind]),)
    faces = [part.faces[i] for i in ids if i < len(part.faces)]
    if len(faces) != len(ids) or not faces:
        return (ScannedSize(value_mm=None, faces=ids, why_not="it is tied to no face of the geometry"),)
    if kind in _ROUND and all(face.surface == "cylinder" for face in faces):
        return tuple(_round(group, points, on_face, kind) for group in _coaxial(faces))
    if kind in _BETWEEN and all(face.surface == "plane" for face in faces):
        return (_between(faces, points, on_face),)
    return (ScannedSize(value_mm=None, faces=ids, why_not=f"{kind} is not read from a scan"),)


def _coaxial(faces: Sequence[Face]) -> list[list[Face]]:
    """Faces of one cylinder together: halves of a hole."""
    groups: list[list[Face]] = []
    for face in faces:
        for group in groups:
            other = group[0]
            axis = np.asarray(other.axis)
            aside = np.cross(np.asarray(face.origin) - np.asarray(other.origin), axis)
            same = abs((face.radius_mm or 0.0) - (other.radius_mm or 0.0)) < _SAME_AXIS_MM
            if same and np.linalg.norm(aside) < _SAME_AXIS_MM:
                group.append(face)
                break
        else:
            groups.append([face])
    return groups


def _round(faces: Sequence[Face], points: FloatArray, on_face: NDArray[np.integer], kind: str) -> ScannedSize:
    ids = tuple(face.id for face in faces)
    mine = points[np.isin(on_face, ids)]
    if len(mine) < _LEAST_POINTS:
        return ScannedSize(value_mm=None, faces=ids, points=len(mine), why_not="the scan has too few points there")
    radius, why = fitted_cylinder(
        mine, np.asarray(faces[0].origin), np.asarray(faces[0].axis), faces[0].radius_mm or 0.0
    )
    if why:
        return ScannedSize(value_mm=None, faces=ids, points=len(mine), why_not=why)
    return ScannedSize(value_mm=2.0 * radius if kind == "diameter" else radius, faces=ids, points=len(mine))


def _between(faces: Sequence[Face], points: FloatArray, on_face: NDArray[np.integer]) -> ScannedSize:
    """The distance of two parallel planes: of each one's middle from the other."""
    ids = tuple(face.id for face in faces)
    normals = np.array([face.normal for face in faces])
    places = np.array([face.centroid for face in faces]) @ normals[0]
    if np.abs(normals @ normals[0]).min() < 1.0 - 1e-6 or np.ptp(places) <= 0.0:
        return ScannedSize(value_mm=None, faces=ids, why_not="its faces are not parallel planes")
    middle = 0.5 * (places.min() + places.max())
    fits = []
    for low in (True, False):
        mine = points[np.isin(on_face, [i for i, place in zip(ids, places, strict=True) if (place < middle) == low])]
        if len(mine) < _LEAST_POINTS:
            return ScannedSize(value_mm=None, faces=ids, points=len(mine), why_not="the scan has too few points there")
        fits.append(fitted_plane(mine))
    (one, across), (other, along) = fits
    gap = 0.5 * (abs(float((other - one) @ across)) + abs(float((one - other) @ along)))
    return ScannedSize(value_mm=gap, faces=ids, points=len(points))
