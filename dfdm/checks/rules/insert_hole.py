"""Holes for threaded inserts: of the width, depth and boss that hold the insert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.demands import holes_of, of_kinds, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Word, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import Boss, Hole, PartFacts
from dfdm.processes.process import FAMILIES
from dfdm.requirements.hardware import Insert, insert_of
from dfdm.requirements.requirement import Resolved

_USUAL_MM = 0.1
"""How much wider or narrower a hole may be where the maker's table does not say: what the others say."""
_COAXIAL = 1e-3


@check(
    key="insert-hole",
    families=FAMILIES,
    limits=("insert_boss_ratio_advised",),
    rationale="An insert holds by the plastic that it displaces: the hole and the wall around it make the grip.",
)
def insert_hole(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Holes for inserts have the diameter, depth and wall that the insert needs."""
    declared = of_kinds(requirements, ("insert",))
    if not declared:
        yield not_applicable(limits, "insert-hole", "no-inserts")
    missing = next((name for name in ("holes", "bosses") if getattr(part, name) is None), "") if declared else ""
    if missing:
        words: dict[str, Word] = {"quantity": Terms(keys=(missing,)), "reason": part.why_not(missing)}
        yield unknown(limits, "insert-hole", "not-measured", words)
        return
    for resolved in declared:
        insert = insert_of(resolved.requirement.insert, resolved.requirement.thread)
        holes = holes_of(resolved, part.holes or ())
        words = {"thread": insert.thread, "hole": f"{insert.hole_mm:g} mm"}
        if not holes or resolved.measured_mm is None:
            yield unknown(limits, "insert-hole", "no-hole-there", words)
            continue
        yield _width(limits, resolved, insert, resolved.measured_mm, words)
        if insert.depth_mm is not None:
            yield _depth(limits, resolved, insert.depth_mm, holes[0].depth_mm, words)
        if insert.outside_mm is not None:
            yield _boss(limits, resolved, insert.outside_mm, holes, part.bosses or (), words)


def _width(limits: Limits, resolved: Resolved, insert: Insert, diameter: float, words: dict[str, Word]) -> Outcome:
    play = insert.plus_mm or _USUAL_MM
    loose = insert.outside_mm is not None and diameter >= insert.outside_mm
    fits = insert.hole_mm - play - _COAXIAL <= diameter <= insert.hole_mm + play + _COAXIAL
    return Outcome(
        code="insert-hole",
        grade=limits.always(Verdict.PASS if fits else Verdict.FAIL if loose else Verdict.WARN),
        measured=diameter,
        unit="mm",
        words=words,
        where=lambda row: there([resolved]),
    )


def _depth(limits: Limits, resolved: Resolved, wanted_mm: float, depth_mm: float, words: dict[str, Word]) -> Outcome:
    return Outcome(
        code="shallow-insert-hole",
        grade=limits.always(Verdict.WARN if depth_mm < wanted_mm else Verdict.PASS),
        measured=depth_mm,
        unit="mm",
        words={**words, "depth": f"{wanted_mm:g} mm"},
        where=lambda row: there([resolved]),
    )


def _boss(
    limits: Limits,
    resolved: Resolved,
    outside_mm: float,
    holes: Sequence[Hole],
    bosses: Sequence[Boss],
    words: dict[str, Word],
) -> Outcome:
    """The boss around the hole, where it is round; another wall is not measured around a hole."""
    around = [boss.diameter_mm for boss in bosses if any(_coaxial(boss, hole) for hole in holes)]
    if not around:
        return unknown(limits, "thin-insert-boss", "no-round-boss", words)
    ratio = min(around) / outside_mm
    return Outcome(
        code="thin-insert-boss",
        grade=limits.at_least(ratio, warn="insert_boss_ratio_advised"),
        measured=ratio,
        unit="ratio",
        words=words,
        where=lambda row: there([resolved]),
    )


def _coaxial(boss: Boss, hole: Hole) -> bool:
    offset = np.subtract(boss.origin_mm, hole.origin_mm)
    axis = np.asarray(hole.axis)
    beside = np.linalg.norm(offset - axis * (offset @ axis))
    return bool(np.linalg.norm(np.cross(axis, boss.axis)) < _COAXIAL and beside < _COAXIAL * hole.diameter_mm)
