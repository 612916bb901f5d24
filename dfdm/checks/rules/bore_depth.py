"""Bores shallow enough for the bar that turns them."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.checks.turning import bores, point_at
from dfdm.facts import PartFacts
from dfdm.processes.tools import widest_metric_drill


@check(
    key="bore-depth",
    families=("subtractive",),
    limits=("bore_depth_ratio_advised", "bore_depth_ratio_max"),
    quantities=("turned",),
    rationale="A boring bar is thinner than the bore and held at one end: it bends with the third power of its reach.",
)
def bore_depth(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """What a bar must bore lies near enough to an end."""
    turned = known(part.turned)
    found = list(bores(turned, wider_than_mm=widest_metric_drill()))
    if not found:
        yield not_applicable(limits, "deep-bore", "no-bores")
        return
    spots = [Spot(value=b.depth_mm / b.passage_mm, faces=b.faces, at_mm=point_at(turned, b.height_mm)) for b in found]
    deepest = max(spot.value for spot in spots)
    grade = limits.at_most(deepest, warn="bore_depth_ratio_advised", fail="bore_depth_ratio_max")
    yield Outcome(
        code="deep-bore",
        grade=grade,
        measured=deepest,
        unit="ratio",
        where=beyond(limits, grade, spots, low=False),
    )
