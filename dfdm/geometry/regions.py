"""Faces of a mesh: flat regions, and regions that bend smoothly; with the cylinder, sphere, cone or torus they lie on where there is one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from dfdm.facts.rounding import Vector
from dfdm.geometry.faces import Face
from dfdm.geometry.mesh import FloatArray, IntArray, Mesh, directed_edges, groups
from dfdm.geometry.splits import parts_of
from dfdm.geometry.torus_fit import torus_through

_FLAT_DEG = 0.2
_SMOOTH_DEG = 35.0
_PLANE_OVER_FACET = 3.0
_CYLINDER_MISFIT = 2e-3
"""How far corners may lie off a cylinder, sphere or cone, as a share of its radius: files in single precision do not."""
_PARTED_MISFIT = 2e-4
"""The same for cylinders within a larger smooth region, where strips of a torus come near."""
_TINY = 0.05
_FEWEST = 8
"""Facets below which a region is not believed to be a sphere or cone."""
_FLATTEST = 20.0
"""A sphere whose radius is more than this many times the region's size is not told from others."""


def regions_of(mesh: Mesh) -> tuple[list[Face], IntArray]:
    """Faces of a mesh (ids not yet final) and the face (m,) of each triangle.

    Triangles of one plane are a plane if together they are wider than the facets of the curve beside them could be;
    what remains is grown across edges that bend by less than 35 degrees. Where several surfaces run smoothly into one
    another, the cylinders among them are faces of their own.
    """
    pairs, bend = neighbors(mesh)
    flat = _label(len(mesh.triangles), pairs[bend < _FLAT_DEG])
    plane = _is_plane(mesh, flat, pairs, bend)
    smooth = (bend < _SMOOTH_DEG) & ~plane[flat[pairs[:, 0]]] & ~plane[flat[pairs[:, 1]]]
    joined = smooth | ((bend < _FLAT_DEG) & (flat[pairs[:, 0]] == flat[pairs[:, 1]]))
    tags = _label(len(mesh.triangles), pairs[joined])
    faces = [_face(mesh, members, flat=bool(plane[flat[members[0]]])) for members in groups(tags)]
    mixed = np.array([face.surface == "other" for face in faces])[tags]
    if not mixed.any():
        return faces, tags
    strip = parts_of(mesh, mixed, flat, pairs[joined], bend[joined])
    own = np.zeros(len(tags), dtype=np.int64)  # of the triangles of cylinders within a mixed region
    for number, members in enumerate(groups(strip + 1)[1:], start=1):
        own[_on_a_cylinder(mesh, members)] = number
    if not own.any():
        return faces, tags
    pairs = pairs[joined]
    tags = _label(len(tags), pairs[own[pairs[:, 0]] == own[pairs[:, 1]]])
    return [_face(mesh, members, flat=bool(plane[flat[members[0]]])) for members in groups(tags)], tags


def _on_a_cylinder(mesh: Mesh, members: NDArray[np.intp]) -> NDArray[np.intp]:
    """The triangles of a strip that lie on one cylinder: all, all but tiny ones of the ball at its end, or none."""
    if len(members) < 4:
        return members[:0]
    area = mesh.areas[members]
    for some in (members, members[area > _TINY * np.median(area)]):
        if len(some) >= 4 and _cylinder(mesh, some, misfit=_PARTED_MISFIT) is not None:
            return some
    return members[:0]


