"""Parts that one shot of the machine fills."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="shot-volume",
    families=("molding",),
    limits=("shot_volume_max", "shot_share_advised"),
    quantities=("part",),
    rationale="What the barrel holds is all that a mold gets.",
)
def shot_volume(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """One shot of the machine fills the part."""
    volume = part.body.volume_mm3
    if volume is None:
        yield unknown(limits, "larger-than-shot", "open-surface")
        return
    yield Outcome(
        code="larger-than-shot",
        grade=limits.at_most(volume, fail="shot_volume_max"),
        measured=volume,
        unit="mm3",
    )
    most = limits["shot_volume_max"]
    share = volume / np.where(most > 0.0, most, np.nan)
    grade = limits.at_most(share, warn="shot_share_advised")
    yield Outcome(
        code="shot-used-up",
        grade=grade.only(share <= 1.0, Verdict.NOT_APPLICABLE),
        measured=share,
        unit="ratio",
        words={"percent": share * 100.0},
    )
