"""Holes: coaxial stacks of internal cylinders, from the entry inwards, through or blind as rays along the axis find it.

A hole is drilled, bored or printed about one axis, so cylinder faces are merged by axis and diameter (a CAD system splits
them at seams, pockets and crossing holes) and joined over shoulders and cones into one stack. What turns less than 270
degrees is no hole: ends of slots and internal fillets stay out, and so does a ring groove, whose middle is not empty.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from dfdm.facts.features import Hole, HoleKind, HoleStep
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.edges import Edge
from dfdm.geometry.mesh_edges import unexplained
from dfdm.geometry.part import Part
from dfdm.geometry.stacks import LINE_MM, Line, Member, Stack, stacks_of
from dfdm.geometry.surfaces import Array, Patch, frame

COUNTERSINK_RATIO: Final = 1.2
"""An entry cone that opens wider than this many diameters is a countersink; a narrower one is a broken edge."""
SPOTFACE_RATIO: Final = 0.1
"""An entry step shallower than this many of its own diameters only faces the surface: a spotface."""

_HEADED: Final[tuple[HoleKind, ...]] = ("plain", "spotface", "countersink", "counterbore")
"""Kinds of entry, the more telling the later: a hole is entered where the head of a screw goes."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class End:
    """One end of a stack: open or closed, where the axis leaves the material and at what angle.

    `free`: nothing of the part stands in the way of a drill from there; `inside`: it opens within a larger bore.
    """

    open: bool
    free: bool
    inside: bool
    height: float
    angle_deg: float
    flat: bool


_KNOWN: WeakKeyDictionary[Part, tuple[Hole, ...] | NotMeasured] = WeakKeyDictionary()


def measure_holes(part: Part) -> tuple[Hole, ...] | NotMeasured:
    """Every hole of the part, sorted by diameter and place; faces are ids of the part."""
    if part not in _KNOWN:
        _KNOWN[part] = _measured(part)
    return _KNOWN[part]


def _measured(part: Part) -> tuple[Hole, ...] | NotMeasured:
    adjacency = adjacency_of(part)
    if part.kind == "mesh" and (hidden := unexplained(part.mesh, adjacency.patches)):
        return NotMeasured(reason=f"{hidden} curved faces of the mesh are no cylinders: holes in them cannot be told")
    found = [(stack, _ends(part, adjacency, stack)) for stack in _clear(part, stacks_of(adjacency, part.mesh))]
    holes = [_hole(stack, *ends) for stack, ends in _rejoined(part, found) if ends[0].open or ends[1].open]
    return tuple(
        sorted(holes, key=lambda h: (round(h.diameter_mm, 6), tuple(round(v, 5) for v in h.origin_mm), h.faces))
    )


Probed = tuple[Stack, tuple[End, End]]


def _rejoined(part: Part, found: list[Probed]) -> list[Probed]:
    """Join stacks of one axis that a pocket or slot has cut apart: same diameter, free way, gap no longer than the walls."""
    out: list[Probed] = []
    for stack, ends in sorted(found, key=lambda pair: (pair[0].low, pair[0].faces)):
        for index, (other, before) in enumerate(out):
            if _one_drill(part, other, before[1], stack, ends[0]):
                out[index] = (Stack(line=other.line, members=other.members + stack.members), (before[0], ends[1]))
                break
        else:
            out.append((stack, ends))
    return out


def _one_drill(part: Part, below: Stack, leaves: End, above: Stack, enters: End) -> bool:
    """Whether the upper end of one stack and the lower end of another belong to one drilled hole."""
    gap = enters.height - leaves.height
    if not (
        leaves.open
        and enters.open
        and below.line.along(above.line.axis)
        and below.line.carries(above.line.at(above.low))
    ):
        return False
    radius = below.steps[-1].radius
    drilled = sum(step.high - step.low for step in (*below.steps, *above.steps))
    if abs(radius - above.steps[0].radius) > LINE_MM or not -radius < gap <= drilled:
        return False
    u, v = frame(below.line.axis)
    turns = np.linspace(0.0, 2.0 * math.pi, 8, endpoint=False) + 0.1
    start = below.steps[-1].middle
    origins = below.line.at(start) + 0.9 * radius * (np.cos(turns)[:, None] * u + np.sin(turns)[:, None] * v)
    distance, _ = part.rays.first_hit(origins, np.broadcast_to(below.line.axis, origins.shape))
    return bool((distance > above.steps[0].middle - start).all())


