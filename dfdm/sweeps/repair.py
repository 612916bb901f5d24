"""Find the nearest values at which a part can be made: mend what fails, one parameter at a time, then go back as far as it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dfdm.checks import Finding, Verdict
from dfdm.designs.design import Variant
from dfdm.designs.parameter import Value
from dfdm.errors import BuildError
from dfdm.sweeps.along import far_apart
from dfdm.sweeps.asked import Asked
from dfdm.sweeps.bands import met_at
from dfdm.sweeps.fix import Change, Fix
from dfdm.sweeps.governing import governed_by
from dfdm.sweeps.grid import grid_of
from dfdm.sweeps.probe import Probe, Spent
from dfdm.sweeps.trial import Trial
from dfdm.sweeps.trials import Trials

FIX_TRIES: Final = 400
_ROUNDS_EACH: Final = 2
"""A parameter may have to be moved again when another finding shows."""


def fix(
    variant: Variant,
    asked: Sequence[Asked],
    *,
    trials: Trials | None = None,
    tries: int = FIX_TRIES,
    seconds: float | None = None,
) -> Fix:
    """The nearest variant that every one of the processes asked can make, as far as was looked.

    What fails is mended by the parameter that governs it, moved no farther than to where it no longer fails; of several ways
    the one that leaves least failing, and then the least change, is taken, until nothing fails. At last every change is
    taken back as far as the part stays makeable. Not the nearest by proof: two parameters that only help together are
    not found. Raises BuildError where the variant cannot be built.
    """
    trials = trials or Trials(variant.design, asked)
    probe = Probe(variant, trials, tries=tries, seconds=seconds)
    base = probe.at()
    if base.failure is not None:
        raise BuildError(base.failure.message, file=variant.design.file)
    values, complete = dict(variant.values), True
    try:
        for better in _mended(probe, base):
            values = better
        if _makeable(probe.at(**values)):
            values = _nearer(probe, values)
    except Spent:
        complete = False
    after = trials.at(values)
    names = [name for name in values if values[name] != variant.values[name]]
    return Fix(
        design=variant.design.name,
        processes=tuple(one.process for one in trials.asked),
        materials=tuple(offer.material.id if (offer := one.single) else "" for one in trials.asked),
        machines=tuple(offer.machine.id if (offer := one.single) and offer.machine else "" for one in trials.asked),
        language=trials.asked[0].language,
        changes=tuple(
            Change(
                parameter=name,
                unit=variant.design.parameters[name].unit,
                before=variant.values[name],
                after=values[name],
            )
            for name in names
        ),
        values=values,
        verdict_before=_verdict(base, trials),
        verdict_after=_verdict(after, trials),
        makeable=_makeable(after),
        left=tuple(
            met for number, state in enumerate(after.states) if not state.makeable for met in met_at(after, number)
        ),
        tried=len(probe.tried),
        complete=complete,
        note=trials.note,
    )


def _mended(probe: Probe, base: Trial) -> Iterator[dict[str, Value]]:
    """Values with ever less that fails; ends where nothing fails, or nothing helps. Raises Spent."""
    start = probe.variant
    values, trial = dict(start.values), base
    for _ in range(_ROUNDS_EACH * len(start.design.parameters)):
        failing = list(_failing(trial, probe.trials))
        if not failing:
            return
        around = probe.around(start.with_values(**values))
        ways: dict[tuple[str, Value], Trial] = {}
        whole = True
        for process, part, finding in failing:
            found = governed_by(around, finding, process=process, part=part)
            whole &= found.complete
            for one in found.influences:
                for mending in (one.eased, one.mended):
                    if mending is not None:
                        ways[one.parameter, mending.value] = around.at(**{one.parameter: mending.value})
        now = dict(values)
        best = min(
            ways,
            key=lambda way: (_left(ways[way], probe.trials), _moved(start, {**now, way[0]: way[1]})),
            default=None,
        )
        if best is None or _left(ways[best], probe.trials) >= _left(trial, probe.trials):
            if whole:
                return
            raise Spent
        name, value = best
        values, trial = {**values, name: value}, ways[name, value]
        yield values


def _nearer(probe: Probe, values: Mapping[str, Value]) -> dict[str, Value]:
    """The same values, each as near to where it was as the part stays makeable, the farthest first. Raises Spent."""
    start, found = probe.variant, dict(values)
    changed = [name for name in found if found[name] != start.values[name]]
    for name in sorted(changed, key=lambda name: -far_apart(start, name, found[name])):
        if _makeable(probe.at(**{**found, name: start.values[name]})):
            found[name] = start.values[name]
            continue
        grid = grid_of(start.design.parameters[name], start.values[name])
        if not grid.ordered or found[name] not in grid.values:
            continue
        bad, good = grid.now, grid.values.index(found[name])
        while abs(good - bad) > 1:
            middle = (good + bad) // 2
            if _makeable(probe.at(**{**found, name: grid.values[middle]})):
                good = middle
            else:
                bad = middle
        found[name] = grid.values[good]
    return found


def _makeable(trial: Trial) -> bool:
    return all(state.makeable for state in trial.states)


def _failing(trial: Trial, trials: Trials) -> Iterator[tuple[str, str, Finding]]:
    for number, one in enumerate(trials.asked):
        for report in trial.reports(number):
            yield from ((one.process, report.part, f) for f in report.findings if f.verdict is Verdict.FAIL)


def _left(trial: Trial, trials: Trials) -> tuple[bool, int]:
    """How much stands in the way: no part at all, then how many findings fail, or processes cannot be told."""
    lost = sum(not state.makeable for state in trial.states)
    failing = sum(1 for _ in _failing(trial, trials))
    return trial.failure is not None, max(lost, failing)


def _moved(start: Variant, values: Mapping[str, Value]) -> float:
    """How far values are from those of the start, in shares of their ranges."""
    return sum(far_apart(start, name, value) for name, value in values.items())


def _verdict(trial: Trial, trials: Trials) -> Verdict:
    said = [report.verdict for number in range(len(trials.asked)) for report in trial.reports(number)]
    return max(said, key=lambda verdict: verdict.code, default=Verdict.UNKNOWN)
