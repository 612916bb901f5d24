"""One part, one body.

**Hard to make** Bodies that do not touch come off the machine as loose pieces.

**Better** Join them in the model, or export each as a part of its own so that it is counted and placed.
"""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_ONE = 1


@check(
    key="loose-bodies",
    families=("additive", "subtractive"),
    quantities=("part",),
    rationale="Several bodies in one file are made and priced as one part, which is seldom meant.",
)
def loose_bodies(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part is one body."""
    solids = part.body.solids
    yield Outcome(
        code="several-bodies",
        grade=limits.always(Verdict.WARN if solids > _ONE else Verdict.PASS),
        measured=solids,
        unit="count",
        message="The part consists of {measured} bodies, which come out loose or overlapping.",
        passes="The part is one body.",
        remedy="Join the bodies, or make each a part of its own.",
    )
