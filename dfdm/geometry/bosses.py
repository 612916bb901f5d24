"""Bosses and pins: full cylinders that stand on something, with the cones and rounds that continue them."""

from __future__ import annotations

from dfdm.facts.features import Boss
from dfdm.facts.measurements import Certain, NotMeasured
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.mesh_edges import unexplained
from dfdm.geometry.part import Part
from dfdm.geometry.stacks import Line, Member, cylinders_of

_FULL_DEG = 350


def measure_bosses(part: Part) -> tuple[Boss, ...] | NotMeasured:
    """Every standing cylinder of a full turn, sorted by diameter and place; origin at its foot, axis away from it.

    It stands where its wall meets another face in an internal corner or fillet: the body of a plain shaft is no boss.
    """
    adjacency = adjacency_of(part)
    standing = [p for p in adjacency.patches if p.kind == "cylinder" and not p.hollow]
    found = []
    for line, members in cylinders_of(standing, adjacency, part.mesh, turn_deg=_FULL_DEG):
        for member in members:
            boss = _boss(adjacency, line, member)
            if boss is not None:
                found.append(boss)
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
