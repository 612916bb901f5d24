"""Loads that run along the layers, where they are strong, rather than across them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds
from dfdm.checks.limits import Grade, Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.checks.verdict import PASS, UNKNOWN, WARN
from dfdm.facts import Orientation, PartFacts
from dfdm.requirements.requirement import Resolved

_HALFWAY_DEG: Final = 45.0
"""A load that leans less than this from the layers' normal pulls them apart more than it runs along them."""


@check(
    key="strength-direction",
    families=("additive",),
    limits=("layer_strength_ratio",),
    rationale="Layers are welded to each other less well than a line is to itself.",
)
def strength_direction(
    part: PartFacts, limits: Limits, orientation: Orientation, requirements: Sequence[Resolved]
) -> Iterator[Outcome]:
    """Declared loads run along the layers of the part as it lies."""
    del part
    declared = of_kinds(requirements, ("strength_direction",))
    leans = [_from_normal_deg(r.requirement.direction or (0.0, 0.0, 0.0), orientation.up) for r in declared]
    if not leans:
        yield not_applicable(limits, "load-across-layers", "no-load")
        return
    least = min(leans)
    ratio = limits["layer_strength_ratio"]
    weak = (ratio < 1.0) & (least < _HALFWAY_DEG)
    verdict = np.where(np.isnan(ratio), UNKNOWN, np.where(weak, WARN, PASS)).astype(np.int8)
    yield Outcome(
        code="load-across-layers",
        grade=Grade(
            verdict=verdict,
            keys=("layer_strength_ratio",),
            decided=np.where(verdict == UNKNOWN, -1, 0).astype(np.intp),
        ),
        measured=least,
        unit="deg",
    )


def _from_normal_deg(direction: Sequence[float], up: Sequence[float]) -> float:
    """The angle between a load, either way along its line, and the normal of the layers."""
    load, normal = np.asarray(direction, dtype=np.float64), np.asarray(up, dtype=np.float64)
    cosine = abs(float(load @ normal)) / float(np.linalg.norm(load) * np.linalg.norm(normal))
    return float(np.degrees(np.arccos(min(cosine, 1.0))))
