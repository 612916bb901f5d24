"""Bosses that hold a screw without marking the wall they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import ALONG, along, nominal_wall
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
    gaps = _gaps(bosses, wall)
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


def _gaps(bosses: Sequence[Boss], wall: float) -> list[Spot]:
    """The room between any two parallel bosses that do not stand on each other, in walls."""
    axis, at = np.array([b.axis for b in bosses]), np.array([b.origin_mm for b in bosses])
    size = np.array([b.diameter_mm for b in bosses])
    one, other = np.triu_indices(len(bosses), 1)
    parallel = np.abs((axis[one] * axis[other]).sum(axis=1)) > ALONG
    one, other = one[parallel], other[parallel]
    way = at[other] - at[one]
    rise = (way * axis[one]).sum(axis=1)
    apart = np.sqrt(np.maximum((way * way).sum(axis=1) - rise * rise, 0.0))
    room = (apart - 0.5 * (size[one] + size[other])) / wall
    beside = apart > _COAXIAL_MM
    return [_spot(bosses[n], value) for n, value in zip(one[beside].tolist(), room[beside].tolist(), strict=True)]
