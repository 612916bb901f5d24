"""What screws and inserts need of a hole: pilot holes of threaded inserts, cones of countersunk heads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args

from dfdm.errors import RequirementError
from dfdm.table import data_folder, read_csv

InsertKind = Literal["heat_set"]
INSERTS: Final[tuple[str, ...]] = get_args(InsertKind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Insert:
    """A threaded insert: the hole it goes into (which may be `plus_mm` wider), outside diameter and least depth in mm.

    What its maker's table does not say is None; `source` is the key of that table in the list of sources.
    """

    kind: str
    thread: str
    hole_mm: float
    plus_mm: float | None
    outside_mm: float | None
    depth_mm: float | None
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CountersunkHead:
    """The head of a countersunk screw: diameter of its cone to the sharp edge, height, full angle of the cone."""

    thread: str
    cone_mm: float
    height_mm: float
    angle_deg: float = 90.0


def insert_of(kind: str, thread: str) -> Insert:
    """The insert of a kind and thread; RequirementError where no table has been read."""
    found = _inserts().get((kind, thread))
    if found is None:
        known = ", ".join(t for k, t in _inserts() if k == kind)
        raise RequirementError(
            f"no {kind} insert {thread} is in the tables" + (f"; they hold {known}" if known else "")
        )
    return found


def countersunk_of(thread: str) -> CountersunkHead:
    """The countersunk head of a screw; RequirementError where no table has been read."""
    found = _heads().get(thread)
    if found is None:
        raise RequirementError(
            f"no countersunk head for {thread} is in the table; it holds {', '.join(_heads())}: give nominal_mm instead"
        )
    return found


@cache
def _inserts() -> dict[tuple[str, str], Insert]:
    page = data_folder() / "threads" / "inserts.csv"
    rows = read_csv(page, required=("kind", "thread", "hole_mm", "plus_mm", "outside_mm", "depth_mm", "source"))
    return {
        (row["kind"], row["thread"]): Insert(
            kind=row["kind"],
            thread=row["thread"],
            hole_mm=float(row["hole_mm"]),
            source=row["source"],
            **{key: _number(row[key]) for key in ("plus_mm", "outside_mm", "depth_mm")},
        )
        for row in rows
    }


@cache
def _heads() -> dict[str, CountersunkHead]:
    page = data_folder() / "threads" / "countersunk.csv"
    rows = read_csv(page, required=("thread", "cone_mm", "head_mm"))
    return {
        row["thread"]: CountersunkHead(
            thread=row["thread"], cone_mm=float(row["cone_mm"]), height_mm=float(row["head_mm"])
        )
        for row in rows
    }


def _number(text: str) -> Any:  # noqa: ANN401 - a number or None
    return float(text) if text else None
