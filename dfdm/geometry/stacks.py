"""Coaxial stacks: the full internal cylinders of a part with the cones, shoulders and rounds that join them along one axis."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakKeyDictionary

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.axes import LINE_MM, PARALLEL, Line, lines_of
from dfdm.geometry.edges import Edge
from dfdm.geometry.mesh import Mesh
from dfdm.geometry.plain_holes import Plain, plain_of
from dfdm.geometry.surfaces import Patch
from dfdm.geometry.sweeps import swept

__all__ = ["FULL_TURN_DEG", "LINE_MM", "PARALLEL", "Line", "Member", "Stack", "bored", "lines_of", "stacks_of"]

FULL_TURN_DEG: Final = 270
"""A cylinder that turns as much is a hole or pin, whatever it runs into."""
PART_TURN_DEG: Final = 200
"""One that turns less is a slot's end, a fillet or a scallop; in between it is part of a hole if its sides are sharp."""

_FULL_RAD = 2.0 * math.pi - 1e-6


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Member:
    """One surface of a stack: faces that lie on one cylinder, cone, torus or sphere; low and high along the axis."""

    kind: str
    faces: tuple[int, ...]
    radius: float
    low: float
    high: float
    area: float = 0.0

    @property
    def middle(self) -> float:
        """Coordinate of its middle along the axis."""
        return 0.5 * (self.low + self.high)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stack:
    """Members joined along one axis, in its direction; at least one is a cylinder of a full turn."""

    line: Line
    members: tuple[Member, ...]
    steps: tuple[Member, ...] = field(init=False)
    """The cylinders among the members."""
    faces: tuple[int, ...] = field(init=False)
    """All face ids, ascending."""
    low: float = field(init=False)
    """Least coordinate along the axis."""
    high: float = field(init=False)
    """Greatest coordinate along the axis."""

    def __post_init__(self) -> None:
        members = self.members
        found = {
            "steps": members if len(members) == 1 else tuple(m for m in members if m.kind == "cylinder"),
            "faces": members[0].faces if len(members) == 1 else tuple(sorted({f for m in members for f in m.faces})),
            "low": min(member.low for member in members),
            "high": max(member.high for member in members),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)


_KNOWN: WeakKeyDictionary[Adjacency, tuple[Stack, ...]] = WeakKeyDictionary()


def stacks_of(adjacency: Adjacency, mesh: Mesh) -> tuple[Stack, ...]:
    """The stacks of internal cylinders but for `plain_of`'s, in the order of their faces; found once per part."""
    if adjacency not in _KNOWN:
        plain = set(plain_of(adjacency).face.tolist())
        hollow = [p for p in adjacency.patches if p.kind == "cylinder" and p.hollow and p.id not in plain]
        found: list[Stack] = []
        for line, nodes in cylinders_of(hollow, adjacency, mesh):
            found += _joined(line, [*nodes, *_joints(line, nodes, adjacency)], adjacency)
        _KNOWN[adjacency] = tuple(sorted(found, key=lambda stack: stack.faces))
    return _KNOWN[adjacency]


def bored(adjacency: Adjacency, mesh: Mesh) -> list[int]:
    """Ids of the faces of all holes, plain ones and stacks, and of ring grooves."""
    found: list[int] = plain_of(adjacency).face.tolist()
    return found + [face for stack in stacks_of(adjacency, mesh) for face in stack.faces]


def stack_of(plain: Plain, row: int) -> Stack:
    """One of the walls that may be plain holes as a stack of its own."""
    low, high = plain.rims[row].tolist()
    wall = Member(
        kind="cylinder", faces=(int(plain.face[row]),), radius=float(plain.radius[row]), low=low, high=high,
        area=float(plain.area[row]),
    )  # fmt: skip
    return Stack(line=Line(axis=plain.axis[row], foot=plain.foot[row]), members=(wall,))


def cylinders_of(
    patches: Iterable[Patch], adjacency: Adjacency, mesh: Mesh, *, turn_deg: int = FULL_TURN_DEG
) -> list[tuple[Line, list[Member]]]:
    """Per axis the cylinders that turn far enough: faces merged by radius where they touch along the axis."""
    found, unsure = [], []
    for line, own in lines_of(patches):
        for rows, full in _groups(line, own, adjacency):
            if not full:
                unsure.append((line, [row[3].id for row in rows]))
            found.append((line, rows, full))
    turns = iter(swept(mesh, unsure).tolist())
    out: dict[int, tuple[Line, list[Member]]] = {}
    for line, rows, full in found:
        if full or _turns(next(turns), rows, turn_deg, adjacency):
            area = sum(row[3].area for row in rows)
            out.setdefault(id(line), (line, []))[1].append(
                Member(
                    kind="cylinder",
                    faces=tuple(sorted(row[3].id for row in rows)),
                    radius=sum(row[0] * row[3].area for row in rows) / area if len(rows) > 1 else rows[0][0],
                    low=min(row[1] for row in rows),
                    high=max(row[2] for row in rows),
                    area=area,
                )
            )
    return list(out.values())


_Row = tuple[float, float, float, Patch]


def _groups(line: Line, patches: Sequence[Patch], adjacency: Adjacency) -> list[tuple[list[_Row], bool]]:
    """Faces of one axis by radius, as far as they touch along it; and whether an edge goes right round."""
    rows = []
    full = set()
    for patch in patches:
        low, high, whole = extent_of(line, patch, adjacency)
        rows.append((patch.radius, low, high, patch))
        if whole:
            full.add(patch.id)
    rows.sort(key=lambda row: (row[0], row[1], row[2], row[3].id))
    groups: list[list[_Row]] = []
    for row in rows:
        last = groups[-1] if groups else []
        tolerance = LINE_MM + 1e-6 * row[0]
        if last and row[0] - last[0][0] < tolerance and row[1] <= max(r[2] for r in last) + tolerance:
            last.append(row)
        else:
            groups.append([row])
    return [(group, any(row[3].id in full for row in group) or _covers(group)) for group in groups]


