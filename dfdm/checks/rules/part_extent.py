"""Parts large enough to be found in the powder."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.facts import PartFacts


@check(
    key="part-extent",
    families=("additive",),
    limits=("part_extent_min",),
    quantities=("part",),
    rationale="What is too small in all directions falls through the sieve.",
)
def part_extent(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Length, width and height together are enough for the part to be found and cleaned."""
    extent = sum(part.body.bounding_box_mm)
    yield Outcome(
        code="lost-in-powder",
        grade=limits.at_least(extent, fail="part_extent_min"),
        measured=extent,
        unit="mm",
    )
