"""A part that stays on the bed while it grows.

**Hard to make** A small or narrow footing lets go of the bed; a tall part on it is knocked over by the nozzle; a part
whose weight hangs outside its footing tips by itself.

**Better** Lay the part on a larger face, widen its foot, or print a brim.
"""

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
        message="Only {measured} lie on the bed; {limit} hold it safely.",
        passes="{measured} lie on the bed.",
        remedy="Lay the part on a larger face, or print it with a brim.",
    )
    width = orientation.footing_width_mm
    slenderness = orientation.size_mm[2] / width if width > 0.0 else math.inf
    yield Outcome(
        code="slender",
        grade=limits.at_most(slenderness, warn="slenderness_max"),
        measured=slenderness,
        unit="ratio",
        message="The part stands {height} mm tall on a footing {width} mm wide; up to {limit} times its width is safe.",
        passes="The part is {measured} times as tall as its footing is wide.",
        words={"height": orientation.size_mm[2], "width": width},
        remedy="Lay the part down, or widen its footing.",
    )
    if orientation.center_inside is None:
        yield unknown(limits, "topples", "the center of mass of an open surface is not known")
        return
    yield Outcome(
        code="topples",
        grade=limits.always(Verdict.PASS if orientation.center_inside else Verdict.WARN),
        message="The center of mass lies outside the footing: the part tips over without supports.",
        passes="The center of mass stands over the footing.",
        remedy="Turn the part so that its weight stands over its footing.",
    )
