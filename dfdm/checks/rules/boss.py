"""Bosses that hold a screw without marking the wall they stand on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import along, nominal_wall
from dfdm.checks.outcome import Outcome, Spot, not_applicable
from dfdm.checks.worst import worst
from dfdm.facts import Boss, Hole, PartFacts

_COAXIAL_MM = 0.05


@check(
    key="boss",
    families=("molding",),
    limits=("boss_wall_ratio_max", "boss_height_ratio_max", "boss_spacing_ratio_min"),
    quantities=("bosses", "holes", "thick"),
    rationale="A boss is a rib bent to a ring: too thick it sinks in, too tall it does not fill.",
)
def boss(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Bosses have thin walls, are not too tall, and stand apart."""
    wall = nominal_wall(part)
    bosses, holes = known(part.bosses), known(part.holes)
    if not bosses or wall is None:
        yield not_applicable(limits, "tall-boss", "no-bosses")
        return
    cored = [(b, core) for b in bosses if (core := _core(b, holes)) is not None]
    walls = [_spot(b, 0.5 * (b.diameter_mm - core) / wall) for b, core in cored]
    heights = [_spot(b, b.height_mm / b.diameter_mm) for b in bosses]
    gaps = [
        _spot(a, (_apart(a, b) - 0.5 * (a.diameter_mm + b.diameter_mm)) / wall)
        for a, b in combinations(bosses, 2)
        if along(a.axis, b.axis) and _apart(a, b) > _COAXIAL_MM
    ]
    words = {"wall": wall}
    if walls:
        found = worst(limits, walls, "ratio", low=False, warn="boss_wall_ratio_max")
        yield Outcome(code="thick-boss", words=words, **found)
    yield Outcome(code="tall-boss", **worst(limits, heights, "ratio", low=False, warn="boss_height_ratio_max"))
    if gaps:
        found = worst(limits, gaps, "ratio", low=True, warn="boss_spacing_ratio_min")
        yield Outcome(code="close-bosses", words=words, **found)


def _spot(boss: Boss, value: float) -> Spot:
    return Spot(value=value, faces=boss.faces, at_mm=boss.origin_mm)


def _core(boss: Boss, holes: tuple[Hole, ...]) -> float | None:
    """The widest step of the hole that a boss is cored with, None if it is solid."""
    for hole in holes:
        if not along(hole.axis, boss.axis):
            continue
        way = [b - a for a, b in zip(boss.origin_mm, hole.origin_mm, strict=True)]
        rise = sum(w * d for w, d in zip(way, boss.axis, strict=True))
        off = max(sum(w * w for w in way) - rise * rise, 0.0) ** 0.5
        widest = max(step.diameter_mm for step in hole.steps)
        if off < _COAXIAL_MM and widest < boss.diameter_mm:
            return widest
    return None


def _apart(one: Boss, other: Boss) -> float:
    """Distance of two parallel axes."""
    way = [b - a for a, b in zip(one.origin_mm, other.origin_mm, strict=True)]
    rise = sum(w * d for w, d in zip(way, one.axis, strict=True))
    return math.sqrt(max(sum(w * w for w in way) - rise * rise, 0.0))
