"""Made parts against their recipe, from scans of parts with known defects and from tables of values."""

import csv
import json
from pathlib import Path

import cadquery as cq
import jsonschema
import numpy as np
import pytest
import trimesh
from scipy.spatial.transform import Rotation

import dfdm
from dfdm import design, require
from dfdm.bundles.folder import read_folder
from dfdm.errors import BundleError, InputError
from dfdm.trust import new_key, new_sealing_key, save_sealing_key

CREATED = "2026-11-21T03:40:00Z"
SCHEMA = Path(dfdm.__file__).parent / "data" / "schema" / "inspection.schema.json"
NOISE_MM = 0.02


def solid(bore=10.0, wall=0.0, boss=True, mirror=False, slot=3.0, thick=8.0):
    """A plate with a bore, a wall, a boss and a side hole: nothing about it is symmetric."""
    body = (
        cq.Workplane().box(60, 40, thick, centered=(True, True, False)).faces(">Z").workplane().hole(bore).tag("bore")
    )
    body = body.cut(cq.Workplane().center(20, 10).circle(slot).extrude(thick))
    body = body.union(cq.Workplane().center(-22 + wall / 2, 12).rect(8 + wall, 10).extrude(20))
    if boss:
        body = body.union(cq.Workplane().center(20, -10).circle(5).extrude(14))
    return body.mirror("YZ") if mirror else body


@design(title="Plate", license="LicenseRef-plate")
def plate():
    """A plate."""
    body = cq.Workplane().box(60, 40, 8, centered=(True, True, False)).faces(">Z").workplane().hole(10).tag("bore")
    body = body.cut(cq.Workplane().center(20, 10).circle(3).extrude(8))
    body = body.union(cq.Workplane().center(-22, 12).rect(8, 10).extrude(20))
    body = body.union(cq.Workplane().center(20, -10).circle(5).extrude(14))
    return body, [
        require("diameter", on="tag:bore", nominal_mm=10, plus_mm=0.1, minus_mm=-0.1, critical=True),
    ]


def scanned(path, shape, seed, *, noise_mm=NOISE_MM, cut=None, scale=1.0):
    """The surface of a shape as a scanner gives it: triangles of a millimeter, noise, anywhere in space."""
    rng = np.random.default_rng(seed)
    points, triangles = shape.val().tessellate(0.02, 0.1)
    mesh = trimesh.Trimesh(np.array([p.toTuple() for p in points]), np.array(triangles))
    mesh = trimesh.Trimesh(*trimesh.remesh.subdivide_to_size(mesh.vertices, mesh.faces, 1.2))
    mesh.merge_vertices()
    if cut is not None:
        mesh.update_faces(cut(mesh.triangles_center))
    moved = (mesh.vertices + rng.normal(0.0, noise_mm, mesh.vertices.shape)) @ Rotation.random(
        random_state=seed
    ).as_matrix().T
    trimesh.Trimesh((moved + rng.uniform(-200.0, 200.0, 3)) * scale, mesh.faces, process=False).export(path)
    return path


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    path = tmp_path_factory.mktemp("bundle") / "plate.dfdm.zip"
    dfdm.export(plate(), path=path, process="milling", material="aluminum_6061", key=new_key(), created=CREATED)
    return path


@pytest.fixture(scope="module")
def inspected(bundle, tmp_path_factory):
    """The inspection of a scanned shape, as object and as a document that follows the schema."""
    folder = tmp_path_factory.mktemp("scans")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    def inspect(name, shape, seed, *, ending="ply", units=None, uncertainty_mm=None, **how):
        scan = scanned(folder / f"{name}.{ending}", shape, seed, **how)
        found = dfdm.inspect(bundle, scan=scan, units=units, uncertainty_mm=uncertainty_mm)
        document = found.to_dict()
        jsonschema.validate(document, schema)
        json.dumps(document, allow_nan=False)
        return found, document

    return inspect


def test_the_schema_is_closed():
    def objects(node):
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for value in node.values():
                yield from objects(value)
        elif isinstance(node, list):
            for value in node:
                yield from objects(value)

    assert all(
        one.get("additionalProperties") is False for one in objects(json.loads(SCHEMA.read_text(encoding="utf-8")))
    )


