"""Judge a part: ask every check of a process, for one capability or for any number of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.check import CHECKS, HOW_IT_LIES, Check
from dfdm.checks.judgement import Answer, Judgement
from dfdm.checks.limits import Limits
from dfdm.checks.orienting import SCREENED, Lying, best, candidates, content, equally_preferred, failing
from dfdm.checks.outcome import Outcome, Terms, unknown
from dfdm.checks.report import Report
from dfdm.checks.texts import ENGLISH
from dfdm.errors import DataError, GeometryError, InputError
from dfdm.facts import Certain, NotMeasured, Orientation, PartFacts
from dfdm.facts.curves import FloatArray
from dfdm.processes import Capability, CapabilityTable, Offered, Process, Route, Step
from dfdm.requirements.requirement import Resolved


def judge(
    facts: PartFacts,
    capability: Capability,
    *,
    route: Route | None = None,
    orientation: Lying | None = None,
    requirements: Sequence[Resolved] = (),
    language: str = ENGLISH,
) -> Report:
    """The report on a part for one capability: every finding in words, and what could not be checked.

    `route` names the steps after the shaping process, `requirements` what the design declares (resolved on this part),
    `orientation` how the part lies ("best", "as-modeled" or the direction that points up; None: a mesh as it lies, a
    solid in its best orientation), `language` what it is written in.
    """
    table = CapabilityTable.of([capability])
    judged = judge_table(facts, table, route=route, orientation=orientation, requirements=requirements)
    return judged.report(0, language=language)


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
    declared: dict[str, Any] = {"requirements": tuple(requirements), "route": route}
    if any("offers" in check.extras for _, check in asked):
        declared["offers"] = Offered.of(table)

    def answers(check_of: tuple[int, Check], extras: Mapping[str, Any]) -> list[Answer]:
        number, check = check_of
        essential = check.essential or check.key in process.essential
        said = _ask(check, facts, table.kinds, rows, extras)
        return [Answer(number=number, check=check, essential=essential, outcome=outcome) for outcome in said]

    fixed = [a for one in asked if "orientation" not in one[1].extras for a in answers(one, declared)]
    lying = [one for one in asked if "orientation" in one[1].extras]
    ways, oriented = _tried(
        candidates(facts, orientation) if lying else (),
        sorted(lying, key=lambda one: one[1].key not in SCREENED),
        lambda one, way: answers(one, {**declared, "orientation": way}),
        ~failing([answer.outcome for answer in fixed], rows),
        table.kinds,
    )
    return Judgement(
        facts=facts,
        table=table,
        route=route,
        fixed=fixed,
        ways=ways,
        oriented=oriented,
        choice=best([[answer.outcome for answer in way] for way in oriented], rows),
    )


def _tried(
    ways: Sequence[Orientation],
    lying: Sequence[tuple[int, Check]],
    answers: Callable[[tuple[int, Check], Orientation | None], list[Answer]],
    able: NDArray[np.bool_],
    columns: Mapping[str, FloatArray],
) -> tuple[tuple[Orientation | None, ...], list[list[Answer]]]:
    """The ways worth looking at, with what each is told: the preferred ones, and others for rows that fail in all of those.

    A way is given up as soon as it fails in every row that it could help: one as preferred as the first helps rows that
    are not content yet, any other those that fail. `able` (n,) are the rows that nothing else fails.
    """
    if not ways:
        return (None,), [[a for one in lying for a in answers(one, None)]]
    judged: list[Orientation | None] = []
    oriented: list[list[Answer]] = []
    open_rows, uneasy = able, np.ones_like(able)
    for way in ways:
        helped = uneasy if equally_preferred(way, ways[0]) else open_rows
        found: list[Answer] = []
        for one in lying:
            if judged and failing([a.outcome for a in found], len(able))[helped].all():
                break
            found += answers(one, way)
        else:
            judged.append(way)
            oriented.append(found)
            open_rows = open_rows & failing([a.outcome for a in found], len(able))
            uneasy = uneasy & ~content([(a.check.key, a.outcome) for a in found], columns, len(able))
    return tuple(judged), oriented


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
    wanted = (*check.quantities, HOW_IT_LIES) if "orientation" in check.extras else check.quantities
    for quantity in wanted:
        found = part.quantity(quantity)
        if isinstance(found, NotMeasured):
            yield _not_measured(limits, quantity, found.reason)
            return
    if "orientation" in check.extras and extras["orientation"] is None:
        yield unknown(limits, "not-measured", "no-way-of-lying")
        return
    try:
        yield from check.rule(part, limits, **{name: extras[name] for name in check.extras})
    except GeometryError as error:  # a piece of an orientation that is measured when it is asked for
        yield unknown(limits, "not-measured", "piece-not-measured", {"reason": str(error)})
    for quantity in wanted:
        found = part.quantity(quantity)
        if isinstance(found, Certain):  # what is certain was judged; the rest is not passed over
            yield _not_measured(limits, quantity, found.reason)


def _not_measured(limits: Limits, quantity: str, reason: str) -> Outcome:
    """What was not measured, in the words of the measure."""
    return unknown(limits, "not-measured", "not-measured", {"quantity": Terms(keys=(quantity,)), "reason": reason})
