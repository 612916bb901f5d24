"""Can it be made: compares what was measured with what a capability allows."""

from dfdm.checks.check import CHECKS, Check, check
from dfdm.checks.finding import Amount, Finding, Limit, NotChecked
from dfdm.checks.judge import judge, judge_table
from dfdm.checks.judgement import Judgement
from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Outcome, Where
from dfdm.checks.report import Report, reports_document
from dfdm.checks.verdict import Makeable, Verdict

__all__ = [
    "CHECKS",
    "Amount",
    "Check",
    "Finding",
    "Grade",
    "Judgement",
    "Limit",
    "Limits",
    "Makeable",
    "NotChecked",
    "Outcome",
    "Report",
    "Verdict",
    "Where",
    "check",
    "judge",
    "judge_table",
    "reports_document",
]
