"""What goes wrong costs one message: designs that raise, hang or crash, a kernel that ends, much of everything."""

import re

import pytest

pytestmark = pytest.mark.ui

DESIGN = '''
import os, time
from typing import Annotated

import cadquery as cq

import dfdm
from dfdm import design, mm


@design(title="Odd plate")
def plate(width: Annotated[float, mm(30, 90, step=5)] = 60.0):
    """A plate that cannot be built at every width."""
    if width == 65:
        raise ValueError("no such width in stock")
    if width == 70:
        time.sleep(600)
    if width == 75:
        os.kill(os.getpid(), 9)
    return cq.Workplane().box(width, 40, 4).faces(">Z").workplane().hole(12)
'''
SET = """([name, value]) => {
  const slider = document.querySelector(`.dfdm-p-row[data-parameter=${name}] input[type=range]`);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, String(value));
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  slider.dispatchEvent(new Event('change', { bubbles: true }));
}"""


def said(page):
    return page.locator(".dfdm-progress-words").first


def wait_until_said(page, words, timeout=120_000):
    page.wait_for_function(
        "words => document.querySelector('.dfdm-progress-words')?.textContent.includes(words)",
        arg=words,
        timeout=timeout,
    )


def move(page, value):
    page.evaluate(SET, ["width", value])


def is_drawn(page):
    return page.locator(".dfdm-frame canvas").first.is_visible()


def test_a_design_that_raises_hangs_or_crashes_costs_one_message(lab, opened):
    page, seen = opened(lab, lab.notebook("odd.ipynb", DESIGN, "bench = dfdm.studio(plate, timeout_s=20)\nbench"))
    wait_until_said(page, "Up to date.", 240_000)
    move(page, 65)
    wait_until_said(page, "no such width in stock")
    assert said(page).get_attribute("role") == "alert"
    assert is_drawn(page)
    move(page, 70)
    page.wait_for_timeout(1500)
    page.locator(".dfdm-progress button", has_text="Stop").first.click()
    wait_until_said(page, "Stopped")
    move(page, 75)
    page.wait_for_selector(".dfdm-progress-words[role=alert]", timeout=60_000)
    assert "Stopped" not in said(page).inner_text()
    assert "The last part that could be built is shown." in said(page).inner_text()
    move(page, 80)
    wait_until_said(page, "Up to date.", 240_000)
    assert is_drawn(page)
    assert seen.errors == []


def test_a_kernel_that_ends_is_told_where_the_hand_is(lab, opened):
    page, _ = opened(lab, lab.notebook("ended.ipynb", DESIGN, "bench = dfdm.studio(plate)\nbench"))
    wait_until_said(page, "Up to date.", 240_000)
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()")
    page.wait_for_timeout(500)
    move(page, 80)
    page.wait_for_selector("text=/kernel (does not answer|has ended)/", timeout=15_000)
    assert is_drawn(page)  # what was known stays


@pytest.mark.slow  # tests/widgets/test_generations.py counts in a kernel without a browser
def test_twenty_runs_of_a_cell_leave_one_bench(lab, opened):
    show = "import ipywidgets.widgets.widget as kept\nbench = dfdm.studio(plate)\nbench"
    count = "print('comms', len(get_ipython().kernel.comm_manager.comms), 'done')"
    page, seen = opened(lab, lab.notebook("again.ipynb", DESIGN, show, count))
    wait_until_said(page, "Up to date.", 240_000)
    page.wait_for_selector("text=/comms [0-9]+ done/", timeout=60_000)
    first = int(re.search(r"comms (\d+) done", page.locator(".jp-Notebook").inner_text()).group(1))
    again = """async () => {
      const { content, context, sessionContext } = jupyterapp.shell.currentWidget;
      content.activeCellIndex = 1;
      for (let i = 0; i < 20; i++) await jupyterapp.commands.execute('notebook:run-cell');
      content.activeCellIndex = 2;
      await jupyterapp.commands.execute('notebook:run-cell');
    }"""
    page.evaluate(again)
    page.wait_for_function(
        "() => /comms [0-9]+ done/.test(document.querySelector('.jp-Notebook').innerText)",
        timeout=120_000,
    )
    page.wait_for_timeout(1500)
    last = int(re.findall(r"comms (\d+) done", page.locator(".jp-Notebook").inner_text())[-1])
    assert last <= first + 5
    assert page.locator(".dfdm-frame").count() == 1
    assert page.locator("canvas:visible").count() <= 2
    assert seen.errors == []


@pytest.mark.slow  # a browser, and a kernel of its own
def test_much_of_everything_stays_usable(lab, opened):
    many = """
import numpy as np, trimesh, cadquery as cq, dfdm
from dataclasses import replace
from pathlib import Path
from dfdm.nodes.network import Network, sample_network
from dfdm.widgets import CandidatesView, FindingsView, show
trimesh.creation.uv_sphere(radius=20.0, count=[320, 320]).export("ball.stl")
from dfdm.designs.sources import open_model
ball = open_model("ball.stl")
view = show(ball)
view
"""
    findings = """
reports = tuple(dfdm.check(cq.Workplane().box(60, 40, 0.3).faces(">Z").workplane().hole(0.4)))
found = FindingsView(reports)
print("rows", len(found.rows))
found
"""
    makers = """
nodes = sample_network().nodes
crowd = Network([replace(nodes[i % len(nodes)], id=f"test:{i:06}", aliases=()) for i in range(5000)])
table = CandidatesView(dfdm.match(cq.Workplane().box(30, 20, 5), crowd, to="Berlin, DE"))
print("makers", len(table.candidates.all))
table
"""
    page, seen = opened(lab, lab.notebook("many.ipynb", many, findings, makers))
    page.wait_for_selector("text=/makers [0-9]{4}/", timeout=240_000)
    page.wait_for_selector(".dfdm-frame canvas", timeout=60_000)
    assert int(re.search(r"rows (\d+)", page.locator(".jp-Notebook").inner_text()).group(1)) >= 50
    frame = page.locator(".dfdm-frame")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    frame.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    page.wait_for_selector(r"text=/^Face \d+/", timeout=15_000)
    table = page.locator(".dfdm-findings").first
    table.scroll_into_view_if_needed()
    table.locator("tbody tr button").last.click()
    page.wait_for_selector(".dfdm-findings tr.dfdm-chosen", timeout=10_000)
    assert seen.errors == []
