"""Declared threads that some step of the route cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Route, catalog
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Resolved

_THREAD = "thread"


@check(
    key="thread",
    families=FAMILIES,
    rationale="A declared thread needs a step that makes it.",
)
def thread(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """Every declared thread is made by a step of the route."""
    del part
    threads = [resolved for resolved in requirements if resolved.requirement.kind == _THREAD]
    if not threads:
        yield not_applicable(limits, "no-threading", "no-threads")
        return
    pages = catalog().operations
    made = any(_THREAD in pages[step.id].provides for step in route.operations if step.id in pages)
    able = (p.id for p in pages.values() if _THREAD in p.provides and (not p.after or route.process in p.after))
    makers = tuple(sorted(able))
    yield Outcome(
        code="no-threading",
        grade=limits.always(Verdict.PASS if made else Verdict.WARN),
        measured=len(threads),
        unit="count",
        words={
            "names": Terms(keys=tuple(sorted({r.requirement.thread or _THREAD for r in threads}))),
            "makers": Terms(keys=makers or ("threading-step",), joined="or"),
        },
        where=lambda row: Where(
            faces=tuple(sorted({face for r in threads for face in r.faces})),
            at_mm=tuple(point for r in threads for point in r.at_mm),
        ),
    )
