"""What tools reach and leave, on parts of which it is known, turned at random: `python -m tests.benchmarks accuracy_reach`.

Areas are counted on samples: they must come out within half a sample's step along the border of what is counted. Volumes
come from height maps: within one cell along their border. Stick-outs and depths: within one sample's step.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

import cadquery as cq
import numpy as np

from dfdm.facts import Reach
from dfdm.geometry import Part
from dfdm.geometry.reach import measure_reach

Read = Callable[[Reach], float]


class Figure(NamedTuple):
    """A truth, how it is read, and what it may be off by."""

    name: str
    truth: float
    read: Read
    allowed: Read


class Row(NamedTuple):
    part: str
    figure: str
    truth: float
    measured: float
    allowed: float


def tool(found: Reach, diameter_mm: float) -> int:
    return int(np.flatnonzero(found.tool_diameter_mm == diameter_mm)[0])


def area(diameter_mm: float) -> Read:
    return lambda found: float(found.unreached_area_mm2[tool(found, diameter_mm)])


def ball_area(diameter_mm: float) -> Read:
    return lambda found: float(found.tools.unreached_by_ball_mm2[tool(found, diameter_mm)])


def volume(diameter_mm: float) -> Read:
    return lambda found: float(found.tools.left_volume_mm3[tool(found, diameter_mm)])


def stickout(diameter_mm: float) -> Read:
    return lambda found: float(found.needed_stickout_mm[tool(found, diameter_mm)])


def slim_stickout(diameter_mm: float) -> Read:
    return lambda found: float(found.tools.needed_slim_stickout_mm[tool(found, diameter_mm)])


def setups(found: Reach) -> float:
    return len(found.setups)


def undercut(height_mm: float) -> Read:
    """Of the pair of directions along which the part is this high."""

    def read(found: Reach) -> float:
        x, y, z = found.box_mm
        pair = int(np.argmin(np.abs(np.array([z, x, y]) - height_mm)))
        return float(found.directions[2 * pair].undercut_area_mm2)

    return read


def along(border_mm: float) -> Read:
    return lambda found: 0.5 * found.sample_mm * border_mm


def cells(border_mm2: float) -> Read:
    return lambda found: found.tools.grid_mm * border_mm2


def step(found: Reach) -> float:
    return float(found.sample_mm)


def nothing(found: Reach) -> float:
    return 0.0


def pocket(corner_mm: float, floor_mm: float = 0.0) -> cq.Workplane:
    hollow = cq.Workplane().rect(26, 16).extrude(10.5)
    if corner_mm:
        hollow = hollow.edges("|Z").fillet(corner_mm)
    if floor_mm:
        hollow = hollow.faces("<Z").edges().fillet(floor_mm)
    return cq.Workplane().box(42, 31, 21).cut(hollow)


def t_slot() -> cq.Workplane:
    """Closed at both ends: the wings are out of reach."""
    slot = cq.Workplane().box(8, 40, 12).translate((0, 0, 6)).union(cq.Workplane().box(20, 40, 4))
    return cq.Workplane().box(50, 60, 24).cut(slot)


def dovetail() -> cq.Workplane:
    groove = cq.Workplane("XZ").polyline([(-5, 8), (5, 8), (10, 3), (-10, 3)]).close().extrude(40, both=True)
    return cq.Workplane().box(50, 36, 16).cut(groove)


def by_a_wall() -> cq.Workplane:
    """A pocket 10 deep whose edge is 14 away from a wall 30 high, at whose foot even a slim holder must stay above it."""
    body = cq.Workplane().box(80, 40, 20).union(cq.Workplane().box(10, 40, 30).translate((-35, 0, 25)))
    return body.cut(cq.Workplane().box(12, 12, 10).edges("|Z").fillet(3).translate((-10, 0, 5)))


def corner_left(radius: float, corner: float) -> float:
    """What a round tool leaves of a corner that is rounded itself, seen from above."""
    return (1.0 - math.pi / 4.0) * (radius**2 - corner**2)


def figures() -> dict[str, tuple[Callable[[], cq.Workplane], tuple[Figure, ...]]]:
    depth, ring = 10.5, 84 - (8 - 2 * math.pi) * 3
    border = 4 * (2 * depth + 2 * math.pi)
    return {
        "block": (lambda: cq.Workplane().box(40, 31, 20), (Figure("left by 20", 0.0, area(20), nothing), Figure("setups", 2, setups, nothing))),
        "step": (
            lambda: cq.Workplane().box(40, 31, 20).cut(cq.Workplane().box(20, 31, 10).translate((10, 0, 5))),
            (Figure("left by 20", 0.0, area(20), nothing), Figure("volume by 20", 0.0, volume(20), cells(31 * 10)), Figure("setups", 2, setups, nothing)),
        ),
        "pocket R 3": (
            lambda: pocket(3),
            (
                Figure("left by 6", 0.0, area(6), nothing),
                Figure("left by 8", 4 * (math.pi / 2 * 3 * depth + 2 * depth + corner_left(4, 3)), area(8), along(border)),
                Figure("left by 10", 4 * (math.pi / 2 * 3 * depth + 4 * depth + corner_left(5, 3)), area(10), along(border)),
                Figure("volume by 6", 0.0, volume(6), cells(0.5 * ring * depth)),
                Figure("volume by 12", 4 * corner_left(6, 3) * depth, volume(12), cells(4 * 3 * math.pi * depth)),
                Figure("volume by 20", (26 * 16 - (4 - math.pi) * 9) * depth, volume(20), cells(ring * depth)),
                Figure("stick-out of 6", depth, stickout(6), step),
            ),
        ),
        "sharp pocket, ball": (
            lambda: pocket(0),
            (Figure("left by ball 8", 272 + 84 * 4 + 8 * 4 * (depth - 4), ball_area(8), along(52 + 68 + 8 * 6.5)),),
        ),
        "pocket R 4, floor 4": (
            lambda: pocket(4.0001, 4),
            (Figure("left by ball 8", 0.0, ball_area(8), nothing), Figure("left by ball 6", 0.0, ball_area(6), nothing)),
        ),
        "T-slot": (t_slot, (Figure("undercut", 1376, area(0), along(8 * 12 + 4 * 40 + 16)),)),
        "dovetail": (
            dovetail,
            (
                Figure("undercut of the pair", (2 * math.hypot(5, 5) + 10) * 36, undercut(16), along(4 * 36)),
                Figure("reached from the ends", 0.0, area(0), nothing),
            ),
        ),
        "deep bore": (
            lambda: cq.Workplane().box(30, 31, 80).faces(">Z").workplane().hole(8, 60),
            (
                Figure("stick-out of 8", 60.0, stickout(8), step),
                Figure("left by 8", 0.0, area(8), nothing),
                Figure("left by 10", math.pi * 8 * 60 + math.pi * 16, area(10), along(1.0)),
            ),
        ),
        "side hole": (lambda: cq.Workplane().box(40, 31, 20).faces(">X").workplane().hole(4, 10), (Figure("setups", 2, setups, nothing),)),
        "sphere": (lambda: cq.Workplane().sphere(10), (Figure("setups", 2, setups, nothing), Figure("left by 20", 0.0, area(20), nothing))),
        "pocket by a wall": (
            by_a_wall,
            (Figure("stick-out of 4", 40.0, stickout(4), step), Figure("slim stick-out of 4", 30.0, slim_stickout(4), step)),
        ),
    }  # fmt: skip


def turned(solid: cq.Workplane, seed: int) -> cq.Workplane:
    random = np.random.default_rng(seed)
    axis = random.normal(size=3)
    shift = random.uniform(-50, 50, 3)
    return solid.rotate((0, 0, 0), tuple(axis), float(random.uniform(0, 360))).translate(tuple(shift))


def rows(turns: int = 3) -> Iterator[Row]:
    """Every figure, of each part as it is modeled and turned at random."""
    for name, (build, known) in figures().items():
        solid = build()
        for turn in range(turns + 1):
            found = measure_reach(Part.from_shape((turned(solid, turn) if turn else solid).val()))
            assert isinstance(found, Reach)
            for figure in known:
                yield Row(name, figure.name, figure.truth, figure.read(found), figure.allowed(found))


def main() -> int:
    worst: dict[tuple[str, str], Row] = {}
    for row in rows():
        key = (row.part, row.figure)
        if key not in worst or abs(row.measured - row.truth) > abs(worst[key].measured - worst[key].truth):
            worst[key] = row
    print(f"{'part':<22}{'figure':<24}{'truth':>10}{'measured':>10}{'error':>9}{'allowed':>9}")
    for row in worst.values():
        error = row.measured - row.truth
        flag = "" if abs(error) <= row.allowed + 1e-6 else "  OFF"
        print(
            f"{row.part:<22}{row.figure:<24}{row.truth:>10.2f}{row.measured:>10.2f}{error:>+9.2f}{row.allowed:>9.2f}{flag}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
