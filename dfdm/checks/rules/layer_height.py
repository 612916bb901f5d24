"""The layer height a route asks for is one that the machine lays."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.processes import Route

_PARAMETER = "layer_height"


@check(
    key="layer-height",
    families=("additive",),
    limits=("layer_height_min", "layer_height_max"),
    rationale="A machine lays layers of a certain range of heights only.",
)
def layer_height(part: PartFacts, limits: Limits, route: Route) -> Iterator[Outcome]:
    """The layer height that the route fixes is in the machine's range."""
    del part
    wanted = route.shaping.parameters.get(_PARAMETER)
    if wanted is None:
        yield not_applicable(limits, "layer-height", "no-height")
        return
    if isinstance(wanted, str):
        yield unknown(limits, "layer-height", "no-number", {"given": wanted})
        return
    height = float(wanted)
    yield Outcome(
        code="thick-layer",
        grade=limits.at_most(height, fail="layer_height_max"),
        measured=height,
        unit="mm",
    )
    yield Outcome(
        code="thin-layer",
        grade=limits.at_least(height, fail="layer_height_min"),
        measured=height,
        unit="mm",
    )