def _covers(rows: Sequence[_Row]) -> bool:
    """Whether there is more wall than any less than full turn between the same heights could have."""
    height = max(row[2] for row in rows) - min(row[1] for row in rows)
    return sum(row[3].area for row in rows) > 0.98 * 2.0 * math.pi * rows[0][0] * height > 0.0


def extent_of(line: Line, patch: Patch, adjacency: Adjacency) -> tuple[float, float, bool]:
    """Least and greatest coordinate of a face's boundary along the axis, exact at circles; whether one is a whole circle."""
    low, high, whole = math.inf, -math.inf, False
    for edge in adjacency.of_face[patch.id]:
        if patch.kind == "cylinder" and edge.curve == "line" and len(edge.faces) == 1:
            continue  # a seam: its ends lie on the other edges
        height = line.circle_height(edge)
        if height is not None:
            low, high = min(low, height), max(high, height)
            whole |= _goes_round(edge)
        else:
            span = edge.points() @ line.axis
            low, high = min(low, float(span.min())), max(high, float(span.max()))
    if low > high:  # no edge, or nothing but a seam
        low, high = adjacency.extent(patch.id, line.axis) if adjacency.of_face[patch.id] else (0.0, 0.0)
    return low, high, whole


def _goes_round(edge: Edge) -> bool:
    if edge.polyline is None:
        return abs(edge.last - edge.first) > _FULL_RAD
    return len(edge.polyline) > 3 and bool((edge.polyline[0] == edge.polyline[-1]).all())


def _turns(swept_deg: int, rows: Sequence[_Row], turn_deg: int, adjacency: Adjacency) -> bool:
    """Whether faces that cover so many degrees make a cylinder, or with sharp sides what is left of one."""
    if swept_deg >= turn_deg:
        return True
    if turn_deg > FULL_TURN_DEG or swept_deg < PART_TURN_DEG:
        return False
    own = {row[3].id for row in rows}
    return not any(
        edge.smooth and edge.curve == "line" and other.id not in own
        for face in own
        for edge, other in adjacency.neighbors(face)
    )


def _joints(line: Line, steps: list[Member], adjacency: Adjacency) -> list[Member]:
    """Cones, tori and spheres about the same axis that can be reached from the steps face by face."""
    out: dict[int, Member] = {}
    front = [face for step in steps for face in step.faces]
    own = set(front)
    while front:
        for _, patch in adjacency.neighbors(front.pop()):
            if patch.kind in ("plane", "cylinder", "other") or patch.id in own or not _about(line, patch):
                continue
            low, high, _ = extent_of(line, patch, adjacency)
            if patch.kind == "sphere":  # its boundary does not show how far it bulges
                middle, _ = line.height_and_distance(patch.origin)
                tip = middle + math.copysign(patch.radius, 0.5 * (low + high) - middle)
                low, high = min(low, tip), max(high, tip)
            out[patch.id] = Member(
                kind=patch.kind, faces=(patch.id,), radius=_reach(line, patch, adjacency), low=low, high=high
            )
            own.add(patch.id)
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
    far = 0.0
    for edge in adjacency.of_face[patch.id]:
        if line.circle_height(edge) is not None:
            far = max(far, edge.radius)
        else:
            far = max(far, *(line.height_and_distance(point)[1] for point in edge.points()))
    return far


def _joined(line: Line, nodes: list[Member], adjacency: Adjacency) -> list[Stack]:
    """Split the surfaces of one axis into stacks whose members touch, directly or over a shoulder square to the axis."""
    if len(nodes) == 1:
        return [Stack(line=line, members=tuple(nodes))]
    owner = {face: index for index, node in enumerate(nodes) for face in node.faces}
    group = list(range(len(nodes)))

    def join(one: int, other: int) -> None:
        low, high = sorted((group[one], group[other]))
        if low != high:
            group[:] = [low if g == high else g for g in group]

    shoulders: dict[int, set[int]] = {}
    for face, index in owner.items():
        for _, patch in adjacency.neighbors(face):
            if patch.id in owner:
                join(index, owner[patch.id])
            elif patch.kind == "plane" and line.along(patch.axis):
                shoulders.setdefault(patch.id, set()).add(index)
    for face, beside in shoulders.items():
        for one, other in _over(line, adjacency.patches[face], {i: nodes[i] for i in sorted(beside)}):
            join(one, other)
    out = []
    for name in sorted(set(group)):
        members = sorted((nodes[i] for i, g in enumerate(group) if g == name), key=lambda m: (m.middle, m.kind))
        if any(member.kind == "cylinder" for member in members):
            out.append(Stack(line=line, members=tuple(members)))
    return out


def _over(line: Line, shoulder: Patch, beside: dict[int, Member]) -> list[tuple[int, int]]:
    """Which wider members in front of a shoulder lead over it to which narrower ones behind."""
    height, _ = line.height_and_distance(shoulder.origin)
    up = float(shoulder.axis @ line.axis) > 0.0
    front = [i for i, member in beside.items() if (member.middle > height) == up]
    return [(i, j) for i in front for j in beside if j not in front and beside[j].radius < beside[i].radius]
