"""Reports keep to their closed schema and come out the same in every process."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from dfdm.checks import judge, reports_document
from dfdm.processes import Route, capability, catalog
from dfdm.table import data_folder


@pytest.fixture(scope="module")
def schema():
    return json.loads((data_folder() / "schema" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("term", ["material_extrusion", "laser_cutting", "milling"])
def test_reports_keep_to_the_schema(made, schema, term):
    part = made.part(
        walls=made.curve(0.3, 2.0, area=80.0),
        holes=(made.hole(0.4),),
        corners=(made.corner(0.0),),
        pockets=(made.pocket(30.0, 2.0, floor=4.0),),
        reach=made.reach(900.0, setups=3),
        sheet=made.sheet(cuts=(made.cut(1.0, 0.5),), webs=made.curve(0.3), slots=made.curve(0.1)),
        overhang=(made.lying(bridges=(made.bridge(70.0),)),),
    )
    machine = catalog().machines_for(term)[0]
    material = next(m for m in catalog().materials_for(term) if machine.works(m))
    route = Route.of(term, material=material.id, then=["deburr"])
    reports = [judge(part, capability(term, material, machine), route=route), judge(made.part(), capability(term))]
    document = reports_document("by hand", reports)
    jsonschema.validate(document, schema)
    assert any(f["limit"] for r in document["reports"] for f in r["findings"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, "more": 1}, schema)


def test_judging_loads_no_kernel_and_is_repeatable():
    code = (
        "import sys, json\n"
        "from dfdm.checks import CHECKS, judge\n"
        "from dfdm.processes import capability\n"
        "from dfdm.facts import PartFacts, Body\n"
        "body = Body(kind='brep', fingerprint='0', volume_mm3=1.0, area_mm2=6.0, bounding_box_mm=(1.0, 1.0, 1.0),\n"
        "  lower_mm=(0.0, 0.0, 0.0), center_mm=None, inertia_mm5=None, solids=1, watertight=True, faces=6, triangles=12)\n"
        "part = PartFacts(name='cube', known={'part': body})\n"
        "print(json.dumps([judge(part, capability(p)).to_dict() for p in ('fdm', 'laser', 'milling')]))\n"
        "heavy = {'OCP', 'cadquery', 'vtkmodules', 'numba', 'trimesh'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)\n"
    )
    home = Path(__file__).parents[2]
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=home, check=False) for _ in range(2)]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr.decode()
    assert runs[0].stdout == runs[1].stdout
