"""Flat floors: planar faces with walls rising from them, their outline, and which of its sides are open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import networkx
import numpy as np
import shapely

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.contours import Loop, Plane, chain
from dfdm.geometry.edges import Edge
from dfdm.geometry.narrow import local_widths
from dfdm.geometry.surfaces import Array, Patch, frame

CHORD_MM: Final = 0.003
"""How far chords may leave arcs where widths are measured."""
_SAMPLES: Final = 300
_LEVEL_MM: Final = 1e-3


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Flat:
    """Neighboring coplanar faces as one: its plane (z out of the material) and the loops around it, region on the left."""

    faces: frozenset[int]
    normal: Array
    height: float
    plane: Plane
    loops: tuple[Loop, ...]

    def outside(self, edge: Edge) -> int:
        """The face on the other side of a boundary edge."""
        return next(face for face in edge.faces if face not in self.faces)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Extent:
    """Sizes of a planar region, mm: the widest and the narrowest circle between its walls, the length of the box around it."""

    width: float
    narrowest: float
    length: float
    inside: tuple[float, float]


def flats_of(adjacency: Adjacency) -> list[Flat]:
    """All planar faces, coplanar neighbors merged, in the order of their faces."""
    same: networkx.Graph[int] = networkx.Graph()
    same.add_nodes_from(p.id for p in adjacency.patches if p.kind == "plane")
    for edge in adjacency.edges:
        if edge.smooth and all(adjacency.patches[f].kind == "plane" for f in edge.faces):
            same.add_edge(*edge.faces)
    out = []
    for group in networkx.connected_components(same):
        faces = frozenset(group)
        patch = adjacency.patches[min(faces)]
        u, v = frame(patch.axis)
        height = float(patch.origin @ patch.axis)
        plane = Plane(origin=height * patch.axis, x=u, y=v)
        rim = [
            (edge, next(s.forward for s in edge.sides if s.face in faces))
            for face in sorted(faces)
            for edge in adjacency.of_face[face]
            if len(edge.faces) == 2 and len(faces.intersection(edge.faces)) == 1
        ]
        loops = tuple(chain(rim, tolerance_mm=1e-4))
        out.append(Flat(faces=faces, normal=patch.axis, height=height, plane=plane, loops=loops))
    return sorted(out, key=lambda flat: min(flat.faces))


def outline(loops: Iterable[Loop], plane: Plane, *, measured: bool) -> shapely.Polygon:
    """The region that loops enclose: outer ones less the inner ones; `measured` if widths are read from it as it is."""
    side: Literal["left"] | None = "left" if measured else None
    polygons = [(loop.polygon(plane, CHORD_MM, region=side)[0], loop.area(plane)) for loop in loops]
    outer = [shapely.Polygon(points) for points, area in polygons if area > 0.0]
    inner = [shapely.Polygon(points) for points, area in polygons if area < 0.0]
    return largest(shapely.difference(shapely.union_all(outer), shapely.union_all(inner)))


def footprint(adjacency: Adjacency, face: int, plane: Plane) -> shapely.Geometry:
    """The shadow of a face on a plane, from its boundary."""
    rim = [(e, next(s.forward for s in e.sides if s.face == face)) for e in adjacency.of_face[face]]
    rings = [loop.polygon(plane, CHORD_MM)[0] for loop in chain(rim, tolerance_mm=1e-4)]
    return shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings if len(ring) > 2])


def extent_of(region: shapely.Polygon, open_edges: Iterable[Edge], plane: Plane) -> Extent:
    """Measure a region between its walls; sides along open edges do not limit a tool."""
    rings = [np.asarray(shapely.normalize(region).exterior.coords)] + [np.asarray(r.coords) for r in region.interiors]
    if not shapely.LinearRing(rings[0]).is_ccw:
        rings[0] = rings[0][::-1]
    rings[1:] = [r[::-1] if shapely.LinearRing(r).is_ccw else r for r in rings[1:]]
    starts = np.concatenate([ring[:-1] for ring in rings])
    ends = np.concatenate([ring[1:] for ring in rings])
    lines = [shapely.LineString(plane.flat(edge.points())) for edge in open_edges]
    if lines:
        away = shapely.distance(shapely.points(0.5 * (starts + ends)), shapely.union_all(lines))
        starts, ends = starts[away > 0.005], ends[away > 0.005]
    length = _length(region)
    inside = region.representative_point()
    at = (float(inside.x), float(inside.y))
    if not len(starts):
        return Extent(width=length, narrowest=length, length=length, inside=at)
    widths = local_widths(starts, ends, samples=_SAMPLES)
    finite = widths.width[np.isfinite(widths.width)]
    width = min(float(finite.max(initial=0.0)) or length, length)
    if lines and not np.isfinite(widths.narrowest):  # nothing opposite: a step, not a channel
        width = max(width, length)
    return Extent(width=width, narrowest=min(width, widths.narrowest), length=length, inside=at)


def _length(region: shapely.Polygon) -> float:
    """Length of the smallest box around a region, mm; of boxes that are equally small the longest.

    A right triangle has two, and which of them a search meets first hangs on rounding.
    """
    corners = np.asarray(shapely.convex_hull(region).exterior.coords)
    sides = np.diff(corners, axis=0)
    sides = sides[np.linalg.norm(sides, axis=1) > 1e-9]
    along = sides / np.linalg.norm(sides, axis=1)[:, None]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    spans = np.stack([np.ptp(corners @ along.T, axis=0), np.ptp(corners @ across.T, axis=0)])
    area = spans.prod(axis=0)
    return float(spans[:, area <= area.min() * (1.0 + 1e-6)].max())


def walls_above(adjacency: Adjacency, start: Iterable[int], normal: Array, level: float) -> set[int]:
    """Faces that rise from a level: those given, and what continues them smoothly or as a broken edge at the top."""
    found = set(start)
    front = list(found)
    while front:
        face = front.pop()
        for edge, patch in adjacency.neighbors(face):
            if patch.id in found or is_level(patch, normal):
                continue
            slanted = edge.convex and patch.kind in ("plane", "cone") and 0.1 < abs(_lean(patch, edge, normal)) < 0.95
            if (edge.smooth or slanted) and adjacency.extent(patch.id, normal)[0] > level - _LEVEL_MM:
                found.add(patch.id)
                if edge.smooth:
                    front.append(patch.id)
    return found


def is_level(patch: Patch, normal: Array) -> bool:
    """Whether a face is square to a direction."""
    return patch.kind == "plane" and abs(float(patch.axis @ normal)) > 1.0 - 1e-6


def _lean(patch: Patch, edge: Edge, normal: Array) -> float:
    return float(patch.normals(edge.middle[None])[0] @ normal)


def largest(shape: shapely.Geometry) -> shapely.Polygon:
    """The largest polygon of a geometry."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
    return max(parts, key=lambda p: p.area, default=shapely.Polygon())
