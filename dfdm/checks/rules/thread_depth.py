"""Threads of a common size, in holes that are not too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, Where, beyond, not_applicable
from dfdm.facts import PartFacts
from dfdm.requirements.requirement import Resolved

_METRIC: Final = re.compile(r"M\s*(\d+(?:\.\d+)?)", re.IGNORECASE)


@check(
    key="thread-depth",
    families=("subtractive",),
    limits=("thread_depth_ratio_advised", "thread_size_min", "thread_size_max"),
    quantities=("holes",),
    rationale="The first turns of a thread carry the load; taps break in deep, small and hard ones.",
)
def thread_depth(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """Declared threads are of a common size, and the holes they are cut into not too deep."""
    threads = [
        (float(found[1]), resolved)
        for resolved in requirements
        if resolved.requirement.kind == "thread" and (found := _METRIC.match(resolved.requirement.thread))
    ]
    spots = [
        Spot(value=hole.depth_mm / size, faces=hole.faces, at_mm=hole.origin_mm)
        for size, resolved in threads
        for hole in known(part.holes)
        if set(hole.faces) & set(resolved.faces)
    ]
    if spots:
        deepest = max(spot.value for spot in spots)
        grade = limits.at_most(deepest, warn="thread_depth_ratio_advised")
        yield Outcome(
            code="deep-thread",
            grade=grade,
            measured=deepest,
            unit="ratio",
            where=beyond(limits, grade, spots, low=False),
        )
    else:
        yield not_applicable(limits, "deep-thread", "no-threads")
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
