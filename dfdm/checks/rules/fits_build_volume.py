"""The part fits into the printer as it lies."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.envelope import fits_flat
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.facts import Orientation, PartFacts


@check(
    key="fits-build-volume",
    families=("additive",),
    limits=("envelope_x_max", "envelope_y_max", "envelope_z_max"),
    rationale="Nothing can be built where the machine cannot go.",
)
def fits_build_volume(part: PartFacts, limits: Limits, orientation: Orientation) -> Iterator[Outcome]:
    """The box of the part, turned about the vertical as it likes, fits onto the bed and under the top."""
    del part
    length, width, height = orientation.size_mm
    yield Outcome(
        code="taller-than-machine",
        grade=limits.at_most(height, fail="envelope_z_max"),
        measured=height,
        unit="mm",
    )
    yield fits_flat(limits, length, width, x="envelope_x_max", y="envelope_y_max")
