"""Bosses and pins: full cylinders and slightly drafted ones that stand on something, with the cones and rounds that continue them."""

from __future__ import annotations

import math

from dfdm.facts.features import Boss
from dfdm.facts.measurements import Certain, NotMeasured
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.mesh_edges import unexplained
from dfdm.geometry.part import Part
from dfdm.geometry.stacks import Line, Member, cylinders_of
from dfdm.geometry.surfaces import Patch

_FULL_DEG = 350
_MOST_DRAFT = math.radians(6.0)
"""A cone that leans more is a taper, no drafted boss."""
_WHOLE = 0.97


def measure_bosses(part: Part) -> tuple[Boss, ...] | NotMeasured:
    """Every standing cylinder of a full turn, sorted by diameter and place; origin at its foot, axis away from it.

    It stands where its wall meets another face in an internal corner or fillet: the body of a plain shaft is no boss.
    One that narrows away from its foot by up to 6 degrees a side counts with its diameter at the foot.
    """
    adjacency = adjacency_of(part)
    standing = [p for p in adjacency.patches if p.kind == "cylinder" and not p.hollow]
    found = []
    for line, members in cylinders_of(standing, adjacency, part.mesh, turn_deg=_FULL_DEG):
        for member in members:
            boss = _boss(adjacency, line, member)
            if boss is not None:
                found.append(boss)
    for patch in adjacency.patches:
        if patch.kind == "cone" and not patch.hollow and patch.half_angle <= _MOST_DRAFT:
            drafted = _drafted(adjacency, patch)
            if drafted is not None:
                found.append(drafted)
    found.sort(key=lambda b: (round(b.diameter_mm, 6), tuple(round(v, 5) for v in b.origin_mm), b.faces))
    hidden = 0 if part.kind == "brep" else unexplained(part.mesh, adjacency.patches)
    if not hidden:
        return tuple(found)
    reason = f"{hidden} curved faces of the mesh are no cylinders: bosses in them cannot be told"
    return Certain(found, reason) if found else NotMeasured(reason=reason)


def _boss(adjacency: Adjacency, line: Line, member: Member) -> Boss | None:
    low, high = member.low, member.high
    rooted = {-1: False, 1: False}
    faces = set(member.faces)
    for face in member.faces:
        for edge, patch in adjacency.neighbors(face):
            if patch.id in faces:
                continue
            side = 1 if line.height_and_distance(edge.middle)[0] > member.middle else -1
            fillet = edge.smooth and patch.hollow and patch.kind == "torus"
            rooted[side] |= edge.concave or fillet
            cap = patch.kind in ("cone", "torus") and not patch.hollow and line.along(patch.axis)
            if (cap and not edge.concave) or fillet:
                span = adjacency.extent(patch.id, line.axis)
                low, high = min(low, span[0]), max(high, span[1])
                faces.add(patch.id)
    if not any(rooted.values()):
        return None
    up = rooted[-1]
    sign = 1.0 if up else -1.0
    ax, ay, az = line.axis.tolist()
    return Boss(
        diameter_mm=2.0 * member.radius,
        height_mm=high - low,
        origin_mm=line.point(low if up else high),
        axis=(sign * ax + 0.0, sign * ay + 0.0, sign * az + 0.0),
        faces=tuple(sorted(faces)),
    )


def _drafted(adjacency: Adjacency, cone: Patch) -> Boss | None:
    """A cone of a full turn whose wide end stands in an internal corner or fillet."""
    apex = float(cone.origin @ cone.axis)
    low, high = adjacency.extent(cone.id, cone.axis)
    lean = math.tan(cone.half_angle)
    narrow, wide = (low - apex) * lean, (high - apex) * lean
    whole = math.pi * (narrow + wide) * (high - low) / math.cos(cone.half_angle)
    if cone.area < _WHOLE * whole:
        return None
    faces = {cone.id}
    rooted, foot = False, high
    for edge, patch in adjacency.neighbors(cone.id):
        if float(edge.middle @ cone.axis) < 0.5 * (low + high):
            continue
        fillet = edge.smooth and patch.hollow and patch.kind == "torus"
        rooted |= edge.concave or fillet
        if fillet:
            foot = max(foot, adjacency.extent(patch.id, cone.axis)[1])
            faces.add(patch.id)
    if not rooted:
        return None
    x, y, z = (cone.origin + (foot - apex) * cone.axis).tolist()
    ax, ay, az = (-cone.axis).tolist()
    return Boss(
        diameter_mm=2.0 * wide,
        height_mm=foot - low,
        origin_mm=(x, y, z),
        axis=(ax + 0.0, ay + 0.0, az + 0.0),
        faces=tuple(sorted(faces)),
    )
