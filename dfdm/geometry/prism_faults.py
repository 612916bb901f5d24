"""What keeps a part from being a sheet: each face that is neither a cap nor square to the caps, and what it makes."""

from __future__ import annotations

import math

import numpy as np

from dfdm.facts.sheet import WhyNot
from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.part import Part
from dfdm.geometry.prism import LEVEL_MM, SQUARE, axes_of, stands
from dfdm.geometry.stacks import lines_of
from dfdm.geometry.surfaces import Array, Patch, cross


def faults_of(part: Part, adjacency: Adjacency) -> tuple[WhyNot, ...]:
    """Name what breaks flatness along the axis with the most planar area, sorted by kind."""
    if not part.body.watertight:
        return (WhyNot(kind="open_mesh", faces=()),)
    axes = axes_of(adjacency)
    if not axes:
        return (WhyNot(kind="curved", faces=tuple(p.id for p in adjacency.patches)),)
    bends = _bends(adjacency, axes[0][0])
    if bends:
        return (WhyNot(kind="curved", faces=bends),)
    axis = axes[0][0]
    spans = _spans(part, axis)
    low, high = float(np.nanmin(spans[:, 0])), float(np.nanmax(spans[:, 1]))
    kinds: dict[str, set[int]] = {}
    leaning = []
    oblique = [p for p in adjacency.patches if not stands(p, axis)]
    for patch in oblique:
        span = spans[patch.id]
        whole = span[1] - span[0] > 0.98 * (high - low)
        if patch.kind == "plane" and abs(patch.axis @ axis) < 1.0 - SQUARE and whole:
            leaning.append(patch)
            continue
        kind = _kind(adjacency, patch, axis, spans, whole=whole)
        if kind:
            kinds.setdefault(kind, set()).add(patch.id)
    if leaning:
        kind = "shear" if _sheared(adjacency, axis) else "draft"
        kinds.setdefault(kind, set()).update(p.id for p in leaning)
    if not kinds:  # every face fits, yet the volume does not
        kinds["varying_thickness"] = {p.id for p in oblique}
    return tuple(WhyNot(kind=kind, faces=tuple(sorted(faces))) for kind, faces in sorted(kinds.items()))


def _spans(part: Part, axis: Array) -> Array:
    """Least and greatest coordinate (faces, 2) of each face along an axis, from its triangles; nan where it has none."""
    mesh = part.mesh
    heights = (mesh.vertices @ axis)[mesh.triangles]
    out = np.full((len(part.faces), 2), np.nan)
    if len(heights):
        faces, first = np.unique(mesh.face_of_triangle, return_index=True)  # triangles are grouped by face
        out[faces, 0] = np.minimum.reduceat(heights.min(axis=1), first)
        out[faces, 1] = np.maximum.reduceat(heights.max(axis=1), first)
    return out


def _kind(adjacency: Adjacency, patch: Patch, axis: Array, spans: Array, *, whole: bool) -> str | None:
    """The kind of one face that does not stand square; None for the two caps."""
    if patch.kind == "plane" and np.linalg.norm(cross(patch.axis, axis)) < SQUARE:
        return _level(adjacency, patch, axis, spans)
    if patch.kind == "plane":
        return "chamfer"
    if patch.kind == "cone" and np.linalg.norm(cross(patch.axis, axis)) < SQUARE:
        if whole:
            return "draft"
        return "countersink" if patch.hollow else "chamfer"
    if patch.kind in ("cylinder", "torus", "sphere"):
        return _bulge(adjacency, patch, spans)
    return "curved"


