"""Depth that a sheet can be drawn to."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import across, pull_of
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.facts import PartFacts


@check(
    key="draw-ratio",
    families=("forming",),
    limits=("draw_ratio_advised",),
    quantities=("part", "draft"),
    rationale="The sheet gets as much thinner as its surface gets larger.",
)
def draw_ratio(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part is no deeper than it is wide."""
    known(part.draft)
    pull = pull_of(part)
    if pull is None:
        yield not_applicable(limits, "deep-draw", "no-pull")
        return
    sizes = across(part, pull)
    if sizes is None or sizes[1] <= 0.0:
        yield unknown(limits, "deep-draw", "slanted-pull")
        return
    ratio = pull.depth_mm / sizes[1]
    footprint = pull.projected_area_mm2
    yield Outcome(
        code="deep-draw",
        grade=limits.at_most(ratio, warn="draw_ratio_advised"),
        measured=ratio,
        unit="ratio",
        words={
            "depth": pull.depth_mm,
            "width": sizes[1],
            "stretch": 0.5 * part.body.area_mm2 / footprint if footprint else float("nan"),
        },
    )
