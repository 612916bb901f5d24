"""Holes and recesses along the directions in which a part is clamped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check, known
from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.tilting import inclined, tilting
from dfdm.checks.verdict import Verdict
from dfdm.facts import Hole, PartFacts, Pocket
from dfdm.processes import Offered


@check(
    key="inclined-hole",
    families=("subtractive",),
    limits=("tilting_axes",),
    quantities=("holes", "pockets", "reach"),
    rationale="What is cut at an angle needs a part that is tilted, by the machine or by hand.",
)
def inclined_hole(part: PartFacts, limits: Limits, offers: Offered) -> Iterator[Outcome]:
    """Holes and recesses run along the sides of the clamped part, or the machine tilts."""
    leaning = inclined(part)
    holes, pockets = leaning.holes, leaning.pockets
    if known(part.holes):
        yield Outcome(
            code="inclined-hole",
            grade=_grade(limits, offers, holes),
            measured=leaning.holes_deg,
            unit="deg",
            words={"count": len(holes)},
            where=lambda row: Where(
                faces=tuple(sorted({face for hole in holes for face in hole.faces})),
                at_mm=tuple(hole.origin_mm for hole in holes),
            ),
        )
    else:
        yield not_applicable(limits, "inclined-hole", "no-holes")
    if known(part.pockets):
        yield Outcome(
            code="inclined-pocket",
            grade=_grade(limits, offers, pockets),
            measured=leaning.pockets_deg,
            unit="deg",
            words={"count": len(pockets)},
            where=lambda row: Where(
                faces=tuple(sorted({face for pocket in pockets for face in pocket.faces})),
                at_mm=tuple(pocket.at_mm for pocket in pockets),
            ),
        )
    else:
        yield not_applicable(limits, "inclined-pocket", "no-pockets")


def _grade(limits: Limits, offers: Offered, leaning: Sequence[Hole | Pocket]) -> Grade:
    if not leaning:
        return limits.always(Verdict.PASS)
    return limits.allowed("tilting_axes").lifted(tilting(offers))