def _clear(part: Part, stacks: list[Stack]) -> list[Stack]:
    """Keep the stacks whose middle is empty: rays from near the wall must cross to the other side."""
    origins, directions, needed, owner = [], [], [], []
    for index, stack in enumerate(stacks):
        u, v = frame(stack.line.axis)
        for step in stack.steps:
            for turn in np.linspace(0.0, 2.0 * math.pi, 8, endpoint=False) + 0.1:
                outward = math.cos(turn) * u + math.sin(turn) * v
                origins.append(stack.line.at(step.middle) + 0.85 * step.radius * outward)
                directions.append(-outward)
                needed.append(1.75 * step.radius)
                owner.append(index)
    if not stacks:
        return []
    distance, _ = part.rays.first_hit(np.array(origins), np.array(directions))
    blocked = {index for index, reach, least in zip(owner, distance, needed, strict=True) if reach < least}
    return [stack for index, stack in enumerate(stacks) if index not in blocked]


def _ends(part: Part, adjacency: Adjacency, stack: Stack) -> tuple[End, End]:
    return _end(part, adjacency, stack, -1.0), _end(part, adjacency, stack, 1.0)


def _end(part: Part, adjacency: Adjacency, stack: Stack, sign: float) -> End:
    """Probe one end: the low one for sign -1, the high one for +1."""
    line, step = stack.line, stack.steps[0 if sign < 0.0 else -1]
    last = stack.members[0 if sign < 0.0 else -1]
    tip = stack.low if sign < 0.0 else stack.high
    u, v = frame(line.axis)
    turns = np.linspace(0.0, 2.0 * math.pi, 6, endpoint=False) + 0.2
    spread = 0.5 * step.radius * (np.cos(turns)[:, None] * u + np.sin(turns)[:, None] * v)
    origins = line.at(step.middle) + np.concatenate([np.zeros((1, 3)), spread])
    distance, triangle = part.rays.first_hit(origins, np.broadcast_to(sign * line.axis, origins.shape))
    inner = set(stack.faces)
    beside = {patch.id for face in last.faces for _, patch in adjacency.neighbors(face)} | inner
    rim = abs(tip - step.middle)
    met = [int(part.mesh.face_of_triangle[t]) if t >= 0 else -1 for t in triangle]
    stops = [
        face >= 0 and reach < rim + (0.75 if face in beside else 0.02) * step.radius + LINE_MM
        for face, reach in zip(met, distance, strict=True)
    ]
    closed = sum(stops) > len(stops) // 2
    opening = _opening(stack, last, adjacency, sign)
    if closed:
        floor = adjacency.patches[met[0]] if met[0] >= 0 else None
        if floor is not None and stops[0] and floor.kind == "plane" and line.along(floor.axis):
            return End(
                open=False, free=False, inside=False, height=float(floor.origin @ line.axis), angle_deg=0.0, flat=True
            )
        return End(
            open=False,
            free=False,
            inside=False,
            height=step.low if sign < 0.0 else step.high,
            angle_deg=0.0,
            flat=False,
        )
    height, angle, inside = _leaves(line, opening, tip, sign)
    return End(open=True, free=bool(np.isinf(distance[0])), inside=inside, height=height, angle_deg=angle, flat=False)


def _opening(stack: Stack, last: Member, adjacency: Adjacency, sign: float) -> list[tuple[Edge, Patch]]:
    """Edges at the outer end of the last member, with the faces outside the stack."""
    inner = set(stack.faces)
    pairs = [pair for face in last.faces for pair in adjacency.neighbors(face) if pair[1].id not in inner]
    axis = stack.line.axis
    return [
        pair for pair in pairs if sign * (float(np.mean(pair[0].points() @ axis)) - last.middle) > 0.0
    ]  # fmt: skip


