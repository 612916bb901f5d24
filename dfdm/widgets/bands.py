"""Where along its range a parameter leaves the part makeable by a process, for the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

State = Literal["makeable", "fails", "unknown", "unbuildable"]
_STATES: Final = {
    "makeable": "makeable",
    "fails": "not makeable",
    "unknown": "not known whether makeable",
    "unbuildable": "cannot be built",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """One stretch of the range of a parameter for one process; `at_lower` and `at_upper` name the limit met there."""

    parameter: str
    process: str
    lower: float
    upper: float
    state: State
    at_lower: str = ""
    at_upper: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the band for the front end."""
        return {
            "parameter": self.parameter,
            "process": self.process,
            "from": self.lower,
            "to": self.upper,
            "state": self.state,
            "at_from": self.at_lower,
            "at_to": self.at_upper,
        }


def band_lines(bands: Iterable[Band], unit: str) -> list[str]:
    """The bands of one parameter in words: what the colors say to who does not see them.

    For each process what it makes, and what is met below and above; the process is named where there are several.
    """
    by_process: dict[str, list[Band]] = {}
    for band in sorted(bands, key=lambda band: band.lower):
        by_process.setdefault(band.process, []).append(band)
    several = len(by_process) > 1
    return [
        f"{process.replace('_', ' ')}: {line}" if several else line[:1].upper() + line[1:]
        for process, found in by_process.items()
        for line in _lines(found, unit)
    ]


def _lines(bands: list[Band], unit: str) -> list[str]:
    if len(bands) == 1:
        (band,) = bands
        return [f"{_STATES[band.state]} all along" + _because(band.at_lower or band.at_upper)]
    lines = []
    for place, band in enumerate(bands):
        told = f"{_STATES[band.state]} {_between(band, unit)}"
        if band.state == "makeable":
            below = bands[place - 1].at_upper if place else ""
            above = bands[place + 1].at_lower if place + 1 < len(bands) else ""
            ends = (("below", band.at_lower or below), ("above", band.at_upper or above))
            lines.append("; ".join([told, *(f"{where}: {text}" for where, text in ends if text)]))
        elif "makeable" not in {other.state for other in bands[max(place - 1, 0) : place + 2]}:
            lines.append(told + _because(band.at_lower or band.at_upper))
    return lines


def _because(text: str) -> str:
    return f": {text}" if text else ""


def _between(band: Band, unit: str) -> str:
    if band.lower == band.upper:
        return f"at {band.lower:.5g} {unit}".rstrip()
    return f"from {band.lower:.5g} to {band.upper:.5g} {unit}".rstrip()
