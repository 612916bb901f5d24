"""The checks of a process as they are asked of a table of capabilities: read once for each table, whatever the part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from dfdm.checks.check import CHECKS, HOW_IT_LIES, Check
from dfdm.checks.limits import Limits
from dfdm.checks.orienting import SCREENED
from dfdm.checks.outcome import Outcome
from dfdm.errors import DataError
from dfdm.processes import CapabilityTable, Offered, Process


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Question:
    """One check for the k kinds of a table: its place among those of the process, the limits it reads, what it needs.

    `essential` says whether nobody can say "makeable" without an answer, `lies` whether it depends on how the part lies.
    """

    number: int
    check: Check
    essential: bool
    limits: Limits
    wanted: tuple[str, ...]
    lies: bool


Answer = tuple[Question, Outcome]
"""One outcome with the question that it answers."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Questions:
    """All questions of a table: those whatever way the part lies, and those of one way, the cheapest to tell first."""

    rows: int
    fixed: tuple[Question, ...]
    lying: tuple[Question, ...]
    offers: Offered | None

    @classmethod
    def of(cls, table: CapabilityTable) -> Questions:
        """Those of a table, kept as long as it is: a part that changes is judged on the same table over and over."""
        found = _OF_TABLE.get(table)
        if found is None:
            found = _OF_TABLE[table] = cls._read(table)
        return found

    @classmethod
    def _read(cls, table: CapabilityTable) -> Questions:
        process, rows = table.process, int(table.kind.max(initial=-1)) + 1
        asked = [_question(process, number, key, table, rows) for number, key in enumerate(process.checks)]
        return cls(
            rows=rows,
            fixed=tuple(one for one in asked if not one.lies),
            lying=tuple(sorted((one for one in asked if one.lies), key=lambda one: one.check.key not in SCREENED)),
            offers=Offered.of(table) if any("offers" in one.check.extras for one in asked) else None,
        )


_OF_TABLE: Final[WeakKeyDictionary[CapabilityTable, Questions]] = WeakKeyDictionary()


def checks_of(process: Process, key: str) -> Check:
    """A check that a process names; one that does not suit its family is a DataError."""
    check = CHECKS[key]
    if process.family not in check.families:
        raise DataError(f"check '{key}' is not for {process.family} processes", where=f"processes/{process.term}.toml")
    return check


def _question(process: Process, number: int, key: str, table: CapabilityTable, rows: int) -> Question:
    check = checks_of(process, key)
    lies = "orientation" in check.extras
    return Question(
        number=number,
        check=check,
        essential=check.essential or check.key in process.essential,
        limits=Limits(table.kinds, rows=rows, declared=check.limits),
        wanted=(*check.quantities, HOW_IT_LIES) if lies else check.quantities,
        lies=lies,
    )
