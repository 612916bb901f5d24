"""What the checks said of one part for a whole table of capabilities, as arrays; reports on demand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.check import Check
from dfdm.checks.finding import Finding, NotChecked
from dfdm.checks.outcome import Outcome
from dfdm.checks.report import Report
from dfdm.checks.texts import ENGLISH, general
from dfdm.checks.verdict import FAIL, PASS, UNKNOWN, WARN, CodeArray, Makeable, Verdict
from dfdm.checks.wording import finding_of
from dfdm.facts import Orientation, PartFacts
from dfdm.processes import CapabilityTable, Route

_RANK: Final = np.array([{FAIL: FAIL, WARN: UNKNOWN}.get(verdict.code, 0) for verdict in Verdict], dtype=np.int8)
"""How much each verdict has to say in what decides a row; an essential unknown stands between."""
_CLEAR: Final = np.array([0 if verdict.code == UNKNOWN else verdict.code for verdict in Verdict], dtype=np.int8)
"""Verdicts by code, not knowing left out."""


class Answer(NamedTuple):
    """One outcome with the check it belongs to; `number` is the check's place among those of the process."""

    number: int
    check: Check
    essential: bool
    outcome: Outcome


class Judgement:
    """The verdicts on one part for the n rows of a capability table.

    `ways` are the orientations judged, `choice` (n,) the one taken for each row. The answers and `choice` as given are
    of the k distinct sets of limits in the table (`table.kind`).
    """

    def __init__(
        self,
        *,
        facts: PartFacts,
        table: CapabilityTable,
        route: Route,
        fixed: Sequence[Answer],
        ways: Sequence[Orientation | None],
        oriented: Sequence[Sequence[Answer]],
        choice: NDArray[np.intp],
    ) -> None:
        self.facts = facts
        self.table = table
        self.ways = tuple(ways)
        self._kind = table.kind
        self._choice = choice
        self._route = route
        self._fixed = tuple(fixed)
        self._oriented = tuple(tuple(way) for way in oriented)

    def __len__(self) -> int:
        return len(self.table)

    @cached_property
    def _summary(self) -> tuple[CodeArray, CodeArray, NDArray[np.intp]]:
        rows = len(self._choice)
        answers = [*self._fixed, *(answer for way in self._oriented for answer in way)]
        said = np.zeros((len(answers), rows), dtype=np.int8)
        for row, answer in zip(said, answers, strict=True):
            row[:] = answer.outcome.grade.verdict
        done = len(self._fixed)
        for index, way in enumerate(self._oriented if len(self._oriented) > 1 else ()):
            said[done : done + len(way)] *= self._choice == index
            done += len(way)
        number = np.array([answer.number for answer in answers], dtype=np.int16)
        essential = np.array([answer.essential for answer in answers], dtype=np.bool_)
        worst = _CLEAR.take(said).max(axis=0, initial=0)
        unclear = (said == UNKNOWN) & essential[:, np.newaxis]
        rank = np.where(unclear, np.int8(WARN), _RANK.take(said))
        # Fail before essential unknown before warn; among equals the check that the process names first.
        highest = rank.max(axis=0, initial=0)
        last = np.int16(len(self.table.process.checks))
        first = np.where(rank == highest, number[:, np.newaxis], last).min(axis=0, initial=last)
        deciding = np.where(highest == 0, -1, first).astype(np.intp)
        blocked = unclear.any(axis=0)
        verdict = np.where(worst < PASS, UNKNOWN, worst).astype(np.int8)
        makeable = np.where(blocked, Makeable.UNKNOWN.code, Makeable.YES.code)
        makeable = np.where(worst == FAIL, Makeable.NO.code, makeable).astype(np.int8)
        return verdict[self._kind], makeable[self._kind], deciding[self._kind]

    @cached_property
    def choice(self) -> NDArray[np.intp]:
        """The place (n,) in `ways` of the orientation taken for each row."""
        return self._choice[self._kind]

    @property
    def verdict(self) -> CodeArray:
        """The code (n,) of each row's verdict (`Verdict.of` gives the word)."""
        return self._summary[0]

    @property
    def makeable(self) -> CodeArray:
        """The code (n,) of whether each row can make the part (`Makeable.of` gives the word)."""
        return self._summary[1]

    @property
    def deciding(self) -> NDArray[np.intp]:
        """For each row (n,) the place in `process.checks` of the check that decided its verdict, -1 where all pass."""
        return self._summary[2]

    def deciding_check(self, row: int) -> str:
        """The key of the check that decided one row's verdict, empty where all pass."""
        number = int(self.deciding[row])
        return "" if number < 0 else self.table.process.checks[number]

    def why_not(self, row: int, *, language: str = ENGLISH) -> tuple[str, ...]:
        """Why one row cannot make the part, or why nobody can say: one sentence per check, in one language."""
        capability, kind = self.table.one(row), int(self._kind[row])
        makeable = Makeable.of(self.makeable[row])
        wanted = {Makeable.NO: FAIL, Makeable.UNKNOWN: UNKNOWN}.get(makeable)
        said = [
            finding_of(answer.check, answer.outcome, capability, kind, language)
            for answer in self._answers(kind)
            if answer.outcome.grade.verdict[kind] == wanted and (makeable is Makeable.NO or answer.essential)
        ]
        unchecked = general(language).line("not-checked")
        return tuple(
            f"{e.check}: {e.message}" if isinstance(e, Finding) else f"{e.check}: {unchecked}, {e.reason}" for e in said
        )

    def because(self, row: int, *, language: str = ENGLISH) -> Finding | NotChecked | None:
        """What decided one row's verdict, in words; None where all pass. It holds for all rows of the same kind."""
        found = self.decisive(row, language=language, only=int(self.deciding[row]))
        return found[0] if found else None

    def decisive(
        self, row: int, *, language: str = ENGLISH, only: int | None = None
    ) -> tuple[Finding | NotChecked, ...]:
        """What tells one row from a pass: all that fails, else essential checks not made, else what warns.

        `only` is the place of one check among those of the process.
        """
        kind = int(self._kind[row])
        asked = [answer for answer in self._answers(kind) if only is None or answer.number == only]
        ranks = [_rank(answer, kind) for answer in asked]
        worst = max(ranks, default=0)
        if not worst:
            return ()
        capability = self.table.one(row)
        said = [a for a, rank in zip(asked, ranks, strict=True) if rank == worst]
        return tuple(finding_of(a.check, a.outcome, capability, kind, language) for a in said)

    def report(self, row: int, *, language: str = ENGLISH) -> Report:
        """The full report for one row, in one language."""
        capability, kind = self.table.one(row), int(self._kind[row])
        said = [finding_of(a.check, a.outcome, capability, kind, language) for a in self._answers(kind)]
        way = self.ways[int(self._choice[kind])]
        ids = capability.ids
        return Report(
            part=self.facts.name,
            count=self.facts.count,
            route=self._route.at(material=capability.material.id, machine=ids["machine"]),
            process=capability.process.term,
            material=capability.material.id,
            node=capability.node,
            machine=ids["machine"],
            language=language,
            orientation=None if way is None else way.up,
            verdict=Verdict.of(self.verdict[row]),
            makeable=Makeable.of(self.makeable[row]),
            findings=tuple(entry for entry in said if isinstance(entry, Finding)),
            not_checked=_once(entry for entry in said if isinstance(entry, NotChecked)),
        )

    def _answers(self, kind: int) -> list[Answer]:
        chosen = [*self._fixed, *self._oriented[int(self._choice[kind])]]
        return sorted(chosen, key=lambda answer: answer.number)


def _rank(answer: Answer, kind: int) -> int:
    """How much one answer weighs in the verdict: fail before essential unknown before warn, the others nothing."""
    code = int(answer.outcome.grade.verdict[kind])
    return WARN * answer.essential if code == UNKNOWN else int(_RANK[code])


def _once(entries: Iterable[NotChecked]) -> tuple[NotChecked, ...]:
    return tuple(dict.fromkeys(entries))
