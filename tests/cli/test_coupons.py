"""The whole way on the command line: a new node, its coupons, a filled-in sheet, and checks that use what was measured."""

import csv
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dfdm import check
from dfdm.__main__ import main
from dfdm.designs import open_model
from dfdm.table import data_folder

POST = '''
import cadquery as cq
from dfdm import design

@design(title="Post")
def post(diameter: float = 0.7, bore: float = 1.2):
    """A plate with a thin post and a small hole."""
    body = cq.Workplane().box(60, 60, 4).faces(">Z").workplane().circle(diameter / 2).extrude(5)
    return body.faces("<Z").workplane().pushPoints([(15, 0)]).hole(bore)
'''


def run(capsys, *arguments):
    code = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    new = [
        "nodes",
        "new",
        "Shop",
        "--machines",
        "prusa_mk4,goldmark_3015",
        "--place",
        "Porto, PT",
        "-o",
        folder / "shop.toml",
    ]
    assert main([str(a) for a in new]) == 0
    made = ["nodes", "coupons", "FDM", "--machine", "prusa_mk4", "--repeats", "4", "-o", folder / "coupons"]
    assert main([str(a) for a in made]) == 0
    return folder


def fill(source, target, least, most=None):
    """Fill in a sheet: what is at least as large as the truth of its feature is whole, or at most as large."""
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    for row in rows:
        size = float(row["nominal"] or 0)
        if row["feature"] in least:
            row |= {"whole": "yes" if size >= least[row["feature"]] else "no", "date": "2026-11-27", "operator": "A"}
        if row["feature"] in (most or {}):
            row |= {"whole": "yes" if size <= most[row["feature"]] else "no", "date": "2026-11-26"}
    with target.open("w", encoding="utf-8", newline="") as stream:
        stream.write("\n".join(line for line in lines if line.startswith("#")) + "\n")
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return target


def test_what_is_written_can_be_made_of(written):
    folder = written / "coupons"
    names = {path.name for path in folder.iterdir()}
    assert {"material_extrusion.csv", "material_extrusion.html", "wall_ladder.step", "wall_ladder.stl"} <= names
    assert not [name for name in names if name.endswith(".part")]
    stems = {Path(name).stem for name in names if name.endswith(".step")}
    assert len(stems) == 8
    for stem in ("wall_ladder", "gap_ladder"):
        exact = open_model(folder / f"{stem}.step").parts[0].part.body
        for ending in (".stl", *((".3mf",) if f"{stem}.3mf" in names else ())):
            mesh = open_model(folder / f"{stem}{ending}").parts[0].part.body
            assert mesh.watertight and mesh.volume_mm3 == pytest.approx(exact.volume_mm3, rel=2e-3)
            assert mesh.bounding_box_mm == pytest.approx(exact.bounding_box_mm, abs=0.05)


