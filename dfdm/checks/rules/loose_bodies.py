"""One part, one body."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes.process import FAMILIES

_ONE = 1


@check(
    key="loose-bodies",
    families=FAMILIES,
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
    )
