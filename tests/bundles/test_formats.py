import html
import io
import json
import math
import random
import re
import subprocess
import sys
import uuid
import zipfile
from collections import Counter
from dataclasses import replace

import cadquery as cq
import ezdxf
import numpy as np
import pytest
import trimesh
from OCP.BRep import BRep_Builder
from OCP.TopoDS import TopoDS_Shell, TopoDS_Solid

from dfdm.bundles.export import FORMATS, Job, export_part, geometry_members
from dfdm.designs.sources import open_model
from dfdm.errors import ExportError
from dfdm.geometry.part import Part
from dfdm.geometry.sheet import measure_sheet
from tests.geometry.bent_parts import flat_length, folded

JOB = Job(
    name="thing", created="2026-11-21T03:40:00Z", title="Thing #1 'é'", author="A. Maker", license="CERN-OHL-S-2.0"
)
RIBBED = """
import cadquery as cq
body = cq.Workplane().box(80, 50, 30).edges("|Z").fillet(4).faces(">Z").shell(-2)
for x in (-20, -7, 0, 11, 20):
    body = body.union(cq.Workplane().box(1.6, 47, 20).translate((x, 0, -4)))
for x, y in ((30, 15), (-30, 15), (30, -15), (-30, -15)):
    post = cq.Workplane().center(x, y).circle(3).circle(1.2).extrude(12).translate((0, 0, -14))
    body = body.union(post)
body = body.cut(cq.Workplane().rarray(9, 9, 4, 3).circle(1.5).extrude(60, both=True))
"""
IN_A_PROCESS = (
    RIBBED
    + """
import hashlib, json, random, sys
junk = [bytearray(random.randrange(1, 4000)) for _ in range(random.randrange(20000))]
from dfdm.bundles.export import Job, geometry_members
from dfdm.geometry.part import Part
plate = cq.Workplane().box(60, 30, 3).edges("|Z").fillet(4).faces(">Z").workplane().rarray(9, 9, 4, 2).hole(4)
found = {}
for name, shape in (("ribbed", body), ("plate", plate)):
    members, _ = geometry_members(Part.from_shape(shape.val(), name=name), Job(name=name, created="2026-11-21T03:40:00Z"))
    found |= {member: hashlib.sha256(data).hexdigest() for member, data in members.items()}
print(json.dumps(found, sort_keys=True))
"""
)


@pytest.fixture(scope="module")
def ribbed():
    space = {}
    exec(RIBBED, space)
    return Part.from_shape(space["body"].val(), name="ribbed")


@pytest.fixture(scope="module")
def plate():
    shape = (
        cq.Workplane()
        .box(60, 30, 3)
        .edges("|Z")
        .fillet(4)
        .faces(">Z")
        .workplane()
        .pushPoints([(15, 0), (-15, 0)])
        .hole(6)
    )
    return Part.from_shape(shape.faces(">Z").workplane().slot2D(12, 4, 90).cutThruAll().val(), name="plate")


def test_the_formats_are_registered_under_their_keys():
    assert list(FORMATS) == ["3mf", "dxf", "flat_dxf", "step"]


