"""The viewer in a real browser, on a page without a kernel: what is drawn, picked, cut, measured, and given back."""

import io
import os
from pathlib import Path

import cadquery as cq
import numpy as np
import pytest
from PIL import Image

from dfdm.widgets import Viewer
from tests.benchmarks.parts import PARTS
from tests.ui.harness import Pages, answering, traits_of

pytestmark = pytest.mark.ui

PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
SHARED = (
    "Object.getOwnPropertySymbols(globalThis).filter(s => String(s).includes('dfdm.renderer')).map(s => globalThis[s])"
)
"""The renderers that the page holds."""


@pytest.fixture(scope="module")
def pages():
    light, dark = Pages(), Pages(dark=True)
    yield {False: light, True: dark}
    light.close()
    dark.close()


@pytest.fixture
def shown(browser, pages):
    """Show viewers on one page: `shown(viewer, …)`; with `kernel` they answer. What the page complains of fails the test."""
    made = []

    def show(*viewers, kernel=True, dark=False, width=760, height=640):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on(
            "console", lambda message: page.wrong.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((pages[dark].url, "blob:", "data:")) else page.wrong.append(request.url)
            ),
        )
        if kernel:
            answering(page, viewers)
        page.goto(pages[dark].url)
        page.wait_for_function("window.ready")
        for viewer in viewers:
            page.evaluate("([traits, kernel]) => window.show(traits, kernel)", [traits_of(viewer), kernel])
        settle(page)
        made.append(page)
        return page

    yield show
    for page in made:
        page.close()
    assert [page.wrong for page in made] == [[]] * len(made)


def settle(page):
    """Two pictures later everything asked for is drawn."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))"
    )


def put(page, viewer, *names, place=0):
    page.evaluate("([place, traits]) => window.put(place, traits)", [place, traits_of(viewer, *names)])
    settle(page)


def press(page, *keys):
    page.locator(".dfdm-frame").first.focus()
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def pixels(page, place=0):
    """The 3D view alone, as it is drawn, without what lies over it."""
    url = page.locator(".dfdm-frame canvas").nth(place).evaluate("canvas => canvas.toDataURL()")
    raw = page.evaluate("async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer()))", url)
    return np.asarray(Image.open(io.BytesIO(bytes(raw))).convert("RGBA")).astype(int)


def keep(page, name):
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(PICTURES) / f"viewer-{name}.png"))


def body(picture):
    return picture[..., 3] > 200


def hue(picture, high, low):
    """Share of the part in which one channel is well above another."""
    return (body(picture) & (picture[..., high] > picture[..., low] + 60)).sum() / max(body(picture).sum(), 1)


def cap(picture):
    """Pixels in the color of a cut surface."""
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    return body(picture) & (red > 200) & (green > 185) & (blue < 200) & (red - blue > 40)


def hollow():
    """A box of 40 x 30 x 20 with walls of 3, closed all around."""
    return cq.Workplane().box(40, 30, 20).cut(cq.Workplane().box(34, 24, 14))


SCALE = {"title": "Wall thickness", "unit": "mm", "low": 0.0, "high": 4.0, "limit": 2.0, "palette": "threshold"}


def by_x(viewer):
    """Values that grow from 0 to 4 mm along x, as on the part's own vertices."""
    x = viewer.model.parts[0].part.mesh.vertices[:, 0]
    return 4 * (x - x.min()) / np.ptp(x)


