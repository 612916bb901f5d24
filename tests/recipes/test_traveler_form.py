"""The answer form: the code on it is read back from the rendered picture by another's reader, the page has all columns."""

import re
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image

import dfdm
from dfdm.errors import DataError, InputError
from dfdm.pictures.scannable import fills, modules, svg
from dfdm.recipes.traveler_form import CODE_MM, columns, form_html, left_over
from dfdm.rights.ledger.transcript import FormCode

zxing = pytest.importorskip("zxingcpp")

PLATE, ROUTE = "examples/motor_plate.py", "examples/routes/mill_tap.toml"
FULL = FormCode(
    recipe_sha256="0123456789abcdef" * 4,
    under="urn:dfdm:agreement:sha256:" + "89ab" * 16,
    manifest_sha256="fedc" * 16,
)


def scanned(picture):
    """What a reader that dfdm has no part in finds in a picture."""
    found = zxing.read_barcodes(picture)
    return [(one.text, str(one.format)) for one in found]


def of_svg(drawing, pixels_each=6):
    """A picture of the paths in an SVG drawing, drawn by this test."""
    side = int(re.search(r'viewBox="0 0 (\d+) \d+"', drawing)[1])
    picture = np.full((side, side), 255, np.uint8)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawing):
        picture[int(y), int(x) : int(x) + int(width)] = 0
    return Image.fromarray(np.kron(picture, np.ones((pixels_each, pixels_each), np.uint8)))


@pytest.fixture(scope="module")
def card():
    return dfdm.traveler(PLATE, route=ROUTE, quantity=8)


@pytest.mark.parametrize("code", [FULL, FormCode(recipe_sha256="a" * 64)])
def test_a_code_is_read_back_and_says_what_it_said(code):
    ((text, _),) = scanned(of_svg(svg(code.text, size_mm=CODE_MM)))
    assert FormCode.read(text) == code


def test_a_code_of_a_policy_is_told_from_one_of_an_agreement():
    policy = FormCode(recipe_sha256="a" * 64, under="urn:dfdm:policy:sha256:" + "b" * 64)
    assert FormCode.read(policy.text) == policy
    assert "/P/" in policy.text and "/A/" in FULL.text


@pytest.mark.parametrize(
    "text",
    ["", "DFDM1", "DFDM2/R/" + "A" * 64, "DFDM1/R/" + "A" * 63, FULL.text + "/X", FULL.text.lower(), "https://x.org"],
)
def test_other_codes_are_refused(text):
    with pytest.raises(InputError, match="not the code of a form"):
        FormCode.read(text)


def test_sheets_and_svg_draw_the_same_squares():
    dark = modules(FULL.text)
    step = CODE_MM / (len(dark) + 8)
    drawn = np.zeros_like(dark)
    for shape in fills(FULL.text, (0.0, 0.0), size_mm=CODE_MM):
        (left, top), _, (right, _), _ = shape.points
        row = round(-top / step) - 4
        drawn[row, round(left / step) - 4 : round(right / step) - 4] = True
    assert (drawn == dark).all()
    assert (np.asarray(of_svg(svg(FULL.text, size_mm=40.0), 1))[4:-4, 4:-4] == np.where(dark, 0, 255)).all()


def test_characteristics_that_find_no_column_are_named(card):
    from dataclasses import replace

    (part,) = card.parts
    many = tuple(replace(part.checks[0], id=f"C{n}") for n in range(1, 9))
    full = replace(card, parts=(replace(part, checks=many),))
    assert left_over(card) == "" and "C6, C7, C8" in left_over(full)
    assert "inspect C5" in columns(full) and "inspect C6" not in columns(full)
    assert "C6, C7, C8" in form_html(full)
    assert "inspect part/C1" in columns(replace(card, parts=(replace(part, name="part"), part)))


def test_what_fits_no_code_is_an_error():
    with pytest.raises(DataError, match="does not fit"):
        modules("A" * 5000)


def test_the_card_names_its_recipe(card, tmp_path):
    code = FormCode.read(card.code)
    assert card.recipe.endswith(code.recipe_sha256)
    assert (code.under, code.manifest_sha256) == ("", "")
    file = tmp_path / "card.html"
    dfdm.traveler(PLATE, route=ROUTE, quantity=8, path=file)
    page = file.read_text(encoding="utf-8")
    drawing = re.search(r"<svg .*?</svg>", page, re.DOTALL)[0]
    assert scanned(of_svg(drawing))[0][0] == card.code
    for name in columns(card):
        assert re.search(rf"<th>[^<]*\b{name}\b[^<]*</th>", page)
    assert "inspect C2" in columns(card)


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs pdftoppm to render a PDF")
def test_the_printed_page_is_scanned(card, tmp_path):
    file = tmp_path / "card.pdf"
    dfdm.traveler(PLATE, route=ROUTE, quantity=8, path=file)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", str(file), str(tmp_path / "page")], check=True)
    found = [text for page in sorted(tmp_path.glob("page*.pgm")) for text, _ in scanned(Image.open(page))]
    assert found == [card.code]
    # As a phone sees it: turned, blurred, on gray paper.
    last = Image.open(sorted(tmp_path.glob("page*.pgm"))[-1])
    bad = last.rotate(7, expand=True, fillcolor=200).resize((last.width * 4 // 5, last.height * 4 // 5))
    assert [text for text, _ in scanned(bad)] == [card.code]
