"""Hollows that suck at the vat while the part is drawn out of it."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import Orientation, PartFacts


@check(
    key="suction-cup",
    families=("additive",),
    limits=("suction_area_max",),
    rationale="A cup whose rim meets the film holds a vacuum at every layer.",
)
def suction_cup(part: PartFacts, limits: Limits, orientation: Orientation) -> Iterator[Outcome]:
    """No hollow closes with the film of the vat to a suction cup."""
    del part
    cups = [cup for cup in orientation.cups if cup.opens == "up"]  # away from the bed: towards the film
    if not cups:
        yield not_applicable(limits, "suction-cup", "no-cups")
        return
    spots = [Spot(value=cup.area_mm2, faces=cup.faces, at_mm=cup.at_mm) for cup in cups]
    largest = max(cups, key=lambda cup: cup.area_mm2)
    grade = limits.at_most(largest.area_mm2, warn="suction_area_max")
    yield Outcome(
        code="suction-cup",
        grade=grade,
        measured=largest.area_mm2,
        unit="mm2",
        words={"depth": largest.depth_mm},
        where=beyond(limits, grade, spots, low=False),
    )
