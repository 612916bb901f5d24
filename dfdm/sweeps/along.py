"""One parameter and what it does to a finding: its slope, and the nearest value that mends the finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dfdm.checks import Verdict
from dfdm.designs.design import Variant
from dfdm.designs.parameter import Value
from dfdm.sweeps.grid import Grid, grid_of
from dfdm.sweeps.influence import Influence, Mending
from dfdm.sweeps.probe import Probe
from dfdm.sweeps.reading import Reading, Watched, turned
from dfdm.sweeps.trial import Trial

_NEARBY: Final = 100
"""Slopes are taken over this part of the range, or over a step."""
_TENTH: Final = 0.1
_CHOICE_FAR: Final = 0.5
"""How far a choice lies from another: there is no distance between them, so half a range stands for it."""
_FLAT: Final = 1e-9
_NOISE: Final = 1e-6
"""A measured value that changes by no more than this share of itself over the whole range does not change."""


class Along:
    """One parameter and what it does to the watched finding."""

    def __init__(self, probe: Probe, name: str, watched: Watched, base: Trial, reading: Reading) -> None:
        self._probe = probe
        self._name = name
        self._watched = watched
        self._base = base
        self._reading = reading
        self._parameter = probe.variant.design.parameters[name]
        self._grid: Grid = grid_of(self._parameter, probe.variant.values[name])

    def influence(self) -> Influence:
        """What was found. Raises Spent."""
        if not self._grid.ordered:
            return self._of_choices()
        slope = self._slope()
        if not self._changes(slope):
            return self._told(slope, 0, None, None)
        helps = self._helping(slope)
        passing = self._best(helps, slope, Verdict.PASS)
        warning = self._best(helps, slope, Verdict.WARN) if self._reading.verdict is Verdict.FAIL else None
        mended = passing or warning
        eased = warning if passing and warning and warning.far < passing.far else None
        if mended is not None:
            helps = 1 if float(mended.value) > float(self._value) else -1
        return self._told(slope, helps, mended, eased)

    def _told(self, slope: float | None, helps: int, mended: Mending | None, eased: Mending | None) -> Influence:
        return Influence(
            parameter=self._name,
            unit=self._parameter.unit,
            value=self._value,
            slope=slope,
            direction=helps,
            share=self._share(slope, mended),
            mended=mended,
            eased=eased,
        )

    def _changes(self, slope: float | None) -> bool:
        """Whether the finding reads otherwise anywhere: nearby or at the ends of the range."""
        if slope:
            return True
        now, last = self._grid.now, len(self._grid) - 1
        looked = [p for p in (now - self._nearby, now + self._nearby, 0, last) if 0 <= p <= last and p != now]
        return any(not self._reading.like(self._read(place), _NOISE) for place in looked)

    def _best(self, helps: int, slope: float | None, worst: Verdict) -> Mending | None:
        """The nearest value that mends: on the side that helps, else on the other; on the better one where none is known."""
        ways = [helps] if helps else [1, -1]
        places = [p for p in (self._nearest(way, slope, worst.code) for way in ways) if p is not None]
        if helps and not places and (other := self._nearest(-helps, None, worst.code)) is not None:
            places = [other]
        return min((self._mended(place) for place in places), key=_mending_rank, default=None)

    @property
    def _value(self) -> Value:
        return self._probe.variant.values[self._name]

    @property
    def _span(self) -> float:
        return float(self._grid.values[-1]) - float(self._grid.values[0])

    @property
    def _nearby(self) -> int:
        return max(1, round((len(self._grid) - 1) / _NEARBY))

    def _trial(self, place: int) -> Trial:
        return self._probe.at(**{self._name: self._grid.values[place]})

    def _read(self, place: int) -> Reading:
        return self._watched.of(self._trial(place))

    def _slope(self) -> float | None:
        """The change of the measured value for a unit, taken over a small move to both sides; None if nothing is measured."""
        if self._reading.measured is None:
            return None
        slopes = []
        for place in (self._grid.now - self._nearby, self._grid.now + self._nearby):
            if 0 <= place < len(self._grid):
                read = self._read(place)
                run = float(self._grid.values[place]) - float(self._value)
                if read.measured is not None and run:
                    slopes.append((read.measured.value - self._reading.measured.value) / run)
        slope = max(slopes, key=abs, default=0.0)
        noise = _NOISE * max(abs(self._reading.measured.value), _NOISE)
        return slope if abs(slope) * self._span > noise else 0.0

    def _helping(self, slope: float | None) -> int:
        """Which way helps by the slope and the side of the limit; 0 where that does not tell."""
        missed = self._reading.missed
        if missed is None or slope is None or abs(slope) <= _FLAT or abs(missed) <= _FLAT:
            return 0
        return 1 if -missed * slope > 0.0 else -1

    def _share(self, slope: float | None, mended: Mending | None) -> float:
        if mended is not None and mended.far > 0.0:
            return _TENTH / mended.far
        missed = self._reading.missed
        if slope is None or not missed:
            return 0.0
        return abs(slope * self._span * _TENTH / missed)

    def _better(self, place: int, worst: int) -> bool:
        read = self._read(place)
        return read.verdict is not None and read.verdict is not Verdict.UNKNOWN and read.verdict.code <= worst

    def _nearest(self, way: int, slope: float | None, worst: int) -> int | None:
        """Step out, by what the slope foretells and then ever wider, until it is better, then bisect back."""
        bad, good = self._grid.now, None
        for place in self._outward(way, slope):
            if self._better(place, worst):
                good = place
                break
            bad = place
        if good is None:
            return None
        if abs(good - bad) > 1 and not self._better(good - way, worst):  # what was foretold is often exact
            return good
        while abs(good - bad) > 1:
            middle = (good + bad) // 2
            good, bad = (middle, bad) if self._better(middle, worst) else (good, middle)
        return good

    def _outward(self, way: int, slope: float | None) -> Iterator[int]:
        """Places ever farther from now on one side, the last one the end of the range."""
        end = len(self._grid) - 1 if way > 0 else 0
        place, width = self._grid.now, 1
        if self._grid.now == end:
            return
        missed = self._reading.missed
        if slope is not None and missed is not None and abs(slope) > _FLAT:
            target = float(self._value) - missed / slope
            foretold = self._place_beyond(target, way)
            if foretold is not None:
                yield foretold
                place = foretold
        while place != end:
            place = max(end, place - width) if way < 0 else min(end, place + width)
            width *= 2
            yield place

    def _place_beyond(self, target: float, way: int) -> int | None:
        """The nearest place at a value or beyond it, seen from now; None if that is not on this side."""
        places = range(self._grid.now + way, len(self._grid) if way > 0 else -1, way)
        slack = 1e-9 * self._span
        return next((p for p in places if way * (float(self._grid.values[p]) - target) >= -slack), None)

    def _mended(self, place: int) -> Mending:
        trial = self._trial(place)
        read = self._watched.of(trial)
        far = far_apart(self._probe.variant, self._name, self._grid.values[place])
        return Mending(
            value=self._grid.values[place],
            verdict=read.verdict or Verdict.UNKNOWN,
            measured=read.measured,
            far=far,
            turned=turned(self._base, trial, [one.process for one in self._probe.trials.asked], self._watched),
        )

    def _of_choices(self) -> Influence:
        others = [place for place in range(len(self._grid)) if place != self._grid.now]
        read = {place: self._read(place) for place in others}
        places = [p for p in others if read[p].good]
        if not places and self._reading.verdict is Verdict.FAIL:
            places = [p for p in others if read[p].verdict is Verdict.WARN]
        mended = min((self._mended(place) for place in places), key=_mending_rank, default=None)
        return Influence(
            parameter=self._name,
            unit="",
            value=self._value,
            slope=None,
            direction=0,
            share=0.0 if mended is None else _TENTH / mended.far,
            mended=mended,
        )


def _mending_rank(one: Mending) -> tuple[object, ...]:
    return (one.verdict is Verdict.WARN, sum(t.worse for t in one.turned), one.far)


def far_apart(variant: Variant, name: str, value: Value) -> float:
    """How far a value of a parameter is from that of a variant, as a share of the range; a half for another choice."""
    now, parameter = variant.values[name], variant.design.parameters[name]
    if value == now:
        return 0.0
    if parameter.range is None or parameter.choices:
        return _CHOICE_FAR
    return abs(float(value) - float(now)) / (parameter.range.upper - parameter.range.lower)
