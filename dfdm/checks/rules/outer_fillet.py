"""Rounded outer edges that no end mill follows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.facts.rounding import Vector

_ALONG: Final = math.cos(math.radians(1.0))


@check(
    key="outer-fillet",
    families=("subtractive",),
    limits=("outer_fillet_welcome",),
    quantities=("fillets", "reach"),
    rationale="An edge across the tool is rounded by a form cutter or by many passes of a ball; a chamfer takes one pass.",
)
def outer_fillet(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Outer edges across the tool are broken by chamfers, not by fillets."""
    reach = known(part.reach)
    ups = [reach.directions[number].up for number in reach.setups]
    outer = [b for b in known(part.fillets) if b.kind == "fillet" and b.convex]
    if not outer:
        yield not_applicable(limits, "outer-fillet", "no-outer-fillets")
        return
    # A straight edge along a tool is rounded by the side of an end mill, on its way around.
    across = [b for b in outer if b.ring or all(abs(_dot(b.axis, up)) < _ALONG for up in ups)]
    yield Outcome(
        code="outer-fillet",
        grade=limits.allowed("outer_fillet_welcome") if across else limits.always(Verdict.PASS),
        measured=len(across),
        unit="count",
        where=lambda row: Where(
            faces=tuple(sorted({face for b in across for face in b.faces})), at_mm=tuple(b.at_mm for b in across)
        ),
    )


def _dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
