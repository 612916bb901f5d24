"""How long proving a split takes: 20 orders over 15 nodes whose machines they share: `python -m tests.benchmarks splitting`.

Random problems, and orders of measured trays at made-up print shops whose calendars, rates and speeds differ widely.
"""

import statistics

from dfdm.nodes.splitting.problem import Limits
from dfdm.nodes.splitting.solving import GAP, solve
from tests.nodes.split_orders import order, shops
from tests.nodes.split_problems import random_problem

SEEDS = range(10)
LIMIT_S = 30.0
SOON_S = 5.0
HOURS = (4000, 3000, 2000, 1500, 1000, 500)
CASES = (
    ("20 x 15, room 1.0 (no more than is needed)", 20, 15, 1.0, Limits(), SEEDS),
    ("20 x 15, room 1.2", 20, 15, 1.2, Limits(), range(50)),
    ("20 x 15, room 1.6", 20, 15, 1.6, Limits(), SEEDS),
    ("20 x 15, room 3.0", 20, 15, 3.0, Limits(), SEEDS),
    ("20 x 15, room 1.6, shares, nodes, lots", 20, 15, 1.6, Limits(max_share=0.4, min_nodes=3, min_lot=5), SEEDS),
)


def measured(orders, nodes, room, limits, seeds=SEEDS, limit_s=LIMIT_S):
    """(solutions, whether each keeps every limit) of random orders."""
    found = []
    for seed in seeds:
        problem = random_problem(seed, orders, nodes, room=room)
        solution = solve(problem, limits, time_limit_s=limit_s)
        found.append((solution, solution.pieces is not None and not problem.broken(limits, solution.pieces)))
    return found


def ordered(hours, limit_s=LIMIT_S):
    """The same of the order of trays at each fifteen shops, due in so many hours."""
    found = []
    for number in range(3):
        problem = order(shops(number), float(hours))
        solution = solve(problem, Limits(), time_limit_s=limit_s)
        found.append((solution, solution.pieces is None or not problem.broken(Limits(), solution.pieces)))
    return found


def row(name, found):
    """One row of the table."""
    seconds = [solution.seconds for solution, _ in found]
    proved = sum(solution.status != "time limit" for solution, _ in found)
    soon = sum(s.status != "time limit" and s.seconds < SOON_S for s, _ in found)
    gap = max((solution.gap for solution, _ in found if solution.status != "infeasible"), default=0.0)
    kept = sum(kept for _, kept in found)
    return (
        f"{name:42} median {statistics.median(seconds):6.2f} s  worst {max(seconds):6.2f} s  "
        f"proved {proved:2}/{len(found)}, {soon:2} within {SOON_S:g} s  largest gap {gap:.4%}  "
        f"keep every limit {kept}/{len(found)}"
    )


def main():
    """Print a row for each case: seconds of the solver, how many were proved, and the gap that is left."""
    print(f"proved to a gap of {GAP:.2%}, time limit {LIMIT_S:g} s")
    for name, orders, nodes, room, limits, seeds in CASES:
        print(row(name, measured(orders, nodes, room, limits, seeds)), flush=True)
    for hours in HOURS:
        print(row(f"20 trays x 15 print shops, due in {hours} h", ordered(hours)), flush=True)


if __name__ == "__main__":
    main()
