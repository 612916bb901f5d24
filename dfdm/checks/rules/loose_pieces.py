"""One sheet part, one outline."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_ONE = 1


@check(
    key="loose-pieces",
    families=("sheet",),
    quantities=("sheet",),
    rationale="What no strip of material holds falls out when it is cut.",
)
def loose_pieces(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part comes out of the sheet in one piece."""
    sheet = known(part.sheet)
    if not sheet.is_sheet:
        yield not_applicable(limits, "several-pieces", "no-sheet")
        return
    outer = [cut for cut in sheet.cuts if not cut.inner]
    yield Outcome(
        code="several-pieces",
        grade=limits.always(Verdict.WARN if sheet.pieces > _ONE else Verdict.PASS),
        measured=sheet.pieces,
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({f for cut in outer for f in cut.faces})), at_mm=tuple(cut.at_mm for cut in outer)
        ),
    )
