"""The ends of a hole: open or closed, where the axis leaves the material, and how far from square."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.axes import LINE_MM, Line
from dfdm.geometry.edges import Edge
from dfdm.geometry.probing import BESIDE, Probe
from dfdm.geometry.stacks import Member, Stack
from dfdm.geometry.surfaces import Array, Patch, unit

_BEYOND = 0.02
"""Any other surface closes it only right at the rim."""
_SQUARE_DEG = 1e-4


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class End:
    """One end of a stack: open or closed, where the axis leaves the material and at what angle.

    `free`: nothing of the part stands in the way of a drill from there; `inside`: it opens within a larger bore; `face`:
    the surface that it opens in, or its flat floor (-1: none); `rim`: the mean height of the wall's edge there.
    """

    open: bool
    free: bool
    inside: bool
    height: float
    rim: float
    angle_deg: float
    flat: bool
    face: int


Outer = tuple[Edge, Patch, float, float, Member]
"""An edge of a stack, the face outside it, its least and greatest height, the member of the stack beside it."""


def outer_edges(stack: Stack, adjacency: Adjacency) -> list[Outer]:
    """The edges of a stack that have a face outside it beside them."""
    inner, line = set(stack.faces), stack.line
    found = []
    for member in stack.members:
        for face in member.faces:
            for edge, patch in adjacency.neighbors(face):
                if patch.id not in inner:
                    found.append((edge, patch, *span_of(line, edge), member))
    return found


def end_of(adjacency: Adjacency, stack: Stack, outer: list[Outer], probe: Probe, sign: float) -> End:
    """Judge one end by its probe: the low one for sign -1, the high one for +1."""
    line, side = stack.line, 0 if sign < 0.0 else -1
    step, last = stack.steps[side], stack.members[side]
    tip = stack.low if sign < 0.0 else stack.high
    rim = step.low if sign < 0.0 else step.high
    floor = _floor(adjacency, stack, outer, probe, abs(tip - step.middle), step.radius)
    if floor is not None:
        height = rim
        if floor >= 0:
            height = line.height_and_distance(adjacency.patches[floor].origin)[0]
        return End(
            open=False, free=False, inside=False, height=height, rim=rim, angle_deg=0.0, flat=floor >= 0, face=floor
        )
    beyond = sign * last.middle + 0.05 * (last.high - last.low)
    opening = [row for row in outer if row[4] is last and sign * 0.5 * (row[2] + row[3]) > beyond]
    height, angle, inside, face = _leaves(line, opening, tip, sign)
    free = probe.face[0] < 0
    if last is step:
        rim = _mean_rim(line, [row[0] for row in opening if row[1].id == face], rim)
    return End(open=True, free=free, inside=inside, height=height, rim=rim, angle_deg=angle, flat=False, face=face)


def _mean_rim(line: Line, edges: list[Edge], otherwise: float) -> float:
    """The mean height of edges over the angle that they turn about an axis."""
    height = line.circle_height(edges[0]) if len(edges) == 1 else None
    if height is not None or not edges:
        return otherwise if height is None else height
    turned = total = 0.0
    for edge in edges:
        heights, steps = edge.points() @ line.axis, np.abs(np.diff(_angles(line, edge)))
        turned += float(steps.sum())
        total += float(steps @ (0.5 * (heights[1:] + heights[:-1])))
    return total / turned if turned > 0.0 else otherwise


def _angles(line: Line, edge: Edge) -> Array:
    """Angles about an axis of the points along an edge, without jumps."""
    u, v = line.frame
    points = edge.points() - line.foot
    return np.asarray(np.unwrap(np.arctan2(points @ v, points @ u)))


def _turn(line: Line, edge: Edge) -> float:
    """How far round an axis an edge goes, in rad."""
    if line.circle_height(edge) is not None and edge.radius > 0.0:
        return edge.length / edge.radius
    return float(np.abs(np.diff(_angles(line, edge))).sum())


def _floor(
    adjacency: Adjacency, stack: Stack, outer: list[Outer], probe: Probe, rim_mm: float, radius: float
) -> int | None:
    """The flat floor that closes an end, -1 where it closes otherwise, None where it is open."""
    near = rim_mm + _BEYOND * radius + LINE_MM
    if min(probe.distance) > rim_mm + BESIDE * radius + LINE_MM:
        return None
    beside = {row[1].id for row in outer}.union(stack.faces)
    met = [
        face
        for distance, face in zip(probe.distance, probe.face, strict=True)
        if face >= 0 and (distance < near or (face in beside and distance < rim_mm + BESIDE * radius + LINE_MM))
    ]
    if 2 * len(met) <= len(probe.face):
        return None
    flat = [f for f in met if adjacency.patches[f].kind == "plane" and stack.line.along(adjacency.patches[f].axis)]
    return max(flat, key=lambda face: (flat.count(face), -face)) if 2 * len(flat) > len(met) else -1


def span_of(line: Line, edge: Edge) -> tuple[float, float]:
    """Least and greatest coordinate of an edge along an axis."""
    height = line.circle_height(edge)
    if height is not None:
        return height, height
    heights = edge.points() @ line.axis
    return float(heights.min()), float(heights.max())


def _leaves(line: Line, opening: list[Outer], tip: float, sign: float) -> tuple[float, float, bool, int]:
    """Where the axis passes through the surface that the hole opens in, at what angle to square, if in a bore; its face."""
    if not opening:
        return tip, 0.0, False, -1
    main = opening[0][1].id
    if len(opening) > 1:
        shares: dict[int, float] = {}
        for row in opening:
            shares[row[1].id] = shares.get(row[1].id, 0.0) + _turn(line, row[0])
        main = min(shares, key=lambda face: (-round(shares[face], 6), face))
    own = [row for row in opening if row[1].id == main]
    patch, low, high = own[0][1], min(row[2] for row in own), max(row[3] for row in own)
    if patch.kind == "plane" and line.along(patch.axis):
        return line.height_and_distance(patch.origin)[0], 0.0, False, main
    crossing = _crossing(line, patch, 0.5 * (low + high))
    radius = max(line.height_and_distance(row[0].middle)[1] for row in own)
    if crossing is None or abs(crossing - 0.5 * (low + high)) > 1.51 * (high - low) + radius + LINE_MM:
        height, normal = _mean(line, own, low if sign < 0.0 else high)
    else:
        height, normal = crossing, patch.normals(line.at(crossing)[None])[0]
    lean = math.degrees(math.acos(min(1.0, abs(float(normal @ line.axis))))) if normal.any() else 0.0
    return height, lean if lean > _SQUARE_DEG else 0.0, patch.hollow, main


def _mean(line: Line, own: list[Outer], otherwise: float) -> tuple[float, Array]:
    """The mean height of a rim round the axis, and the mean normal of the surface along it."""
    total, height, normal = 0.0, 0.0, np.zeros(3)
    for edge, patch, *_ in own:
        points = edge.points()
        steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
        weight = 0.5 * (np.append(steps, 0.0) + np.append(0.0, steps))
        total += float(weight.sum())
        height += float(weight @ (points @ line.axis))
        normal += weight @ patch.normals(points)
    return (height / total, unit(normal)) if total > 0.0 else (otherwise, np.zeros(3))


def _crossing(line: Line, patch: Patch, near: float) -> float | None:
    """Coordinate at which an axis passes through a plane, cylinder, cone or sphere, the crossing nearest to `near`."""
    if patch.kind == "plane":
        lean = float(patch.axis @ line.axis)
        return float((patch.origin - line.foot) @ patch.axis) / lean if abs(lean) > 0.05 else None
    if patch.kind not in ("cylinder", "cone", "sphere"):
        return None
    start, across, rise = line.foot - patch.origin, line.axis, 0.0
    squeeze = {"cylinder": 1.0, "sphere": 0.0, "cone": 1.0 / math.cos(patch.half_angle) ** 2}[patch.kind]
    # |p|² - squeeze (p·axis)² = radius², a quadratic in the coordinate along the line.
    slope, rise = float(across @ patch.axis), float(start @ patch.axis)
    a = 1.0 - squeeze * slope * slope
    b = float(start @ across) - squeeze * rise * slope
    c = float(start @ start) - squeeze * rise * rise - (0.0 if patch.kind == "cone" else patch.radius**2)
    root = b * b - a * c
    if abs(a) < 1e-6 or root < 0.0:
        return None
    both = ((-b - math.sqrt(root)) / a, (-b + math.sqrt(root)) / a)
    return min(both, key=lambda height: abs(height - near))
