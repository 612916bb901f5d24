"""What keeps a part from being a sheet: each face that is neither a cap nor square to the caps, and what it makes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.sheet import WhyNot
from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.bend_pairs import pairs_of
from dfdm.geometry.edges import Edge
from dfdm.geometry.part import Part
from dfdm.geometry.prism import LEVEL_MM, SQUARE, axes_of, stands
from dfdm.geometry.surfaces import Array, Patch, cross


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _View:
    """The faces of a part seen along an axis: `tilt` (n,) the cosine between theirs and it, `low` and `high` of each."""

    adjacency: Adjacency
    axis: Array
    tilt: list[float]
    low: list[float]
    high: list[float]
    bottom: float
    top: float

    def parallel(self, patch: Patch) -> bool:
        """Whether the axis or normal of a face is parallel to the axis."""
        return 1.0 - self.tilt[patch.id] ** 2 < SQUARE**2

    def span(self, patch: Patch) -> float:
        """How far a face reaches along the axis."""
        return self.high[patch.id] - self.low[patch.id]


def faults_of(part: Part, adjacency: Adjacency) -> tuple[WhyNot, ...]:
    """Name what breaks flatness along the axis with the most planar area, sorted by kind."""
    if not part.body.watertight:
        return (WhyNot(kind="open_mesh", faces=()),)
    axes = axes_of(adjacency)
    if not axes:
        return (WhyNot(kind="curved", faces=tuple(p.id for p in adjacency.patches)),)
    view = _view(part, adjacency, axes[0][0])
    bends = _bends(view)
    if bends:
        return (WhyNot(kind="curved", faces=bends),)
    kinds: dict[str, set[int]] = {}
    leaning = []
    oblique = [p for p in adjacency.patches if not _stands(view, p)]
    for patch in oblique:
        whole = view.span(patch) > 0.98 * (view.top - view.bottom)
        if patch.kind == "plane" and abs(view.tilt[patch.id]) < 1.0 - SQUARE and whole:
            leaning.append(patch)
            continue
        kind = _kind(view, patch, whole=whole)
        if kind:
            kinds.setdefault(kind, set()).add(patch.id)
    if leaning:
        kind = "shear" if _sheared(view) else "draft"
        kinds.setdefault(kind, set()).update(p.id for p in leaning)
    if not kinds:  # every face fits, yet the volume does not
        kinds["varying_thickness"] = {p.id for p in oblique}
    return tuple(WhyNot(kind=kind, faces=tuple(sorted(faces))) for kind, faces in sorted(kinds.items()))


def _view(part: Part, adjacency: Adjacency, axis: Array) -> _View:
    """Spans come from the triangles of each face; a face without any spans nothing."""
    mesh = part.mesh
    low, high = np.full(len(adjacency.patches), np.inf), np.full(len(adjacency.patches), -np.inf)
    if len(mesh.triangles):
        heights = mesh.vertices @ axis
        corners = heights[mesh.triangles]
        first: NDArray[np.intp] = np.flatnonzero(np.diff(mesh.face_of_triangle, prepend=-1))  # grouped by face
        faces = mesh.face_of_triangle[first]
        low[faces] = np.minimum.reduceat(corners, first, axis=0).min(axis=1)
        high[faces] = np.maximum.reduceat(corners, first, axis=0).max(axis=1)
    tilt = np.array([patch.axis for patch in adjacency.patches]) @ axis
    return _View(
        adjacency=adjacency, axis=axis, tilt=tilt.tolist(), low=low.tolist(), high=high.tolist(),
        bottom=float(low.min()), top=float(high.max()),
    )  # fmt: skip


def _stands(view: _View, patch: Patch) -> bool:
    """Whether a face is parallel to the axis everywhere."""
    if patch.kind == "plane":
        return abs(view.tilt[patch.id]) < SQUARE
    if patch.kind == "cylinder":
        return view.parallel(patch)
    return stands(patch, view.axis)


def _kind(view: _View, patch: Patch, *, whole: bool) -> str | None:
    """The kind of one face that does not stand square; None for the two caps."""
    if patch.kind == "plane":
        return _level(view, patch) if view.parallel(patch) else "chamfer"
    if patch.kind == "cone" and view.parallel(patch):
        if whole:
            return "draft"
        return "countersink" if patch.hollow else "chamfer"
    if patch.kind in ("cylinder", "torus", "sphere"):
        return _bulge(view, patch)
    return "curved"


def _level(view: _View, patch: Patch) -> str | None:
    """A face square to the axis: a cap, or the floor of a pocket or counterbore, or a step."""
    outer = view.top if view.tilt[patch.id] > 0.0 else view.bottom
    if abs(float(patch.origin @ view.axis) - outer) < LEVEL_MM:
        return None
    beside = list(view.adjacency.neighbors(patch.id))
    walls = [other for edge, other in beside if edge.concave or edge.smooth]
    drops = [(edge, other) for edge, other in beside if edge.convex]
    if not walls:
        return "varying_thickness"
    if drops and all(other.kind == "cylinder" and other.hollow for other in walls):
        turned = {tuple(np.round(other.origin - (other.origin @ view.axis) * view.axis, 3)) for other in walls}
        if len(turned) == 1 and all(edge.curve == "circle" for edge, _ in drops):
            return "counterbore"
    # A floor that opens to the side leaves part of the plate thinner; one with walls all around is a pocket.
    up = view.tilt[patch.id] > 0.0
    falling = [
        edge
        for edge, other in drops
        if not other.hollow
        and other.kind == "plane"
        and (view.high[other.id] - view.high[patch.id] if up else view.low[patch.id] - view.low[other.id]) < LEVEL_MM
    ]
    return "varying_thickness" if falling and _outermost(view, patch, falling) else "pocket"


def _outermost(view: _View, patch: Patch, falling: list[Edge]) -> bool:
    """Whether one of the edges at which a floor falls away is at its outer boundary, not at an island or hole in it."""
    across = cross(view.axis, view.adjacency.of_face[patch.id][0].tangent)
    points = view.adjacency.boundary(patch.id)
    middle = points.mean(axis=0)
    extreme = float(np.abs((points - middle) @ across).max())
    return any(float(np.abs((edge.points() - middle) @ across).max()) > 0.5 * extreme for edge in falling)


def _bulge(view: _View, patch: Patch) -> str:
    """A round face that does not stand: a rounded edge, a hole from the side, or a bend."""
    thickness = view.top - view.bottom
    edges = view.adjacency.of_face[patch.id]
    if patch.kind == "cylinder" and patch.hollow and len(edges) <= 3:
        circles = [e for e in edges if e.curve != "line"]
        if circles and all(not e.smooth for e in circles) and 2.0 * patch.radius < thickness:
            return "pocket"
    size = patch.minor if patch.kind == "torus" else patch.radius
    small = size <= thickness * (1.0 + 1e-6) and view.span(patch) <= size * (1.0 + 1e-6) + LEVEL_MM
    if small and any(edge.smooth for edge, _ in view.adjacency.neighbors(patch.id)):
        return "radius"
    return "curved" if math.isfinite(size) else "radius"


def _sheared(view: _View) -> bool:
    """Whether the two caps have the same area though the sides lean."""
    caps = [p for p in view.adjacency.patches if p.kind == "plane" and view.parallel(p)]
    up = sum(p.area for p in caps if view.tilt[p.id] > 0.0)
    down = sum(p.area for p in caps if view.tilt[p.id] < 0.0)
    return abs(up - down) < 1e-6 * max(up, down)


def _bends(view: _View) -> tuple[int, ...]:
    """Faces of bends: an inner and an outer cylinder about one axis, both running on smoothly, that do not stand."""
    patches = view.adjacency.patches
    faces = {face for pair in pairs_of(view.adjacency) for face in (pair.outer, pair.inner)}
    return tuple(sorted(face for face in faces if not view.parallel(patches[face])))
