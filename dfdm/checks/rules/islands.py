"""Layers that begin in mid-air.

**Hard to make** What starts over nothing has nothing to stick to: it falls on the bed or hangs on the nozzle.

**Better** Turn the part, join the island to the body from below with a slope, or print supports.
"""

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
        message="The part begins in mid-air at {count} places and needs supports there.",
        passes="Every layer begins on the one below.",
        words={"count": len(places)},
        remedy="Turn the part, or let a slope lead down from where it begins.",
        where=lambda row: Where.of_places(places),
        reason="whether supports can be printed is not known",
    )
