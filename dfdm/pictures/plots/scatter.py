"""Points on two logarithmic scales, with those that no other beats joined: price against lead time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dfdm.pictures.palette import EDGE, HIGHLIGHTS
from dfdm.pictures.plots.frame import BOTTOM, LEFT, RIGHT, ROW, TOP, framed, legend
from dfdm.pictures.plots.scales import Scale
from dfdm.pictures.plots.sheet import Sheet

_PLAIN = (150, 160, 170)
_HERE = (230, 159, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """One point with its size in pixels; whether it is on the front, and whether it is chosen."""

    x: float
    y: float
    radius: float = 4.0
    front: bool = False
    chosen: bool = False


def scatter(dots: Sequence[Dot], *, x_label: str, y_label: str, width: int = 640, height: int = 360) -> bytes:
    """Draw dots as a PNG: those of the front over the others, the chosen one last."""
    sheet = Sheet(width, height + ROW)
    x = Scale.over([dot.x for dot in dots], LEFT, width - RIGHT, log=True)
    y = Scale.over([dot.y for dot in dots], height - BOTTOM, TOP, log=True)
    framed(sheet, x, y, x_label=x_label, y_label=y_label)
    for dot in sorted(dots, key=lambda dot: (dot.chosen, dot.front, -dot.radius)):
        color = HIGHLIGHTS["selected"] if dot.front else _PLAIN
        sheet.mark((x.at(dot.x), y.at(dot.y)), dot.radius, "circle", _HERE if dot.chosen else color)
        if dot.chosen:
            sheet.mark((x.at(dot.x), y.at(dot.y)), dot.radius + 1, "cross", EDGE)
    names = [("none is better in all three", HIGHLIGHTS["selected"]), ("others", _PLAIN)]
    legend(sheet, [*names, *([("chosen", _HERE)] if any(dot.chosen for dot in dots) else [])], height)
    return sheet.png()
