"""A part that stays on the bed while it grows."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import Orientation, PartFacts


@check(
    key="footing",
    families=("additive",),
    limits=("footing_area_min", "slenderness_max"),
    rationale="The first layer alone holds the part against shrinkage and the push of the nozzle.",
)
def footing(part: PartFacts, limits: Limits, orientation: Orientation) -> Iterator[Outcome]:
    """The part stands firmly while it is built."""
    del part
    yield Outcome(
        code="small-footing",
        grade=limits.at_least(orientation.footing_area_mm2, warn="footing_area_min"),
        measured=orientation.footing_area_mm2,
        unit="mm2",
    )
    width = orientation.footing_width_mm
    slenderness = orientation.size_mm[2] / width if width > 0.0 else math.inf
    yield Outcome(
        code="slender",
        grade=limits.at_most(slenderness, warn="slenderness_max"),
        measured=slenderness,
        unit="ratio",
        words={"height": orientation.size_mm[2], "width": width},
    )
    if orientation.center_inside is None:
        yield unknown(limits, "topples", "no-center")
        return
    yield Outcome(
        code="topples",
        grade=limits.always(Verdict.PASS if orientation.center_inside else Verdict.WARN),
    )
