"""Holes that pass a hollow on their way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_RIM: Final = 0.1
"""What breaks the wall nearer to an end than this share of the diameter is part of that end."""


@check(
    key="crossing-hole",
    families=("subtractive",),
    limits=("hole_through_cavity",),
    quantities=("holes",),
    rationale="A drill that comes out into the open bends, and enters the far wall beside its axis.",
)
def crossing_hole(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """No hole leaves the material and enters it again."""
    holes = known(part.holes)
    if not holes:
        yield not_applicable(limits, "hole-through-cavity", "no-holes")
        return
    crossing = [
        (hole, crossing)
        for hole in holes
        for crossing in hole.crosses
        if crossing.kind == "opening"
        and crossing.start_mm > _RIM * hole.diameter_mm
        and crossing.end_mm < hole.depth_mm - _RIM * hole.diameter_mm
    ]
    yield Outcome(
        code="hole-through-cavity",
        grade=limits.allowed("hole_through_cavity") if crossing else limits.always(Verdict.PASS),
        measured=len(crossing),
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({face for hole, _ in crossing for face in hole.faces})),
            at_mm=tuple(hole.origin_mm for hole, _ in crossing),
        ),
    )
