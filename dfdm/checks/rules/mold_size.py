"""Parts that fit the machine that molds or forms them."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.envelope import fits_flat
from dfdm.checks.limits import Limits
from dfdm.checks.molded import across, pull_of
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.facts import PartFacts


@check(
    key="mold-size",
    families=("molding", "forming"),
    limits=("envelope_x_max", "envelope_y_max", "envelope_z_max"),
    quantities=("part", "draft"),
    rationale="A mold is opened between plates of one size, by one stroke.",
)
def mold_size(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part fits the machine along and across the opening of the mold."""
    known(part.draft)
    pull = pull_of(part)
    if pull is None:
        yield not_applicable(limits, "deeper-than-machine", "no-pull")
        return
    yield Outcome(
        code="deeper-than-machine",
        grade=limits.at_most(pull.depth_mm, fail="envelope_z_max"),
        measured=pull.depth_mm,
        unit="mm",
    )
    sizes = across(part, pull)
    if sizes is None:
        yield unknown(limits, "larger-than-machine", "slanted-pull")
        return
    yield fits_flat(limits, *sizes, x="envelope_x_max", y="envelope_y_max")
