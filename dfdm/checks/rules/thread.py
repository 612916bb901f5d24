"""Declared threads that some step of the route cuts.

**Hard to make** A thread is not in the shape that is made: without a step that cuts, forms or inserts it the hole
stays smooth.

**Better** Add tapping or threaded inserts to the route.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Route, catalog
from dfdm.requirements.requirement import Resolved

_THREAD = "thread"


@check(
    key="thread",
    families=("additive", "sheet", "subtractive"),
    rationale="A declared thread needs a step that makes it.",
)
def thread(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """Every declared thread is made by a step of the route."""
    del part
    threads = [resolved for resolved in requirements if resolved.requirement.kind == _THREAD]
    if not threads:
        yield not_applicable(limits, "no-threading", "No thread is declared.")
        return
    pages = catalog().operations
    made = any(_THREAD in pages[step.id].provides for step in route.operations if step.id in pages)
    makers = sorted(p.id for p in pages.values() if _THREAD in p.provides and route.process in (p.after or pages))
    yield Outcome(
        code="no-threading",
        grade=limits.always(Verdict.PASS if made else Verdict.WARN),
        measured=len(threads),
        unit="count",
        message="{names} declared, but no step of the route makes threads.",
        passes="{names}: a step of the route makes it.",
        words={
            "names": ", ".join(sorted({r.requirement.thread or _THREAD for r in threads})),
            "makers": " or ".join(makers) or "a threading step",
        },
        remedy="Add {makers} to the route.",
        where=lambda row: Where(
            faces=tuple(sorted({face for r in threads for face in r.faces})),
            at_mm=tuple(point for r in threads for point in r.at_mm),
        ),
    )
