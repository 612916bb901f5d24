"""Time of G-code by operation: every move accelerates from rest and comes to rest, as the reference times were made."""

from __future__ import annotations

import math
import re
from pathlib import Path

_WORD = re.compile(r"([A-Z])(-?\d*\.?\d+)")
_OPERATION = re.compile(r"\(begin operation: (.*)\)")
_COMMENT = re.compile(r"\(.*?\)")
_CYCLES = (81, 82, 83, 73)


def move_time(length: float, speed: float, acceleration: float) -> float:
    """Seconds of a straight move from rest to rest, by a trapezoid of speed."""
    if length <= 0.0:
        return 0.0
    peak = min(speed, math.sqrt(acceleration * length))
    return 2.0 * peak / acceleration + (length - peak * peak / acceleration) / peak


def times(program: Path, *, acceleration: float = 500.0, rapid: float = 10000.0 / 60.0) -> dict[str, float]:
    """Seconds of each operation of a program with G0 to G3 and drilling cycles, in mm and mm/min."""
    found: dict[str, float] = {}
    operation = ""
    at, feed = (0.0, 0.0, 0.0), 0.0
    for line in program.read_text(encoding="utf-8").splitlines():
        begun = _OPERATION.match(line)
        operation = begun[1] if begun else operation
        words = {letter: float(number) for letter, number in _WORD.findall(_COMMENT.sub("", line))}
        feed = words.get("F", feed * 60.0) / 60.0
        code = int(words.get("G", -1))
        if not (set(words) & set("XYZ")) or code not in (0, 1, 2, 3, *_CYCLES):
            continue
        to = tuple(words.get(axis, at[k]) for k, axis in enumerate("XYZ"))
        if code in _CYCLES:
            over = (to[0], to[1], words["R"])
            down = words["R"] - to[2]
            seconds = move_time(math.dist(at, over), rapid, acceleration) + down / feed
            seconds += move_time(down, rapid, acceleration)
            to = over
        elif code in (0, 1):
            seconds = move_time(math.dist(at, to), rapid if code == 0 else feed, acceleration)
        else:
            seconds = move_time(_arc(at, to, words, clockwise=code == 2), feed, acceleration)
        found[operation] = found.get(operation, 0.0) + seconds
        at = (to[0], to[1], to[2])
    return found


def _arc(at: tuple[float, float, float], to: tuple[float, ...], words: dict[str, float], *, clockwise: bool) -> float:
    """Length of an arc in the plane; one that ends where it starts is a full turn."""
    center = (at[0] + words.get("I", 0.0), at[1] + words.get("J", 0.0))
    start, end = (math.atan2(p[1] - center[1], p[0] - center[0]) for p in (at, to))
    turn = (start - end if clockwise else end - start) % (2.0 * math.pi)
    return math.dist(at[:2], center) * (turn or 2.0 * math.pi)
