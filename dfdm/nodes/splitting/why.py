"""Why there is no split: each limit is let go alone, then the fewest that must go together are named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from dfdm.nodes.candidate import Reason
from dfdm.nodes.splitting.formulating import Wanted
from dfdm.nodes.splitting.problem import Limits, Problem, share_of
from dfdm.nodes.splitting.solving import Solution, solve

KINDS: Final = ("due", "share", "nodes", "lot", "co2e")
"""The limits that can be let go, in the order in which they are named."""
NAMES: Final = {
    "due": "the due date",
    "share": "the largest share of a node",
    "nodes": "the least number of nodes",
    "lot": "the smallest lot",
    "co2e": "the limit of emissions",
}


def let_go(problem: Problem, limits: Limits, kinds: Collection[str]) -> tuple[Problem, Limits]:
    """The same without some of the limits."""
    free = Limits()
    return (
        problem.unhurried() if "due" in kinds else problem,
        Limits(
            max_share=free.max_share if "share" in kinds else limits.max_share,
            min_nodes=free.min_nodes if "nodes" in kinds else limits.min_nodes,
            min_lot=free.min_lot if "lot" in kinds else limits.min_lot,
            co2e_max_kg=None if "co2e" in kinds else limits.co2e_max_kg,
        ),
    )


def asked(problem: Problem, limits: Limits) -> tuple[str, ...]:
    """The limits that bind at all."""
    free = Limits()
    bound = {
        "due": any(windows is not None for windows in problem.windows),
        "share": limits.max_share < free.max_share,
        "nodes": limits.min_nodes > free.min_nodes,
        "lot": limits.min_lot > free.min_lot,
        "co2e": limits.co2e_max_kg is not None,
    }
    return tuple(kind for kind in KINDS if bound[kind])


def reasons(problem: Problem, limits: Limits, names: Sequence[str], *, time_limit_s: float) -> tuple[Reason, ...]:
    """Which limits stand in the way of a split, with how far off they are; empty where one exists after all.

    A reason for each limit without which there is a split. Where no one of them is enough, one reason (`together`) for
    the fewest found that must go at once. `names` are those of the orders.
    """

    def possible(kinds: Collection[str]) -> bool:
        found = solve(*let_go(problem, limits, kinds), Wanted(aim="any"), time_limit_s=time_limit_s)
        return found.pieces is not None

    kinds = asked(problem, limits)
    if possible(()):
        return ()
    alone = [kind for kind in kinds if possible((kind,))]
    if alone:
        return tuple(Reason(code=kind, message=_said(kind, problem, limits, names, time_limit_s)) for kind in alone)
    if not possible(kinds):
        return (Reason(code="capability", message="no node can make all that is ordered, even without these limits"),)
    needed = list(kinds)
    for kind in kinds:  # let go as few as may be: what can be kept while the others are let go is kept
        fewer = [other for other in needed if other != kind]
        if possible(fewer):
            needed = fewer
    named = " and ".join(NAMES[kind] for kind in needed)
    facts = "; ".join(_said(kind, problem, limits, names, time_limit_s) for kind in needed)
    return (Reason(code="together", message=f"only without {named} at once there is a split: {facts}"),)


def most_in_time(problem: Problem, limits: Limits, *, time_limit_s: float) -> Solution:
    """The split that leaves out the fewest pieces; its value is how many are left out."""
    return solve(problem, limits, Wanted(aim="shortfall", short_most=None), time_limit_s=time_limit_s, gap=0.0)


def _said(kind: str, problem: Problem, limits: Limits, names: Sequence[str], time_limit_s: float) -> str:
    """A limit in one clause, with the figure that shows how far off it is."""
    if kind == "due":
        found = most_in_time(problem, limits, time_limit_s=time_limit_s)
        total = sum(problem.quantities)
        if found.pieces is None:  # too few nodes, or lots too large: what could be made at all
            found = most_in_time(problem, replace(limits, min_nodes=1, min_lot=1), time_limit_s=time_limit_s)
        if found.pieces is None:
            return "the due date is too near for what the other limits leave"
        made = np.bincount(problem.order, weights=found.pieces, minlength=len(names)).astype(int).tolist()
        short = [
            f"{n} of {quantity} {name}"
            for n, quantity, name in zip(made, problem.quantities, names, strict=True)
            if n < quantity
        ]
        several = f" ({', '.join(short)})" if len(names) > 1 else ""
        return f"by the due date at most {sum(made)} of {total} pieces can be made{several}"
    if kind == "share":
        return f"a share of {limits.max_share:.0%} a node leaves room for {_room(problem, limits, names)}"
    if kind == "nodes":
        able = problem.most(limits) >= problem.lots(limits)
        counts = [int(able[problem.order == i].sum()) for i in range(len(names))]
        least = min(range(len(names)), key=lambda i: counts[i])
        return f"{limits.min_nodes} nodes are wanted for each part, and {counts[least]} can make {names[least]}"
    if kind == "lot":
        return f"lots of {limits.min_lot} or more leave nodes out, or do not add up to the quantity"
    found = solve(problem, replace(limits, co2e_max_kg=None), Wanted(aim="co2e"), time_limit_s=time_limit_s)
    if found.pieces is None:
        return f"{limits.co2e_max_kg:.4g} kgCO2e are allowed"
    return f"{limits.co2e_max_kg:.4g} kgCO2e are allowed, and the split with the least emits {found.value:.4g} kg"


def _room(problem: Problem, limits: Limits, names: Sequence[str]) -> str:
    """The order with the least room under the largest share."""
    most = problem.most(limits)
    rooms = [int(most[problem.order == i].sum()) for i in range(len(names))]
    worst = min(range(len(names)), key=lambda i: rooms[i] / problem.quantities[i])
    each = share_of(problem.quantities[worst], limits.max_share)
    return f"{rooms[worst]} of {problem.quantities[worst]} {names[worst]} at most {each} each"
