"""Viewers on a page in a real browser: parts shown and hidden, one context for all, every width, both themes, keys."""

import io

import cadquery as cq
import numpy as np
import pytest
from PIL import Image

from dfdm.widgets import Viewer
from tests.benchmarks.parts import PARTS
from tests.ui.harness import traits_of
from tests.ui.viewing import SCALE, SHARED, body, by_x, keep, measure, pixels, press, put, settle

pytestmark = pytest.mark.ui


def several():
    assembly = cq.Assembly(name="set")
    assembly.add(cq.Workplane().box(30, 20, 10), name="block")
    for x in (0, 30):
        assembly.add(cq.Workplane().cylinder(20, 4), name=f"pin{x}", loc=cq.Location((x, 0, 0)))
    assembly.add(cq.Workplane().box(10, 10, 10), name="cube")
    return assembly


def test_parts_are_listed_hidden_and_shown_alone_by_keys(shown):
    viewer = Viewer(several())
    page = shown(viewer)
    press(page, "1")
    wide = np.ptp(np.nonzero(body(pixels(page)))[1])
    press(page, "p")
    rows = page.locator(".dfdm-parts li")
    listed = [text.split("\n")[0] for text in rows.all_inner_texts()]
    assert len(listed) == 3
    assert sum("2 × " in text for text in listed) == 1
    last = rows.last.locator("input")
    last.focus()
    page.keyboard.press("Space")
    settle(page)
    assert page.evaluate("window.models[0].traits.hidden") == [2]
    assert np.ptp(np.nonzero(body(pixels(page)))[1]) < 0.95 * wide
    page.locator(".dfdm-parts button").nth(1).focus()
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("window.models[0].traits.hidden") == [0, 2]
    alone = pixels(page)
    columns = np.nonzero(body(alone).any(axis=0))[0]
    assert (np.diff(columns) == 1).all()  # one thing, and it fills the picture
    assert np.ptp(np.nonzero(body(alone))[0]) > 0.7 * alone.shape[0]
    box = page.locator(".dfdm-frame canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    entry, _ = viewer.scene.part_of(page.evaluate("window.models[0].traits.picked.face"))
    assert entry.name in listed[1]
    page.locator(".dfdm-drawer button", has_text="Show all").click()
    assert page.evaluate("window.models[0].traits.hidden") == []
    press(page, "m", "n", "Enter", *["n"] * 6, "Enter")
    assert "side by side" in page.locator(".dfdm-answer").inner_text()
    assert page.locator(".dfdm-mark-measure").count() == 0


def test_all_views_of_a_page_share_one_context_and_the_last_gives_it_back(shown):
    viewers = [Viewer(cq.Workplane().box(10 + 5 * n, 20, 10), height=150) for n in range(6)]
    page = shown(*viewers, height=1400)
    assert page.locator(".dfdm-viewer[data-state=live]").count() == 6
    wide = [np.ptp(np.nonzero(body(pixels(page, n)))[1]) for n in range(6)]
    assert all(w > 100 for w in wide)
    assert page.evaluate(f"{SHARED}.filter(Boolean).length") == 1
    assert page.evaluate(f"{SHARED}[0].drawers.size") == 6
    page.evaluate(f"window.gl = {SHARED}[0].gl")
    for n in range(5):
        page.evaluate("n => window.closers[n]()", n)
    assert page.evaluate(f"{SHARED}[0].drawers.size") == 1
    assert page.evaluate("window.gl.getContext().isContextLost()") is False
    assert page.evaluate("window.gl.info.memory.geometries") < 8
    page.evaluate("window.closers[5]()")
    page.wait_for_timeout(100)
    assert page.evaluate(f"{SHARED}.filter(Boolean).length") == 0
    assert page.evaluate("window.gl.getContext().isContextLost()") is True


def test_twenty_reruns_leave_nothing_behind(shown):
    viewer = Viewer(cq.Workplane().box(30, 20, 10), height=150)
    viewer.shade(by_x(viewer), SCALE)
    page = shown(viewer)
    page.evaluate(f"window.first = {SHARED}[0].gl")
    for n in range(20):
        page.evaluate("([traits, n]) => { window.show(traits, true); window.closers[n](); }", [traits_of(viewer), n])
        page.evaluate("document.querySelector('main').firstChild.remove()")
    settle(page)
    assert page.evaluate(f"{SHARED}.length") == 1
    assert page.evaluate(f"{SHARED}[0].gl === window.first && {SHARED}[0].drawers.size === 1")
    assert page.evaluate("window.first.info.memory.geometries") < 12
    assert page.evaluate("window.first.info.memory.textures") < 4
    heard = page.evaluate("window.models.slice(0, 20).map(m => Object.values(m.heard).flat().length)")
    assert heard == [0] * 20
    assert body(pixels(page)).mean() > 0.1


def test_a_context_that_is_taken_away_leaves_a_picture_that_wakes(shown):
    page = shown(Viewer(cq.Workplane().box(30, 20, 10)))
    before = pixels(page)
    page.evaluate(f"{SHARED}[0].gl.getContext().getExtension('WEBGL_lose_context').loseContext()")
    page.wait_for_selector(".dfdm-viewer[data-state=resting] img")
    assert page.locator(".dfdm-still img").evaluate("image => image.naturalWidth") > 300
    page.locator("button", has_text="Show in 3D").click()
    page.wait_for_selector(".dfdm-viewer[data-state=live] canvas")
    settle(page)
    assert (np.abs(pixels(page) - before).sum(axis=2) > 40).mean() < 0.01
    page.wrong = [text for text in page.wrong if "CONTEXT_LOST" not in text and "Context Lost" not in text]


def test_another_part_keeps_the_eye_where_it_is(shown):
    viewer = Viewer(cq.Workplane().box(30, 20, 10))
    page = shown(viewer)
    press(page, "1", "ArrowLeft", "ArrowLeft")
    before = pixels(page)
    viewer.model = Viewer(cq.Workplane().box(30, 20, 10.5)).model
    put(page, viewer, "vertices", "triangles", "runs", "solids", "description", "revision")
    after = pixels(page)
    assert 0 < (np.abs(before - after).sum(axis=2) > 60).mean() < 0.08
    assert "10.5 mm" in page.locator(".dfdm-caption").inner_text()


OVERFLOW = """() => [...document.querySelectorAll('.dfdm-viewer, .dfdm-viewer :is(div, ul, li, p, span, button, label)')]
  .filter(e => e.offsetWidth && getComputedStyle(e).display !== 'inline')
  .map(e => [e.className, e.getBoundingClientRect().right - document.querySelector('.dfdm-viewer').getBoundingClientRect().right])
  .filter(([name, over]) => over > 0.5)"""


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off_or_lies_over_the_part_at_any_width(shown, dark):
    viewer = Viewer(PARTS["bracket"]())
    viewer.light_faces([3, 5], label="Wall too thin for the process at hand", verdict="fail")
    viewer.shade(by_x(viewer), SCALE)
    page = shown(viewer, dark=dark)
    for width in (320, 480, 760, 1100):
        page.set_viewport_size({"width": width, "height": 700})
        for panel in ("Views", "Section", "Measure", "?"):
            page.locator(".dfdm-toolbar button", has_text=panel).click()
            settle(page)
            assert page.evaluate(OVERFLOW) == [], (width, panel)
            keep(page, f"{width}-{'dark' if dark else 'light'}-{panel.strip('?') or 'help'}")
        page.locator(".dfdm-drawer button", has_text="Off").evaluate("off => off.click()")
        for view in ("0", "5"):
            press(page, view)
            clear(page, (width, view))


def clear(page, where):
    """Legends stand beside the part, not over it."""
    seen = pixels(page)
    frame = page.locator(".dfdm-frame canvas").bounding_box()
    for over in (".dfdm-legend", ".dfdm-scale"):
        box = page.locator(over).bounding_box()
        left, top = int(box["x"] - frame["x"]), int(box["y"] - frame["y"])
        covered = body(seen)[top : top + int(box["height"]), left : left + int(box["width"])]
        assert covered.mean() < 0.02, (where, over)


def test_the_theme_of_the_page_is_followed(shown):
    viewer = Viewer(cq.Workplane().box(30, 20, 10))
    light = shown(viewer)
    dark = shown(viewer, dark=True)
    shade = [page.screenshot(clip={"x": 20, "y": 100, "width": 4, "height": 4}) for page in (light, dark)]
    first, second = (np.asarray(Image.open(io.BytesIO(png)).convert("L")).mean() for png in shade)
    assert first > 240
    assert second < 40
    press(dark, "m", "5")
    measure(dark, (200, 200))
    assert dark.evaluate("getComputedStyle(document.querySelector('.dfdm-hint')).color").startswith(
        "rgba(255, 255, 255"
    )


def test_keys_reach_everything_and_the_toolbar_is_one_stop(shown):
    page = shown(Viewer(cq.Workplane().box(30, 20, 10)))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Fit"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Section"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "dfdm-frame"
    before = pixels(page)
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert (np.abs(pixels(page) - before).sum(axis=2) > 40).mean() > 0.005
    press(page, "?")
    help_line = page.locator(".dfdm-help").inner_text()
    for key in ("arrows", "F fits", "S section", "M measure", "N next face", "Enter", "Escape"):
        assert key in help_line
    press(page, "n", "Enter")
    assert page.evaluate("window.models[0].traits.picked.face") == 0
    press(page, "Shift+N", "Enter")
    assert page.evaluate("window.models[0].traits.picked.face") == 5
