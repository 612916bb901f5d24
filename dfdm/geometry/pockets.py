"""Pockets, steps and windows: recesses that a tool clears along the direction its floor faces, and openings right through.

A floor is a flat face with walls rising from its outline, over sharp edges or fillets; sides without a wall are open. What
lies inside the outline and falls away (holes, deeper pockets) belongs to the area that is cleared, what rises (islands)
does not. A window is a loop of walls through the part that is no hole.
"""

from __future__ import annotations

import math

import numpy as np
import shapely

from dfdm.facts.features import Pocket
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.contours import Loop
from dfdm.geometry.edges import Edge
from dfdm.geometry.floors import CHORD_MM, Flat, extent_of, flats_of, footprint, is_level, largest, outline, walls_above
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.part import Part
from dfdm.geometry.prism import stands
from dfdm.geometry.surfaces import Array, canonical

_WALL_DEG = 65.0
"""A face that rises at less than this from the floor is a slope or the next chamfer, not a wall."""


_SNAP_MM = 1e-5


def measure_pockets(part: Part) -> tuple[Pocket, ...] | NotMeasured:
    """Every recess and window of the part, sorted by place; faces are ids of the part."""
    if part.kind == "mesh":
        return NotMeasured(reason="pockets are read from the exact faces of a solid; this part is a mesh")
    holes = measure_holes(part)
    if isinstance(holes, NotMeasured):
        return holes
    adjacency = adjacency_of(part)
    drilled = {face for hole in holes for face in hole.faces}
    flats = flats_of(adjacency)
    facing = _open_above(part, flats)
    floors = _once(
        [
            (flat, pocket)
            for flat in flats
            if flat in facing and (pocket := _pocket(adjacency, flat, drilled)) is not None
        ]
    )
    windows: dict[frozenset[int], Pocket] = {}
    for flat in flats:
        for loop in flat.loops:
            walls = _window_walls(adjacency, flat, loop, drilled)
            if walls and not any(_same(walls, flat, floor) for floor in floors):
                window = _window(adjacency, flat, loop, walls)
                if walls not in windows or window.area_mm2 < windows[walls].area_mm2:
                    windows[walls] = window
    found = [*floors, *windows.values()]
    return tuple(sorted(found, key=lambda p: (tuple(round(v, 4) for v in p.at_mm), p.faces)))


def _open_above(part: Part, flats: list[Flat]) -> list[Flat]:
    """The flat faces that most rays square to them leave without meeting the part again: a tool can come from there."""
    mesh = part.mesh
    owner = {face: index for index, flat in enumerate(flats) for face in flat.faces}
    rows = np.flatnonzero(np.isin(mesh.face_of_triangle, list(owner)))
    if not len(rows):
        return []
    weights = np.array([[1, 1, 1], [4, 1, 1], [1, 4, 1], [1, 1, 4]]) / np.array([[3.0], [6.0], [6.0], [6.0]])
    points = np.einsum("kc,mcd->mkd", weights, mesh.corners[rows]).reshape(-1, 3)
    normals = np.repeat(mesh.normals[rows], len(weights), axis=0)
    met = part.rays.occluded(points + 100.0 * part.rays.epsilon_mm * normals, normals)
    flat_of = np.repeat([owner[int(face)] for face in mesh.face_of_triangle[rows]], len(weights))
    area = np.repeat(mesh.areas[rows], len(weights))
    free = np.bincount(flat_of, weights=area * ~met, minlength=len(flats))
    total = np.bincount(flat_of, weights=area, minlength=len(flats))
    return [flat for flat, share in zip(flats, free / np.maximum(total, 1e-300), strict=True) if share > 0.5]


def _once(found: list[tuple[Flat, Pocket]]) -> list[Pocket]:
    """A step has two floors, each the wall of the other: keep the one over which less is cut away in depth."""
    kept: list[tuple[Flat, Pocket]] = []
    for flat, pocket in sorted(found, key=lambda row: (round(row[1].depth_mm, 6), min(row[0].faces))):
        if not any(flat.faces & set(other.faces) and over.faces & set(pocket.faces) for over, other in kept):
            kept.append((flat, pocket))
    return [pocket for _, pocket in kept]


def _pocket(adjacency: Adjacency, flat: Flat, drilled: set[int]) -> Pocket | None:
    """The recess over one floor, if walls rise from it."""
    rising: dict[int, set[int]] = {
        edge.id: _rises(adjacency, flat, edge) for loop in flat.loops for edge, _ in loop.edges
    }
    near = set().union(*rising.values()) if rising else set()
    if not near or near <= drilled or _is_shoulder(adjacency, flat, rising):
        return None
    rim = [loop for loop in flat.loops if loop.area(flat.plane) > 0.0 or any(rising[e.id] for e, _ in loop.edges)]
    open_edges = [edge for loop in rim for edge, _ in loop.edges if not rising[edge.id]]
    fillets = {f for f in near if _fillet_radius(adjacency, flat, f) > 0.0}
    region = outline(rim, flat.plane, measured=not fillets)
    area = sum(loop.area(flat.plane) for loop in rim)
    perimeter = math.fsum(loop.length for loop in rim)
    if fillets:
        shadows = [footprint(adjacency, face, flat.plane) for face in sorted(fillets)]
        region = largest(shapely.union_all([region, *shadows], grid_size=_SNAP_MM))
        area, perimeter = region.area, region.length
        near = (near - fillets) | {
            p.id
            for face in fillets
            for _, p in adjacency.neighbors(face)
            if p.id not in flat.faces and p.id not in fillets and not is_level(p, flat.normal)
        }
    walls = walls_above(adjacency, near, flat.normal, flat.height)
    if not walls:
        return None
    size = extent_of(region, open_edges, flat.plane)
    top = max(adjacency.extent(face, flat.normal)[1] for face in walls)
    return Pocket(
        depth_mm=top - flat.height,
        width_mm=size.width,
        narrowest_mm=size.narrowest,
        length_mm=size.length,
        area_mm2=area,
        perimeter_mm=perimeter,
        corner_radius_mm=_corner_radius(adjacency, near, flat.normal, 0.5 * size.width),
        floor_radius_mm=max((_fillet_radius(adjacency, flat, face) for face in fillets), default=0.0),
        through=False,
        open_sides=bool(open_edges),
        axis=_vector(flat.normal),
        at_mm=_vector(flat.plane.origin + size.inside[0] * flat.plane.x + size.inside[1] * flat.plane.y),
        faces=tuple(sorted(flat.faces | walls | fillets)),
    )


