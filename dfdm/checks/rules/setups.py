"""How often the part is clamped."""

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
    )
