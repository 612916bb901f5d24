"""One writer at a time: a lock file beside a file that is read, added to and replaced, so that no chain in it forks.

The lock is a file that only one process can make, which says who made it. Left behind by a process of this computer that is
gone, or empty for a minute (its maker died before it had said who it is), it is stale and taken away; of another computer,
over a network drive, nobody can tell, so that the error says which file to delete.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from dfdm.errors import InputError

WAIT_S: Final = 10.0
"""How long another writer is waited for: writing takes a fraction of a second, a passphrase is asked for before."""
_LOOK_S: Final = 0.05
_UNSAID_S: Final = 60.0
_MOST_BYTES: Final = 1000


@contextlib.contextmanager
def locked(path: str | Path, *, wait_s: float = WAIT_S) -> Iterator[Callable[[], None]]:
    """Be the only writer of a file; gives what to call before it is replaced, which raises where the lock was taken away.

    Another writer that does not end within `wait_s` seconds is an InputError that names it.
    """
    target = Path(path)
    place = target.resolve()
    lock = place.with_name(f".{place.name}.lock")
    mine = json.dumps({"pid": os.getpid(), "host": platform.node(), "token": secrets.token_hex(8)}).encode()
    until = time.monotonic() + wait_s
    while not _made(lock, mine, target):
        _take_away_stale(lock)
        if time.monotonic() > until:
            raise InputError(
                f"{target} is being written by {_who(_read(lock))}: if that is no longer so, delete {lock}"
            )
        time.sleep(_LOOK_S)

    def still_mine() -> None:
        if _read(lock) != mine:
            raise InputError(f"the lock {lock} was taken away meanwhile: nothing was written, do it again")

    try:
        yield still_mine
    finally:
        if _read(lock) == mine:
            with contextlib.suppress(OSError):
                lock.unlink()


def _made(lock: Path, mine: bytes, target: Path) -> bool:
    """Whether the lock is ours: it was not there, and is now."""
    try:
        handle = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    except FileExistsError:
        return False
    except PermissionError:
        if lock.exists():  # on Windows so where it is being deleted
            return False
        raise InputError(f"{target} cannot be written: no file can be made in {lock.parent}") from None
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror or error}") from None
    with os.fdopen(handle, "wb") as stream:
        stream.write(mine)
    return True


def _take_away_stale(lock: Path) -> None:
    """Take a stale lock away: moved aside first, so that of two who find it stale one takes it, and a fresh one is put back."""
    try:
        before, aged = lock.read_bytes()[:_MOST_BYTES], time.time() - lock.stat().st_mtime
    except OSError:
        return
    if not (aged > _UNSAID_S if not before else _is_gone(_said(before))):
        return
    aside = lock.with_name(f"{lock.name}.{secrets.token_hex(4)}")
    with contextlib.suppress(OSError):
        lock.rename(aside)
        if _read(aside) == before or lock.exists():
            aside.unlink()
        else:
            aside.rename(lock)


def _is_gone(maker: dict[str, Any]) -> bool:
    """Whether the process that made a lock ran on this computer and runs no more; where nobody can tell, it runs."""
    pid = maker.get("pid")
    if os.name != "posix" or maker.get("host") != platform.node() or not isinstance(pid, int) or pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _read(lock: Path) -> bytes:
    try:
        with lock.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError:
        return b""


def _said(data: bytes) -> dict[str, Any]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _who(data: bytes) -> str:
    told = _said(data)
    pid, host = str(told.get("pid", ""))[:20], str(told.get("host", ""))[:80]
    return f"process {pid} on {host}" if pid and host else "another process"
