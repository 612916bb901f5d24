"""What JupyterLab and Notebook 7 have of dfdm: side panel, toolbar, status bar, commands, settings, Spanish."""

import json
import os
import tomllib
from pathlib import Path

import nbformat
import pytest

pytestmark = pytest.mark.ui

ROOT = Path(__file__).parents[2]
PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
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
THIN = "thin = plate(wall=0.2)"
RUN_ALL = "async () => { const panel = jupyterapp.shell.currentWidget; await panel.sessionContext.ready; await jupyterapp.commands.execute('notebook:run-all-cells'); }"
LONG_MS = 120_000
KERNEL = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"


def keep(page, name):
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def command(page, name, **args):
    """Start a command; what it opens is waited for by its looks."""
    page.evaluate("([name, args]) => void jupyterapp.commands.execute(name, args)", [name, args])


def says(page, text, limit_ms=LONG_MS):
    page.locator(".dfdm-panel", has_text=text).wait_for(timeout=limit_ms)


def up_to_date(page, words="Up to date."):
    page.locator(".dfdm-panel-status", has_text=words).wait_for(timeout=LONG_MS)


def row(page, process):
    return page.locator(".dfdm-panel-processes tr", has_text=process).first


CUT_OFF = """() => [...document.querySelectorAll('.dfdm-panel *')]
  .filter(node => node.scrollWidth > node.clientWidth + 1 && node.clientWidth)
  .map(node => [node.className, node.innerText.slice(0, 60)])"""


def test_the_panel_follows_the_notebook_in_front(lab, opened):
    page, seen = opened(lab, lab.notebook("panel.ipynb", DESIGN, THIN), run=False)
    assert page.locator(".jp-NotebookPanel-toolbar [data-jp-item-name=dfdm-check]").is_visible()
    command(page, "dfdm:show-panel")
    says(page, "dfdm was not imported in this notebook yet")
    page.locator(".dfdm-panel button", has_text="Run all cells").click()
    page.locator(".dfdm-panel-subject").nth(1).wait_for(timeout=LONG_MS)
    up_to_date(page)
    assert page.locator(".dfdm-panel-subject h3").all_inner_texts() == ["✓\nPlate thin", "✓\nPlate plate"]
    assert page.locator(".dfdm-panel-processes tr").count() == 12  # of the first; the second is folded
    printed = row(page, "material extrusion")
    assert printed.locator("[role=img]").get_attribute("aria-label") == "fail"
    printed.locator("button").click()
    details = page.locator(".dfdm-panel-details").inner_text()
    assert "cannot be made" in details
    assert "0.2 mm" in details
    assert "not checked" in row(page, "laser cutting").inner_text()
    assert row(page, "laser cutting").inner_text().split()[-1] == "EUR"
    assert page.locator(".dfdm-panel-makers li").count() == 3
    assert page.evaluate(CUT_OFF) == []
    assert "dfdm: 2 of 2 makeable" in page.locator(".dfdm-status").inner_text()
    keep(page, "panel-light")

    lab.notebook("other.ipynb", "x = 1")
    command(page, "docmanager:open", path="other.ipynb")
    page.wait_for_function("() => jupyterapp.shell.currentWidget?.context?.path === 'other.ipynb'")
    says(page, "dfdm was not imported in this notebook yet")
    assert page.locator(".dfdm-status").is_hidden()
    command(page, "docmanager:open", path="panel.ipynb")
    page.wait_for_function("() => jupyterapp.shell.currentWidget?.context?.path === 'panel.ipynb'")
    says(page, "Plate")
    assert seen.errors == []
    assert seen.foreign == []


@pytest.mark.slow  # half a minute, of it most for kernels to start and end
def test_the_panel_says_what_the_kernel_does(lab, opened):
    page, _ = opened(lab, lab.notebook("kernel.ipynb", DESIGN))
    command(page, "dfdm:show-panel")
    page.locator(".dfdm-panel-makers li").first.wait_for(timeout=LONG_MS)
    up_to_date(page)
    page.evaluate(f"() => void {KERNEL}.requestExecute({{code: 'import time; time.sleep(4)'}})")
    up_to_date(page, "The kernel is busy")
    up_to_date(page)
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    says(page, "This notebook has no kernel running")
    page.locator(".dfdm-panel button", has_text="Start a kernel").click()
    says(page, "dfdm was not imported in this notebook yet")
    page.evaluate(f"async () => {{ await {KERNEL}.requestExecute({{code: 'import dfdm'}}).done; }}")
    says(page, "There is no design in this notebook yet")
    page.evaluate(f"() => void {KERNEL}.requestExecute({{code: 'import os; os._exit(1)'}}).done.catch(() => undefined)")
    says(page, "dfdm was not imported in this notebook yet")  # it was restarted by itself, without dfdm


