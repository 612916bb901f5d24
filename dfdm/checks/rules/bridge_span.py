"""Flat ceilings between two walls."""

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
        yield not_applicable(limits, "long-bridge", "nothing-bridged")
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
        where=beyond(limits, grade, spots, low=False),
        reason="no-word-on-supports",
    )