def _rises(adjacency: Adjacency, flat: Flat, edge: Edge) -> set[int]:
    """The wall or fillet that rises from a floor at a boundary edge, if one does."""
    face = flat.outside(edge)
    if edge.turn_deg > _WALL_DEG or (edge.smooth and _fillet_radius(adjacency, flat, face) > 0.0):
        return {face}
    return set()


def _fillet_radius(adjacency: Adjacency, flat: Flat, face: int) -> float:
    """Radius of a fillet between this floor and a wall; 0 if the face is none."""
    patch = adjacency.patches[face]
    if patch.kind not in ("cylinder", "torus", "sphere"):
        return 0.0
    if not any(e.smooth for e, p in adjacency.neighbors(face) if p.id in flat.faces) and not (
        patch.kind == "sphere" and patch.hollow
    ):
        return 0.0
    low, high = adjacency.extent(face, flat.normal)
    if high < flat.height + 1e-6 or low < flat.height - 1e-3:
        return 0.0
    return patch.minor if patch.kind == "torus" else patch.radius


def _is_shoulder(adjacency: Adjacency, flat: Flat, rising: dict[int, set[int]]) -> bool:
    """Whether the floor is the shoulder of a turned step: a ring about the round body that rises from it."""
    walls = {face for faces in rising.values() for face in faces}
    centers = []
    for face in walls:
        patch = adjacency.patches[face]
        if patch.kind not in ("cylinder", "cone", "torus") or (patch.hollow and patch.kind != "torus"):
            return False
        centers.append(flat.plane.flat(patch.origin[None])[0])
    for loop in flat.loops:
        for edge, _ in loop.edges:
            if loop.area(flat.plane) > 0.0:
                if edge.curve != "circle" or edge.center is None:
                    return False
                centers.append(flat.plane.flat(edge.center[None])[0])
    return bool(np.ptp(np.array(centers), axis=0).max() < 1e-3)


def _corner_radius(adjacency: Adjacency, walls: set[int], axis: Array, widest: float) -> float:
    """The least radius between walls, in the direction of the tool; 0 where two walls meet sharply."""
    radii = [widest]
    for face in walls:
        patch = adjacency.patches[face]
        if patch.kind == "cylinder" and patch.hollow and abs(float(patch.axis @ axis)) > 0.99:
            radii.append(patch.radius)
        for edge, other in adjacency.neighbors(face):
            if other.id in walls and edge.concave and abs(float(edge.tangent @ axis)) > 0.7:
                return 0.0
    return min(radii)


def _window_walls(adjacency: Adjacency, flat: Flat, loop: Loop, drilled: set[int]) -> frozenset[int]:
    """The walls that fall away from an inner loop of a flat face; empty if it is no window."""
    if loop.area(flat.plane) > 0.0:
        return frozenset()
    walls = set()
    for edge, _ in loop.edges:
        if edge.concave:
            return frozenset()
        face = flat.outside(edge)
        if stands(adjacency.patches[face], flat.normal):
            walls.add(face)
            continue
        below = [p.id for e, p in adjacency.neighbors(face) if not e.concave and stands(p, flat.normal)]
        low = adjacency.extent(face, flat.normal)[0]
        below = [f for f in below if adjacency.extent(f, flat.normal)[0] < low - 1e-6]
        if not below:
            return frozenset()
        walls.update(below)
    return frozenset() if walls <= drilled else frozenset(walls)


def _same(walls: frozenset[int], flat: Flat, pocket: Pocket) -> bool:
    """Whether an opening is the mouth of a pocket that has a floor."""
    along = abs(float(np.array(pocket.axis) @ flat.normal)) > 0.999
    return along and bool(walls & set(pocket.faces))


def _window(adjacency: Adjacency, flat: Flat, loop: Loop, walls: frozenset[int]) -> Pocket:
    axis = canonical(flat.normal)
    region = shapely.Polygon(loop.polygon(flat.plane, CHORD_MM, region="right")[0])
    size = extent_of(region, (), flat.plane)
    broken = {p.id for face in walls for e, p in adjacency.neighbors(face) if not e.concave and not is_level(p, axis)}
    spans = [adjacency.extent(face, axis) for face in walls | broken]
    return Pocket(
        depth_mm=max(s[1] for s in spans) - min(s[0] for s in spans),
        width_mm=size.width,
        narrowest_mm=size.narrowest,
        length_mm=size.length,
        area_mm2=-loop.area(flat.plane),
        perimeter_mm=loop.length,
        corner_radius_mm=_corner_radius(adjacency, set(walls), axis, 0.5 * size.width),
        floor_radius_mm=0.0,
        through=True,
        open_sides=False,
        axis=_vector(axis),
        at_mm=_vector(flat.plane.origin + size.inside[0] * flat.plane.x + size.inside[1] * flat.plane.y),
        faces=tuple(sorted(walls)),
    )


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
