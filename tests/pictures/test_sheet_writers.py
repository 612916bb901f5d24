"""Sheets as SVG, PDF and DXF: read by others, the same bytes in every process, geometry at its true size."""

import io
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib

import ezdxf
import pytest

import dfdm
from dfdm.pictures.drawing.display import Circle, Fill, Path, Sheet, Text
from dfdm.pictures.drawing.letters import runs, text_width, written
from dfdm.pictures.drawing.pdf import pdf_of
from dfdm.pictures.drawing.svg import svg_of
from tests.pictures.drawn_parts import flange, plate

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawing():
    return dfdm.draw(plate(), material="aluminum_6061")


def sheet_of(*items):
    return Sheet(width=210, height=297, title="t", items=list(items))


def test_svg_is_xml_with_its_texts(drawing):
    root = ET.fromstring(drawing.encoded(".svg"))
    assert root.get("width") == "420mm" and root.get("viewBox") == "0 0 420 297"
    labels = {g.get("aria-label") for g in root.iter(f"{SVG}g")}
    assert {"80", "4× ⌀5 THRU", "⌴ ⌀9 ↧5"} <= labels
    written_out = {t.text for t in root.iter(f"{SVG}text")}
    assert {"80", "4× ", "5 THRU"} <= written_out
    assert root.find(f".//{SVG}rect").get("fill") == "#fff"
    assert "href" not in drawing.encoded(".svg").decode()


def test_svg_circles_are_circles(drawing):
    root = ET.fromstring(drawing.encoded(".svg"))
    radii = [float(c.get("r")) for c in root.iter(f"{SVG}circle")]
    assert radii.count(5.0) >= 4 and radii.count(16.0) >= 1  # at 2:1


def test_svg_arcs_run_where_they_should():
    arc = Circle(center=(100, 100), radius=10, layer="VISIBLE", start_deg=0, sweep_deg=90)
    (path,) = ET.fromstring(svg_of([sheet_of(arc)])).iter(f"{SVG}path")
    numbers = [float(v) for v in re.findall(r"-?[\d.]+", path.get("d"))]
    assert numbers[:2] == [110, 197] and numbers[-2:] == [100, 187]
    assert numbers[5:7] == [0, 0] or numbers[4:6] == [0, 0]


def test_svg_names_are_escaped():
    text = svg_of([sheet_of(Text(at=(0, 0), text='<a> & "b"', height=3))])
    assert next(iter(ET.fromstring(text).iter(f"{SVG}text"))).text == '<a> & "b"'


def test_pdf_structure_holds_together(drawing):
    data = drawing.encoded(".pdf")
    assert data.startswith(b"%PDF-1.4") and data.endswith(b"%%EOF\n")
    table = int(re.search(rb"startxref\n(\d+)", data)[1])
    assert data[table : table + 4] == b"xref"
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", data), start=1):
        assert data[int(place) :].startswith(b"%d 0 obj" % number)
    stream = re.search(rb"stream\n(.*?)\nendstream", data, re.DOTALL)[1]
    operators = zlib.decompress(stream).decode("cp1252")
    assert "(80) Tj" in operators and operators.count(" c") > 30


def test_pdf_dates_nothing(drawing):
    assert b"CreationDate" not in drawing.encoded(".pdf")


def test_pdf_escapes_and_turns():
    data = pdf_of([sheet_of(Text(at=(10, 20), text="a(b)\\c ü", height=3, upward=True))])
    operators = zlib.decompress(re.search(rb"stream\n(.*?)\nendstream", data, re.DOTALL)[1]).decode("cp1252")
    assert "(a\\(b\\)\\\\c ü) Tj" in operators and "0 1 -1 0 10 20 Tm" in operators


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_pdf_is_read_by_poppler(drawing, tmp_path):
    file = tmp_path / "plate.pdf"
    file.write_bytes(drawing.encoded(".pdf"))
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    for expected in ("80", "5 THRU", "A-A", "ISO 2768-m", "Aluminum 6061-T6", "2:1"):
        assert expected in done.stdout
    info = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "1190.55 x 841.89 pts (A3)" in info and "Pages:           1" in info


def test_dxf_is_clean_and_of_true_size(drawing):
    read = ezdxf.read(io.StringIO(drawing.encoded(".dxf").decode()))
    audit = read.audit()
    assert not audit.errors and not audit.fixes
    space = read.modelspace()
    radii = [round(c.dxf.radius, 6) for c in space.query('CIRCLE[layer=="VISIBLE"]')]
    assert sorted(radii) == [2.5] * 4 + [4.5] * 4 + [8.0]
    lines = list(space.query('LINE[layer=="VISIBLE"]'))
    assert any(abs((e.dxf.end - e.dxf.start).magnitude - 68) < 1e-6 for e in lines)  # 80 less two radii of 6
    assert {e.dxf.layer for e in space} == {"VISIBLE", "CENTER", "DIM", "HATCH", "TEXT", "FRAME"}
    texts = {t.dxf.text for t in space.query("TEXT")}
    assert {"80", "5 THRU", "16 THRU"} <= texts
    assert read.header["$INSUNITS"] == 4


def test_the_same_bytes_in_another_process(drawing, tmp_path):
    code = (
        "import sys, dfdm; from tests.pictures.drawn_parts import plate; "
        "d = dfdm.draw(plate(), material='aluminum_6061'); "
        "[open(f'{sys.argv[1]}/d{e}', 'wb').write(d.encoded(e)) for e in ('.svg', '.pdf', '.dxf')]"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
    for ending in (".svg", ".pdf", ".dxf"):
        assert (tmp_path / f"d{ending}").read_bytes() == drawing.encoded(ending)


def test_signs_are_drawn_and_letters_written():
    assert [(r.text, r.sign is None) for r in runs("4× ⌀5")] == [("4× ", True), ("⌀", False), ("5", True)]
    assert written("Größe 5 µm ≤ ─ ŁЖ") == "Größe 5 µm <= ? L?"
    assert text_width("⌀5", 2.0) == pytest.approx(2.0 * 1.05 + text_width("5", 2.0))


def test_every_layer_reaches_every_format():
    items = [
        Path(points=((0, 0), (10, 0)), layer="HIDDEN"),
        Path(points=((0, 0), (10, 0), (10, 10)), layer="FRAME", closed=True, wide=True),
        Circle(center=(50, 50), radius=5, layer="CENTER", start_deg=350, sweep_deg=20),
        Fill(points=((0, 0), (3, 1), (3, -1))),
    ]
    drawing = dfdm.draw(flange())
    sheet = sheet_of(*items)
    root = ET.fromstring(svg_of([sheet]))
    assert {g.get("class") for g in root.iter(f"{SVG}g")} >= {"HIDDEN", "FRAME", "CENTER", "DIM"}
    from dfdm.pictures.drawing.dxf import dxf_of

    space = ezdxf.read(io.StringIO(dxf_of([sheet]).decode())).modelspace()
    assert sorted(e.dxftype() for e in space) == ["ARC", "LINE", "LWPOLYLINE", "SOLID"]
    assert len(drawing.sheets) == 1
