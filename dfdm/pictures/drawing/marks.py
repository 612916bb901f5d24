"""Small signs made of lines: arrows, center marks, balloons, finish, projection, tolerance frames, letters of cuts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from dfdm.pictures.drawing.display import Circle, Fill, Item, Path, Point, Text
from dfdm.pictures.drawing.letters import text_width

ARROW: Final = 3.0
"""Length of an arrow in mm; a sixth of it wide to either side of the line."""


def arrow(tip: Point, direction: Point) -> Fill:
    """A filled arrow whose tip points along a direction."""
    length = math.hypot(*direction)
    x, y = direction[0] / length, direction[1] / length
    base = tip[0] - ARROW * x, tip[1] - ARROW * y
    half = ARROW / 6.0
    return Fill(points=(tip, (base[0] - half * y, base[1] + half * x), (base[0] + half * y, base[1] - half * x)))


def center_mark(center: Point, radius: float, beyond: float = 2.0) -> list[Item]:
    """Two crossed center lines that reach beyond a circle."""
    (x, y), r = center, radius + beyond
    return [
        Path(points=((x - r, y), (x + r, y)), layer="CENTER"),
        Path(points=((x, y - r), (x, y + r)), layer="CENTER"),
    ]


def balloon(center: Point, text: str, height: float) -> list[Item]:
    """A characteristic's number in a circle."""
    return [
        Circle(center=center, radius=balloon_radius(text, height), layer="DIM"),
        Text(at=(center[0], center[1] - height / 2.0), text=text, height=height, anchor="middle"),
    ]


def balloon_radius(text: str, height: float) -> float:
    """Radius of a balloon in mm."""
    return max(height * 1.05, text_width(text, height) / 2.0 + height * 0.35)


def finish(foot: Point, text: str, height: float) -> list[Item]:
    """The sign of surface finish (material is removed) standing on a point, with its roughness."""
    x, y = foot
    low, high = 1.4 * height, 2.8 * height
    lean = math.tan(math.radians(30.0))
    lines = (
        ((x - low * lean, y + low), (x, y), (x + high * lean, y + high)),
        ((x - low * lean, y + low), (x + low * lean, y + low)),
        ((x + high * lean, y + high), (x + high * lean + text_width(text, height) + height, y + high)),
    )
    return [
        *(Path(points=line, layer="DIM") for line in lines),
        Text(at=(x + high * lean + 0.5 * height, y + high - 1.25 * height), text=text, height=height),
    ]


def finish_size(text: str, height: float) -> tuple[float, float, float]:
    """How far the sign reaches to the left, to the right and up from its foot."""
    return 1.4 * height * 0.58, 2.8 * height * 0.58 + text_width(text, height) + height, 2.8 * height


def tolerance_frame(corner: Point, cells: Sequence[str], height: float) -> list[Item]:
    """A geometrical tolerance: sign, value and datums in a row of boxes, from the lower left corner."""
    x, y = corner
    items: list[Item] = []
    for cell in cells:
        width = text_width(cell, height) + height
        items += [
            Path(
                points=((x, y), (x + width, y), (x + width, y + 2.0 * height), (x, y + 2.0 * height)),
                layer="DIM",
                closed=True,
            ),
            Text(at=(x + width / 2.0, y + height / 2.0), text=cell, height=height, anchor="middle"),
        ]
        x += width
    return items


def frame_width(cells: Sequence[str], height: float) -> float:
    """Length of a tolerance frame in mm."""
    return sum(text_width(cell, height) + height for cell in cells)


def projection_sign(center: Point, size: float, *, first: bool) -> list[Item]:
    """The truncated cone in two views: first angle has the circles at the right, third angle at the left."""
    x, y = center
    cone, rings = (x - size, x + size) if first else (x + size, x - size)
    half = 0.75 * size
    small, large = 0.35 * size, 0.7 * size
    # The narrow end is at the left in both: what is seen from there are two circles, both of them whole.
    toward = 1.0
    near, far = cone + toward * half, cone - toward * half
    return [
        Path(
            points=((near, y - small), (far, y - large), (far, y + large), (near, y + small)),
            layer="FRAME",
            closed=True,
            wide=True,
        ),
        Circle(center=(rings, y), radius=small, layer="FRAME", wide=True),
        Circle(center=(rings, y), radius=large, layer="FRAME", wide=True),
        Path(points=((min(near, far) - 1.0, y), (max(near, far) + 1.0, y)), layer="CENTER"),
        *center_mark((rings, y), large, 1.0),
    ]
