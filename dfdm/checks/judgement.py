"""What the checks said of one part for a whole table of capabilities, as arrays; reports on demand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.finding import Finding, NotChecked
from dfdm.checks.limits import nothing
from dfdm.checks.questions import Answer
from dfdm.checks.report import Report
from dfdm.checks.texts import ENGLISH, general
from dfdm.checks.verdict import FAIL, PASS, UNKNOWN, WARN, CodeArray, Makeable, Verdict
from dfdm.checks.wording import finding_of
from dfdm.facts import Orientation, PartFacts
from dfdm.processes import CapabilityTable, Route

_RANKS: Final = tuple({FAIL: FAIL, WARN: UNKNOWN}.get(verdict.code, 0) for verdict in Verdict)
_RANK: Final = np.array(_RANKS, dtype=np.int8)
"""How much each verdict has to say in what decides a row; an essential unknown stands between."""
_CLEAR: Final = np.array([0 if verdict.code == UNKNOWN else verdict.code for verdict in Verdict], dtype=np.int8)
"""Verdicts by code, not knowing left out."""


class OfKinds(NamedTuple):
    """Verdict, whether it can be made, and the place of the check that decided (-1: all pass), each (k,) by kind of limits."""

    verdict: CodeArray
    makeable: CodeArray
    deciding: NDArray[np.intp]


def verdicts(answers: Sequence[Answer], rows: int) -> CodeArray:
    """The verdicts (a, rows) of those answers whose question arises."""
    silent = nothing(rows)
    said = [outcome.grade.verdict for _, outcome in answers if outcome.grade is not silent]
    return np.concatenate(said).reshape(len(said), rows) if said else np.zeros((0, rows), dtype=np.int8)


def worst_of(answers: Sequence[Answer], rows: int) -> CodeArray:
    """The worst verdict (rows,) of some answers."""
    return np.asarray(verdicts(answers, rows).max(axis=0, initial=0), dtype=np.int8)


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
    def of_kinds(self) -> OfKinds:
        """Verdict, whether it can be made, and what decided, by kind of limits."""
        rows = len(self._choice)
        if rows == 1:
            return self._of_one_kind()
        silent, ways = nothing(rows), self._oriented if len(self._oriented) > 1 else ()
        always = self._fixed if ways else (*self._fixed, *(answer for way in self._oriented for answer in way))
        answers = [answer for answer in always if answer[1].grade is not silent]
        count = len(answers)
        answers += [answer for way in ways for answer in way if answer[1].grade is not silent]
        said = verdicts(answers, rows)
        for index, way in enumerate(ways):
            here = sum(outcome.grade is not silent for _, outcome in way)
            said[count : count + here] *= self._choice == index
            count += here
        number = np.array([asked.number for asked, _ in answers], dtype=np.int16)
        essential = np.array([asked.essential for asked, _ in answers], dtype=np.bool_)
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
        return OfKinds(verdict, makeable, deciding)

    def _of_one_kind(self) -> OfKinds:
        """The same for a single kind: plain numbers are many times as quick."""
        silent, worst, highest, deciding, blocked = nothing(1), 0, 0, -1, False
        for asked, outcome in (*self._fixed, *self._oriented[int(self._choice[0])]):
            if outcome.grade is silent:
                continue
            code = outcome.grade.verdict.item()
            rank = _RANKS[code]
            if code != UNKNOWN:
                worst = max(worst, code)
            elif asked.essential:
                rank, blocked = WARN, True
            if rank > highest or (rank == highest > 0 and asked.number < deciding):
                highest, deciding = rank, asked.number
        makeable = Makeable.NO if worst == FAIL else Makeable.UNKNOWN if blocked else Makeable.YES
        return OfKinds(
            np.array([UNKNOWN if worst < PASS else worst], dtype=np.int8),
            np.array([makeable.code], dtype=np.int8),
            np.array([deciding], dtype=np.intp),
        )

    @cached_property
    def choice(self) -> NDArray[np.intp]:
        """The place (n,) in `ways` of the orientation taken for each row."""
        return self._choice[self._kind]

    @cached_property
    def verdict(self) -> CodeArray:
        """The code (n,) of each row's verdict (`Verdict.of` gives the word)."""
        return self.of_kinds.verdict[self._kind]

    @cached_property
    def makeable(self) -> CodeArray:
        """The code (n,) of whether each row can make the part (`Makeable.of` gives the word)."""
        return self.of_kinds.makeable[self._kind]

    @cached_property
    def deciding(self) -> NDArray[np.intp]:
        """For each row (n,) the place in `process.checks` of the check that decided its verdict, -1 where all pass."""
        return self.of_kinds.deciding[self._kind]

    def deciding_check(self, row: int) -> str:
        """The key of the check that decided one row's verdict, empty where all pass."""
        number = int(self.of_kinds.deciding[self._kind[row]])
        return "" if number < 0 else self.table.process.checks[number]

    def why_not(self, row: int, *, language: str = ENGLISH) -> tuple[str, ...]:
        """Why one row cannot make the part, or why nobody can say: one sentence per check, in one language."""
        capability, kind = self.table.one(row), int(self._kind[row])
        makeable = Makeable.of(self.of_kinds.makeable[kind])
        wanted = {Makeable.NO: FAIL, Makeable.UNKNOWN: UNKNOWN}.get(makeable)
        said = [
            finding_of(asked.check, outcome, capability, kind, language)
            for asked, outcome in self._answers(kind)
            if outcome.grade.verdict[kind] == wanted and (makeable is Makeable.NO or asked.essential)
        ]
        unchecked = general(language).line("not-checked")
        return tuple(
            f"{e.check}: {e.message}" if isinstance(e, Finding) else f"{e.check}: {unchecked}, {e.reason}" for e in said
        )

    def because(self, row: int, *, language: str = ENGLISH) -> Finding | NotChecked | None:
        """What decided one row's verdict, in words; None where all pass. It holds for all rows of the same kind."""
        found = self.decisive(row, language=language, only=int(self.of_kinds.deciding[self._kind[row]]))
        return found[0] if found else None

    def decisive(
        self, row: int, *, language: str = ENGLISH, only: int | None = None
    ) -> tuple[Finding | NotChecked, ...]:
        """What tells one row from a pass: all that fails, else essential checks not made, else what warns.

        `only` is the place of one check among those of the process.
        """
        kind = int(self._kind[row])
        asked = [answer for answer in self._answers(kind) if only is None or answer[0].number == only]
        ranks = [_rank(answer, kind) for answer in asked]
        worst = max(ranks, default=0)
        if not worst:
            return ()
        capability = self.table.one(row)
        said = [a for a, rank in zip(asked, ranks, strict=True) if rank == worst]
        return tuple(finding_of(asked.check, outcome, capability, kind, language) for asked, outcome in said)

    def report(self, row: int, *, language: str = ENGLISH) -> Report:
        """The full report for one row, in one language."""
        capability, kind = self.table.one(row), int(self._kind[row])
        said = [finding_of(one.check, outcome, capability, kind, language) for one, outcome in self._answers(kind)]
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
            verdict=Verdict.of(self.of_kinds.verdict[kind]),
            makeable=Makeable.of(self.of_kinds.makeable[kind]),
            findings=tuple(entry for entry in said if isinstance(entry, Finding)),
            not_checked=_once(entry for entry in said if isinstance(entry, NotChecked)),
        )

    def _answers(self, kind: int) -> Sequence[Answer]:
        """What was said of one kind, in the order of the checks of the process."""
        lying = self._oriented[int(self._choice[kind])]
        if not lying:
            return self._fixed
        return sorted((*self._fixed, *lying), key=lambda answer: answer[0].number)


def _rank(answer: Answer, kind: int) -> int:
    """How much one answer weighs in the verdict: fail before essential unknown before warn, the others nothing."""
    asked, outcome = answer
    code = int(outcome.grade.verdict[kind])
    return WARN * asked.essential if code == UNKNOWN else _RANKS[code]


def _once(entries: Iterable[NotChecked]) -> tuple[NotChecked, ...]:
    return tuple(dict.fromkeys(entries))