def test_two_processes_write_the_same_bytes():
    """A shell with ribs, whose faces may come in another order, and a sheet; memory is laid out differently each time."""
    runs = [
        subprocess.run([sys.executable, "-c", IN_A_PROCESS], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert sorted(json.loads(runs[0])) == [
        "geometry/plate.3mf", "geometry/plate.dxf", "geometry/plate.step", "geometry/ribbed.3mf", "geometry/ribbed.step",
    ]  # fmt: skip


def test_faces_in_another_order_give_the_same_step_file(ribbed):
    expected = export_part(ribbed, "step", JOB)
    rng = random.Random(1)
    for _ in range(3):
        faces = [face.wrapped for face in ribbed.shape.Faces()]
        rng.shuffle(faces)
        builder, shell, solid = BRep_Builder(), TopoDS_Shell(), TopoDS_Solid()
        builder.MakeShell(shell)
        for face in faces:
            builder.Add(shell, face)
        shell.Closed(True)
        builder.MakeSolid(solid)
        builder.Add(solid, shell)
        assert export_part(Part.from_shape(solid), "step", JOB) == expected


def test_step_is_ap242_in_mm_and_reads_back_as_the_same_solid(ribbed, tmp_path):
    data = export_part(ribbed, "step", JOB)
    assert b"AP242" in data.partition(b"DATA;")[0]
    assert b"FILE_NAME('thing.step','2026-11-21T03:40:00Z',('A. Maker')" in data
    assert b"Open CASCADE STEP translator" not in data
    path = tmp_path / "thing.step"
    path.write_bytes(data)
    again = cq.importers.importStep(str(path)).val()
    assert again.ShapeType() == "Solid"
    assert again.isValid()
    assert len(again.Faces()) == len(ribbed.shape.Faces())
    assert again.Volume() == pytest.approx(ribbed.shape.Volume(), rel=1e-9)
    assert Part.from_shape(again).body.center_mm == pytest.approx(ribbed.body.center_mm, abs=1e-6)


def test_writing_what_was_read_back_changes_nothing_but_the_last_digits(plate, tmp_path):
    path = tmp_path / "plate.step"
    path.write_bytes(export_part(plate, "step", JOB))
    again = Part.from_shape(cq.importers.importStep(str(path)).val())
    first, second = (data.split(b"\n") for data in (path.read_bytes(), export_part(again, "step", JOB)))
    assert abs(len(first) - len(second)) <= 0.02 * len(first)


def test_3mf_reads_back_as_the_same_closed_body(ribbed):
    data = export_part(ribbed, "3mf", JOB)
    scene = trimesh.load(io.BytesIO(data), file_type="3mf")
    mesh = trimesh.util.concatenate(list(scene.geometry.values()))
    assert mesh.is_watertight
    assert mesh.volume == pytest.approx(ribbed.body.volume_mm3, rel=1e-3)
    assert mesh.extents == pytest.approx(ribbed.body.bounding_box_mm, abs=1e-3)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        model = html.unescape(package.read("3D/3dmodel.model").decode())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for said in ('unit="millimeter"', "Thing #1 'é'", "A. Maker", "CERN-OHL-S-2.0", "2026-11-21T03:40:00Z"):
        assert said in model


def test_3mf_says_of_what_it_is_and_is_read_alike_by_two_readers(ribbed):
    lib3mf = pytest.importorskip("lib3mf")
    data = export_part(ribbed, "3mf", replace(JOB, material="Polylactide (PLA) 'é'", color=(255, 0, 16)))
    assert data == export_part(ribbed, "3mf", replace(JOB, material="Polylactide (PLA) 'é'", color=(255, 0, 16)))
    model = lib3mf.get_wrapper().CreateModel()
    reader = model.QueryReader("3mf")
    reader.SetStrictModeActive(True)
    reader.ReadFromBuffer(data)
    assert reader.GetWarningCount() == 0
    objects, items = model.GetMeshObjects(), model.GetBuildItems()
    assert objects.MoveNext() and items.MoveNext()
    body = objects.GetCurrentMeshObject()
    group, number, has = body.GetObjectLevelProperty()
    assert has
    materials = model.GetBaseMaterialGroupByID(group)
    shown = materials.GetDisplayColor(number)
    assert materials.GetName(number) == "Polylactide (PLA) 'é'"
    assert (shown.Red, shown.Green, shown.Blue, shown.Alpha) == (255, 0, 16, 255)
    uuids = [
        uuid.UUID(found[0])
        for found in (body.GetUUID()[::-1], items.GetCurrent().GetUUID()[::-1], model.GetBuildUUID()[::-1])
    ]
    assert {one.version for one in uuids} == {5}
    assert len(set(uuids)) == 3
    vertices = np.array([list(position.Coordinates) for position in body.GetVertices()], dtype=np.float64)
    triangles = np.array([list(triangle.Indices) for triangle in body.GetTriangleIndices()])
    corners = vertices[triangles]
    volume = np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6.0
    scene = trimesh.load(io.BytesIO(data), file_type="3mf")
    assert sum(mesh.volume for mesh in scene.geometry.values()) == pytest.approx(volume, rel=1e-6)
    ours = trimesh.Trimesh(ribbed.mesh.vertices, ribbed.mesh.triangles, process=False)
    assert volume == pytest.approx(ours.volume, rel=1e-6)


def test_ids_in_3mf_are_those_of_the_content(ribbed, plate):
    def ids(part, job):
        with zipfile.ZipFile(io.BytesIO(export_part(part, "3mf", job))) as package:
            return set(re.findall(r'UUID="([^"]+)"', package.read("3D/3dmodel.model").decode()))

    assert len(ids(ribbed, JOB)) == 3
    assert ids(ribbed, JOB) == ids(ribbed, replace(JOB, created="2027-01-01T00:00:00Z"))
    assert not ids(ribbed, JOB) & ids(plate, JOB)


def test_dxf_reads_back_with_the_exact_length_and_layers(plate):
    drawing = ezdxf.read(io.StringIO(export_part(plate, "dxf", JOB).decode()))
    assert not drawing.audit().errors
    assert drawing.units == ezdxf.units.MM
    length = {"CUT_OUTER": 0.0, "CUT_INNER": 0.0}
    for entity in drawing.modelspace():
        length[entity.dxf.layer] += _length(entity)
    kinds = Counter((entity.dxf.layer, entity.dxftype()) for entity in drawing.modelspace())
    assert kinds == {
        ("CUT_OUTER", "LINE"): 4, ("CUT_OUTER", "ARC"): 4, ("CUT_INNER", "CIRCLE"): 2, ("CUT_INNER", "LINE"): 2,
        ("CUT_INNER", "ARC"): 2,
    }  # fmt: skip
    assert {round(a.dxf.radius, 9) for a in drawing.modelspace().query("ARC")} == {2.0, 4.0}
    assert length["CUT_OUTER"] == pytest.approx(2 * (52 + 22) + 2 * math.pi * 4, rel=1e-9)
    assert length["CUT_INNER"] == pytest.approx(2 * math.pi * 6 + 2 * 8 + math.pi * 4, rel=1e-9)
    assert sum(length.values()) == pytest.approx(
        sum(e.Length() for e in cq.Workplane(plate.shape).faces(">Z").val().Edges()), abs=1e-6
    )


def test_a_dxf_is_read_back_as_the_same_sheet(plate, tmp_path):
    (tmp_path / "plate.dxf").write_bytes(export_part(plate, "dxf", JOB))
    again = open_model(tmp_path / "plate.dxf", thickness_mm=3).parts[0].facts
    was = measure_sheet(plate)
    assert again.sheet.cut_length_mm == pytest.approx(was.cut_length_mm, abs=1e-5)
    assert again.sheet.area_mm2 == pytest.approx(was.area_mm2, abs=1e-5)
    assert [arc.radius_mm for arc in again.sheet.arcs] == [arc.radius_mm for arc in was.arcs]


def test_a_freeform_outline_is_a_closed_polyline():
    work = cq.Workplane().spline([(0, 0), (30, 10), (60, 0), (30, -20)], periodic=True).close().extrude(4)
    drawing = ezdxf.read(io.StringIO(export_part(Part.from_shape(work.val()), "dxf", JOB).decode()))
    (outline,) = drawing.modelspace()
    assert outline.dxftype() == "LWPOLYLINE" and outline.closed


def test_a_flat_pattern_has_its_bend_lines_on_their_own_layers():
    strip = folded((30, 40, 20), ((2, 90), (3, -60)), thickness=1.5, width=25)
    strip = strip.cut(cq.Workplane().center(10, 12).circle(4).extrude(9, both=True))
    part = Part.from_shape(strip.val().rotate(cq.Vector(), cq.Vector(1, 2, 3), 40), name="strip")
    assert FORMATS["dxf"].why_not(part)
    data = export_part(part, "flat_dxf", JOB)
    assert data == export_part(part, "flat_dxf", JOB)
    drawing = ezdxf.read(io.StringIO(data.decode()))
    assert not drawing.audit().errors
    length = flat_length((30, 40), ((2, 90),), thickness=1.5, k=0.43) + 20 + math.radians(60) * (3 + 0.43 * 1.5)
    outline = drawing.modelspace().query('LINE[layer=="CUT_OUTER"]')
    assert len(outline) == 4
    assert max(_length(line) for line in outline) == pytest.approx(length, abs=1e-6)
    (hole,) = drawing.modelspace().query('CIRCLE[layer=="CUT_INNER"]')
    assert hole.dxf.radius == pytest.approx(4, abs=1e-9)
    folds = {line.dxf.layer: line for line in drawing.modelspace() if line.dxf.layer.startswith("BEND")}
    assert sorted(folds) == ["BEND_DOWN", "BEND_UP"]
    assert all(_length(line) == pytest.approx(25, abs=1e-6) for line in folds.values())
    between = abs(folds["BEND_UP"].dxf.start.x - folds["BEND_DOWN"].dxf.start.x)
    half = 0.5 * (math.radians(90) * (2 + 0.43 * 1.5) + math.radians(60) * (3 + 0.43 * 1.5))
    assert between == pytest.approx(40 + half, abs=1e-5)
    notes = " ".join(value for _, value in drawing.header.custom_vars)
    assert "medium" in notes and "K 0.43" in notes


def _length(piece):
    if piece.dxftype() == "CIRCLE":
        return 2 * math.pi * piece.dxf.radius
    if piece.dxftype() == "ARC":
        return piece.dxf.radius * math.radians((piece.dxf.end_angle - piece.dxf.start_angle) % 360)
    return (piece.dxf.start - piece.dxf.end).magnitude


def test_what_a_format_cannot_hold_is_said(ribbed):
    members, left_out = geometry_members(ribbed, JOB)
    assert sorted(members) == ["geometry/thing.3mf", "geometry/thing.step"]
    assert left_out == {
        "dxf": "it is not a flat sheet of one thickness",
        "flat_dxf": "it is no bent sheet that can be laid flat (varying_thickness)",
    }
    box = trimesh.creation.box((10, 20, 30))
    mesh = Part.from_mesh(box.vertices, box.faces, name="box")
    members, left_out = geometry_members(mesh, JOB)
    assert (list(members), sorted(left_out)) == (["geometry/thing.3mf"], ["dxf", "flat_dxf", "step"])
    with pytest.raises(ExportError, match="cannot be written as STEP AP242: it came in as triangles"):
        export_part(mesh, "step", JOB)
    opened = Part.from_mesh(box.vertices, box.faces[:-1], name="open")
    assert "open" in geometry_members(opened, JOB)[1]["3mf"]
