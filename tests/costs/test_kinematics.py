"""Motion: known answers of trapezoids, and what must hold for every path."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.costs.kinematics import arc_time, junction_speed, loop_time, path_time, segment_time, zigzag_time

LENGTH = st.floats(0.01, 500.0)
SPEED = st.floats(1.0, 300.0)
ACCELERATION = st.floats(100.0, 20000.0)


def test_a_long_segment_reaches_its_speed():
    # 50 mm/s at 1000 mm/s2: 0.05 s up and 0.05 s down over 1.25 mm each, the other 97.5 mm at speed
    assert float(segment_time(100.0, 50.0, 1000.0)) == pytest.approx(0.1 + 97.5 / 50.0)


def test_a_short_segment_is_a_triangle():
    assert float(segment_time(1.0, 500.0, 1000.0)) == pytest.approx(2.0 * math.sqrt(1.0 / 1000.0))


def test_nothing_takes_no_time():
    assert float(segment_time(0.0, 50.0, 1000.0)) == 0.0
    assert float(loop_time(0.0, 0, 50.0, 1000.0, 8.0)) == 0.0


def test_straight_on_is_taken_at_speed_and_a_reversal_is_not():
    assert float(junction_speed(80.0, 0.0, 8.0)) == 80.0
    assert float(junction_speed(80.0, math.pi, 8.0)) == pytest.approx(8.0 / 2.0 / 0.9003, rel=1e-3)


def test_a_straight_path_takes_length_over_speed():
    time = path_time(np.full(10, 50.0), np.zeros(10), speed=40.0, acceleration=1e6, jerk=80.0)
    assert time == pytest.approx(500.0 / 40.0, rel=1e-3)


@given(LENGTH, SPEED, ACCELERATION)
def test_no_segment_beats_its_speed_or_its_acceleration(length, speed, acceleration):
    time = float(segment_time(length, speed, acceleration))
    assert time >= length / speed * (1 - 1e-9)
    assert time >= 2.0 * math.sqrt(length / acceleration) * (1 - 1e-9)


@given(LENGTH, SPEED, ACCELERATION, st.floats(1.0, 30.0))
def test_more_acceleration_or_jerk_never_takes_longer(length, speed, acceleration, jerk):
    slow = float(loop_time(length, 1, speed, acceleration, jerk))
    assert float(loop_time(length, 1, speed, acceleration * 2, jerk)) <= slow * (1 + 1e-9)
    assert float(loop_time(length, 1, speed, acceleration, jerk * 2)) <= slow * (1 + 1e-9)


@given(st.floats(0.5, 50.0), SPEED)
def test_short_chords_are_slower_to_fill(chord, speed):
    short = float(zigzag_time(1000.0, chord, 0.4, speed, 1000.0, 8.0))
    long = float(zigzag_time(1000.0, chord * 3.0, 0.4, speed, 1000.0, 8.0))
    assert long <= short * (1 + 1e-9)
    assert long >= 1000.0 / speed * (1 - 1e-9)


def test_an_arc_is_as_slow_as_its_joints_allow():
    wide, tight = (float(arc_time(100.0, r, 200.0, 1e9, 9.0, 0.0125)) for r in (50.0, 2.0))
    turn = 4 * math.sqrt(0.0125 / (2 * 2.0))
    assert wide < tight
    assert float(arc_time(100.0, 1e9, 200.0, 1e9, 9.0, 0.0125)) == pytest.approx(0.5, rel=1e-3)
    slow = float(arc_time(100.0, 2.0, 200.0, 1e-3, 9.0, 0.0125))  # no acceleration to speak of between joints
    assert slow == pytest.approx(100.0 / float(junction_speed(200.0, turn, 9.0)), rel=1e-3)