def _level(adjacency: Adjacency, patch: Patch, axis: Array, spans: Array) -> str | None:
    """A face square to the axis: a cap, or the floor of a pocket or counterbore, or a step."""
    height = float(patch.origin @ axis)
    outer = float(np.nanmax(spans[:, 1]) if patch.axis @ axis > 0.0 else np.nanmin(spans[:, 0]))
    if abs(height - outer) < LEVEL_MM:
        return None
    walls = [(edge, other) for edge, other in adjacency.neighbors(patch.id) if edge.concave or edge.smooth]
    drops = [edge for edge, _ in adjacency.neighbors(patch.id) if edge.convex]
    if not walls:
        return "varying_thickness"
    if all(other.kind == "cylinder" and other.hollow for _, other in walls) and drops:
        turned = {tuple(np.round(other.origin - (other.origin @ axis) * axis, 3)) for _, other in walls}
        if len(turned) == 1 and all(edge.curve == "circle" for edge in drops):
            return "counterbore"
    # A floor that opens to the side leaves part of the plate thinner; one with walls all around is a pocket.
    return "pocket" if _walled(adjacency, patch, axis, spans) else "varying_thickness"


def _walled(adjacency: Adjacency, patch: Patch, axis: Array, spans: Array) -> bool:
    """Whether no edge at the outer boundary of a floor falls away (islands and holes in the floor set aside)."""
    edges = adjacency.of_face[patch.id]
    points = adjacency.boundary(patch.id)
    away = points - points.mean(axis=0)
    extreme = np.abs(away @ cross(axis, edges[0].tangent)).max()
    for edge, other in adjacency.neighbors(patch.id):
        span = spans[other.id]
        falls = span[1] if patch.axis @ axis > 0.0 else -span[0]
        level = float(patch.origin @ axis) * (1.0 if patch.axis @ axis > 0.0 else -1.0)
        if edge.convex and falls < level + LEVEL_MM and not other.hollow and other.kind == "plane":
            reach = np.abs((edge.points() - points.mean(axis=0)) @ cross(axis, edges[0].tangent)).max()
            if reach > 0.5 * extreme:
                return False
    return True


def _bulge(adjacency: Adjacency, patch: Patch, spans: Array) -> str:
    """A round face that does not stand: a rounded edge, a hole from the side, or a bend."""
    thickness = float(np.nanmax(spans[:, 1]) - np.nanmin(spans[:, 0]))
    if patch.kind == "cylinder" and patch.hollow and len(adjacency.of_face[patch.id]) <= 3:
        circles = [e for e in adjacency.of_face[patch.id] if e.curve != "line"]
        if circles and all(not e.smooth for e in circles) and 2.0 * patch.radius < thickness:
            return "pocket"
    size = patch.minor if patch.kind == "torus" else patch.radius
    tangent = any(edge.smooth for edge, _ in adjacency.neighbors(patch.id))
    span = spans[patch.id]
    if tangent and size <= thickness * (1.0 + 1e-6) and span[1] - span[0] <= size * (1.0 + 1e-6) + LEVEL_MM:
        return "radius"
    return "curved" if math.isfinite(size) else "radius"


def _sheared(adjacency: Adjacency, axis: Array) -> bool:
    """Whether the two caps have the same area though the sides lean."""
    caps = [p for p in adjacency.patches if p.kind == "plane" and np.linalg.norm(cross(p.axis, axis)) < SQUARE]
    up = sum(p.area for p in caps if p.axis @ axis > 0.0)
    down = sum(p.area for p in caps if p.axis @ axis < 0.0)
    return abs(up - down) < 1e-6 * max(up, down)


def _bends(adjacency: Adjacency, axis: Array) -> tuple[int, ...]:
    """Faces of bends: an inner and an outer cylinder about one axis, both running on smoothly, that do not stand."""
    found: set[int] = set()
    bent = [
        p
        for p in adjacency.patches
        if p.kind == "cylinder" and not stands(p, axis) and sum(e.smooth for e, _ in adjacency.neighbors(p.id)) >= 2
    ]
    for _, patches in lines_of(bent, adjacency):
        if len({p.hollow for p in patches}) == 2:
            found.update(p.id for p in patches)
    return tuple(sorted(found))
