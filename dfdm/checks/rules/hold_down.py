"""Pieces that tabs hold until the cut is closed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.facts import PartFacts


@check(
    key="hold-down",
    families=("sheet",),
    limits=("tab_width", "tabs_per_piece"),
    quantities=("sheet",),
    rationale="A router pushes the piece it has just cut free: tabs hold it, and need room along its edge.",
)
def hold_down(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The edge of each piece has room for the tabs that hold it."""
    sheet = known(part.sheet)
    outer = [cut for cut in sheet.cuts if not cut.inner]
    if not sheet.is_sheet or not outer:
        yield not_applicable(limits, "no-room-for-tabs", "no-sheet")
        return
    shortest = min(outer, key=lambda cut: cut.length_mm)
    # Room for as many tabs as the shop sets, and as much again between them.
    count = np.maximum(limits["tabs_per_piece"], 1.0)
    grade = limits.at_least(shortest.length_mm / (2.0 * count), warn="tab_width")
    yield Outcome(
        code="no-room-for-tabs",
        grade=grade,
        measured=shortest.length_mm / (2.0 * count),
        unit="mm",
        words={"tabs": count, "length": shortest.length_mm},
        where=lambda row: Where(faces=shortest.faces, at_mm=(shortest.at_mm,)),
    )
