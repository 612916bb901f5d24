"""Holes along the directions in which a part is clamped."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Offered

_SQUARE_DEG: Final = 1.0
"""Up to which angle a hole runs along a clamping direction."""
_TILTS: Final = "3+2"
"""The option of machines that turn the part to any side without clamping it anew."""


@check(
    key="inclined-hole",
    families=("subtractive",),
    limits=("tilting_axes",),
    quantities=("holes", "reach"),
    rationale="A hole at an angle needs a part that is tilted, by the machine or by hand.",
)
def inclined_hole(part: PartFacts, limits: Limits, offers: Offered) -> Iterator[Outcome]:
    """Holes run along one of the sides of the clamped part, or the machine tilts."""
    holes = known(part.holes)
    if not holes:
        yield not_applicable(limits, "inclined-hole", "no-holes")
        return
    ups = [direction.up for direction in known(part.reach).directions]
    lean = [
        math.degrees(
            math.acos(min(1.0, max(abs(sum(a * b for a, b in zip(hole.axis, up, strict=True))) for up in ups)))
        )
        for hole in holes
    ]
    inclined = [hole for hole, angle in zip(holes, lean, strict=True) if angle > _SQUARE_DEG]
    tilts = offers.where(lambda offer: offer.machine is not None and _TILTS in offer.machine.options)
    yield Outcome(
        code="inclined-hole",
        grade=limits.allowed("tilting_axes").lifted(tilts) if inclined else limits.always(Verdict.PASS),
        measured=max(lean),
        unit="deg",
        words={"count": len(inclined)},
        where=lambda row: Where(
            faces=tuple(sorted({face for hole in inclined for face in hole.faces})),
            at_mm=tuple(hole.origin_mm for hole in inclined),
        ),
    )
