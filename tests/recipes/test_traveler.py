"""The card of a job: every step with what is checked after it, the same words in HTML and PDF, boxes to fill in."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import jsonschema
import pytest

import dfdm
from dfdm.errors import InputError
from dfdm.recipes.traveler import duration
from dfdm.table import data_folder

ROUTE = "examples/routes/mill_tap.toml"
PLATE = "examples/motor_plate.py"


class Reader(HTMLParser):
    """Collects words and addresses, and checks that every tag that must be closed is."""

    def __init__(self):
        super().__init__()
        self.words, self.links, self.open = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "img", "meta"):
            self.open.append(tag)
        self.links += [value for key, value in attrs if key in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def card():
    return dfdm.traveler(PLATE, route=ROUTE, quantity=8, lot="L-7")


def test_steps_stand_in_their_order_with_their_checks(card):
    (part,) = card.parts
    assert [(s.number, s.name) for s in part.steps] == [(1, "Milling (3 axes)"), (2, "Tap threads")]
    assert [(c.id, c.step) for c in part.checks] == [("C1", 1), ("C2", 2)]
    assert part.steps[0].checks == ("C1",) and part.steps[1].checks == ("C2",)
    assert part.count == 8 and part.material.startswith("Aluminum 6061")


def test_times_settings_and_hazards_come_from_pages_and_estimate(card):
    milling, tapping = card.parts[0].steps
    assert dict(milling.settings)["tool diameter"] == "8 mm"
    assert dict(milling.times)["setup"] == "2 × 45 min"
    assert "machine, each" in dict(milling.times)
    assert dict(tapping.times) == {"setup": "5 min", "each piece": "10 s", "each hole": "20 s"}
    assert any("eye protection" in text for text in milling.hazards)


def test_what_the_material_does_is_said_first():
    abs_cut = dfdm.traveler("examples/gasket.py", process="material_extrusion", material="abs")
    first = abs_cut.parts[0].steps[0].hazards[0]
    assert first.startswith("On some machines: ABS") and "styrene" in first


def test_limits_are_those_of_the_recipe(card):
    bore = card.parts[0].checks[0]
    assert (bore.nominal, bore.lower, bore.upper, bore.unit) == ("22.2", "22.2", "22.4", "mm")
    assert bore.method == "digital caliper"


def test_the_digest_is_that_of_the_recipe(card):
    assert re.fullmatch(r"urn:dfdm:recipe:sha256:[0-9a-f]{64}", card.recipe)
    again = dfdm.traveler(PLATE, route=ROUTE, quantity=3)
    assert again.recipe == card.recipe  # how many are made is no part of the recipe
    other = dfdm.traveler(PLATE, route=ROUTE, values={"size": 70})
    assert other.recipe != card.recipe


def test_the_document_follows_its_schema(card):
    schema = json.loads((data_folder() / "schema" / "traveler.schema.json").read_text())
    jsonschema.validate(card.to_dict(), schema)
    assert json.loads(json.dumps(card.to_dict())) == card.to_dict()


def test_html_stands_alone_and_is_whole(tmp_path):
    file = tmp_path / "card.html"
    dfdm.traveler(PLATE, route=ROUTE, quantity=8, path=file)
    reader = Reader()
    reader.feed(file.read_text())
    assert reader.open == []
    assert all(link.startswith("data:image/png;base64,") for link in reader.links) and len(reader.links) == 1
    words = " ".join(reader.words)
    for expected in (
        "Motor plate",
        "CERN-OHL-W-2.0",
        "urn:dfdm:recipe:",
        "Done by",
        "22.4 mm",
        "No. 5",
        "Heat or batch",
    ):
        assert expected in words
    assert "No. 6" not in words  # more boxes do not fit the page
    assert file.read_text().count('class="box"') == 2 * 5
    assert "@page{size:A4" in file.read_text()


def test_html_escapes_what_designs_say(tmp_path):
    file = tmp_path / "card.html"
    dfdm.traveler(PLATE, process="milling", path=file, lot="<script>alert(1)</script>")
    assert "<script>" not in file.read_text()


def test_same_card_same_bytes(tmp_path):
    for ending in ("html", "pdf"):
        one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
        dfdm.traveler(PLATE, process="milling", path=one)
        dfdm.traveler(PLATE, process="milling", path=other)
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_pdf_says_the_same(tmp_path):
    file = tmp_path / "card.pdf"
    dfdm.traveler(PLATE, route=ROUTE, quantity=8, path=file, size="letter", created="2026-05-04")
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    for expected in (
        "Motor plate",
        "Tap threads",
        "urn:dfdm:recipe:",
        "Done by",
        "22.4",
        "No. 5",
        "2026-05-04",
        "page 1 of",
    ):
        assert expected in text
    info = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "612" in info and "letter" in info


def test_pages_keep_their_words_apart():
    from dfdm.recipes.traveler_sheets import sheets_of
    from tests.pictures.test_drawing import letters

    card = dfdm.traveler("examples/stool.py", process="milling", quantity=2)
    pages = sheets_of(card, {}, size="A4")
    assert [part.count for part in card.parts] == [2, 6]
    for page in pages:
        boxes = [letters(t) for t in page.texts()]
        assert all(b[0] >= 10 and b[2] <= 200 and b[1] >= 8 and b[3] <= 290 for b in boxes)
        for n, a in enumerate(boxes):
            for b in boxes[n + 1 :]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_a_node_brings_its_machine():
    from dfdm.nodes.network import sample_network

    node = next(n for n in sample_network() if "milling" in n.processes)
    card = dfdm.traveler(PLATE, process="milling", node=node.id)
    assert card.node == node.name and card.parts[0].steps[0].machine


def test_what_cannot_be_written_is_said(tmp_path):
    with pytest.raises(InputError, match=r"\.html, \.pdf"):
        dfdm.traveler(PLATE, process="milling", path=tmp_path / "card.docx")
    with pytest.raises(InputError, match="process"):
        dfdm.traveler(PLATE)
    with pytest.raises(InputError, match="A4 or letter"):
        dfdm.traveler(PLATE, process="milling", path=tmp_path / "card.pdf", size="A2")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("seconds", "words"), [(40, "40 s"), (120, "2 min"), (90 * 60, "1.5 h"), (5000, "83.3 min")])
def test_durations_are_short(seconds, words):
    assert duration(seconds) == words


def test_the_card_plans_the_inspection_of_its_own_lot(card):
    larger = dfdm.traveler(PLATE, route=ROUTE, quantity=120)
    assert [c.pieces for c in card.parts[0].checks] == ["the first piece, then every piece"] * 2
    assert {c.pieces for c in larger.parts[0].checks} == {
        "the first piece, then 20 of 120 (major, AQL 2.5 %): accept with 1, refuse with 2 nonconforming"
    }
    assert larger.recipe == card.recipe
    assert not any("sampling plan" in line for line in larger.open)


def test_ranges_are_on_the_card():
    printed = dfdm.traveler("examples/wall_bracket.py", process="material_extrusion")
    assert dict(printed.parts[0].steps[0].settings)["layer height"] == "0.2 mm (0.1 to 0.3 permitted)"
