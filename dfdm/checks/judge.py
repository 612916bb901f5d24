"""Judge a part: ask every check of a process, for one capability or for any number of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from dfdm.checks.judgement import Judgement, verdicts, worst_of
from dfdm.checks.limits import Limits
from dfdm.checks.orienting import Lying, best, candidates, content, equally_preferred
from dfdm.checks.outcome import Outcome, Terms, unknown
from dfdm.checks.questions import Answer, Question, Questions
from dfdm.checks.report import Report
from dfdm.checks.texts import ENGLISH
from dfdm.checks.verdict import FAIL
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
    fixed: list[Answer] = []
    sure: set[str] = set()
    for one in questions.fixed:
        _answer(fixed, one, facts, extras, sure)
    ways, oriented = _tried(
        candidates(facts, orientation) if questions.lying else (),
        questions,
        lambda found, one, way: _answer(found, one, facts, {**extras, "orientation": way}, sure),
        fixed,
        table.kinds,
    )
    return Judgement(
        facts=facts,
        table=table,
        route=route,
        fixed=fixed,
        ways=ways,
        oriented=oriented,
        choice=best([verdicts(way, questions.rows) for way in oriented[len(oriented) == 1 :]], questions.rows),
    )


def _tried(
    ways: Sequence[Orientation],
    questions: Questions,
    answer: Callable[[list[Answer], Question, Orientation | None], None],
    fixed: Sequence[Answer],
    columns: Mapping[str, FloatArray],
) -> tuple[tuple[Orientation | None, ...], list[list[Answer]]]:
    """The ways worth looking at, with what each is told: the preferred ones, and others for rows that fail in all of those.

    A way is given up as soon as it fails in every row that it could help: one as preferred as the first helps rows that
    are not content yet, any other those that fail. Rows that something else fails, whatever the way, no way can help.
    """
    if not ways:
        found: list[Answer] = []
        for one in questions.lying:
            answer(found, one, None)
        return (None,), [found]
    judged: list[Orientation | None] = []
    oriented: list[list[Answer]] = []
    open_rows = worst_of(fixed, questions.rows) != FAIL
    uneasy = np.ones_like(open_rows)
    for way in ways:
        if judged and not (open_rows.any() or uneasy.any()):
            break
        helped = uneasy if equally_preferred(way, ways[0]) else open_rows
        found, lost = [], np.zeros_like(open_rows)
        for one in questions.lying:
            if judged and lost[helped].all():
                break
            known = len(found)
            answer(found, one, way)
            for _, outcome in found[known:]:
                lost = lost | (outcome.grade.verdict == FAIL)
        else:
            judged.append(way)
            oriented.append(found)
            open_rows = open_rows & lost
            said = [(asked.check.key, outcome) for asked, outcome in found]
            uneasy = uneasy & ~content(said, worst_of(found, questions.rows), columns)
    return tuple(judged), oriented


def _answer(found: list[Answer], asked: Question, part: PartFacts, extras: Mapping[str, Any], sure: set[str]) -> None:
    """What one check says of a part, at the end of what was found; where it cannot be asked, why.

    `sure` are quantities that are known, and wholly so: each is looked up once for all questions.
    """
    limits, check = asked.limits, asked.check
    doubts: list[Answer] = []  # what is certain is judged; the rest is not passed over
    for quantity in asked.wanted:
        if quantity in sure:
            continue
        measured = part.quantity(quantity)
        if isinstance(measured, NotMeasured):
            found.append((asked, _not_measured(limits, quantity, measured.reason)))
            return
        if isinstance(measured, Certain):
            doubts.append((asked, _not_measured(limits, quantity, measured.reason)))
        else:
            sure.add(quantity)
    if asked.lies and extras["orientation"] is None:
        found.append((asked, unknown(limits, "not-measured", "no-way-of-lying")))
        return
    try:
        more = {name: extras[name] for name in check.extras} if check.extras else {}
        for outcome in check.rule(part, limits, **more):
            found.append((asked, outcome))
    except GeometryError as error:  # a piece of an orientation that is measured when it is asked for
        found.append((asked, unknown(limits, "not-measured", "piece-not-measured", {"reason": str(error)})))
    found += doubts


def _not_measured(limits: Limits, quantity: str, reason: str) -> Outcome:
    """What was not measured, in the words of the measure."""
    return unknown(limits, "not-measured", "not-measured", {"quantity": Terms(keys=(quantity,)), "reason": reason})
