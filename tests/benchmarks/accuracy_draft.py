"""Draft, undercuts, parting and ribs of parts that the numbers are known of, turned at random: `python -m tests.benchmarks accuracy_draft`."""

import math
from collections.abc import Iterator

import cadquery as cq
import numpy as np

from dfdm.geometry import Part
from dfdm.geometry.draft import draft_along
from dfdm.geometry.ribs import measure_ribs

TURNS = ((0.0, 0.0, 1.0, 0.0), (1.0, 2.0, 3.0, 37.0), (-3.0, 1.0, 0.5, 151.0))
"""Axis and angle in degrees of the rotations that every part is measured in."""


def tray(draft_deg: float) -> cq.Workplane:
    """A tray of 60 x 40 x 20 with walls of 2 mm that widen upwards."""
    rise = 20.0 * math.tan(math.radians(draft_deg))
    outer = cq.Workplane().rect(60, 40).workplane(offset=20).rect(60 + 2 * rise, 40 + 2 * rise).loft()
    lift = 2.0 * math.tan(math.radians(draft_deg))
    inner = cq.Workplane(origin=(0, 0, 2)).rect(56 + 2 * lift, 36 + 2 * lift)
    return outer.cut(inner.workplane(offset=18).rect(56 + 2 * rise, 36 + 2 * rise).loft())


def boss(draft_deg: float) -> cq.Workplane:
    """A plate with a round boss that tapers."""
    return cq.Workplane().box(40, 40, 3).faces(">Z").workplane().circle(6).extrude(12, taper=draft_deg)


def side_hole() -> cq.Workplane:
    """A box open at the top with a round hole of 8 mm through one wall of 2 mm."""
    body = cq.Workplane().box(60, 40, 20).faces(">Z").shell(-2)
    return body.cut(cq.Workplane("XZ", origin=(0, 30, 0)).circle(4).extrude(20))


def ribbed(thickness: float, height: float, draft_deg: float = 0.0) -> cq.Workplane:
    """A plate of 3 mm with one rib of 40 mm."""
    foot = thickness + 2.0 * height * math.tan(math.radians(draft_deg))
    rib = cq.Workplane("XZ", origin=(0, 20, 0)).polyline(
        [(-foot / 2, 0), (foot / 2, 0), (thickness / 2, height), (-thickness / 2, height)]
    )
    return cq.Workplane().box(60, 60, 3).translate((0, 0, -1.5)).union(rib.close().extrude(40))


def turned(work: cq.Workplane, turn: tuple[float, float, float, float]) -> tuple[Part, tuple[float, float, float]]:
    """The part rotated and moved, and where its own z axis points then."""
    x, y, z, angle = turn
    axis = cq.Vector(x, y, z)
    shape = work.val().rotate(cq.Vector(0, 0, 0), axis, angle).translate(cq.Vector(13, -40, 7))
    up = cq.Vertex.makeVertex(0, 0, 1).rotate(cq.Vector(0, 0, 0), axis, angle).Center()
    return Part.from_shape(shape), (up.x, up.y, up.z)


def rows() -> Iterator[tuple[str, str, float, float, float]]:
    """(part, quantity, truth, measured, tolerance) for every turn."""
    for turn in TURNS:
        for draft in (0.5, 1.0, 2.0, 5.0):
            part, up = turned(tray(draft), turn)
            found = draft_along(part, up)
            yield f"tray {draft:g}", "least draft deg", draft, min(p.value for p in found.places), 0.1
            yield f"tray {draft:g}", "undercut mm2", 0.0, found.undercut_area_mm2, 1e-9
            yield f"tray {draft:g}", "parts flat", 1.0, float(bool(found.parting and found.parting.flat)), 0.0
            part, up = turned(boss(draft), turn)
            measured = draft_along(part, up)
            cone = next(f.id for f in part.faces if f.surface == "cone")
            yield (
                f"boss {draft:g}",
                "draft deg",
                draft,
                next(p.value for p in measured.places if p.faces == (cone,)),
                0.1,
            )
        part, up = turned(side_hole(), turn)
        found = draft_along(part, up)
        yield "side hole", "undercut mm2", math.pi * 8 * 2, found.undercut_area_mm2, 0.02 * math.pi * 16
        yield "side hole", "slides", 1.0, float(sum(u.side is not None for u in found.undercuts)), 0.0
        for thickness, height, draft in ((1.5, 8.0, 0.0), (1.2, 6.0, 1.0)):
            part, up = turned(ribbed(thickness, height, draft), turn)
            (rib,) = measure_ribs(part)
            middle = thickness + height * math.tan(math.radians(draft))
            name = f"rib {thickness:g}/{draft:g}"
            yield name, "thickness mm", middle, rib.thickness_mm, 1e-6
            yield name, "height mm", height, rib.height_mm, 1e-6
            yield name, "length mm", 40.0, rib.length_mm, 1e-6
            yield name, "wall mm", 3.0, rib.wall_mm or 0.0, 1e-3
            yield name, "draft deg", draft, rib.draft_deg, 1e-6


def main() -> None:
    """Print the largest error of each row over the turns."""
    worst: dict[tuple[str, str], tuple[float, float, float]] = {}
    for part, quantity, truth, measured, tolerance in rows():
        error = abs(measured - truth)
        if error >= worst.get((part, quantity), (-1.0, 0.0, 0.0))[0]:
            worst[part, quantity] = (error, truth, tolerance)
    print(f"{'part':14} {'quantity':16} {'truth':>9} {'largest error':>14} {'may be':>9}")
    for (part, quantity), (error, truth, tolerance) in worst.items():
        print(
            f"{part:14} {quantity:16} {truth:9.4g} {error:14.2e} {tolerance:9.2g}{'' if error <= tolerance else '  MISSED'}"
        )
    assert np.isfinite([w[0] for w in worst.values()]).all()
