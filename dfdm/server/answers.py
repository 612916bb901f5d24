"""Answers by what was asked: worked out once, however many wait, given up when nobody does, and kept for a while."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(kw_only=True, slots=True)
class _Job:
    task: asyncio.Task[bytes]
    waiting: int = 0


class Answers:
    """Keeps at most so many bytes of answers, the last ones asked for; errors are not kept."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._jobs: dict[str, _Job] = {}

    async def get(self, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """The answer of that key, from what is kept, from the work that runs, or made now."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        job = self._jobs.get(key)
        if job is None:
            job = self._jobs[key] = _Job(task=asyncio.ensure_future(self._made(key, make)))
        job.waiting += 1
        try:
            return await asyncio.shield(job.task)
        finally:
            job.waiting -= 1
            if not job.waiting and not job.task.done():
                self._jobs.pop(key, None)  # who asks from now on begins anew
                job.task.cancel()

    async def _made(self, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        own = asyncio.current_task()
        try:
            answer = await make()
        finally:
            if key in self._jobs and self._jobs[key].task is own:
                del self._jobs[key]
        self._keep(key, answer)
        return answer

    def _keep(self, key: str, answer: bytes) -> None:
        self._size += len(answer) - len(self._kept.pop(key, b""))
        self._kept[key] = answer
        while self._size > self._most:
            self._size -= len(self._kept.popitem(last=False)[1])
