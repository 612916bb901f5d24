"""Drawings of known parts: the right words at the right place, nothing on anything else, all inside the frame."""

import functools
import itertools
import re

import numpy as np
import pytest

import dfdm
from dfdm.errors import InputError, UnknownNameError
from dfdm.pictures.drawing.display import Circle, Path, Text
from dfdm.pictures.drawing.paper import paper, scale_of, scale_text, scales
from dfdm.pictures.drawing.room import crossed
from dfdm.pictures.drawing.title_block import title_box
from tests.geometry.bent_parts import folded
from tests.pictures.drawn_parts import PARTS, bracket, flange, plate

TITLE_WORDS = ("Title", "Revision", "Sheet", "Scale", "License")


@functools.cache
def drawn(name, size="A3", **how):
    thing = flange() if name == "flange" else bent() if name == "bent" else PARTS[name]()
    return dfdm.draw(thing, size=size, **how)


def bent():
    body = folded([40, 60, 30], [(2, 90), (2, 90)], thickness=2, width=50)
    return body.faces("<Z").workplane(origin=(0, 0, 0)).pushPoints([(12, -12), (12, -38)]).hole(5, 4)


def words(drawing, sheet=0):
    return [t.text for t in drawing.sheets[sheet].texts() if t.layer == "TEXT"]


def letters(text):
    """The box of the letters alone, without what hangs below the line."""
    x, y = text.start
    if text.upward:
        return (x - text.height, y, x, y + text.width)
    return (x, y, x + text.width, y + text.height)


def overlaps(sheet, size):
    """Texts that lie on one another or on a line of dimensions, and whatever leaves the frame."""
    texts = sheet.texts()
    found = []
    for one, other in itertools.combinations(texts, 2):
        a, b = letters(one), letters(other)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
            found.append((one.text, other.text))
    lines = [
        i for i in sheet.items if isinstance(i, Path) and i.layer in ("DIM", "VISIBLE", "HIDDEN") and len(i.points) == 2
    ]
    segments = np.array([(*line.points[0], *line.points[1]) for line in lines])
    for text in texts:
        if text.layer == "TEXT" and len(segments) and crossed(segments, letters(text)).any():
            found.append((text.text, "line"))
    page = paper(size)
    left, bottom, right, top = page.frame
    block = title_box(page)
    for text in texts:
        a = text.box
        if text.layer == "TEXT" and not (left <= a[0] and a[2] <= right and bottom <= a[1] and a[3] <= top):
            found.append((text.text, "frame"))
    for item in sheet.items:
        if isinstance(item, Path) and item.layer in ("DIM", "VISIBLE", "HIDDEN"):
            for x, y in item.points:
                if not (left <= x <= right and bottom <= y <= top):
                    found.append(("line", "frame"))
                if block[0] < x < block[2] and block[1] < y < block[3]:
                    found.append(("line", "title block"))
    return found


@pytest.mark.parametrize("name", [*PARTS, "flange", "bent"])
def test_nothing_overlaps_and_all_is_inside(name):
    assert overlaps(drawn(name).sheets[0], "A3") == []


@pytest.mark.parametrize("size", ["A4", "A2", "letter"])
@pytest.mark.parametrize("name", ["plate", "shaft", "bracket", "flange", "bent"])
def test_nothing_overlaps_on_other_sheets(name, size):
    assert overlaps(drawn(name, size, projection="third").sheets[0], size) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plate", ["80", "50", "12", "10", "70", "40", "4× ⌀5 THRU", "⌴ ⌀9 ↧5", "⌀16 THRU", "4× R6", "A-A"]),
        ("shaft", ["⌀30", "⌀20", "⌀14", "40", "75", "100", "1 × 45°"]),
        ("bushing", ["⌀40", "⌀24", "⌀14", "⌀8", "30", "45", "55"]),
        (
            "bracket",
            ["60", "50", "40", "10", "3× ⌀6.6 THRU", "⌴ ⌀11 ↧6", "⌀10 THRU", "35", "20", "25", "48", "12", "28"],
        ),
        ("block", ["70", "45", "25", "15", "55", "35", "10", "2× ⌀6 ↧15", "4× R4"]),
        ("sphere", ["S⌀40"]),
        ("tiny", ["4", "3", "⌀1 THRU", "t = 1"]),
        ("huge", ["2000", "300", "10× ⌀18 THRU", "t = 40", "200", "1800"]),
        ("bent", ["FLAT PATTERN", "UP 90° R2", "44", "68", "50", "2× R2"]),
        ("flange", ["⌀12 H7 (+0.018/0) THRU", "2× M6 THRU", "0.05", "Ra 1.6", "10 ±0.1", "60", "40"]),
    ],
)
def test_sizes_are_said(name, expected):
    missing = set(expected) - set(words(drawn(name)))
    assert not missing


