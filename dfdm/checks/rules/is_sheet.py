"""The part is a flat sheet with square edges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Where
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_RECESSES: Final = frozenset({"pocket", "counterbore"})
"""What is cut to a depth from above, by shops that offer it."""


@check(
    key="is-sheet",
    families=("sheet",),
    limits=("partial_depth_offered",),
    quantities=("sheet",),
    essential=True,
    rationale="Only a shape with one thickness and square edges can be cut from a sheet.",
)
def is_sheet(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part is a flat sheet with square edges."""
    sheet = known(part.sheet)
    kinds = tuple(sorted({why.kind for why in sheet.why_not}))
    faces = tuple(sorted({face for why in sheet.why_not for face in why.faces}))
    grade = limits.always(Verdict.PASS if sheet.is_sheet else Verdict.FAIL)
    if kinds and _RECESSES.issuperset(kinds):
        # Who mills to a depth may make it, but the outline of such a part is not measured: nobody can say.
        grade = grade.only(~(limits["partial_depth_offered"] > 0.0), Verdict.UNKNOWN)
    yield Outcome(
        code="no-sheet",
        grade=grade,
        measured=sheet.thickness_mm if sheet.is_sheet else None,
        unit="mm",
        words={"kinds": Terms(keys=kinds or ("nothing_flat",))},
        where=lambda row: Where(faces=faces),
        reason="recesses-not-judged",
    )
