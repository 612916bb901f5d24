"""Threads of a size that shops have the taps for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.facts import PartFacts
from dfdm.requirements.requirement import Resolved

_METRIC: Final = re.compile(r"M\s*(\d+(?:\.\d+)?)", re.IGNORECASE)


@check(
    key="thread-size",
    families=("subtractive",),
    limits=("thread_size_min", "thread_size_max"),
    rationale="Small taps break; large threads need a cutter that few shops have.",
)
def thread_size(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Declared threads are of a common size."""
    del part
    threads = [
        (float(found[1]), resolved)
        for resolved in requirements
        if resolved.requirement.kind == "thread" and (found := _METRIC.match(resolved.requirement.thread))
    ]
    if not threads:
        yield not_applicable(limits, "small-thread", "no-threads")
        yield not_applicable(limits, "large-thread", "no-threads")
        return
    small, large = min(size for size, _ in threads), max(size for size, _ in threads)
    yield Outcome(
        code="small-thread",
        grade=limits.at_least(small, warn="thread_size_min"),
        measured=small,
        unit="mm",
        words={"size": small, "wanted": limits["thread_size_min"]},
        where=lambda row: _of_size(threads, small),
    )
    yield Outcome(
        code="large-thread",
        grade=limits.at_most(large, warn="thread_size_max"),
        measured=large,
        unit="mm",
        words={"size": large, "wanted": limits["thread_size_max"]},
        where=lambda row: _of_size(threads, large),
    )


def _of_size(threads: Sequence[tuple[float, Resolved]], size_mm: float) -> Where:
    own = [resolved for size, resolved in threads if size == size_mm]
    return Where(
        faces=tuple(sorted({face for resolved in own for face in resolved.faces})),
        at_mm=tuple(point for resolved in own for point in resolved.at_mm),
    )
