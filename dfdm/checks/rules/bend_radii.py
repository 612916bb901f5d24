"""One radius for all bends of a part."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.bent import bent
from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.facts import PartFacts

_SAME_MM = 0.01


@check(
    key="bend-radii",
    families=("forming",),
    limits=("bend_radii_max",),
    quantities=("bends", "flat_pattern"),
    rationale="Every other radius is another tool.",
)
def bend_radii(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """All bends have the same inner radius."""
    found = bent(part)
    if found is None:
        yield not_applicable(limits, "several-radii", "no-bends")
        return
    bends, _ = found
    kinds: list[float] = []
    for bend in sorted(bends, key=lambda b: b.radius_mm):
        if not kinds or bend.radius_mm > kinds[-1] + _SAME_MM:
            kinds.append(bend.radius_mm)
    most = max(kinds, key=lambda r: sum(abs(b.radius_mm - r) <= _SAME_MM for b in bends))
    odd = [bend for bend in bends if abs(bend.radius_mm - most) > _SAME_MM]
    yield Outcome(
        code="several-radii",
        grade=limits.at_most(len(kinds), warn="bend_radii_max"),
        measured=len(kinds),
        unit="count",
        words={"radii": ", ".join(f"{radius:.3g}" for radius in kinds), "usual": most},
        where=lambda row: Where(faces=tuple(sorted({face for bend in odd for face in bend.faces}))),
    )
