"""The bench, whole, looked at: at three widths, in light and dark, nothing is cut off, nothing lies over another thing,
and axe finds no serious barrier on any page."""

import os
from pathlib import Path

import pytest

from tests.ui.conftest import open_notebook
from tests.ui.test_bench import up_to_date

pytestmark = pytest.mark.ui

PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
"""Folder to keep pictures of the bench in, for eyes."""
WIDTHS = (700, 1100, 1600)
TALL = 2600
DESIGN = '''
from typing import Annotated, Literal

import cadquery as cq

import dfdm
from dfdm import design, mm


@design(title="Wall bracket", license="CERN-OHL-S-2.0", presets={"sturdy": {"wall": 3.0}})
def bracket(
    width: Annotated[float, mm(20, 80)] = 60,
    wall: Annotated[float, mm(0.2, 8, step=0.2)] = 0.2,
    holes: Literal[2, 4] = 2,
):
    """A bracket that holds a shelf."""
    body = cq.Workplane().box(width, 40, wall)
    body = body.union(cq.Workplane().box(wall, 40, 40).translate((-width / 2 + wall / 2, 0, 20 - wall / 2)))
    points = [(width / 4, 10), (width / 4, -10)] + ([(0, 10), (0, -10)] if holes == 4 else [])
    return body.faces("<Z").workplane().pushPoints(points).hole(5)
'''
SHOW = "bench = dfdm.studio(bracket, dfdm.network('sample'), quantity=25)\nbench"
FAILS, MAY = "material extrusion", "routing"
RECIPE = "Recipe"
TAB = ".dfdm-bench .lm-TabBar-tab, .dfdm-bench .p-TabBar-tab"

LOOK = """() => {
  const bench = document.querySelector('.dfdm-bench'), room = bench.getBoundingClientRect(), found = [];
  const told = (node) => {
    const name = node.getAttribute('class') || node.parentElement.getAttribute('class') || node.parentElement.tagName;
    return `${node.tagName.toLowerCase()}.${name} "${(node.innerText || node.textContent || node.value || '').trim().slice(0, 50)}"`;
  };
  // What is seen of a box: less what those around it that scroll or clip leave of it.
  const seen = (node, box) => {
    let { left, top, right, bottom } = box;
    for (let around = node.parentElement; around && around !== bench; around = around.parentElement) {
      if (getComputedStyle(around).overflow === 'visible') continue;
      const edge = around.getBoundingClientRect();
      left = Math.max(left, edge.left); right = Math.min(right, edge.right);
      top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
    }
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const shows = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && getComputedStyle(node).clipPath === 'none';
  const over = (a, b, by) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;

  const all = [...bench.querySelectorAll('*')].filter((node) => node.tagName !== 'STYLE' && shows(node));
  for (const node of all) {
    const box = node.getBoundingClientRect(), drawn = node.closest('svg');
    if (!box.width || !box.height) continue;
    if (!drawn && (box.right > room.right + 1 || box.left < room.left - 1)) found.push(['wider than the bench', told(node)]);
    const isField = node.matches('input, select, textarea');
    const room_px = getComputedStyle(node).overflowX === 'visible' ? 7 : 1; // the end of a scale may stand out a little
    if (!drawn && !isField && node.clientWidth && node.scrollWidth > node.clientWidth + room_px
        && getComputedStyle(node).display !== 'inline') found.push(['wider than its room', told(node)]);
    const hides = ['hidden', 'clip'].includes(getComputedStyle(node).overflowY);
    if (!drawn && hides && node.scrollHeight > node.clientHeight + 2) found.push(['cut off below', told(node)]);
  }

  const words = [];
  const walk = document.createTreeWalker(bench, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, home = node.parentElement;
    if (!node.data.trim() || !shows(home) || home.closest('style, option, .dfdm-plot')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const spare = 0.2 * line.height; // a line is higher than its letters
      const { left, right } = line;
      const box = seen(home, { left, right, top: line.top + spare, bottom: line.bottom - spare });
      if (box.width > 1 && box.height > 1) words.push({ node: home, box });
    }
  }
  // Of what is clipped, only what may be scrolled to is not lost.
  for (let i = 0; i < words.length; i++) for (let j = i + 1; j < words.length; j++) {
    if (words[i].node !== words[j].node && over(words[i].box, words[j].box, 3))
      found.push(['words over words', `${told(words[i].node)} / ${told(words[j].node)}`]);
  }
  const controls = all.filter((node) => node.matches('button, input, select, textarea, summary, a[href], [tabindex="0"]')
    && !node.closest('svg')).map((node) => ({ node, box: seen(node, node.getBoundingClientRect()) }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  for (let i = 0; i < controls.length; i++) for (let j = i + 1; j < controls.length; j++) {
    const [a, b] = [controls[i], controls[j]];
    if (!a.node.contains(b.node) && !b.node.contains(a.node) && over(a.box, b.box, 1.5))
      found.push(['control over control', `${told(a.node)} / ${told(b.node)}`]);
  }
  // Words of others over a control.
  for (const { node, box } of words) for (const other of controls) {
    if (!other.node.contains(node) && !node.contains(other.node) && !node.closest('label, .dfdm-frame, .dfdm-picture')
        && over(box, other.box, 6) && !other.node.matches('[tabindex="0"]'))
      found.push(['words over a control', `${told(node)} / ${told(other.node)}`]);
  }
  return [...new Set(found.map((one) => one.join(': ')))].slice(0, 12);
}"""


