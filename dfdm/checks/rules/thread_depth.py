"""Lengths of declared threads, and the room that a tap needs beneath them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import holes_of, of_kinds, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Word, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import Hole, PartFacts
from dfdm.processes.process import FAMILIES
from dfdm.requirements import thread_of
from dfdm.requirements.requirement import Resolved

_NEAR_MM = 0.02


@check(
    key="thread-depth",
    families=FAMILIES,
    limits=("thread_length_ratio_advised", "thread_runout_ratio_min"),
    rationale="More than two diameters of thread hold no more; a tap has a lead that must go somewhere.",
)
def thread_depth(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Declared threads are no longer than is useful, and blind holes have room beneath them."""
    declared = of_kinds(requirements, ("thread",))
    if declared and part.holes is None:
        words: dict[str, Word] = {"quantity": Terms(keys=("holes",)), "reason": part.why_not("holes")}
        yield unknown(limits, "long-thread", "not-measured", words)
        return
    found = [(r, hole) for r in declared for hole in holes_of(r, part.holes or ())[:1]]
    if not found:
        yield not_applicable(limits, "long-thread", "no-threaded-holes")
    for resolved, hole in found:
        yield from _depth(limits, resolved, hole)


def _depth(limits: Limits, resolved: Resolved, hole: Hole) -> Iterator[Outcome]:
    requirement, major = resolved.requirement, thread_of(resolved.requirement.thread).major_mm
    room = _room_mm(resolved, hole)
    words = {"thread": requirement.thread}
    if requirement.depth_mm is None:
        yield Outcome(
            code="whole-hole-threaded",
            grade=limits.at_most(room / major, warn="thread_length_ratio_advised"),
            measured=room / major,
            unit="ratio",
            words=words,
            where=lambda row: there([resolved]),
        )
        return
    if requirement.depth_mm > room + _NEAR_MM:
        yield Outcome(
            code="thread-beyond-hole",
            grade=limits.always(Verdict.FAIL),
            measured=requirement.depth_mm,
            unit="mm",
            words={**words, "room": f"{room:.3g} mm"},
            where=lambda row: there([resolved]),
        )
        return
    yield Outcome(
        code="long-thread",
        grade=limits.at_most(requirement.depth_mm / major, warn="thread_length_ratio_advised"),
        measured=requirement.depth_mm / major,
        unit="ratio",
        words=words,
        where=lambda row: there([resolved]),
    )
    if not hole.through:
        beneath = (room - requirement.depth_mm) / major
        yield Outcome(
            code="no-runout",
            grade=limits.at_least(beneath, warn="thread_runout_ratio_min"),
            measured=beneath,
            unit="ratio",
            words=words,
            where=lambda row: there([resolved]),
        )


def _room_mm(resolved: Resolved, hole: Hole) -> float:
    """How deep the hole has the diameter that the thread is declared on."""
    of_size = [s.depth_mm for s in hole.steps if abs(s.diameter_mm - (resolved.measured_mm or 0.0)) <= _NEAR_MM]
    return max(of_size, default=hole.depth_mm)
