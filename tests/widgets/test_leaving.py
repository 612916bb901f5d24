"""What leaves the notebook: a widget, or a whole bench, as one file in which choosing still works."""

import json
import re
from typing import Annotated

import cadquery as cq
import pytest

import dfdm
from dfdm import design, mm
from dfdm.widgets import FindingsView, Viewer


@design(title="Foil", license="CERN-OHL-P-2.0")
def foil(wall: Annotated[float, mm(0.2, 6, step=0.2)] = 0.2):
    return cq.Workplane().box(60, 40, wall).faces(">Z").workplane().hole(12)


def held(page, name):
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(found.group(1))


def test_a_viewer_leaves_with_its_picture(tmp_path):
    viewer = Viewer(cq.Workplane().box(10, 20, 30), name="box")
    page = viewer.to_html(tmp_path / "box.html")
    assert (tmp_path / "box.html").read_text(encoding="utf-8") == page
    assert "data:image/png;base64," in page
    assert "<title>box: 10 × 20 × 30 mm, 6 faces</title>" in page


def test_findings_leave_with_their_table():
    page = FindingsView(dfdm.check(foil(), "material_extrusion")).to_html(title="Findings")
    assert "<table" in page
    assert "<title>Findings</title>" in page


@pytest.fixture(scope="module")
def bench():
    made = dfdm.studio(foil, quantity=5)
    made.processes.selected = "material_extrusion"
    yield made
    made.close()


def test_a_bench_leaves_as_one_page_in_which_findings_light_their_faces(bench):
    page = bench.to_html()
    assert page == bench.to_html()
    chosen, picked = held(page, "dfdm-links")
    states = held(page, "dfdm-states")
    assert {row["id"] for row in states[1]["rows"]} == set(chosen["effects"])
    wall = next(row["id"] for row in states[1]["rows"] if row["verdict"] == "fail" and "Wall" in row["cells"]["check"])
    lights = {name: value for place, name, value in chosen["effects"][wall] if place == 0}
    assert lights["highlights"][0]["faces"]
    face = str(lights["highlights"][0]["faces"][0])
    assert picked["effects"][face][0][:2] == [1, "selected"]
    assert picked["effects"][face][0][2] in chosen["effects"]
    assert bench.findings.selected == ""  # the bench itself was left alone


def test_a_bench_of_a_part_has_all_in_words_for_who_runs_no_scripts(bench):
    page = bench.to_html()
    assert page.count("<table") >= 3
    assert "Foil" in page
    assert "EUR" in page
