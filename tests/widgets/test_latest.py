import asyncio

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

    def steps():
        mine = len(asked)
        for step in ("build", "check"):
            yield f"{step} {mine}"
            log.append(f"did {step} {mine}")

    async def run():
        job = Latest(steps, lambda words, _is_error: None)
        asked.append(1)
        job.ask()
        await asyncio.sleep(1.5 * latest._BREATH_S)  # the first job is in its first step
        for _ in range(3):
            asked.append(1)
            job.ask()
        await asyncio.sleep(12 * latest._BREATH_S)

    asyncio.run(run())
    assert log[-2:] == ["did build 4", "did check 4"]
    assert "did check 1" not in log
    assert not any(" 2" in entry or " 3" in entry for entry in log)


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
