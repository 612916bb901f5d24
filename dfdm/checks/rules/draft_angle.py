"""Walls that lean away from the mold as it opens."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import pull_of
from dfdm.checks.outcome import Outcome, beyond, not_applicable
from dfdm.checks.verdict import FAIL, Verdict
from dfdm.facts import PartFacts, Pull
from dfdm.facts.curves import FloatArray


@check(
    key="draft-angle",
    families=("molding", "forming"),
    limits=(
        "draft_min",
        "draft_advised",
        "draft_male_advised",
        "undrafted_area_share_max",
        "undrafted_area_share_advised",
    ),
    quantities=("part", "draft"),
    rationale="An upright wall rubs along the mold over its whole depth, and shrinks onto a core.",
)
def draft_angle(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Walls along the opening of the mold have draft."""
    known(part.draft)
    pull = pull_of(part)
    if pull is None:
        yield not_applicable(limits, "little-draft", "no-pull")
        return
    # The least draft that more than the tolerated area has: angles are read off the curve. Low edges are let be upright.
    most = _least(pull, np.nan_to_num(limits["undrafted_area_share_max"]) * part.body.area_mm2)
    upright = limits.at_least(most, fail="draft_min")
    yield Outcome(
        code="no-draft",
        grade=upright.only(~np.isnan(limits["draft_min"]), Verdict.NOT_APPLICABLE),
        measured=most,
        unit="deg",
        words={"area": pull.area_below(np.nan_to_num(limits["draft_min"])), "depth": pull.depth_mm},
        where=beyond(limits, upright, pull.places, low=True),
        reason="no-least-draft",
    )
    least = _least(pull, np.nan_to_num(limits["undrafted_area_share_advised"]) * part.body.area_mm2)
    little = limits.at_least(least, warn="draft_advised")
    yield Outcome(
        code="little-draft",
        grade=little.only(upright.verdict != FAIL, Verdict.NOT_APPLICABLE),
        measured=least,
        unit="deg",
        words={"area": pull.area_below(np.nan_to_num(limits["draft_advised"])), "depth": pull.depth_mm},
        where=beyond(limits, little, pull.places, low=True),
        reason="said-already",
    )
    male = limits["draft_male_advised"]
    yield Outcome(
        code="female-mold-only",
        grade=limits.always(Verdict.PASS).only(
            (least < male) & ~(least < limits["draft_advised"]) & ~np.isnan(male), Verdict.NOT_APPLICABLE
        ),
        measured=least,
        unit="deg",
        words={"male": male},
        reason="either-mold",
    )


def _least(pull: Pull, tolerated: FloatArray) -> FloatArray:
    """The greatest measured angle (n,) below which no more than the tolerated area (n,) lies."""
    fits = pull.area_mm2[np.newaxis, :] <= tolerated[:, np.newaxis] + 1e-9
    last = fits.sum(axis=1) - 1  # the area below an angle grows with it
    return np.asarray(np.where(last >= 0, pull.angle_deg[np.maximum(last, 0)], 0.0), dtype=np.float64)