def neighbors(mesh: Mesh) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Pairs of triangles (k, 2) that share an edge of two, and the angle (k,) in degrees between their normals."""
    edges = np.sort(directed_edges(mesh.triangles), axis=1)
    key = edges[:, 0] * len(mesh.vertices) + edges[:, 1]
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    first = np.flatnonzero(np.concatenate(([True], np.diff(ranked) > 0)))
    count = np.diff(np.concatenate((first, [len(ranked)])))
    two = first[count == 2]
    pairs = np.stack((order[two] // 3, order[two + 1] // 3), axis=1)
    a, b = mesh.normals[pairs[:, 0]], mesh.normals[pairs[:, 1]]
    sine = np.linalg.norm(np.cross(a, b), axis=1)
    return pairs, np.degrees(np.arctan2(sine, np.einsum("ij,ij->i", a, b)))


def _label(count: int, pairs: NDArray[np.int64]) -> IntArray:
    graph = coo_matrix((np.ones(len(pairs), dtype=np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int32)


def _is_plane(mesh: Mesh, flat: IntArray, pairs: NDArray[np.int64], bend: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each flat patch is a face of its own rather than a facet of a curve.

    A facet of a curve bends smoothly into like facets on both sides; a plane ends in sharp edges or is far larger
    than the facets that it runs into.
    """
    area = np.bincount(flat, weights=mesh.areas)
    across = flat[pairs[:, 0]] != flat[pairs[:, 1]]
    soft = across & (bend < _SMOOTH_DEG)
    one, other = flat[pairs[soft, 0]], flat[pairs[soft, 1]]
    softly = np.concatenate((np.stack((one, other), axis=1), np.stack((other, one), axis=1)))
    largest = np.zeros(len(area))
    np.maximum.at(largest, softly[:, 0], area[softly[:, 1]])
    joints = np.bincount(np.unique(softly, axis=0)[:, 0], minlength=len(area)) if len(softly) else np.zeros(len(area))
    return np.asarray((joints == 0) | (area > _PLANE_OVER_FACET * largest), dtype=np.bool_)


def _face(mesh: Mesh, members: NDArray[np.intp], *, flat: bool) -> Face:
    areas = mesh.areas[members]
    total = float(areas.sum())
    weights = areas / total if total > 0.0 else np.full(len(areas), 1.0 / len(areas))
    x, y, z = (float(v) for v in weights @ mesh.centroids[members])
    if flat:
        normal = weights @ mesh.normals[members]
        length = float(np.linalg.norm(normal))
        nx, ny, nz = (float(v) for v in (normal / length if length > 0.0 else normal))
        return Face(id=-1, surface="plane", area_mm2=total, centroid=(x, y, z), normal=(nx, ny, nz), origin=(x, y, z))
    cylinder = _cylinder(mesh, members)
    if cylinder is None:
        return _round(mesh, members, total, (x, y, z)) or Face(
            id=-1, surface="other", area_mm2=total, centroid=(x, y, z)
        )
    axis, origin, radius, concave = cylinder
    # The foot of the centroid on the axis, as for a cylinder of a B-rep.
    foot = origin + axis * float((np.array((x, y, z)) - origin) @ axis)
    ax, ay, az = (float(v) for v in axis)
    fx, fy, fz = (float(v) for v in foot)
    return Face(
        id=-1,
        surface="cylinder",
        area_mm2=total,
        centroid=(x, y, z),
        axis=(ax, ay, az),
        origin=(fx, fy, fz),
        radius_mm=radius,
        concave=concave,
    )


def _round(mesh: Mesh, members: NDArray[np.intp], area_mm2: float, centroid: Vector) -> Face | None:
    """The sphere, cone or torus that all corners of a region lie on, None if there is none."""
    if len(members) < _FEWEST:
        return None
    points = mesh.vertices[np.unique(mesh.triangles[members])]
    normals, centers = mesh.normals[members], mesh.centroids[members]
    # Two rings of corners lie on a sphere as well as on a cone: the facets tell, so the cone is asked first.
    cone = _cone(points, normals, centers, mesh.areas[members], area_mm2, centroid)
    if cone is not None:
        return cone
    middle = points.mean(axis=0)
    away = points - middle
    size = float(np.linalg.norm(np.ptp(points, axis=0)))
    system = np.column_stack((2.0 * away, np.ones(len(away))))
    solution, _, rank, _ = np.linalg.lstsq(system, np.einsum("ij,ij->i", away, away), rcond=1e-9)
    if rank == 4:
        center = middle + solution[:3]
        radius = float(np.sqrt(max(solution[3] + solution[:3] @ solution[:3], 0.0)))
        misfit = np.abs(np.linalg.norm(points - center, axis=1) - radius)
        if radius < _FLATTEST * size and float(misfit.max()) < _CYLINDER_MISFIT * radius:
            inward = float(np.einsum("ij,ij->", centers - center, normals)) < 0.0
            return Face(
                id=-1, surface="sphere", area_mm2=area_mm2, centroid=centroid,
                origin=_vector(center), radius_mm=radius, concave=inward,
            )  # fmt: skip
    torus = torus_through(points, centers, normals, mesh.areas[members], _CYLINDER_MISFIT)
    if torus is None:
        return None
    center, axis, ring, tube = torus
    lead = np.flatnonzero(np.abs(axis) > 1e-6)[0]
    axis = axis if axis[lead] > 0.0 else -axis
    away = centers - center
    out = away - (away @ axis)[:, None] * axis
    away -= ring * out / np.linalg.norm(out, axis=1)[:, None]
    return Face(
        id=-1, surface="torus", area_mm2=area_mm2, centroid=centroid, axis=_vector(axis), origin=_vector(center),
        radius_mm=ring, minor_radius_mm=tube, concave=float(np.einsum("ij,ij->", away, normals)) < 0.0,
    )  # fmt: skip


