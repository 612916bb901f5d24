"""How a part lies to be milled, and the contour that the outer profile runs along."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from dfdm.facts import PartFacts
from dfdm.facts.rounding import Vector

_LEFT_OVER: Final = 0.02
"""Share of the block below which what stands outside the outline is no matter."""
_ALONG: Final = 0.99
_OFFCUTS: Final = ("what stands outside the outline comes off in pieces, not in chips",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Lying:
    """Box of the part as it is clamped: length and width across, height along the first setup's direction `up`."""

    length: float
    width: float
    height: float
    up: Vector


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """The outer contour: its length and the area in it; `said` is what that rests on."""

    perimeter: float
    area: float
    said: tuple[str, ...] = ()


def lying_of(facts: PartFacts) -> Lying:
    """How a part is clamped first; as it stands in the model where reach was not measured."""
    size, axis, up = facts.body.bounding_box_mm, 2, (0.0, 0.0, 1.0)
    if facts.reach is not None and facts.reach.setups:
        first = facts.reach.setups[0]
        up = facts.reach.directions[first].up
        axis = max(range(3), key=lambda k: abs(up[k]))
        if facts.reach.box_mm is not None:  # along directions 2, 4 and 0, so z comes first among the directions
            size, axis = facts.reach.box_mm, (2, 0, 1)[first // 2]
    across = [size[k] for k in range(3) if k != axis]
    return Lying(length=max(across), width=min(across), height=size[axis], up=up)


def outline_of(facts: PartFacts, lying: Lying, filled_mm3: float) -> Outline:
    """The contour of a part whose volume is `filled_mm3` once its recognized recesses are filled.

    That of the sheet where the part is one, else of its box; where much stands outside the part and its walls are upright,
    the contour that its upright surface and its area from below leave. What is outside comes off in pieces.
    """
    box = Outline(perimeter=2.0 * (lying.length + lying.width), area=lying.length * lying.width)
    sheet = facts.sheet
    if sheet is not None and sheet.is_sheet and sheet.outline_area_mm2:
        around = sum(cut.length_mm for cut in sheet.cuts if not cut.inner)
        said = _OFFCUTS if sheet.outline_area_mm2 < (1.0 - _LEFT_OVER) * box.area else ()
        return Outline(perimeter=around, area=sheet.outline_area_mm2, said=said)
    if box.area * lying.height - filled_mm3 <= _LEFT_OVER * box.area * lying.height:
        return box
    return _upright(facts, lying, filled_mm3) or box


def _upright(facts: PartFacts, lying: Lying, filled_mm3: float) -> Outline | None:
    """The contour of an upright prism with recesses: None where the part is none.

    Its area from below, through openings filled, times its height must be its filled volume; its upright surface less the
    walls of recesses and holes is the contour times its height.
    """
    found = facts.orientation(lying.up)
    if found is None:
        return None
    area, walls = found.down_area_mm2, found.side_area_mm2
    for hole in facts.holes or ():
        along = abs(sum(a * b for a, b in zip(hole.axis, lying.up, strict=True)))
        if along < _ALONG:
            return None
        steps = [(step.diameter_mm, step.depth_mm) for step in hole.steps] or [(hole.diameter_mm, hole.depth_mm)]
        walls -= sum(math.pi * diameter * depth for diameter, depth in steps)
        area += math.pi / 4.0 * hole.diameter_mm**2 if hole.through else 0.0
    for recess in facts.pockets or ():
        walls -= recess.perimeter_mm * recess.depth_mm
        area += recess.area_mm2 if recess.through else 0.0
    around = walls / lying.height
    prism = abs(area * lying.height - filled_mm3) <= _LEFT_OVER * filled_mm3
    round_one = 2.0 * math.sqrt(math.pi * max(area, 0.0))  # no contour around an area is shorter than a circle
    if not prism or around < (1.0 - _LEFT_OVER) * round_one:
        return None
    return Outline(perimeter=around, area=area, said=_OFFCUTS)
