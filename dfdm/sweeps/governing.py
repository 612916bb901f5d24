"""Find the parameters that a finding depends on, and the nearest value of each at which it passes, by trials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dfdm.checks import Finding, Report, Verdict
from dfdm.designs.design import Variant
from dfdm.errors import InputError
from dfdm.sweeps.along import Along
from dfdm.sweeps.asked import Asked
from dfdm.sweeps.grid import sweepable
from dfdm.sweeps.influence import Governing, Influence
from dfdm.sweeps.probe import Probe, Spent
from dfdm.sweeps.reading import Watched, find
from dfdm.sweeps.trials import Trials

TRIES: Final = 200


def governing(
    variant: Variant,
    finding: Finding,
    asked: Sequence[Asked],
    *,
    process: str | None = None,
    parameters: Sequence[str] | None = None,
    trials: Trials | None = None,
    tries: int = TRIES,
    seconds: float | None = None,
) -> Governing:
    """Which parameters a finding depends on, ranked, and the nearest value of each at which it passes.

    The finding is looked for in the reports of what is asked (of `process`, or the first that holds it). Each parameter (all
    with a range or choices) is moved a little both ways; the limit is then looked for along the way that helps, and
    the value found is built and judged, as are its neighbors up to the one that no longer passes: nearest as far as was
    looked. Where none passes, one that only warns counts. Raises InputError where no report holds the finding.
    """
    trials = trials or Trials(variant.design, asked)
    probe = Probe(variant, trials, tries=tries, seconds=seconds)
    return governed_by(probe, finding, process=process, parameters=parameters)


def governed_by(
    probe: Probe,
    finding: Finding,
    *,
    process: str | None = None,
    part: str | None = None,
    parameters: Sequence[str] | None = None,
) -> Governing:
    """The same with a budget that other findings share."""
    variant, asked = probe.variant, probe.trials.asked
    base = probe.at()
    if base.failure is not None:
        raise InputError(f"nothing can be said of a part that does not come about: {base.failure.message}")
    numbers = [n for n, one in enumerate(asked) if process in (None, one.process)]
    held = ((n, find(finding, base.reports(n), part)) for n in numbers)
    number, report = next(((n, r) for n, r in held if r is not None), (-1, None))
    if report is None:
        raise InputError(f"no report says {finding.check}, {finding.code}: is it of another variant or process?")
    watched = Watched(number=number, part=report.part, check=finding.check, code=finding.code)
    reading = watched.of(base)
    names = [name for name, parameter in variant.design.parameters.items() if sweepable(parameter)]
    found, complete = [], True
    for name in names if parameters is None else parameters:
        try:
            found.append(Along(probe, name, watched, base, reading).influence())
        except Spent:
            complete = False
    return Governing(
        design=variant.design.name,
        process=asked[number].process,
        part=report.part,
        check=finding.check,
        code=finding.code,
        verdict=reading.verdict or finding.verdict,
        measured=reading.measured,
        limit=reading.limit,
        language=asked[number].language,
        influences=tuple(sorted((one for one in found if one.governs), key=_rank)),
        tried=len(probe.tried),
        complete=complete,
        note=probe.trials.note,
    )


def governed(report: Report, found: Sequence[Governing]) -> Report:
    """The report with the parameters that govern its findings, and remedies that name value and parameter."""
    by_code = {(one.part, one.check, one.code): one for one in found if one.process == report.process}

    def told(finding: Finding) -> Finding:
        one = by_code.get((report.part, finding.check, finding.code))
        if one is None or one.parameter is None or finding.verdict not in (Verdict.WARN, Verdict.FAIL):
            return finding
        best = one.remedy.parameter if one.remedy else one.parameter
        return replace(finding, parameter=best, remedy=f"{finding.remedy} {one.sentence()}".strip())

    return replace(report, findings=tuple(told(finding) for finding in report.findings))


def explained(probe: Probe) -> Iterator[Governing]:
    """What governs every finding that fails or warns, for all that is asked: what fails first. Each is told once."""
    asked, base = probe.trials.asked, probe.at()  # of a part that does not come about there are no findings
    found = [
        (finding, one.process, report.part)
        for number, one in enumerate(asked)
        for report in base.reports(number)
        for finding in report.findings
        if finding.verdict in (Verdict.WARN, Verdict.FAIL)
    ]
    told: set[tuple[str, str, str, str]] = set()
    for finding, process, part in sorted(found, key=lambda one: one[0].verdict is not Verdict.FAIL):
        key = (process, part, finding.check, finding.code)
        if key not in told:
            told.add(key)
            yield governed_by(probe, finding, process=process, part=part)


def _rank(one: Influence) -> tuple[object, ...]:
    """What mends first: wholly, doing the least harm elsewhere, with the least change; then by effect."""
    if one.mended is None:
        return (1, 0, 0, -one.share, one.parameter)
    harm = sum(t.worse * (2 if t.after is Verdict.FAIL else 1) for t in one.mended.turned)
    return (0, one.mended.verdict is Verdict.WARN, harm, one.mended.far, one.parameter)
