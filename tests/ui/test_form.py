"""The form of parameters in a real browser, its Python side at work: sliders, exact numbers, undo, code, limits."""

from typing import Annotated, Literal

import pytest

from dfdm import design, mm, number
from dfdm.widgets import ParameterForm
from dfdm.widgets.bands import Band
from dfdm.widgets.progress import Progress
from tests.ui.standing import ADDRESS, Standing

pytestmark = pytest.mark.ui


@design(title="Clip", presets={"large": {"width": 60, "ribs": 5}})
def clip(
    width: Annotated[float, mm(20, 80)] = 40,
    wall: Annotated[float, mm(0.4, 6, step=0.1)] = 2.4,
    ribs: Annotated[int, number(0, 9)] = 2,
    holes: Literal[2, 4] = 2,
    rounded: bool = True,
    engraving: str = "",
    distance_between_hole_centers: Annotated[float, mm(10, 200, 0.5)] = 50,
    offset: float = 0.5,
):
    """A clip."""
    raise AssertionError("a form builds nothing")


@pytest.fixture
def mount(browser):
    made = []

    def mounted(widget, **options):
        made.append(Standing(browser, widget, **options))
        return made[-1]

    yield mounted
    errors = [error for one in made for error in one.errors]
    for one in made:
        one.close()
    assert errors == []


def row(page, name):
    return page.locator(f".dfdm-p-row[data-parameter={name}]")


def slider(page, name):
    return row(page, name).locator("input[type=range]")


def typed(page, name):
    return row(page, name).locator("input:not([type=range])")


def told(mounted, deed):
    return [message["values"] for message in mounted.heard if message["do"] == deed]


def until(page, form, condition):
    """Wait for Python: the page hands over its messages when it is given time."""
    for _ in range(200):
        if condition(form):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"it does not come to that: {form.values}")


def test_dragging_streams_trials_and_letting_go_sets_the_value_once(mount):
    form = ParameterForm(clip)
    tried = []
    form.observe(lambda change: tried.append(change["new"].get("width")), "trial")
    mounted = mount(form)
    page = mounted.page
    box = slider(page, "width").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 3, y)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(box["x"] + box["width"] * (1 / 3 + step / 60), y)
    page.wait_for_timeout(200)
    assert form.values["width"] == 40  # nothing is set while the hand is on it
    assert form.trial
    until(page, form, lambda f: f.trial["width"] == float(slider(page, "width").input_value()))  # the newest came too
    assert 1 <= len(told(mounted, "try")) < 30  # never more than the throttle lets through
    page.mouse.up()
    until(page, form, lambda f: not f.trial)
    assert len(told(mounted, "set")) == 1
    assert (
        form.values["width"] == float(slider(page, "width").input_value()) == float(typed(page, "width").input_value())
    )
    assert form.undoes == "width to 40 mm"


def test_keys_move_a_slider_and_a_burst_of_them_is_one_change(mount):
    form = ParameterForm(clip)
    mounted = mount(form)
    page = mounted.page
    slider(page, "wall").focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    assert slider(page, "wall").get_attribute("aria-valuetext") == "1.9 mm"
    until(page, form, lambda f: f.values["wall"] == 1.9)
    assert len(told(mounted, "set")) == 1
    page.keyboard.press("Control+z")
    until(page, form, lambda f: f.values["wall"] == 2.4)
    page.wait_for_function("() => document.querySelector('[data-parameter=wall] input[type=number]').value === '2.4'")
    page.keyboard.press("Control+Shift+Z")
    until(page, form, lambda f: f.values["wall"] == 1.9)
    page.locator("button", has_text="Undo").click()
    until(page, form, lambda f: f.values["wall"] == 2.4)
    assert page.locator("button", has_text="Undo").is_disabled()


