"""Grooves and recesses wide enough to stay open."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable, unknown
from dfdm.facts import PartFacts


@check(
    key="engraved-detail",
    families=("additive",),
    limits=("engraving_width_min",),
    quantities=("part",),
    rationale="What is drawn, cured or fused at both sides of a narrow groove runs together.",
)
def engraved_detail(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Engraved grooves are wide enough to come out."""
    if part.body.kind == "mesh":  # whose recesses are not told apart; what is narrow in it is a gap
        yield not_applicable(limits, "narrow-groove", "left-to-clearance")
        return
    if part.pockets is None:
        yield unknown(limits, "narrow-groove", "not-read", {"why": part.why_not("pockets")})
        return
    pockets = [pocket for pocket in part.pockets if pocket.kind != "step"]
    if not pockets:
        yield not_applicable(limits, "narrow-groove", "no-pockets")
        return
    spots = [Spot(value=p.narrowest_mm, faces=p.faces, at_mm=p.at_mm) for p in pockets]
    narrowest = min(spot.value for spot in spots)
    grade = limits.at_least(narrowest, warn="engraving_width_min")
    yield Outcome(
        code="narrow-groove",
        grade=grade,
        measured=narrowest,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
