import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dfdm.errors import BuildError
from dfdm.widgets import latest
from dfdm.widgets.latest import Latest


def said(log):
    return lambda words, is_error: log.append(("!" if is_error else "") + words)


def in_a_loop(monkeypatch, run):
    """Run it as the kernel does what the front end asks for; in a thread: the browser tests leave a loop in this one."""
    monkeypatch.setattr(latest, "came_from_front_end", lambda: True)

    async def limited():
        return await asyncio.wait_for(run(), 60)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, limited()).result()


def test_code_sees_the_effect_at_once_and_every_step_is_announced():
    log = []

    def steps():
        found = yield "build", lambda: log.append("did build") or 7
        yield "check", lambda: log.append(f"did check {found}")

    Latest(steps, said(log)).ask()
    assert log == ["build", "did build", "check", "did check 7", ""]


def test_a_newer_change_from_the_front_end_ends_the_older_job(monkeypatch):
    log, asked, overtaken = [], [], []

    async def run():
        done, loop = asyncio.Event(), asyncio.get_running_loop()
        let_go = threading.Event()

        def steps():
            mine = len(asked)

            def do(step):
                if mine == 1:  # three newer changes come in while the first job does its first step
                    loop.call_soon_threadsafe(change, 3)
                    assert let_go.wait(60)
                log.append(f"did {step} {mine}")

            for step in ("build", "check"):
                yield f"{step} {mine}", lambda: do(step)  # noqa: B023 - done before the next one

        def end_the_step():
            overtaken.append(len(asked))
            let_go.set()

        def change(times):
            for _ in range(times):
                asked.append(1)
                job.ask()

        job = Latest(steps, lambda words, _is_error: None if words else done.set(), end_the_step)
        change(1)
        await done.wait()
        assert not job.busy

    in_a_loop(monkeypatch, run)
    assert log == ["did build 1", "did build 4", "did check 4"]
    assert overtaken == [2, 3, 4]


def test_the_loop_goes_on_while_a_step_is_done(monkeypatch):
    log = []

    async def run():
        done, seen = asyncio.Event(), threading.Event()

        def steps():
            yield "build", lambda: log.append(seen.wait(60))

        Latest(steps, lambda words, _is_error: None if words else done.set()).ask()
        seen.set()  # reached although the step waits
        await done.wait()

    in_a_loop(monkeypatch, run)
    assert log == [True]


def test_what_was_dropped_says_nothing_more(monkeypatch):
    log = []

    async def run():
        let_go = threading.Event()

        def steps():
            yield "build", lambda: let_go.wait(60)
            yield "check", lambda: None

        job = Latest(steps, said(log))
        job.ask()
        thread = job._in_thread
        job.drop()
        let_go.set()
        while not thread.done() or job._in_thread is not None:
            await asyncio.sleep(0.01)

    in_a_loop(monkeypatch, run)
    assert log == ["build"]


@pytest.mark.parametrize("at_the_front", [False, True])
@pytest.mark.parametrize(
    ("error", "words"), [(BuildError("no edge to fillet"), "!no edge to fillet"), (KeyError("x"), "!KeyError: 'x'")]
)
def test_what_goes_wrong_is_said_and_the_next_change_works_again(error, words, at_the_front, monkeypatch):
    log, broken, put_back = [], [True], []

    def fail():
        if broken[0]:
            raise error

    def steps():
        try:
            yield "build", fail
        except Exception:
            put_back.append(1)
            raise

    job = Latest(steps, said(log))

    async def run():
        for _ in range(2):
            job.ask()
            while job.busy:
                await asyncio.sleep(0.01)
            broken[0] = False

    if at_the_front:
        in_a_loop(monkeypatch, run)
    else:
        job.ask()
        broken[0] = False
        job.ask()
    assert log == ["build", words, "build", ""]
    assert put_back == [1]
    assert not job.busy


def test_ctrl_c_ends_the_job_and_reaches_the_cell():
    def interrupted():
        raise KeyboardInterrupt

    def steps():
        yield "build", interrupted

    job = Latest(steps, lambda _words, _is_error: None)
    with pytest.raises(KeyboardInterrupt):
        job.ask()
    assert not job.busy
