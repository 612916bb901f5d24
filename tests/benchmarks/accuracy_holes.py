"""Holes whose truth is known by construction, turned at random: `python -m tests.benchmarks accuracy_holes`."""

import math
from dataclasses import dataclass, field

import cadquery as cq
import numpy as np

from dfdm.geometry import Part
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.turned import measure_turned

TURNS = 5


@dataclass(frozen=True, kw_only=True)
class Case:
    """A solid made by the table, and what is true of its only hole of that diameter."""

    name: str
    solid: cq.Workplane
    diameter: float
    depth: float
    through: bool
    kind: str = "plain"
    more: dict = field(default_factory=dict)


def block(x=60.0, y=40.0, z=20.0):
    """A block on the ground, its lower left corner at the origin."""
    return cq.Workplane().box(x, y, z, centered=False)


def drill(diameter, depth, at=(30.0, 20.0, 20.0), way=(0.0, 0.0, -1.0), point_deg=None):
    """A cylinder that starts 50 mm outside `at` and goes `depth` beyond it, with a drill point of that full angle."""
    at, way = cq.Vector(*at), cq.Vector(*way).normalized()
    tool = cq.Solid.makeCylinder(diameter / 2, depth + 50, at - way * 50, way)
    if point_deg:
        length = diameter / 2 / math.tan(math.radians(point_deg / 2))
        tool = tool.fuse(cq.Solid.makeCone(diameter / 2, 0, length, at + way * depth, way)).clean()
    return cq.Workplane(tool)


def cases():
    """Every kind of hole, with figures that no rounding hides."""
    d = 6.123
    top = block().faces(">Z").workplane(origin=(30, 20, 20))
    lean = math.radians(25)
    slanted = (math.sin(lean), 0.0, -math.cos(lean))
    shaft = cq.Workplane("YZ").circle(15).extrude(80)
    bored = cq.Workplane().circle(20).extrude(60)
    point = d / 2 / math.tan(math.radians(59))
    return [
        Case(name="plain through", solid=block().cut(drill(d, 99)), diameter=d, depth=20, through=True, more={"exit_angle_deg": 0.0}),
        Case(name="flat blind", solid=block().cut(drill(d, 11.7)), diameter=d, depth=11.7, through=False, more={"flat_bottom": True, "tip_depth_mm": 11.7}),
        Case(name="drill point 118", solid=block().cut(drill(d, 11.7, point_deg=118)), diameter=d, depth=11.7, through=False, more={"drill_point_deg": 118.0, "tip_depth_mm": 11.7 + point}),
        Case(name="drill point 90", solid=block().cut(drill(d, 9, point_deg=90)), diameter=d, depth=9, through=False, more={"drill_point_deg": 90.0, "tip_depth_mm": 9 + d / 2}),
        Case(name="counterbore", solid=top.cboreHole(d, 11, 4.5), diameter=d, depth=20, through=True, kind="counterbore"),
        Case(name="spotface", solid=top.cboreHole(d, 14, 0.7), diameter=d, depth=20, through=True, kind="spotface"),
        Case(name="countersink", solid=top.cskHole(d, 12.5, 82), diameter=d, depth=20, through=True, kind="countersink", more={"countersink_deg": 82.0, "countersink_mm": 12.5}),
        Case(name="cross hole", solid=block().cut(drill(d, 99)).cut(drill(9.0, 99, (0, 20, 9), (1, 0, 0))), diameter=d, depth=20, through=True, more={"crosses": 1}),
        Case(name="crossed by its like", solid=block().cut(drill(d, 99)).cut(drill(d, 99, (0, 20, 9), (1, 0, 0))), diameter=d, depth=20, through=True, more={"crosses": 1}),
        Case(name="through a pocket", solid=block().cut(drill(d, 99)).cut(cq.Workplane(origin=(30, 33, 10)).box(8, 22, 6)), diameter=d, depth=20, through=True, more={"crosses": 1}),
        Case(name="slanted", solid=block().cut(drill(d, 99, way=slanted)), diameter=d, depth=20 / math.cos(lean), through=True, more={"entry_angle_deg": 25.0, "exit_angle_deg": 25.0, "full_share": 1.0}),
        Case(name="into a round bar", solid=shaft.cut(drill(d, 8.3, (40, 0, 15))), diameter=d, depth=8.3, through=False, more={"entry_angle_deg": 0.0}),
        Case(name="beside the axis of a bar", solid=shaft.cut(drill(4.0, 99, (40, 5, 15))), diameter=4.0, depth=2 * math.sqrt(200), through=True, more={"entry_angle_deg": math.degrees(math.asin(1 / 3))}),
        Case(name="across a tube's wall", solid=bored.cut(cq.Workplane().circle(17).extrude(60)).cut(drill(4.0, 20, (20, 0, 30), (-1, 0, 0))), diameter=4.0, depth=3.0, through=True),
        Case(name="into a ball", solid=cq.Workplane().sphere(25).cut(drill(4.0, 10, (0, 0, 25))), diameter=4.0, depth=10.0, through=False, more={"entry_angle_deg": 0.0}),
        Case(name="out of the flank", solid=block().cut(drill(d, 99, (30, 38, 20))), diameter=d, depth=20, through=True, more={"full_share": 1 - math.acos(2 / (d / 2)) / math.pi, "crosses": 1}),
    ]  # fmt: skip


