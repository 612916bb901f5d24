"""What measured values let a node claim: one function per rule of `data/coupons.toml`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dfdm.cited import Cited
from dfdm.nodes.intervals import mean_interval, one_sided_factor, share_at_least, slope_interval, two_sided_factor
from dfdm.nodes.laddered import Standing, Step, standing
from dfdm.nodes.measured import MeasuredSheet, Row
from dfdm.processes.coupon import THICKNESS, Claim, Coupon, Plan

_DIGITS: Final = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What came of one claim: the limit with its evidence, or None and the reason; `odd` are rows that do not fit."""

    coupon: str
    key: str
    rule: str
    record: bool
    limit: Cited | None
    reason: str = ""
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Case:
    """One claim on one coupon, with all that the sheet says of it."""

    coupon: Coupon
    plan: Plan
    claim: Claim
    sheet: MeasuredSheet

    @property
    def unit(self) -> str:
        """The unit of the first series."""
        return self.coupon.series[self.claim.series[0]].unit

    def rows(self, name: str) -> list[Row]:
        """The rows of one series."""
        return [row for row in self.sheet.rows if row.coupon == self.coupon.name and row.series == name]

    def deviations(self) -> list[tuple[float, float]]:
        """(nominal, measured less nominal) of everything that was measured and is not broken."""
        return [
            (row.nominal, row.measured - row.nominal)
            for name in self.claim.series
            for row in self.rows(name)
            if row.measured is not None and row.nominal is not None and row.whole is not False
        ]

    def no(self, reason: str, odd: tuple[str, ...] = ()) -> Found:
        """Nothing can be claimed."""
        claim = self.claim
        return Found(
            coupon=self.coupon.name, key=claim.key, rule=claim.rule.name, record=claim.record, limit=None,
            reason=reason, odd=odd,
        )  # fmt: skip

    def yes(
        self,
        value: float,
        words: str,
        *,
        n: int,
        low: float | None = None,
        high: float | None = None,
        unit: str = "",
        odd: tuple[str, ...] = (),
    ) -> Found:
        """A limit of kind `measured`, with its evidence in words."""
        claim = self.claim
        bounded = low is not None and high is not None and math.isfinite(low) and math.isfinite(high)
        limit = Cited(
            value=round(value, _DIGITS),
            unit=unit or self.unit,
            source="node",
            locator=f"{self.coupon.title.lower()}: {words}",
            kind="measured",
            low=round(min(low or 0.0, value), _DIGITS) if bounded else None,
            high=round(max(high or 0.0, value), _DIGITS) if bounded else None,
            date=self.sheet.date,
            n=n,
            confidence=claim.rule.confidence,
        )
        return Found(
            coupon=self.coupon.name, key=claim.key, rule=claim.rule.name, record=claim.record, limit=limit, odd=odd
        )


def claimed(case: Case) -> Found:
    """Apply the rule of a claim to what the sheet says."""
    return RULES[case.claim.rule.name](case)


def _ladders(case: Case) -> list[list[Step]]:
    """The steps of each series, ascending."""
    ladders = []
    for name in case.claim.series:
        series, rows = case.coupon.series[name], case.rows(name)
        sizes = case.plan.sizes(series, case.sheet.thickness_mm.get(case.coupon.name, 0.0))
        ladder = []
        for size in sizes:
            judged = [r.whole for r in rows if r.whole is not None and math.isclose(r.nominal or 0.0, size)]
            ladder.append(Step(series=name, size=size, whole=sum(judged), of=len(judged)))
        ladders.append(ladder)
    return ladders


def _smallest(case: Case) -> Found:
    ladders = [ladder[::-1] for ladder in _ladders(case)]
    found = standing(ladders, least_repeats=case.claim.rule.least_repeats, unit=case.unit)
    return _stood(case, found, "smallest", "and above")


def _largest(case: Case) -> Found:
    found = standing(_ladders(case), least_repeats=case.claim.rule.least_repeats, unit=case.unit)
    return _stood(case, found, "largest", "and below")


def _stood(case: Case, found: Standing, end: str, side: str) -> Found:
    if found.size is None:
        return case.no(found.reason, found.odd)
    per, unit = 1.0, case.unit
    if case.coupon.series[case.claim.series[0]].per:
        per, unit = _thickness(case), "ratio"
    share = share_at_least(found.repeats, found.repeats, case.claim.rule.confidence)
    words = (
        f"{found.repeats} of {found.repeats} or more whole at {found.size:g} {case.unit} {side}, so at least {share:.0%} come out "
        f"whole at {case.claim.rule.confidence:.0%} confidence; "
    )
    ended = found.beyond
    if ended is None:
        words += f"at least as good as this, the {end} step: nothing beyond it was tried"
    elif ended.whole < ended.of:
        words += f"{ended.words} {case.unit}"
    else:
        words += f"beyond it too few repeats: {ended.words} {case.unit}"
    broken = ended is not None and ended.whole < ended.of
    bounds = sorted((found.size / per, ended.size / per)) if ended is not None and broken else (None, None)
    return case.yes(found.size / per, words, n=found.repeats, low=bounds[0], high=bounds[1], unit=unit, odd=found.odd)