def test_faces_light_up_and_a_click_tells_the_face(shown):
    viewer = Viewer(PARTS["bracket"]())
    page = shown(viewer)
    plain = pixels(page)
    assert 0.1 < body(plain).mean() < 0.6
    assert hue(plain, 0, 2) == 0
    viewer.light_faces([10], label="Wall too thin", verdict="fail")
    put(page, viewer, "highlights")
    assert hue(pixels(page), 0, 2) > 0.05
    assert page.locator(".dfdm-legend").inner_text() == "Wall too thin (1 face)"
    label = page.locator(".dfdm-frame").get_attribute("aria-label")
    assert label == "part: 60 × 40 × 50 mm, 27 faces; lit up: Wall too thin (1 face)"
    press(page, "5")
    rows, columns = np.nonzero(body(pixels(page)))
    click(page, columns.min() + 0.85 * np.ptp(columns), (rows.min() + rows.max()) / 2)
    picked = page.evaluate("window.models[0].traits.picked")
    face = viewer.model.parts[0].part.faces[picked["face"]]
    assert face.normal == pytest.approx((0, 0, 1))
    assert picked["at_mm"][2] == pytest.approx(2.5, abs=1e-3)
    assert f"Face {picked['face']} at" in page.locator(".dfdm-picked").inner_text()


def test_values_are_colors_with_a_legend_and_a_reading_under_the_pointer(shown):
    viewer = Viewer(cq.Workplane().box(40, 30, 4))
    viewer.shade(by_x(viewer), SCALE)
    page = shown(viewer)
    press(page, "5")
    seen = pixels(page)
    rows, columns = np.nonzero(body(seen))
    middle = (columns.min() + columns.max()) // 2
    row = (rows.min() + rows.max()) // 2
    left, right = seen[row, columns.min() + 30], seen[row, columns.max() - 30]
    assert left[0] > left[2] + 60  # below the limit: warm
    assert right[2] > right[0] + 60
    line = seen[row, middle - 4 : middle + 5, :3].sum(axis=1)
    assert line.min() < 200 < line.max()  # a dark line where the limit is
    assert [text.strip() for text in page.locator(".dfdm-scale-ticks span").all_inner_texts()] == ["0", "2", "4"]
    assert page.locator(".dfdm-scale-head").inner_text().split("\n") == ["Wall thickness, mm", "at least 2"]
    assert page.locator(".dfdm-scale-missing").is_hidden()
    mark = page.locator(".dfdm-scale-mark").bounding_box()
    bar = page.locator(".dfdm-scale-bar").bounding_box()
    assert mark["x"] + mark["width"] / 2 == pytest.approx(bar["x"] + bar["width"] / 2, abs=2)
    box = page.locator(".dfdm-frame canvas").bounding_box()
    at = columns.min() + 0.75 * np.ptp(columns)
    page.mouse.move(float(box["x"] + at), float(box["y"] + row))
    settle(page)
    reading = page.locator(".dfdm-hover").inner_text()
    assert float(reading.removesuffix(" mm")) == pytest.approx(3.0, abs=0.05)
    assert "Wall thickness: colors from 0 to 4 mm" in page.locator(".dfdm-frame").get_attribute("aria-label")
    keep(page, "shade")


