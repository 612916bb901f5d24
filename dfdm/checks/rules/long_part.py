"""Long and thin parts, and large flat ones, that warp while the powder cools."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="long-part",
    families=("additive",),
    limits=(
        "warp_length_min",
        "aspect_ratio_advised",
        "flat_length_max",
        "flat_thickness_advised",
    ),
    quantities=("part",),
    rationale="What is long and thin cools unevenly and bends; its own stiffness has little to set against it.",
)
def long_part(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part is stiff enough to stay straight while it cools."""
    short, middle, long = sorted(part.body.bounding_box_mm)
    aspect = long / middle if middle > 0.0 else np.inf
    yield Outcome(
        code="long-and-thin",
        grade=limits.at_most(aspect, warn="aspect_ratio_advised").only(
            ~(long < limits["warp_length_min"]), Verdict.NOT_APPLICABLE
        ),
        measured=aspect,
        unit="ratio",
        words={"length": long, "width": middle},
        reason="short-enough",
    )
    yield Outcome(
        code="large-and-flat",
        grade=limits.at_least(short, warn="flat_thickness_advised").only(
            ~(long <= limits["flat_length_max"]), Verdict.NOT_APPLICABLE
        ),
        measured=short,
        unit="mm",
        words={"length": long},
        reason="short-enough",
    )