def test_a_good_part_passes_wherever_it_lies(inspected):
    for seed, ending in ((1, "ply"), (2, "stl")):
        found, document = inspected(f"good{seed}", solid(), seed, ending=ending)
        assert found.verdict == "pass", str(found)
        (bore,) = document["characteristics"]
        assert bore["by"] == "scan"
        assert bore["measured"] == pytest.approx(10.0, abs=0.01)
        deviation = document["deviation_mm"]
        assert deviation["aligned"]
        assert deviation["noise"] == pytest.approx(NOISE_MM, rel=0.5)
        assert abs(deviation["percentiles"]["p50"]) < 0.005
        assert deviation["beyond_share"] < 0.001
        assert {gap["what"] for gap in document["not_checked"]} == {"material", "process parameters", "uncertainty"}


def test_a_hole_too_small_is_found_by_its_diameter(inspected):
    found, document = inspected("bore", solid(bore=9.7), 3)
    (bore,) = document["characteristics"]
    assert bore["verdict"] == "fail"
    assert bore["measured"] == pytest.approx(9.7, abs=0.01)
    assert found.verdict == "fail"


def test_a_wall_in_the_wrong_place_is_found_on_its_face(inspected):
    found, document = inspected("wall", solid(wall=0.5), 4)
    deviation = document["deviation_mm"]
    assert found.verdict == deviation["verdict"] == "fail"
    bad = [face for face in deviation["faces"] if face["verdict"] == "fail"]
    assert len(bad) == 1
    assert bad[0]["p50_mm"] == pytest.approx(0.5, abs=0.03)
    assert bad[0]["surface"] == "plane"
    assert document["characteristics"][0]["verdict"] == "pass"


@pytest.mark.slow  # a scan is laid on its model in some seconds
def test_a_missing_boss_is_found(inspected):
    found, document = inspected("boss", solid(boss=False), 5)
    assert found.verdict == "fail"
    bad = [face for face in document["deviation_mm"]["faces"] if face["verdict"] == "fail"]
    assert {face["surface"] for face in bad} == {"plane", "cylinder"}
    top = next(face for face in bad if face["surface"] == "plane")
    assert top["p50_mm"] == pytest.approx(-6.0, abs=0.05)


@pytest.mark.slow  # a scan is laid on its model in some seconds
def test_what_the_design_does_not_have_is_found(inspected):
    more = solid().union(cq.Workplane().center(-10, -14).rect(6, 4).extrude(11))
    found, document = inspected("more", more, 6)
    assert found.verdict == "fail"
    assert document["deviation_mm"]["beyond_share"] > 0.005


def test_the_mirror_image_is_not_the_part(inspected):
    found, document = inspected("mirror", solid(mirror=True), 7)
    assert found.verdict == "fail"
    assert document["deviation_mm"]["mirrored"]
    assert not document["deviation_mm"]["aligned"]


@pytest.mark.slow  # a scan is laid on its model in some seconds
def test_a_scan_of_something_else_says_nothing(inspected):
    found, document = inspected("other", cq.Workplane().sphere(20), 8)
    assert found.verdict == "unknown"
    assert not document["deviation_mm"]["aligned"]
    assert document["characteristics"][0]["verdict"] == "unknown"


@pytest.mark.slow  # a scan is laid on its model in some seconds
def test_a_scan_from_above_leaves_the_underside_unknown(inspected):
    found, document = inspected("above", solid(), 9, cut=lambda centers: centers[:, 2] > 0.3)
    deviation = document["deviation_mm"]
    assert deviation["aligned"]
    assert not deviation["closed"]
    assert found.verdict == deviation["verdict"] == "unknown"
    assert {face["verdict"] for face in deviation["faces"]} == {"pass", "unknown"}


@pytest.mark.slow  # a scan is laid on its model in some seconds
def test_the_unit_of_a_scan_can_be_said(inspected):
    found, _ = inspected("inch", solid(), 10, ending="stl", units="inch", scale=1 / 25.4)
    assert found.verdict == "pass"


def test_a_stated_uncertainty_widens_what_is_not_proven(inspected):
    """The bore is 9.93 mm: within 9.9 to 10.1, but not by 0.05."""
    found, document = inspected("near", solid(bore=9.93), 11, uncertainty_mm=0.05)
    assert document["characteristics"][0]["verdict"] == "unknown"
    assert found.verdict in ("unknown", "fail")
    found, document = inspected("near0", solid(bore=9.93), 11)
    assert document["characteristics"][0]["verdict"] == "pass"


