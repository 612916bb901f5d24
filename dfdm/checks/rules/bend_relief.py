"""Cuts at the ends of bends beside which the sheet goes on."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, Where, beyond, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts


@check(
    key="bend-relief",
    families=("forming",),
    limits=("relief_width_ratio_advised", "relief_depth_advised"),
    quantities=("bends", "flat_pattern"),
    rationale="Where only a part of an edge is bent, the sheet must be cut free or it tears.",
)
def bend_relief(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Bends that end within an edge are cut free there, wide and deep enough."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "no-relief", "no-bends")
        return
    bends, thickness = found
    ends = [(bend, relief) for bend in bends for relief in bend.reliefs]
    if not ends:
        yield not_applicable(limits, "no-relief", "no-ends")
        return
    missing = [(bend, relief) for bend, relief in ends if not relief.present]
    yield Outcome(
        code="no-relief",
        grade=limits.always(Verdict.WARN if missing else Verdict.PASS),
        measured=len(missing),
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({face for bend, _ in missing for face in bend.faces})),
            at_mm=tuple(relief.at_mm for _, relief in missing),
        ),
    )
    cut = [(bend, relief) for bend, relief in ends if relief.present]
    widths = [
        Spot(value=r.width_mm / thickness, faces=b.faces, at_mm=r.at_mm) for b, r in cut if r.width_mm is not None
    ]
    if widths:
        narrowest = min(s.value for s in widths)
        grade = limits.at_least(narrowest, warn="relief_width_ratio_advised")
        yield Outcome(
            code="narrow-relief",
            grade=grade,
            measured=narrowest,
            unit="ratio",
            words={"width": narrowest * thickness, "thickness": thickness},
            where=beyond(limits, grade, widths, low=True),
        )
    if cut:
        depths = [Spot(value=r.depth_mm, faces=b.faces, at_mm=r.at_mm) for b, r in cut]
        shallowest = min(s.value for s in depths)
        deep = limits.at_least(shallowest, warn="relief_depth_advised")
        yield Outcome(
            code="shallow-relief",
            grade=deep,
            measured=shallowest,
            unit="mm",
            where=beyond(limits, deep, depths, low=True),
        )
