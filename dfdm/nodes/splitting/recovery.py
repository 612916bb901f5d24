"""What the nodes of a split bring by any date, so how late the whole is when some fail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.nodes.splitting.capacity import Deadline, most_over
from dfdm.nodes.splitting.offering import Offered
from dfdm.nodes.splitting.problem import Choice, FloatArray, IntArray
from dfdm.nodes.terms import calendar_of

_FINE_H: Final = 2.0
_FINE: Final = 60
_COARSE_H: Final = 12.0
_COARSE: Final = 100
_HOUR_S: Final = 3600.0
HORIZON_H: Final = _FINE_H * _FINE + _COARSE_H * _COARSE
"""Hours after the due date that are looked at."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Curves:
    """Pieces that the choices `of` (u,) can bring by each date: `pieces` (u, t) at `late_h` (t,) hours after it was due.

    They are those that make anything, and others of the same nodes on machines that stand by otherwise. A machine that makes several parts makes them all in the proportion of the split. Dates are 2 hours apart for five
    days, then 12.
    """

    of: IntArray
    late_h: FloatArray
    pieces: FloatArray


def curves(offered: Offered, pieces: IntArray, when: Deadline) -> Curves:
    """What each used choice brings over time, by its own calendar; `when` says from when on, for when, and how surely."""
    problem = offered.problem
    used = np.flatnonzero((pieces > 0) | _standing_by(offered, pieces))
    late = np.concatenate([_FINE_H * np.arange(_FINE + 1), _FINE_H * _FINE + _COARSE_H * np.arange(1, _COARSE + 1)])
    dates = when.due.timestamp() + late * _HOUR_S
    found = np.zeros((len(used), len(late)))
    place = {int(o): n for n, o in enumerate(used)}
    for resource in sorted({int(problem.resource[o]) for o in used}):
        those = [int(o) for o in used if problem.resource[o] == resource]
        weights = [int(pieces[o]) for o in those] if pieces[those].any() else [1]
        mixed = together([problem.choices[o] for o in those], weights)
        line, k = offered.line(those[0])
        most = most_over(
            mixed,
            calendar_of(offered.node(those[0])),
            float(line.counts[k]),
            float(line.distance_km[k]),
            replace(when, abroad=bool(line.abroad[k])),
            dates,
        )
        for o, weight in zip(those, weights, strict=True):
            found[place[o]] = np.floor(most * (weight / sum(weights)) * (1.0 + 1e-12))
    return Curves(of=used, late_h=late, pieces=np.maximum.accumulate(found, axis=1))


def recovery_h(offered: Offered, found: Curves, groups: IntArray) -> dict[int, float]:
    """For each group (o,) that makes anything: hours after the due date until the others have brought all of it.

    0 where they still are in time, infinite where they do not within the horizon. The failure is known from the start.
    """
    problem = offered.problem
    those = groups[found.of]
    order = problem.order[found.of]
    wanted = np.array(problem.quantities, dtype=np.float64)
    whole = np.array([found.pieces[order == i].sum(axis=0) for i in range(len(wanted))])
    result = {}
    for group in np.unique(those).tolist():
        lost = those == group
        gone = np.array([found.pieces[(order == i) & lost].sum(axis=0) for i in range(len(wanted))])
        enough = ((whole - gone) >= wanted[:, None]).all(axis=0)
        result[group] = float(found.late_h[int(np.argmax(enough))]) if enough.any() else float("inf")
    return result


def _standing_by(offered: Offered, pieces: IntArray) -> NDArray[np.bool_]:
    """The choices (o,) of nodes of the split on a machine that makes nothing and could make this one part only."""
    problem = offered.problem
    made = pieces > 0
    users = np.bincount(problem.resource, minlength=len(problem.windows))[problem.resource]
    return np.asarray(np.isin(problem.node, problem.node[made]) & ~made & (users == 1), dtype=np.bool_)


def together(choices: list[Choice], pieces: list[int]) -> Choice:
    """Several parts on one machine as one, a piece of it being a piece of any, in the proportion of the split."""
    total = sum(pieces)

    def blend(name: str) -> float:
        return float(sum(getattr(c, name) * n for c, n in zip(choices, pieces, strict=True))) / total

    return Choice(
        order=0,
        node=0,
        resource=0,
        cuts=((0.0, 1.0),),
        hands_fixed_s=sum(c.hands_fixed_s for c in choices),
        hands_each_s=blend("hands_each_s"),
        machine_fixed_s=sum(c.machine_fixed_s for c in choices),
        machine_each_s=blend("machine_each_s"),
    )
