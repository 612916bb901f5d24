"""How long proving a split takes: 20 orders over 15 nodes whose machines they share: `python -m tests.benchmarks splitting`."""

import statistics

from dfdm.nodes.splitting.problem import Limits
from dfdm.nodes.splitting.solving import GAP, solve
from tests.nodes.split_problems import random_problem

SEEDS = range(10)
LIMIT_S = 30.0
CASES = (
    ("20 x 15, room 1.0 (no more than is needed)", 20, 15, 1.0, Limits()),
    ("20 x 15, room 1.2", 20, 15, 1.2, Limits()),
    ("20 x 15, room 1.6", 20, 15, 1.6, Limits()),
    ("20 x 15, room 3.0", 20, 15, 3.0, Limits()),
    ("20 x 15, room 1.6, shares, nodes, lots", 20, 15, 1.6, Limits(max_share=0.4, min_nodes=3, min_lot=5)),
)


def measured(orders, nodes, room, limits, seeds=SEEDS, limit_s=LIMIT_S):
    """(solutions, whether each keeps every limit) of random orders."""
    found = []
    for seed in seeds:
        problem = random_problem(seed, orders, nodes, room=room)
        solution = solve(problem, limits, time_limit_s=limit_s)
        found.append((solution, solution.pieces is not None and not problem.broken(limits, solution.pieces)))
    return found


def main():
    """Print a row for each case: seconds of the solver, how it ended, and the gap that is left."""
    print(f"proved to a gap of {GAP:.2%}, time limit {LIMIT_S:g} s, {len(SEEDS)} random problems each")
    for name, orders, nodes, room, limits in CASES:
        found = measured(orders, nodes, room, limits, SEEDS)
        seconds = [solution.seconds for solution, _ in found]
        proved = sum(solution.status == "optimal" for solution, _ in found)
        gap = max(solution.gap for solution, _ in found)
        kept = sum(kept for _, kept in found)
        print(
            f"{name:42} median {statistics.median(seconds):6.2f} s  worst {max(seconds):6.2f} s  "
            f"proved {proved}/{len(found)}  largest gap {gap:.4%}  keep every limit {kept}/{len(found)}"
        )


if __name__ == "__main__":
    main()
