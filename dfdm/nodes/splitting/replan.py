"""A new split after nodes failed: what is made is kept, the rest is placed anew, and as few others as may be are disturbed.

First the least price is found, then, among the splits that cost little more than that, the cheapest of those in which
the fewest assignments of other nodes change. Where not all can be there in time any more, as many pieces as can be come before both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from dfdm.nodes.splitting.formulating import Wanted
from dfdm.nodes.splitting.problem import IntArray, Limits, Problem, Window
from dfdm.nodes.splitting.solving import Solution, solve

_ROOM: Final = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Replanned:
    """The new program and its answer; `changes` counts the choices whose pieces differ, those of failed nodes left out.

    `short` pieces cannot be there in time any more; `cheapest` is the least price, without regard to changes.
    """

    problem: Problem
    solution: Solution
    changes: int
    short: int
    cheapest: float


def after_failure(
    problem: Problem,
    before: Sequence[int] | IntArray,
    failed: Collection[int],
    made: Mapping[int, int],
    fresh: Sequence[tuple[Window, ...] | None],
) -> Problem:
    """The program of what is left to decide: failed nodes keep what they made (by choice), others at least that.

    A node that was to make anything keeps the plan of its machines: it has begun. One that was not starts now, within
    the windows `fresh` (by resource).
    """
    engaged = {problem.choices[o].resource for o, count in enumerate(before) if count}
    lost = {choice.resource for choice in problem.choices if choice.node in failed}
    choices = []
    for o, choice in enumerate(problem.choices):
        done = made.get(o, 0)
        choices.append(replace(choice, least=done, most=done if choice.node in failed else choice.most))
    windows = tuple(
        None if r in lost else (problem.windows[r] if r in engaged else fresh[r]) for r in range(len(problem.windows))
    )
    return replace(problem, choices=tuple(choices), windows=windows)


def replan(
    problem: Problem,
    limits: Limits,
    before: Sequence[int] | IntArray,
    failed: Collection[int],
    *,
    tolerance: float,
    time_limit_s: float,
    gap: float,
) -> Replanned:
    """Solve the program that `after_failure` makes; `tolerance` is the share of the least price that fewer changes may cost."""
    short = 0
    first = solve(problem, limits, time_limit_s=time_limit_s, gap=gap)
    if first.pieces is None:
        most = solve(problem, limits, Wanted(aim="shortfall", short_most=None), time_limit_s=time_limit_s, gap=0.0)
        if most.pieces is None:
            return Replanned(problem=problem, solution=most, changes=0, short=0, cheapest=float("inf"))
        short = sum(problem.quantities) - int(most.pieces.sum())
        first = solve(problem, limits, Wanted(short_most=short), time_limit_s=time_limit_s, gap=gap)
        first = most if first.pieces is None else first
    out = [problem.choices[o].node in failed for o in range(len(problem.choices))]
    kept = [problem.choices[o].least if out[o] else int(count) for o, count in enumerate(before)]
    price = problem.price(first.pieces) if first.pieces is not None else float("inf")
    bounds: dict[str, Any] = {"short_most": short, "before": kept, "price_most": price * (1.0 + tolerance) + _ROOM}
    # Changes are counted: a gap of less than one of as many as there are now is none.
    now = 0 if first.pieces is None else int(np.sum(first.pieces != np.array(kept)))
    few = solve(problem, limits, Wanted(aim="changes", **bounds), time_limit_s=time_limit_s, gap=0.999 / (now + 1))
    taken = first
    if few.pieces is not None:
        least = int(np.sum(few.pieces != np.array(kept)))
        again = solve(problem, limits, Wanted(changes_most=least, **bounds), time_limit_s=time_limit_s, gap=gap)
        taken = few if again.pieces is None else again
    assert taken.pieces is not None
    changes = int(np.sum(taken.pieces != np.array(kept)))
    value = problem.price(taken.pieces)
    return Replanned(
        problem=problem,
        solution=replace(taken, value=value, bound=min(first.bound, value)),
        changes=changes,
        short=short,
        cheapest=price,
    )
