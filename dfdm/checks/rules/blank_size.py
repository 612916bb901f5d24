"""The flat blank fits what the shop handles."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.envelope import fits_flat
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.facts import PartFacts


@check(
    key="blank-size",
    families=("forming",),
    limits=("envelope_x_max", "envelope_y_max"),
    quantities=("bends", "flat_pattern"),
    rationale="The blank is cut from one sheet and turned in front of the brake.",
)
def blank_size(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The blank, turned as it likes, fits onto the sheet and in front of the brake."""
    flat = known(part.flat_pattern)
    if not flat.is_bent or flat.size_mm is None:
        yield not_applicable(limits, "larger-than-machine", "no-flat-pattern")
        return
    length, width = sorted(flat.size_mm, reverse=True)
    yield fits_flat(limits, length, width, x="envelope_x_max", y="envelope_y_max")
