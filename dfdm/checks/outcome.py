"""What one rule says of n capabilities at once, before it is put into words for any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.checks.limits import Grade, Limits
from dfdm.checks.verdict import Verdict
from dfdm.facts.curves import FloatArray, Place
from dfdm.facts.rounding import Vector


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """Words to be translated, by their keys in the pages of texts, strung together by commas, "or" or "and".

    A key without a word stands for itself, as ids of operations do.
    """

    keys: tuple[str, ...]
    joined: Literal["", "or", "and"] = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Each:
    """A word of its own for every row: row `i` says `of[index[i]]`, as many words as there are offers, not rows."""

    of: tuple[str | Terms, ...]
    index: NDArray[np.intp]


Word = str | float | int | FloatArray | Terms | Each | Callable[[], FloatArray]
"""What fills a template; a function is asked only for what is shown, and gives numbers (n,)."""
NO_WORDS: Final[Mapping[str, Word]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Where on the part: ids of faces and points."""

    faces: tuple[int, ...] = ()
    at_mm: tuple[Vector, ...] = ()

    @classmethod
    def of_places(cls, places: Iterable[Place]) -> Where:
        """The faces and points of measured places."""
        found = tuple(places)
        return cls(faces=_sorted(f for p in found for f in p.faces), at_mm=tuple(p.at_mm for p in found))


def _sorted(faces: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(faces)))


NOWHERE: Final = Where()


def nowhere(row: int) -> Where:
    """The part as a whole."""
    del row
    return NOWHERE


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Outcome:
    """One answer of a rule for n capabilities.

    `measured` is a number or (n,) in `unit`, not finite where there is nothing to measure. What is said stands under the
    `code` in the check's page of texts, whose templates know {measured}, {limit} and the `words` (numbers, texts, terms
    to be translated, arrays (n,) or functions that give them, or one of them for each row). `where(row)` gives the place for one capability, asked only for what is shown.
    `reason` is the key of the text that says why rows are unknown for another cause than a limit that nobody gives, or
    why the question does not arise.
    """

    code: str
    grade: Grade
    measured: ArrayLike | None = None
    unit: str = ""
    words: Mapping[str, Word] = field(default_factory=lambda: NO_WORDS)
    where: Callable[[int], Where] = nowhere
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A value at a place on the part, to be compared with a limit."""

    value: float
    faces: tuple[int, ...]
    at_mm: Vector


def beyond(limits: Limits, grade: Grade, spots: Sequence[Spot | Place], *, low: bool) -> Callable[[int], Where]:
    """Where the limit that decided is broken: all spots beyond it (below it if `low`), at least the worst one."""

    def where(row: int) -> Where:
        limit = limits.deciding(grade)[row]
        found = [s for s in spots if (s.value < limit if low else s.value >= limit)]
        if not found and spots:
            found = [min(spots, key=lambda s: s.value if low else -s.value)]
        return Where(faces=_sorted(f for s in found for f in s.faces), at_mm=tuple(s.at_mm for s in found))

    return where


def not_applicable(limits: Limits, code: str, reason: str = "", words: Mapping[str, Word] = NO_WORDS) -> Outcome:
    """The question does not arise on this part, whatever the capability; `reason` is a key of the code's reasons."""
    if words:
        return Outcome(code=code, grade=limits.always(Verdict.NOT_APPLICABLE), reason=reason, words=words)
    return _does_not_arise(limits.always(Verdict.NOT_APPLICABLE), code, reason)


@lru_cache(maxsize=2048)
def _does_not_arise(grade: Grade, code: str, reason: str) -> Outcome:
    return Outcome(code=code, grade=grade, reason=reason)


def unknown(limits: Limits, code: str, reason: str, words: Mapping[str, Word] = NO_WORDS) -> Outcome:
    """The question cannot be answered on this part, whatever the capability; `reason` is a key of the code's reasons."""
    return Outcome(code=code, grade=limits.always(Verdict.UNKNOWN), reason=reason, words=words)


def at_row(value: ArrayLike, row: int) -> float:
    """The number of one row, from a number that holds for all rows or from an array (n,)."""
    array = np.asarray(value, dtype=np.float64)
    return float(array if array.ndim == 0 else array[row])
