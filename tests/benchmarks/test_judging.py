"""Judging 100,000 capabilities takes a quarter of the time of measuring the part, for each process (ratio in one run)."""

from tests.benchmarks.judging import ROWS, measured


def test_judging_a_hundred_thousand_takes_a_quarter_of_measuring_once():
    once, rows = measured(repeats=3)
    for term, (seconds, judgement) in rows.items():
        assert len(judgement) == ROWS
        assert seconds < 2.0 * min(0.25 * once, 1.0), f"{term}: {seconds:.3f} s against {once:.3f} s"  # twofold slack


def test_the_table_is_judged_as_one_by_one():
    _, rows = measured(repeats=1)
    for term, (_, judgement) in rows.items():
        for row in range(0, ROWS, 9973):
            report = judgement.report(row)
            assert (report.verdict.code, report.makeable.code) == (judgement.verdict[row], judgement.makeable[row]), (
                term
            )
