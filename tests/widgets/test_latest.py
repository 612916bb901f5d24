import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from dfdm.errors import BuildError
from dfdm.widgets import latest
from dfdm.widgets.latest import Latest


def watched(log, steps=("build", "check")):
    def run():
        for step in steps:
            yield step
            log.append(f"did {step}")

    return Latest(run, lambda words, is_error: log.append(("!" if is_error else "") + words))


def test_code_sees_the_effect_at_once_and_every_step_is_announced():
    log = []
    watched(log).ask()
    assert log == ["build", "did build", "check", "did check", ""]


def test_a_newer_change_from_the_front_end_ends_the_older_job(monkeypatch):
    monkeypatch.setattr(latest, "came_from_front_end", lambda: True)
    log, asked = [], []

    async def run():
        done = asyncio.Event()

        def steps():
            mine = len(asked)
            for step in ("build", "check"):
                yield f"{step} {mine}"
                if mine == 1:  # three newer changes come in while the first job does its first step
                    asyncio.get_running_loop().call_soon(change, 3)
                log.append(f"did {step} {mine}")

        def change(times):
            for _ in range(times):
                asked.append(1)
                job.ask()

        job = Latest(steps, lambda words, _is_error: None if words else done.set())
        change(1)
        await asyncio.wait_for(done.wait(), 60)

    # In a thread of its own: the browser tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()
    assert log == ["did build 1", "did build 4", "did check 4"]


@pytest.mark.parametrize(
    ("error", "words"), [(BuildError("no edge to fillet"), "!no edge to fillet"), (KeyError("x"), "!KeyError: 'x'")]
)
def test_what_goes_wrong_is_said_and_the_next_change_works_again(error, words):
    log, broken = [], [True]

    def steps():
        yield "build"
        if broken[0]:
            raise error

    job = Latest(steps, lambda said, is_error: log.append(("!" if is_error else "") + said))
    job.ask()
    assert log == ["build", words]
    broken[0] = False
    job.ask()
    assert log[2:] == ["build", ""]
