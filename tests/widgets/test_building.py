"""The bench builds in a process of its own: what hangs is ended, what crashes is one message, nothing is left behind."""

import asyncio
import ctypes
import os
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Literal

import cadquery as cq
import pytest

from dfdm import design, mm
from dfdm.designs import Variant
from dfdm.errors import CrashError
from dfdm.widgets import Studio, building, latest, studio
from dfdm.widgets.building import Builder

LIMIT_S = 120.0
"""What no task here comes near."""


@design(title="Plate")
def plate(width: Annotated[float, mm(30, 90)] = 60, fate: Literal["", "crash", "hang"] = ""):
    if fate == "crash":
        ctypes.string_at(0)
    if fate == "hang":
        re.match(r"(a+)+$", "a" * 40 + "b")
    return cq.Workplane().box(width, 40, 4)


@design(title="Broken")
def broken(width: float = 30.0):
    ctypes.string_at(0)


LOCK = threading.Lock()


@design(title="Locked plate")
def locked(width: Annotated[float, mm(30, 90)] = 60):
    with LOCK:
        return cq.Workplane().box(width, 40, 4)


@pytest.fixture(scope="module", autouse=True)
def _worker():
    """One worker for the tests of this module."""
    kept = Builder()
    yield
    kept.close()


@pytest.fixture
def bench():
    made = studio(plate)
    yield made
    made.close()


def shown(bench):
    return bench.viewer.description, bench.processes.rows


def test_it_builds_in_another_process(bench):
    assert building._worker.pid not in (None, os.getpid())
    (entry,) = bench.viewer.model.parts
    assert entry.measure is not None


def test_a_crash_is_one_message_and_the_last_good_part_stays(bench):
    before = shown(bench)
    bench.form.fields["fate"].value = "crash"
    assert bench.status.state == "failed"
    assert "building plate ended its process" in bench.status.words
    assert "The last part that could be built is shown" in bench.status.words
    assert shown(bench) == before
    bench.set(fate="", width=50)
    assert "Up to date." in bench.status.words
    assert "50 × 40" in bench.viewer.description


def test_what_takes_longer_than_its_limit_is_ended(bench):
    before = shown(bench)
    bench.timeout_s = 0.5
    bench.form.fields["fate"].value = "hang"
    assert "building plate took longer than 0.5 s and was ended" in bench.status.words
    assert shown(bench) == before
    bench.timeout_s = LIMIT_S
    bench.set(fate="", width=50)
    assert "Up to date." in bench.status.words


def test_a_time_limit_holds_for_measuring_too(bench, monkeypatch):
    before, facts = shown(bench), []
    monkeypatch.setenv("DFDM_CACHE", "off")
    real = building.rebuild

    def measured_forever(*args, **options):
        task = real(*args, **options)
        for entry in task.result().parts:
            entry.measure._budget.spend(LIMIT_S)  # as if building had taken all of it
            facts.append(entry)
        return task

    monkeypatch.setattr(building, "rebuild", measured_forever)
    bench.timeout_s = LIMIT_S
    bench.set(width=50)
    assert facts
    assert bench.status.state == "failed"
    assert "measuring" in bench.status.words
    assert shown(bench) == before


def test_a_first_part_that_crashes_is_an_error():
    before = set(building._open)
    with pytest.raises(CrashError, match="building broken ended its process"):
        Studio(broken)
    assert set(building._open) == before


def test_the_newest_change_wins_over_one_that_hangs_and_stop_ends_it(bench, monkeypatch):
    async def run():
        async def settled():
            while bench._latest.busy:
                await asyncio.sleep(0.01)

        async def building_it():
            while bench._builder._task is None or bench._builder._task.done:
                await asyncio.sleep(0.01)

        bench.form.fields["fate"].value = "hang"
        await building_it()
        assert "Building the part" in bench.status.words
        assert bench.status.state == "working"
        bench.set(fate="", width=50)
        await settled()
        overtook = bench.viewer.description, bench.status.words
        bench.form.fields["fate"].value = "hang"
        await building_it()
        bench.status.stop()
        assert not bench._latest.busy
        return overtook, (bench.viewer.description, bench.status.words)

    async def limited():
        return await asyncio.wait_for(run(), LIMIT_S)

    monkeypatch.setattr(latest, "came_from_front_end", lambda: True)
    with ThreadPoolExecutor(1) as thread:
        overtook, stopped = thread.submit(asyncio.run, limited()).result()
    assert "50 × 40" in overtook[0]
    assert "Up to date." in overtook[1]
    assert "50 × 40" in stopped[0]
    assert stopped[1].startswith("Stopped.")
    assert bench.status.state == "idle"


def test_what_cannot_travel_is_built_here_and_that_is_said_once():
    bench = Studio(locked)
    try:
        assert "Up to date. This design cannot be handed to a process of its own" in bench.status.words
        assert "pickle" in bench.status.words
        assert bench.viewer.model.parts[0].measure is None
        bench.set(width=50)
        assert "50 × 40" in bench.viewer.description
        assert "cannot be handed" not in bench.status.words
    finally:
        bench.close()


NOTEBOOK = """
import sys
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance(user_module=sys.modules["__main__"])
for cell in [
    "from typing import Annotated\\nimport cadquery as cq\\nimport dfdm\\nfrom dfdm import design, mm\\nWALL = 2",
    "def inner(size):\\n    return cq.Workplane().box(size - WALL, size - WALL, size)",
    "@design\\ndef pipe(size: Annotated[float, mm(5, 20)] = 10):\\n"
    "    return cq.Workplane().box(size, size, size).cut(inner(size))",
    "bench = dfdm.studio(pipe)",
    "bench.set(size=12)",
    "from dfdm.widgets import building",
    "print('SHOWN', bench.viewer.description, bench.status.words, 'WORKER', building._worker.pid)",
    "HOW",
]:
    shell.run_cell(cell)
"""


@pytest.mark.skipif(os.name == "nt", reason="asks for processes as POSIX does")
@pytest.mark.parametrize("how", ["pass", "import os; os._exit(0)"])
def test_a_design_of_a_notebook_works_and_no_process_is_left_when_the_kernel_ends(how, tmp_path):
    code = NOTEBOOK.replace("HOW", how)
    done = subprocess.run(
        [sys.executable, "-u", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path, timeout=LIMIT_S
    )
    assert "12 × 12 × 12 mm" in done.stdout, done.stdout + done.stderr
    assert "Up to date." in done.stdout
    assert "cannot be handed" not in done.stdout
    pid = int(re.search(r"WORKER (\d+)", done.stdout).group(1))
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        threading.Event().wait(0.05)
    raise AssertionError(f"the worker {pid} outlives its kernel")


def test_the_last_bench_closed_ends_the_worker():
    for left in list(building._open):
        left.close()
    first, second = Builder(), Builder()
    first.build(Variant(plate, {"width": 40.0, "fate": ""}))
    worker, pid = building._worker, building._worker.pid
    first.close()
    second.build(Variant(plate, {"width": 45.0, "fate": ""}))
    assert building._worker is worker
    second.close()
    second.close()
    assert building._worker is None
    assert not worker.usable
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
