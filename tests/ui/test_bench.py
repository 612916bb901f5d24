"""The bench in a real browser: the part is drawn, a slider moves findings and price, a finding lights up its faces."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfdm.processes import catalog

pytestmark = pytest.mark.ui

DESIGN = '''
from typing import Annotated

import cadquery as cq

import dfdm
from dfdm import design, mm


@design(title="Plate", license="CERN-OHL-P-2.0")
def plate(width: Annotated[float, mm(30, 90)] = 60, wall: Annotated[float, mm(0.2, 6, step=0.2)] = 4.0):
    """A plate with a hole."""
    return cq.Workplane().box(width, 40, wall).faces(">Z").workplane().hole(12)
'''
SHOW = "bench = dfdm.studio(plate, quantity=25)\nbench"
STEP_MM = 0.2
PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
"""Folder to keep pictures of the bench in, for eyes."""


def keep(page, name):
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def drawn(page):
    """Pixels of the 3D view, without what lies over it."""
    page.locator(".dfdm-frame").evaluate("frame => frame.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(400)
    box = page.locator(".dfdm-frame canvas").bounding_box()
    inner = {"x": box["x"] + 90, "y": box["y"] + 40, "width": box["width"] - 180, "height": box["height"] - 60}
    png = page.screenshot(clip=inner)
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def orange(pixels):
    """Share of pixels in the color of what fails (vermilion, in any shade)."""
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return ((red > 90) & (red > 1.6 * green) & (green > 1.6 * blue) & (blue < 60)).mean()


def is_shaded(pixels):
    """A part is in the picture: much of it differs from the background, in several shades that are not the ink."""
    background = pixels[2, 2]
    body = np.abs(pixels - background).sum(axis=2) > 40
    _, counts = np.unique(pixels[body] // 4, axis=0, return_counts=True)
    return body.mean() > 0.08 and (counts > 300).sum() >= 3


def row(page, name):
    return page.locator(".dfdm-table tr", has=page.locator("button", has_text=name)).first.inner_text()


def up_to_date(page):
    page.wait_for_selector("text=Up to date.", timeout=240_000)


def slide(page, name, keys):
    """Move a slider with the keys, as a hand does: down until it has gone as many steps."""
    handle = page.locator(f".dfdm-p-row[data-parameter={name}] input[type=range]")
    start = float(handle.input_value())
    for _ in range(3 * keys):  # a press is lost where the page is busy; a hand presses again
        if float(handle.input_value()) <= start - (keys - 0.5) * STEP_MM:
            return
        handle.focus()
        page.keyboard.press("ArrowLeft")
    raise AssertionError(f"the slider '{name}' does not move")


def walk(lab, opened):
    """The whole way of the main flow; says what was not as it should be."""
    page, seen = opened(lab, lab.notebook("plate.ipynb", DESIGN, SHOW))
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    up_to_date(page)
    page.locator(".dfdm-table button", has_text="material extrusion").click()
    page.locator(".dfdm-frame").scroll_into_view_if_needed()
    before = drawn(page)
    assert is_shaded(before)
    assert orange(before) == 0
    assert "pass" in row(page, "material extrusion")
    thick = row(page, "material extrusion")
    keep(page, "bench")

    slide(page, "wall", 19)
    page.wait_for_function(
        "() => /fail/.test([...document.querySelectorAll('.dfdm-table tr')].find(r => /material extrusion/.test(r.innerText))?.innerText)",
        timeout=180_000,
    )
    up_to_date(page)
    assert row(page, "material extrusion") != thick  # verdict and price moved
    assert "EUR" in row(page, "material extrusion")
    findings = page.locator(".dfdm-table").nth(1)
    failing = findings.locator("tr", has_text="fail").first
    failing.locator(".dfdm-f-pick").click()
    assert failing.locator(".dfdm-f-pick").get_attribute("aria-pressed") == "true"
    picture = findings.locator("img.dfdm-table-picture")
    page.wait_for_function("() => document.querySelector('img.dfdm-table-picture[src]')?.naturalWidth === 240")
    assert picture.is_visible()
    lit = drawn(page)
    assert orange(lit) > 0.03
    keep(page, "finding")
    failing.locator(".dfdm-f-pick").click()  # put the finding down again
    picture.wait_for(state="hidden")

    page.locator(".dfdm-frame").press("5")  # seen from the top
    page.wait_for_timeout(300)
    canvas = page.locator(".dfdm-frame canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] / 2 + 75, "y": box["height"] / 2})
    page.wait_for_selector(r"text=/^Face \d+ at/", timeout=10_000)
    told = page.locator(".dfdm-picked").inner_text()
    page.locator(".dfdm-table tr.dfdm-chosen button", has_text="Wall thickness").wait_for(timeout=10_000)
    assert seen.foreign == []
    assert seen.errors == []
    return told


@pytest.mark.slow  # the flow moves sliders and lights faces too
def test_slider_findings_and_faces_are_one_thing(lab, opened):
    told = walk(lab, opened)
    assert "0.10 mm" in told or "0.20 mm" in told or "0.1" in told  # on top of a plate of 0.2 mm around z = 0


GLIMPSED = """() => {
  window.glimpsed = [];
  new MutationObserver(() => {
    const words = document.querySelector('.dfdm-viewer .dfdm-caption')?.innerText;
    if (words !== window.glimpsed.at(-1)?.[0]) {
      window.glimpsed.push([words, document.querySelector('.dfdm-progress-words').innerText]);
    }
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


def test_a_drag_shows_the_part_limits_follow_and_a_remedy_turns_the_verdict(lab, opened):
    page, seen = opened(lab, lab.notebook("drag.ipynb", DESIGN, SHOW))
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    up_to_date(page)
    page.locator(".dfdm-table button", has_text="material extrusion").click()
    slider = page.locator(".dfdm-p-row[data-parameter=wall] input[type=range]")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    y = box["y"] + box["height"] / 2

    def at(value):
        return box["x"] + 8 + (box["width"] - 16) * (value - 0.2) / 5.8

    page.evaluate(GLIMPSED)
    page.mouse.move(at(4.0), y)
    page.mouse.down()
    for step in range(18):
        page.mouse.move(at(4.0 - 0.2 * (step + 1)), y)
        page.wait_for_timeout(60)
    page.locator(".dfdm-progress-words", has_text="Let go").wait_for(timeout=60_000)
    glimpsed = page.evaluate("window.glimpsed")
    assert len(glimpsed) > 3
    assert not any("Checking" in words for _, words in glimpsed)
    assert "0.4 mm" in glimpsed[-1][0]
    page.mouse.up()
    up_to_date(page)
    page.locator(".dfdm-p-row[data-parameter=wall] .dfdm-p-band-fails").wait_for(state="attached", timeout=120_000)
    apply = page.locator(".dfdm-f-apply", has_text="Apply wall: 0.8 mm").first
    apply.wait_for(timeout=120_000)
    assert "warn" in row(page, "material extrusion")
    keep(page, "limits")
    apply.click()
    page.wait_for_function(
        "() => /pass/.test([...document.querySelectorAll('.dfdm-table tr')].find(r => /material extrusion/.test(r.innerText))?.innerText)",
        timeout=120_000,
    )
    assert slider.input_value() == "0.8"
    page.locator("button", has_text="Undo").click()
    page.wait_for_function(
        "() => /warn/.test([...document.querySelectorAll('.dfdm-table tr')].find(r => /material extrusion/.test(r.innerText))?.innerText)",
        timeout=120_000,
    )
    assert seen.errors == []
    assert seen.foreign == []


CUT_OFF = """() => {
  const cut = [];
  for (const table of document.querySelectorAll('.dfdm-table')) {
    const inner = table.querySelector('.dfdm-table-scroll');
    if (!inner?.clientWidth) continue;
    if (inner.scrollWidth > inner.clientWidth) cut.push([table.innerText.slice(0, 40), 'is wider than its room']);
    for (const cell of inner.querySelectorAll('td')) {
      if (cell.scrollWidth > cell.clientWidth + 1) cut.push([cell.innerText, 'is wider than its cell']);
    }
  }
  return cut;
}"""


def tab(page, name):
    page.locator(".jupyter-widgets .lm-TabBar-tab", has_text=name).first.click()
    page.wait_for_timeout(300)


def test_all_processes_are_in_sight_and_nothing_is_cut_off_in_a_narrow_window(lab, opened):
    example = (Path(__file__).parents[2] / "examples" / "pump_cover.py").read_text()
    show = "import dfdm\ndfdm.studio(cover, 'sample', quantity=25)"
    page, seen = opened(lab, lab.notebook("cover.ipynb", example, show))
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    up_to_date(page)
    processes = page.locator(".dfdm-table").first
    assert processes.locator("tbody tr").count() == len(catalog().processes)
    for width in (1400, 700):
        page.set_viewport_size({"width": width, "height": 1500})
        page.wait_for_timeout(600)
        inner = processes.locator(".dfdm-table-scroll")
        assert inner.evaluate("e => e.scrollHeight <= e.clientHeight")
        for name in ("Findings", "Cost", "Makers"):
            tab(page, name)
            assert page.evaluate(CUT_OFF) == [], (width, name)
            keep(page, f"cover-{width}-{name.lower()}")
    tab(page, "Findings")
    assert page.locator(".dfdm-table [role=columnheader]").count() > 0  # stacked, and still a table to who hears it
    assert seen.errors == []


WATCH = """() => {
  window.watched = [];
  const note = () => {
    const [said, stale] = [document.querySelector('.dfdm-progress-words')?.innerText,
                           document.querySelectorAll('tr.dfdm-stale').length];
    if (said !== window.watched.at(-1)?.[0]) window.watched.push([said, stale, performance.now()]);
  };
  new MutationObserver(note).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


@pytest.mark.slow  # a browser, and a kernel of its own
def test_what_waits_for_its_verdict_is_seen_to_wait(lab, opened):
    page, _ = opened(lab, lab.notebook("waits.ipynb", DESIGN, SHOW))
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    up_to_date(page)
    page.evaluate(WATCH)
    slide(page, "wall", 1)
    page.wait_for_function("() => window.watched.some(([said]) => /Checking/.test(said))", timeout=60_000)
    up_to_date(page)
    watched = page.evaluate("window.watched")
    told = [(said, stale) for said, stale, _ in watched if "Checking" in said]
    count = len(catalog().processes)
    assert f"of {count}: " in told[0][0]
    assert told[0][1] > 0
    assert page.locator("tr.dfdm-stale").count() == 0


DRAWERS = (
    "Object.getOwnPropertySymbols(globalThis).filter(s => String(s).includes('dfdm.renderer'))"
    ".map(s => globalThis[s]?.drawers.size).filter(Boolean)"
)
"""How many views each WebGL context of ours draws."""


@pytest.mark.slow  # a browser, and a kernel of its own
def test_rerunning_a_cell_leaves_one_context(lab, opened):
    page, seen = opened(lab, lab.notebook("again.ipynb", DESIGN, "dfdm.show(plate())"))
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    for _ in range(10):
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_timeout(300)
    page.wait_for_selector(".dfdm-viewer[data-state=live] canvas", timeout=180_000)
    page.wait_for_timeout(1500)
    assert page.evaluate(DRAWERS) == [1]
    assert page.locator(".dfdm-frame canvas").count() == 1
    assert is_shaded(drawn(page))
    assert seen.errors == []


@pytest.mark.slow  # a browser, and a kernel of its own
def test_many_viewers_are_all_live_with_one_context(lab, opened):
    cells = [DESIGN, *[f"dfdm.show(plate(width={width}))" for width in (40, 50, 60, 70, 80, 90)]]
    page, seen = opened(lab, lab.notebook("many.ipynb", *cells))
    page.wait_for_function("() => document.querySelectorAll('.dfdm-viewer').length === 6", timeout=240_000)
    page.wait_for_timeout(1500)
    assert page.locator(".dfdm-viewer[data-state=live]").count() == 6
    assert page.evaluate(DRAWERS) == [6]
    page.evaluate(
        "() => { const notebook = jupyterapp.shell.currentWidget.content; notebook.activeCellIndex = 3;"
        " jupyterapp.commands.execute('notebook:delete-cell'); }"
    )
    page.wait_for_function(f"() => {DRAWERS}[0] === 5", timeout=10_000)
    page.evaluate("jupyterapp.shell.currentWidget.dispose()")
    page.wait_for_function(f"() => {DRAWERS}.length === 0", timeout=10_000)
    assert seen.errors == []


def test_keys_turn_the_view_and_are_not_taken_for_commands(lab, opened):
    page, _ = opened(lab, lab.notebook("keys.ipynb", DESIGN, "dfdm.show(plate())"))
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    page.locator(".dfdm-frame").focus()
    before = drawn(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    turned = drawn(page)
    assert (np.abs(before - turned).sum(axis=2) > 40).mean() > 0.01
    page.keyboard.press("0")
    assert (np.abs(drawn(page) - before).sum(axis=2) > 40).mean() < 0.002
    assert page.locator(".jp-Cell").count() == 2
    assert page.locator(".dfdm-frame").get_attribute("aria-label").startswith("Plate: 60 × 40 × 4 mm")


NO_WEBGL = """{
  const real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
    return kind.startsWith('webgl') ? null : real.call(this, kind, ...more);
  };
}"""


def test_a_narrower_window_cuts_nothing_off(lab, opened):
    page, _ = opened(lab, lab.notebook("narrow.ipynb", DESIGN, "dfdm.show(plate())"))
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    for width in (1300, 700):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(600)
        box = page.locator(".dfdm-frame canvas").bounding_box()
        png = page.screenshot(clip={**box, "y": box["y"] + 60, "height": box["height"] - 150})
        picture = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
        columns = np.flatnonzero((np.abs(picture - picture[2, 2]).sum(axis=2) > 40).any(axis=0))
        assert 0.02 * width < columns[0]
        assert columns[-1] < picture.shape[1] - 0.02 * width


def test_without_webgl_the_still_picture_is_shown(lab, opened):
    page, seen = opened(lab, lab.notebook("still.ipynb", DESIGN, "dfdm.show(plate())"), script=NO_WEBGL)
    page.wait_for_selector(".dfdm-viewer[data-state=still] img", timeout=240_000)
    assert page.locator(".dfdm-viewer img").evaluate("image => image.naturalWidth") == 640
    assert "WebGL is not available" in page.locator(".dfdm-note").inner_text()
    assert seen.foreign == []


@pytest.mark.slow  # a browser, and a kernel of its own
def test_an_untrusted_notebook_shows_picture_and_tables(lab, opened):
    import nbformat
    from nbclient import NotebookClient

    url = lab.notebook("untrusted.ipynb", DESIGN, SHOW, "dfdm.show(plate())")
    notebook = nbformat.read(lab.root / "untrusted.ipynb", 4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    notebook.metadata.pop("widgets", None)
    nbformat.write(notebook, lab.root / "untrusted.ipynb")
    page, seen = opened(lab, url, run=False)
    page.wait_for_selector(".jp-OutputArea-output img", timeout=30_000)
    pictures = page.locator(".jp-OutputArea-output img")
    widths = [pictures.nth(i).evaluate("image => image.naturalWidth") for i in range(pictures.count())]
    assert widths.count(640) >= 2  # the part twice; beside it stand pictures of its costs
    assert min(widths) > 0
    assert "material extrusion" in page.locator(".jp-OutputArea-output table").first.inner_text()
    assert seen.foreign == []
    keep(page, "untrusted")


@pytest.mark.slow  # the flow goes through a card too
def test_the_launcher_card_makes_a_notebook_that_runs(lab, opened):
    page, seen = opened(lab, lab.notebook("first.ipynb", "1"), run=False)
    page.evaluate("jupyterapp.commands.execute('launcher:create')")
    page.locator(".jp-LauncherCard", has_text="Design notebook").click()
    page.locator(".jp-Notebook h1", has_text="A design for distributed").wait_for(timeout=30_000)
    assert (lab.root / "design.ipynb").exists()
    page.wait_for_function("() => jupyterapp.shell.currentWidget?.context?.path === 'design.ipynb'")
    page.evaluate(
        "async () => { const panel = jupyterapp.shell.currentWidget; await panel.sessionContext.ready;"
        " await jupyterapp.commands.execute('notebook:run-all-cells'); }"
    )
    page.wait_for_selector(".dfdm-frame canvas", timeout=240_000)
    up_to_date(page)
    assert is_shaded(drawn(page))
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-InputPrompt')].some(p => p.textContent === '[3]:')"
    )
    assert page.locator(".jp-OutputArea-output[data-mime-type*=error]").count() == 0
    assert seen.foreign == []
    keep(page, "starter")
