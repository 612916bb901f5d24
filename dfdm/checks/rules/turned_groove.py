"""Grooves on the outside that a grooving tool cuts."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.checks.turning import point_at
from dfdm.facts import PartFacts


@check(
    key="turned-groove",
    families=("subtractive",),
    limits=("groove_width_min", "groove_depth_max", "groove_depth_ratio_max"),
    quantities=("turned",),
    rationale="A groove is cut by a blade as wide as the groove at most, and as long as it is deep.",
)
def turned_groove(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Outer grooves are wide enough for a blade, and shallow enough for it to stay straight."""
    turned = known(part.turned)
    grooves = [f for f in turned.features if f.kind == "groove" and f.side == "od" and f.end_mm > f.start_mm]
    if not grooves:
        yield not_applicable(limits, "narrow-groove", "no-grooves")
        yield not_applicable(limits, "deep-groove", "no-grooves")
        yield not_applicable(limits, "slender-groove", "no-grooves")
        return
    at = {f: point_at(turned, 0.5 * (f.start_mm + f.end_mm)) for f in grooves}
    widths = [Spot(value=f.end_mm - f.start_mm, faces=f.faces, at_mm=at[f]) for f in grooves]
    depths = [Spot(value=f.depth_mm, faces=f.faces, at_mm=at[f]) for f in grooves]
    ratios = [Spot(value=f.depth_mm / (f.end_mm - f.start_mm), faces=f.faces, at_mm=at[f]) for f in grooves]
    narrowest = min(spot.value for spot in widths)
    narrow = limits.at_least(narrowest, warn="groove_width_min")
    yield Outcome(
        code="narrow-groove",
        grade=narrow,
        measured=narrowest,
        unit="mm",
        where=beyond(limits, narrow, widths, low=True),
    )
    deepest = max(spot.value for spot in depths)
    deep = limits.at_most(deepest, warn="groove_depth_max")  # a wide recess is turned without a blade
    yield Outcome(
        code="deep-groove",
        grade=deep,
        measured=deepest,
        unit="mm",
        where=beyond(limits, deep, depths, low=False),
    )
    steepest = max(spot.value for spot in ratios)
    slender = limits.at_most(steepest, warn="groove_depth_ratio_max")
    yield Outcome(
        code="slender-groove",
        grade=slender,
        measured=steepest,
        unit="ratio",
        where=beyond(limits, slender, ratios, low=False),
    )