@pytest.fixture(scope="module")
def bench(lab, browser):
    """A page with the bench of a part that fails, all of it worked off: bands, faces that are lit, makers."""
    page, seen = open_notebook(browser, lab, lab.notebook("looks.ipynb", DESIGN, SHOW), size=(1600, TALL))
    up_to_date(page)
    choose(page, FAILS)
    page.wait_for_selector("text=/^(Fails|Makeable)/", timeout=120_000)  # bands under the sliders
    page.locator(".dfdm-bench").evaluate("bench => bench.scrollIntoView({block: 'start'})")
    yield page, seen
    page.evaluate("jupyterapp.serviceManager.sessions.shutdownAll()")
    page.close()


def paint(page, dark):
    theme = f"JupyterLab {'Dark' if dark else 'Light'}"
    page.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})")
    page.wait_for_selector(f"body[data-jp-theme-light={'false' if dark else 'true'}]", state="attached")


def pages(page):
    """Turn to every page of the bench, and give its name when it stands: the recipe last, of a process that can be used."""
    choose(page, FAILS)
    names = [tab.inner_text().strip() for tab in page.locator(TAB).all()]
    for name in sorted(names, key=lambda name: name == RECIPE):
        if name == RECIPE:
            choose(page, MAY)
        page.locator(TAB, has_text=name).click()
        if name == RECIPE:
            page.locator(".dfdm-bench .dfdm-form", has_text="Intended use").first.wait_for(timeout=60_000)
        page.wait_for_timeout(250)
        yield name


def choose(page, process):
    page.locator(".dfdm-bench-ways button", has_text=process).click()
    page.locator(f".dfdm-bench-ways button[aria-pressed=true]:has-text('{process}')").wait_for()


def keep(page, name):
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        box = page.locator(".dfdm-bench").bounding_box()
        top = max(box["y"], 0)
        clip = {"x": box["x"] - 8, "y": top, "width": box["width"] + 16, "height": min(box["height"], TALL - top - 30)}
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), clip=clip)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_off_or_lies_over_another(bench, dark):
    page, seen = bench
    paint(page, dark)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALL})
        page.wait_for_timeout(500)
        page.locator(".dfdm-bench").evaluate("bench => bench.scrollIntoView({block: 'start'})")
        for name in pages(page):
            if trouble := page.evaluate(LOOK):
                found[width, name] = trouble
            keep(page, f"bench-{width}-{name}-{'dark' if dark else 'light'}")
    assert found == {}, found
    assert (seen.errors, seen.foreign) == ([], [])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_barrier_is_serious(bench, dark):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page, _ = bench
    paint(page, dark)
    page.set_viewport_size({"width": 1100, "height": TALL})
    page.wait_for_timeout(300)
    found = {}
    for name in pages(page):
        for rule in axe.run(page, context=".dfdm-bench").response["violations"]:
            if rule["impact"] in ("serious", "critical"):
                found.setdefault(rule["id"], {})[name] = [
                    (node["html"][:160], node.get("failureSummary", "")[-200:]) for node in rule["nodes"][:4]
                ]
    assert found == {}
