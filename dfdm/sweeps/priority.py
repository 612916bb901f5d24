"""Let a worker process give way: what runs in the background must not slow down what is under the hand."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any, Final

_NICE: Final = 5
"""Enough to give way; what is nicer comes to a standstill, and so to its time limit, on a machine that is busy."""
_BELOW_NORMAL: Final = 0x4000
"""BELOW_NORMAL_PRIORITY_CLASS of Windows."""


def lower() -> None:
    """Lower the priority of this process as far as the system lets; one that refuses leaves it as it is."""
    with contextlib.suppress(OSError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            kernel: Any = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        else:
            os.nice(_NICE)
