"""Judge a part: ask every check of a process, for one capability or for any number of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dfdm.checks.check import CHECKS, Check
from dfdm.checks.judgement import Answer, Judgement
from dfdm.checks.limits import Limits
from dfdm.checks.orienting import Lying, best, candidates
from dfdm.checks.outcome import Outcome, unknown
from dfdm.checks.report import Report
from dfdm.errors import DataError, InputError
from dfdm.facts import NotMeasured, Orientation, PartFacts
from dfdm.facts.curves import FloatArray
from dfdm.processes import Capability, CapabilityTable, Process, Route, Step
from dfdm.requirements.requirement import Resolved

_HOW_IT_LIES = "overhang"
"""The quantity that holds the orientations of a part."""


def judge(
    facts: PartFacts,
    capability: Capability,
    *,
    route: Route | None = None,
    orientation: Lying | None = None,
    requirements: Sequence[Resolved] = (),
) -> Report:
    """The report on a part for one capability: every finding in words, and what could not be checked.

    `route` names the steps after the shaping process, `requirements` what the design declares (resolved on this part),
    `orientation` how the part lies ("best", "as-modeled" or the direction that points up; None: a mesh as it lies, a
    solid in its best orientation).
    """
    table = CapabilityTable.of([capability])
    return judge_table(facts, table, route=route, orientation=orientation, requirements=requirements).report(0)


def judge_table(
    facts: PartFacts,
    table: CapabilityTable,
    *,
    route: Route | None = None,
    orientation: Lying | None = None,
    requirements: Sequence[Resolved] = (),
) -> Judgement:
    """Judge a part for all capabilities of a table with the same rules; no loop over its rows.

    Rows with the same limits are judged once.
    """
    process = table.process
    route = route or Route(steps=(Step(kind="process", id=process.term),))
    if route.process != process.term:
        raise InputError(f"the route starts with {route.process}, the capabilities are of {process.term}")
    rows = int(table.kind.max(initial=-1)) + 1
    asked = [(number, checks_of(process, key)) for number, key in enumerate(process.checks)]
    declared = {"requirements": tuple(requirements), "route": route}

    def answers(oriented: bool, extras: Mapping[str, Any]) -> list[Answer]:
        return [
            Answer(number=number, check=check, essential=check.essential or check.key in process.essential, outcome=o)
            for number, check in asked
            if ("orientation" in check.extras) is oriented
            for o in _ask(check, facts, table.kinds, rows, extras)
        ]

    ways: Sequence[Orientation | None] = (None,)
    if any("orientation" in check.extras for _, check in asked):
        ways = candidates(facts, orientation) or (None,)
    oriented = [answers(True, {**declared, "orientation": way}) for way in ways]
    return Judgement(
        facts=facts,
        table=table,
        route=route,
        fixed=answers(False, declared),
        ways=tuple(ways),
        oriented=oriented,
        choice=best([[answer.outcome for answer in way] for way in oriented], rows),
    )


def checks_of(process: Process, key: str) -> Check:
    """A check that a process names; one that does not suit its family is a DataError."""
    check = CHECKS[key]
    if process.family not in check.families:
        raise DataError(f"check '{key}' is not for {process.family} processes", where=f"processes/{process.term}.toml")
    return check


def _ask(
    check: Check, part: PartFacts, columns: Mapping[str, FloatArray], rows: int, extras: Mapping[str, Any]
) -> Iterator[Outcome]:
    limits = Limits(columns, rows=rows, declared=check.limits)
    wanted = (*check.quantities, _HOW_IT_LIES) if "orientation" in check.extras else check.quantities
    for quantity in wanted:
        found = part.quantity(quantity)
        if isinstance(found, NotMeasured):
            yield unknown(limits, "not-measured", f"{quantity}: {found.reason}")
            return
    if "orientation" in check.extras and extras["orientation"] is None:
        yield unknown(limits, "not-measured", "no way of lying was measured")
        return
    yield from check.rule(part, limits, **{name: extras[name] for name in check.extras})
