"""A straight wire passes right through the block, and comes in from its edge."""

from collections.abc import Iterator

from dfdm.checks import Limits, Outcome, Verdict, Where, check
from dfdm.checks.check import known
from dfdm.checks.outcome import not_applicable, unknown
from dfdm.facts import PartFacts


@check(
    key="wire-path",
    families=("sheet",),
    limits=("closed_openings_offered",),
    quantities=("sheet", "holes", "pockets"),
    essential=True,
    rationale="A wire held at both ends cannot stop inside the block, nor get into an opening that is closed all around.",
)
def wire_path(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Nothing stops inside the block, and every opening can be reached from the edge."""
    sheet = known(part.sheet)
    blind = [(hole.faces, hole.origin_mm) for hole in known(part.holes) if not hole.through]
    sunk = [(p.faces, p.at_mm) for p in known(part.pockets) if not p.through and not p.open_sides]
    inside = [*blind, *sunk]
    if sheet.is_sheet or inside:
        yield Outcome(
            code="stops-inside",
            grade=limits.always(Verdict.PASS if sheet.is_sheet else Verdict.FAIL),
            measured=sheet.thickness_mm if sheet.is_sheet else len(inside),
            unit="mm" if sheet.is_sheet else "count",
            where=lambda row: Where(
                faces=tuple(sorted({face for faces, _ in inside for face in faces})),
                at_mm=tuple(at for _, at in inside),
            ),
        )
    else:  # a wing or a long profile may well be cut, but its flanks were not measured
        yield unknown(limits, "stops-inside", "no-slab")
    openings = [cut for cut in sheet.cuts if cut.inner]
    if not openings:
        yield not_applicable(limits, "closed-opening", "no-openings")
        return
    yield Outcome(
        code="closed-opening",
        grade=limits.allowed("closed_openings_offered"),
        measured=len(openings),
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({face for cut in openings for face in cut.faces})),
            at_mm=tuple(cut.at_mm for cut in openings),
        ),
    )
