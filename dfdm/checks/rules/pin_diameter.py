"""Pins thick enough to stand."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="pin-diameter",
    families=("additive",),
    limits=("pin_diameter_min", "pin_diameter_advised"),
    quantities=("bosses",),
    rationale="A pin of a few lines per layer has little to hold it together.",
)
def pin_diameter(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Standing pins are thick enough."""
    bosses = known(part.bosses)
    if not bosses:
        yield not_applicable(limits, "thin-pin", "no-pins")
        return
    spots = [Spot(value=b.diameter_mm, faces=b.faces, at_mm=b.origin_mm) for b in bosses]
    thinnest = min(spot.value for spot in spots)
    grade = limits.at_least(thinnest, fail="pin_diameter_min", warn="pin_diameter_advised")
    yield Outcome(
        code="thin-pin",
        grade=grade,
        measured=thinnest,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
