"""Widgets as one file: it holds everything, asks nobody, and what a design calls itself cannot break out of it."""

import re

import anywidget
import cadquery as cq
import nbformat
import pytest
import traitlets
from nbclient import NotebookClient

from dfdm.errors import InputError
from dfdm.widgets import Viewer
from dfdm.widgets.page import Link, Piece, page_of, recorded, state_of, write_page
from dfdm.widgets.table import Column, Row, Table

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 ]]>"


def table(words="one"):
    made = Table()
    made.fill(
        [Column(key="name", label="Name")], [Row(id="a", cells={"name": words}), Row(id="b", cells={"name": "two"})]
    )
    return made


def test_the_same_pieces_give_the_same_page():
    part = cq.Workplane().box(10, 20, 30)
    first, second = (
        page_of([Piece(widget=Viewer(part, name="box")), Piece(widget=table())], title="Box", words="a box")
        for _ in range(2)
    )
    assert first == second


def test_code_stands_once_and_state_once_per_piece():
    page = page_of([Piece(widget=table()), Piece(widget=table("three"))], title="Tables")
    assert page.count('type="application/json" id="dfdm-module-') == 1
    assert page.count('data-module="dfdm-module-0"') == 2
    assert "three" in page


def test_no_address_of_any_host_is_loaded():
    page = page_of([Piece(widget=Viewer(cq.Workplane().box(1, 1, 1), name="box"))], title="Box")
    assert not re.findall(r'(?:src|href)="(?!data:)[^"]', page)
    assert "default-src 'none'" in page


def test_words_of_a_design_stay_words():
    page = page_of([Piece(widget=table(HOSTILE))], title=HOSTILE, words=HOSTILE)
    assert "<script>alert" not in page
    assert "<!--" not in page
    assert page.count("</script>") == page.count("<script ")


def test_what_no_page_can_hold_is_said():
    class Odd(anywidget.AnyWidget):
        _esm = "export default {}"
        value = traitlets.Any().tag(sync=True)

    odd = Odd()
    with odd.hold_sync():
        odd.value = 1.0
        page_of([Piece(widget=odd)], title="Odd")
    strange = Odd()
    strange.set_trait("value", 2.0)
    strange._trait_values["value"] = float("nan")
    with pytest.raises(InputError, match="no page can"):
        page_of([Piece(widget=strange)], title="Odd")


def test_bytes_travel_as_base64_and_inner_traits_stay_at_home():
    state = state_of(Viewer(cq.Workplane().box(1, 2, 3), name="box"))
    assert "$bytes" in state["vertices"]
    assert not {"layout", "_esm", "_model_name"} & set(state)


def test_what_choosing_does_is_tried_out_and_taken_back():
    made = table()
    made.observe(lambda change: setattr(made, "note", f"chose {change['new'] or 'nothing'}"), "selected")
    link = recorded([made], 0, "selected", {"a": "a", "b": "b"}, {0: ["note"]})
    assert link == Link(
        source=0,
        trait="selected",
        effects={"a": [(0, "note", "chose a")], "b": [(0, "note", "chose b")]},
        otherwise=[(0, "note", "chose nothing")],
    )
    assert made.selected == ""


def test_a_page_replaces_a_file_whole_or_not_at_all(tmp_path):
    target = tmp_path / "page.html"
    write_page("one", target)
    write_page("two", target)
    assert target.read_text() == "two"
    with pytest.raises(InputError, match="cannot be written"):
        write_page("three", tmp_path / "missing" / "page.html")
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.html"]


@pytest.fixture(scope="module")
def notebook():
    cells = [
        "import cadquery as cq, dfdm, ipywidgets\nview = dfdm.show(cq.Workplane().box(30, 20, 10), name='box')\nview",
        "ipywidgets.VBox([ipywidgets.IntSlider(), dfdm.show(cq.Workplane().box(1, 1, 1), name='inner')])",
        "ipywidgets.IntSlider()",
    ]
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(made, timeout=240, store_widget_state=True).execute()
    return made


def convert(notebook):
    from dfdm.widgets.offline import OfflineExporter

    page, _ = OfflineExporter().from_notebook_node(nbformat.from_dict(notebook))
    return page


def test_a_notebook_without_network_keeps_its_views_alive(notebook):
    page = convert(notebook)
    assert page.count("data-module=") == 2  # one alone, one in a box
    assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="https?:', page)
    assert "IntSlider" in page  # what is not ours, in words


def test_code_that_a_notebook_brings_along_is_not_run(notebook):
    foreign = nbformat.from_dict(notebook)
    states = foreign.metadata["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    for entry in states.values():
        if "_esm" in entry["state"]:
            entry["state"]["_esm"] = "alert(1)"
    page = convert(foreign)
    assert "alert(1)" not in page
    assert "data-module=" not in page
    assert "data:image/png;base64," in page
