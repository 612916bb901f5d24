"""Price against emissions: the cheapest split under each of several limits of kgCO2e (epsilon constraint)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from dfdm.nodes.splitting.formulating import Wanted
from dfdm.nodes.splitting.problem import Limits, Problem
from dfdm.nodes.splitting.solving import Solution, solve

_ROOM: Final = 1e-7


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Step:
    """The cheapest split that emits at most `co2e_max_kg`."""

    co2e_max_kg: float
    co2e_kg: float
    solution: Solution


def front(problem: Problem, limits: Limits, points: int, *, time_limit_s: float, gap: float) -> tuple[Step, ...]:
    """From the cheapest split to the one that emits least, `points` limits evenly apart; what another beats is left out.

    Each step takes up to `time_limit_s`. Empty where there is no split. The last step is the cheapest of those that emit
    least: the least emission is sought first, then the price under it.
    """
    cheapest = solve(problem, limits, time_limit_s=time_limit_s, gap=gap)
    least = solve(problem, limits, Wanted(aim="co2e"), time_limit_s=time_limit_s, gap=gap)
    if cheapest.pieces is None or least.pieces is None:
        return ()
    high, low = problem.co2e_kg(cheapest.pieces), problem.co2e_kg(least.pieces)
    steps = [Step(co2e_max_kg=high, co2e_kg=high, solution=cheapest)]
    count = max(points, 2)
    for k in range(1, count):
        bound = low if k == count - 1 else high - (high - low) * k / (count - 1)
        allowed = replace(limits, co2e_max_kg=bound * (1.0 + _ROOM))
        found = solve(problem, allowed, time_limit_s=time_limit_s, gap=gap)
        if found.pieces is not None:
            steps.append(Step(co2e_max_kg=bound, co2e_kg=problem.co2e_kg(found.pieces), solution=found))
    return _undominated(steps)


def _undominated(steps: list[Step]) -> tuple[Step, ...]:
    kept: list[Step] = []
    for step in sorted(steps, key=lambda step: (step.solution.value, step.co2e_kg)):
        if not kept or step.co2e_kg < kept[-1].co2e_kg * (1.0 - _ROOM):
            kept.append(step)
    return tuple(kept)
