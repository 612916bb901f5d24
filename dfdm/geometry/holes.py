"""Holes: coaxial stacks of internal cylinders, from the entry inwards, through or blind as rays along the axis find it.

A hole is drilled, bored or printed about one axis, so cylinder faces are merged by axis and diameter (a CAD system splits
them at seams, pockets and crossing holes) and joined over shoulders and cones into one stack. What turns less than 200
degrees is no hole: ends of slots and internal fillets stay out; up to 270 it is part of a hole if its sides are sharp. A
ring groove, whose middle is not empty, stays out as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final
from weakref import WeakKeyDictionary

from dfdm.facts.features import Hole, HoleKind, HoleStep
from dfdm.facts.measurements import Certain, NotMeasured
from dfdm.facts.rounding import decimal
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.bottoms import bottom_of, sink_of
from dfdm.geometry.crossings import Span, crossings, openings_of, share_of_wall
from dfdm.geometry.mesh_edges import unexplained
from dfdm.geometry.openings import End, end_of, outer_edges
from dfdm.geometry.part import Part
from dfdm.geometry.plain_holes import holes_through, plain_of
from dfdm.geometry.probing import candidates, one_way, probed
from dfdm.geometry.stacks import LINE_MM, Stack, stacks_of

COUNTERSINK_RATIO: Final = 1.2
"""An entry cone that opens wider than this many diameters is a countersink; a narrower one is a broken edge."""
SPOTFACE_RATIO: Final = 0.1
"""An entry step shallower than this many of its own diameters only faces the surface: a spotface."""

_FACETS: Final = 0.02
"""Share of a wall by which the facets of a mesh may fall short of its cylinder."""

_HEADED: Final[tuple[HoleKind, ...]] = ("plain", "spotface", "countersink", "counterbore")
"""Kinds of entry, the more telling the later: a hole is entered where the head of a screw goes."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Drilled:
    """A stack from end to end, with what breaks its wall and the gaps that a slot has cut it apart by."""

    stack: Stack
    low: End
    high: End
    spans: tuple[Span, ...]
    gaps: tuple[tuple[float, float], ...] = ()


_KNOWN: WeakKeyDictionary[Part, tuple[Hole, ...] | NotMeasured] = WeakKeyDictionary()


def measure_holes(part: Part) -> tuple[Hole, ...] | NotMeasured:
    """Every hole of the part, sorted by diameter and place; faces are ids of the part.

    Of a mesh those that are certain (`Certain`, with what could not be told), or NotMeasured where none is.
    """
    if part not in _KNOWN:
        _KNOWN[part] = _measured(part)
    return _KNOWN[part]


def _measured(part: Part) -> tuple[Hole, ...] | NotMeasured:
    part.begin_rays()
    adjacency = adjacency_of(part)
    found = []
    stacks, plain, free = probed(part, stacks_of(adjacency, part.mesh), plain_of(adjacency))
    for row in stacks:
        outer = outer_edges(row.stack, adjacency)
        ends = (
            end_of(adjacency, row.stack, outer, row.low, -1.0),
            end_of(adjacency, row.stack, outer, row.high, 1.0),
        )
        spans = tuple(openings_of(adjacency, row.stack, outer, ends))
        found.append(_Drilled(stack=row.stack, low=ends[0], high=ends[1], spans=spans))
    drilled = [one for one in _rejoined(part, found) if one.low.open or one.high.open]
    sure = [part.kind == "brep" or _is_sure(adjacency, one) for one in drilled]
    bores = {face: index for index, one in enumerate(drilled) for face in one.stack.faces}
    bores |= {face: index for index, face in enumerate(plain.face.tolist(), start=len(drilled))}
    slack = _FACETS if part.kind == "mesh" else 0.0
    others = (_hole(adjacency, one, bores, index, slack) for index, one in enumerate(drilled) if sure[index])
    holes = sorted(chain(holes_through(plain, free), others), key=_order)
    return tuple(holes) if part.kind == "brep" else _told(part, adjacency, holes, sure.count(False))


def _order(hole: Hole) -> tuple[float, float, float, float, tuple[int, ...]]:
    x, y, z = hole.origin_mm
    return decimal(hole.diameter_mm, 6), decimal(x, 5), decimal(y, 5), decimal(z, 5), hole.faces


def _told(part: Part, adjacency: Adjacency, holes: Sequence[Hole], unsure: int) -> tuple[Hole, ...] | NotMeasured:
    """The holes of a mesh that are certain, with what could not be told."""
    hidden = unexplained(part.mesh, adjacency.patches)
    reasons = [f"{hidden} curved faces of the mesh are no cylinders: holes in them cannot be told"] * (hidden > 0)
    reasons += [f"{unsure} holes open in a curved face that is no cylinder: their depth cannot be told"] * (unsure > 0)
    if not reasons:
        return tuple(holes)
    return Certain(holes, "; ".join(reasons)) if holes else NotMeasured(reason="; ".join(reasons))


