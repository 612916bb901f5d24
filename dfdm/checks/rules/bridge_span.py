"""Flat ceilings between two walls.

**Hard to make** A bridge is drawn through the air; the longer it is, the more it sags.

**Better** Shorten the span, arch the ceiling, or put a rib under it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import Orientation, PartFacts


@check(
    key="bridge-span",
    families=("additive",),
    limits=("bridge_span_advised", "bridge_span_max", "support_available"),
    rationale="A strand over a gap hangs through by its own weight before it is stiff.",
)
def bridge_span(part: PartFacts, limits: Limits, orientation: Orientation) -> Iterator[Outcome]:
    """Bridges are short enough to hold by themselves."""
    del part
    if not orientation.bridges:
        yield not_applicable(limits, "long-bridge", "Nothing is bridged.")
        return
    spots = [Spot(value=b.span_mm, faces=b.faces, at_mm=b.at_mm) for b in orientation.bridges]
    longest = max(spot.value for spot in spots)
    grade = limits.at_most(longest, warn="bridge_span_advised", fail="bridge_span_max")
    grade = grade.eased(limits["support_available"])
    yield Outcome(
        code="long-bridge",
        grade=grade,
        measured=longest,
        unit="mm",
        message="A bridge spans {measured}; up to {limit} comes out well without support.",
        passes="The longest bridge spans {measured}.",
        remedy="Shorten the span to {limit}, arch the ceiling, or print supports.",
        where=beyond(limits, grade, spots, low=False),
        reason="whether supports can be printed is not known",
    )
