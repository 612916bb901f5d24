"""Parts large enough to be held, found and finished."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.facts import PartFacts


@check(
    key="part-size",
    families=("additive", "sheet", "subtractive"),
    limits=("part_size_min", "part_size_advised"),
    quantities=("part",),
    rationale="A part must be larger than what the machine resolves and large enough to hold.",
)
def part_size(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part is large enough in two directions."""
    # Guides give a least size "15 x 15": the second largest side of the box must reach it, a plate may be thin.
    side = sorted(part.body.bounding_box_mm)[1]
    yield Outcome(
        code="small-part",
        grade=limits.at_least(side, fail="part_size_min", warn="part_size_advised"),
        measured=side,
        unit="mm",
    )
