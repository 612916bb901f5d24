"""Hollow spaces without a way out.

**Hard to make** Nothing can be taken out of a closed hollow: supports stay in, and so does a cutter's chip.

**Better** Open the hollow with a hole, or split the part.
"""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="enclosed-void",
    families=("additive",),
    quantities=("cavities",),
    rationale="What is closed in stays in; a printer can build around it, so it is for the designer to want.",
)
def enclosed_void(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """What hollow space is closed in is named."""
    cavities = known(part.cavities)
    if not cavities:
        yield not_applicable(limits, "enclosed-void", "The part has no closed hollow.")
        return
    volume = sum(cavity.volume_mm3 for cavity in cavities)
    yield Outcome(
        code="enclosed-void",
        grade=limits.always(Verdict.PASS),
        measured=volume,
        unit="mm3",
        message="{measured} are closed in ({count} hollows); it can be built, but nothing comes out again.",
        words={"count": len(cavities)},
    )
