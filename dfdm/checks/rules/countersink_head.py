"""Countersinks that take the head of the screw they are declared for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import holes_of, of_kinds, taken_over, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Word, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import Hole, PartFacts
from dfdm.processes import Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements.hardware import countersunk_of
from dfdm.requirements.requirement import Resolved

_PROUD = 0.02
"""Share of its diameter by which a cone may fall short: the head then stands a hundredth of it proud."""
_ANGLE_DEG = 2.0


@check(
    key="countersink-head",
    families=FAMILIES,
    rationale="A cone that is too small leaves the head proud; one of another angle holds it by its edge.",
)
def countersink_head(
    part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route
) -> Iterator[Outcome]:
    """Declared countersinks are wide, deep and flat enough for the head of their screw."""
    declared = of_kinds(requirements, ("countersink",))
    if not declared:
        yield not_applicable(limits, "countersink", "no-countersinks")
    made = "countersink" in taken_over(route)
    if declared and part.holes is None:
        words: dict[str, Word] = {"quantity": Terms(keys=("holes",)), "reason": part.why_not("holes")}
        yield unknown(limits, "countersink", "not-measured", words)
        return
    for resolved in declared:
        holes = holes_of(resolved, part.holes or ())
        if holes:
            yield from _head(limits, resolved, holes[0], made=made)
        else:
            yield unknown(limits, "countersink", "no-hole-there")


def _head(limits: Limits, resolved: Resolved, hole: Hole, *, made: bool) -> Iterator[Outcome]:
    requirement = resolved.requirement
    head = countersunk_of(requirement.thread) if requirement.thread and requirement.nominal_mm is None else None
    cone = requirement.nominal_mm or (head.cone_mm if head else 0.0)
    angle = requirement.angle_deg or (head.angle_deg if head else None)
    words: dict[str, Word] = {"cone": f"{cone:g} mm", "angle": f"{angle or 0.0:g}°"}
    if head is not None and head.height_mm > hole.depth_mm:
        yield Outcome(
            code="thin-for-head",
            grade=limits.always(Verdict.WARN),
            measured=hole.depth_mm,
            unit="mm",
            words={"height": f"{head.height_mm:g} mm", "thread": requirement.thread},
            where=lambda row: there([resolved]),
        )
    if hole.countersink_mm is None:
        grade = limits.always(Verdict.PASS if made else Verdict.FAIL)
        yield Outcome(code="no-countersink", grade=grade, words=words, where=lambda row: there([resolved]))
        return
    yield Outcome(
        code="countersink",
        grade=limits.always(Verdict.WARN if hole.countersink_mm < cone * (1.0 - _PROUD) else Verdict.PASS),
        measured=hole.countersink_mm,
        unit="mm",
        words=words,
        where=lambda row: there([resolved]),
    )
    if angle is not None and hole.countersink_deg is not None and abs(hole.countersink_deg - angle) > _ANGLE_DEG:
        yield Outcome(
            code="countersink-angle",
            grade=limits.always(Verdict.FAIL),
            measured=hole.countersink_deg,
            unit="deg",
            words=words,
            where=lambda row: there([resolved]),
        )