def _leaves(line: Line, opening: list[tuple[Edge, Patch]], tip: float, sign: float) -> tuple[float, float, bool]:
    """Where the axis passes through the surface that the hole opens in, at what angle to square, and whether that is a bore."""
    shares: dict[int, float] = {}
    for edge, patch in opening:
        shares[patch.id] = shares.get(patch.id, 0.0) + edge.length
    if not shares:
        return tip, 0.0, False
    main = min(shares, key=lambda face: (-round(shares[face], 6), face))
    patch = next(p for _, p in opening if p.id == main)
    heights = np.concatenate([edge.points() for edge, p in opening if p.id == main]) @ line.axis
    low, high = float(heights.min()), float(heights.max())
    crossing = _crossing(line, patch, 0.5 * (low + high))
    slack = 0.51 * (high - low) + max(e.radius for e, _ in opening) + LINE_MM
    if crossing is None or abs(crossing - 0.5 * (low + high)) > slack + (high - low):
        return (low if sign < 0.0 else high), 0.0, patch.hollow
    normal = patch.normals(line.at(crossing)[None])[0]
    lean = math.degrees(math.acos(min(1.0, abs(float(normal @ line.axis)))))
    return crossing, lean if lean > 1e-4 else 0.0, patch.hollow


def _crossing(line: Line, patch: Patch, near: float) -> float | None:
    """Coordinate at which an axis passes through a plane or cylinder, the crossing nearest to `near`."""
    if patch.kind == "plane":
        lean = float(patch.axis @ line.axis)
        return float((patch.origin - line.foot) @ patch.axis) / lean if abs(lean) > 0.05 else None
    if patch.kind != "cylinder":
        return None
    away = line.foot - patch.origin
    start = away - (away @ patch.axis) * patch.axis
    across = line.axis - (line.axis @ patch.axis) * patch.axis
    a, b, c = float(across @ across), float(start @ across), float(start @ start) - patch.radius**2
    root = b * b - a * c
    if a < 1e-6 or root < 0.0:
        return None
    both = ((-b - math.sqrt(root)) / a, (-b + math.sqrt(root)) / a)
    return min(both, key=lambda height: abs(height - near))


def _hole(stack: Stack, low: End, high: End) -> Hole:
    """Describe a stack from its entry.

    A through hole is entered where it is counterbored, else countersunk (the edge of the other side may be broken), else where a drill can come from, else from the
    side of the greater coordinate.
    """
    through = low.open and high.open
    kinds: dict[bool, HoleKind] = {True: _kind(stack, 1.0), False: _kind(stack, -1.0)}
    from_high = high.open and (
        not low.open
        or (_HEADED.index(kinds[True]), high.free, not high.inside)
        >= (_HEADED.index(kinds[False]), low.free, not low.inside)
    )
    sign = 1.0 if from_high else -1.0
    entry, end = (high, low) if from_high else (low, high)
    ordered = stack.members[::-1] if from_high else stack.members
    steps: list[tuple[float, float, float]] = []
    for member in (m for m in ordered if m.kind == "cylinder"):
        start, stop = sorted((-sign * member.low, -sign * member.high))
        if member is ordered[0]:
            start = -sign * entry.height
        if member is ordered[-1] and through:
            stop = -sign * end.height
        if steps and abs(steps[-1][0] - member.radius) < LINE_MM:
            steps[-1] = (steps[-1][0], steps[-1][1], stop)
        else:
            steps.append((member.radius, start, stop))
    return Hole(
        diameter_mm=2.0 * min(step[0] for step in steps),
        depth_mm=abs(end.height - entry.height),
        through=through,
        kind=kinds[from_high],
        steps=tuple(HoleStep(diameter_mm=2.0 * radius, depth_mm=stop - start) for radius, start, stop in steps),
        origin_mm=_vector(stack.line.at(entry.height)),
        axis=_vector(-sign * stack.line.axis),
        faces=stack.faces,
        flat_bottom=end.flat,
        entry_angle_deg=entry.angle_deg,
    )


def _kind(stack: Stack, sign: float) -> HoleKind:
    """What the hole is like when entered from the low (-1) or high (+1) end."""
    ordered = stack.members if sign < 0.0 else stack.members[::-1]
    steps = [member for member in ordered if member.kind == "cylinder"]
    cones = [m for m in ordered[: ordered.index(steps[0])] if m.kind == "cone"]
    if len(steps) > 1 and steps[0].radius > steps[1].radius + LINE_MM:
        depth = steps[0].high - steps[0].low
        between = [m for m in ordered[ordered.index(steps[0]) : ordered.index(steps[1])] if m.kind == "cone"]
        if all(cone.high - cone.low <= depth for cone in between):
            return "spotface" if depth < SPOTFACE_RATIO * 2.0 * steps[0].radius else "counterbore"
        cones += between
    narrowest = min(member.radius for member in steps)
    return "countersink" if any(c.radius > COUNTERSINK_RATIO * narrowest for c in cones) else "plain"


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
