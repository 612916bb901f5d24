"""The bench outside JupyterLab: the notebook of a launcher card in Notebook 7, and as a page of Voila."""

import re
import shutil

import pytest

from tests.ui.conftest import RUN_ALL, TOKEN
from tests.ui.test_bench import drawn, is_shaded, keep, up_to_date
from tests.ui.test_flow import CHOSEN, TEMPLATES, WAIT, choose, press

PRICE = re.compile(r"[\d.,]+ EUR")

pytestmark = [pytest.mark.ui, pytest.mark.slow]


def bench_moves(page):
    """The part is drawn; a slider moves findings and price."""
    page.wait_for_selector(".dfdm-frame canvas", timeout=WAIT)
    up_to_date(page)
    assert is_shaded(drawn(page))
    choose(page, "milling")
    before, findings = page.evaluate(CHOSEN), page.locator(".dfdm-findings tbody").inner_text()
    assert "EUR" in before
    press(page, "width", "Home")
    press(page, "bore", "End")
    page.wait_for_function(f"() => /fail/.test(({CHOSEN})())", timeout=WAIT)
    up_to_date(page)
    assert PRICE.search(page.evaluate(CHOSEN))[0] != PRICE.search(before)[0]
    assert page.locator(".dfdm-findings tbody").inner_text() != findings


def test_in_notebook_7(start, tmp_path, browser, seeing):
    pytest.importorskip("notebook", reason="Notebook 7 is not installed")
    for server in start(tmp_path / "notebook", app="notebook"):
        shutil.copy(TEMPLATES / "mill.json", server.root / "mill.ipynb")
        page = browser.new_page(viewport={"width": 1300, "height": 1150})
        try:
            seen = seeing(page, server)
            page.goto(f"{server.url}/notebooks/mill.ipynb?token={TOKEN}")
            page.wait_for_selector(".jp-Notebook", timeout=60_000)
            page.wait_for_function("() => jupyterapp?.shell?.currentWidget?.sessionContext")
            page.evaluate(RUN_ALL)
            bench_moves(page)
            keep(page, "notebook-7-bench")
            # Notebook 7.6 alone says so too, without any extension (jupyter/notebook#7862).
            assert [error for error in seen.errors if "reading 'schema'" not in error] == []
            assert seen.foreign == []
        finally:
            page.evaluate("jupyterapp.serviceManager.sessions.shutdownAll()")
            page.close()


def rendered(lab, browser, seeing, name):
    """A notebook as a page of Voila, and what the page asks for and complains about."""
    page = browser.new_page(viewport={"width": 1300, "height": 1150})
    seen = seeing(page, lab)
    page.goto(f"{lab.url}/voila/render/{name}?token={TOKEN}", timeout=WAIT)
    return page, seen


def test_as_a_page_of_voila(lab, browser, seeing):
    pytest.importorskip("voila", reason="Voila is not installed")
    shutil.copy(TEMPLATES / "mill.json", lab.root / "voila.ipynb")
    lab.notebook("plain.ipynb", "'nothing of dfdm'")
    plain, own = rendered(lab, browser, seeing, "plain.ipynb")  # Voila alone asks elsewhere for icons and formulas
    plain.locator(".jp-OutputArea-output", has_text="nothing of dfdm").wait_for(timeout=WAIT)
    plain.wait_for_load_state("networkidle")
    page, seen = rendered(lab, browser, seeing, "voila.ipynb")
    try:
        bench_moves(page)
        keep(page, "voila")
        assert set(seen.foreign) <= set(own.foreign)
        # Voila tries every extension of JupyterLab, also those that need more of it than a page has.
        errors = [error for error in seen.errors if not error.startswith("Failed to load resource")]
        assert [error for error in errors if "shared module" not in error.lower()] == []
    finally:
        plain.close()
        page.close()
