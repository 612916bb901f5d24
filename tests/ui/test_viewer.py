"""The viewer in a real browser, on a page without a kernel: what is drawn, picked, cut and measured."""

import cadquery as cq
import numpy as np
import pytest

from dfdm.widgets import Viewer
from tests.benchmarks.parts import PARTS
from tests.ui.viewing import SCALE, body, by_x, cap, click, hollow, hue, keep, measure, pixels, press, put, settle

pytestmark = pytest.mark.ui


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
    names.filter(has_text="build").wait_for()
    names.filter(has_text="setup 1").wait_for()
    at = {name: names.filter(has_text=name).bounding_box() for name in ("build", "setup 1")}
    assert at["build"]["y"] < at["setup 1"]["y"]
    assert at["setup 1"]["x"] > at["build"]["x"] + 60  # the tool comes from the right
    keep(page, "arrows")
