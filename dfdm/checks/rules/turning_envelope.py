"""Turned parts of a size that lathes hold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Grade, Limits
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
        grade=_within(limits, wide, "turning_diameter_max", "turning_diameter_advised"),
        measured=wide,
        unit="mm",
    )
    yield Outcome(
        code="long-for-lathe",
        grade=_within(limits, long, "turning_length_max", "turning_length_advised"),
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


def _within(limits: Limits, measured_mm: float, most: str, common: str) -> Grade:
    """Graded by what the machine takes; where it does not say, by what is common."""
    own, both = limits.at_most(measured_mm, fail=most), limits.at_most(measured_mm, fail=most, warn=common)
    said = ~np.isnan(limits[most])
    return Grade(
        verdict=np.where(said, own.verdict, both.verdict).astype(np.int8),
        keys=both.keys,
        decided=np.where(said, own.decided, both.decided).astype(np.intp),
    )
