"""The public way to open a bench."""

from __future__ import annotations

from typing import Any

from dfdm.designs import Design
from dfdm.widgets.bench import Studio


def studio(
    design: Design,
    network: Any = None,  # noqa: ANN401 - a Network or its source
    *,
    quantity: int | None = None,
    to: str | None = None,
    timeout_s: float | None = None,
    units: str | None = None,
    currency: str | None = None,
) -> Studio:
    """Return the bench for a design; with a network also who could make it and bring it to a place.

    `timeout_s` limits what building and measuring may take after one change. `units` (`mm`, `inch`) are those of measured
    values, `currency` is an ISO 4217 code, "" for that of the estimates. What is not given is as set in the JupyterLab that
    the notebook is open in, else one piece to Berlin, in mm, without a network; `network=""` is none in any case. The first
    part is built before this returns: BuildError, CrashError or TimeLimitError where it cannot be.
    """
    return Studio(
        design,
        network,
        quantity=quantity,
        to=to,
        timeout_s=timeout_s,
        units=units,
        currency=currency,
    )
