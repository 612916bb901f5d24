"""Fillets at the foot of walls smaller than those between walls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import Corner, PartFacts, Pocket


@check(
    key="floor-radius",
    families=("subtractive",),
    limits=("floor_radius_ratio_max",),
    quantities=("pockets",),
    rationale="One tool cuts walls and floor only if its corner radius is smaller than its own radius.",
)
def floor_radius(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Fillets at the floor of pockets are smaller than those between their walls."""
    spots = [
        Spot(value=p.floor_radius_mm / radius, faces=p.faces, at_mm=p.at_mm)
        for p in known(part.pockets)
        if p.floor_radius_mm > 0.0 and (radius := _wall_radius(p, part.corners or ())) > 0.0
    ]
    if not spots:
        yield not_applicable(limits, "large-floor-fillet", "no-fillets")
        return
    largest = max(spot.value for spot in spots)
    grade = limits.at_most(largest, warn="floor_radius_ratio_max")
    yield Outcome(
        code="large-floor-fillet",
        grade=grade,
        measured=largest,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )


def _wall_radius(pocket: Pocket, corners: Iterable[Corner]) -> float:
    """The least radius between walls: at the floor a fillet larger than it has used it up, above the fillet it stands."""
    above = [
        c.radius_mm for c in corners if not c.floor and c.radius_mm > 0.0 and not set(c.faces).isdisjoint(pocket.faces)
    ]
    return min(above, default=pocket.corner_radius_mm)
