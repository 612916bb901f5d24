"""Fit the rates of a node to what it was paid: robust least squares of logarithms, with the cited intervals as priors.

A rate is moved by a factor, so all are positive and errors are shares of the price. The prior of its logarithm is normal
about the cited value, with the cited interval as its 10th to 90th percentile; prices scatter about the model with a
robustly estimated width, and jobs far off lose their weight (Tukey's biweight). The posterior is that of the linearized
problem at its optimum. A rate that the jobs say little about stays as it is cited.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.basis import Basis
from dfdm.costs.pricing import unit_cost, unit_lines
from dfdm.errors import InputError
from dfdm.units import is_money_rate

FloatArray = NDArray[np.float64]
FEWEST: Final = 5
"""Fewer jobs than this are not fitted."""
_Z: Final = 1.2815515655446004
"""Standard normal quantile of 90 %."""
_STEP: Final = 1e-4
_SHARES: Final = ("yield", "attended", "utilization", "waste", "recycled_share", "learning_rate", "lot_size")
"""Rates that are no prices and times: bounded by 1, or counts."""
_OF_MATERIALS: Final = ("material_price",)
"""Stated per machine they would hold for every material that it works; so they stay as they are."""
_TUKEY: Final = 4.685
_OFF: Final = 3.5
"""Widths from the model beyond which a job does not fit."""
_NARROWEST: Final = 0.02
_FIRST: Final = 0.15
_MAD: Final = 1.4826
_TOLD: Final = 0.9
"""A rate is told by the jobs if its posterior is narrower than this share of its prior."""
_FOLDS: Final = 5
_ROUNDS: Final = 30


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Observation:
    """One job: what an estimate at the cited rates was made from, and what was paid (per piece, in the rates' currency).

    `machine_s` and `labor_s` are of the whole order, running and hands alone; None where nobody noted them.
    """

    name: str
    basis: Basis
    quantity: int
    paid: float
    machine_s: float | None = None
    labor_s: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FittedRate:
    """A rate before and after: values with their 10th to 90th percentiles."""

    key: str
    cited: tuple[float, float, float]
    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class JobFit:
    """A job beside the model: paid and estimated per piece, before and after; `off` in widths of the scatter."""

    name: str
    paid: float
    before: float
    after: float
    off: float

    @property
    def fits(self) -> bool:
        """Whether the job is one of those that the rates describe."""
        return abs(self.off) <= _OFF


@dataclass(frozen=True, kw_only=True, slots=True)
class Errors:
    """Share by which estimates miss what was paid: median and 90th percentile of the size, median with its sign."""

    median: float
    p90: float
    bias: float

    @classmethod
    def of(cls, estimated: FloatArray, paid: FloatArray) -> Errors:
        """Errors of estimates (n,) of prices (n,)."""
        off = estimated / paid - 1.0
        sizes = np.abs(off)
        return cls(median=float(np.median(sizes)), p90=float(np.quantile(sizes, 0.9)), bias=float(np.median(off)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """What the jobs say: rates that they tell, keys of those that they do not, each job, errors of all jobs.

    `before` is with the cited rates; `after` of jobs that were left out of the fit that predicts them; `scatter` the width
    of prices about the model, a share of them.
    """

    rates: tuple[FittedRate, ...]
    untold: tuple[str, ...]
    jobs: tuple[JobFit, ...]
    before: Errors
    after: Errors
    scatter: float

    @property
    def improves(self) -> bool:
        """Whether jobs that were left out are told better than by the cited rates."""
        return bool(self.rates) and self.after.median < self.before.median


def fit(jobs: Sequence[Observation]) -> Fit:
    """Fit the uncertain rates that the prices of `jobs` read; fewer than five jobs are an InputError."""
    if len(jobs) < FEWEST:
        raise InputError(f"{len(jobs)} job{'s' * (len(jobs) != 1)} are too few to fit rates: at least {FEWEST}")
    keys = _uncertain(jobs)
    problem = _Problem(jobs, keys)
    theta, spread, _, _ = problem.solve()
    told = tuple(k for k, key in enumerate(keys) if spread[k] < _TOLD * problem.prior[k])
    problem = _Problem(jobs, tuple(keys[k] for k in told))
    theta, spread, scatter, off = problem.solve()
    paid = problem.paid
    before, after = problem.prices(np.zeros_like(theta)), problem.prices(theta)
    rates = []
    for k, key in enumerate(problem.keys):
        cited, (low, high) = problem.numbers[key], problem.bounds[key]
        value, wide = cited * math.exp(theta[k]), math.exp(_Z * spread[k])
        rates.append(FittedRate(key=key, cited=(low, cited, high), value=value, low=value / wide, high=value * wide))
    return Fit(
        rates=tuple(rates),
        untold=tuple(key for k, key in enumerate(keys) if k not in told),
        jobs=tuple(
            JobFit(name=job.name, paid=float(p), before=float(b), after=float(a), off=float(o))
            for job, p, b, a, o in zip(jobs, paid, before, after, off, strict=True)
        ),
        before=Errors.of(before, paid),
        after=Errors.of(_left_out(jobs), paid),
        scatter=scatter,
    )


def _left_out(jobs: Sequence[Observation]) -> FloatArray:
    """Each job as the others predict it: folds of every fifth job, the choice of rates made anew without them."""
    folds = min(_FOLDS, len(jobs))
    predicted = np.zeros(len(jobs))
    for fold in range(folds):
        kept = [job for n, job in enumerate(jobs) if n % folds != fold]
        held = [n for n in range(len(jobs)) if n % folds == fold]
        keys = _uncertain(jobs)
        first = _Problem(kept, keys)
        spread = first.solve()[1]
        told = tuple(key for k, key in enumerate(keys) if spread[k] < _TOLD * first.prior[k])
        theta = _Problem(kept, told).solve()[0]
        predicted[held] = _Problem([jobs[n] for n in held], told).prices(theta)
    return predicted


def _uncertain(jobs: Sequence[Observation]) -> tuple[str, ...]:
    """Uncertain prices and times that the price of every job reads, and that are the same for all."""
    first = jobs[0].basis
    shared = []
    for key, ends in first.bounds().items():
        if key in (*_SHARES, *_OF_MATERIALS) or first.rating.numbers[key] <= 0.0 or ends[1] <= ends[0]:
            continue
        if all(job.basis.rating.numbers.get(key) == first.rating.numbers[key] for job in jobs):
            shared.append(key)
    return tuple(sorted(shared))


class _Problem:
    """Residuals of jobs as a function of the logarithms of factors (k,) on the rates `keys`."""

    def __init__(self, jobs: Sequence[Observation], keys: tuple[str, ...]) -> None:
        self.jobs, self.keys = jobs, keys
        self.numbers = jobs[0].basis.rating.numbers
        self.bounds = {key: jobs[0].basis.rating.bounds[key] for key in keys}
        self.prior = np.array([_width(self.numbers[key], self.bounds[key]) for key in keys], dtype=np.float64)
        self.paid = np.array([job.paid for job in jobs], dtype=np.float64)

    def prices(self, theta: FloatArray) -> FloatArray:
        """Price of a piece of each job (n,)."""
        return np.array([float(_price(job, self.keys, theta)) for job in self.jobs])

    def solve(self) -> tuple[FloatArray, FloatArray, float, FloatArray]:
        """(logarithms of factors (k,), their posterior widths (k,), scatter of prices, jobs' distances in widths (n,))."""
        theta = np.zeros(len(self.keys))
        scatter = max(_scatter(self._linear(theta)[0], 0.0), _FIRST)  # wide at first, so that no job is lost too early
        ridge = np.diag(1.0 / self.prior**2)
        normal = ridge
        for _ in range(_ROUNDS):
            residual, slopes = self._linear(theta)
            noted, noted_slopes = self._notes(theta)
            weight = _biweight(residual / scatter)
            wide = 1.0 / scatter**2
            sharp = 1.0 / _FIRST**2
            normal = (slopes.T * (weight * wide)) @ slopes + sharp * noted_slopes.T @ noted_slopes + ridge
            pull = (slopes.T * (weight * wide)) @ residual + sharp * noted_slopes.T @ noted - ridge @ theta
            step = np.linalg.solve(normal, pull) if len(theta) else theta
            step = np.clip(step, -0.5, 0.5)
            theta = theta + step
            residual = np.log(self.paid) - np.log(self.prices(theta))
            freedom = float(np.trace(np.linalg.solve(normal, normal - ridge))) if len(theta) else 0.0
            scatter = _scatter(residual, freedom)
            if np.max(np.abs(step), initial=0.0) < _STEP:
                break
        spread = np.sqrt(np.diag(np.linalg.inv(normal))) if len(theta) else theta
        return theta, spread, scatter, residual / scatter

    def _linear(self, theta: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Residuals of log prices (n,) and slopes of the log price (n, k)."""
        many = len(self.keys)
        moves = np.concatenate([np.zeros((1, many)), _STEP * np.eye(many), -_STEP * np.eye(many)]) + theta
        logs = np.array([np.log(np.broadcast_to(_price(job, self.keys, moves), (2 * many + 1,))) for job in self.jobs])
        slopes = (logs[:, 1 : many + 1] - logs[:, many + 1 :]) / (2.0 * _STEP)
        return np.log(self.paid) - logs[:, 0], slopes

    def _notes(self, theta: FloatArray) -> tuple[FloatArray, FloatArray]:
        """What was noted of time: residuals of its logarithm (m,) and slopes (m, k)."""
        rows, slopes = [], []
        many = len(self.keys)
        moves = np.concatenate([np.zeros((1, many)), _STEP * np.eye(many), -_STEP * np.eye(many)]) + theta
        for job in self.jobs:
            for noted, rate in ((job.machine_s, "machine_rate"), (job.labor_s, "labor_rate")):
                if noted:
                    seconds = np.broadcast_to(_seconds(job, rate, self.keys, moves), (2 * many + 1,))
                    if seconds[0] > 0.0:
                        logs = np.log(seconds)
                        rows.append(math.log(noted) - logs[0])
                        slopes.append((logs[1 : many + 1] - logs[many + 1 :]) / (2.0 * _STEP))
        return np.array(rows), np.array(slopes).reshape(len(rows), many)


def _factors(job: Observation, keys: tuple[str, ...], theta: FloatArray) -> dict[str, float | FloatArray]:
    """The rates of a job moved by exp(theta): (k,) gives numbers, (m, k) columns (m,)."""
    moved = np.exp(theta)
    numbers: dict[str, float | FloatArray] = dict(job.basis.rating.numbers)
    for k, key in enumerate(keys):
        numbers[key] = job.basis.rating.numbers[key] * moved[..., k]
    return numbers


def _price(job: Observation, keys: tuple[str, ...], theta: FloatArray) -> float | FloatArray:
    return unit_cost(job.basis.work, _factors(job, keys, theta), job.quantity, job.basis.additions)


def _seconds(job: Observation, rate: str, keys: tuple[str, ...], theta: FloatArray) -> float | FloatArray:
    """Seconds of machine running, or of hands, of an order: what its lines come to at one unit of money a second alone."""
    free: dict[str, float | FloatArray] = {
        key: 0.0 for key, cited in job.basis.rating.cited.items() if is_money_rate(cited.unit)
    }
    numbers = _factors(job, keys, theta) | free | {rate: 3600.0, "yield": 1.0, "overhead": 0.0, "margin": 0.0}
    if rate == "machine_rate":
        numbers["setup_time"] = 0.0
    lines = unit_lines(job.basis.work, numbers, job.quantity, job.basis.additions)
    return sum(lines.values()) * job.quantity


def _width(value: float, ends: tuple[float, float]) -> float:
    """Width of the logarithm: a quarter of the way between the percentiles where the low end is 0."""
    low, high = ends
    wide = math.log(high / low) / (2.0 * _Z) if low > 0.0 else math.log(max(high / value, 1.0)) / _Z
    return max(wide, _NARROWEST)


def _biweight(off: FloatArray) -> FloatArray:
    """Weights (n,) of residuals in widths: 1 near the model, 0 from 4.685 widths on."""
    return np.where(np.abs(off) < _TUKEY, (1.0 - (off / _TUKEY) ** 2) ** 2, 0.0)


def _scatter(residual: FloatArray, freedom: float) -> float:
    """Robust width of residuals, corrected for what the rates took up."""
    left = max(1.0 - freedom / len(residual), 1.0 / 3.0)
    return max(_MAD * float(np.median(np.abs(residual))) / math.sqrt(left), _NARROWEST)


def rate_units(basis: Basis) -> Mapping[str, str]:
    """The unit of each rate in the currency of the basis."""
    currency = basis.rating.currency
    return {
        key: (f"{currency}/{per}" if (per := cited.unit.partition("/")[2]) else currency)
        if is_money_rate(cited.unit)
        else cited.unit
        for key, cited in basis.rating.cited.items()
    }