def table(path, rows, header=("characteristic", "measured", "unit", "uncertainty", "piece"), delimiter=","):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([header, *rows])
    return path


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (("C1", "10.02", "", "", ""), "pass"),
        (("C1", "10.11", "mm", "", ""), "fail"),
        (("C1", "10.1", "mm", "", ""), "pass"),
        (("C1", "10.07", "mm", "0.02", ""), "pass"),
        (("C1", "10.09", "mm", "0.02", ""), "unknown"),
        (("C1", "10.11", "mm", "0.02", ""), "unknown"),
        (("C1", "10.13", "mm", "0.02", ""), "fail"),
        (("C1", "0.3937", "inch", "", ""), "pass"),
        (("C1", "10010", "um", "5", ""), "pass"),
    ],
)
def test_measured_values_are_judged_by_the_rule_of_conformity(bundle, tmp_path, row, verdict):
    found = dfdm.inspect(bundle, measured=table(tmp_path / "m.csv", [row]))
    assert found.verdict == verdict, str(found)
    document = found.to_dict()
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert document["deviation_mm"] is None
    assert "surface" in {gap["what"] for gap in document["not_checked"]}


def test_the_command_line_says_it_in_words_and_in_json(bundle, tmp_path, capsys):
    from dfdm.__main__ import main

    good = table(tmp_path / "good.csv", [("C1", "10.02", "mm", "0.01", "7")])
    assert main(["inspect", str(bundle), "--measured", str(good)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("PASS: ")
    assert "C1 piece 7 diameter: 10.02 mm, limits 9.9 to 10.1 mm" in said
    bad = table(tmp_path / "bad.csv", [("C1", "10.2", "mm", "", "")])
    assert main(["inspect", str(bundle), "--measured", str(bad), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["verdict"] == "fail"
    assert main(["inspect", str(bundle), "--measured", str(tmp_path / "none.csv")]) == 2


def test_every_piece_counts_and_decimal_commas_are_read(bundle, tmp_path):
    rows = [("C1", "10,01", "mm", "", "1"), ("C1", "10,2", "mm", "", "2")]
    found = dfdm.inspect(bundle, measured=table(tmp_path / "m.csv", rows, delimiter=";"))
    assert [(one.piece, one.verdict) for one in found.characteristics] == [("1", "pass"), ("2", "fail")]
    assert found.verdict == "fail"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("C9", "10", "", "", "")], "no characteristic 'C9'"),
        ([("C1", "ten", "", "", "")], "is no number"),
        ([("C1", "nan", "", "", "")], "is no number"),
        ([("C1", "10", "ell", "", "")], "none of mm"),
        ([("C1", "10", "", "-1", "")], "cannot be"),
        ([("C1", "", "", "", "")], "nothing is filled in"),
        ([], "nothing is filled in"),
    ],
)
def test_a_table_that_cannot_be_used_names_the_line(bundle, tmp_path, rows, said):
    with pytest.raises(InputError, match=said):
        dfdm.inspect(bundle, measured=table(tmp_path / "m.csv", rows))


def test_what_is_asked_for_must_be_there(bundle, tmp_path):
    with pytest.raises(InputError, match="name a scan"):
        dfdm.inspect(bundle)
    with pytest.raises(InputError, match="there is no file"):
        dfdm.inspect(bundle, scan=tmp_path / "none.stl")
    with pytest.raises(InputError, match="ends in none of"):
        dfdm.inspect(bundle, scan=tmp_path / "scan.step")
    with pytest.raises(InputError, match="makes no part"):
        dfdm.inspect(bundle, measured=table(tmp_path / "m.csv", [("C1", "10", "", "", "")]), part="lid")


def test_a_sealed_bundle_is_inspected_from_the_folder_it_was_opened_to(tmp_path):
    node = new_sealing_key()
    save_sealing_key(node, tmp_path / "node.age", None)
    path = tmp_path / "sealed.dfdm.zip"
    settings = {"process": "milling", "material": "aluminum_6061", "key": new_key(), "created": CREATED}
    dfdm.export(plate(), path=path, seal_to=[node.recipient], **settings)
    scan = scanned(tmp_path / "good.ply", solid(), 12)
    with pytest.raises(BundleError, match="open it first"):
        dfdm.inspect(path, scan=scan)
    dfdm.open_bundle(path, tmp_path / "node.age", tmp_path / "opened")
    assert dfdm.inspect(tmp_path / "opened", scan=scan).verdict == "pass"
    recipe = tmp_path / "opened" / "recipe.json"
    recipe.write_text(recipe.read_text(encoding="utf-8").replace("10.1", "19.1"), encoding="utf-8")
    with pytest.raises(BundleError, match=r"recipe\.json is missing, or is not what"):
        read_folder(tmp_path / "opened")
