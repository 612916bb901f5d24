"""A map with the outlines that ship: places by kind, rings of equal distance around one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.pictures.palette import EDGE, HIGHLIGHTS, Color
from dfdm.pictures.plots.frame import ROW
from dfdm.pictures.plots.sheet import PAPER, Shape, Sheet
from dfdm.pictures.world import Floats, circle, mercator, outlines

RINGS_KM: Final = (100, 200, 500, 1000, 2000, 5000, 10000)
"""Distances that rings are drawn at."""
KINDS: Final[dict[str, tuple[str, Shape, Color]]] = {
    "yes": ("can make it", "circle", HIGHLIGHTS["pass"]),
    "unknown": ("nobody can say", "diamond", HIGHLIGHTS["unknown"]),
    "no": ("cannot", "cross", HIGHLIGHTS["fail"]),
}
"""Words, mark and color of each kind of place: told apart by the mark alone."""
_LAND: Final[Color] = (233, 231, 222)
_SEA: Final[Color] = (246, 249, 251)
_COAST: Final[Color] = (168, 170, 165)
_RING: Final[Color] = (110, 120, 130)
_LEAST: Final = 8.0
"""Degrees of the equator that a map shows at least."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A place in degrees, one of the kinds `yes`, `unknown`, `no`; a `radius` of 0 pixels is the usual one.

    A `sent` place has a line to where it is wanted.
    """

    lon: float
    lat: float
    kind: str
    chosen: bool = False
    radius: float = 0.0
    sent: bool = False


def world_map(
    spots: Sequence[Spot],
    *,
    home: tuple[float, float],
    label: str,
    words: Mapping[str, str] | None = None,
    width: int = 640,
    height: int = 360,
) -> bytes:
    """Draw a map as a PNG that shows all spots and `home` (longitude, latitude), with rings around that.

    `words` say what the kinds stand for, where that is not whether a part can be made there.
    """
    places = mercator([(spot.lon, spot.lat) for spot in spots]).reshape(-1, 2)
    center = mercator([home])[0]
    east = (places[:, 0] - center[0] + 180.0) % 360.0 - 180.0  # the shorter way around
    places = np.column_stack([center[0] + east, places[:, 1]])
    around = np.vstack([places, center[None]])
    low, high = around.min(axis=0), around.max(axis=0)
    span = np.maximum(high - low, _LEAST) * 1.15
    per_degree = float(min(width / span[0], height / span[1], max(width / 360.0, 1e-9) * 60))
    middle = (low + high) / 2.0

    def pixels(points: Floats) -> list[tuple[float, float]]:
        shifted = (points - middle) * [per_degree, -per_degree] + [width / 2, height / 2]
        return [(float(x), float(y)) for x, y in shifted]

    sheet = Sheet(width, height + ROW, _SEA)
    drawn = outlines()
    for turn in np.array([[-360.0, 0.0], [0.0, 0.0], [360.0, 0.0]]):
        for line in drawn.land:
            sheet.area(pixels(mercator(line) + turn), _LAND if _around_land(line) else _SEA, _COAST)
        for line in drawn.borders:
            sheet.line(pixels(mercator(line) + turn), _COAST, 0.5)
    _rings(sheet, home, per_degree, pixels)
    kinds = list(KINDS)
    # Small marks last: they would vanish under the large ones.
    order = sorted(range(len(spots)), key=lambda n: (spots[n].chosen, -spots[n].radius, -kinds.index(spots[n].kind)))
    at = pixels(places)
    here = pixels(center[None])[0]
    for n in order:
        if spots[n].sent:
            sheet.line([at[n], here], KINDS[spots[n].kind][2], 0.75)
    for n in order:
        _, shape, color = KINDS[spots[n].kind]
        if spots[n].chosen:
            sheet.mark(at[n], 9, "circle", EDGE)
        sheet.mark(at[n], spots[n].radius or (4.5 if spots[n].kind != "no" else 3.5), shape, color)
    sheet.mark(here, 5, "square", EDGE)
    sheet.text((here[0] + 9, here[1]), label, halo=PAPER)
    sheet.box(0, height, width, height + ROW, PAPER)
    present = [kind for kind in KINDS if any(spot.kind == kind for spot in spots)]
    left = 16.0
    for kind in present:
        usual, shape, color = KINDS[kind]
        sheet.mark((left, height + ROW / 2), 4.5, shape, color)
        left += 34 + sheet.text((left + 10, height + ROW / 2), (words or {}).get(kind, usual))
    return sheet.png()


def _around_land(ring: Floats) -> bool:
    """Whether a ring holds land, not a lake: those run clockwise, these the other way."""
    (x, y), (u, v) = ring[:-1].T, ring[1:].T
    return float(np.sum(x * v - u * y)) < 0.0


def _rings(
    sheet: Sheet, home: tuple[float, float], per_degree: float, pixels: Callable[[Floats], list[tuple[float, float]]]
) -> None:
    for radius in RINGS_KM:
        wide = radius / 111.2 * per_degree
        if not 30 < wide < 2 * sheet.width:
            continue
        points = pixels(mercator(circle(*home, radius)))
        sheet.line(points, _RING, 1, (4, 4))
        x, y = max(points, key=lambda point: -point[1])
        if 0 < y < sheet.height - ROW:
            sheet.text((x, y), f"{radius:,} km", anchor="mm", halo=_SEA, color=_RING)
