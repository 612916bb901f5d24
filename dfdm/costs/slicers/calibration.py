"""What a slicer said of parts beside what the model says, kept by profile, so that estimates without it can use it.

The file is written where the user names it, and read only where it is named: the same input gives the same estimate.
"""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dfdm.costs.profile import FffProfile
from dfdm.costs.sliced import Calibrated, Sliced
from dfdm.errors import InputError

SCHEMA: Final = "dfdm/slicer-calibration/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """Parts that were sliced with one profile: `parts` by name, each with the slicer's and the model's seconds and mm3."""

    profile_sha256: str
    slicer: str
    parts: dict[str, dict[str, float]]

    def factors(self) -> Calibrated:
        """Medians of slicer over model."""
        time, filament = (
            statistics.median(one[f"slicer_{key}"] / one[f"model_{key}"] for one in self.parts.values())
            for key in ("time_s", "filament_mm3")
        )
        return Calibrated(slicer=self.slicer, parts=len(self.parts), time=time, filament=filament)

    def of(self, profile: FffProfile) -> Calibrated:
        """The factors for a profile; an InputError for another than these parts were sliced with."""
        if profile.digest != self.profile_sha256:
            raise InputError(
                f"the calibration is of the profile {self.profile_sha256[:12]}, not of {profile.name} ({profile.digest[:12]})"
            )
        return self.factors()

    def with_part(self, name: str, sliced: Sliced, *, time_s: float, filament_mm3: float) -> Calibration:
        """The same with one part more, or anew where its name is known; of another version of the slicer, all begins anew."""
        kept = self.parts if sliced.slicer == self.slicer else {}
        figures = {
            "slicer_time_s": sliced.time_s,
            "model_time_s": round(time_s, 1),
            "slicer_filament_mm3": round(sliced.filament_mm3, 2),
            "model_filament_mm3": round(filament_mm3, 2),
        }
        return Calibration(profile_sha256=self.profile_sha256, slicer=sliced.slicer, parts={**kept, name: figures})

    def write(self, path: Path) -> None:
        """Write the file."""
        document = {
            "schema": SCHEMA,
            "profile_sha256": self.profile_sha256,
            "slicer": self.slicer,
            "parts": dict(sorted(self.parts.items())),
        }
        path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def read_calibration(path: Path) -> Calibration:
    """Read a file that `Calibration.write` wrote; anything else is an InputError."""
    try:
        document: Any = json.loads(path.read_text(encoding="utf-8"))
        if document["schema"] != SCHEMA or not document["parts"]:
            raise ValueError("it is no calibration, or of no part")
        parts = {
            str(name): {key: _positive(one[key]) for key in _FIGURES} for name, one in dict(document["parts"]).items()
        }
        return Calibration(profile_sha256=str(document["profile_sha256"]), slicer=str(document["slicer"]), parts=parts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path.name}: the calibration cannot be read: {error}") from None


_FIGURES: Final = ("slicer_time_s", "model_time_s", "slicer_filament_mm3", "model_filament_mm3")


def _positive(value: Any) -> float:  # noqa: ANN401 - as JSON gives it
    found = float(value)
    if not 0.0 < found < float("inf"):
        raise ValueError(f"{value} is not a number above 0")
    return found
