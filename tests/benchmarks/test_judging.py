"""Judging 10,000 capabilities takes less time than measuring the part, for each process (ratio in one run)."""

from tests.benchmarks.judging import ROWS, measured


def test_judging_ten_thousand_takes_less_than_measuring_once():
    once, rows = measured(repeats=1)
    for term, (seconds, judgement) in rows.items():
        assert len(judgement) == ROWS
        assert seconds < once, f"{term}: {seconds:.3f} s against {once:.3f} s"


def test_the_table_is_judged_as_one_by_one():
    _, rows = measured(repeats=1)
    for term, (_, judgement) in rows.items():
        for row in range(0, ROWS, 997):
            report = judgement.report(row)
            assert (report.verdict.code, report.makeable.code) == (judgement.verdict[row], judgement.makeable[row]), (
                term
            )
