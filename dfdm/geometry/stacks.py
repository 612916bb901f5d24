"""Coaxial stacks: the full internal cylinders of a part with the cones, shoulders and rounds that join them along one axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import networkx
import numpy as np

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.mesh import Mesh
from dfdm.geometry.surfaces import Array, Patch, canonical, cross, swept_deg

FULL_TURN_DEG: Final = 270
"""A cylinder that turns less is a slot's end, a fillet or a groove, not a hole or pin."""
LINE_MM: Final = 2e-3
"""Axes closer than this are one axis: files in inches carry no more digits."""
PARALLEL: Final = 1e-4
"""Directions whose cross product is smaller than this are parallel."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Line:
    """An axis: unit direction with the canonical sign, and the point of it nearest to the coordinates' origin."""

    axis: Array
    foot: Array

    def at(self, height: float) -> Array:
        """The point of the axis at a coordinate along it."""
        return np.asarray(self.foot + height * self.axis)

    def carries(self, point: Array) -> bool:
        """Whether a point lies on the axis."""
        away = point - self.foot
        return bool(np.linalg.norm(away - (away @ self.axis) * self.axis) < LINE_MM)

    def along(self, direction: Array) -> bool:
        """Whether a direction is parallel to the axis."""
        return bool(np.linalg.norm(cross(self.axis, direction)) < PARALLEL)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Member:
    """One surface of a stack: faces that lie on one cylinder, cone, torus or sphere; low and high along the axis."""

    kind: str
    faces: tuple[int, ...]
    radius: float
    low: float
    high: float

    @property
    def middle(self) -> float:
        """Coordinate of its middle along the axis."""
        return 0.5 * (self.low + self.high)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stack:
    """Members joined along one axis, in its direction; at least one is a cylinder of a full turn."""

    line: Line
    members: tuple[Member, ...]

    @property
    def steps(self) -> tuple[Member, ...]:
        """The cylinders among them."""
        return tuple(member for member in self.members if member.kind == "cylinder")

    @property
    def faces(self) -> tuple[int, ...]:
        """All face ids, ascending."""
        return tuple(sorted({face for member in self.members for face in member.faces}))

    @property
    def low(self) -> float:
        """Least coordinate along the axis."""
        return min(member.low for member in self.members)

    @property
    def high(self) -> float:
        """Greatest coordinate along the axis."""
        return max(member.high for member in self.members)


def lines_of(patches: Iterable[Patch], adjacency: Adjacency) -> list[tuple[Line, list[Patch]]]:
    """Group round faces by the axis they turn about, in the order of the first face of each."""
    found: list[tuple[Line, list[Patch]]] = []
    for patch in patches:
        axis = canonical(patch.axis)
        foot = patch.origin - (patch.origin @ axis) * axis
        height = float(np.mean(adjacency.extent(patch.id, axis))) if adjacency.of_face[patch.id] else 0.0
        near = foot + height * axis
        for line, members in found:
            if line.along(axis) and line.carries(near):
                members.append(patch)
                break
        else:
            found.append((Line(axis=axis, foot=foot), [patch]))
    return found


def full_cylinders(
    line: Line, patches: Iterable[Patch], adjacency: Adjacency, mesh: Mesh, *, turn_deg: int = FULL_TURN_DEG
) -> list[Member]:
    """Cylinder faces of one axis and side of the material, merged by radius where they touch along the axis."""
    rows = sorted(
        ((p.radius, *adjacency.extent(p.id, line.axis), p) for p in patches if p.kind == "cylinder"),
        key=lambda row: row[:3],
    )
    groups: list[list[tuple[float, float, float, Patch]]] = []
    for row in rows:
        last = groups[-1] if groups else []
        tolerance = LINE_MM + 1e-6 * row[0]
        if last and row[0] - last[0][0] < tolerance and row[1] <= max(r[2] for r in last) + tolerance:
            last.append(row)
        else:
            groups.append([row])
    out = []
    for group in groups:
        covered = np.zeros(360, dtype=bool)
        for row in group:
            covered |= swept_deg(row[3], mesh)
        if int(covered.sum()) >= turn_deg:
            out.append(
                Member(
                    kind="cylinder",
                    faces=tuple(sorted(row[3].id for row in group)),
                    radius=float(np.average([r[0] for r in group], weights=[r[3].area for r in group])),
                    low=min(row[1] for row in group),
                    high=max(row[2] for row in group),
                )
            )
    return out