def placed(solid, seed):
    """The solid turned and moved at random."""
    random = np.random.default_rng(seed)
    axis = random.normal(size=3)
    shape = solid.val().rotate(cq.Vector(0, 0, 0), cq.Vector(*axis), float(random.uniform(0, 360)))
    return Part.from_shape(shape.translate(cq.Vector(*random.uniform(-80, 80, 3))))


def errors(case, part):
    """Relative error of the diameter, error of the depth in mm, what else is wrong."""
    holes = [h for h in measure_holes(part) if abs(h.diameter_mm - case.diameter) < 1e-3]
    holes = [h for h in holes if case.kind == h.kind and h.through == case.through]
    deep = min(holes, key=lambda h: abs(h.depth_mm - case.depth), default=None)
    if deep is None:
        return math.inf, math.inf, ["not found"]
    wrong = []
    for name, truth in case.more.items():
        found = len(deep.crosses) if name == "crosses" else getattr(deep, name)
        if found is None or abs(found - truth) > 1e-5:
            wrong.append(f"{name} {found} for {truth}")
    return abs(deep.diameter_mm / case.diameter - 1), abs(deep.depth_mm - case.depth), wrong


STEPS = ((8.1, 12.0), (12.5, 20.0), (20.25, 31.0), (9.75, 15.0))
"""Radius and length of a shaft's steps, from its end on."""


def stepped_shaft(turn):
    """Greatest errors over the outer profile of a stepped shaft: radii relative, lengths in mm, and the slenderness."""
    solid, at = None, 0.0
    for radius, length in STEPS:
        piece = cq.Workplane(origin=(0, 0, at)).circle(radius).extrude(length)
        solid, at = (piece if solid is None else solid.union(piece)), at + length
    found = measure_turned(placed(solid, turn))
    rows = [(s.start_mm[1], abs(s.end_mm[0] - s.start_mm[0])) for s in found.outer if s.kind == "cylinder"]
    if len(rows) == len(STEPS) and abs(rows[0][0] - STEPS[0][0]) > 0.1:
        rows.reverse()
    if len(rows) != len(STEPS):
        return math.inf, math.inf, math.inf
    radii = max(abs(row[0] / truth[0] - 1) for row, truth in zip(rows, STEPS, strict=True))
    lengths = max(abs(row[1] - truth[1]) for row, truth in zip(rows, STEPS, strict=True))
    return radii, lengths, abs(found.slenderness - 78 / 40.5)


def main() -> None:
    """Print the table."""
    print(f"{'hole':26}{'diameter':>10}{'depth':>10}{'diameter error':>16}{'depth error mm':>16}  wrong")
    for case in cases():
        rows = [errors(case, placed(case.solid, turn)) for turn in range(TURNS)]
        wrong = sorted({text for row in rows for text in row[2]})
        worst = [max(row[k] for row in rows) for k in (0, 1)]
        print(f"{case.name:26}{case.diameter:10.4f}{case.depth:10.4f}{worst[0]:16.1e}{worst[1]:16.1e}  {wrong or '-'}")
    rows = [stepped_shaft(turn) for turn in range(TURNS)]
    worst = [max(row[k] for row in rows) for k in range(3)]
    print(
        f"{'stepped shaft':26}{'radii':>10}{worst[0]:10.1e}{'lengths mm':>16}{worst[1]:16.1e}  slenderness {worst[2]:.1e}"
    )