def test_a_notebook_is_checked_and_its_design_exported(lab, opened):
    page, seen = opened(lab, lab.notebook("export.ipynb", DESIGN))
    page.locator(".dfdm-status", has_text="1 design").wait_for(timeout=LONG_MS)
    page.locator(".jp-NotebookPanel-toolbar [data-jp-item-name=dfdm-check]").locator("button, jp-button").first.click()
    link = page.locator(".dfdm-panel-reports button", has_text="export.plate.report.json")
    link.wait_for(timeout=LONG_MS)
    document = json.loads((lab.root / "export.plate.report.json").read_text())
    assert document["schema"] == "dfdm/reports/1"
    assert {report["process"] for report in document["reports"]} >= {"milling", "laser_cutting"}
    page.locator(".dfdm-panel button", has_text="Export bundle").click()
    form = page.locator(".dfdm-dialog")
    form.locator("#dfdm-export-by").select_option("material_extrusion")
    form.locator("#dfdm-export-quantity").fill("3")
    form.locator("#dfdm-export-license").fill("no such license")
    page.locator(".jp-Dialog button", has_text="Export").click()
    page.locator(".dfdm-export-said", has_text="no such license").wait_for(timeout=LONG_MS)
    assert form.locator("#dfdm-export-by").input_value() == "material_extrusion"  # what was filled in stays
    assert form.locator("#dfdm-export-quantity").input_value() == "3"
    form.locator("#dfdm-export-license").fill("CERN-OHL-P-2.0")
    page.locator(".jp-Dialog button", has_text="Export").click()
    page.locator(".jp-Dialog", has_text="The bundle was written").wait_for(timeout=LONG_MS)
    assert (lab.root / "plate.dfdm.zip").is_file()
    page.locator(".jp-Dialog button", has_text="Verify").click()
    page.locator(".jp-Dialog", has_text="plate.dfdm.zip is whole and signed.").wait_for(timeout=LONG_MS)
    assert seen.errors == []


NO_WEBGL = """{
  const real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
    return kind.startsWith('webgl') ? null : real.call(this, kind, ...more);
  };
}"""


def looks(page):
    """The rows of the dialog by their names: sign and words."""
    page.locator(".dfdm-looks").wait_for(timeout=30_000)
    rows = page.locator(".dfdm-looks tr").all()
    return {r.locator("th").inner_text(): [cell.inner_text() for cell in r.locator("td").all()] for r in rows}


def test_the_browser_is_looked_at(lab, opened):
    page, _ = opened(lab, lab.notebook("looks.ipynb", "1"), run=False)
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.ready")
    command(page, "dfdm:check-browser")
    found = looks(page)
    assert [sign for sign, _ in found.values()] == ["ok"] * len(found)
    assert {"WebGL 2", "Code of widgets", "Widget managers", "Cookies", "Storage", "Kernel", "Trust"} <= set(found)
    page.keyboard.press("Escape")
    keep(page, "browser")
    page, _ = opened(lab, lab.notebook("looks.ipynb", "1"), run=False, script=NO_WEBGL)
    command(page, "dfdm:check-browser")
    sign, words = looks(page)["WebGL 2"]
    assert sign == "not ok"
    assert "hardware acceleration" in words


def spanish(folder):
    """A folder for the Python path with what installing dfdm and a Spanish language pack adds: their entry points."""
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"].get("entry-points", {})
    pack = folder / "jupyterlab_language_pack_es_ES"
    (pack / "locale" / "es_ES" / "LC_MESSAGES").mkdir(parents=True)
    (pack / "__init__.py").write_text("")
    for name, groups in (
        ("jupyterlab_language_pack_es_ES", {"jupyterlab.languagepack": {"es_ES": pack.name}}),
        ("dfdm_of_this_tree", {"jupyterlab.locale": entries.get("jupyterlab.locale", {})}),
    ):
        about = folder / f"{name}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in said.items()) for group, said in groups.items()]
        (about / "entry_points.txt").write_text("\n".join(lines))
    return folder


