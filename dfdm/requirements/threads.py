"""Threads by their designation: pitch, tap drill, the least and the widest hole that a thread can be cut in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dfdm.errors import RequirementError
from dfdm.table import data_folder, read_csv

_METRIC: Final = re.compile(r"^M(\d+(?:\.\d+)?)(?:[x×*-](\d+(?:\.\d+)?))?(?:-(\d[GHgh]{1,2}))?$")
_UNIFIED: Final = re.compile(r"^#?(\d+(?:/\d+)?)-(\d+)(?:(UNC|UNF))?(?:-?([123][AB]))?$")
_THREAD_HEIGHT: Final = 2.0 * 0.54127
"""Minor diameter: this many pitches below the nominal one (ISO 68-1; H1 = 0.54127 P as read in iscar-threads)."""
_HALF_HEIGHT: Final = 0.64952
"""Pitch diameter: this many pitches below the nominal one (d2 = d - 0.64952 P as read in iscar-threads)."""
_NUMBERS: Final = ("tap_drill_mm", "half_thread_drill_mm", "close_mm", "normal_mm", "loose_mm")


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """A thread as its designation says: nominal (major) diameter and pitch in mm, `series` coarse, fine, UNC or UNF.

    `tap_drill_mm` leaves about three quarters of the thread's height, `half_thread_drill_mm` about half of it (None where no
    table gives it); `clearance_mm` are the close, normal and loose holes that its screw passes through.
    """

    designation: str
    series: str
    major_mm: float
    pitch_mm: float
    tap_drill_mm: float
    half_thread_drill_mm: float | None
    clearance_mm: tuple[float, ...]

    @property
    def minor_mm(self) -> float:
        """Basic minor diameter: no hole for the thread is narrower."""
        return self.major_mm - _THREAD_HEIGHT * self.pitch_mm

    @property
    def pitch_diameter_mm(self) -> float:
        """Basic pitch diameter: the middle of the flanks."""
        return self.major_mm - _HALF_HEIGHT * self.pitch_mm

    @property
    def widest_hole_mm(self) -> float:
        """The widest hole that still leaves half of the thread's height."""
        return max(self.pitch_diameter_mm, self.half_thread_drill_mm or 0.0)


def thread_of(designation: str) -> Thread:
    """The thread of a designation: `M6`, `M8x1`, `M10x1.25-6H`, `1/4-20 UNC`, `4-40`, `10-32 UNF-2B`.

    Raises RequirementError for one that is not written so, or that the tables (M1.6 to M64, No. 0 to 3/4 inch) lack.
    """
    text = designation.strip().replace(" ", "")
    if found := _METRIC.match(text):
        return _metric(designation, f"M{float(found[1]):g}", None if found[2] is None else float(found[2]))
    if found := _UNIFIED.match(text):
        row = _table("unified").get((f"{found[1]}-{found[2]}", 0.0))
        if row is None or (found[3] and row["series"] != found[3]):
            raise RequirementError(f"the thread '{designation}' is not in the table of unified threads (UNC and UNF)")
        return _thread(designation, row, float(row["major_mm"]))
    raise RequirementError(
        f"'{designation}' is no thread designation that is known: write M6, M8x1, 1/4-20 UNC or 10-32 UNF"
    )


def _metric(designation: str, size: str, pitch: float | None) -> Thread:
    table = _table("metric")
    if pitch is not None and (size, pitch) in table:
        return _thread(designation, table[size, pitch], float(size[1:]))
    pitches = [known for of, known in table if of == size]
    coarse = [known for known in pitches if table[size, known]["series"] == "coarse"]
    if pitch is None and coarse:
        return _thread(designation, table[size, coarse[0]], float(size[1:]))
    known = ", ".join(f"{size}x{p:g}" for p in pitches)
    raise RequirementError(
        f"the thread '{designation}' is not in the table of metric threads (M1.6 to M64)"
        + (f"; it has {known}" if known else "")
    )


@cache
def _table(name: str) -> Mapping[tuple[str, float], Mapping[str, str]]:
    page = data_folder() / "threads" / f"{name}.csv"
    rows = read_csv(page, required=("size", "series", "pitch_mm", *_NUMBERS), where=f"threads/{name}.csv")
    return {(row["size"], float(row["pitch_mm"]) if name == "metric" else 0.0): row for row in rows}


def _thread(designation: str, row: Mapping[str, str], major: float) -> Thread:
    clearance = tuple(float(row[key]) for key in ("close_mm", "normal_mm", "loose_mm") if row[key])
    return Thread(
        designation=designation,
        series=row["series"],
        major_mm=major,
        pitch_mm=float(row["pitch_mm"]),
        tap_drill_mm=float(row["tap_drill_mm"]),
        half_thread_drill_mm=float(row["half_thread_drill_mm"]) if row["half_thread_drill_mm"] else None,
        clearance_mm=clearance,
    )
