"""How long proving a split takes: 20 orders over 15 nodes whose machines they share: `python -m tests.benchmarks splitting`.

Random problems with setups, two plans of working time and freight; problems in the textbook form (a start, a price and
seconds for each piece, hours of each node) of several kinds; and orders of measured trays at made-up print shops whose
calendars, rates and speeds differ widely.
"""

import statistics

from dfdm.nodes.splitting.problem import Limits
from dfdm.nodes.splitting.solving import GAP, solve
from tests.nodes.split_orders import order, shops
from tests.nodes.split_problems import plain_problem, random_problem

SEEDS, PLAIN_SEEDS = range(10), range(25)
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
SHARED = Limits(max_share=0.5, min_nodes=2, min_lot=10)
KINDS = (
    ("room 1.5", {}),
    ("room 1.15", {"room": 1.15}),
    ("starts dear", {"fixed": (200, 1000)}),
    ("prices near", {"cost": (5, 6)}),
    ("nodes unlike", {"cost": (0.8, 1.2), "base": 10, "rates": 6, "speeds": 10, "fixed": (5, 10)}),
    (
        "nodes unlike, room 1.15",
        {"cost": (0.8, 1.2), "base": 10, "rates": 6, "speeds": 10, "fixed": (5, 10), "room": 1.15},
    ),
    ("nodes nearly alike", {"cost": (4.9, 5.1), "fixed": (45, 55)}),
    ("nodes all the same", {"alike": True}),
)


def measured(orders, nodes, room, limits, seeds=SEEDS, limit_s=LIMIT_S):
    """(solutions, whether each keeps every limit) of random orders."""
    problems = [random_problem(seed, orders, nodes, room=room) for seed in seeds]
    return [solved(problem, limits, limit_s) for problem in problems]


def solved(problem, limits, limit_s=LIMIT_S):
    """(solution, whether it keeps every limit); there may be no split."""
    solution = solve(problem, limits, time_limit_s=limit_s)
    if solution.pieces is None:
        return solution, solution.status == "infeasible"
    return solution, not problem.broken(limits, solution.pieces)


def ordered(hours, limit_s=LIMIT_S):
    """The same of the order of trays at each fifteen shops, due in so many hours."""
    return [solved(order(shops(number), float(hours)), Limits(), limit_s) for number in range(3)]


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
    for name, kind in KINDS:
        problems = [plain_problem(seed, 20, 15, **kind) for seed in PLAIN_SEEDS]
        found = [solved(problem, limits) for problem in problems for limits in (Limits(), SHARED)]
        print(row(f"textbook 20 x 15, {name}", found), flush=True)
    for hours in HOURS:
        print(row(f"20 trays x 15 print shops, due in {hours} h", ordered(hours)), flush=True)


if __name__ == "__main__":
    main()