@pytest.mark.parametrize(
    ("name", "text", "length"),
    [
        ("plate", "80", 80),
        ("plate", "12", 12),
        ("shaft", "100", 100),
        ("shaft", "⌀20", 20),
        ("bracket", "35", 35),
        ("huge", "2000", 2000),
    ],
)
def test_a_distance_is_as_long_as_it_says(name, text, length):
    sheet = drawn(name).sheets[0]
    label = next(t for t in sheet.texts() if t.text == text and t.layer == "TEXT")
    lines = [i for i in sheet.items if isinstance(i, Path) and i.layer == "DIM" and len(i.points) == 2]
    box = letters(label)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    k = 1 if label.upward else 0
    along = [line for line in lines if abs(line.points[0][1 - k] - line.points[1][1 - k]) < 1e-9]
    near = min(
        along,
        key=lambda p: (
            abs(p.points[0][1 - k] - middle[1 - k])
            + 1e3 * (not min(p.points[0][k], p.points[1][k]) <= middle[k] <= max(p.points[0][k], p.points[1][k]))
        ),
    )
    assert abs(near.points[1][k] - near.points[0][k]) == pytest.approx(length * sheet.scale, abs=1e-6)


def test_circles_of_the_front_view_are_the_holes():
    sheet = drawn("plate").sheets[0]
    circles = [i for i in sheet.items if isinstance(i, Circle) and i.layer == "VISIBLE" and i.sweep_deg == 360]
    sizes = sorted(round(c.radius / sheet.scale * 2, 6) for c in circles)
    assert sizes == [5, 5, 5, 5, 9, 9, 9, 9, 16]
    xs = sorted({round(c.center[0] / sheet.scale, 6) for c in circles})
    assert np.diff(xs) == pytest.approx([30, 30])


def test_sections_are_hatched_and_can_be_left_out():
    layers = [i.layer for i in drawn("plate").sheets[0].items]
    assert layers.count("HATCH") > 10
    plain = drawn("plate", sections=False)
    assert "HATCH" not in [i.layer for i in plain.sheets[0].items]
    assert "HIDDEN" in [i.layer for i in plain.sheets[0].items]


def test_many_holes_go_into_a_table():
    found = words(drawn("many"))
    assert {"Hole", "A1", "A30", "B2", "102.5", "A: 30× ⌀4 THRU"} <= set(found)
    assert found.count("⌀4 THRU") == 30


@pytest.mark.parametrize("name", ["loft", "gear"])
def test_what_is_not_dimensioned_is_said(name):
    drawing = drawn(name)
    (note,) = drawing.sheets[0].notes
    assert re.search(r"Not dimensioned.*\d+ (freeform|flat) faces", note)
    assert note.split(":")[0] in " ".join(words(drawing))


@pytest.mark.parametrize(
    "name", ["plate", "shaft", "bushing", "bracket", "block", "tiny", "huge", "many", "sphere", "flange"]
)
def test_simple_parts_are_dimensioned_whole(name):
    assert drawn(name).sheets[0].notes == []


def test_balloons_match_the_plan_of_inspection():
    from dfdm.recipes import characteristics
    from dfdm.verbs import opened

    (entry,) = opened(flange()).parts
    ids = [c["id"] for c in characteristics(entry.requirements)]
    assert [w for w in words(drawn("flange")) if re.fullmatch(r"C\d+", w)].sort() == ids.sort()
    assert set(ids) <= set(words(drawn("flange")))
    sheet = drawn("flange").sheets[0]
    bore = next(t for t in sheet.texts() if t.text.startswith("⌀12 H7"))
    balloon = next(t for t in sheet.texts() if t.text == "C1")
    assert abs(balloon.at[1] - bore.at[1]) < 4 and 0 < balloon.at[0] - (bore.start[0] + bore.width) < 6


