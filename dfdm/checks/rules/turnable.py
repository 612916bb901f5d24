"""Parts that a lathe makes, and what is left for tools that turn themselves."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.facts import PartFacts


@check(
    key="turnable",
    families=("subtractive",),
    limits=("turned_share_min", "live_tooling"),
    quantities=("part", "turned"),
    essential=True,
    rationale="A lathe cuts what revolves about its axis, and nothing else unless its tools turn.",
)
def turnable(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Most of the surface revolves about one axis, and the lathe can cut what does not."""
    turned = known(part.turned)
    yield Outcome(
        code="not-turned",
        grade=limits.at_least(turned.fraction, fail="turned_share_min"),
        measured=turned.fraction,
        unit="ratio",
        words={"percent": turned.fraction * 100.0},
        where=lambda row: Where(faces=turned.off_axis_faces),
    )
    if not turned.off_axis_faces:
        yield not_applicable(limits, "off-axis-features", "all-revolves")
        return
    share = turned.off_axis_mm2 / part.body.area_mm2
    yield Outcome(
        code="off-axis-features",
        grade=limits.allowed("live_tooling"),
        measured=share,
        unit="ratio",
        words={"percent": share * 100.0, "area": turned.off_axis_mm2},
        where=lambda row: Where(faces=turned.off_axis_faces),
    )
