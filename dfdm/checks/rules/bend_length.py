"""Bends no longer than the tools."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent, spot
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="bend-length",
    families=("forming",),
    limits=("bend_length_max",),
    quantities=("bends", "flat_pattern"),
    rationale="A bend is made in one stroke over its whole length.",
)
def bend_length(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The longest bend fits into the brake."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "longer-than-brake", "no-bends")
        return
    bends, _ = found
    spots = [spot(bend, bend.length_mm) for bend in bends]
    longest = max(s.value for s in spots)
    grade = limits.at_most(longest, fail="bend_length_max")
    yield Outcome(
        code="longer-than-brake",
        grade=grade,
        measured=longest,
        unit="mm",
        where=beyond(limits, grade, spots, low=False),
    )
