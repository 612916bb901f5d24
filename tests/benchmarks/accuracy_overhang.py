"""What hangs, on parts whose overhangs are known, turned at random: `python -m tests.benchmarks accuracy_overhang`.

Each part is turned about its build direction at random, then with its build direction anywhere in space. Lengths must
come out within one cell of the grid that the orientation is measured in, areas within the cells along their border (on
curved surface within a facet of the mesh), volumes of cups within 2 %.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

import cadquery as cq
import numpy as np

from dfdm.facts import Orientation
from dfdm.geometry import Part
from dfdm.geometry.orientation import grid_pitch_mm, measure_orientation

UP = np.array([0.0, 0.0, 1.0])


class Row(NamedTuple):
    """One figure of one part: `allowed` is the tolerance in its unit."""

    part: str
    figure: str
    truth: float
    measured: float
    allowed: float
    pitch_mm: float

    @property
    def error(self) -> float:
        return self.measured - self.truth


class Known(NamedTuple):
    """A part, and per figure: name, truth, how it is read, tolerance from the pitch."""

    solid: Callable[[], cq.Workplane]
    figures: tuple[tuple[str, float, Callable[[Orientation], float], Callable[[float], float]], ...]


def cell(pitch: float) -> float:
    return pitch


def border(length: float) -> Callable[[float], float]:
    """An area counted in cells is good for half a cell along its border."""
    return lambda pitch: 0.5 * pitch * length


def part_of(share: float, truth: float) -> Callable[[float], float]:
    return lambda _: share * truth


def ledge(reach: float) -> cq.Workplane:
    wall = cq.Workplane().box(5, 12, 20, centered=False)
    return wall.union(cq.Workplane().box(5 + reach, 12, 3, centered=False).translate((0, 0, 17)))


def portal(span: float) -> cq.Workplane:
    """Two posts with a lintel of 8 mm across."""
    posts = cq.Workplane().box(6, 8, 20, centered=False)
    posts = posts.union(posts.translate((6 + span, 0, 0)))
    return posts.union(cq.Workplane().box(12 + span, 8, 4, centered=False).translate((0, 0, 20)))


def portal_beside_block(span: float, plan_deg: float) -> cq.Workplane:
    """A portal that stands askew beside a large block, so that the grid runs along the block and not along the portal."""
    block = cq.Workplane().box(60, 60, 30, centered=False).translate((-70, -70, -2))
    base = cq.Workplane().box(140, 140, 2).translate((0, 0, -1))
    return base.union(block).union(portal(span).rotate((0, 0, 0), (0, 0, 1), plan_deg))


def slanting_tunnel(width: float, skew_deg: float) -> cq.Workplane:
    """A tunnel askew through a wall: at its mouths strands must follow the face of the wall."""
    tunnel = cq.Workplane().box(width, 200, 15).rotate((0, 0, 0), (0, 0, 1), skew_deg).translate((0, 0, 7.5))
    return cq.Workplane().box(80, 14, 22).translate((0, 0, 11)).cut(tunnel)


def slope(lean_deg: float) -> cq.Workplane:
    """A wall that leans out: its underside leans by this from the vertical, over 12 mm of width and 15 mm of height."""
    out = 15.0 * math.tan(math.radians(lean_deg))
    return cq.Workplane("XZ").polyline([(0, 0), (20, 0), (20 + out, 15), (0, 15)]).close().extrude(12)


def cross_bore(diameter: float) -> cq.Workplane:
    return cq.Workplane().box(40, 30, 40).faces("<Y").workplane().hole(diameter)


def hanging_peg() -> cq.Workplane:
    return portal(30.0).union(cq.Workplane().box(6, 6, 10).translate((21, 4, 16)))


def table() -> cq.Workplane:
    """A top of 60 x 40 on a column of 10 x 10, 25 mm above the bed."""
    return (
        cq.Workplane()
        .box(60, 40, 5)
        .translate((0, 0, 27.5))
        .union(cq.Workplane().box(10, 10, 25).translate((0, 0, 12.5)))
    )


def bowl(opens_up: bool, vented: bool = False) -> cq.Workplane:
    body = cq.Workplane().circle(20).extrude(30).cut(cq.Workplane(origin=(0, 0, 3)).circle(16).extrude(40))
    if vented:  # what is in it runs out 10 mm above its floor
        body = body.cut(cq.Workplane("XZ", origin=(0, 0, 14.5)).circle(1.5).extrude(40))
    return body if opens_up else body.rotate((0, 0, 0), (1, 0, 0), 180)


def hollow() -> cq.Workplane:
    return cq.Workplane().box(30, 30, 30).cut(cq.Workplane().sphere(12))


def reach_of(found: Orientation) -> float:
    return max((p.value for p in found.overhang.places), default=0.0)


def span_of(found: Orientation) -> float:
    return max((b.span_mm for b in found.bridges), default=0.0)


def leaning(found: Orientation) -> float:
    return float(found.overhang.area_beyond(45.0, 0.0))


def roof(found: Orientation) -> float:
    return leaning(found) + sum(b.area_mm2 for b in found.bridges)


def cup_of(kind: str) -> Callable[[Orientation], float]:
    return lambda found: sum(c.volume_mm3 for c in found.cups if c.opens == kind)


def roof_area(diameter: float, length: float) -> float:
    """Surface of a level bore that leans more than 45° (and half a degree of chord) from the vertical."""
    return diameter * math.radians(90.0 - 45.5) * length


CUP = math.pi * 16**2 * 27
KNOWN: dict[str, Known] = {
    **{
        f"ledge {reach:g}": Known(
            lambda reach=reach: ledge(reach),  # type: ignore[misc]
            (("reach mm", reach, reach_of, cell), ("area mm2", 12 * reach, leaning, border(2 * (12 + reach)))),
        )
        for reach in (2.5, 8.0, 15.0)
    },
    **{
        f"bridge {span:g}": Known(
            lambda span=span: portal(span),  # type: ignore[misc]
            (("span mm", span, span_of, cell),),
        )
        for span in (10.0, 23.5)
    },
    **{
        f"bridge {span:g} at {plan:g}°": Known(
            lambda span=span, plan=plan: portal_beside_block(span, plan),  # type: ignore[misc]
            (("span mm", span, span_of, cell),),
        )
        for span, plan in ((10.0, 30.0), (10.0, 17.0), (23.5, 30.0), (23.5, 37.0))
    },
    "skew tunnel 10, 30°": Known(
        lambda: slanting_tunnel(10.0, 30.0), (("span mm", 10.0 / math.cos(math.radians(30.0)), span_of, cell),)
    ),
    **{
        f"slope {lean:g}°": Known(
            lambda lean=lean: slope(lean),  # type: ignore[misc]
            (
                ("area mm2", 0.0 if lean <= 45 else 12 * 15 / math.cos(math.radians(lean)), leaning, part_of(0.03, 360)),
                (
                    "reach mm",
                    0.0 if lean <= 45 else 15 * (math.tan(math.radians(lean)) - 1),
                    reach_of,
                    lambda pitch: 2.0 * pitch + 0.2,
                ),
            ),
        )
        for lean in (30.0, 45.0, 60.0)
    },
    "bore 4": Known(
        lambda: cross_bore(4.0),
        (
            ("beyond 1 mm, mm2", 0.0, lambda o: float(o.overhang.area_beyond(45.0, 1.0)), part_of(1.0, 0.0)),
        ),
    ),
    "bore 16": Known(
        lambda: cross_bore(16.0), (("roof mm2", roof_area(16.0, 30.0), roof, part_of(0.08, roof_area(16.0, 30.0))),)
    ),
    "peg in mid-air": Known(
        hanging_peg,
        (
            ("islands", 1.0, lambda o: float(len(o.islands)), part_of(1.0, 0.0)),
            ("area mm2", 36.0, lambda o: o.islands[0].area_mm2 if o.islands else 0.0, border(24.0)),
            ("height mm", 11.0, lambda o: o.islands[0].value if o.islands else 0.0, part_of(1e-4, 11.0)),
        ),
    ),
    "table": Known(
        table,
        (
            # Half a millimeter around the column carries itself.
            ("support mm3", 25.0 * (2400 - 11 * 11), lambda o: o.support_volume_mm3, part_of(0.01, 57_000.0)),
            ("footing mm2", 100.0, lambda o: o.footing_area_mm2, part_of(1e-6, 100.0)),
            ("tilt °", math.degrees(math.atan2(5, (2500 * 12.5 + 12000 * 27.5) / 14500)), lambda o: o.tilt_deg or 0.0, part_of(1e-4, 1.0)),
        ),
    ),
    "bowl": Known(
        lambda: bowl(True),
        (("cup up mm3", CUP, cup_of("up"), part_of(0.02, CUP)), ("cup down mm3", 0.0, cup_of("down"), part_of(1.0, 0.0))),
    ),
    "bowl upside down": Known(
        lambda: bowl(False),
        (("cup down mm3", CUP, cup_of("down"), part_of(0.02, CUP)), ("cup up mm3", 0.0, cup_of("up"), part_of(1.0, 0.0))),
    ),
    "bowl with a vent": Known(
        lambda: bowl(True, vented=True),
        (("cup up mm3", CUP * 10 / 27, cup_of("up"), lambda pitch: 0.02 * CUP * 10 / 27 + math.pi * 16**2 * pitch),),
    ),
    "closed void": Known(
        hollow, (("void mm3", 4 / 3 * math.pi * 12**3, cup_of("nowhere"), part_of(0.02, 4 / 3 * math.pi * 12**3)),)
    ),
}  # fmt: skip


def turned(
    solid: cq.Workplane, random: np.random.Generator, *, anywhere: bool
) -> tuple[Part, tuple[float, float, float]]:
    """The part turned about its build direction, or anywhere in space and moved; and where its build direction points."""
    shape = solid.val().rotate(cq.Vector(0, 0, 0), cq.Vector(0, 0, 1), float(random.uniform(0, 360)))
    if not anywhere:
        return Part.from_shape(shape), (0.0, 0.0, 1.0)
    axis, angle = random.normal(size=3), float(random.uniform(0, 180))
    axis /= np.linalg.norm(axis)
    shape = shape.rotate(cq.Vector(0, 0, 0), cq.Vector(*axis), angle).translate(cq.Vector(*random.uniform(-90, 90, 3)))
    radians = math.radians(angle)
    up = UP * math.cos(radians) + np.cross(axis, UP) * math.sin(radians) + axis * axis[2] * (1 - math.cos(radians))
    return Part.from_shape(shape), (float(up[0]), float(up[1]), float(up[2]))


def measured(names: list[str] | None = None, *, turns: int = 3, seed: int = 7) -> Iterator[Row]:
    """Every figure of every part (or of those named), as often turned about its build direction and anywhere."""
    for name in names or list(KNOWN):
        known = KNOWN[name]
        random = np.random.default_rng(seed)
        solid = known.solid()
        for k in range(2 * turns):
            part, up = turned(solid, random, anywhere=k >= turns)
            found, pitch = measure_orientation(part, up), grid_pitch_mm(part, up)
            for figure, truth, read, allowed in known.figures:
                yield Row(name, figure, truth, float(read(found)), allowed(pitch), pitch)


def main() -> None:
    """Print per figure the worst of all turns."""
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in measured():
        rows.setdefault((row.part, row.figure), []).append(row)
    print(f"{'part':<20}{'figure':<18}{'truth':>10}{'least':>10}{'most':>10}{'worst':>9}{'allowed':>9}{'cell mm':>9}")
    for (part, figure), found in rows.items():
        worst = max(found, key=lambda row: abs(row.error) - row.allowed)
        least, most = min(row.measured for row in found), max(row.measured for row in found)
        mark = "" if abs(worst.error) <= worst.allowed + 1e-9 else "  !"
        print(
            f"{part:<20}{figure:<18}{worst.truth:>10.2f}{least:>10.2f}{most:>10.2f}{worst.error:>+9.2f}{worst.allowed:>9.2f}{worst.pitch_mm:>9.2f}{mark}"
        )


if __name__ == "__main__":
    main()
