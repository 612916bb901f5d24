"""The limits of n capabilities as columns, and how a measured value compares with them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.checks.verdict import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, WARN, CodeArray, Verdict
from dfdm.errors import DataError
from dfdm.facts.curves import FloatArray

T = TypeVar("T")
_ROUNDING: Final = 1e-4
"""Relative slack of a comparison: sampled figures are good for four digits, so 0.79999 is no less than 0.8."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Grade:
    """The verdict (n,) of one comparison, and which of the `keys` decided each row (`decided` (n,), -1: none)."""

    verdict: CodeArray
    keys: tuple[str, ...] = ()
    decided: NDArray[np.intp]

    def eased(self, allowed: FloatArray) -> Grade:
        """The same grade where `allowed` (n,) is a remedy at hand: a fail becomes a warning, unknown if nobody says."""
        failed = self.verdict == FAIL
        softer = np.where(np.isnan(allowed), UNKNOWN, np.where(allowed > 0.0, WARN, FAIL))
        return self.saying(np.where(failed, softer, self.verdict).astype(np.int8))

    def lifted(self, rows: NDArray[np.bool_]) -> Grade:
        """The same grade, but a pass in the rows where something else than a limit says that it can be done."""
        verdict = np.where(rows, PASS, self.verdict).astype(np.int8)
        return Grade(verdict=verdict, keys=self.keys, decided=np.where(rows, -1, self.decided).astype(np.intp))

    def only(self, rows: NDArray[np.bool_], otherwise: Verdict) -> Grade:
        """The same grade in some rows, another verdict in the others."""
        return self.saying(np.where(rows, self.verdict, otherwise.code).astype(np.int8))

    def saying(self, verdict: CodeArray) -> Grade:
        """The same grade with other verdicts (n,)."""
        return Grade(verdict=verdict, keys=self.keys, decided=self.decided)


class Limits:
    """The limits a check declared, each an array (n,) over capabilities, NaN where none is given.

    Asking for a limit that the check did not declare is a DataError: the audit of the data relies on the declaration.
    """

    def __init__(self, columns: Mapping[str, FloatArray], *, rows: int, declared: tuple[str, ...]) -> None:
        self.rows = rows
        self._columns = columns
        self._declared = declared
        self._known: dict[tuple[tuple[str, ...], float], tuple[FloatArray, FloatArray]] = {}
        self._once: dict[str, Any] = {}
        self._of_one: dict[str, float] = {}
        self._always = _always(rows)

    def __getitem__(self, key: str) -> FloatArray:
        if key not in self._declared:
            raise DataError(f"the limit '{key}' is read but not declared by the check")
        found = self._columns.get(key)
        return _same(self.rows, np.nan, np.float64) if found is None else found

    def once(self, name: str, make: Callable[[Limits], T]) -> T:
        """What depends on limits alone, by a name: made when it is first asked for, whatever part is judged."""
        found: T | None = self._once.get(name)  # a name stands for one maker
        if found is None:
            found = self._once[name] = make(self)
        return found

    def always(self, verdict: Verdict) -> Grade:
        """The same verdict for every capability, decided by no limit."""
        return self._always[verdict.code]

    def at_least(self, measured: ArrayLike, *, fail: str | None = None, warn: str | None = None) -> Grade:
        """Grade a value that should not be below its limits; without any limit the row is unknown."""
        return self._graded(measured, fail, warn, sign=1.0)

    def at_most(self, measured: ArrayLike, *, fail: str | None = None, warn: str | None = None) -> Grade:
        """Grade a value that should not be above its limits; without any limit the row is unknown."""
        return self._graded(measured, fail, warn, sign=-1.0)

    def below(self, measured: ArrayLike, *, fail: str | None = None, warn: str | None = None) -> Grade:
        """Grade a value that should stay below its limits: one read off a grid, known only to be at least so much."""
        return self._graded(measured, fail, warn, sign=-1.0, slack=-_ROUNDING)

    def allowed(self, key: str, *, otherwise: Verdict = Verdict.WARN) -> Grade:
        """Grade what only some capabilities do: a pass where the flag is set, `otherwise` where not, unknown if nobody says."""
        flag = self[key]
        verdict = np.where(np.isnan(flag), UNKNOWN, np.where(flag > 0.0, PASS, otherwise.code))
        decided = np.where(np.isnan(flag), -1, 0)
        return Grade(verdict=verdict.astype(np.int8), keys=(key,), decided=decided.astype(np.intp))

    def deciding(self, grade: Grade) -> FloatArray:
        """The limits (n,) that decided a grade, NaN where none did."""
        found = np.full(self.rows, np.nan)
        for number, key in enumerate(grade.keys):
            found = np.where(grade.decided == number, self[key], found)
        return found

    def _graded(
        self, value: ArrayLike, fail: str | None, warn: str | None, *, sign: float, slack: float = _ROUNDING
    ) -> Grade:
        if self.rows == 1:  # one capability is judged over and over: plain numbers are many times as quick
            one = value if isinstance(value, float) else float(np.asarray(value, dtype=np.float64).item())
            told = 0 if fail is None else self._told_of_one(one, fail, sign, slack)
            if warn is not None:
                told += _SOFT * self._told_of_one(one, warn, sign, slack)
            return _grade_of_one(told, fail, warn)
        measured = np.asarray(value, dtype=np.float64)
        keys = tuple(key for key in (fail, warn) if key is not None)
        if not keys:
            return self.always(Verdict.UNKNOWN)
        limit, slight = self._bounds(keys, slack)
        over = measured - limit if sign > 0.0 else limit - measured
        told = np.add(over == over, over >= slight, dtype=np.intp)
        if len(keys) > 1:
            told = told[0] + _SOFT * told[1]
        elif fail is None:
            told = _SOFT * told
        return Grade(verdict=_VERDICT[told], keys=keys, decided=_DECIDED[told] if fail is not None else _ALONE[told])

    def _told_of_one(self, measured: float, key: str, sign: float, slack: float) -> int:
        """What `_graded` tells of a single row by one limit."""
        limit = self._of_one.get(key)
        if limit is None:
            limit = self._of_one[key] = self[key].item()
        over = (measured - limit) * sign
        return 0 if math.isnan(over) else 2 if over >= abs(limit) * -slack else 1

    def _bounds(self, keys: tuple[str, ...], slack: float) -> tuple[FloatArray, FloatArray]:
        """Limits (n,), or a hard and a soft one (2, n), and how far beyond them a value may be."""
        found = self._known.get((keys, slack))
        if found is None:
            limit = self[keys[0]] if len(keys) == 1 else np.stack([self[key] for key in keys])
            found = self._known[keys, slack] = limit, np.abs(limit) * -slack
        return found


