"""How often the part is clamped.

**Hard to make** Each further clamping costs set-up time, and what is cut in two clampings is never quite in line.

**Better** Put what must be milled on one or two opposite sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.facts import PartFacts


@check(
    key="setups",
    families=("subtractive",),
    limits=("setups_advised", "setups_max"),
    quantities=("reach",),
    rationale="Every clamping costs time and accuracy.",
)
def setups(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part needs few clampings."""
    count = len(known(part.reach).setups)
    yield Outcome(
        code="many-setups",
        grade=limits.at_most(count, warn="setups_advised", fail="setups_max"),
        measured=count,
        unit="count",
        message="The part must be clamped {measured} times; {limit} is common.",
        passes="The part is clamped {measured} times.",
        remedy="Move features so that {limit} tool directions reach them all.",
    )
