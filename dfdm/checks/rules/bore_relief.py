"""Blind bores that leave room for the tool at their end."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.turning import bore_floors, point_at
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes.tools import widest_metric_drill


@check(
    key="bore-relief",
    families=("subtractive",),
    limits=("bore_relief_needless",),
    quantities=("turned",),
    rationale="Where a bore ends at a flat face in a sharp corner, the tool has nowhere to run out.",
)
def bore_relief(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Blind bores end in a relief, a fillet or the cone of a drill."""
    turned = known(part.turned)
    floors = bore_floors(turned, wider_than_mm=widest_metric_drill())
    if not floors:
        yield not_applicable(limits, "no-bore-relief", "no-blind-bores")
        return
    ends = [floor for floor, sharp in floors if sharp]
    yield Outcome(
        code="no-bore-relief",
        grade=limits.allowed("bore_relief_needless") if ends else limits.always(Verdict.PASS),
        measured=len(ends),
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({face for floor in ends for face in floor.faces})),
            at_mm=tuple(point_at(turned, floor.start_mm[0]) for floor in ends),
        ),
    )
