"""What a design demands of a part, sorted for the rules that compare it: by kind, and by who has to hold it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Where
from dfdm.checks.verdict import PASS, UNKNOWN, WARN, Verdict
from dfdm.cited import Cited
from dfdm.facts import Hole
from dfdm.processes import Operation, Route, catalog
from dfdm.requirements.requirement import Resolved

_SLACK = 1e-6


def of_kinds(requirements: Sequence[Resolved], kinds: Collection[str]) -> list[Resolved]:
    """The requirements of some kinds, in their order."""
    return [resolved for resolved in requirements if resolved.requirement.kind in kinds]


def taken_over(route: Route) -> Mapping[str, Operation]:
    """The operation of a route that has the last word on each kind of requirement that any of them takes over."""
    pages = catalog().operations
    return {kind: pages[step.id] for step in route.operations if step.id in pages for kind in pages[step.id].provides}


def held(reached: Cited, demanded: float) -> Verdict:
    """Whether what an operation reaches (the less, the finer) is as fine as demanded: warn where only with care."""
    if demanded >= reached.number * (1.0 - _SLACK):
        return Verdict.PASS
    return Verdict.WARN if demanded >= reached.interval[0] * (1.0 - _SLACK) else Verdict.FAIL


def there(demands: Iterable[Resolved]) -> Where:
    """The faces and places that requirements speak of."""
    found = tuple(demands)
    return Where(
        faces=tuple(sorted({face for resolved in found for face in resolved.faces})),
        at_mm=tuple(point for resolved in found for point in resolved.at_mm),
    )


def holes_of(resolved: Resolved, holes: Sequence[Hole]) -> list[Hole]:
    """The measured holes whose faces a requirement speaks of."""
    return [hole for hole in holes if set(hole.faces) & set(resolved.faces)]


def suited(limits: Limits, key: str) -> Grade:
    """The grade of a yes or no that a page gives: pass for yes, warn for no, unknown where nobody says."""
    flag = limits[key]
    verdict = np.where(np.isnan(flag), UNKNOWN, np.where(flag > 0.0, PASS, WARN)).astype(np.int8)
    return Grade(verdict=verdict, keys=(key,), decided=np.where(verdict == UNKNOWN, -1, 0).astype(np.intp))
