"""Thin, tall steel of the mold, where the part has deep and narrow recesses."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="thin-steel",
    families=("molding",),
    limits=("steel_slenderness_max",),
    quantities=("pockets", "holes"),
    rationale="What is a recess of the part is a blade or a pin of the mold.",
)
def thin_steel(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Recesses are no deeper than the steel that forms them can stand."""
    spots = [
        Spot(value=p.depth_mm / p.narrowest_mm, faces=p.faces, at_mm=p.at_mm)
        for p in known(part.pockets)
        if p.narrowest_mm > 0.0 and p.kind != "step" and not p.through
    ]
    spots += [
        Spot(value=h.depth_mm / h.diameter_mm, faces=h.faces, at_mm=h.origin_mm)
        for h in known(part.holes)
        if not h.through  # steel that goes through is held at both ends
    ]
    if not spots:
        yield not_applicable(limits, "thin-steel", "no-recesses")
        return
    worst = max(s.value for s in spots)
    grade = limits.at_most(worst, warn="steel_slenderness_max")
    yield Outcome(
        code="thin-steel",
        grade=grade,
        measured=worst,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
