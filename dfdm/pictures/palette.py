"""The colors of pictures and of the viewer: told apart by color-blind readers, light and dark."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

Color = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

SOLID: Final[Color] = (176, 190, 204)
EDGE: Final[Color] = (38, 50, 63)
BACKGROUND: Final[Color] = (250, 250, 250)
TEXT: Final[Color] = (45, 52, 60)

# Okabe and Ito's set, which stays distinct under the common forms of color blindness.
HIGHLIGHTS: Final = MappingProxyType(
    {
        "fail": (213, 94, 0),
        "warn": (240, 180, 0),
        "unknown": (204, 121, 167),
        "pass": (0, 158, 115),
        "selected": (0, 114, 178),
    }
)
"""Color of lit-up faces by verdict; `selected` is what the reader points at."""

SERIES: Final[tuple[Color, ...]] = (
    (0, 114, 178),
    (213, 94, 0),
    (0, 158, 115),
    (204, 121, 167),
    (86, 180, 233),
    (230, 159, 0),
    (125, 125, 125),
    (190, 175, 30),
)
"""Colors of lines and parts of bars in their order, of the same set; the yellow is darker, to stand out from white."""


def css(color: Color) -> str:
    """Write a color as CSS does: `#d55e00`."""
    return "#{:02x}{:02x}{:02x}".format(*color)
