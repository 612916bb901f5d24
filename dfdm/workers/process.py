"""One worker process: a fresh interpreter (never a fork), the pipes to it, and how it ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, Final, cast

from dfdm.errors import CrashError
from dfdm.workers.frames import receive, send

_START: Final = (
    "import sys; sys.path[:] = sys.argv[1].split(chr(10)); from dfdm.workers.child import main; main(sys.argv[2])"
)
_ENDINGS: Final = {
    "SIGSEGV": "a segmentation fault",
    "SIGBUS": "a bus error",
    "SIGABRT": "an abort",
    "SIGFPE": "an arithmetic fault",
    "SIGILL": "an illegal instruction",
    "SIGKILL": "it was killed, most likely for lack of memory",
}
_WINDOWS_ENDINGS: Final = {
    0xC0000005: "an access violation",
    0xC00000FD: "a stack overflow",
    0xC0000017: "lack of memory",
}


class Process:
    """A started worker process. `tell(process, message)` is called from a thread of its own, None when it has ended."""

    def __init__(self, settings: dict[str, Any], tell: Callable[[Process, Any], None]) -> None:
        self.ready = False
        self._lock = threading.Lock()
        self._lifeline = -1
        try:
            self._popen = self._started()
            send(self._inbox, settings)
        except OSError as error:
            raise CrashError(f"no worker process could be started: {error.strerror or error}") from None
        self._thread = threading.Thread(target=self._listen, args=(tell,), name="dfdm worker pipe", daemon=True)
        self._thread.start()

    def _started(self) -> subprocess.Popen[bytes]:
        if not sys.executable:
            raise CrashError("this Python does not know its own executable: no worker process can be started")
        command = [sys.executable, "-c", _START, "\n".join(sys.path)]  # the same modules as here
        if os.name == "nt":
            flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
            return subprocess.Popen([*command, ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=flags)
        end, self._lifeline = os.pipe()  # nothing is ever written: it closes when this process is gone
        try:
            return subprocess.Popen(
                [*command, str(end)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=(end,),
                process_group=0,  # Ctrl-C in a terminal is for this process, which then ends the task
            )
        except OSError:
            os.close(self._lifeline)
            raise
        finally:
            os.close(end)

    @property
    def _inbox(self) -> Any:  # noqa: ANN401 - a binary stream
        return self._popen.stdin

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    def send(self, message: Any) -> None:  # noqa: ANN401 - whatever pickles
        """Hand over one message; a process that is gone is told by `tell`, not here."""
        with contextlib.suppress(OSError, ValueError):
            send(self._inbox, message)

    def hold(self, *, still: bool) -> bool:
        """Stop it where it stands, or let it go on; False where the system has no such thing (Windows) or it is gone.

        Should this process end meanwhile, the system ends the stopped one: its process group is orphaned then.
        """
        if os.name != "posix":
            return False
        with self._lock:
            if self._popen.poll() is not None:
                return False
            os.killpg(self._popen.pid, signal.SIGSTOP if still else signal.SIGCONT)
            return True

    def _listen(self, tell: Callable[[Process, Any], None]) -> None:
        stream = cast("Any", self._popen.stdout)
        try:
            while True:
                tell(self, receive(stream))
        except Exception:  # noqa: BLE001 - end of the pipe, or bytes of a process that was dying
            tell(self, None)

    def kill(self) -> None:
        """End it now, with whatever it started."""
        with self._lock:
            if self._popen.poll() is None:
                if os.name == "posix":
                    with contextlib.suppress(OSError):
                        os.killpg(self._popen.pid, signal.SIGKILL)
                with contextlib.suppress(OSError):
                    self._popen.kill()
            self._popen.wait()
            with contextlib.suppress(OSError):
                self._inbox.close()
            if self._lifeline >= 0:
                os.close(self._lifeline)
                self._lifeline = -1
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=5)
            if not self._thread.is_alive():
                cast("Any", self._popen.stdout).close()

    def how_it_ended(self) -> str:
        """Wait for the end and say in words what ended it: "a segmentation fault"."""
        return ending(self._popen.wait())


def ending(code: int) -> str:
    """An exit code of a process that did not end by itself, in words."""
    if code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
        return _ENDINGS.get(name, name)
    return _WINDOWS_ENDINGS.get(code & 0xFFFFFFFF, f"exit code {code}")
