"""One process asked about one variant, for the bench: its verdicts, and what it comes to."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Final, TypeAlias

from dfdm import verbs
from dfdm.checks import Report
from dfdm.costs import Estimate
from dfdm.designs import Variant
from dfdm.errors import DfdmError

Judged: TypeAlias = "tuple[tuple[Report, ...], Sequence[Estimate] | str]"

_TOGETHER_S: Final = 0.08
"""So long a part that was built waits for its first verdict, so that the page shows both at one time."""


def judged(variant: Variant, term: str, quantity: int, after_s: float = 0.0, language: str | None = None) -> Judged:
    """Reports of all parts, and their estimates or in words why there are none; begins `after_s` seconds from now."""
    time.sleep(after_s)
    return tuple(verbs.check_all(variant, (term,), language=language)), _estimates(variant, term, quantity)


@dataclass(frozen=True, slots=True)
class Begun:
    """A process that is judged in a thread of its own."""

    term: str
    _future: Future[Judged]

    @classmethod
    def judging(cls, variant: Variant, term: str, quantity: int, language: str | None = None) -> Begun:
        """Begin, and wait a moment, as mostly there is an answer within it."""
        future: Future[Judged] = Future()

        def judge() -> None:
            try:
                future.set_result(judged(variant, term, quantity, language=language))
            except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
                future.set_exception(error)

        # Not of a pool: the interpreter would wait for its threads before it ends.
        threading.Thread(target=judge, name="dfdm judging", daemon=True).start()
        wait([future], _TOGETHER_S)
        return cls(term, future)

    def has(self, term: str) -> bool:
        """Whether the answer for a process is there."""
        return term == self.term and self._future.done()

    def result(self) -> Judged:
        """The answer, once it is there; raises what judging raised."""
        return self._future.result()


def _estimates(variant: Variant, process: str, quantity: int) -> Sequence[Estimate] | str:
    try:
        return tuple(verbs.cost_all(variant, process, quantity=quantity).estimates)
    except DfdmError as error:
        return str(error)
