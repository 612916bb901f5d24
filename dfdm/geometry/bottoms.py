"""What a hole begins and ends in besides its cylinders: the cone of a countersink, a drill point, a round bottom."""

from __future__ import annotations

import math

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.openings import End
from dfdm.geometry.stacks import LINE_MM, Stack


def bottom_of(
    adjacency: Adjacency, stack: Stack, entry_height: float, end: End, sign: float
) -> tuple[float | None, float]:
    """Full angle of the cone that a blind hole ends in (None: flat or round), and its depth to the tip, from the entry.

    `sign` +1 where the entry is the end of the greater coordinate.
    """
    inner = stack.low if sign > 0.0 else stack.high
    last = stack.members[0 if sign > 0.0 else -1]
    depth = abs(end.height - entry_height)
    if last.kind == "cylinder" or end.flat:
        return None, depth
    tip = max(depth, abs(inner - entry_height))
    if last.kind != "cone":
        return None, tip
    cone = adjacency.patches[last.faces[0]]
    apex, _ = stack.line.height_and_distance(cone.origin)
    if abs(apex - inner) > LINE_MM + 0.05 * last.radius:  # it widens, or its tip is cut off
        return None, tip
    return 2.0 * math.degrees(cone.half_angle), abs(apex - entry_height)


def sink_of(adjacency: Adjacency, stack: Stack, sign: float) -> tuple[float | None, float | None]:
    """Widest diameter and full angle of the widest cone on the way in from the high (+1) or low (-1) end."""
    ordered = stack.members[::-1] if sign > 0.0 else stack.members
    narrow = min(range(len(ordered)), key=lambda i: (ordered[i].kind != "cylinder", ordered[i].radius, i))
    cones = [member for member in ordered[:narrow] if member.kind == "cone"]
    if not cones:
        return None, None
    widest = max(cones, key=lambda member: member.radius)
    return 2.0 * widest.radius, 2.0 * math.degrees(adjacency.patches[widest.faces[0]].half_angle)
