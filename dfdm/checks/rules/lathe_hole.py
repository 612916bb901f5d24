"""Holes in turned parts that a lathe drills."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, Where, beyond, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import Hole, PartFacts

_ALONG: Final = math.cos(math.radians(1.0))
"""Cosine of the angle up to which a hole runs along the axis."""
_SQUARE: Final = math.sin(math.radians(1.0))
"""Cosine of the angle from which on it is square to the axis."""


@check(
    key="lathe-hole",
    families=("subtractive",),
    limits=("axial_hole_diameter_min", "radial_hole_diameter_min", "odd_hole_angles"),
    quantities=("turned", "holes"),
    rationale="Tools of a lathe point along its axis or square to it.",
)
def lathe_hole(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Holes run along the axis or square to it, and are wide enough for the drill."""
    turned = known(part.turned)
    holes = known(part.holes) if turned.outer else ()
    if not holes:
        yield not_applicable(limits, "small-axial-hole", "no-lathe-holes")
        yield not_applicable(limits, "small-radial-hole", "no-lathe-holes")
        yield not_applicable(limits, "odd-hole-angle", "no-lathe-holes")
        return
    lean = {hole: abs(sum(a * b for a, b in zip(hole.axis, turned.axis, strict=True))) for hole in holes}
    along = _widths(hole for hole in holes if lean[hole] > _ALONG)
    square = _widths(hole for hole in holes if lean[hole] < _SQUARE)
    if along:
        narrow = limits.at_least(min(s.value for s in along), warn="axial_hole_diameter_min")
        yield Outcome(
            code="small-axial-hole",
            grade=narrow,
            measured=min(s.value for s in along),
            unit="mm",
            where=beyond(limits, narrow, along, low=True),
        )
    else:
        yield not_applicable(limits, "small-axial-hole", "no-such-holes")
    if square:
        thin = limits.at_least(min(s.value for s in square), warn="radial_hole_diameter_min")
        yield Outcome(
            code="small-radial-hole",
            grade=thin,
            measured=min(s.value for s in square),
            unit="mm",
            where=beyond(limits, thin, square, low=True),
        )
    else:
        yield not_applicable(limits, "small-radial-hole", "no-such-holes")
    odd = [hole for hole in holes if _SQUARE <= lean[hole] <= _ALONG]
    if not odd:
        yield not_applicable(limits, "odd-hole-angle", "no-odd-angles")
        return
    angles = [min(a, 90.0 - a) for a in (math.degrees(math.acos(min(lean[hole], 1.0))) for hole in odd)]
    yield Outcome(
        code="odd-hole-angle",
        grade=limits.allowed("odd_hole_angles", otherwise=Verdict.FAIL),
        measured=max(angles),
        unit="deg",
        where=lambda row: Where(
            faces=tuple(sorted({face for hole in odd for face in hole.faces})),
            at_mm=tuple(hole.origin_mm for hole in odd),
        ),
    )


def _widths(holes: Iterable[Hole]) -> list[Spot]:
    return [Spot(value=hole.diameter_mm, faces=hole.faces, at_mm=hole.origin_mm) for hole in holes]
