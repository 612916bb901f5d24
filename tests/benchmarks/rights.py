"""Policies judged as others judge them: the ODRL Test Suite, the conflict benchmark, and generated policies.

`python -m tests.benchmarks rights`: what agrees of what, and every difference by name with its reason.
"""

import json
import time

from dfdm.rights.odrl import evaluate, load_policies, request_of, world_of
from dfdm.rights.odrl.conflict import clash
from tests.rights.odrl import suite, test_benchmark, test_oracle

POLICIES, REQUESTS, PAIRS = 400, 25, 400
SEED = 2026


def main() -> None:
    """Print the table and the differences."""
    differences: list[str] = []
    print(f"{'set':68}{'agree':>8}{'of':>8}{'wanted':>8}{'ms each':>9}")
    if suite.ROOT.exists():
        _suite(differences)
    if test_benchmark.PROBLEMS:
        _static(differences)
        _runtime(differences)
    _oracle()
    print("\n".join(["", "differences:", *(differences or ["none"])]))


def _row(name: str, agree: int, of: int, wanted: int | str, took: float) -> None:
    print(f"{name:68}{agree:8}{of:8}{wanted:>8}{1000 * took / max(of, 1):9.1f}")


def _suite(differences: list[str]) -> None:
    cases = suite.cases()
    started = time.process_time()
    reports = [(case, suite.judged(case)) for case in cases]
    took = time.process_time() - started
    active = [suite.same_activation(case, report) for case, report in reports]
    whole = [suite.same_satisfaction(case, report) for case, report in reports]
    _row("ODRL Test Suite, rule activation", sum(active), len(cases), ">= 67", took)
    _row("ODRL Test Suite, activation and constraint satisfaction", sum(whole), len(cases), ">= 66", took)
    for (case, report), same in zip(reports, whole, strict=True):
        if not same:
            differences.append(
                f"{case.name}: {len(report.premises)} premises judged, {len(case.premises)} reached from the expected report"
            )


def _static(differences: list[str]) -> None:
    started, agree = time.process_time(), 0
    for problem in test_benchmark.STATIC:
        found = clash(load_policies(test_benchmark.ROOT / problem["policy"])).verdict
        agree += found == problem["verdict"].lower()
        if found != problem["verdict"].lower():
            differences.append(f"{problem['id']}: {found}, expected {problem['verdict']}")
    took = time.process_time() - started
    _row("conflict benchmark, static", agree, len(test_benchmark.STATIC), 29, took)


def _runtime(differences: list[str]) -> None:
    started, agree = time.process_time(), 0
    for problem in test_benchmark.RUNTIME:
        values, world = test_benchmark.TOLD[problem["id"]]
        policies = load_policies(test_benchmark.ROOT / problem["policy"])
        asked = request_of(json.loads(json.dumps({"action": "use", "values": values})))
        found = evaluate(policies, asked, world_of(world)).decision
        agree += found == test_benchmark.DECISION[problem["verdict"]]
        if found != test_benchmark.DECISION[problem["verdict"]]:
            differences.append(f"{problem['id']}: {found}, expected {problem['verdict']}")
    took = time.process_time() - started
    _row("conflict benchmark, run time", agree, len(test_benchmark.RUNTIME), 16, took)


def _oracle() -> None:
    """A disagreement ends the run with the policy that shows it."""
    started = time.process_time()
    seen = test_oracle.decisions(SEED, POLICIES, REQUESTS)
    count = sum(seen.values())
    _row(f"generated requests, brute force ({_told(seen)})", count, count, count, time.process_time() - started)
    started = time.process_time()
    seen = test_oracle.clashes(SEED, PAIRS)
    count = sum(seen.values())
    _row(f"generated pairs, brute force ({_told(seen)})", count, count, count, time.process_time() - started)


def _told(seen: dict[str, int]) -> str:
    return ", ".join(f"{count} {word}" for word, count in sorted(seen.items()))


if __name__ == "__main__":
    main()
