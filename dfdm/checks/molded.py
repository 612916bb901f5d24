"""What rules about parts that leave a mold ask for: how the mold opens, the usual wall, and what hooks."""

from __future__ import annotations

from dfdm.facts import PartFacts, Pull
from dfdm.facts.rounding import Vector

ALONG = 0.9995
"""Cosine of the angle within which two directions are one."""


def pull_of(part: PartFacts) -> Pull | None:
    """The direction in which the mold opens: the one with the least undercut, then the shallowest."""
    draft = part.draft
    return draft.pulls[0] if draft is not None and draft.pulls else None


def nominal_wall(part: PartFacts) -> float | None:
    """The thickness in mm of which there is most wall; None where nothing lies opposite anything."""
    return None if part.thick is None else part.thick.nominal_mm


def along(one: Vector, other: Vector) -> bool:
    """Whether two unit vectors point the same or the opposite way."""
    return abs(sum(a * b for a, b in zip(one, other, strict=True))) > ALONG


def across(part: PartFacts, pull: Pull) -> tuple[float, float] | None:
    """Length and width in mm of the part square to the pull, the longer first; None where the pull is no axis of its box."""
    box = part.body.bounding_box_mm
    for number in range(3):
        if abs(pull.direction[number]) > ALONG:
            x, y = (size for n, size in enumerate(box) if n != number)
            return max(x, y), min(x, y)
    return None
