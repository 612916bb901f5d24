"""Pockets without a neck much narrower than the rest."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="pocket-regions",
    families=("subtractive",),
    limits=("region_width_ratio_advised",),
    quantities=("pockets",),
    rationale="The narrowest place decides the tool, unless a second one finishes what the first leaves.",
)
def pocket_regions(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The widest and the narrowest region of a pocket are not too far apart."""
    pockets = [p for p in known(part.pockets) if p.narrowest_mm > 0.0 and p.kind != "step"]
    if not pockets:
        yield not_applicable(limits, "uneven-pocket", "no-pockets")
        return
    spots = [Spot(value=p.width_mm / p.narrowest_mm, faces=p.faces, at_mm=p.at_mm) for p in pockets]
    most = max(spot.value for spot in spots)
    grade = limits.at_most(most, warn="region_width_ratio_advised")
    yield Outcome(
        code="uneven-pocket",
        grade=grade,
        measured=most,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
