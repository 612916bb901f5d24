"""How the duties of a rule stand: done, open or violated, as the state of the world reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dfdm.rights.odrl.containment import Containment
from dfdm.rights.odrl.judging import judge
from dfdm.rights.odrl.model import Condition, Duty, Rule
from dfdm.rights.odrl.words import action
from dfdm.rights.odrl.world import DutyReport, DutyState, Request, Told, World, told


@dataclass(frozen=True, kw_only=True, slots=True)
class Owed:
    """A duty and how it stands; `says` why it is open where a report of it does not settle it."""

    label: str
    state: DutyState
    says: str = ""


def owed(rule: Rule, request: Request, world: World, holds: Containment) -> tuple[Owed, ...]:
    """The duties of a rule, each with those that follow from its violation."""
    return tuple(found for duty in rule.duties for found in _stands(duty, request, world, holds))


def _stands(duty: Duty, request: Request, world: World, holds: Containment) -> Iterator[Owed]:
    state, says = _state(duty, request, world, holds)
    if state == "violated" and duty.consequences:
        # Violated is not lost where the policy says what is owed instead: both are due.
        done = any(report.duty == duty.id and report.state == "done" for report in world.duties if duty.id)
        yield Owed(label=duty.label, state="done" if done else "open", says="it was violated, and is still owed")
        for consequence in duty.consequences:
            yield from _stands(consequence, request, world, holds)
        return
    yield Owed(label=duty.label, state=state, says=says)


def _state(duty: Duty, request: Request, world: World, holds: Containment) -> tuple[DutyState, str]:
    """By its IRI a report settles a duty; by its action only if what was done meets the duty's constraints."""
    if duty.why_not:
        return "open", f"the duty is not understood: {duty.why_not}"
    if duty.id and duty.id in world.duties_done:
        return "done", ""
    reports = [report for report in world.duties if duty.id and report.duty == duty.id]
    if reports:
        return reports[-1].state, ""
    names = {named.name for named in duty.actions}
    by_action = [report for report in world.duties if action(report.duty) in names]
    by_action += [DutyReport(duty=name, state="done") for name in world.duties_done if action(name) in names]
    says = ""
    for report in by_action:
        if report.state == "violated":
            return "violated", ""
        if report.state == "done":
            says = _unmet(duty, report, request, world, holds)
            if not says:
                return "done", ""
    return "open", says


def _unmet(duty: Duty, report: DutyReport, request: Request, world: World, holds: Containment) -> str:
    """Why what was done does not meet the duty ('' if it does)."""

    def tell(name: str) -> Told:
        return Told(values=report.values[name]) if name in report.values else told(name, request, world)

    conditions: list[Condition] = [*duty.constraints, *(c for named in duty.actions for c in named.refinements)]
    for condition in conditions:
        outcome = judge(condition, tell, holds)
        if outcome.satisfied is not True:
            return outcome.says or f"'{condition}' is not met"
    return ""
