"""The main job in one flow: a notebook from its card, a change, what is wrong, a remedy, a maker, a signed bundle."""

import os
import re
import subprocess
from pathlib import Path

import nbformat
import numpy as np
import pytest

from tests.ui.test_bench import drawn, is_shaded, keep, orange, up_to_date

pytestmark = pytest.mark.ui

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "extensions" / "labextension" / "src" / "templates"
WAIT = 240_000
CHOSEN = "() => document.querySelector('.dfdm-table tr.dfdm-chosen')?.innerText ?? ''"


def press(page, name, key):
    """Send a slider to its end, as a hand on the keys does."""
    slider = page.locator(f".dfdm-p-row[data-parameter={name}] input[type=range]")
    slider.focus()
    page.keyboard.press(key)


def choose(page, process):
    """Press a process in the table, and wait until the bench is about it."""
    page.locator(".dfdm-table button", has_text=re.compile(f"^{process}$")).first.click()
    page.wait_for_function(f"() => /{process}/.test(({CHOSEN})())")


def other(page, old):
    """Wait until the row of the chosen process says something else and is up to date; gives what it says."""
    page.wait_for_function(
        f"old => {{ const now = ({CHOSEN})(); return now !== '' && now !== old; }}", arg=old, timeout=WAIT
    )
    page.wait_for_function("() => !document.querySelector('.dfdm-table tr.dfdm-chosen.dfdm-stale')", timeout=WAIT)
    up_to_date(page)
    return page.evaluate(CHOSEN)


def tab(page, name):
    page.locator(".dfdm-bench .lm-TabBar-tab", has_text=name).first.click()
    page.wait_for_timeout(300)


def flow(lab, opened):
    """Walk through the main job; nothing may complain, and nobody outside may be asked."""
    page, seen = opened(lab, lab.notebook("first.ipynb", "1"), run=False)
    page.evaluate("jupyterapp.commands.execute('launcher:create')")
    page.locator(".jp-LauncherCard", has_text="Milled part").click()
    page.wait_for_function("() => /mill|block|bearing/i.test(jupyterapp.shell.currentWidget?.context?.path ?? '')")
    page.evaluate(
        "async () => { const panel = jupyterapp.shell.currentWidget; await panel.context.ready;"
        " await panel.sessionContext.ready; await jupyterapp.commands.execute('notebook:run-all-cells'); }"
    )
    page.wait_for_selector(".dfdm-frame canvas", timeout=WAIT)
    up_to_date(page)
    assert is_shaded(drawn(page))
    choose(page, "milling")
    before = page.evaluate(CHOSEN)
    assert "EUR" in before

    press(page, "width", "Home")
    narrow = other(page, before)
    press(page, "bore", "End")
    worse = other(page, narrow)
    assert "fail" in worse
    bad = page.locator(".dfdm-findings tbody tr", has=page.locator(".dfdm-f-apply")).first
    bad.wait_for(timeout=WAIT)
    quiet = drawn(page)
    bad.locator(".dfdm-f-pick").click()
    page.wait_for_timeout(600)
    lit = drawn(page)
    assert (np.abs(lit - quiet).sum(axis=2) > 40).mean() > 0.001 or orange(lit) > 0.001
    keep(page, "flow-finding")
    bad.locator(".dfdm-f-apply").click()
    assert "fail" not in other(page, worse)
    keep(page, "flow-mended")

    tab(page, "Makers")
    maker = page.locator(".dfdm-candidates table tbody tr button").first
    maker.wait_for(timeout=WAIT)
    name = maker.inner_text()
    maker.click()
    page.locator(".dfdm-candidates", has_text=f"Chosen: {name}").wait_for(timeout=30_000)
    tab(page, "Export")
    page.locator(".dfdm-bench", has_text=f"for {name}").wait_for(timeout=30_000)
    page.locator("button", has_text="Sign and export").click()
    page.locator(".dfdm-bench", has_text=re.compile(r"Wrote \S+\.dfdm\.zip: \d+ members")).wait_for(timeout=WAIT)
    page.locator("button", has_text="Verify the file").click()
    page.locator(".dfdm-bench", has_text=re.compile("valid|whole", re.IGNORECASE)).wait_for(timeout=WAIT)
    keep(page, "flow-exported")
    assert list(lab.root.glob("*.dfdm.zip"))
    assert seen.foreign == []
    assert seen.errors == []


def test_the_main_job_in_one_flow(lab, opened):
    flow(lab, opened)


KNOWN = """
from importlib.metadata import distribution
print(*sorted(f"{entry.group}:{entry.name}" for entry in distribution("dfdm").entry_points))
"""


def check_installed(python, folder):
    """All of the package came along, and Jupyter knows it."""

    def said(*command):
        environment = {**os.environ, "NO_COLOR": "1", "JUPYTER_CONFIG_DIR": str(folder)}
        environment.pop("PYTHONPATH", None)
        ended = subprocess.run(
            [str(python), *command], check=True, capture_output=True, text=True, cwd=folder, env=environment
        )
        return ended.stdout + ended.stderr

    for words in (["labextension", "@dfdm/labextension"], ["server", "extension", "dfdm.server"]):
        lines = [line for line in said("-m", "jupyter", *words[:-1], "list").splitlines() if words[-1] in line]
        assert any("enabled" in line for line in lines), words
        assert any("OK" in line for line in lines), words
    package = ROOT / "dfdm"
    here = {str(file.relative_to(package)) for file in package.rglob("*") if file.is_file()}
    there = Path(said("-c", "import dfdm; print(dfdm.__path__[0])").strip())
    wanted = {name for name in here if "__pycache__" not in name and not name.startswith("labextension")}
    assert {"data/world.json", "widgets/templates/dfdm/index.html.j2", "locale/es_ES/LC_MESSAGES/dfdm.json"} < wanted
    assert sorted(name for name in wanted if not (there / name).is_file()) == []
    entries = {"console_scripts:dfdm", "jupyterlab.locale:dfdm", "nbconvert.exporters:dfdm", "pytest11:dfdm"}
    assert entries <= set(said("-c", KNOWN).split())
    cell = nbformat.v4.new_code_cell(
        "import cadquery as cq, dfdm\ndfdm.show(cq.Workplane().box(30, 20, 10), name='box')"
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "box.ipynb")
    said("-m", "jupyter", "nbconvert", "--to", "dfdm", "--execute", "box.ipynb")
    return folder / "box.html"


@pytest.mark.wheel
@pytest.mark.slow  # a wheel, an environment of its own, the whole flow: some five minutes
def test_the_wheel_brings_all_of_it_to_a_fresh_environment(browser, opened, installed, tmp_path, start):
    page = browser.new_context(offline=True).new_page()
    page.goto(f"file://{check_installed(installed, tmp_path)}")
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    assert page.locator("canvas").is_visible()
    page.context.close()
    for lab in start(tmp_path / "lab", python=installed):
        flow(lab, opened)
