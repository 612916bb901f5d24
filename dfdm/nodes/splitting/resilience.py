"""What a split withstands: how concentrated it is, and what still arrives in time when any one node or country fails."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from dfdm.nodes.splitting.formulating import Wanted
from dfdm.nodes.splitting.problem import IntArray, Limits, Problem
from dfdm.nodes.splitting.solving import solve

_LIMIT_S: Final = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Concentration:
    """The Herfindahl-Hirschman index of shares (sum of their squares, 1: all at one), and 1 over it: how many equals."""

    hhi: float

    @property
    def effective(self) -> float:
        """The number of equal shares that are as concentrated."""
        return 1.0 / self.hhi if self.hhi else 0.0

    def to_dict(self) -> dict[str, float]:
        """Write both."""
        return {"hhi": round(self.hhi, 6), "effective_number": round(self.effective, 4)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """What is left when one node or country fails before it makes anything: pieces and share still there in time.

    `exact` is False where the solver ended at its time limit: then at least so many.
    """

    name: str
    pieces: int
    share: float
    exact: bool = True
    group: int = -1
    late_h: float | None = None
    """Hours after the due date until the others have brought all of it; infinite beyond the horizon, None if not asked."""

    def to_dict(self) -> dict[str, Any]:
        """Write the failure."""
        late = None if self.late_h is None or math.isinf(self.late_h) else round(self.late_h, 3)
        return {
            "name": self.name,
            "pieces": self.pieces,
            "share": round(self.share, 6),
            "exact": self.exact,
            "late_h": late,
        }


def concentration(groups: Sequence[int] | IntArray, pieces: Sequence[int] | IntArray) -> Concentration:
    """How concentrated pieces (o,) are over the groups (o,) that they are in."""
    total = np.bincount(np.asarray(groups, dtype=np.intp), weights=np.asarray(pieces, dtype=np.float64))
    whole = float(total.sum())
    return Concentration(hhi=float(np.sum((total / whole) ** 2)) if whole else 0.0)


def without(
    problem: Problem, pieces: Sequence[int] | IntArray, groups: IntArray, names: Sequence[str]
) -> tuple[Failure, ...]:
    """For each group (o,) that makes anything: what the other nodes of the split still bring in time, all of it together.

    They keep what they were assigned and use what they have to spare, for any part that they can make; no limit of
    shares, lots or emissions holds in need. Exact: in closed form where no machine is shared by several parts, else by
    the program.
    """
    counts = np.asarray(pieces, dtype=np.intp)
    engaged = np.isin(problem.node, np.unique(problem.node[counts > 0]))
    found = []
    for group in np.unique(groups[counts > 0]).tolist():
        left = np.flatnonzero(engaged & (groups != group))
        made, exact = deliverable(problem, counts, left)
        found.append(
            Failure(name=names[group], pieces=made, share=made / sum(problem.quantities), exact=exact, group=group)
        )
    return tuple(found)


def deliverable(problem: Problem, pieces: IntArray, left: IntArray) -> tuple[int, bool]:
    """How many pieces the choices `left` bring in time at most, keeping what they were assigned; and whether that is exact."""
    shared = [o for those in problem.shared.values() for o in those]
    if not np.isin(left, np.array(shared, dtype=np.intp)).any():
        room = np.bincount(problem.order[left], weights=problem.in_time[left], minlength=len(problem.quantities))
        return int(np.minimum(room, np.array(problem.quantities)).sum()), True
    rest = replace(problem, choices=tuple(replace(problem.choices[o], least=int(pieces[o])) for o in left.tolist()))
    found = solve(rest, Limits(), Wanted(aim="shortfall", short_most=None), time_limit_s=_LIMIT_S, gap=0.0)
    if found.pieces is None:
        return int(pieces[left].sum()), False
    return int(found.pieces.sum()), found.status == "optimal"
