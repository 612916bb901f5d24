"""Outer tapers that the flank of an insert clears."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.checks.turning import point_at, recess_tapers
from dfdm.facts import PartFacts


@check(
    key="profile-relief",
    families=("subtractive",),
    limits=("profile_angle_max",),
    quantities=("turned",),
    rationale="Behind its nose an insert has a flank: what falls off more steeply than that flank is not reached.",
)
def profile_relief(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Tapers that lead down into a recess fall off no more steeply than a pointed insert."""
    turned = known(part.turned)
    falls = list(recess_tapers(turned))
    if not falls:
        yield not_applicable(limits, "steep-recess", "no-recess-tapers")
        return
    spots = [Spot(value=angle, faces=faces, at_mm=point_at(turned, height)) for angle, height, faces in falls]
    steepest = max(spot.value for spot in spots)
    grade = limits.at_most(steepest, warn="profile_angle_max")
    yield Outcome(
        code="steep-recess",
        grade=grade,
        measured=steepest,
        unit="deg",
        where=beyond(limits, grade, spots, low=False),
    )
