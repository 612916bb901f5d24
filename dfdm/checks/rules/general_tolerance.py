"""The general tolerance of the drawing, at the sizes of the part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.facts import PartFacts
from dfdm.processes.process import FAMILIES
from dfdm.requirements import grade_of
from dfdm.requirements.general import general_tolerance as read
from dfdm.requirements.requirement import Resolved


@check(
    key="general-tolerance",
    families=FAMILIES,
    limits=("tolerance_min", "tolerance_advised", "tolerance_grade_min", "tolerance_grade_advised"),
    quantities=("part",),
    rationale="What holds for every size must be what the process keeps without being asked.",
)
def general_tolerance(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """The general tolerance is one that the process keeps at the sizes of the part."""
    declared = of_kinds(requirements, ("general_tolerance",))
    if not declared:
        yield not_applicable(limits, "tight-general-tolerance", "no-general-tolerance")
    sizes = sorted(size for size in part.body.bounding_box_mm if size > 0.0)
    for resolved in declared:
        asked = read(resolved.requirement.standard, zone_mm=resolved.requirement.tolerance_mm)
        # Of a cut sheet the thickness is the rolling mill's; the cut is what the standard speaks of.
        cut = asked.standard == "ISO 9013"
        zones = {size: asked.width_mm(size, thickness_mm=sizes[0]) for size in (sizes[1:] if cut else sizes)}
        known = {size: zone for size, zone in zones.items() if zone is not None}
        words = {"standard": resolved.requirement.standard}
        if not known:
            yield unknown(limits, "tight-general-tolerance", "no-size-in-table", words)
            continue
        size, tightest = min(known.items(), key=lambda one: one[1])
        yield Outcome(
            code="tight-general-tolerance",
            grade=limits.at_least(tightest, fail="tolerance_min", warn="tolerance_advised"),
            measured=tightest,
            unit="mm",
            words={**words, "size": size},
        )
        grades = [(number, of) for of, zone in known.items() if (number := grade_of(zone, of)) is not None]
        if grades:
            finest, of = min(grades)
            yield Outcome(
                code="fine-general-tolerance",
                grade=limits.at_least(finest, fail="tolerance_grade_min", warn="tolerance_grade_advised"),
                measured=finest,
                unit="it_grade",
                words={**words, "size": of},
            )
