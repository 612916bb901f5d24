"""Inspecting the declared characteristics: which instrument each takes, on every piece or on a sample of the lot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dfdm.cited import Cited
from dfdm.costs.pricing import Check
from dfdm.requirements import Resolved
from dfdm.requirements.instruments import instruments, suited, timed

NO_INSTRUMENT: Final = "inspection beyond looking the part over"


def inspection_rates() -> Mapping[str, Cited]:
    """Time of a characteristic (s) by `inspection.instrument`, for all instruments that take any."""
    return timed(instruments())


def checks_of(requirements: Sequence[Resolved]) -> tuple[tuple[Check, ...], tuple[str, ...]]:
    """The characteristics by instrument, and in words what of the inspection is not priced.

    A critical one is inspected at all its places on every piece, the others on every piece of a small lot and on a sample
    of a larger one, as the recipe plans where nobody names another. Where no tolerance was declared or no listed instrument is exact enough, the inspection is not priced.
    """
    every: dict[str, float] = {}
    sampled: dict[str, float] = {}
    missing: dict[str, None] = {}
    for resolved in requirements:
        asked = resolved.requirement
        if asked.kind == "quantity":
            continue
        found = suited(asked.kind, asked.tolerance_mm)
        if found is None:
            missing[f"inspection of {asked.kind.replace('_', ' ')} on {asked.on}"] = None
        elif found.time is not None:
            counted = every if asked.critical else sampled
            counted[found.id] = counted.get(found.id, 0.0) + max(len(resolved.at_mm), 1)
    checks = tuple(
        Check(instrument=name, every=every.get(name, 0.0), sampled=sampled.get(name, 0.0))
        for name in sorted({*every, *sampled})
    )
    beyond = "inspection beyond the declared characteristics" if checks else NO_INSTRUMENT
    return checks, (*missing, beyond)