_SOFT: Final = 3
"""What is told of a hard limit is 0 (it cannot be told), 1 (broken) or 2 (kept); of a soft one three times that, added."""


def _tables() -> tuple[CodeArray, NDArray[np.intp], NDArray[np.intp]]:
    """Verdict, and place of the key that decides (with a hard limit, and with a soft one alone), by what `_graded` told.

    A broken hard limit has the first word; then what the soft limit says, broken or kept; then a kept hard limit.
    """
    soft, hard = np.divmod(np.arange(_SOFT * _SOFT), _SOFT)
    verdict = np.select([hard == 1, soft == 1, (hard == 2) | (soft == 2)], [FAIL, WARN, PASS], UNKNOWN)  # noqa: PLR2004 - codes of grades
    decided = np.select([hard == 1, soft > 0, hard == 2], [0, 1, 0], -1)  # noqa: PLR2004
    alone = np.where(soft > 0, 0, -1)
    return verdict.astype(np.int8), decided.astype(np.intp), alone.astype(np.intp)


_VERDICT, _DECIDED, _ALONE = _tables()


@lru_cache(maxsize=512)
def _same(rows: int, value: float, kind: type[np.generic]) -> NDArray[Any]:
    """One value for every row, kept: nobody may write into it."""
    found = np.full(rows, value, dtype=kind)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=512)
def _always(rows: int) -> tuple[Grade, ...]:
    """The grade of every verdict, by its code, that is the same in all rows."""
    decided = _same(rows, -1, np.intp)
    return tuple(Grade(verdict=_same(rows, verdict.code, np.int8), decided=decided) for verdict in Verdict)


def nothing(rows: int) -> Grade:
    """The one grade of a question that arises in no row, as most do not on most parts."""
    return _always(rows)[NOT_APPLICABLE]


@lru_cache(maxsize=1024)
def _grade_of_one(told: int, fail: str | None, warn: str | None) -> Grade:
    """What `_graded` told of a single row, as its grade."""
    decided = (_DECIDED if fail is not None else _ALONE)[told]
    keys = tuple(key for key in (fail, warn) if key is not None)
    return Grade(verdict=_same(1, int(_VERDICT[told]), np.int8), keys=keys, decided=_same(1, int(decided), np.intp))


def mattering_area(limits: Limits, area_mm2: float, *, share: str, width: str) -> FloatArray:
    """The least area (n,) in mm² that matters: more than a share of the whole and than a square of one line width."""
    part, least = limits.once(f"{share} {width}", lambda own: (own[share], own[width] ** 2))
    area = np.fmax(part * area_mm2, least)
    # More than the tolerated area counts, so the least number above it is what a curve is asked for.
    return np.nextafter(np.where(np.isnan(area), 0.0, area), np.inf)
