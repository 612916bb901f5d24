"""Where along its range a parameter leaves the part makeable by a process, for the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.widgets.phrases import phrase, say
from dfdm.widgets.spoken import spoken

State = Literal["makeable", "warned", "fails", "unknown", "unbuildable"]
_STATES: Final = {
    "makeable": phrase("makeable"),
    "warned": phrase("makeable with warnings"),
    "fails": phrase("not makeable"),
    "unknown": phrase("not known whether makeable"),
    "unbuildable": phrase("cannot be built"),
}
_GOOD: Final = ("makeable", "warned")


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """One stretch of the range of a parameter for one process; `at_lower` and `at_upper` name the limit met there.

    `because` says why it is not makeable without warnings where neither end tells.
    """

    parameter: str
    process: str
    lower: float
    upper: float
    state: State
    at_lower: str = ""
    at_upper: str = ""
    because: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the band for the front end."""
        return {
            "parameter": self.parameter,
            "process": self.process,
            "name": spoken(self.process),
            "from": self.lower,
            "to": self.upper,
            "state": self.state,
            "at_from": self.at_lower,
            "at_to": self.at_upper,
            "because": self.because,
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
        f"{spoken(process)}: {line}" if several else line[:1].upper() + line[1:]
        for process, found in by_process.items()
        for line in _lines(found, unit)
    ]


def _lines(bands: list[Band], unit: str) -> list[str]:
    """What is makeable with what is met below and above, then where it warns, then what lies apart from that."""
    if len(bands) == 1:
        (band,) = bands
        return [
            say("{state} all along", state=say(_STATES[band.state]))
            + _because(band.because or band.at_lower or band.at_upper)
        ]
    lines, warnings, apart = [], [], []
    for first, last in _runs(bands):
        run, before, after = bands[first : last + 1], bands[max(first - 1, 0) : first], bands[last + 1 : last + 2]
        if run[0].state not in _GOOD:
            if not any(band.state in _GOOD for band in (*before, *after)):
                apart.append(
                    f"{say(_STATES[run[0].state])} {_between(run, unit)}"
                    + _because(run[0].at_lower or run[-1].at_upper)
                )
            continue
        states = {band.state for band in run}
        told = say(_STATES["makeable" if "makeable" in states else "warned"])
        ends = (
            (say("below"), before and (run[0].at_lower or before[0].at_upper)),
            (say("above"), after and (run[-1].at_upper or after[0].at_lower)),
        )
        where = _between(run, unit) if before or after else say("all along")
        lines.append("; ".join([f"{told} {where}", *(f"{side}: {text}" for side, text in ends if text)]))
        if len(states) > 1:
            warned = [band for band in run if band.state == "warned"]
            warnings += [
                say("warns {where}", where=_between([band], unit)) + _because(band.at_upper or band.at_lower)
                for band in warned
            ]
    return [*lines, *warnings, *apart]


def _runs(bands: list[Band]) -> list[tuple[int, int]]:
    """First and last of neighbors that are makeable, with or without warnings; any other band by itself."""
    runs: list[tuple[int, int]] = []
    for place, band in enumerate(bands):
        if runs and band.state in _GOOD and bands[place - 1].state in _GOOD:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _because(text: str) -> str:
    return f": {text}" if text else ""


def _between(bands: list[Band], unit: str) -> str:
    lower, upper = bands[0].lower, bands[-1].upper
    if lower == upper:
        return say("at {value}", value=f"{lower:.5g} {unit}".rstrip())
    return say("from {lower} to {upper}", lower=f"{lower:.5g}", upper=f"{upper:.5g} {unit}".rstrip())
