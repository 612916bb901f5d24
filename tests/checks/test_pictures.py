"""The pictures of findings: each belongs to a check, only draws, holds no words, and is shown where it explains."""

import base64
import re
import sys
import types
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from dfdm.checks import CHECKS, Verdict, judge
from dfdm.checks.markup import report_markup
from dfdm.checks.pictures import LARGEST_BYTES, address, picture_of, still
from dfdm.checks.reports import Reports
from dfdm.errors import DataError
from dfdm.processes import capability
from dfdm.table import data_folder
from dfdm.verbs import render

FILES = sorted(file.name for file in (data_folder() / "pictures").iterdir())
SIGNS = re.compile(r"[A-Za-zµ]|[0-9]+°|[0-9]*[tDRhw]|[×≥≤]")


def read(name):
    return (data_folder() / "pictures" / name).read_text(encoding="utf-8")


def head(text):
    """Size, style, card and marks: all that comes before what is drawn."""
    return text.split('<path class="w" d="M132.5')[0]


def addresses(html):
    found = []

    class Seen(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag == "img":
                found.append(dict(attrs)["src"])

    Seen().feed(html)
    return found


def test_there_are_pictures_for_most_of_what_can_be_drawn():
    assert len(FILES) >= 25


@pytest.mark.parametrize("name", FILES)
def test_a_picture_belongs_to_a_check_and_its_code(name):
    check, _, code = name.removesuffix(".svg").partition(".")
    assert name.endswith(".svg") and check in CHECKS
    codes = CHECKS[check].texts("en").codes
    assert code in codes if code else any(texts.message for texts in codes.values())
    assert CHECKS[check].picture(code or next(code for code, texts in codes.items() if texts.message)) != ""


@pytest.mark.parametrize("name", FILES)
def test_a_picture_only_draws_and_holds_no_words(name):
    text = read(name)
    assert still(text, where=name) == text
    assert len(text.encode()) <= LARGEST_BYTES
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == "0 0 240 120"
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert all(SIGNS.fullmatch(word) for word in words), words
    assert text.count('<g transform="translate(120)">') == 1  # the bad on the left, the good on the right


def test_all_have_one_style():
    assert len({head(read(name)) for name in FILES}) == 1
    (style,) = {re.search("<style>.*?</style>", read(name)).group() for name in FILES}
    used = set(re.findall(r'class="([^"]*)"', "".join(map(read, FILES))))
    assert {word for words in used for word in words.split()} == set(re.findall(r"\.([a-z])\{", style))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("<script>x</script>", "<script>"),
        ("<image/>", "<image>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<path onclick="x"/>', "'onclick'"),
        ('<path xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>', "href"),
        ('<path fill="url(http://example.org/a)"/>', "leads elsewhere"),
        ("<path style=\"background:url( 'a.png')\"/>", "leads elsewhere"),
        ("<style>@import 'a.css';</style>", "leads elsewhere"),
        ("<style>path{fill:\\75rl(a)}</style>", "leads elsewhere"),
        ("<!-- words -->", "declarations"),
        ("<path", "must be SVG"),
        ("<g>" + " " * LARGEST_BYTES + "</g>", "bytes"),
    ],
)
def test_what_more_than_draws_is_refused(bad, said):
    with pytest.raises(DataError, match=re.escape(said)):
        still(f'<svg xmlns="http://www.w3.org/2000/svg">{bad}</svg>', where="pictures/x.svg")


@pytest.mark.parametrize("text", ["<html/>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "", "words"])
def test_what_is_no_drawing_is_refused(text):
    with pytest.raises(DataError):
        still(text, where="pictures/x.svg")


def test_a_check_of_others_brings_its_pictures_beside_its_rule(tmp_path, monkeypatch):
    module = types.ModuleType("others_shape")
    module.__file__ = str(tmp_path / "others_shape.py")
    monkeypatch.setitem(sys.modules, "others_shape", module)
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0{}"/></svg>'
    (pictures / "others-shape.svg").write_text(drawn.format("H1"), encoding="utf-8")
    (pictures / "others-shape.bent.svg").write_text(drawn.format("V1"), encoding="utf-8")
    (pictures / "others-bad.svg").write_text("<svg><script/></svg>", encoding="utf-8")
    assert picture_of("others-shape", "flat", "others_shape") == drawn.format("H1")
    assert picture_of("others-shape", "bent", "others_shape") == drawn.format("V1")
    assert picture_of("others-none", "flat", "others_shape") == ""
    with pytest.raises(DataError, match=r"pictures/others-bad\.svg"):
        picture_of("others-bad", "flat", "others_shape")


def reported(made):
    part = made.part(holes=(made.hole(1.0, 40.0),), walls=made.curve(0.3, area=500.0))
    return judge(part, capability("milling", "aluminum_6061"))


def test_reports_show_the_picture_of_what_is_bad_once(made):
    report = reported(made)
    bad = [finding for finding in report.findings if finding.verdict in (Verdict.WARN, Verdict.FAIL)]
    wanted = {address(drawn) for drawn in (CHECKS[f.check].picture(f.code) for f in bad) if drawn}
    assert {"hole-depth", "wall-thickness"} <= {finding.check for finding in bad} and len(wanted) >= 2
    for html in (report_markup(report), render(Reports(model="x", reports=(report,)), "html")):
        assert sorted(addresses(html)) == sorted(wanted)


def test_an_address_holds_the_whole_picture():
    drawn = read(FILES[0])
    kind, _, data = address(drawn).partition(";base64,")
    assert kind == "data:image/svg+xml" and base64.b64decode(data).decode() == drawn