def _cone(
    points: FloatArray,
    normals: FloatArray,
    centers: FloatArray,
    weights: FloatArray,
    area_mm2: float,
    centroid: Vector,
) -> Face | None:
    """The cone: all normals lean equally to its axis, and the planes of all facets run through its apex."""
    share = weights / weights.sum()
    mean = share @ normals
    spread = (normals - mean) * np.sqrt(share)[:, None]
    values, vectors = np.linalg.eigh(spread.T @ spread)
    if values[0] > 1e-5 * values[2] or values[1] < 1e-2 * values[2]:
        return None
    axis = vectors[:, 0]
    apex, _, rank, _ = np.linalg.lstsq(normals, np.einsum("ij,ij->i", normals, centers), rcond=1e-6)
    if rank < 3:
        return None
    away = points - apex
    axis = axis if float((away @ axis).sum()) > 0.0 else -axis
    along = away @ axis
    across = np.linalg.norm(away - along[:, None] * axis, axis=1)
    half = float(np.arctan2(across.sum(), along.sum()))
    misfit = np.abs(across * np.cos(half) - along * np.sin(half))
    if not 1e-2 < half < 1.56 or float(misfit.max()) > _CYLINDER_MISFIT * float(across.max()):
        return None
    out = centers - apex
    out = out - (out @ axis)[:, None] * axis
    return Face(
        id=-1, surface="cone", area_mm2=area_mm2, centroid=centroid, axis=_vector(axis), origin=_vector(apex),
        half_angle_deg=float(np.degrees(half)), concave=float(np.einsum("i,ij,ij->", weights, out, normals)) < 0.0,
    )  # fmt: skip


def _vector(values: FloatArray) -> Vector:
    x, y, z = (float(v) for v in values)
    return x, y, z


def _cylinder(
    mesh: Mesh, members: NDArray[np.intp], misfit: float = _CYLINDER_MISFIT
) -> tuple[FloatArray, FloatArray, float, bool] | None:
    """Axis, a point on it, radius and concavity of the cylinder that all corners of a region lie on; None if there is none.

    The axis is square to all normals; the corners, seen along it, must lie on one circle (algebraic fit of Kåsa).
    """
    normals = mesh.normals[members]
    points = mesh.vertices[np.unique(mesh.triangles[members])]
    weight = np.sqrt(mesh.areas[members])[:, None]
    values, vectors = np.linalg.eigh((normals * weight).T @ (normals * weight))
    if len(members) < 4 or values[0] > 1e-5 * values[2] or values[1] < 1e-2 * values[2]:
        return None
    axis = vectors[:, 0]
    lead = np.flatnonzero(np.abs(axis) > 1e-6)[0]
    axis = axis if axis[lead] > 0.0 else -axis
    u, v = vectors[:, 1], vectors[:, 2]
    middle = points.mean(axis=0)
    flat = (points - middle) @ np.stack((u, v), axis=1)
    system = np.column_stack((2.0 * flat, np.ones(len(flat))))
    (cu, cv, rest), *_ = np.linalg.lstsq(system, np.einsum("ij,ij->i", flat, flat), rcond=None)
    radius = float(np.sqrt(max(rest + cu * cu + cv * cv, 0.0)))
    off = np.abs(np.hypot(flat[:, 0] - cu, flat[:, 1] - cv) - radius)
    if radius <= 0.0 or float(off.max()) > misfit * radius:
        return None
    origin = middle + cu * u + cv * v
    away = mesh.centroids[members] - origin
    away -= (away @ axis)[:, None] * axis
    concave = float(np.einsum("ij,ij->", away * mesh.areas[members][:, None], normals)) < 0.0
    return axis, origin, radius, concave
