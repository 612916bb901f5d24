"""One trial: a design built at some values and judged, so that many of them can be kept."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

import numpy as np

from dfdm.checks import Judgement, Makeable, Report, Verdict, judge_table
from dfdm.designs.design import Design, Variant
from dfdm.designs.sources import as_model
from dfdm.errors import CanceledError, DfdmError
from dfdm.sweeps.asked import Asked
from dfdm.workers import progress

_MOST_COMPARED: Final = 32
"""Offers that make nothing, of which the one that comes nearest is looked for."""


class State(Enum):
    """What holds at one value: the part can be made (though something warns), cannot be, nobody can say, or there is none."""

    MAKEABLE = "makeable"
    WARNED = "makeable_with_warnings"
    UNKNOWN = "unknown"
    NOT_MAKEABLE = "not_makeable"
    NOT_BUILT = "cannot_be_built"

    @property
    def badness(self) -> int:
        """The greater the worse."""
        return _STATES.index(self)

    @property
    def makeable(self) -> bool:
        """Whether the part can be made."""
        return self in (State.MAKEABLE, State.WARNED)


_STATES: Final = tuple(State)
_OF_MAKEABLE: Final = {
    Makeable.YES: State.MAKEABLE,
    Makeable.UNKNOWN: State.UNKNOWN,
    Makeable.NO: State.NOT_MAKEABLE,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why a trial gave no reports: `build-error`, `crash`, `time-limit` or `memory`, and the words of the error."""

    code: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What came of one set of values: a state for each thing asked, and the reports, packed small until they are read.

    `warned` are the parts, checks and codes that warn where the state is WARNED, for each thing asked.
    With a `failure` there are no reports: the part cannot be built, or (by a time limit, or a crash while it was measured)
    nobody can say.
    """

    states: tuple[State, ...]
    warned: tuple[frozenset[tuple[str, str, str]], ...]
    failure: Failure | None = None
    packed: bytes = b""

    @classmethod
    def failed(cls, state: State, code: str, message: str, asked: int) -> Trial:
        """A trial without reports."""
        return cls(
            states=(state,) * asked,
            warned=(frozenset(),) * asked,
            failure=Failure(code=code, message=" ".join(message.split())),
        )

    def reports(self, number: int) -> tuple[Report, ...]:
        """The reports on each part for one of the things asked; none where the trial failed."""
        if not self.packed:
            return ()
        return tuple(Report.from_dict(document) for document in json.loads(zlib.decompress(self.packed))[number])


def tried(design: Design, values: Mapping[str, Any], asked: Sequence[Asked]) -> Trial:
    """Build a design and judge it here and now; what a design raises is a failure of the trial, not an error.

    Only the quantities that the asked checks read are measured. Raises what judging raises for an unusable question.
    """
    count = len(asked)
    try:
        model = as_model(Variant(design, values))
        # Measurements are not kept on disk: a sweep would fill it with parts that nobody asks for again.
        facts = [(replace(entry, key="").facts, entry.requirements) for entry in model.parts]
    except CanceledError:
        raise
    except MemoryError:
        return Trial.failed(State.NOT_BUILT, "memory", "there is not enough memory to build it", count)
    except DfdmError as error:
        return Trial.failed(State.NOT_BUILT, "build-error", str(error), count)
    except Exception as error:  # noqa: BLE001 - the geometry kernel raises kinds of its own
        return Trial.failed(State.NOT_BUILT, "build-error", f"{type(error).__name__}: {error}", count)
    progress("judging")
    said = [
        [
            _nearest(judge_table(f, one.table, route=one.route, orientation=one.orientation, requirements=r), one)
            for f, r in facts
        ]
        for one in asked
    ]
    document = json.dumps([[report.to_dict() for report in reports] for reports in said])
    states = tuple(_state(reports) for reports in said)
    warned = tuple(
        _warned(reports) if state is State.WARNED else frozenset() for state, reports in zip(states, said, strict=True)
    )
    return Trial(states=states, warned=warned, packed=zlib.compress(document.encode(), 1))


def _state(reports: Sequence[Report]) -> State:
    """The worst of the parts."""
    worst = max((_OF_MAKEABLE[report.makeable] for report in reports), key=lambda state: state.badness)
    return State.WARNED if worst is State.MAKEABLE and _warned(reports) else worst


def _warned(reports: Sequence[Report]) -> frozenset[tuple[str, str, str]]:
    return frozenset((r.part, f.check, f.code) for r in reports for f in r.findings if f.verdict is Verdict.WARN)


def _nearest(judged: Judgement, asked: Asked) -> Report:
    """The report of the offer that makes the part best; of those that cannot, of the one that comes nearest."""
    order = np.lexsort((judged.verdict, -judged.makeable))
    first = int(order[0])
    if len(order) == 1 or judged.makeable[first] == Makeable.YES.code:
        return judged.report(first, language=asked.language)
    alike = judged.makeable[order] == judged.makeable[first]
    reports = [judged.report(int(row), language=asked.language) for row in order[alike][:_MOST_COMPARED]]
    return min(reports, key=_distance)


def _distance(report: Report) -> tuple[int, int, float]:
    """How far a part is from being made: what fails, what could not be checked, and by how much limits are missed."""
    failing = [f for f in report.findings if f.verdict is Verdict.FAIL]
    missed = 0.0
    for finding in failing:
        if finding.measured and finding.limit and finding.measured.value > 0.0 and finding.limit.value > 0.0:
            missed += abs(math.log(finding.measured.value / finding.limit.value))
    return len(failing), len(report.not_checked), missed
