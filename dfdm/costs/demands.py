"""What the declared requirements ask of cutting: surfaces to finish, holes to ream, threads to cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dfdm.costs.work import Job
from dfdm.errors import RequirementError
from dfdm.facts.rounding import Vector
from dfdm.requirements import Requirement, Thread, fit_limits_mm, grade_of, thread_of
from dfdm.requirements.kinds import GEOMETRIC, SIZES

_RZ_PER_RA: Final = 4.0
"""Rz is about four times Ra where only one is declared (the ratio of a triangular profile)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """One requirement that cutting can meet: `what` is `finish`, `ream` or `thread`, on these faces, at these places."""

    what: str
    requirement: Requirement
    faces: frozenset[int]
    at_mm: tuple[Vector, ...]
    thread: Thread | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Kind and place of the requirement."""
        return self.requirement.kind, self.requirement.on


def wanted_of(job: Job) -> tuple[Wanted, ...]:
    """What the requirements of a job ask beyond what roughing gives.

    A surface is finished where its roughness or its zone is finer than the process's advised ones, a hole is reamed where its
    grade is finer than the advised grade; limits that the process does not state ask for nothing.
    """
    found = []
    for resolved in job.requirements:
        requirement = resolved.requirement
        what, thread = _asked(job, requirement)
        if what:
            faces = frozenset(resolved.faces)
            found.append(Wanted(what=what, requirement=requirement, faces=faces, at_mm=resolved.at_mm, thread=thread))
    return tuple(found)


def _asked(job: Job, requirement: Requirement) -> tuple[str, Thread | None]:
    if requirement.kind == "thread":
        try:
            return "thread", thread_of(requirement.thread)
        except RequirementError:
            return "", None
    if requirement.kind == "surface_finish":
        advised, wanted = job.limit("roughness_advised"), requirement.roughness_um
        if advised is None or wanted is None:
            return "", None
        wanted = wanted / _RZ_PER_RA if requirement.texture == "Rz" else wanted
        return ("finish" if wanted < advised * (1.0 + 1e-9) else ""), None
    if requirement.kind not in SIZES | GEOMETRIC:
        return "", None
    zone = _zone(requirement)
    if zone is None:
        return "", None
    if requirement.kind == "diameter" and requirement.nominal_mm:
        grade, advised = grade_of(zone, requirement.nominal_mm), job.limit("tolerance_grade_advised")
        if grade is not None and advised is not None and grade < advised:
            return "ream", None
    advised = job.limit("tolerance_advised")
    return ("finish" if advised is not None and zone < advised else ""), None


def _zone(requirement: Requirement) -> float | None:
    if requirement.tolerance_mm is not None:
        return requirement.tolerance_mm
    if requirement.fit and requirement.nominal_mm:
        try:
            lower, upper = fit_limits_mm(requirement.fit, requirement.nominal_mm)
        except RequirementError:
            return None
        return abs(upper - lower)
    return None
