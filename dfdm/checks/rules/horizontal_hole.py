"""Round holes that lie: their roof is built over nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import Orientation, PartFacts

_LYING = math.sin(math.radians(45.0))
"""A hole whose axis rises less than this lies; in a steeper one each layer rests on the one below."""


@check(
    key="horizontal-hole",
    families=("additive",),
    limits=("horizontal_hole_diameter_max",),
    quantities=("holes",),
    rationale="The crown of a round hole is level, however small the layers are.",
)
def horizontal_hole(part: PartFacts, limits: Limits, orientation: Orientation) -> Iterator[Outcome]:
    """Round holes that lie are small enough to carry their own roof."""
    lying = [
        hole
        for hole in known(part.holes)
        if abs(sum(a * u for a, u in zip(hole.axis, orientation.up, strict=True))) < _LYING
    ]
    if not lying:
        yield not_applicable(limits, "open-roof", "no-lying-holes")
        return
    spots = [Spot(value=max(s.diameter_mm for s in h.steps), faces=h.faces, at_mm=h.origin_mm) for h in lying]
    widest = max(spot.value for spot in spots)
    grade = limits.at_most(widest, warn="horizontal_hole_diameter_max")
    yield Outcome(
        code="open-roof",
        grade=grade,
        measured=widest,
        unit="mm",
        where=beyond(limits, grade, spots, low=False),
    )
