"""The table of findings in a real browser: filtered, walked with keys, applied, and with what was not checked in sight."""

from dataclasses import replace

import pytest

from dfdm.checks import Finding, NotChecked, Verdict, judge
from dfdm.checks.finding import Amount, Limit
from dfdm.facts import Body, PartFacts
from dfdm.processes import capability, catalog
from dfdm.widgets import FindingsView
from dfdm.widgets.finding_rows import Move
from tests.ui.standing import Standing

pytestmark = pytest.mark.ui
BODY = Body(
    kind="brep", fingerprint="0", volume_mm3=1e6, area_mm2=6e4, bounding_box_mm=(100.0, 100.0, 100.0),
    lower_mm=(0.0, 0.0, 0.0), center_mm=None, inertia_mm5=None, solids=1, watertight=True, faces=6, triangles=12,
)  # fmt: skip
SOURCE = next(key for key, source in catalog().sources.items() if source.url.startswith("https://"))
VERDICTS = (Verdict.FAIL, Verdict.WARN, Verdict.PASS)


def finding(number, verdict):
    bad = verdict is not Verdict.PASS
    return Finding(
        check=f"question-{number}",
        code=f"code-{number}",
        verdict=verdict,
        message=f"Place {number} is <b>thin</b>: 1 mm where 1.2 mm are asked for.",
        measured=Amount(value=1.0 if bad else 2.0, unit="mm"),
        limit=Limit(key="wall_min", value=1.2, unit="mm", source=SOURCE, locator=f"table {number}",
                    kind="supplier-guideline", layer="process"),
        faces=(number % 6,),
        why="What is thin bends under the tool, and springs back when it is gone." if bad else "",
        remedy="Make the wall 1.2 mm thick at least." if bad else "",
        tradeoff="A thicker wall weighs more." if bad else "",
    )  # fmt: skip


@pytest.fixture(scope="module")
def report():
    """Fifty findings and six questions that were not answered."""
    whole = judge(
        PartFacts(name="slab", known={"part": BODY}), capability("milling", "aluminum_6061", "tormach_pcnc_1100")
    )
    findings = tuple(finding(number, VERDICTS[number % 3]) for number in range(50))
    unchecked = tuple(
        NotChecked(check=f"open-{number}", code="x", reason="it hangs on the machine, and none is named (--machine)")
        for number in range(6)
    )
    return replace(whole, findings=findings, not_checked=unchecked, verdict=Verdict.FAIL)


@pytest.fixture
def shown(browser, report):
    mounted = Standing(browser, FindingsView(report), width=700, height=900)
    yield mounted
    assert mounted.errors == []
    mounted.close()


def rows(page):
    return page.locator(".dfdm-findings tbody tr")


def test_fifty_findings_scroll_under_a_head_that_stays(shown):
    page = shown.page
    assert rows(page).count() == 50
    area = page.locator(".dfdm-table-scroll")
    assert area.evaluate("area => area.scrollHeight > 3 * area.clientHeight")
    head = page.locator("thead th").first
    before = head.bounding_box()["y"]
    area.evaluate("area => { area.scrollTop = 600 }")
    assert head.bounding_box()["y"] == pytest.approx(before, abs=1)
    assert rows(page).first.locator("b").count() == 0  # what a design says is text
    unchecked = page.locator(".dfdm-f-unchecked")
    assert unchecked.bounding_box()["y"] >= area.bounding_box()["y"] + area.bounding_box()["height"] - 1
    assert unchecked.locator("li").count() == 1  # six questions, one reason
    assert "Not checked: 6" in unchecked.inner_text()
    assert "Open 5" in unchecked.inner_text()


def test_a_filter_shows_one_verdict_and_never_hides_what_was_not_checked(shown):
    page = shown.page
    page.locator("button[data-verdict=warn]").click()
    page.wait_for_function("() => document.querySelectorAll('.dfdm-findings tbody tr').length === 17")
    assert page.locator("tbody .dfdm-warn").count() >= 17
    assert page.locator("button[data-verdict=warn]").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.verdict") == "warn"  # the hand stays where it was
    assert shown.widget.severity == "warn"
    assert page.locator(".dfdm-f-unchecked").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.dfdm-findings tbody tr').length === 50")
    shown.widget.severity = "fail"
    shown.push()
    assert rows(page).count() == 17
    hidden = next(row["id"] for row in shown.widget.rows if row["verdict"] == "pass")
    shown.widget.selected = hidden  # its face was clicked
    shown.push()
    page.wait_for_function("() => document.querySelectorAll('.dfdm-findings tbody tr').length === 50")
    inside = page.locator(".dfdm-chosen").bounding_box()
    area = page.locator(".dfdm-table-scroll").bounding_box()
    assert area["y"] <= inside["y"] <= area["y"] + area["height"] - 20
    assert page.evaluate("scrollY") == 0  # the page itself did not move


