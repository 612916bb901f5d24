"""The table of findings: the language of its reports, and what choosing a finding explains."""

import pytest

from dfdm.checks import Verdict, judge
from dfdm.facts import Body, Hole, HoleStep, PartFacts
from dfdm.processes import capability
from dfdm.widgets import FindingsView

SLAB = Body(
    kind="brep",
    fingerprint="0",
    volume_mm3=1e9,
    area_mm2=6e6,
    bounding_box_mm=(5000.0, 1000.0, 200.0),
    lower_mm=(0.0, 0.0, 0.0),
    center_mm=None,
    inertia_mm5=None,
    solids=1,
    watertight=True,
    faces=6,
    triangles=12,
)


@pytest.fixture(scope="module")
def part():
    """A closed body too large for the machine, of which nothing else is measured."""
    return PartFacts(name="slab", known={"part": SLAB})


def view(part, language):
    return FindingsView(judge(part, capability("milling", "aluminum_6061", "tormach_pcnc_1100"), language=language))


def test_choosing_a_finding_explains_it_and_letting_go_does_not(part):
    shown = view(part, "en")
    idle = shown.note
    row = next(row for row in shown.rows if row["verdict"] == "fail")
    _, finding = shown._found[row["id"]]
    shown.selected = row["id"]
    assert finding.why in shown.note and finding.tradeoff in shown.note
    shown.selected = ""
    assert shown.note == idle


def test_the_table_speaks_the_language_of_its_reports(part):
    english, spanish = view(part, "en"), view(part, "es")
    assert [row["verdict"] for row in english.rows] == [row["verdict"] for row in spanish.rows]
    assert all(a["label"] != b["label"] for a, b in zip(english.columns, spanish.columns, strict=True))
    assert all(a["cells"]["check"] != b["cells"]["check"] for a, b in zip(english.rows, spanish.rows, strict=True))
    assert english.caption != spanish.caption
    assert FindingsView(()).caption and Verdict.FAIL.value in {row["verdict"] for row in spanish.rows}


def test_choosing_a_finding_shows_its_picture():
    deep = Hole(
        diameter_mm=1.0,
        depth_mm=40.0,
        through=True,
        kind="plain",
        steps=(HoleStep(diameter_mm=1.0, depth_mm=40.0),),
        origin_mm=(0.0, 0.0, 0.0),
        axis=(0.0, 0.0, -1.0),
        faces=(1,),
        flat_bottom=False,
        entry_angle_deg=0.0,
    )
    holed = PartFacts(name="slab", known={"part": SLAB, "holes": (deep,)})
    shown = view(holed, "en")
    row = next(row for row in shown.rows if shown._found.get(row["id"], ("", None))[1].code == "deep-hole")
    assert shown.picture == ""
    shown.selected = row["id"]
    assert shown.picture.startswith("data:image/svg+xml;base64,") and shown.picture in shown.html()
    shown.selected = ""
    assert shown.picture == "" and "<img" not in shown.html()


def test_what_was_not_checked_is_said_in_words_not_in_terms(part):
    report = judge(part, capability("injection_molding", "abs_granulate"))
    assert any("(--machine)" in entry.reason for entry in report.not_checked)
    told = [row["cells"]["message"] for row in FindingsView(report).rows if ".unchecked." in row["id"]]
    assert len(told) == len(report.not_checked)
    assert not any(sign in text for text in told for sign in ("_", "--"))
    assert all(text[0].isupper() and text.endswith(".") for text in told)
