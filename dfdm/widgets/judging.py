"""One process asked about one variant, for the bench: its verdicts, and what it comes to."""

from __future__ import annotations

import time
from collections.abc import Sequence

from dfdm import verbs
from dfdm.checks import Report
from dfdm.costs import Estimate
from dfdm.designs import Variant
from dfdm.errors import DfdmError


def judged(
    variant: Variant, term: str, quantity: int, after_s: float = 0.0, language: str | None = None
) -> tuple[tuple[Report, ...], Sequence[Estimate] | str]:
    """Reports of all parts, and their estimates or in words why there are none; begins `after_s` seconds from now."""
    time.sleep(after_s)
    return tuple(verbs.check_all(variant, (term,), language=language)), _estimates(variant, term, quantity)


def _estimates(variant: Variant, process: str, quantity: int) -> Sequence[Estimate] | str:
    try:
        return tuple(verbs.cost_all(variant, process, quantity=quantity).estimates)
    except DfdmError as error:
        return str(error)
