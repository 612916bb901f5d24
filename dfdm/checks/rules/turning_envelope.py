"""Turned parts of a size that lathes hold."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.facts import PartFacts

_HALF = 0.5


@check(
    key="turning-envelope",
    families=("subtractive",),
    limits=(
        "turning_diameter_max",
        "turning_diameter_advised",
        "turning_length_max",
        "turning_length_advised",
        "turning_diameter_min",
        "turning_length_min",
    ),
    quantities=("turned",),
    rationale="The chuck, the bed and the bar decide what size can be turned.",
)
def turning_envelope(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part fits into the lathe, and is large enough to be held."""
    turned = known(part.turned)
    if turned.fraction < _HALF:
        yield not_applicable(limits, "wide-for-lathe", "no-turned-part")
        yield not_applicable(limits, "long-for-lathe", "no-turned-part")
        yield not_applicable(limits, "thin-for-lathe", "no-turned-part")
        yield not_applicable(limits, "short-for-lathe", "no-turned-part")
        return
    wide, long = turned.diameter_mm, turned.length_mm
    yield Outcome(
        code="wide-for-lathe",
        grade=limits.at_most(wide, fail="turning_diameter_max", warn="turning_diameter_advised"),
        measured=wide,
        unit="mm",
    )
    yield Outcome(
        code="long-for-lathe",
        grade=limits.at_most(long, fail="turning_length_max", warn="turning_length_advised"),
        measured=long,
        unit="mm",
    )
    yield Outcome(
        code="thin-for-lathe",
        grade=limits.at_least(wide, warn="turning_diameter_min"),
        measured=wide,
        unit="mm",
    )
    yield Outcome(
        code="short-for-lathe",
        grade=limits.at_least(long, warn="turning_length_min"),
        measured=long,
        unit="mm",
    )
