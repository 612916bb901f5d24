"""What a slicer states of one part with one profile, and what that says of estimates without it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Sliced:
    """What a slicer states of one part: seconds, mm3 and grams of filament (None: it knows no density).

    `source` is where its way of reckoning is from; `unsaid` what of the profile it has no setting for.
    """

    slicer: str
    time_s: float
    filament_mm3: float
    filament_g: float | None
    supported: bool
    source: str
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibrated:
    """Factors on the model's time and filament for one profile, found with a slicer on some parts."""

    slicer: str
    parts: int
    time: float
    filament: float