def stacks_of(adjacency: Adjacency, mesh: Mesh) -> list[Stack]:
    """All stacks of internal cylinders, in the order of their faces."""
    hollow = [p for p in adjacency.patches if p.kind == "cylinder" and p.hollow]
    found = []
    for line, patches in lines_of(hollow, adjacency):
        nodes = full_cylinders(line, patches, adjacency, mesh)
        if nodes:
            nodes += _joints(line, nodes, adjacency)
            found += _joined(line, nodes, adjacency)
    return sorted(found, key=lambda stack: stack.faces)


def _joints(line: Line, steps: list[Member], adjacency: Adjacency) -> list[Member]:
    """Cones, tori and spheres about the same axis that can be reached from the steps face by face."""
    out: dict[int, Member] = {}
    front = [face for step in steps for face in step.faces]
    while front:
        for _, patch in adjacency.neighbors(front.pop()):
            if patch.id in out or not _about(line, patch):
                continue
            low, high = adjacency.extent(patch.id, line.axis)
            if patch.kind == "sphere":  # its boundary does not show how far it bulges
                sign = 1.0 if np.mean((low, high)) >= patch.origin @ line.axis else -1.0
                tip = float(patch.origin @ line.axis + sign * patch.radius)
                low, high = min(low, tip), max(high, tip)
            out[patch.id] = Member(
                kind=patch.kind, faces=(patch.id,), radius=_reach(line, patch, adjacency), low=low, high=high
            )
            front.append(patch.id)
    return list(out.values())


def _about(line: Line, patch: Patch) -> bool:
    if patch.kind == "sphere":
        return patch.hollow and line.carries(patch.origin)
    if patch.kind == "cone":
        return patch.hollow and line.along(patch.axis) and line.carries(patch.origin)
    return patch.kind == "torus" and line.along(patch.axis) and line.carries(patch.origin)


def _reach(line: Line, patch: Patch, adjacency: Adjacency) -> float:
    """The greatest distance of the face's boundary from the axis."""
    points = adjacency.boundary(patch.id) - line.foot
    return float(np.linalg.norm(points - (points @ line.axis)[:, None] * line.axis, axis=1).max())


def _joined(line: Line, nodes: list[Member], adjacency: Adjacency) -> list[Stack]:
    """Split the surfaces of one axis into stacks whose members touch, directly or over a shoulder square to the axis."""
    owner = {face: index for index, node in enumerate(nodes) for face in node.faces}
    touching: networkx.Graph[int] = networkx.Graph()
    touching.add_nodes_from(range(len(nodes)))
    shoulders: dict[int, set[int]] = {}
    for face, index in owner.items():
        for _, patch in adjacency.neighbors(face):
            if patch.id in owner:
                touching.add_edge(index, owner[patch.id])
            elif patch.kind == "plane" and line.along(patch.axis):
                shoulders.setdefault(patch.id, set()).add(index)
    for face, beside in shoulders.items():
        touching.add_edges_from(_over(line, adjacency.patches[face], {i: nodes[i] for i in sorted(beside)}))
    out = []
    for group in networkx.connected_components(touching):
        members = sorted((nodes[i] for i in group), key=lambda m: (m.middle, m.kind))
        if any(member.kind == "cylinder" for member in members):
            out.append(Stack(line=line, members=tuple(members)))
    return out


def _over(line: Line, shoulder: Patch, beside: dict[int, Member]) -> list[tuple[int, int]]:
    """Which wider members in front of a shoulder lead over it to which narrower ones behind."""
    height, up = float(shoulder.origin @ line.axis), float(shoulder.axis @ line.axis) > 0.0
    front = [i for i, member in beside.items() if (member.middle > height) == up]
    return [(i, j) for i in front for j in beside if j not in front and beside[j].radius < beside[i].radius]
