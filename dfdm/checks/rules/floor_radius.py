"""Fillets at the foot of walls smaller than those between walls."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="floor-radius",
    families=("subtractive",),
    limits=("floor_radius_ratio_max",),
    quantities=("pockets",),
    rationale="One tool cuts walls and floor only if its corner radius is smaller than its own radius.",
)
def floor_radius(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Fillets at the floor of pockets are smaller than those between their walls."""
    pockets = [p for p in known(part.pockets) if p.floor_radius_mm > 0.0 and p.corner_radius_mm > 0.0]
    if not pockets:
        yield not_applicable(limits, "large-floor-fillet", "no-fillets")
        return
    spots = [Spot(value=p.floor_radius_mm / p.corner_radius_mm, faces=p.faces, at_mm=p.at_mm) for p in pockets]
    largest = max(spot.value for spot in spots)
    grade = limits.at_most(largest, warn="floor_radius_ratio_max")
    yield Outcome(
        code="large-floor-fillet",
        grade=grade,
        measured=largest,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