def _thickness(case: Case) -> float:
    """The measured thickness of the sheet, the nominal one where nobody measured it."""
    measured = [row.measured for row in case.rows(THICKNESS) if row.measured]
    return math.fsum(measured) / len(measured) if measured else case.sheet.thickness_mm[case.coupon.name]


def _few(case: Case, count: int, what: str = "values") -> str:
    least = case.claim.rule.least_repeats
    return f"too few {what}: {count} measured, and a claim needs {least}" if count < least else ""


def _mean(case: Case) -> Found:
    values = [deviation for _, deviation in case.deviations()]
    if few := _few(case, len(values)):
        return case.no(few)
    mean, low, high = mean_interval(values, case.claim.rule.confidence)
    if mean <= 0.0 and not case.claim.record:
        return case.no(
            f"{len(values)} values are {mean:+.3f} {case.unit} off nominal on average, and a cut only widens: it seems "
            "that it was compensated"
        )
    words = (
        f"mean of measured less nominal over {len(values)} values; "
        f"{case.claim.rule.confidence:.0%} of such intervals hold the true mean"
    )
    return case.yes(mean, words, n=len(values), low=low, high=high)


def _zone(case: Case) -> Found:
    values = [deviation for _, deviation in case.deviations()]
    if few := _few(case, len(values)):
        return case.no(few)
    rule = case.claim.rule
    mean, spread = math.fsum(values) / len(values), _spread(values)
    k = two_sided_factor(len(values), rule.content, rule.confidence)
    half = abs(mean) + k * spread
    if half <= 0.0:
        return case.no("all values are exactly nominal: the instrument is too coarse to tell a tolerance")
    words = (
        f"{len(values)} values, offset {mean:+.3f} {case.unit}, standard deviation {spread:.3f} {case.unit}, factor {k:.2f}: "
        f"{rule.content:.0%} of features lie within ±{half:.3f} {case.unit} of nominal at {rule.confidence:.0%} confidence"
    )
    return case.yes(2.0 * half, words, n=len(values))


def _upper(case: Case) -> Found:
    rule = case.claim.rule
    values = [row.measured for name in case.claim.series for row in case.rows(name) if row.measured is not None]
    if few := _few(case, len(values), "pieces"):
        return case.no(few)
    mean, spread = math.fsum(values) / len(values), _spread(values)
    bound = mean + one_sided_factor(len(values), rule.content, rule.confidence) * spread
    words = f"{len(values)} pieces, mean {mean:.3f}, standard deviation {spread:.3f} {case.unit}: {rule.content:.0%} stay below"
    return case.yes(bound, words, n=len(values))


def _scale(case: Case) -> Found:
    pairs = case.deviations()
    if few := _few(case, len(pairs)):
        return case.no(few)
    nominal, deviation = zip(*pairs, strict=True)
    if len(set(nominal)) < 3:  # noqa: PLR2004 - a slope over two sizes is a line through two points
        return case.no("too few sizes: a slope needs three")
    slope, low, high = slope_interval(nominal, deviation, case.claim.rule.confidence)
    words = (
        f"slope of the deviation over the size, {len(pairs)} values of {min(nominal):g} to {max(nominal):g} {case.unit}"
    )
    return case.yes(slope, words, n=len(pairs), low=low, high=high, unit="ratio")


def _k_factor(case: Case) -> Found:
    by_repeat: dict[int, dict[str, float]] = {}
    for name in case.claim.series:
        for row in case.rows(name):
            if row.measured is not None:
                by_repeat.setdefault(row.repeat, {})[name] = row.measured
    full = {n: told for n, told in sorted(by_repeat.items()) if set(case.claim.series) <= set(told)}
    odd, values = [], []
    for number, told in full.items():
        k = _k_of(told)
        if 0.0 <= k <= 1.0:
            values.append(k)
        else:
            odd.append(f"piece {number}: K would be {k:.2f}, which is not between 0 and 1; measure again")
    if few := _few(case, len(values), "pieces"):
        return case.no(few, tuple(odd))
    mean, low, high = mean_interval(values, case.claim.rule.confidence)
    return case.yes(
        mean, f"mean of {len(values)} bent pieces", n=len(values), low=low, high=high, unit="ratio", odd=tuple(odd)
    )


def _k_of(told: Mapping[str, float]) -> float:
    """K = (BA / A - r) / t, BA the blank less what of the legs is straight."""
    turn, radius, thickness = math.radians(told["angle"]), told["radius"], told[THICKNESS]
    if turn <= 0.0 or thickness <= 0.0:
        return math.nan
    setback = (radius + thickness) * math.tan(turn / 2)
    allowance = told["blank"] - told["leg"] - told["longest-flange"] + 2.0 * setback
    return (allowance / turn - radius) / thickness


def _spread(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((v - mean) ** 2 for v in values) / (len(values) - 1))


RULES: Final[Mapping[str, Callable[[Case], Found]]] = MappingProxyType(
    {
        "smallest-whole": _smallest,
        "largest-whole": _largest,
        "mean-deviation": _mean,
        "tolerance-zone": _zone,
        "upper-bound": _upper,
        "scale": _scale,
        "k-factor": _k_factor,
    }
)
