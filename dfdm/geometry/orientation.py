"""A part lying one way, measured: the screen at once; what hangs, sections and cups when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import numpy as np

from dfdm.facts.hanging import Cup, Hangs
from dfdm.facts.held import Held
from dfdm.facts.orientation import Orientation, Screened, Sections
from dfdm.facts.rounding import Vector
from dfdm.geometry.columns import Columns, Grid, columns_through
from dfdm.geometry.lying import Lying
from dfdm.geometry.screen import screen

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

_CELLS = 25_000
_LEAST_PITCH_MM = 0.15
_CUT: WeakKeyDictionary[Part, tuple[Vector, Lying, Columns]] = WeakKeyDictionary()
"""The way of lying that a part was cut in last."""


def measure_orientation(part: Part, up: Vector, *, as_modeled: bool = False) -> Orientation:
    """The part lying with `up` (in its own coordinates, any length) away from the bed, any direction."""
    length = float(np.linalg.norm(up))
    x, y, z = (float(v) / length + 0.0 for v in up)
    found = screen(part, (x, y, z), as_modeled=as_modeled)
    return Orientation(**vars(found), ask=lambda piece: LYING[piece](part, (x, y, z)))


def measure_hangs(part: Part, up: Vector) -> Hangs:
    """Overhangs, bridges, islands and support volume of one way of lying; see `overhang.overhangs`."""
    from dfdm.geometry.overhang import overhangs

    return overhangs(*columns_along(part, up))


def sections_of(part: Part, up: Vector) -> Sections:
    """The sections of one way of lying; see `sections.measure_sections`."""
    from dfdm.geometry.sections import measure_sections

    return measure_sections(Lying.of(part, up))


def cups_of(part: Part, up: Vector) -> tuple[Cup, ...]:
    """The cups of one way of lying; see `cups.find_cups`."""
    from dfdm.geometry.cups import find_cups

    return find_cups(*columns_along(part, up))


def held_of(part: Part, up: Vector) -> Held:
    """The space under what leans; see `held.measure_held`."""
    from dfdm.geometry.held import measure_held

    return measure_held(part, up)


def grid_pitch_mm(part: Part, up: Vector) -> float:
    """Size of the cells that one way of lying is measured in: what lengths are good for."""
    return columns_along(part, up)[1].grid.pitch_mm


def _screened(part: Part, up: Vector) -> Screened:
    return screen(part, up)


LYING: Final[Mapping[str, Callable[[Part, Vector], Any]]] = MappingProxyType(
    {"screen": _screened, "hangs": measure_hangs, "sections": sections_of, "cups": cups_of, "held": held_of}
)
"""How each piece of a part lying one way is measured."""


def columns_along(part: Part, up: Vector) -> tuple[Lying, Columns]:
    """The part lying with its walls along the grid, cut into columns."""
    known = _CUT.get(part)
    if known is None or known[0] != up:  # what hangs and the cups of one way are asked for one after the other
        lying = Lying.of(part, up).aligned()
        grid = Grid.over(np.zeros(3), lying.size, cells=_CELLS, least_mm=_LEAST_PITCH_MM)
        known = _CUT[part] = (up, lying, columns_through(lying.vertices, lying.triangles, lying.normals[:, 2], grid))
    return known[1:]
