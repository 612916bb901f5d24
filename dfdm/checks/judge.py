"""Judge a part: ask every check of a process, for one capability or for any number of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.judgement import Answer, Judgement
from dfdm.checks.limits import Limits
from dfdm.checks.orienting import Lying, best, candidates, content, equally_preferred, failing
from dfdm.checks.outcome import Outcome, Terms, unknown
from dfdm.checks.questions import Question, Questions
from dfdm.checks.report import Report
from dfdm.checks.texts import ENGLISH
from dfdm.errors import GeometryError, InputError
from dfdm.facts import Certain, NotMeasured, Orientation, PartFacts
from dfdm.facts.curves import FloatArray
from dfdm.processes import Capability, CapabilityTable, Route, Step
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
    questions = Questions.of(table)
    extras: dict[str, Any] = {
        "requirements": tuple(requirements),
        "route": route,
        "offers": questions.offers,
    }
    fixed = [answer for one in questions.fixed for answer in _answers(one, facts, extras)]
    ways, oriented = _tried(
        candidates(facts, orientation) if questions.lying else (),
        questions.lying,
        lambda one, way: _answers(one, facts, {**extras, "orientation": way}),
        ~failing([answer.outcome for answer in fixed], questions.rows),
        table.kinds,
    )
    return Judgement(
        facts=facts,
        table=table,
        route=route,
        fixed=fixed,
        ways=ways,
        oriented=oriented,
        choice=best([[answer.outcome for answer in way] for way in oriented], questions.rows),
    )


def _tried(
    ways: Sequence[Orientation],
    lying: Sequence[Question],
    answers: Callable[[Question, Orientation | None], list[Answer]],
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


def _answers(asked: Question, part: PartFacts, extras: Mapping[str, Any]) -> list[Answer]:
    """What one check says of a part; where it cannot be asked, why."""
    limits, check = asked.limits, asked.check
    said: list[Outcome] = []
    doubts: list[Outcome] = []  # what is certain is judged; the rest is not passed over
    for quantity in asked.wanted:
        found = part.quantity(quantity)
        if isinstance(found, NotMeasured):
            return [_answer(asked, _not_measured(limits, quantity, found.reason))]
        if isinstance(found, Certain):
            doubts.append(_not_measured(limits, quantity, found.reason))
    if asked.lies and extras["orientation"] is None:
        return [_answer(asked, unknown(limits, "not-measured", "no-way-of-lying"))]
    try:
        for outcome in check.rule(part, limits, **{name: extras[name] for name in check.extras}):
            said.append(outcome)
    except GeometryError as error:  # a piece of an orientation that is measured when it is asked for
        said.append(unknown(limits, "not-measured", "piece-not-measured", {"reason": str(error)}))
    return [_answer(asked, outcome) for outcome in (*said, *doubts)]


def _answer(asked: Question, outcome: Outcome) -> Answer:
    return Answer(number=asked.number, check=asked.check, essential=asked.essential, outcome=outcome)


def _not_measured(limits: Limits, quantity: str, reason: str) -> Outcome:
    """What was not measured, in the words of the measure."""
    return unknown(limits, "not-measured", "not-measured", {"quantity": Terms(keys=(quantity,)), "reason": reason})
