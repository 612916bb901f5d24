"""What a slicer states of one part with one profile, and what that says of estimates without it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Sliced:
    """The figures in the G-code of one part: seconds, mm3 and grams of filament (None: the profile has no density)."""

    slicer: str
    time_s: float
    filament_mm3: float
    filament_g: float | None
    supported: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibrated:
    """Factors on the model's time and filament for one profile, found with a slicer on some parts."""

    slicer: str
    parts: int
    time: float
    filament: float
