"""How many pieces are inspected: every one of small lots after a first article, samples of larger ones by published tables.

By attributes: code letters and single plans for normal inspection of MIL-STD-105E and ISO 2859-1. By variables: single plans
for one limit and a standard deviation that is not known, of ANSI/ASQ Z1.9 (MIL-STD-414), whose Form 1 is the k-form of
ISO 3951-1, with constants of its own. What the tables that were read do not hold is an error, never a neighboring figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.table import data_folder, read_csv, read_toml

Rule = Literal["every_piece", "attributes", "variables"]
LEVELS: Final = ("I", "II", "III", "S-1", "S-2", "S-3", "S-4")
_DOWN, _UP = "v", "^"
ATTRIBUTE_SOURCES: Final = "nibs-sampling-table, qcp-aql-tables, aqlschemes"
VARIABLE_SOURCES: Final = "z19-table-b1, z19-code-letters, aqlschemes"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """One sampling plan: so many of a lot are inspected, and when the lot is accepted.

    By attributes it is accepted with at most `accept` nonconforming pieces and refused with `reject` or more; by variables
    where the distance of the mean from its limit is at least `k` standard deviations of the sample. `letter` is the code
    letter of the plan that is used, `asked` the one of the lot where an arrow led to another.
    """

    rule: Rule
    lot: int
    sample: int
    accept: int | None
    reject: int | None
    k: float | None
    aql: float | None
    level: str
    letter: str
    asked: str
    source: str

    def to_dict(self) -> dict[str, Any]:
        """Write every field."""
        return {name: getattr(self, name) for name in self.__slots__}


def every_piece(lot: int) -> Plan:
    """All pieces of a lot, none of which may be nonconforming."""
    rule = every_piece_up_to()
    return Plan(
        rule="every_piece",
        lot=lot,
        sample=lot,
        accept=0,
        reject=1,
        k=None,
        aql=None,
        level="",
        letter="",
        asked="",
        source=rule.source,
    )


def by_attributes(lot: int, aql: float, *, level: str = "II") -> Plan:
    """The single plan for normal inspection by attributes of a lot at an acceptable quality level in percent.

    Where the sample would be as large as the lot, every piece is inspected. Raises InputError for a lot, a level or an
    acceptable quality level that the tables do not have.
    """
    table = _attributes()
    asked = _letter("letters.csv", lot, level)
    letters = list(dict.fromkeys(letter for letter, _ in table))
    _refuse_level(aql, {of for _, of in table})
    place = letters.index(asked) if asked in letters else len(letters)
    while 0 <= place < len(letters):
        found = table.get((letters[place], aql))
        if found is None:
            break
        sample, cell = found
        if cell == _DOWN:
            place += 1
        elif cell == _UP:
            place -= 1
        elif sample >= lot:
            return every_piece(lot)
        else:
            accept = int(cell)
            return Plan(
                rule="attributes",
                lot=lot,
                sample=sample,
                accept=accept,
                reject=accept + 1,
                k=None,
                aql=aql,
                level=level,
                letter=letters[place],
                asked=asked,
                source=ATTRIBUTE_SOURCES,
            )
    raise InputError(f"no table that was read has a plan for lots of {lot} at an acceptable quality level of {aql:g} %")


@cache
def _usual_steps() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(largest lots, samples) of the plans by attributes at the usual level of major characteristics."""
    aql, ends = round(100.0 * usual_aql("major").number, 6), [row["most"] for row in _letters("letters.csv")]
    most: list[float] = []
    samples: list[int] = []
    for end in ends:
        lot = int(end) if end else int(ends[-2]) + 1
        most.append(float(end) if end else np.inf)
        samples.append(by_attributes(lot, aql).sample)
    return np.array(most), np.array(samples, dtype=np.float64)


