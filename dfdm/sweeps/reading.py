"""What a trial says of one finding, and what of all checks turned from one trial to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dfdm.checks import Amount, Finding, Limit, Report, Verdict
from dfdm.sweeps.influence import Turned
from dfdm.sweeps.trial import Trial

GOOD = (Verdict.PASS, Verdict.NOT_APPLICABLE)
_TOLD = (Verdict.WARN, Verdict.FAIL, Verdict.UNKNOWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A finding as it reads in one trial; `verdict` is None where there is no part to ask about."""

    verdict: Verdict | None
    measured: Amount | None = None
    limit: Limit | None = None

    @property
    def good(self) -> bool:
        """Whether it passes."""
        return self.verdict in GOOD

    def like(self, other: Reading, share: float) -> bool:
        """Whether another reading says the same, what was measured up to a share of itself."""
        if self.verdict is not other.verdict or (self.measured is None) != (other.measured is None):
            return False
        if self.measured is None or other.measured is None:
            return True
        return abs(self.measured.value - other.measured.value) <= share * max(abs(self.measured.value), share)

    @property
    def missed(self) -> float | None:
        """By how much the limit is missed or kept, measured less limit; None where nothing is measured."""
        if self.measured is None or self.limit is None:
            return None
        return self.measured.value - self.limit.value


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """The finding that is watched: by the number of what was asked, part, check and code."""

    number: int
    part: str
    check: str
    code: str

    def of(self, trial: Trial) -> Reading:
        """The worst finding of that check and code; where it is gone, it passes, unless the check could not be made."""
        if trial.failure is not None:
            return Reading(verdict=None)
        reports = trial.reports(self.number)
        here = [report for report in reports if report.part == self.part] or list(reports)
        found = [f for report in here for f in report.of(self.check) if f.code == self.code]
        if found:
            worst = max(found, key=lambda finding: finding.verdict.code)
            return Reading(verdict=worst.verdict, measured=worst.measured, limit=worst.limit)
        unchecked = any(entry.check == self.check for report in here for entry in report.not_checked)
        return Reading(verdict=Verdict.UNKNOWN if unchecked else Verdict.PASS)


def turned(before: Trial, after: Trial, processes: Sequence[str], watched: Watched) -> tuple[Turned, ...]:
    """The checks that say something else after, the watched one left out; worse ones first."""
    found = []
    for number, process in enumerate(processes):
        was, now = (_by_check(trial.reports(number)) for trial in (before, after))
        for check in sorted({*was, *now}):
            if (number, check) == (watched.number, watched.check):
                continue
            one, other = (said.get(check, Verdict.NOT_APPLICABLE) for said in (was, now))
            if one is not other and (one in _TOLD or other in _TOLD):
                found.append(Turned(process=process, check=check, before=one, after=other))
    return tuple(sorted(found, key=lambda one: not one.worse))


def _by_check(reports: Sequence[Report]) -> dict[str, Verdict]:
    """The worst that every check says; that it could not be made is better than a warning."""
    said: dict[str, Verdict] = {}
    for report in reports:
        verdicts = [(f.check, f.verdict) for f in report.findings]
        verdicts += [(entry.check, Verdict.UNKNOWN) for entry in report.not_checked]
        for check, verdict in verdicts:
            said[check] = max(said.get(check, verdict), verdict, key=lambda one: one.code)
    return said


def find(finding: Finding, reports: Sequence[Report], part: str | None = None) -> Report | None:
    """The report (on a part) that holds a finding, by check and code: one where it is just as bad, else any."""
    asked = [r for r in reports if part in (None, r.part)]
    held = [(r, f) for r in asked for f in r.of(finding.check) if f.code == finding.code]
    same = [r for r, f in held if f.verdict is finding.verdict]
    return next((r for r in (*same, *(r for r, _ in held))), None)