def test_in_spanish_and_with_settings(opened, start, tmp_path):
    path = os.pathsep.join([str(spanish(tmp_path / "path")), os.environ.get("PYTHONPATH", str(ROOT))])
    settings = {
        "translation-extension/plugin.jupyterlab-settings": '{"locale": "es_ES"}',
        "@dfdm/labextension/settings.jupyterlab-settings": '{"units": "inch", "currency": "USD", "theme": "contrast"}',
    }
    for lab in start(tmp_path / "lab", settings=settings, extra={"PYTHONPATH": path}):
        page, seen = opened(lab, lab.notebook("panel.ipynb", DESIGN, THIN))
        command(page, "dfdm:show-panel")
        page.locator(".dfdm-panel-subject").nth(1).wait_for(timeout=LONG_MS)
        up_to_date(page, "Al día.")
        text = page.locator(".dfdm-panel").inner_text()
        assert "extrusión de material" in text
        assert "Fabricantes" in text
        assert "60 × 40" not in text
        assert "2.362 × 1.575 × 0.008 in" in text
        assert row(page, "corte por láser").inner_text().split()[-1] == "USD"
        assert "tipos de cambio del 2026-10-30" in text
        row(page, "extrusión de material").locator("button").first.click()
        details = page.locator(".dfdm-panel-details").inner_text()
        assert "no se puede hacer" in details
        assert "pared" in details.lower()
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.dfdm-panel')).backgroundColor") == "rgb(0, 0, 0)"
        )
        assert page.evaluate(CUT_OFF) == []
        keep(page, "panel-spanish")
        command(page, "settingeditor:open", query="dfdm")
        form = page.locator(".jp-SettingsForm", has_text="Longitudes en el panel lateral").first
        form.wait_for(timeout=30_000)
        keep(page, "settings-spanish")
        form.locator("select").first.select_option(label="mm")
        says(page, "60 × 40 × 0.2 mm", 30_000)
        assert seen.errors == []
        assert seen.foreign == []


@pytest.mark.slow
def test_notebook_7_has_the_same(start, tmp_path, browser, seeing):
    pytest.importorskip("notebook", reason="Notebook 7 is not installed")
    for lab in start(tmp_path / "notebook", app="notebook"):
        lab.notebook("seven.ipynb", DESIGN, THIN)
        page = browser.new_page(viewport={"width": 1300, "height": 950})
        try:
            seen = seeing(page, lab)
            page.goto(f"{lab.url}/notebooks/seven.ipynb?token=test")
            page.wait_for_selector(".jp-Notebook", timeout=60_000)
            page.wait_for_function("() => jupyterapp?.shell?.currentWidget?.sessionContext")
            page.evaluate(RUN_ALL)
            command(page, "dfdm:show-panel")
            page.locator(".dfdm-panel-subject").nth(1).wait_for(timeout=LONG_MS)
            up_to_date(page)
            assert page.locator(".dfdm-panel").is_visible()
            assert page.locator("[data-jp-item-name=dfdm-check]").is_visible()
            keep(page, "notebook-7")
            command(page, "dfdm:check-notebook")
            page.locator(".dfdm-panel-reports button").first.wait_for(timeout=LONG_MS)
            assert (lab.root / "seven.thin.report.json").is_file()
            # Notebook 7.6 alone says so too, without any extension (jupyter/notebook#7862).
            assert [error for error in seen.errors if "reading 'schema'" not in error] == []
            assert seen.foreign == []
        finally:
            page.evaluate("jupyterapp.serviceManager.sessions.shutdownAll()")
            page.close()


@pytest.mark.parametrize(
    "name", ["sheet", *(pytest.param(name, marks=pytest.mark.slow) for name in ("print", "mill"))]
)  # the milled part runs in the browser too
def test_a_template_runs_clean(name):
    client = pytest.importorskip("nbclient")
    file = ROOT / "extensions" / "labextension" / "src" / "templates" / f"{name}.json"
    notebook = nbformat.read(file, 4)
    nbformat.validate(notebook)
    client.NotebookClient(notebook, timeout=240, kernel_name="python3").execute()
    shown = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    assert shown
    assert {out.output_type for out in shown} <= {"execute_result", "display_data"}  # nothing on stderr
