"""What stands on drawings: holes, threads, fits and tolerances in the short signs that shops read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dfdm.facts.features import Hole
from dfdm.pictures.drawing.subject import number
from dfdm.requirements import Requirement
from dfdm.requirements.kinds import PMI

GEOMETRICAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "straightness": "⏤", "flatness": "⏥", "roundness": "○", "circularity": "○", "cylindricity": "⌭",
        "line_profile": "⌒", "profile_line": "⌒", "surface_profile": "⌓", "profile_surface": "⌓", "profile": "⌓", "parallelism": "∥",
        "perpendicularity": "⟂", "angularity": "∠", "position": "⌖", "concentricity": "◎", "coaxiality": "◎",
        "symmetry": "⌯", "circular_runout": "↗", "runout": "↗", "total_runout": "⌰",
    }
)  # fmt: skip
"""Signs of geometrical tolerances (ISO 1101) by the kind of requirement."""
_ROUND_ZONES: Final = ("concentricity", "coaxiality")
_METRIC: Final = re.compile(r"^M(\d+(?:\.\d+)?)")
_LETTERS: Final = "ABCDEFGHJKLMNPRSTUVWXYZ"


def limits_text(demand: Requirement) -> str:
    """A fit with its limits, or the tolerance: ` H7 (+0.012/0)`, ` ±0.1`, ` +0.2/0`; nothing where none is declared."""
    plus, minus = demand.plus_mm, demand.minus_mm
    if plus is None or minus is None:
        return ""
    if demand.fit:
        return f" {demand.fit} ({_signed(plus)}/{_signed(minus)})"
    if abs(plus + minus) < 1e-9:
        return f" ±{_fine(plus)}"
    return f" {_signed(plus)}/{_signed(minus)}"


def _fine(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _signed(value: float) -> str:
    return "0" if abs(value) < 5e-5 else f"{'+' if value > 0 else '-'}{_fine(abs(value))}"


def size_text(diameter_mm: float, demands: Sequence[Requirement]) -> str:
    """`⌀5`, `⌀5 H7 (+0.012/0)`, or the thread that is declared there."""
    thread = next((d.thread for d in demands if d.kind == "thread"), "")
    if thread:
        return thread
    sized = next((d for d in demands if d.kind == "diameter"), None)
    if sized is None:
        return f"⌀{number(diameter_mm)}"
    nominal = diameter_mm if sized.nominal_mm is None else sized.nominal_mm
    return f"⌀{number(nominal)}{limits_text(sized)}"


def thread_radius(demands: Sequence[Requirement]) -> float:
    """Half the nominal diameter of a metric thread that is declared; 0 where none is."""
    found = next((m for d in demands if d.kind == "thread" and (m := _METRIC.match(d.thread))), None)
    return 0.0 if found is None else float(found[1]) / 2.0


def hole_lines(hole: Hole, count: int, demands: Sequence[Requirement]) -> tuple[str, ...]:
    """The lines of a hole's callout: `4× ⌀5 THRU`, `⌴ ⌀9 ↧5`, `⌵ ⌀10 × 90°`."""
    times = f"{count}× " if count > 1 else ""
    depth = "THRU" if hole.through else f"↧{number(hole.depth_mm)}"
    lines = [f"{times}{size_text(hole.diameter_mm, demands)} {depth}"]
    for step in hole.steps:
        if step.diameter_mm > hole.diameter_mm + 1e-6:
            lines.append(f"⌴ ⌀{number(step.diameter_mm)} ↧{number(step.depth_mm)}")
    if hole.countersink_mm is not None:
        angle = f" × {number(hole.countersink_deg)}°" if hole.countersink_deg is not None else ""
        lines.append(f"⌵ ⌀{number(hole.countersink_mm)}{angle}")
    return tuple(lines)


def hole_key(hole: Hole, demanded: Sequence[int]) -> tuple[object, ...]:
    """Holes with the same key share a callout."""
    steps = tuple((round(s.diameter_mm, 3), round(s.depth_mm, 3)) for s in hole.steps)
    sunk = (
        None if hole.countersink_mm is None else (round(hole.countersink_mm, 3), round(hole.countersink_deg or 0.0, 1))
    )
    depth = None if hole.through else round(hole.depth_mm, 3)
    return round(hole.diameter_mm, 3), depth, steps if len(steps) > 1 else (), sunk, tuple(demanded)


def datum_letters(demands: Sequence[Requirement]) -> dict[str, str]:
    """A letter for each place that geometrical requirements name as a datum, in the order in which they name them.

    What a STEP file has given a letter keeps it.
    """
    places = dict.fromkeys(str(place) for demand in demands for place in getattr(demand, "datums", ()))
    given = {place: place.removeprefix(PMI) for place in places}
    return {
        place: given[place] if given[place].isupper() and given[place].isalpha() else _LETTERS[n % len(_LETTERS)]
        for n, place in enumerate(places)
    }


def frame_cells(demand: Requirement, letters: Mapping[str, str] = MappingProxyType({})) -> tuple[str, ...]:
    """The cells of the tolerance frame of a geometrical requirement: sign, value, letters of its datums."""
    width = demand.tolerance_mm
    zone = "⌀" if demand.kind in _ROUND_ZONES else ""
    datums = (letters.get(place, place) for place in getattr(demand, "datums", ()))
    return (GEOMETRICAL[demand.kind], f"{zone}{'–' if width is None else _fine(width)}", *datums)
