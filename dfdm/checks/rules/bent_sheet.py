"""The part is a sheet of one thickness with bends."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Where
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_FLAT = "no_bend"


@check(
    key="bent-sheet",
    families=("forming",),
    quantities=("bends", "flat_pattern", "sheet"),
    essential=True,
    rationale="A brake folds a sheet along straight lines and changes nothing else.",
)
def bent_sheet(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part is a sheet of one thickness with bends."""
    flat, sheet = known(part.flat_pattern), known(part.sheet)
    bends = len(known(part.bends))
    kinds = tuple(sorted({why.kind for why in flat.why_not}))
    faces = tuple(sorted({face for why in flat.why_not for face in why.faces}))
    # A strip with bends is cut across its width in one go as well, as a bar of its profile: what is thicker that way is bent.
    thinner = not bends or (sheet.thickness_mm or 0.0) <= (flat.thickness_mm or 0.0)
    if sheet.is_sheet and thinner:
        yield Outcome(code="nothing-to-bend", grade=limits.always(Verdict.FAIL))
        return
    yield Outcome(
        code="no-bent-sheet",
        grade=limits.always(Verdict.PASS if bends else Verdict.FAIL),
        measured=flat.thickness_mm if bends else None,
        unit="mm",
        words={"kinds": Terms(keys=kinds or (_FLAT,)), "count": bends},
        where=lambda row: Where(faces=faces),
    )
