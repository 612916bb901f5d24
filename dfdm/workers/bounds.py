"""Bounds that the system puts on a process: it ends with its parent, and takes no more than its share of memory."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import Final

_SHARE: Final = 0.75


def most_memory_mb() -> int | None:
    """Most of what this machine has: what asks for more would only get the whole session killed."""
    try:
        return int(_SHARE * os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**20)
    except (AttributeError, ValueError, OSError):  # Windows
        return None


def die_with_parent(lifeline: int) -> None:
    """Let the system end this process when the other end closes, even while the geometry kernel holds the lock.

    A signal-driven pipe: the default of SIGIO ends a process on Linux. Elsewhere the thread that reads the calls
    notices, once the kernel lets it run.
    """
    if sys.platform == "linux":
        import fcntl

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
        with contextlib.suppress(BlockingIOError):  # blocking is right: the other end is open
            if os.read(lifeline, 1) == b"":
                os._exit(0)


def limit_memory(memory_mb: int | None) -> None:
    """Let this process take so much memory beyond what it has now, where the system has such a limit."""
    if memory_mb is None or sys.platform != "linux":  # macOS takes the call and does not keep to it
        return
    import resource

    status = Path("/proc/self/status").read_text(encoding="utf-8")
    now_kb = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmData:")), 0)
    limit = (now_kb + memory_mb * 1024) * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (limit if hard < 0 else min(limit, hard), hard))
