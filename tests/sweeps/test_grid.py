"""The values that a sweep may try."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.designs.parameter import Parameter, Range
from dfdm.errors import InputError
from dfdm.sweeps.grid import grid_of


def number(lower, upper, step=None, default=None, kind="float"):
    return Parameter(name="x", kind=kind, default=default or lower, range=Range(lower, upper, step, "mm"))


def test_a_step_is_kept_to_and_both_ends_are_there():
    grid = grid_of(number(0.4, 6, 0.1), 3.2)
    assert grid.values[:3] == (0.4, 0.5, 0.6)
    assert grid.values[-1] == 6.0
    assert len(grid) == 57
    assert grid.values[grid.now] == 3.2
    assert grid.step == 0.1


def test_without_a_step_a_range_has_a_hundred_parts():
    grid = grid_of(number(20, 80), 40)
    assert len(grid) == 102  # 40 lies between two of them
    assert grid.step == 0.6
    assert grid.values[grid.now] == 40.0


def test_a_value_off_the_steps_stays_among_them():
    grid = grid_of(number(0, 1, 0.25), 0.3)
    assert grid.values == (0.0, 0.25, 0.3, 0.5, 0.75, 1.0)
    assert grid.now == 2


def test_whole_numbers_stay_whole():
    grid = grid_of(number(1, 7, 2, kind="int"), 3)
    assert grid.values == (1, 3, 5, 7)
    assert all(isinstance(v, int) for v in grid.values)


def test_choices_have_no_order():
    grid = grid_of(Parameter(name="x", kind="choice", default="b", choices=("a", "b")), "b")
    assert (grid.values, grid.now, grid.ordered) == (("a", "b"), 1, False)
    assert grid_of(Parameter(name="x", kind="bool", default=True), True).values == (False, True)


def test_part_of_a_range():
    assert grid_of(number(0, 10, 1), 2, within=(3, 5)).values == (3.0, 4.0, 5.0)
    assert grid_of(Parameter(name="x", kind="float", default=1.0), 1.0, within=(0, 2)).values[-1] == 2.0


@pytest.mark.parametrize(
    ("parameter", "within"),
    [
        (Parameter(name="x", kind="text", default="a"), None),
        (Parameter(name="x", kind="float", default=1.0), None),
        (number(0, 10), (5, 5)),
        (number(0, 10), (5, 11)),
    ],
)
def test_what_has_no_range_is_refused(parameter, within):
    with pytest.raises(InputError):
        grid_of(parameter, parameter.default, within)


@given(
    lower=st.floats(-1000, 1000),
    span=st.floats(0.01, 1000),
    steps=st.integers(1, 30_000),
    share=st.floats(0, 1),
)
def test_every_grid_is_in_order_within_its_range_and_no_coarser_than_it_says(lower, span, steps, share):
    lower, upper = round(lower, 3), round(lower + span, 3)
    value = min(upper, max(lower, round(lower + share * (upper - lower), 6)))
    grid = grid_of(number(lower, upper, (upper - lower) / steps), value)
    assert list(grid.values) == sorted(set(grid.values))
    assert (grid.values[0], grid.values[-1]) == (lower, upper)
    assert grid.values[grid.now] == value
    assert len(grid) <= 10_004
    assert max(b - a for a, b in zip(grid.values, grid.values[1:], strict=False)) <= grid.step * (1 + 1e-6) + 1e-9
