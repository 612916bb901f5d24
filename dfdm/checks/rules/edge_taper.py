"""Edges that a jet leaves a little out of square."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.facts import PartFacts
from dfdm.requirements.requirement import Resolved


@check(
    key="edge-taper",
    families=("sheet",),
    limits=("edge_taper",),
    quantities=("sheet",),
    rationale="A jet loses force on its way down: the cut narrows, and its edges lean.",
)
def edge_taper(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Declared tolerances leave room for the lean of the edge."""
    sheet = known(part.sheet)
    zones = [(r, r.requirement.tolerance_mm) for r in requirements if r.requirement.tolerance_mm is not None]
    if not sheet.is_sheet:
        yield not_applicable(limits, "leaning-edge", "no-sheet")
        return
    if not zones:
        yield not_applicable(limits, "leaning-edge", "no-tolerances")
        return
    tightest = min(zone for _, zone in zones if zone is not None)
    tight = [r for r, zone in zones if zone == tightest]
    yield Outcome(
        code="leaning-edge",
        grade=limits.at_least(tightest, warn="edge_taper"),
        measured=tightest,
        unit="mm",
        where=lambda row: Where(
            faces=tuple(sorted({face for r in tight for face in r.faces})),
            at_mm=tuple(point for r in tight for point in r.at_mm),
        ),
    )