def _is_sure(adjacency: Adjacency, drilled: _Drilled) -> bool:
    """Whether a hole of a mesh opens in known faces: a curved one that is no cylinder may be a countersink."""
    return not any(
        end.open and (end.face < 0 or adjacency.patches[end.face].kind == "other")
        for end in (drilled.low, drilled.high)
    )


def _wall(adjacency: Adjacency, drilled: _Drilled, slack: float) -> float | None:
    """Share of the wall inside the part; None on a mesh where a curved face beside it may be part of it."""
    if slack and any(patch.kind == "other" for face in drilled.stack.faces for _, patch in adjacency.neighbors(face)):
        return None
    return share_of_wall(drilled.stack, (drilled.low, drilled.high), drilled.gaps, slack)


def _rejoined(part: Part, found: Sequence[_Drilled]) -> list[_Drilled]:
    """Join stacks of one axis that a pocket or slot has cut apart: same diameter, free way, gap no longer than the walls."""
    pairs = candidates([(index, one.stack, one.low.open, one.high.open) for index, one in enumerate(found)])
    free = one_way(part, [(found[one].stack, found[other].stack) for one, other in pairs])
    rows: list[_Drilled | None] = list(found)
    at = list(range(len(found)))  # where the drilled hole that a stack became part of stands
    for (one, other), passes in zip(pairs, free, strict=True):
        below, above = rows[at[one]], rows[other]
        if not passes or below is None or above is None:
            continue
        gap = (below.high.height, above.low.height)
        beyond = frozenset(end.face for end in (below.high, above.low) if end.face >= 0)
        members = below.stack.members + above.stack.members
        rows[at[one]] = replace(
            below,
            stack=Stack(line=below.stack.line, members=members),
            high=above.high,
            spans=(*below.spans, (*gap, beyond), *above.spans),
            gaps=(*below.gaps, gap, *above.gaps),
        )
        rows[other], at[other] = None, at[one]
    return [one for one in rows if one is not None]


def _hole(adjacency: Adjacency, drilled: _Drilled, bores: dict[int, int], own: int, slack: float) -> Hole:
    """Describe a stack from its entry.

    A through hole is entered where it is counterbored, else countersunk (the edge of the other side may be broken), else
    where a drill can come from, else from the side of the greater coordinate.
    """
    stack, low, high = drilled.stack, drilled.low, drilled.high
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
    for member in ordered:
        if member.kind != "cylinder":
            continue
        start, stop = (-member.high, -member.low) if from_high else (member.low, member.high)
        if member is ordered[0]:
            start = -sign * entry.height
        if member is ordered[-1] and through:
            stop = -sign * end.height
        if steps and abs(steps[-1][0] - member.radius) < LINE_MM:
            steps[-1] = (steps[-1][0], steps[-1][1], stop)
        else:
            steps.append((member.radius, start, stop))
    depth = abs(end.height - entry.height)
    point_deg, tip_depth = (None, depth) if through else bottom_of(adjacency, stack, entry.height, end, sign)
    wide, sink_deg = sink_of(adjacency, stack, sign) if kinds[from_high] == "countersink" else (None, None)
    ax, ay, az = stack.line.axis.tolist()
    return Hole(
        diameter_mm=2.0 * min(step[0] for step in steps),
        depth_mm=depth,
        through=through,
        kind=kinds[from_high],
        steps=tuple(HoleStep(diameter_mm=2.0 * radius, depth_mm=stop - start) for radius, start, stop in steps),
        origin_mm=stack.line.point(entry.height),
        axis=(-sign * ax + 0.0, -sign * ay + 0.0, -sign * az + 0.0),
        faces=stack.faces,
        flat_bottom=end.flat,
        entry_angle_deg=entry.angle_deg,
        exit_angle_deg=end.angle_deg if through else None,
        drill_point_deg=point_deg,
        tip_depth_mm=tip_depth,
        countersink_mm=wide,
        countersink_deg=sink_deg,
        full_share=_wall(adjacency, drilled, slack),
        crosses=crossings(drilled.spans, (low, high), entry, sign, bores, own),
    )


def _kind(stack: Stack, sign: float) -> HoleKind:
    """What the hole is like when entered from the low (-1) or high (+1) end."""
    if len(stack.members) == 1:
        return "plain"
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
