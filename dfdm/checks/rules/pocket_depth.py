"""Pockets shallow enough for their width."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="pocket-depth",
    families=("subtractive",),
    limits=("pocket_depth_ratio_advised", "pocket_depth_ratio_max"),
    quantities=("pockets",),
    rationale="A tool that sticks out far bends with the third power of its length.",
)
def pocket_depth(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Pockets are shallow enough for their narrowest place."""
    pockets = [pocket for pocket in known(part.pockets) if pocket.narrowest_mm > 0.0]
    if not pockets:
        yield not_applicable(limits, "deep-pocket", "no-pockets")
        return
    spots = [Spot(value=p.depth_mm / p.narrowest_mm, faces=p.faces, at_mm=p.at_mm) for p in pockets]
    deepest = max(spot.value for spot in spots)
    grade = limits.at_most(deepest, warn="pocket_depth_ratio_advised", fail="pocket_depth_ratio_max")
    yield Outcome(
        code="deep-pocket",
        grade=grade,
        measured=deepest,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
