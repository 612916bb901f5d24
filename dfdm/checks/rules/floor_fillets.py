"""Fillets at the feet of a pocket that one tool cuts."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="floor-fillets",
    families=("subtractive",),
    limits=("floor_radius_spread_max",),
    quantities=("pockets",),
    rationale="A tool has one corner radius: each further radius at the floor is one more tool.",
)
def floor_fillets(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """All fillets at the floor of a pocket have one radius."""
    rounded = [(p, [r for r in p.floor_radii_mm if r > 0.0]) for p in known(part.pockets)]
    spots = [Spot(value=max(r) / min(r), faces=p.faces, at_mm=p.at_mm) for p, r in rounded if r]
    if not spots:
        yield not_applicable(limits, "mixed-floor-fillets", "no-floor-fillets")
        return
    most = max(spot.value for spot in spots)
    grade = limits.at_most(most, warn="floor_radius_spread_max")
    yield Outcome(
        code="mixed-floor-fillets",
        grade=grade,
        measured=most,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
