"""Find the bands of a parameter: trials along its range, coarse first, each of which sharpens what is known."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from dfdm.checks import Finding, Report, Verdict
from dfdm.designs.design import Variant
from dfdm.errors import InputError, ParameterError
from dfdm.sweeps.asked import Asked
from dfdm.sweeps.band import Band, Bands, End, EndKind, Met, ProcessBands, Resolution, Stopped
from dfdm.sweeps.grid import Grid, grid_of
from dfdm.sweeps.search import Search
from dfdm.sweeps.trial import State, Trial
from dfdm.sweeps.trials import Trials

SAMPLES: Final = 9
TRIES: Final = 200
_FEWEST_SAMPLES: Final = 3
_SLOW: Final = ("time-limit", "crash")
"""Failures that cost a process, so that few of them are wanted."""
_KINDS: Final[dict[State, EndKind]] = {
    State.WARNED: "warning",
    State.NOT_MAKEABLE: "limit",
    State.UNKNOWN: "unknown",
    State.NOT_BUILT: "build",
}


class Sweep:
    """The bands of one parameter while they are searched for; `step` runs one trial, `bands` tells what is known.

    Raises ParameterError for an unknown parameter, InputError for one without a range.
    """

    def __init__(
        self,
        variant: Variant,
        parameter: str,
        trials: Trials,
        *,
        samples: int = SAMPLES,
        tries: int = TRIES,
        within: tuple[float, float] | None = None,
    ) -> None:
        declared = variant.design.parameters.get(parameter)
        if declared is None:
            known = ", ".join(variant.design.parameters) or "none"
            raise ParameterError(
                f"design '{variant.design.name}' has no parameter '{parameter}'; it has: {known}", parameter=parameter
            )
        if samples < _FEWEST_SAMPLES:
            raise InputError(f"{samples} samples are too few: a range has two ends and something between")
        self.variant = variant
        self.parameter = declared
        self.grid: Grid = grid_of(declared, variant.values[parameter], within)
        self._trials = trials
        self._search = Search(len(self.grid), self.grid.now, samples=samples, ordered=self.grid.ordered)
        self._found: dict[int, Trial] = {}
        self._met: dict[tuple[int, int], tuple[Met, ...]] = {}
        self._tries = tries
        self.stopped: Stopped = ""

    @property
    def sampling(self) -> bool:
        """Whether the coarse samples are not yet all there."""
        return not self.stopped and self._search.sampling

    @property
    def complete(self) -> bool:
        """Whether nothing more is to be found."""
        return not self.stopped and self._search.wanted() is None and not self._search.blunt

    def step(self) -> bool:
        """Run the next trial; False where there is none. Raises CanceledError where the trials were canceled."""
        place = None if self.stopped else self._search.wanted()
        if place is None:
            if self._search.blunt:
                self.stop("slow")
            return False
        if len(self._found) >= self._tries:
            self.stop("tries")
            return False
        found = self._trials.at({**self.variant.values, self.parameter.name: self.grid.values[place]})
        slow = found.failure is not None and found.failure.code in _SLOW
        self._found[place] = found
        self._search.told(place, list(zip(found.states, found.warned, strict=True)), slow=slow)
        return True

    def stop(self, why: Stopped) -> None:
        """Run no more trials."""
        if not self.complete:
            self.stopped = why

    def bands(self) -> Bands:
        """What is known by now."""
        values, ordered = self.grid.values, self.grid.ordered
        asked = self._trials.asked
        return Bands(
            design=self.variant.design.name,
            parameter=self.parameter.name,
            unit=self.parameter.unit,
            value=self.variant.values[self.parameter.name],
            values={k: v for k, v in self.variant.values.items() if k != self.parameter.name},
            lower=values[0] if ordered else None,
            upper=values[-1] if ordered else None,
            language=asked[0].language,
            processes=tuple(self._of(number, one) for number, one in enumerate(asked)),
            resolution=self._resolution(),
            tried=len(self._found),
            complete=self.complete,
            stopped=self.stopped,
            note=self._trials.note,
        )

    def _of(self, number: int, asked: Asked) -> ProcessBands:
        offer = asked.single
        runs = self._search.runs(number)
        if not self.grid.ordered:
            runs = [(place, place) for place in sorted(self._found)]
        bands = tuple(self._band(number, runs, index) for index in range(len(runs)))
        return ProcessBands(
            process=asked.process,
            material=offer.material.id if offer else "",
            machine=offer.machine.id if offer and offer.machine else "",
            node=(offer.node or "") if offer else "",
            offers=asked.offers,
            bands=bands,
        )

    def _band(self, number: int, runs: Sequence[tuple[int, int]], index: int) -> Band:
        first, last = runs[index]
        state = self._found[first].states[number]
        here = [place for place in self._found if first <= place <= last]
        nearest = min(here, key=lambda place: (abs(place - self.grid.now), place))
        before = runs[index - 1][1] if index else None
        after = runs[index + 1][0] if index + 1 < len(runs) else None
        return Band(
            state=state,
            lower=self.grid.values[first],
            upper=self.grid.values[last],
            at_lower=self._end(number, first, before),
            at_upper=self._end(number, last, after),
            because=self._met_at(nearest, number),
        )

    def _end(self, number: int, inside: int, outside: int | None) -> End:
        if outside is None or not self.grid.ordered:
            return End(kind="range", exact=outside is not None or self._at_end(inside))
        one, other = sorted((inside, outside), key=lambda place: self._badness(place, number))
        already = {(met.part, met.check, met.code) for met in self._met_at(one, number)}
        met = self._met_at(other, number)
        fresh = tuple(m for m in met if (m.part, m.check, m.code) not in already) or met
        return End(
            kind=_KINDS[self._found[other].states[number]],
            beyond=self.grid.values[outside],
            exact=abs(outside - inside) == 1,
            met=fresh,
        )

    def _badness(self, place: int, number: int) -> tuple[int, int]:
        found = self._found[place]
        return found.states[number].badness, len(found.warned[number])

    def _met_at(self, place: int, number: int) -> tuple[Met, ...]:
        if (place, number) not in self._met:
            self._met[place, number] = met_at(self._found[place], number)
        return self._met[place, number]

    def _at_end(self, place: int) -> bool:
        return not self.grid.ordered or place in (0, len(self.grid) - 1)

    def _resolution(self) -> Resolution:
        every = len(self._found) == len(self.grid)
        if not self.grid.ordered:
            return Resolution(step=None, widest_gap=None, every_value=every)
        places = sorted(self._found)
        numbers = [float(self.grid.values[place]) for place in places]
        ends = [float(self.grid.values[0]), *numbers, float(self.grid.values[-1])]
        gap = max((b - a for a, b in pairwise(ends)), default=0.0)
        return Resolution(step=self.grid.step, widest_gap=round(gap, 10), every_value=every)


def bands(
    variant: Variant,
    parameter: str,
    asked: Sequence[Asked],
    *,
    trials: Trials | None = None,
    samples: int = SAMPLES,
    tries: int = TRIES,
    seconds: float | None = None,
    within: tuple[float, float] | None = None,
) -> Bands:
    """Where along one parameter, the others as in the variant, the part can be made by each of the processes asked.

    `samples` values are spread over the range, then every change between neighbors is bisected to the parameter's step (1 %
    of its range without one). `tries` and `seconds` are the most that it may cost; what is then not narrowed down says
    so. `within` goes along another range. `trials` runs the trials (default: in a worker process of low priority).
    """
    *_, last = streamed(
        variant, parameter, asked, trials=trials, samples=samples, tries=tries, seconds=seconds, within=within
    )
    return last


def streamed(
    variant: Variant,
    parameter: str,
    asked: Sequence[Asked],
    *,
    trials: Trials | None = None,
    samples: int = SAMPLES,
    tries: int = TRIES,
    seconds: float | None = None,
    within: tuple[float, float] | None = None,
) -> Iterator[Bands]:
    """The same, told after every trial; the last one is what `bands` gives."""
    started = time.monotonic()
    trials = trials or Trials(variant.design, asked)
    sweep = Sweep(variant, parameter, trials, samples=samples, tries=tries, within=within)
    while sweep.step():
        if seconds is not None and time.monotonic() - started >= seconds:
            sweep.stop("time")
            break
        if not sweep.complete:
            yield sweep.bands()
    yield sweep.bands()


def met_at(trial: Trial, number: int) -> tuple[Met, ...]:
    """What stands against the part in one trial, for one of the things asked: empty where all passes."""
    state = trial.states[number]
    if state is State.MAKEABLE:
        return ()
    if trial.failure is not None:
        return (Met(part="", check="", code=trial.failure.code, message=trial.failure.message),)
    return tuple(met for report in trial.reports(number) for met in _met(report, state))


def _met(report: Report, state: State) -> Iterator[Met]:
    if state in (State.NOT_MAKEABLE, State.WARNED):
        told = Verdict.WARN if state is State.WARNED else Verdict.FAIL
        failing = [f for f in report.findings if f.verdict is told]
        yield from (Met.of(report.part, finding) for finding in sorted(failing, key=_excess))
    elif report.not_checked and not any(f.verdict is Verdict.FAIL for f in report.findings):
        yield from (Met.of(report.part, entry) for entry in report.not_checked)


def _excess(finding: Finding) -> float:
    """By what share a limit is missed: what is missed least is met first on the way."""
    if finding.measured is None or finding.limit is None:
        return 0.0
    scale = max(abs(finding.limit.value), abs(finding.measured.value), 1e-9)
    return abs(finding.measured.value - finding.limit.value) / scale
