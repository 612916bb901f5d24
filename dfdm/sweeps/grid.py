"""The values of one parameter that a sweep may try, in order."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dfdm.designs.parameter import Parameter, Value
from dfdm.errors import InputError

_PARTS: Final = 100
"""A range without a step is cut into so many."""
_MOST: Final = 10_000
"""A step that would cut a range into more is taken several times."""
_DIGITS: Final = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The values (n,) of a parameter, and the place among them of the value it has now.

    `step` is the greatest distance between neighbors; None for choices, whose order means nothing.
    """

    values: tuple[Value, ...]
    now: int
    step: float | None

    @property
    def ordered(self) -> bool:
        """Whether values between two values lie between them."""
        return self.step is not None

    def __len__(self) -> int:
        return len(self.values)


def sweepable(parameter: Parameter) -> bool:
    """Whether a parameter has choices, or a range with something in it, to go along."""
    if parameter.choices or parameter.kind == "bool":
        return True
    return parameter.range is not None and parameter.range.lower < parameter.range.upper


def grid_of(parameter: Parameter, value: Value, within: tuple[float, float] | None = None) -> Grid:
    """The values of a parameter that has this value now: choices all, numbers by its step or 1 % of its range.

    `within` takes the place of the range. Raises InputError for a text, and for a number without a range.
    """
    if parameter.kind == "bool" or parameter.choices:
        choices: tuple[Value, ...] = parameter.choices or (False, True)
        return Grid(values=choices, now=choices.index(value), step=None)
    if parameter.kind == "text":
        raise InputError(f"parameter '{parameter.name}' is a text: it has no range to go along")
    lower, upper = within or ((parameter.range.lower, parameter.range.upper) if parameter.range else (0.0, math.nan))
    if math.isnan(upper):
        raise InputError(
            f"parameter '{parameter.name}' has no range to go along: name one, or give it one in the design"
        )
    if parameter.range and not (parameter.range.lower <= lower and upper <= parameter.range.upper):
        raise InputError(
            f"parameter '{parameter.name}' goes from {parameter.range.lower:g} to {parameter.range.upper:g}"
        )
    if not lower < upper:
        raise InputError(f"a range from {lower:g} to {upper:g} has nothing between its ends")
    numbers = _numbers(parameter, lower, upper)
    step = max(b - a for a, b in pairwise(numbers)) if len(numbers) > 1 else upper - lower
    if lower <= float(value) <= upper and float(value) not in numbers:
        numbers.insert(bisect_left(numbers, float(value)), float(value))
    now = min(range(len(numbers)), key=lambda place: abs(numbers[place] - float(value)))
    whole = parameter.kind == "int"
    return Grid(values=tuple(int(n) if whole else n for n in numbers), now=now, step=round(step, _DIGITS))


def _numbers(parameter: Parameter, lower: float, upper: float) -> list[float]:
    step = (parameter.range.step if parameter.range else None) or (upper - lower) / _PARTS
    if parameter.kind == "int":
        lower, upper = math.ceil(lower), math.floor(upper)
        step = max(1, round(step))
    origin = parameter.range.lower if parameter.range and parameter.kind != "int" else lower
    step *= max(1, math.ceil((upper - lower) / step / _MOST))
    first, last = math.ceil((lower - origin) / step - 1e-9), math.floor((upper - origin) / step + 1e-9)
    numbers = [round(origin + k * step, _DIGITS) for k in range(first, last + 1)]
    ends = [n for n in (round(lower, _DIGITS), round(upper, _DIGITS)) if n not in numbers]
    return sorted([*numbers, *ends])