def test_what_was_not_measured_is_hatched_gray_and_says_so(shown):
    viewer = Viewer(cq.Workplane().box(40, 30, 4))
    values = by_x(viewer)
    viewer.shade(np.where(values > 1, np.nan, values), {**SCALE, "missing": "no wall behind"})
    page = shown(viewer)
    press(page, "5")
    seen = pixels(page)
    inside = seen[body(seen)][:, :3]
    gray = np.ptp(inside, axis=1) < 12
    assert gray.mean() > 0.9
    assert len(np.unique(inside[gray][:, 0] // 30)) >= 2
    box = page.locator(".dfdm-frame canvas").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settle(page)
    assert page.locator(".dfdm-hover").inner_text() == "no wall behind"
    assert page.locator(".dfdm-scale-missing").inner_text() == "no wall behind"
    viewer.unshade()
    put(page, viewer, "scale", "scalars")
    assert page.locator(".dfdm-scale").is_hidden()
    assert hue(pixels(page), 0, 2) == 0


@pytest.mark.parametrize("shaded", [False, True])
def test_a_cut_shows_caps_of_the_right_size_and_hollows_stay_hollow(shown, shaded):
    viewer = Viewer(hollow())
    viewer.section = {"axis": "y", "at": 0.5, "flip": True}
    if shaded:
        viewer.shade(by_x(viewer), SCALE)
    page = shown(viewer)
    press(page, "1")
    seen = pixels(page)
    rows, columns = np.nonzero(body(seen))
    wide, high = np.ptp(columns), np.ptp(rows)
    assert wide / high == pytest.approx(40 / 20, rel=0.02)
    outer, hole = np.zeros_like(body(seen)), np.zeros_like(body(seen))
    fine = wide / 40
    outer[rows.min() : rows.max(), columns.min() : columns.max()] = True
    edge = round(3 * fine)
    hole[rows.min() + edge : rows.max() - edge, columns.min() + edge : columns.max() - edge] = True
    assert cap(seen)[hole].mean() < 0.01
    assert 0.55 < cap(seen)[outer & ~hole].mean() < 0.95  # the rest of it is hatch
    press(page, "2")
    back = pixels(page)
    assert cap(back).sum() < 50  # from behind one sees no cap
    keep(page, f"cut-{shaded}")


def test_the_cut_moves_with_its_panel_and_tells_python(shown):
    viewer = Viewer(hollow())
    page = shown(viewer)
    press(page, "1", "s")
    assert page.evaluate("window.models[0].traits.section") == {"axis": "y", "at": 0.5, "flip": True}
    page.locator(".dfdm-choice button", has_text="X").click()
    page.locator(".dfdm-slider").fill("0.25")
    settle(page)
    assert page.locator(".dfdm-level").inner_text() == "x = -10.0 mm"
    kept = np.nonzero(body(pixels(page)))[1]
    page.locator(".dfdm-drawer button", has_text="Flip").click()
    settle(page)
    other = np.nonzero(body(pixels(page)))[1]
    assert np.ptp(kept) / np.ptp(other) == pytest.approx(3, rel=0.05)
    assert page.evaluate("window.models[0].traits.section") == {"axis": "x", "at": 0.25, "flip": False}
    page.locator(".dfdm-drawer button", has_text="Off").click()
    settle(page)
    assert np.ptp(np.nonzero(body(pixels(page)))[1]) > 1.2 * np.ptp(other)
    assert page.evaluate("window.models[0].traits.section") == {}


def test_a_click_on_a_cap_is_no_face_and_one_into_the_hollow_is_its_far_wall(shown):
    viewer = Viewer(hollow())
    viewer.section = {"axis": "y", "at": 0.5, "flip": True}
    page = shown(viewer)
    press(page, "1")
    rows, columns = np.nonzero(body(pixels(page)))
    click(page, columns.min() + 8, rows.mean())
    assert page.locator(".dfdm-picked").inner_text() == "On the cut"
    assert page.evaluate("window.models[0].traits.picked") == {}
    click(page, columns.mean(), rows.mean())
    assert page.evaluate("window.models[0].traits.picked.at_mm[1]") == pytest.approx(12, abs=1e-3)


def click(page, x, y):
    """Click at a place of the picture, in pixels of it."""
    box = page.locator(".dfdm-frame canvas").bounding_box()
    page.mouse.click(float(box["x"] + x), float(box["y"] + y))


def measure(page, *places):
    for place in places:
        click(page, *place)
        page.wait_for_timeout(80)
    return page.locator(".dfdm-answer")


def test_measuring_tells_walls_diameters_and_distances_and_draws_them(shown):
    viewer = Viewer(cq.Workplane().box(40, 30, 10).faces(">Z").workplane().hole(16))
    page = shown(viewer)
    press(page, "m")
    press(page, "5")
    rows, columns = np.nonzero(body(pixels(page)))
    x, y = (columns.min() + columns.max()) / 2, (rows.min() + rows.max()) / 2
    fine = np.ptp(columns) / 40
    answer = measure(page, (x + 16 * fine, y))
    page.wait_for_function("() => /Wall/.test(document.querySelector('.dfdm-answer').textContent)")
    assert "Plane" in answer.inner_text()
    assert "Wall 10 mm here." in answer.inner_text()
    measure(page, (columns.min() + 3, rows.min() + 3))  # near enough to a corner to snap to it
    assert page.evaluate("window.models[0].traits.picked.at_mm") == pytest.approx([-20, 15, 5], abs=1e-4)
    told = float(answer.inner_text().removeprefix("Distance ").split(" mm")[0])
    assert told == pytest.approx(np.hypot(36, 15), abs=0.15)
    assert page.locator(".dfdm-mark-measure").count() == 1
    press(page, "0")
    bore = next(face.id for face in viewer.model.parts[0].part.faces if face.surface == "cylinder")
    page.locator(".dfdm-drawer button", has_text="Clear").click()
    press(page, *["n"] * (bore + 1), "Enter")
    page.wait_for_function("() => /diameter/.test(document.querySelector('.dfdm-answer').textContent)")
    assert "diameter 16 mm" in answer.inner_text()
    keep(page, "measure")
    press(page, "Escape")
    assert answer.is_hidden()
    assert page.locator(".dfdm-overlay *").count() == 0


def test_without_a_kernel_measuring_says_that_it_needs_one(shown):
    page = shown(Viewer(cq.Workplane().box(40, 30, 10)), kernel=False)
    press(page, "m", "5")
    rows, columns = np.nonzero(body(pixels(page)))
    answer = measure(page, (columns.min() + 2, rows.min() + 2))
    assert "need a running kernel" in answer.inner_text()
    measure(page, (columns.max() - 2, rows.min() + 2))
    assert "Distance 40.00 mm" in answer.inner_text()


def test_what_was_before_lies_over_what_is_and_can_be_put_away(shown):
    viewer = Viewer(cq.Workplane().box(20, 20, 20))
    viewer.ghost(cq.Workplane().box(20, 20, 30))
    page = shown(viewer)
    press(page, "1")
    both = pixels(page)
    pink = (both[..., 3] > 0) & (both[..., 0] > both[..., 1] + 40)
    assert pink.sum() > 500
    rows = np.nonzero(both[..., 3] > 0)[0]
    assert rows.min() > 4  # what was before is in the picture whole
    assert rows.max() < both.shape[0] - 4
    assert page.locator(".dfdm-legend").inner_text() == "As it was before"
    keep(page, "ghost")
    press(page, "b")
    alone = pixels(page)
    assert not ((alone[..., 0] > alone[..., 1] + 40) & (alone[..., 3] > 0)).any()
    page.locator(".dfdm-toolbar button", has_text="Views").click()
    assert page.locator("label", has_text="Before").locator("input").is_checked() is False


def test_arrows_point_where_they_say(shown):
    viewer = Viewer(cq.Workplane().box(20, 20, 20))
    viewer.point((0, 0, 1), "build")
    viewer.point((-1, 0, 0), "setup 1", kind="setup")
    page = shown(viewer)
    press(page, "1", "f")
    seen = pixels(page)
    blue = (seen[..., 2] > seen[..., 0] + 120) & (seen[..., 3] > 200)
    rows, _ = np.nonzero(blue)
    part = body(seen) & (np.ptp(seen[..., :3], axis=2) < 60)
    assert rows.max() < np.nonzero(part)[0].min() + 3  # above the part
    assert np.bincount(rows, minlength=seen.shape[0])[rows.min() : rows.min() + 20].max() > 4
    names = page.locator(".dfdm-mark-name-label")
    assert sorted(names.all_text_contents()) == ["build", "setup 1"]
    at = {name: names.filter(has_text=name).bounding_box() for name in ("build", "setup 1")}
    assert at["build"]["y"] < at["setup 1"]["y"]
    assert at["setup 1"]["x"] > at["build"]["x"] + 60  # the tool comes from the right
    keep(page, "arrows")


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
