"""Recesses that need a cutter wider than its shank."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="undercut-recess",
    families=("subtractive",),
    limits=("undercut_cutters",),
    quantities=("pockets",),
    rationale="A T-slot or a dovetail is cut by a tool of its own form, in one pass of one size.",
)
def undercut_recess(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """No recess reaches beneath its walls, or the shop has the cutters for it."""
    pockets = known(part.pockets)
    under = [p for p in pockets if p.kind in ("t_slot", "dovetail")]
    if not pockets:
        yield not_applicable(limits, "undercut-recess", "no-pockets")
        return
    yield Outcome(
        code="undercut-recess",
        grade=limits.allowed("undercut_cutters") if under else limits.always(Verdict.PASS),
        measured=len(under),
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({face for p in under for face in p.faces})), at_mm=tuple(p.at_mm for p in under)
        ),
    )
