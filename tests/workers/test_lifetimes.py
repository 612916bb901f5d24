"""No worker outlives whoever started it, and one that is paused stands still."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dfdm.workers import Worker
from tests.workers.tasks import POSIX, alive, wait_until

ORPHANED = """
import sys
from dfdm.workers import Worker
from tests.workers.tasks import hold_the_lock
worker = Worker()
print(worker.run(__import__("os").getpid), flush=True)
{then}
"""


def started(then):
    return subprocess.Popen([sys.executable, "-c", ORPHANED.format(then=then)], stdout=subprocess.PIPE, text=True)


@POSIX
def test_no_worker_outlives_a_killed_parent_even_while_it_computes():
    if sys.platform != "linux":
        pytest.skip("elsewhere it ends when the computation gives the interpreter lock back")
    parent = started(
        "task = worker.submit(hold_the_lock); import time; time.sleep(0.5); print('on', flush=True); task.result()"
    )
    pid = int(parent.stdout.readline())
    parent.stdout.readline()
    assert alive(pid)
    parent.kill()
    parent.communicate()
    wait_until(lambda: not alive(pid))


@POSIX
def test_no_worker_outlives_a_parent_that_ends():
    parent = started("")
    pid = int(parent.stdout.readline())
    assert parent.wait(timeout=60) == 0
    parent.stdout.close()
    wait_until(lambda: not alive(pid))


@POSIX
def test_ctrl_c_ends_the_task_and_only_that():
    then = """
import os, signal, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
task = worker.submit(hold_the_lock)
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    task.result()
except KeyboardInterrupt:
    print("interrupted", worker.run(abs, -4), flush=True)
"""
    parent = started(then)
    try:
        out, _ = parent.communicate(timeout=60)
    finally:
        parent.kill()
    assert out.splitlines()[1] == "interrupted 4"


@POSIX
def test_a_paused_worker_stands_still_and_its_clock_with_it() -> None:
    """A task that takes 0.5 s of 1.5 s is paused for 2 s: it is not out of time, and is done after that alone."""
    with Worker() as worker:
        worker.run(os.getpid)
        began = time.monotonic()
        task = worker.submit(_sleeps, 0.5, timeout_s=1.5)
        worker.pause()
        time.sleep(2.0)
        assert worker.paused
        assert not task.done
        worker.resume()
        assert task.result() == "slept"
        assert time.monotonic() - began >= 2.0
        assert not worker.paused


def test_who_forgets_a_paused_worker_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the longest pause it goes on by itself."""
    monkeypatch.setattr("dfdm.workers.worker._LONGEST_PAUSE_S", 0.3)
    with Worker() as worker:
        worker.run(os.getpid)
        worker.pause()
        assert worker.run(_sleeps, 0.0, timeout_s=20.0) == "slept"


@POSIX
def test_a_paused_worker_ends_with_a_killed_parent() -> None:
    """Killed without warning, a session leaves no stopped process behind."""
    code = (
        "import os, time\nfrom dfdm.workers import Worker\nw = Worker(); print(w.run(os.getpid), flush=True)\n"
        "w.pause()\nwhile not w.paused: time.sleep(0.01)\nprint('paused', flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert parent.stdout.readline().strip() == "paused"
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10.0
    while _lives(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(pid)


def _sleeps(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return not Path("/proc/self").exists()
    return state != "Z"
