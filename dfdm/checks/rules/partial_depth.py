"""Recesses that do not go through the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_RECESSES = frozenset({"pocket", "counterbore"})


@check(
    key="partial-depth",
    families=("sheet",),
    limits=("partial_depth_offered",),
    quantities=("sheet",),
    rationale="A cutter that goes once around and through has no depth to set.",
)
def partial_depth(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Nothing is cut to a part of the thickness, or the shop offers it."""
    sheet = known(part.sheet)
    recesses = [why for why in sheet.why_not if why.kind in _RECESSES]
    if not sheet.is_sheet and not recesses:
        yield not_applicable(limits, "partial-depth", "no-sheet")
        return
    yield Outcome(
        code="partial-depth",
        grade=limits.allowed("partial_depth_offered", otherwise=Verdict.FAIL)
        if recesses
        else limits.always(Verdict.PASS),
        measured=len(recesses),
        unit="count",
        where=lambda row: Where(faces=tuple(sorted({face for why in recesses for face in why.faces}))),
    )
