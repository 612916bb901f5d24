"""Flanges long enough to rest on both sides of the die."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent, free_flanges, spot
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="flange-length",
    families=("forming",),
    limits=("flange_thickness_ratio_min", "flange_thickness_ratio_advised"),
    quantities=("bends", "flat_pattern"),
    rationale="A flange that slips off the edge of the die is not bent but pulled in.",
)
def flange_length(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Flanges reach over the edge of the die."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "slipping-flange", "no-bends")
        return
    bends, thickness = found
    flanges = free_flanges(bends)
    # The least a die can hold counts from inside the bend; what shops ask for is the outer length.
    held = [spot(b, (f.length_mm - b.radius_mm) / thickness, f.faces) for b, f in flanges]
    outer = [spot(b, f.length_mm / thickness, f.faces) for b, f in flanges]
    shortest = min((s.value for s in held), default=float("inf"))
    grade = limits.at_least(shortest, fail="flange_thickness_ratio_min")
    length = min((f.length_mm for _, f in flanges), default=float("inf"))
    yield Outcome(
        code="slipping-flange",
        grade=grade,
        measured=shortest,
        unit="ratio",
        words={"length": length, "thickness": thickness},
        where=beyond(limits, grade, held, low=True),
    )
    advised = limits.at_least(length / thickness, warn="flange_thickness_ratio_advised")
    yield Outcome(
        code="short-flange",
        grade=advised,
        measured=length / thickness,
        unit="ratio",
        words={"length": length, "thickness": thickness},
        where=beyond(limits, advised, outer, low=True),
    )
