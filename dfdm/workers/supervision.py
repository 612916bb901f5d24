"""A light parent for a command: what crashes or hangs in the geometry kernel ends in one line and an exit code.

The parent has loaded nothing but the parser when it splits off the child that does everything, so nothing is imported
twice. On Linux the child is a fork: safe here and only here, since no thread runs and no library is loaded yet.
Elsewhere it is a fresh interpreter.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

INTERRUPTED: Final = 130
UNUSABLE: Final = 2
RECORD: Final = "DFDM_STEP_RECORD"
"""Names the file in which a child that is no fork writes what it is doing."""
SAID_INTERRUPTED: Final = "interrupted"
"""The step of a child that has said so and only cleans up."""
_ON_ITS_OWN_S: Final = 0.5
_AFTER_CTRL_C_S: Final = 3.0
_ENDED: Final = "ended with"
"""The last step of a child that came to its end, before its exit code."""
_CTRL_C: Final = (signal.SIGINT,)
_PASSED_ON: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE")
_TIMEOUT_MARK: Final = b"Timeout ("
_STEP_BYTES: Final = 4096
_LARGEST_CODE: Final = 255
"""Windows tells of crashes by codes above it."""


def run_supervised(
    work: Callable[[], int], arguments: Sequence[str], *, limit_s: float | None, fork: bool = sys.platform == "linux"
) -> int:
    """Do the work of the command line in a child and return its exit code; 2 and one line where it crashed or hung.

    `limit_s` bounds the whole command; without it every step has its own limit. `arguments` repeat the command in a
    fresh interpreter where the child is no fork.
    """
    if RECORD in os.environ:  # this is that fresh interpreter
        return _recorded(work, os.open(os.environ.pop(RECORD), os.O_RDWR), each=limit_s is None)
    if fork:
        return _forked(work, limit_s)
    return _started(arguments, limit_s)


def _forked(work: Callable[[], int], limit_s: float | None) -> int:
    record = os.memfd_create("dfdm steps")
    end, lifeline = os.pipe()
    signal.pthread_sigmask(signal.SIG_BLOCK, _CTRL_C)  # until both are ready to hear it
    pid = os.fork()
    if pid == 0:
        from dfdm.workers.bounds import die_with_parent, limit_memory, most_memory_mb

        os.close(lifeline)
        die_with_parent(end)
        limit_memory(most_memory_mb())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _CTRL_C)
        return _recorded(work, record, each=limit_s is None)
    os.close(end)

    def wait(seconds: float | None) -> int:
        with _alarm(seconds):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _CTRL_C)
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    return _outcome(wait, lambda number: os.kill(pid, number), record, limit_s)


def _started(arguments: Sequence[str], limit_s: float | None) -> int:
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(prefix="dfdm-", ignore_cleanup_errors=True) as folder:
        path = os.path.join(folder, "steps")  # noqa: PTH118 - pathlib is not loaded for this
        record = os.open(path, os.O_RDWR | os.O_CREAT)
        child = subprocess.Popen(
            [sys.executable, "-m", "dfdm", *arguments],
            env={**os.environ, RECORD: path},
            close_fds=os.name == "nt",  # what a shell handed over by number (`-o >(tool)`) stays open
        )

        def wait(seconds: float | None) -> int:
            try:
                return child.wait(seconds)
            except subprocess.TimeoutExpired:
                raise TimeoutError from None

        def end(number: int) -> None:
            child.kill() if number != signal.SIGINT or os.name == "nt" else child.send_signal(number)

        try:
            return _outcome(wait, end, record, limit_s)
        finally:
            os.close(record)


def _outcome(
    wait: Callable[[float | None], int], send: Callable[[int], None], record: int, limit_s: float | None
) -> int:
    """Wait for the child and say in one line what ended it, if it did not end by itself."""
    try:
        code = wait(limit_s)
    except TimeoutError:
        _kill(wait, send)
        doing = _step_in(record)
        during = f", while {doing}" if doing else ""
        return _say(f"the command took longer than --timeout {limit_s:g} s and was ended{during}; nothing was written")
    except KeyboardInterrupt:
        return _interrupted(wait, send, record)
    if code == 1 and _TIMEOUT_MARK in _read(record):
        return _say(f"{_step_in(record)} took too long and was ended; --timeout SECONDS allows more")
    if code < 0 and _name(-code) in _PASSED_ON:
        return 128 - code
    if code < 0 or code > _LARGEST_CODE:
        from dfdm.workers.process import ending

        doing = _step_in(record) or "the command"
        return _say(f"{doing} crashed ({ending(code)}); nothing was written")
    if _step_in(record) != f"{_ENDED} {code}":  # `os._exit` in a design, which nothing can catch
        doing = _step_in(record).removeprefix(_ENDED) or "the command"
        return _say(f"{doing} ended the program (exit code {code}); nothing was written")
    return code


def _interrupted(wait: Callable[[float | None], int], send: Callable[[int], None], record: int) -> int:
    """Ctrl-C: a terminal sends it to the child too; tell it where nobody has, and end it where it cannot listen."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for seconds in (_ON_ITS_OWN_S, _AFTER_CTRL_C_S):
        try:
            code = wait(seconds)
        except TimeoutError:
            with contextlib.suppress(OSError):
                send(signal.SIGINT)
        else:
            return INTERRUPTED if code < 0 else code
    _kill(wait, send)
    if _step_in(record) not in (SAID_INTERRUPTED, f"{_ENDED} {INTERRUPTED}"):  # on a busy machine its end takes long
        _say("interrupted; nothing was written")
    return INTERRUPTED


def _kill(wait: Callable[[float | None], int], send: Callable[[int], None]) -> None:
    with contextlib.suppress(OSError):
        send(getattr(signal, "SIGKILL", signal.SIGTERM))
    wait(None)


@contextmanager
def _alarm(seconds: float | None) -> Iterator[None]:
    """Raise TimeoutError after so many seconds of waiting."""
    if seconds is None:
        yield
        return

    def ring(_number: int, _frame: Any) -> None:  # noqa: ANN401 - a frame
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-3))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _recorded(work: Callable[[], int], record: int, *, each: bool) -> int:
    """In the child: do the work, and write down that it came to its end."""
    from dfdm.workers import steps

    _record_steps(record, each=each)
    code = work()
    steps.progress(f"{_ENDED} {code}")
    return code


def _record_steps(record: int, *, each: bool) -> None:
    """In the child: write down every step, and let a step that exceeds its own limit end this process.

    faulthandler's clock needs no interpreter lock, which the geometry kernel holds while it works.
    """
    from dfdm.workers import steps

    def listen(words: str, limit_s: float | None) -> None:
        faulthandler.cancel_dump_traceback_later()
        os.lseek(record, 0, os.SEEK_SET)
        os.ftruncate(record, 0)
        os.write(record, words.encode(errors="replace")[:_STEP_BYTES] + b"\n")
        if each and limit_s is not None:
            faulthandler.dump_traceback_later(limit_s, exit=True, file=record)

    steps.listen(listen)


def _read(record: int) -> bytes:
    os.lseek(record, 0, os.SEEK_SET)
    return os.read(record, 2 * _STEP_BYTES)


def _step_in(record: int) -> str:
    return _read(record).partition(b"\n")[0].decode(errors="replace")


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return ""


def _say(message: str) -> int:
    print(f"dfdm: {' '.join(message.split())}", file=sys.stderr)
    return UNUSABLE
