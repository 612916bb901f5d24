"""Turned parts stiff enough for the force of the cut."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.checks.turning import point_at
from dfdm.facts import PartFacts


@check(
    key="turned-slenderness",
    families=("subtractive",),
    limits=("turned_slenderness_advised",),
    quantities=("turned",),
    rationale="A bar bends away from the tool with the third power of its length.",
)
def turned_slenderness(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part, and each of its necks, is short enough for its diameter."""
    turned = known(part.turned)
    if not turned.outer or turned.diameter_mm <= 0.0:
        yield not_applicable(limits, "slender-turned-part", "no-turned-part")
        return
    spots = [Spot(value=turned.slenderness, faces=(), at_mm=turned.origin_mm)]
    for segment in turned.outer:
        radius = max(segment.start_mm[1], segment.end_mm[1])
        length = abs(segment.end_mm[0] - segment.start_mm[0])
        if segment.kind in ("cylinder", "taper") and radius > 0.0:
            middle = 0.5 * (segment.start_mm[0] + segment.end_mm[0])
            at_mm = point_at(turned, middle)
            spots.append(Spot(value=length / (2.0 * radius), faces=segment.faces, at_mm=at_mm))
    most = max(spot.value for spot in spots)
    grade = limits.at_most(most, warn="turned_slenderness_advised")
    yield Outcome(
        code="slender-turned-part",
        grade=grade,
        measured=most,
        unit="ratio",
        words={"length": turned.length_mm, "diameter": turned.diameter_mm},
        where=beyond(limits, grade, spots, low=False),
    )
