"""What a scan of a made part says: where it lies, how far its surface is off, and the sizes that can be read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.facts.rounding import rounded


@dataclass(frozen=True, kw_only=True, slots=True)
class FaceDeviation:
    """Signed deviation of the scanned surface from one face of the part, in mm: positive where there is too much material.

    `p05_mm`, `p50_mm`, `p95_mm` are percentiles by area over what was seen, None where nothing was; `seen` the share of
    the face that was.
    """

    face: int
    surface: str
    area_mm2: float
    seen: float
    p05_mm: float | None
    p50_mm: float | None
    p95_mm: float | None

    def to_dict(self) -> dict[str, Any]:
        """Write the entry."""
        return {
            "face": self.face,
            "surface": self.surface,
            "area_mm2": rounded(self.area_mm2),
            "seen": rounded(self.seen),
            "p05_mm": _or_none(self.p05_mm),
            "p50_mm": _or_none(self.p50_mm),
            "p95_mm": _or_none(self.p95_mm),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class ScannedSize:
    """A size read from a scan at one place of a characteristic, or why it cannot be (`why_not`)."""

    value_mm: float | None
    faces: tuple[int, ...]
    points: int = 0
    why_not: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanFacts:
    """What was measured of a scan laid over a part; all but `mirrored` says nothing where it is not `aligned`.

    `percentiles_mm` are those of the signed deviation of the whole surface by name (`p01` … `p99`); `beyond` is the share of
    the scanned surface that lies farther than `beyond_mm` from any surface of the part, `noise_mm` the scatter of the scan
    about flat and round faces. `sizes` holds what was read for each characteristic id.
    """

    aligned: bool
    mirrored: bool
    closed: bool
    poses: int
    noise_mm: float | None
    percentiles_mm: Mapping[str, float]
    faces: tuple[FaceDeviation, ...]
    beyond: float
    beyond_mm: float
    sizes: Mapping[str, tuple[ScannedSize, ...]]


def _or_none(value: float | None) -> float | None:
    return None if value is None else rounded(value)
