"""Write dfdm/testing/conformance/kit: facts of known parts, measured for real. The same files come out every time.

Usage: python -m tests.regenerate.conformance_kit [FOLDER]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import cadquery as cq
import trimesh

from dfdm.designs import open_model
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of

TARGET = Path(__file__).parents[2] / "dfdm" / "testing" / "conformance" / "kit"


def plate() -> Any:
    """A sheet of 80 x 50 x 3 mm: holes, a window with sharp corners, a narrow slot beside a narrow web."""
    flat = cq.Workplane().box(80, 50, 3).faces(">Z").workplane()
    flat = flat.pushPoints([(-34, -19), (34, -19), (-34, 19)]).hole(6).faces(">Z").workplane().rect(24, 14).cutThruAll()
    flat = flat.faces(">Z").workplane().center(-30, 0).rect(0.8, 20).cutThruAll()
    return flat.faces(">Z").workplane().center(3.2, 0).rect(3.0, 20).cutThruAll()


def block() -> Any:
    """A milled block of 60 x 40 x 25 mm: a pocket, deep and blind holes, a counterbore, a thin rib, a side hole."""
    body = (
        cq.Workplane()
        .box(60, 40, 25)
        .faces(">Z")
        .workplane()
        .rect(30, 24)
        .cutBlind(-12)
        .edges("|Z")
        .edges("<X")
        .fillet(1)
    )
    body = body.faces(">Z").workplane(origin=(0, 0, 12.5)).pushPoints([(-24, 12), (24, 12)]).hole(3)
    body = body.faces(">Z").workplane(origin=(0, 0, 12.5)).pushPoints([(24, -12)]).cboreHole(4, 7, 4)
    body = body.faces(">Z").workplane(origin=(0, 0, 12.5)).pushPoints([(-24, -12)]).hole(2, 15)
    body = body.union(cq.Workplane().box(1, 20, 10).translate((0, 0, 5.5)))
    return body.faces("<Y").workplane(origin=(0, -20, 0)).pushPoints([(20, -6)]).hole(5, 12)


def housing() -> Any:
    """A printed housing of 60 x 50 x 30 mm: thin walls, a pin, a shelf that hangs over, a bridge, a narrow gap, a void."""
    body = cq.Workplane().box(60, 50, 30).faces(">Z").shell(-1.2)
    body = body.union(cq.Workplane().box(14, 47, 2).translate((-22, 0, 5)))
    body = body.union(cq.Workplane().box(58, 4, 2).translate((0, 10, 9)))
    body = body.union(cq.Workplane().circle(0.9).extrude(12).translate((12, -12, -13.8)))
    body = body.union(cq.Workplane().box(3, 20, 14).translate((10.0, 0, -7))).union(
        cq.Workplane().box(3, 20, 14).translate((13.3, 0, -7))
    )
    return body.cut(cq.Workplane().box(1.6, 6, 6).translate((10.0, 0, -7)))


def shaft() -> Any:
    """A turned shaft of 20 mm and 120 mm: shoulders, a groove, a bore, a thin neck."""
    body = cq.Workplane().circle(10).extrude(60).faces(">Z").workplane().circle(7).extrude(40)
    body = body.faces(">Z").workplane().circle(4).extrude(20)
    ring = cq.Workplane().workplane(offset=30).circle(12).circle(8).extrude(1.5)
    return body.cut(ring).faces("<Z").workplane().hole(6, 40)


def bracket() -> Any:
    """A bent sheet of 2 mm: one bend, two holes, one of them near to the bend."""
    flat = cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 2), (2, 2), (2, 30), (0, 30)]).close().extrude(50)
    body = (
        flat.edges("|Y")
        .edges("<X and <Z")
        .fillet(4)
        .edges("|Y")
        .edges(cq.selectors.NearestToPointSelector((2, -25, 2)))
        .fillet(2)
    )
    body = body.faces(">Z").workplane(origin=(25, -25, 2)).hole(5)
    return body.faces("<Z").workplane(origin=(8, -40, 0)).hole(3)


def slab() -> Any:
    """A thick slab of 200 x 120 x 60 mm: a round opening, and a notch from outside."""
    body = cq.Workplane().rect(200, 120).extrude(60).cut(cq.Workplane().circle(25).extrude(60))
    return body.cut(cq.Workplane().center(80, 50).rect(12, 40).extrude(60)).edges("|Z").edges("<X").fillet(15)


def manifold() -> Any:
    """A block of 80 x 60 x 40 mm: a leaning hole, bores that cross, a T-slot, a hole into a slope, a floating shelf."""
    body = cq.Workplane().box(80, 60, 40).edges(">Z and >X").chamfer(12)
    lean = cq.Workplane(cq.Plane(origin=(-20, 0, 25), xDir=(0, 1, 0), normal=(0.4, 0, -1))).circle(3).extrude(80)
    body = body.cut(lean).cut(cq.Workplane("YZ").workplane(offset=-50).center(15, -5).circle(5).extrude(100))
    body = body.cut(cq.Workplane("XZ").workplane(offset=-40).center(10, -5).circle(2.55).extrude(80))
    body = body.cut(cq.Workplane().workplane(offset=-10).center(34, -18).circle(1.7).extrude(40))
    body = body.cut(cq.Workplane().box(80, 6, 8).translate((0, -18, 16))).cut(
        cq.Workplane().box(80, 14, 5).translate((0, -18, 10))
    )
    return body.cut(cq.Workplane().box(12, 12, 12).translate((-28, 18, 14))).edges("|Z and (<X and >Y)").fillet(0.6)


def flange() -> Any:
    """A turned flange of 60 mm with a needle point, a flat, a radial hole, holes off the axis and a keyway."""
    body = cq.Workplane().circle(30).extrude(10).faces(">Z").workplane().circle(10).extrude(30)
    body = body.union(cq.Workplane(obj=cq.Solid.makeCone(10, 0.4, 30, pnt=cq.Vector(0, 0, 40))))
    body = body.faces("<Z").workplane().polarArray(22, 0, 360, 4).hole(5)
    body = body.cut(cq.Workplane().box(40, 10, 20).translate((0, 12, 22))).cut(
        cq.Workplane().box(3, 4, 12).translate((0, -9, 25))
    )
    return body.cut(cq.Workplane("YZ").workplane(offset=-20).center(3, 18).circle(0.6).extrude(40))


def cube() -> Any:
    """A cube of 20 mm without any feature."""
    return cq.Workplane().box(20, 20, 20)


SOLIDS = {f.__name__: f for f in (plate, block, housing, shaft, bracket, slab, manifold, flange, cube)}


def documents(folder: Path) -> dict[str, dict[str, Any]]:
    """The facts of every part by name; `open_mesh` lies in a file, since only files come in as triangles."""
    facts = {name: facts_of(Part.from_shape(make().val(), name=name), name=name) for name, make in SOLIDS.items()}
    mesh = trimesh.creation.box((30, 20, 10))
    mesh.faces = mesh.faces[2:]
    file = folder / "open_mesh.stl"
    mesh.export(file)
    facts["open_mesh"] = open_model(file).parts[0].facts
    file.unlink()
    return {name: one.to_dict() | {"name": name} for name, one in facts.items()}


def text(document: dict[str, Any]) -> str:
    """One line a quantity, so that a change shows where it is."""
    lines = [f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in document.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Write all of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents(folder).items():
        (folder / f"{name}.json").write_text(text(document), encoding="utf-8")


if __name__ == "__main__":
    main()
