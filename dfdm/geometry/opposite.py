"""The surface that lies opposite: through the material (a wall) or across the air (a gap)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from dfdm.errors import GeometryError
from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.opposite_kernel import ahead, leads, opposed_to
from dfdm.geometry.part import Part
from dfdm.geometry.samples import sample_surface

_OPPOSED = math.cos(math.radians(30.0))
"""Two surfaces bound a wall or a gap if they are within 30 degrees of parallel; sharper is an edge, not a wall."""
_SAMPLES = 3_000
_MOST_LAYERS = 8
_MOST_LOST = 0.5
"""Where more of the rays into a part find no far side, the surface does not bound material."""


@dataclass(frozen=True, kw_only=True)
class Looks:
    """Points on the exact surface of a part, with unit normals (n, 3) out of the material, and what each stands for.

    `start` (n, 3) lies on the triangles, `lead_mm` (n,) above the surface behind them; `surfaces` is the table of
    exact surfaces. Points inside another body of the part are left out.
    """

    start: FloatArray
    normals: FloatArray
    lead_mm: FloatArray
    triangle: IntArray
    face: IntArray
    area_mm2: FloatArray
    surfaces: FloatArray

    def points(self) -> FloatArray:
        """The points (n, 3) on the surface itself."""
        return self.start - self.lead_mm[:, None] * self.normals


@dataclass(frozen=True, kw_only=True)
class Opposite:
    """Samples of the surface that have an opposed surface.

    `size_mm` (n,) the distance across; `area_mm2` (n,) of one side (half of what the sample stands for, since both
    sides are sampled); `points` (n, 3) in the middle between both; `face` and `other` (n,) the faces on both sides.
    `total_area_mm2` is the whole surface counted the same way.
    """

    size_mm: FloatArray
    area_mm2: FloatArray
    points: FloatArray
    face: IntArray
    other: IntArray
    total_area_mm2: float


_looks: WeakKeyDictionary[Part, Looks] = WeakKeyDictionary()
_across: WeakKeyDictionary[Part, Opposite] = WeakKeyDictionary()
_ends: WeakKeyDictionary[Part, tuple[FloatArray, IntArray]] = WeakKeyDictionary()
_lock = Lock()


def looks_of(part: Part) -> Looks:
    """The samples that walls, gaps and thick sections of a part share, spread once.

    Raises GeometryError if faces of the part have no triangles.
    """
    with _lock:
        found = _looks.get(part)
    if found is None:
        found = _spread(part)
        with _lock:
            _looks[part] = found
    return found


def across_material(part: Part) -> Opposite:
    """Look from every sample into the material to where it ends, once per part.

    Raises GeometryError where the surface is open and so many rays leave through its openings that the rest says little.
    """
    with _lock:
        found = _across.get(part)
    if found is not None:
        return found
    looks = looks_of(part)
    distance, triangle = material_end(part)
    lost = float(looks.area_mm2[triangle < 0].sum()) / max(float(looks.area_mm2.sum()), 1e-300)
    if lost > _MOST_LOST:
        raise GeometryError(
            f"the surface is open: behind {100.0 * lost:.0f} % of it there is no other side, so no wall has a thickness",
            what="mesh",
        )
    found = _measured(part, looks, distance, triangle, inward=True)
    with _lock:
        _across[part] = found
    return found


def across_air(part: Part) -> Opposite:
    """Look from every sample out of the material to the next surface of the same or another body."""
    looks = looks_of(part)
    return _measured(part, looks, *air_end_of(part, looks), inward=False)


def sizes(part: Part, looks: Looks, *, inward: bool) -> FloatArray:
    """Distance (n,) from each point across the material (`inward`) or the air to an opposed surface; NaN where there is none."""
    distance, triangle = material_end_of(part, looks) if inward else air_end_of(part, looks)
    met, size, _, _ = _reached(part, looks, distance, triangle, inward=inward)
    found = np.full(len(looks.start), np.nan)
    found[met] = size
    return found


def air_end_of(part: Part, looks: Looks) -> tuple[FloatArray, IntArray]:
    """Distance and triangle (n,) where the air before each point ends; infinite and -1 if nowhere."""
    distance, triangle = part.rays.first_hit(
        looks.start, looks.normals, least_mm=part.rays.epsilon_mm, skip=looks.triangle
    )
    # A surface seen from behind means that bodies touch here: there is no air between them.
    triangle[ahead(part.mesh.normals, triangle, looks.normals)] = -1
    return distance, triangle


def _spread(part: Part) -> Looks:
    if part.faces_without_triangles:
        raise GeometryError(
            f"{len(part.faces_without_triangles)} faces could not be triangulated, so rays would pass through them",
            what="mesh",
        )
    samples = sample_surface(part, _SAMPLES)
    surfaces = part.surfaces
    normals = np.ascontiguousarray(samples.normals)
    lead = leads(surfaces, samples.face, samples.points, normals)
    outside = bare(part, samples.points, normals)
    if outside.all():
        return Looks(
            start=samples.points,
            normals=normals,
            lead_mm=lead,
            triangle=samples.triangle,
            face=samples.face,
            area_mm2=samples.area_mm2,
            surfaces=surfaces,
        )
    keep = np.flatnonzero(outside)
    return Looks(
        start=np.ascontiguousarray(samples.points[keep]),
        normals=np.ascontiguousarray(normals[keep]),
        lead_mm=lead[keep],
        triangle=samples.triangle[keep],
        face=samples.face[keep],
        area_mm2=samples.area_mm2[keep],
        surfaces=surfaces,
    )


def bare(part: Part, points: FloatArray, normals: FloatArray) -> NDArray[np.bool_]:
    """Which points are on the outside: bodies of one part may run into one another."""
    if not _several_bodies(part):
        return np.ones(len(points), dtype=bool)
    # Leaning off the normal, differently along each axis, keeps rays clear of edges that lie above one another.
    lean = normals + 0.1 * np.roll(normals, 1, axis=1) + np.array([0.0131, 0.0173, 0.0227])
    return part.rays.bodies_around(points + 8.0 * part.rays.epsilon_mm * normals, lean) <= 0


def _several_bodies(part: Part) -> bool:
    """Whether the part is more than one body, all of them closed: only then can a point be told to lie inside one."""
    if part.ocp is not None:
        return part.body.solids > 1
    mesh = part.mesh
    edges = np.concatenate((mesh.triangles[:, :2], mesh.triangles[:, 1:]))
    graph = coo_matrix((np.ones(len(edges), dtype=np.int8), tuple(edges.T)), shape=(len(mesh.vertices),) * 2)
    return bool(connected_components(graph, directed=False)[0] > 1 and mesh.closed)


def material_end(part: Part) -> tuple[FloatArray, IntArray]:
    """Distance and triangle (n,) where the material behind each sample ends; infinite and -1 if nowhere.

    Bodies of one part may overlap: a wall goes on while the ray is inside another one.
    """
    with _lock:
        found = _ends.get(part)
    if found is None:
        found = material_end_of(part, looks_of(part))
        with _lock:
            _ends[part] = found
    return found


def material_end_of(part: Part, looks: Looks) -> tuple[FloatArray, IntArray]:
    """The same behind any points."""
    scene, normals = part.rays, part.mesh.normals
    distance, triangle = scene.first_hit(looks.start, -looks.normals, least_mm=scene.epsilon_mm, skip=looks.triangle)
    active = np.flatnonzero(ahead(normals, triangle, looks.normals))
    depth = np.full(len(active), 2)
    walked = distance[active]
    distance[active], triangle[active] = np.inf, -1
    for _ in range(_MOST_LAYERS):
        if not len(active):
            break
        walked = walked + scene.epsilon_mm
        origin = looks.start[active] - walked[:, None] * looks.normals[active]
        step, hit = scene.first_hit(origin, -looks.normals[active])
        depth += np.where(np.einsum("ij,ij->i", normals[hit], looks.normals[active]) < 0.0, -1, 1)
        walked = walked + step
        done = (hit >= 0) & (depth == 0)
        distance[active[done]], triangle[active[done]] = walked[done], hit[done]
        on = (hit >= 0) & ~done
        active, depth, walked = active[on], depth[on], walked[on]
    return distance, triangle


def _measured(part: Part, looks: Looks, distance: FloatArray, triangle: IntArray, *, inward: bool) -> Opposite:
    """The samples whose rays met a surface square enough, with exact distances."""
    met, size, other, middle = _reached(part, looks, distance, triangle, inward=inward)
    return Opposite(
        size_mm=np.round(size, 6),
        area_mm2=0.5 * looks.area_mm2[met],
        points=middle,
        face=looks.face[met],
        other=other,
        total_area_mm2=0.5 * float(looks.area_mm2.sum()),
    )


def _reached(
    part: Part, looks: Looks, distance: FloatArray, triangle: IntArray, *, inward: bool
) -> tuple[NDArray[np.int64], FloatArray, IntArray, FloatArray]:
    """Which points look at an opposed surface, how far off it is, its face, and the points halfway."""
    found: tuple[NDArray[np.int64], FloatArray, IntArray, FloatArray] = opposed_to(
        looks.surfaces,
        looks.start,
        looks.normals,
        looks.lead_mm,
        distance,
        triangle,
        part.mesh.face_of_triangle,
        part.mesh.normals,
        -1.0 if inward else 1.0,
        _OPPOSED if inward else -_OPPOSED,
        0.02 * part.mesh.diagonal_mm,
    )
    return found