def test_a_number_is_typed_exactly_and_a_refused_one_is_said_beside_it(mount):
    form = ParameterForm(clip)
    page = mount(form).page
    typed(page, "wall").fill("2.37")  # finer than the step of the slider
    typed(page, "wall").press("Enter")
    until(page, form, lambda f: f.values["wall"] == 2.37)
    assert float(slider(page, "wall").input_value()) == pytest.approx(2.4)
    typed(page, "width").fill("500")
    typed(page, "width").press("Tab")
    error = row(page, "width").locator("[role=alert]")
    page.wait_for_function("() => document.querySelector('[data-parameter=width] [role=alert]').textContent !== ''")
    assert error.inner_text().endswith("500 is not allowed: 20 to 80 mm")
    assert typed(page, "width").get_attribute("aria-invalid") == "true"
    assert error.get_attribute("id") in typed(page, "width").get_attribute("aria-describedby").split()
    assert typed(page, "width").input_value() == "500"  # to be mended, not lost
    assert form.values["width"] == 40
    typed(page, "width").press("Escape")
    assert (typed(page, "width").input_value(), error.inner_text()) == ("40", "")
    typed(page, "offset").fill("")
    typed(page, "offset").press("Tab")
    page.wait_for_function("() => document.querySelector('[data-parameter=offset] [role=alert]').textContent !== ''")
    typed(page, "offset").fill("-1.25")
    typed(page, "offset").press("Enter")
    until(page, form, lambda f: f.values["offset"] == -1.25)
    assert row(page, "offset").locator("[role=alert]").inner_text() == ""


def test_what_is_typed_is_undone_by_the_browser_before_the_form_undoes(mount):
    form = ParameterForm(clip)
    page = mount(form).page
    form.set(wall=3)
    typed(page, "engraving").click()
    page.keyboard.type("dfdm")
    page.keyboard.press("Control+z")
    page.wait_for_timeout(100)
    assert form.values["wall"] == 3
    assert typed(page, "engraving").input_value() != "dfdm"


def test_every_kind_of_field_presets_and_defaults_reach_python(mount):
    form = ParameterForm(clip)
    mounted = mount(form)
    page = mounted.page
    row(page, "holes").locator("select").select_option("4")
    row(page, "rounded").locator("input").uncheck()
    typed(page, "engraving").fill("<b>dfdm</b>")
    typed(page, "engraving").press("Enter")
    typed(page, "ribs").fill("7")
    typed(page, "ribs").press("Enter")
    until(page, form, lambda f: f.values["ribs"] == 7)
    assert [form.values[name] for name in ("holes", "rounded", "engraving")] == [4, False, "<b>dfdm</b>"]
    preset = page.locator("label", has_text="Preset").locator("select")
    preset.select_option("large")
    until(page, form, lambda f: f.preset == "large")
    page.wait_for_function("() => document.querySelector('[data-parameter=width] input[type=number]').value === '60'")
    assert (typed(page, "ribs").input_value(), row(page, "rounded").locator("input").is_checked()) == ("5", True)
    form.set(width=33)
    mounted.push()
    assert (typed(page, "width").input_value(), preset.input_value()) == ("33", "")
    page.locator("button", has_text="Defaults").click()
    until(page, form, lambda f: f.code == "clip()")


def test_the_code_is_copied_and_shown_where_the_clipboard_is_denied(mount):
    form = ParameterForm(clip)
    form.set(width=50, wall=1.2)
    page = mount(form, grant=("clipboard-read", "clipboard-write")).page
    assert page.url == ADDRESS
    page.locator("button", has_text="Copy as code").click()
    page.locator("[role=status]", has_text="Copied: clip(width=50, wall=1.2)").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "clip(width=50, wall=1.2)"
    denied = mount(form).page
    denied.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"
    )
    denied.locator("button", has_text="Copy as code").click()
    denied.locator("[role=status]", has_text="Ctrl+C").wait_for()
    assert denied.evaluate("document.activeElement.value") == "clip(width=50, wall=1.2)"
    assert denied.evaluate("getSelection().toString()") == "clip(width=50, wall=1.2)"


BANDS = (
    Band(
        parameter="wall", process="material_extrusion", lower=0.4, upper=0.7, state="fails", at_upper="wall of 0.7 mm"
    ),
    Band(parameter="wall", process="material_extrusion", lower=0.8, upper=4.4, state="makeable"),
    Band(parameter="wall", process="material_extrusion", lower=4.5, upper=5.2, state="unknown", at_lower="no machine"),
    Band(parameter="wall", process="material_extrusion", lower=5.3, upper=6, state="unbuildable", at_lower="no edge"),
    Band(parameter="width", process="material_extrusion", lower=20, upper=80, state="makeable"),
)


