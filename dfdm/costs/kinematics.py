"""How long a machine needs along a path: constant acceleration between corners that jerk lets it take at speed."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

_MEAN_AXIS_SHARE: Final = 2.0 * math.sqrt(2.0) / math.pi
"""Mean over all directions of the larger axis component of a unit vector: jerk is limited per axis."""
_SHARES: Final = np.array([0.25, 0.75, 1.25, 1.75])


def junction_speed(speed: ArrayLike, turn_rad: ArrayLike, jerk: float) -> FloatArray:
    """Speed (mm/s) at which a corner of `turn_rad` is taken, where each axis may jump by `jerk` (mm/s).

    The change of velocity at a corner is 2 v sin(turn/2); its larger axis component, averaged over directions, must not
    exceed the jerk. Broadcasts.
    """
    change = 2.0 * np.abs(np.sin(np.asarray(turn_rad, dtype=np.float64) / 2.0)) * _MEAN_AXIS_SHARE
    return np.minimum(np.asarray(speed, dtype=np.float64), jerk / np.maximum(change, 1e-9))


def segment_time(
    length: ArrayLike, speed: ArrayLike, acceleration: float, enter: ArrayLike = 0.0, leave: ArrayLike = 0.0
) -> FloatArray:
    """Time (s) for straight segments with trapezoidal speed; `enter` and `leave` are the speeds at both ends (mm/s).

    Segments too short for the full speed get the triangle that they allow. Broadcasts.
    """
    length = np.asarray(length, dtype=np.float64)
    speed = np.asarray(speed, dtype=np.float64)
    first, last = np.minimum(enter, speed), np.minimum(leave, speed)
    reachable = np.sqrt(np.maximum((2.0 * acceleration * length + first**2 + last**2) / 2.0, 1e-12))
    peak = np.minimum(speed, reachable)
    ramps = (np.maximum(peak**2 - first**2, 0.0) + np.maximum(peak**2 - last**2, 0.0)) / (2.0 * acceleration)
    time = (np.abs(peak - first) + np.abs(peak - last)) / acceleration + np.maximum(length - ramps, 0.0) / peak
    return np.where(length > 0.0, time, 0.0)


def path_time(
    length: FloatArray, turn_rad: FloatArray, *, speed: float, acceleration: float, jerk: float, repeat: int = 6
) -> float:
    """Mean time (s) of one period of a path that repeats: `turn_rad[i]` is the corner after segment i.

    Two passes limit each corner to what acceleration allows from its neighbors, as motion planners with look-ahead do.
    """
    lengths, turns = np.tile(length, repeat), np.tile(turn_rad, repeat)
    ends = np.empty(lengths.size + 1)
    ends[0] = ends[-1] = min(speed, jerk / 2.0)
    ends[1:-1] = junction_speed(speed, turns[:-1], jerk)
    for i in range(lengths.size):
        ends[i + 1] = min(ends[i + 1], math.sqrt(ends[i] ** 2 + 2.0 * acceleration * lengths[i]))
    for i in range(lengths.size - 1, -1, -1):
        ends[i] = min(ends[i], math.sqrt(ends[i + 1] ** 2 + 2.0 * acceleration * lengths[i]))
    return float(segment_time(lengths, speed, acceleration, ends[:-1], ends[1:]).sum()) / repeat


def loop_time(
    length: ArrayLike, loops: ArrayLike, speed: ArrayLike, acceleration: float, jerk: float, corners: ArrayLike = 4
) -> FloatArray:
    """Time (s) for closed contours of summed `length`, shared by `loops` contours with `corners` right angles each.

    Right angles stand for the corners that a summed length no longer shows; a round contour has none, so that this is
    the slow side. Broadcasts.
    """
    length = np.asarray(length, dtype=np.float64)
    count = np.maximum(np.asarray(loops, dtype=np.float64), 1.0) * np.maximum(corners, 1.0)
    at_corner = junction_speed(speed, math.pi / 2.0, jerk)
    return np.where(length > 0.0, count * segment_time(length / count, speed, acceleration, at_corner, at_corner), 0.0)


def arc_time(
    length: ArrayLike, radius: ArrayLike, speed: ArrayLike, acceleration: float, jerk: float, resolution: float
) -> FloatArray:
    """Time (s) for arcs that are driven as chords which stray `resolution` (mm) from them: each joint is a small corner.

    The turn at a joint is 4 sqrt(resolution / (2 radius)). Broadcasts.
    """
    length, radius = np.asarray(length, dtype=np.float64), np.asarray(radius, dtype=np.float64)
    turn = np.minimum(4.0 * np.sqrt(resolution / (2.0 * radius)), math.pi / 3.0)
    joint = junction_speed(speed, turn, jerk)
    chord = radius * turn
    return np.asarray(length / chord * segment_time(chord, speed, acceleration, joint, joint), dtype=np.float64)


def zigzag_time(
    length: ArrayLike, chord: ArrayLike, step: float, speed: ArrayLike, acceleration: float, jerk: float
) -> FloatArray:
    """Time (s) to fill with parallel lines of summed `length` whose mean chord is `chord`, `step` apart (all mm).

    Chords of a region differ: they are taken evenly spread between 0 and twice the mean (four classes). Each line ends
    in a right-angled connection, whose mean length along a boundary met at any angle is step * pi/2. Broadcasts.
    """
    turn = junction_speed(speed, math.pi / 2.0, jerk)
    shape = np.broadcast(length, chord, speed).shape
    line = np.empty((len(_SHARES) + 1, *shape))
    line[:-1] = np.maximum(np.multiply.outer(_SHARES, np.broadcast_to(chord, shape)), step / 2.0)
    line[-1] = step * math.pi / 2.0
    each = segment_time(line, speed, acceleration, turn, turn)
    time = each[:-1].sum(axis=0) + len(_SHARES) * each[-1]
    return np.asarray(length * time / line[:-1].sum(axis=0), dtype=np.float64)