def test_the_title_block_says_what_the_design_says():
    drawing = dfdm.draw(flange(width=70), material="aluminum_6061", created="2026-05-04", number="FL-7")
    found = words(drawing)
    assert {
        "Flange",
        "The makers",
        "CERN-OHL-S-2.0",
        "1.2.0",
        "2026-05-04",
        "FL-7",
        "ISO 2768-m",
        "width = 70.0",
    } <= set(found)
    assert any(w.startswith("Aluminum 6061") for w in found)
    assert any(re.fullmatch(r"[\d.]+ g", w) for w in found)
    assert "2026" not in " ".join(words(drawn("flange")))


def test_an_assembly_has_a_parts_list_and_a_sheet_for_each_part():
    drawing = dfdm.draw("examples/stool.py", process="milling")
    assert len(drawing.sheets) == 3
    assert {"Item", "seat", "leg1", "3"} <= set(words(drawing))
    assert (
        words(drawing).count("1") == 2 + 1 and words(drawing).count("2") == 2
    )  # in the list, on the picture, the count
    assert {"⌀200", "3× ⌀20 ↧9"} <= set(words(drawing, 1))
    assert {"⌀28", "⌀19.8", "151", "142"} <= set(words(drawing, 2))
    for sheet in drawing.sheets:
        assert overlaps(sheet, "A3") == []


def _views(drawing):
    """Middles of the drawn views, by the widest gap of their lines: (x, y) of the section's name and of the front view."""
    sheet = drawing.sheets[0]
    name = next(t for t in sheet.texts() if t.text == "A-A")
    circle = next(i for i in sheet.items if isinstance(i, Circle) and abs(i.radius / sheet.scale - 8) < 1e-6)
    return name.at[1], circle.center[1]


def test_projection_decides_the_side():
    name, front = _views(drawn("plate"))
    assert name < front  # what is seen from above stands below in first angle
    name, front = _views(drawn("plate", projection="third"))
    assert name > front


def test_scale_is_kept_or_refused():
    assert drawn("plate", scale="1:1").sheets[0].scale == 1.0
    with pytest.raises(InputError, match="does not fit"):
        drawn("plate", scale="10:1")
    with pytest.raises(InputError, match="not a scale"):
        drawn("plate", scale="huge")
    with pytest.raises(UnknownNameError, match="A9"):
        drawn("plate", "A9")


def test_scales_are_recommended_ones():
    assert {drawn(name).sheets[0].scale for name in PARTS} <= set(scales())
    assert drawn("tiny").sheets[0].scale > 10 and drawn("huge").sheets[0].scale < 0.2
    assert scale_text(0.2) == "1:5" and scale_of("1:5") == 0.2 and scale_of("5:1") == 5.0


def test_a_mesh_is_drawn_too(tmp_path):
    import cadquery as cq

    path = tmp_path / "plate.stl"
    cq.exporters.export(plate(), str(path))
    drawing = dfdm.draw(path, units="mm")
    assert {"80", "50", "12"} <= set(words(drawing))
    assert overlaps(drawing.sheets[0], "A3") == []


def test_a_turned_part_out_of_square_is_drawn_square():
    tilted = bracket().rotate((0, 0, 0), (1, 2, 3), 25)
    assert {"60", "50", "40", "3× ⌀6.6 THRU"} <= set(words(dfdm.draw(tilted)))


def test_the_document_follows_its_schema():
    import json

    import jsonschema

    from dfdm.table import data_folder

    schema = json.loads((data_folder() / "schema" / "drawing.schema.json").read_text())
    jsonschema.validate(drawn("gear").to_dict(), schema)
    assert str(drawn("gear")).startswith("part: 420 × 297 mm, 2:1")


def test_texts_say_how_wide_they_are():
    assert Text(at=(0, 0), text="888", height=7.18).width == pytest.approx(16.68)
    assert Text(at=(10, 5), text="88", height=7.18, anchor="right").box[2] == pytest.approx(10)