def test_the_table_has_a_row_for_every_repeat_of_every_feature(written):
    text = (written / "coupons" / "material_extrusion.csv").read_text(encoding="utf-8")
    assert text.startswith("# process: material_extrusion\n# machine: prusa_mk4\n# material: pla\n")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    walls = [r for r in rows if r["feature"] == "wall"]
    assert len(walls) == 4 * 9 and {r["repeat"] for r in walls} == {"1", "2", "3", "4"}
    assert len(rows) == 4 * (9 + 9 + 9 + 9 + 10 + 6 + 8 + 1 + 15)
    assert list(rows[0]) == [
        "coupon", "feature", "nominal", "unit", "repeat", "whole", "measured", "instrument", "date", "operator",
    ]  # fmt: skip


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.images, self.sections, self.outside = [], [], 0, []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.outside += [told[key] for key in ("href", "src") if key in told and not told[key].startswith("data:")]
        self.images += [told["src"]] if tag == "img" else []
        self.sections += tag == "section"
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_shows_every_coupon(written):
    text = (written / "coupons" / "material_extrusion.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert not page.open and not page.outside
    assert page.sections == len(page.images) == 8
    assert "url(" not in text and "@import" not in text and "@media print" in text
    assert "Original Prusa MK4" in text and text.count("Whole if") == 7


def test_files_that_are_there_stay_without_force(written, tmp_path, capsys):
    target = tmp_path / "flat"
    assert run(capsys, "nodes", "coupons", "laser_cutting", "-o", target, "--thickness", "4")[0] == 0
    kept = {path.name: path.read_bytes() for path in target.iterdir()}
    assert {"kerf_comb.dxf", "kerf_comb.step", "sheet_ladder.dxf"} <= set(kept) and "kerf_comb.stl" not in kept
    comb = open_model(target / "kerf_comb.dxf", thickness_mm=4.0).measurements().parts[0].sheet
    assert comb.is_sheet and min(p.value for p in comb.slots.places) == pytest.approx(0.1, abs=1e-3)
    (target / "kerf_comb.dxf").write_text("mine")
    code, out, err = run(capsys, "nodes", "coupons", "laser_cutting", "-o", target)
    assert code == 2 and out == "" and "are there already" in err and "--force" in err and err.count("\n") == 1
    assert (target / "kerf_comb.dxf").read_text() == "mine"
    code, _, _ = run(capsys, "nodes", "coupons", "laser_cutting", "-o", target, "--thickness", "4", "--force")
    assert code == 0 and {path.name: path.read_bytes() for path in target.iterdir()} == kept


def test_a_thickness_of_sheet_is_for_coupons_of_sheet(tmp_path, capsys):
    code, _, err = run(capsys, "nodes", "coupons", "material_extrusion", "-o", tmp_path / "none", "--thickness", "4")
    assert code == 2 and "--thickness" in err and not (tmp_path / "none").exists()


def test_a_failure_in_the_middle_leaves_nothing_behind(tmp_path, monkeypatch):
    from dfdm.errors import InputError
    from dfdm.verbs.characterizing import write_together

    real, calls = Path.write_bytes, []

    def failing(self, content):
        calls.append(self)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(InputError, match="No space left"):
        write_together(tmp_path / "out", {"a.txt": b"a", "b.txt": b"b"})
    assert list((tmp_path / "out").iterdir()) == []


def test_a_part_that_failed_by_the_guideline_passes_at_the_node_that_measured_better(written, tmp_path, capsys):
    (tmp_path / "post.py").write_text(POST, encoding="utf-8")
    shop = tmp_path / "shop.toml"
    shop.write_text((written / "shop.toml").read_text(encoding="utf-8"), encoding="utf-8")
    asked = [
        "check",
        tmp_path / "post.py",
        "--process",
        "fdm",
        "--material",
        "pla",
        "--nodes",
        shop,
        "--format",
        "json",
    ]
    (before,) = json.loads(run(capsys, *asked)[1])["reports"]
    assert (before["verdict"], before["makeable"]) == ("fail", "no")

    sheet = fill(
        written / "coupons" / "material_extrusion.csv", tmp_path / "filled.csv",
        {"wall": 0.35, "pin": 0.5, "hole-upright": 0.9, "hole-lying": 0.9, "gap": 0.12}, {"overhang": 52, "bridge": 25},
    )  # fmt: skip
    code, out, err = run(capsys, "nodes", "characterize", shop, "--measured", sheet, "--format", "json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    schema = json.loads((data_folder() / "schema" / "characterization.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    claimed = {entry["key"]: entry["limit"]["value"] for entry in document["limits"]}
    assert claimed == {
        "wall_thickness_min": 0.4, "pin_diameter_min": 0.6, "pin_diameter_advised": 0.6, "hole_diameter_min": 1.0,
        "hole_diameter_advised": 1.0, "gap_min": 0.15, "overhang_angle_max": 50.0, "bridge_span_advised": 20.0,
        "bridge_span_max": 20.0,
    }  # fmt: skip
    assert {entry["limit"]["date"] for entry in document["limits"]} == {"2026-11-27"}
    table = tomllib.loads(shop.read_text(encoding="utf-8"))["machines"][0]["limits_for"]["pla"]
    assert {key: entry["value"] for key, entry in table.items()} == claimed

    code, out, _ = run(capsys, *asked)
    (after,) = json.loads(out)["reports"]
    assert code == 0 and (after["verdict"], after["makeable"]) == ("pass", "yes")
    pins = next(f for f in after["findings"] if f["code"] == "thin-pin")
    assert pins["limit"]["source"] == "node" and pins["limit"]["kind"] == "measured" and pins["limit"]["value"] == 0.6
    assert pins["limit"]["locator"].startswith("pin ladder: 4 of 4 or more whole at 0.6 mm")


def test_a_part_that_passed_by_the_guideline_fails_at_the_node_that_measured_worse(written, tmp_path, capsys):
    (tmp_path / "post.py").write_text(POST, encoding="utf-8")
    sheet = fill(written / "coupons" / "material_extrusion.csv", tmp_path / "filled.csv", {"pin": 3.5})
    out = tmp_path / "worse.toml"
    shop = (written / "shop.toml").read_bytes()
    code, said, _ = run(capsys, "nodes", "characterize", written / "shop.toml", "--measured", sheet, "-o", out)
    assert code == 0 and "pin_diameter_min = 4 mm (3 to 4), n = 4" in said
    assert (written / "shop.toml").read_bytes() == shop
    model = f"{tmp_path / 'post.py'}"
    settings = {"values": {"diameter": 3.2, "bore": 3}}
    assert check(model, "fdm", nodes=written / "shop.toml", material="pla", **settings)[0].makeable.value == "yes"
    worse = check(model, "fdm", nodes=out, material="pla", **settings)[0]
    assert worse.makeable.value == "no"
    assert {f.limit.kind for f in worse.findings if f.verdict.value == "fail"} == {"measured"}
    other = check(model, "fdm", nodes=out, material="petg", **settings)[0]
    assert other.makeable.value == "yes"  # it was measured in PLA


def test_bad_sheets_are_one_line_and_change_nothing(written, tmp_path, capsys):
    shop = tmp_path / "shop.toml"
    shop.write_bytes((written / "shop.toml").read_bytes())
    blank = written / "coupons" / "material_extrusion.csv"
    few = fill(blank, tmp_path / "few.csv", {"pin": 99.0})
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(few.read_text(encoding="utf-8").replace(",mm,", ",kg,"), encoding="utf-8")
    for sheet, says in (
        (blank, "nothing is filled in"),
        (few, "nothing can be claimed of it: pin_diameter_min: not even the easiest step"),
        (wrong, "unit 'kg' where"),
        (tmp_path / "none.csv", "none.csv cannot be read"),
    ):
        code, out, err = run(capsys, "nodes", "characterize", shop, "--measured", sheet)
        assert (code, out) == (2, "") and re.fullmatch(rf"dfdm: .*{re.escape(says)}.*\n", err), err
    assert shop.read_bytes() == (written / "shop.toml").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["thermoforming"], "thermoforming"),
        (["unheard_of"], "no process named 'unheard_of'"),
        (["fdm", "--machine", "goldmark_3015"], "goldmark_3015 does not do material_extrusion"),
        (["fdm", "--material", "mild_steel"], "mild_steel is not worked by material_extrusion"),
        (["fdm", "--repeats", "0"], "below 1"),
        (["laser_cutting", "--thickness", "900"], "thickness"),
    ],
)
def test_coupons_that_cannot_be_asked_for_are_one_line(tmp_path, capsys, arguments, says):
    code, out, err = run(capsys, "nodes", "coupons", *arguments, "-o", tmp_path / "out")
    assert (code, out) == (2, "") and says in err and err.count("\n") == 1
    assert not (tmp_path / "out").exists()