def usual_sample(lot: ArrayLike) -> NDArray[np.float64]:
    """Pieces of a lot that are inspected where nobody named a plan: all of a small one, else the usual sample.

    Lots are numbers of pieces, a scalar or an array; the plan is single, normal, level II, by attributes.
    """
    pieces = np.asarray(lot, dtype=np.float64)
    most, samples = _usual_steps()
    sample = samples[np.searchsorted(most, pieces, side="left")]
    found: NDArray[np.float64] = np.where(pieces <= every_piece_up_to().number, pieces, np.minimum(sample, pieces))
    return found


def by_variables(lot: int, aql: float, *, level: str = "II") -> Plan:
    """The single plan for normal inspection by variables, one limit, standard deviation unknown; errors as by attributes.

    It holds only for a size that is known to be normally distributed.
    """
    table = _variables()
    asked = _letter("variable_letters.csv", lot, level)
    letters = list(dict.fromkeys(letter for letter, _ in table))
    _refuse_level(aql, {of for _, of in table})
    for letter in letters[letters.index(asked) :]:
        found = table.get((letter, aql))
        if found is None:
            break
        sample, cell = found
        if cell == _DOWN:
            continue
        if sample >= lot:
            return every_piece(lot)
        return Plan(
            rule="variables",
            lot=lot,
            sample=sample,
            accept=None,
            reject=None,
            k=float(cell),
            aql=aql,
            level=level,
            letter=letter,
            asked=asked,
            source=VARIABLE_SOURCES,
        )
    raise InputError(f"no table that was read has a plan for lots of {lot} at an acceptable quality level of {aql:g} %")


@cache
def every_piece_up_to() -> Cited:
    """Up to how many pieces a lot is inspected piece by piece."""
    return Cited.from_dict(_rules()["every_piece_up_to"], where="sampling/rules.toml every_piece_up_to")


@cache
def usual_aql(defect_class: str) -> Cited:
    """The acceptable quality level of a class of characteristic (major, minor) where nobody named one, as a share."""
    return Cited.from_dict(_rules()["aql"][defect_class], where=f"sampling/rules.toml aql.{defect_class}")


def refuse_unknown(aql: Mapping[str, float], level: str) -> None:
    """Raise an InputError for an inspection level or acceptable quality levels (percent, by class) that the tables lack."""
    if level not in LEVELS:
        raise InputError(f"the inspection level '{level}' is none of {', '.join(LEVELS)}")
    known = {of for _, of in _attributes()}
    for percent in aql.values():
        _refuse_level(percent, known)


def _refuse_level(aql: float, known: set[float]) -> None:
    if aql not in known:
        levels = ", ".join(f"{one:g}" for one in sorted(known))
        raise InputError(f"{aql:g} % is no acceptable quality level of the tables: they have {levels}")


def _letter(page: str, lot: int, level: str) -> str:
    if isinstance(lot, bool) or lot < 1:
        raise InputError(f"{lot} is no number of pieces")
    rows = _letters(page)
    if level not in rows[0]:
        raise InputError(f"the inspection level '{level}' is none of {', '.join(k for k in rows[0] if k in LEVELS)}")
    for row in rows:
        if not row["most"] or lot <= int(row["most"]):
            return row[level]
    raise AssertionError("the last row has no end")


@cache
def _letters(page: str) -> list[dict[str, str]]:
    return read_csv(data_folder() / "sampling" / page, required=("least", "most", "I", "II", "III"))


@cache
def _attributes() -> Mapping[tuple[str, float], tuple[int, str]]:
    rows = read_csv(data_folder() / "sampling" / "attributes.csv", required=("letter", "sample", "aql", "ac"))
    return {(row["letter"], float(row["aql"])): (int(row["sample"]), row["ac"]) for row in rows}


@cache
def _variables() -> Mapping[tuple[str, float], tuple[int, str]]:
    rows = read_csv(data_folder() / "sampling" / "variables.csv", required=("letter", "sample", "aql", "k"))
    return {(row["letter"], float(row["aql"])): (int(row["sample"]), row["k"]) for row in rows}


@cache
def _rules() -> Mapping[str, Any]:
    return read_toml(data_folder() / "sampling" / "rules.toml")