def test_arrow_keys_go_from_row_to_row_and_enter_chooses(shown):
    page = shown.page
    page.locator(".dfdm-f-pick").first.focus()
    for key, place in (("ArrowDown", 1), ("ArrowDown", 2), ("PageDown", 10), ("ArrowUp", 9), ("End", 49), ("Home", 0)):
        page.keyboard.press(key)
        held = page.evaluate(
            "() => [...document.querySelectorAll('.dfdm-findings tbody tr')].indexOf(document.activeElement.closest('tr'))"
        )
        assert held == place, key
        box, head = page.locator(":focus").bounding_box(), page.locator("thead").bounding_box()
        assert box["y"] >= head["y"] + head["height"] - 1  # not hidden under the head
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.dfdm-table-note').textContent.includes('weighs more')")
    assert shown.widget.selected == shown.widget.rows[1]["id"]
    assert page.locator(":focus").get_attribute("aria-pressed") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "A"  # the source of the same row
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('tbody')") is None  # out of the table, not through fifty rows


def test_the_limit_is_drawn_and_its_source_is_a_link_that_tells_nobody(shown):
    page = shown.page
    first = rows(page).first
    assert first.locator(".dfdm-f-col-limit").inner_text().replace("\N{NO-BREAK SPACE}", " ") == "1 mm, limit 1.2 mm"
    track = first.locator(".dfdm-f-scale-track").bounding_box()
    filled = first.locator(".dfdm-f-scale-measured").bounding_box()
    mark = first.locator(".dfdm-f-scale-limit").bounding_box()
    assert filled["width"] / track["width"] == pytest.approx(1 / 1.5, abs=0.02)
    assert (mark["x"] + 1 - track["x"]) / track["width"] == pytest.approx(1.2 / 1.5, abs=0.02)
    link = first.locator("a")
    assert link.get_attribute("href") == catalog().sources[SOURCE].url
    assert link.get_attribute("rel") == "noopener noreferrer"
    first.locator(".dfdm-f-pick").click()
    cited = page.locator(".dfdm-f-cited")
    cited.locator("text=table 0").wait_for()
    assert catalog().sources[SOURCE].url in cited.inner_text()
    details = dict(shown.widget.details)
    id = shown.widget.rows[0]["id"]
    shown.widget.details = {**details, id: {**details[id], "url": "javascript:alert(1)"}}
    shown.push()
    page.wait_for_timeout(50)
    assert rows(page).first.locator("a").count() == 0  # the front end does not trust its state either


def test_apply_tells_which_parameter_to_move(shown):
    page, view, applied = shown.page, shown.widget, []
    view.observe(lambda change: applied.append(change["new"]), "apply")
    assert page.locator(".dfdm-f-apply").count() == 0
    view.moves = {view.rows[1]["id"]: Move(parameter="wall", value=1.2, unit="mm")}
    shown.push()
    page.locator(".dfdm-f-apply", has_text="Apply wall: 1.2 mm").click()
    for _ in range(100):
        if applied:
            break
        page.wait_for_timeout(20)
    assert applied[-1] == {"parameter": "wall", "value": 1.2}
    assert view.selected == ""  # pressing it chooses nothing


CUT_OFF = """() => [...document.querySelectorAll('#here *')].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5 || e.scrollWidth > e.clientWidth + 1 && e.tagName === 'TD');
}).map((e) => [e.className, e.textContent.slice(0, 30)])"""


@pytest.mark.parametrize("width", [320, 700, 1100])
def test_nothing_is_cut_off(browser, report, width):
    for dark in (False, True):
        view = FindingsView(report)
        view.moves = {view.rows[0]["id"]: Move(parameter="distance_between_hole_centers", value=101.25, unit="mm")}
        mounted = Standing(browser, view, width=width, height=900, dark=dark)
        mounted.page.locator(".dfdm-f-pick").first.click()
        mounted.page.locator(".dfdm-f-cited a").wait_for()
        assert mounted.page.evaluate(CUT_OFF) == []
        mounted.keep(f"findings-{width}-{'dark' if dark else 'light'}")
        mounted.close()
