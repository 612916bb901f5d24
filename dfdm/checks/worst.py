"""Grade the worst of many places by one measure: what most rules about features do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Spot, beyond
from dfdm.facts import Place


def worst(
    limits: Limits,
    spots: Sequence[Spot | Place],
    unit: str,
    *,
    low: bool,
    fail: str | None = None,
    warn: str | None = None,
) -> dict[str, Any]:
    """Grade, measured value, unit and place of an outcome: the least of the spots if `low`, the greatest otherwise."""
    value = (min if low else max)(spot.value for spot in spots)
    grade = (limits.at_least if low else limits.at_most)(value, fail=fail, warn=warn)
    return {"grade": grade, "measured": value, "unit": unit, "where": beyond(limits, grade, spots, low=low)}
