"""The main job in one flow: a notebook from its card, a change, what is wrong, a remedy, a maker, a signed bundle."""

import re

import numpy as np
import pytest

from tests.ui.test_bench import drawn, is_shaded, keep, orange, up_to_date

pytestmark = pytest.mark.ui

WAIT = 240_000
CHOSEN = "() => document.querySelector('.dfdm-table tr.dfdm-chosen')?.innerText ?? ''"


def press(page, name, key):
    """Send a slider to its end, as a hand on the keys does."""
    slider = page.locator(f".dfdm-p-row[data-parameter={name}] input[type=range]")
    slider.focus()
    page.keyboard.press(key)


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
    page.locator(".dfdm-table button", has_text=re.compile("^milling$")).first.click()
    page.wait_for_function(f"() => /milling/.test(({CHOSEN})())")
    before = page.evaluate(CHOSEN)
    assert "EUR" in before

    press(page, "width", "Home")
    page.wait_for_timeout(1000)
    up_to_date(page)
    press(page, "bore", "End")
    page.wait_for_timeout(1000)
    page.wait_for_function(f"() => /fail|warn/.test(({CHOSEN})())", timeout=WAIT)
    up_to_date(page)
    assert page.evaluate(CHOSEN) != before
    bad = page.locator(".dfdm-findings tbody tr", has=page.locator(".dfdm-f-apply")).first
    bad.wait_for(timeout=WAIT)
    quiet = drawn(page)
    bad.locator(".dfdm-f-pick").click()
    page.wait_for_timeout(600)
    lit = drawn(page)
    assert (np.abs(lit - quiet).sum(axis=2) > 40).mean() > 0.001 or orange(lit) > 0.001
    keep(page, "flow-finding")
    worse = page.evaluate(CHOSEN)
    bad.locator(".dfdm-f-apply").click()
    page.wait_for_function(
        "old => { const now = document.querySelector('.dfdm-table tr.dfdm-chosen')?.innerText ?? ''; return now !== '' && now !== old; }",
        arg=worse,
        timeout=WAIT,
    )
    up_to_date(page)
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
