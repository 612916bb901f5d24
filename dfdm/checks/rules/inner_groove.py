"""Grooves in a bore."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.turning import point_at
from dfdm.facts import PartFacts


@check(
    key="inner-groove",
    families=("subtractive",),
    limits=("inner_groove_offered",),
    quantities=("turned",),
    rationale="A tool that grooves a bore must pass the bore first and then step sideways, out of sight.",
)
def inner_groove(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The bore has no grooves, or the shop cuts them."""
    turned = known(part.turned)
    grooves = [f for f in turned.features if f.kind == "groove" and f.side == "id"]
    if not grooves:
        yield not_applicable(limits, "inner-groove", "no-inner-grooves")
        return
    yield Outcome(
        code="inner-groove",
        grade=limits.allowed("inner_groove_offered"),
        measured=len(grooves),
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({face for f in grooves for face in f.faces})),
            at_mm=tuple(point_at(turned, 0.5 * (f.start_mm + f.end_mm)) for f in grooves),
        ),
    )