def test_limits_stand_along_the_slider_where_its_thumb_would_stand(mount):
    form = ParameterForm(clip)
    mounted = mount(form)
    page = mounted.page
    form.mark(BANDS)
    mounted.push()
    track = slider(page, "wall").bounding_box()
    pieces = row(page, "wall").locator(".dfdm-p-band")
    assert pieces.count() == 4
    for place, value in ((1, 0.75), (2, 4.45)):  # a step apart: drawn up to the middle between them
        at = track["x"] + 8 + (track["width"] - 16) * (value - 0.4) / 5.6  # half a thumb at each end
        assert pieces.nth(place).bounding_box()["x"] == pytest.approx(at, abs=1.5)
    looks = {pieces.nth(i).evaluate("piece => getComputedStyle(piece).backgroundImage") for i in range(4)}
    assert len(looks) == 4  # told apart without colors
    assert "wall of 0.7 mm" in pieces.nth(0).get_attribute("title")
    said = row(page, "wall").locator(".dfdm-p-limits")
    assert "Makeable from 0.8 to 4.4 mm; below: wall of 0.7 mm; above: no machine" in said.inner_text()
    assert said.get_attribute("id") in slider(page, "wall").get_attribute("aria-describedby").split()
    form.set(wall=1.2)
    mounted.push()
    assert pieces.count() == 4
    assert row(page, "width").locator(".dfdm-p-band").count() == 0  # it held at another wall


CUT_OFF = """() => [...document.querySelectorAll('#here *')].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && !e.closest('.dfdm-p-unseen') && (box.right > innerWidth + 0.5 || box.left < -0.5);
}).map((e) => e.className)"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 700, 1100])
def test_nothing_is_cut_off(mount, width, dark):
    form = ParameterForm(clip)
    form.set(wall=1.2, engraving="a text that is longer than its field")
    form.mark(BANDS)
    form.refuse("offset", "a is not allowed: a number")
    mounted = mount(form, width=width, height=600, dark=dark)
    assert mounted.page.evaluate(CUT_OFF) == []
    mounted.keep(f"form-{width}-{'dark' if dark else 'light'}")


def test_a_kernel_that_does_not_answer_is_said(mount):
    form = ParameterForm(clip)
    page = mount(form).page
    page.evaluate("window.model.send = () => {}")
    page.locator("button", has_text="Defaults").click()
    page.locator("[role=status]", has_text="does not answer").wait_for(timeout=8000)


def test_progress_counts_the_seconds_and_its_button_stops(mount):
    stopped = []
    line = Progress(lambda: stopped.append(1))
    mounted = mount(line)
    page = mounted.page
    line.begin()
    line.say("Checking 3 of 20: milling …", working=True, done=2, steps=20)
    mounted.push()
    page.wait_for_function("() => /^0\\.[6-9] s$/.test(document.querySelector('.dfdm-progress-elapsed').textContent)")
    assert page.locator("progress").evaluate("bar => bar.value / bar.max") == pytest.approx(0.1)
    page.locator("button", has_text="Stop").click()
    until(page, form=mounted, condition=lambda _: stopped == [1]) if not stopped else None
    line.say("It broke.", failed=True)
    mounted.push()
    assert page.locator("[role=alert]").inner_text().endswith("It broke.")
    assert not page.locator("button", has_text="Stop").is_visible()
    assert page.locator(".dfdm-progress-elapsed").inner_text() == ""


def test_an_answer_to_an_older_change_does_not_put_a_slider_back(mount):
    form = ParameterForm(clip)
    page = mount(form).page
    page.evaluate(
        "() => { window.late = []; const send = window.model.send;"
        " window.model.send = (message) => { window.late.push(() => send(message)); }; }"
    )
    for value in (2.3, 2.2):  # both are on their way when the first is answered
        typed(page, "wall").fill(str(value))
        typed(page, "wall").press("Enter")
    page.evaluate("() => window.late[0]()")
    until(page, form, lambda f: f.values["wall"] == 2.3)
    page.wait_for_timeout(50)
    assert (typed(page, "wall").input_value(), float(slider(page, "wall").input_value())) == ("2.2", 2.2)
    page.evaluate("() => window.late[1]()")
    until(page, form, lambda f: f.values["wall"] == 2.2)
    assert typed(page, "wall").input_value() == "2.2"
