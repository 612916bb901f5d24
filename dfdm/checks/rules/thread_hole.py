"""Holes and pins that a declared thread is cut on: of the size that leaves a thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import holes_of, of_kinds, taken_over, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Word, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Route
from dfdm.processes.process import FAMILIES
from dfdm.requirements import Thread, thread_of
from dfdm.requirements.requirement import Resolved

_NEAR_MM = 0.02
"""Models round diameters to hundredths."""


@check(
    key="thread-hole",
    families=FAMILIES,
    rationale="A thread needs a hole of its tap drill: too narrow breaks the tap, too wide leaves no thread.",
)
def thread_hole(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """Declared threads stand on holes and pins of the right diameter."""
    declared = of_kinds(requirements, ("thread",))
    page = taken_over(route).get("thread")
    if page is not None and "insert" in page.provides:
        yield not_applicable(limits, "thread-hole", "held-by-insert")
        return
    if not declared:
        yield not_applicable(limits, "thread-hole", "no-threads")
    if page is not None and page.id == "form_tap" and declared:
        yield unknown(limits, "thread-hole", "formed")
        return
    missing = next((name for name in ("holes", "bosses") if getattr(part, name) is None), "") if declared else ""
    if missing:
        words: dict[str, Word] = {"quantity": Terms(keys=(missing,)), "reason": part.why_not(missing)}
        yield unknown(limits, "thread-hole", "not-measured", words)
        return
    for resolved in declared:
        thread, diameter = thread_of(resolved.requirement.thread), resolved.measured_mm
        words = {"thread": resolved.requirement.thread, "drill": f"{thread.tap_drill_mm:g} mm"}
        if diameter is None:
            yield unknown(limits, "thread-hole", "no-diameter", words)
        elif holes_of(resolved, part.holes or ()):
            yield _in_hole(limits, resolved, thread, diameter, words)
        elif any(set(boss.faces) & set(resolved.faces) for boss in part.bosses or ()):
            yield _on_pin(limits, resolved, thread, diameter, words)
        else:
            yield unknown(limits, "thread-hole", "no-hole-there", words)


def _in_hole(limits: Limits, resolved: Resolved, thread: Thread, diameter: float, words: dict[str, Word]) -> Outcome:
    words["widest"] = f"{thread.widest_hole_mm:.3g} mm"
    if diameter < thread.minor_mm - _NEAR_MM:
        return Outcome(
            code="narrow-thread-hole",
            grade=limits.always(Verdict.WARN),
            measured=diameter,
            unit="mm",
            words=words,
            where=lambda row: there([resolved]),
        )
    if diameter <= thread.widest_hole_mm + _NEAR_MM:
        return Outcome(code="thread-hole", grade=limits.always(Verdict.PASS), measured=diameter, unit="mm", words=words)
    lost = diameter >= thread.major_mm - _NEAR_MM
    return Outcome(
        code="wide-thread-hole",
        grade=limits.always(Verdict.FAIL if lost else Verdict.WARN),
        measured=diameter,
        unit="mm",
        words=words,
        where=lambda row: there([resolved]),
    )


def _on_pin(limits: Limits, resolved: Resolved, thread: Thread, diameter: float, words: dict[str, Word]) -> Outcome:
    """A pin between the pitch diameter (rolled threads start there) and the nominal one can carry the thread."""
    words["nominal"] = f"{thread.major_mm:g} mm"
    thin = diameter < thread.pitch_diameter_mm - _NEAR_MM
    thick = diameter > thread.major_mm + _NEAR_MM
    return Outcome(
        code="thread-pin",
        grade=limits.always(Verdict.FAIL if thin else Verdict.WARN if thick else Verdict.PASS),
        measured=diameter,
        unit="mm",
        words=words,
        where=lambda row: there([resolved]),
    )
