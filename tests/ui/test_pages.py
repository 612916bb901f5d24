"""Pages that need no kernel and no network, in a browser that has neither."""

import io

import cadquery as cq
import nbformat
import numpy as np
import pytest
from PIL import Image
from traitlets.config import Config

import dfdm
from dfdm.widgets import FindingsView, Viewer
from dfdm.widgets.page import Piece, page_of, write_page

pytestmark = pytest.mark.ui


@pytest.fixture
def loaded(browser):
    """Open a file; gives the page. At the end: nothing was asked of anybody, nothing was complained of."""
    pages, asked, said = [], [], []

    def load(file):
        context = browser.new_context(offline=True, viewport={"width": 1000, "height": 900})
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"file://{file}")
        page.wait_for_selector("html[data-ready=true]", state="attached", timeout=30_000)
        pages.append(context)
        return page

    yield load
    for context in pages:
        context.close()
    assert [url for url in asked if not url.startswith(("file://", "blob:", "data:"))] == []
    assert [text for text in said if "GPU stall" not in text] == []


def shades(page):
    """How many colors cover a fair share of the 3D view."""
    page.wait_for_timeout(400)
    pixels = np.asarray(Image.open(io.BytesIO(page.locator("canvas").first.screenshot())).convert("RGB"))
    _, counts = np.unique(pixels.reshape(-1, 3) // 8, axis=0, return_counts=True)
    return int((counts > 0.01 * counts.sum()).sum())


def test_a_page_lives_without_kernel_and_network(loaded, tmp_path):
    part = cq.Workplane().box(40, 30, 20).faces(">Z").shell(-0.3)
    viewer = Viewer(part, name="tray")
    page = page_of(
        [Piece(widget=viewer), Piece(widget=FindingsView(dfdm.check(part, "material_extrusion")))], title="Tray"
    )
    opened = loaded(write_page(page, tmp_path / "tray.html"))
    assert shades(opened) >= 3
    assert opened.locator(".dfdm-table tr", has_text="fail").count() >= 1


def test_a_converted_notebook_lives_too(loaded, tmp_path):
    from dfdm.widgets.offline import OfflineExporter

    cell = "import cadquery as cq, dfdm\ndfdm.show(cq.Workplane().box(30, 20, 10), name='box')"
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    config = Config({"ExecutePreprocessor": {"enabled": True, "timeout": 240}})  # as --execute does
    page, _ = OfflineExporter(config=config).from_notebook_node(made)
    file = tmp_path / "notebook.html"
    file.write_text(page, encoding="utf-8")
    assert shades(loaded(file)) >= 3
