"""Layers that begin in mid-air."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where
from dfdm.checks.verdict import Verdict
from dfdm.facts import Orientation, PartFacts


@check(
    key="islands",
    families=("additive",),
    limits=("support_available",),
    rationale="Every layer must rest on the one below or on supports.",
)
def islands(part: PartFacts, limits: Limits, orientation: Orientation) -> Iterator[Outcome]:
    """Nothing begins in mid-air."""
    del part
    places = orientation.islands
    grade = limits.always(Verdict.FAIL if places else Verdict.PASS).eased(limits["support_available"])
    yield Outcome(
        code="island",
        grade=grade,
        measured=len(places),
        unit="count",
        words={"count": len(places)},
        where=lambda row: Where.of_places(places),
        reason="no-word-on-supports",
    )
