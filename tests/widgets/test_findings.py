"""The table of findings: the language of its reports, and what choosing a finding explains."""

from dataclasses import replace

import pytest
import traitlets

from dfdm.checks import Finding, Verdict, judge
from dfdm.checks.finding import Amount, Limit
from dfdm.facts import Body, Hole, HoleStep, PartFacts
from dfdm.processes import capability, catalog
from dfdm.widgets import FindingsView
from dfdm.widgets.finding_rows import Move, web_address

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


def warned(*, source="dfdm-assumption", kind="published"):
    """A report with three findings, one of each verdict."""
    whole = judge(
        PartFacts(name="slab", known={"part": SLAB}), capability("milling", "aluminum_6061", "tormach_pcnc_1100")
    )
    limit = Limit(key="wall_min", value=1.2, unit="mm", source=source, locator="table 4", kind=kind, layer="process")
    findings = tuple(
        Finding(check=f"check-{verdict.value}", code=verdict.value, verdict=verdict, message="Thin.", limit=limit,
                measured=Amount(value=1.0, unit="mm"), faces=(0,), why="It bends." if verdict is not Verdict.PASS else "")
        for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.WARN)
    )  # fmt: skip
    return replace(whole, findings=findings)


def test_measured_and_limit_are_on_one_scale_and_the_source_is_named():
    source = next(key for key, entry in catalog().sources.items() if entry.url.startswith("https://"))
    shown = FindingsView(warned(source=source))
    row = shown.rows[0]
    detail = shown.details[row["id"]]
    assert row["verdict"] == "fail"
    assert row["cells"]["limit"].replace("\N{NO-BREAK SPACE}", " ") == "1 mm, limit 1.2 mm"
    assert detail["measured"] / detail["limit"] == pytest.approx(1 / 1.2, abs=1e-3)
    assert 0 < detail["measured"] < detail["limit"] < 1
    assert (detail["source"], detail["url"]) == (catalog().sources[source].title, catalog().sources[source].url)
    assert (detail["kind"], detail["locator"]) == ("published", "table 4")
    assumed = FindingsView(warned(source="dfdm-assumption", kind="assumption"))
    assert assumed.details[row["id"]]["source"] == "an assumption" and assumed.details[row["id"]]["url"] == ""


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("//example.org", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, kept):
    assert web_address(url) == (url if kept else "")


def test_a_remedy_that_names_a_parameter_is_applied():
    shown, applied = FindingsView(warned()), []
    shown.observe(lambda change: applied.append(change["new"]), "apply")
    first, other = shown.rows[0]["id"], shown.rows[1]["id"]
    shown.moves = {
        first: Move(parameter="wall", value=1.2, unit="mm"),
        "of another report": Move(parameter="x", value=1),
    }
    assert shown.details[first]["apply"] == "Apply wall: 1.2 mm"
    assert shown.details[other]["apply"] == ""
    for _ in range(2):  # pressed again after it was undone
        shown._handle_custom_msg({"do": "apply", "id": first}, [])
    assert [move for move in applied if move] == [{"parameter": "wall", "value": 1.2}] * 2
    shown._handle_custom_msg({"do": "apply", "id": other}, [])
    shown._handle_custom_msg({"do": "apply"}, [])
    assert len([move for move in applied if move]) == 2
    shown.reports = (warned(),)  # of another variant: nothing is known of what mends it
    assert shown.details[first]["apply"] == ""


def test_what_was_not_checked_is_no_finding_and_stays_whatever_is_filtered(part):
    report = judge(part, capability("injection_molding", "abs_granulate"))
    shown = FindingsView(report)
    unchecked = {row["id"] for row in shown.rows if shown.details[row["id"]]["unchecked"]}
    assert len(unchecked) == len(report.not_checked) > 0
    shown.severity = "fail"
    assert {row["id"] for row in shown.rows if shown.details[row["id"]]["unchecked"]} == unchecked
    with pytest.raises(traitlets.TraitError):
        shown.severity = "not-checked"


def test_choosing_what_a_filter_hides_ends_the_filter():
    shown = FindingsView(warned())
    shown.severity = "fail"
    hidden = next(row["id"] for row in shown.rows if row["verdict"] == "warn")
    shown.selected = hidden
    assert shown.severity == ""
    shown.severity = "warn"
    assert shown.selected == hidden


def test_the_page_without_scripts_says_why_and_where_from():
    html = FindingsView(warned(source="dfdm-assumption")).html()
    assert "It bends." in html and "table 4" in html and "limit 1.2" in html
    assert "<script" not in html and "<a " not in html
