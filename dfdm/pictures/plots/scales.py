"""Scales of a plot: where a number lies between two ends, which numbers are written beside it, and how."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_STEPS: Final = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Numbers from `low` to `high` along pixels from `start` to `end`, by their logarithm where `log`."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    @classmethod
    def over(
        cls, numbers: Iterable[float], start: float, end: float, *, log: bool = False, zero: bool = False
    ) -> Scale:
        """A scale that holds all numbers; a logarithmic one ends at a nice number beyond them and leaves out what is not above 0."""
        found = [n for n in numbers if math.isfinite(n) and (n > 0 or not log)] or [1.0]
        low, high = min(found), max(found)
        if log:
            return cls(
                low=_nice(low, down=True),
                high=max(_nice(high), 2 * _nice(low, down=True)),
                start=start,
                end=end,
                log=True,
            )
        low = min(low, 0.0) if zero else low
        room = (high - low) * 0.05 or abs(high) * 0.05 or 1.0
        return cls(low=low if zero else low - room, high=high + room, start=start, end=end)

    def at(self, number: float) -> float:
        """The pixel of a number; what lies beyond the ends is at the ends."""
        bounded = min(max(number, self.low), self.high)
        if self.log:
            share = math.log(bounded / self.low) / math.log(self.high / self.low)
        else:
            share = (bounded - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self, most: int = 6) -> list[float]:
        """Nice numbers on the scale, at most about `most`."""
        if not self.log:
            step = _nice((self.high - self.low) / most)
            first = math.ceil(self.low / step - 1e-9)
            return [round(n * step, 10) for n in range(first, math.floor(self.high / step + 1e-9) + 1)]
        decades = range(math.floor(math.log10(self.low) + 1e-9), math.ceil(math.log10(self.high) - 1e-9) + 1)
        for steps in ((1.0, 2.0, 5.0), (1.0, 3.0), (1.0,)):
            found = [step * 10.0**decade for decade in decades for step in steps]
            found = [number for number in found if self.low * 0.999 <= number <= self.high * 1.001]
            if len(found) <= most:
                return found
        return found


def brief(number: float) -> str:
    """A number in few letters: 0.05, 2.5, 100, 10,000."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def _nice(number: float, *, down: bool = False) -> float:
    """The next number of 1, 2 or 5 times a power of ten."""
    base = 10.0 ** math.floor(math.log10(number) + 1e-9)
    if down:
        return base * max(step for step in _STEPS if step * base <= number * (1 + 1e-9))
    return base * min(step for step in _STEPS if step * base >= number * (1 - 1e-9))
