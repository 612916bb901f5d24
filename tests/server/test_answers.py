"""Answers are worked out once, kept by size, and given up when nobody waits."""

import asyncio

import pytest

from dfdm.server.answers import Answers
from dfdm.server.limits import Limits
from dfdm.server.pool import Pool


class Work:
    """Counts what is begun, finished and canceled."""

    def __init__(self, answer=b"answer"):
        self.answer = answer
        self.begun = self.canceled = 0
        self.go = asyncio.Event()

    async def __call__(self):
        self.begun += 1
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.canceled += 1
            raise
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_two_that_ask_the_same_share_the_work():
    async def run():
        answers, work = Answers(100), Work()
        both = [asyncio.ensure_future(answers.get("a", work)) for _ in range(2)]
        await asyncio.sleep(0)
        both[0].cancel()
        await asyncio.sleep(0)
        work.go.set()
        assert await both[1] == b"answer"
        assert (work.begun, work.canceled) == (1, 0)
        assert await answers.get("a", work) == b"answer"
        assert work.begun == 1

    asyncio.run(run())


def test_work_that_nobody_waits_for_is_canceled_and_begun_anew_when_asked_again():
    async def run():
        answers, work = Answers(100), Work()
        asked = asyncio.ensure_future(answers.get("a", work))
        await asyncio.sleep(0.01)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        await asyncio.sleep(0.01)
        assert work.canceled == 1
        work.go.set()
        assert await answers.get("a", work) == b"answer"
        assert work.begun == 2

    asyncio.run(run())


def test_errors_are_not_kept_and_the_oldest_answers_go_first():
    async def run():
        answers, failing = Answers(10), Work(ValueError("no"))
        failing.go.set()
        for _ in range(2):
            with pytest.raises(ValueError, match="no"):
                await answers.get("bad", failing)
        assert failing.begun == 2
        works = {name: Work(name.encode() * 4) for name in "abc"}
        for name, work in works.items():
            work.go.set()
            await answers.get(name, work)
        await answers.get("c", works["c"])
        await answers.get("b", works["b"])
        assert (works["b"].begun, works["c"].begun) == (1, 1)
        await answers.get("a", works["a"])
        assert works["a"].begun == 2

    asyncio.run(run())


def stop():
    raise StopIteration


def leave():
    raise SystemExit(3)


@pytest.mark.parametrize("function", [stop, leave])
def test_what_would_stop_the_loop_is_an_ordinary_error(function):
    async def run():
        pool = Pool(Limits())
        try:
            with pytest.raises(RuntimeError):
                await asyncio.wait_for(pool.run(function, words="stopping"), 120)
        finally:
            await pool.close()

    asyncio.run(run())
