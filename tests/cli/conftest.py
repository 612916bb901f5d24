"""Models of every kind, made once."""

from pathlib import Path

import cadquery as cq
import ezdxf
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
RIBBED = '''
import cadquery as cq
from dfdm import design

@design(title="Ribbed cover", license="CERN-OHL-P-2.0")
def cover(length: float = 60.0):
    """A shelled box with ribs and bosses: its faces come in another order at every rebuild."""
    body = cq.Workplane().box(length, 40, 12).faces("<Z").shell(-2)
    ribs = cq.Workplane().workplane(offset=-2).rarray(12, 1, 4, 1).rect(1.6, 36).extrude(6)
    bosses = cq.Workplane().workplane(offset=-4).rarray(length - 12, 28, 2, 2).circle(4).circle(1.5).extrude(8)
    return body.union(ribs).union(bosses)
'''


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """Arguments of the command line for one model of each kind, by kind."""
    folder = tmp_path_factory.mktemp("models")
    block = (
        cq.Workplane()
        .box(50, 40, 20)
        .faces(">Z")
        .workplane()
        .rect(30, 20)
        .cutBlind(-8)
        .edges("|Z and (not >X)")
        .fillet(4)
    )
    block = block.faces("<Z").workplane().rarray(40, 30, 2, 2).hole(5)
    cq.exporters.export(block, str(folder / "block.step"))
    cq.exporters.export(block, str(folder / "block.stl"))
    drawing = ezdxf.new("R2010")
    drawing.header["$INSUNITS"] = 4
    drawing.modelspace().add_lwpolyline([(0, 0), (80, 0), (80, 50), (0, 50)], close=True)
    for x in (12, 40, 68):
        drawing.modelspace().add_circle((x, 25), 4)
    drawing.saveas(folder / "plate.dxf")
    (folder / "cover.py").write_text(RIBBED, encoding="utf-8")
    return {
        "design": [str(EXAMPLES / "wall_bracket.py")],
        "cqgi": [str(EXAMPLES / "gasket.py")],
        "step": [str(folder / "block.step")],
        "stl": [str(folder / "block.stl")],
        "dxf": [str(folder / "plate.dxf"), "--thickness", "3"],
        "assembly": [str(EXAMPLES / "stool.py")],
        "reordered": [str(folder / "cover.py")],
    }
