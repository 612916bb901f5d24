"""Ribs that stiffen a wall without marking it."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import along, nominal_wall
from dfdm.checks.outcome import Outcome, Spot, not_applicable
from dfdm.checks.worst import worst
from dfdm.facts import PartFacts
from dfdm.facts.draft import Rib


@check(
    key="rib",
    families=("molding",),
    limits=("rib_thickness_ratio_max", "rib_height_ratio_max", "rib_draft_min", "rib_spacing_ratio_min"),
    quantities=("ribs", "thick"),
    rationale="Where a rib meets its wall there is more melt than anywhere else.",
)
def rib(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Ribs are thin, low, drafted and apart enough."""
    usual = nominal_wall(part)
    ribs = [(one, wall) for one in known(part.ribs) if (wall := one.wall_mm or usual)]
    if not ribs:
        yield not_applicable(limits, "thick-rib", "no-ribs")
        return
    words = {"wall": min(wall for _, wall in ribs)}
    thick = [_spot(one, one.thickness_mm / wall) for one, wall in ribs]
    found = worst(limits, thick, "ratio", low=False, warn="rib_thickness_ratio_max")
    yield Outcome(code="thick-rib", words=words, **found)
    high = [_spot(one, one.height_mm / wall) for one, wall in ribs]
    found = worst(limits, high, "ratio", low=False, warn="rib_height_ratio_max")
    yield Outcome(code="high-rib", words=words, **found)
    lean = [_spot(one, one.draft_deg) for one, _ in ribs]
    yield Outcome(code="upright-rib", **worst(limits, lean, "deg", low=True, warn="rib_draft_min"))
    gaps = _gaps(ribs)
    if gaps:
        found = worst(limits, gaps, "ratio", low=True, warn="rib_spacing_ratio_min")
        yield Outcome(code="close-ribs", words=words, **found)


def _spot(rib: Rib, value: float) -> Spot:
    return Spot(value=value, faces=rib.faces, at_mm=rib.at_mm)


def _gaps(ribs: list[tuple[Rib, float]]) -> list[Spot]:
    """The free way between ribs that run alike and beside each other, in walls."""
    found = []
    for number, (one, wall) in enumerate(ribs):
        for other, _ in ribs[number + 1 :]:
            if one.across is None or other.across is None or not along(one.across, other.across):
                continue
            way = [b - a for a, b in zip(one.at_mm, other.at_mm, strict=True)]
            apart = abs(sum(w * d for w, d in zip(way, one.across, strict=True)))
            beside = max(sum(w * w for w in way) - apart * apart, 0.0) ** 0.5
            if apart > one.thickness_mm and beside < 0.5 * (one.length_mm + other.length_mm):
                gap = apart - 0.5 * (one.thickness_mm + other.thickness_mm)
                found.append(Spot(value=gap / wall, faces=(*one.faces, *other.faces), at_mm=one.at_mm))
    return found
