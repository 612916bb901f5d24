"""Tasks for workers that misbehave, and how to see what became of a process."""

import ctypes
import os
import re
import time

import pytest

from dfdm.workers import progress, step

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and process groups are another thing there")


def hold_the_lock():
    """Compute for minutes without ever giving the interpreter lock back, as the geometry kernel does."""
    re.match(r"(a+)+$", "a" * 40 + "b")


def read_nowhere():
    ctypes.string_at(0)


def stepwise():
    with step("cutting"):
        progress("cutting, half")
    with step("drilling"):
        time.sleep(60)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(what, seconds=30.0):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)
