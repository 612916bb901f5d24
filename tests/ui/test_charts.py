"""Costs and candidates in a browser: marks lie where their numbers and places say, keys do what the mouse does, and
thousands stay usable. The widgets stand on a bare page with their Python object behind them; no kernel is started."""

import io
import math
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfdm import verbs
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.place import Place
from dfdm.widgets import CandidatesView, CostsView
from tests.ui.standing import Standing

pytestmark = pytest.mark.ui
AT = datetime.fromisoformat("2026-11-02T08:00:00+00:00")
BRACKET = Path(__file__).parents[2] / "examples" / "wall_bracket.py"
LAND = ((18.0, 52.4), (15.2, 49.7), (20.0, 47.0), (3.0, 47.0), (15.0, 60.5), (28.0, 49.4), (-4.0, 40.2), (9.0, 51.0))
SEA = ((3.0, 56.0), (18.7, 56.3), (-6.0, 46.0), (12.3, 39.9), (15.5, 42.9), (34.0, 43.0), (4.6, 54.2))
CUT_OFF = """() => [...document.querySelectorAll('#here *')].filter((e) => {
  const box = e.getBoundingClientRect();
  if (!box.width || e.closest('.dfdm-figures-scroll, .dfdm-map-plot, .dfdm-table-scroll')) return false;
  return box.right > document.documentElement.clientWidth + 1 || (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden');
}).map((e) => e.className + ' ' + (e.textContent ?? '').slice(0, 40))"""


def until(page, holds):
    """Wait until something holds that comes through Python and the page."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it has not come")


@pytest.fixture(scope="module")
def plate():
    import cadquery as cq

    return verbs.opened(cq.Workplane().box(80, 50, 3).faces(">Z").workplane().hole(6))


@pytest.fixture(scope="module")
def few(plate):
    return verbs.match(plate, to="Berlin, DE", quantity=25, at=AT)


@pytest.fixture(scope="module")
def many():
    """Candidates at a thousand nodes and more: those of the sample network, again and again a little way off."""
    nodes = []
    for n in range(1800):
        node = sample_network().nodes[n % len(sample_network())]
        lat, lon = node.place.lat + math.sin(n) * 2, node.place.lon + math.cos(3 * n) * 2
        place = Place(lat=max(-80, min(80, lat)), lon=(lon + 180) % 360 - 180, city=node.place.city,
                      country=node.place.country, timezone=node.place.timezone)  # fmt: skip
        nodes.append(replace(node, id=f"{node.id}-{n}", aliases=(), name=f"{node.name} {n}", place=place))
    found = verbs.match(BRACKET, Network(nodes), to="Berlin, DE", quantity=25, at=AT)
    assert len(found) >= 5000
    return found


@pytest.fixture(scope="module")
def prices(plate):
    names = ("milling", "material_extrusion", "laser_cutting")
    found = {name: tuple(verbs.cost_all(plate, name, quantity=25).estimates) for name in names}
    return {**found, "turning": "this version does not price turning"}


@pytest.fixture
def bare(browser):
    made = []

    def show(widget, **options):
        made.append(Standing(browser, widget, margin=0, **options))
        return made[-1]

    yield show
    for one in made:
        one.close()
        assert one.errors == []
        assert one.foreign == []


def costs(prices, page="lines"):
    view = CostsView(prices["laser_cutting"])
    view.compare(prices, quantity=25)
    view.page = page
    return view


@pytest.mark.parametrize("width", [320, 700])
def test_no_page_of_costs_is_cut_off(bare, prices, width):
    page = bare(costs(prices), width=width, dark=width == 700).page
    for name in ("This price", "By process", "By quantity", "Break-even"):
        page.get_by_role("tab", name=name).click()
        page.wait_for_timeout(100)
        assert page.evaluate(CUT_OFF) == [], name
    assert page.get_by_role("tabpanel").count() == 1


def test_a_line_of_a_price_leads_to_its_sources(bare, prices):
    shown = bare(costs(prices))
    shown.page.get_by_role("button", name="setup", exact=True).click()
    link = shown.page.locator(".dfdm-details a").first
    assert link.get_attribute("href").startswith("https://")
    assert "machine rate 41 USD/h" in shown.page.locator(".dfdm-details").inner_text()
    shown.page.get_by_role("button", name="packaging", exact=True).click()
    assert shown.page.locator(".dfdm-details .dfdm-kind-assumption").inner_text() == "assumption"


def test_bars_are_as_long_as_their_prices(bare, prices):
    page = bare(costs(prices, "ways")).page
    lengths = page.evaluate(
        "() => [...document.querySelectorAll('.dfdm-way')].map((bar) => [...bar.querySelectorAll('.dfdm-bar-part')]"
        ".reduce((sum, part) => sum + part.getBoundingClientRect().width, 0))"
    )
    units = [float(prices[name][0].unit_cost.amount) for name in ("laser_cutting", "material_extrusion", "milling")]
    assert [length / lengths[0] for length in lengths[:3]] == pytest.approx(
        [unit / units[0] for unit in units], rel=0.02
    )
    assert "Not priced in any: " in page.locator(".dfdm-bars").first.inner_text()


def test_the_cursor_of_the_break_even_chart_reads_prices_by_key(bare, prices):
    shown = bare(costs(prices, "breakeven"))
    plot = shown.page.get_by_role("slider")
    assert plot.get_attribute("aria-valuenow") == "25"
    plot.focus()
    shown.page.keyboard.press("ArrowRight")
    assert plot.get_attribute("aria-valuenow") == "26"
    shown.page.keyboard.press("End")
    assert plot.get_attribute("aria-valuetext").startswith("10,000 pieces: laser cutting")
    (mark,) = shown.widget.chart["curve"]["marks"]
    spot, box = shown.page.locator(".dfdm-crossing").bounding_box(), plot.bounding_box()
    share = (spot["x"] + spot["width"] / 2 - box["x"] - 52) / (box["width"] - 52 - 22)
    assert share == pytest.approx(math.log10(mark["at"]) / 4, abs=0.01)


@pytest.mark.parametrize(("width", "dark"), [(320, False), (700, True)])
def test_nothing_of_the_candidates_is_cut_off(bare, few, width, dark):
    view = CandidatesView(few)
    view.picked = 2
    page = bare(view, width=width, dark=dark).page
    for name in ("Price and time", "Map", "Table alone"):
        page.get_by_role("tab", name=name).click()
        page.wait_for_timeout(100)
        assert page.evaluate(CUT_OFF) == [], name


def north(lat):
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def test_a_node_lies_where_it_is_on_the_map(bare, few):
    view = CandidatesView(few)
    view.page = "map"
    page = bare(view, width=1100).page
    page.get_by_role("button", name="Nearest").click()
    page.wait_for_timeout(200)
    marks = page.evaluate(
        "() => [...document.querySelectorAll('.dfdm-mark[data-node]')].map((mark) => { const b = mark.querySelector('.dfdm-target')"
        ".getBoundingClientRect(); return [mark.dataset.node, b.x + b.width / 2, b.y + b.height / 2]; })"
    )
    names = {node.name: node.place for node in sample_network()}
    spots = [(names[view.words["nodes"][int(node)][0]], x, y) for node, x, y in marks]
    assert len(spots) >= 5
    west, east = min(spots, key=lambda s: s[0].lon), max(spots, key=lambda s: s[0].lon)
    scale = (east[1] - west[1]) / (east[0].lon - west[0].lon)
    for place, x, y in spots:
        assert x - west[1] == pytest.approx(scale * (place.lon - west[0].lon), abs=0.7), place
        assert west[2] - y == pytest.approx(scale * (north(place.lat) - north(west[0].lat)), abs=0.7), place

    home = page.locator(".dfdm-home-point").bounding_box()
    berlin = west[1] + scale * (few.to.lon - west[0].lon), west[2] - scale * (north(few.to.lat) - north(west[0].lat))
    assert (home["x"] + home["width"] / 2, home["y"] + home["height"] / 2) == pytest.approx(berlin, abs=1.0)
    page.evaluate("document.querySelector('.dfdm-map-plot svg').style.visibility = 'hidden'")
    box = page.locator(".dfdm-ground").bounding_box()
    ground = np.asarray(Image.open(io.BytesIO(page.screenshot(clip=box))).convert("RGB")).astype(int)

    def colors(places):
        """What color the ground has at those of the places that are in view."""
        for lon, lat in places:
            x = round(west[1] + scale * (lon - west[0].lon) - box["x"])
            y = round(west[2] - scale * (north(lat) - north(west[0].lat)) - box["y"])
            if 3 < x < box["width"] - 3 and 3 < y < box["height"] - 3:
                yield tuple(np.median(ground[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3), axis=0).tolist())

    land, sea = list(colors(LAND)), list(colors(SEA))
    assert len(land) >= 3
    assert len(sea) >= 2
    assert len(set(land)) == len(set(sea)) == 1
    assert land[0] != sea[0]


def test_keys_go_from_mark_to_mark_on_the_map_and_choose(bare, few):
    view = CandidatesView(few)
    view.page = "map"
    page = bare(view, width=900).page
    page.get_by_role("button", name="Nearest").click()
    page.wait_for_timeout(200)
    page.locator(".dfdm-mark[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowLeft")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first != second
    assert second in page.locator(".dfdm-map .dfdm-readout").inner_text()
    for _ in range(6):  # opens groups until one node is left
        page.keyboard.press("Enter")
        page.wait_for_timeout(150)
        if view.picked >= 0:
            break
    assert view.chosen is not None
    assert page.locator(".dfdm-mark[aria-pressed=true]").count() == 1
    assert view.chosen.node.name in page.locator(".dfdm-details").inner_text()


def test_the_chosen_one_says_its_emissions_with_their_ends_and_what_they_lack(bare, few):
    view = CandidatesView(few)
    page = bare(view, width=900).page
    told = page.locator(".dfdm-details")
    for place in range(few.able_count):
        page.evaluate("(place) => { model.set('picked', place); model.save_changes(); }", place)
        until(page, lambda place=place: view.picked == place)
        terms = view.chosen.terms
        until(page, lambda: view.chosen.node.name in told.inner_text())
        low, high = (f"{float(f'{kg:.2g}'):g}" for kg in (terms.co2e_low_kg, terms.co2e_high_kg))
        until(page, lambda ends=f"CO2e each ({low} to {high} kg)": ends in told.inner_text())
        until(page, lambda: view.caveats in told.inner_text())
        assert ("Its CO2e is without" in told.inner_text()) == bool(terms.co2e_lacks)


def test_keys_go_along_the_front_and_choose(bare, few):
    view = CandidatesView(few)
    shown = bare(view, width=900)
    shown.page.locator(".dfdm-pareto .dfdm-plot").focus()
    said = set()
    for _ in range(3):
        shown.page.keyboard.press("ArrowRight")
        said.add(shown.page.locator(".dfdm-pareto .dfdm-readout").inner_text())
    assert len(said) == 3
    assert all("on the Pareto front" in text for text in said)
    shown.page.keyboard.press("Enter")
    shown.page.wait_for_function("() => window.model.get('picked') >= 0")
    assert view.chosen.pareto
    pressed = shown.page.locator(".dfdm-candidate-table button[aria-pressed=true]")
    assert pressed.inner_text() == view.chosen.node.name


def test_a_slider_brings_another_order(bare, few):
    view = CandidatesView(few)
    shown = bare(view, width=900)
    first = shown.page.locator(".dfdm-candidate-table button[data-place]").first
    before = first.inner_text()
    for name, key, of in (
        ("Price", "Home", "price"),
        ("CO2e", "Home", "co2e"),
        ("Lead time", "Home", "lead_time"),
        ("Nearness", "End", "distance"),
    ):
        shown.page.get_by_role("slider", name=name).focus()
        shown.page.keyboard.press(key)
        until(shown.page, lambda of=of, key=key: view.weights.get(of) == (key == "End"))
    until(shown.page, lambda: first.inner_text() == view.candidates.best.node.name)
    assert view.preferences.weights == {"price": 0, "lead_time": 0, "co2e": 0, "risk": 0, "distance": 1}
    assert first.inner_text() == view.candidates.best.node.name
    nearest = min(candidate.distance_km for candidate in few.able)
    assert view.candidates.best.distance_km == nearest
    shown.page.get_by_role("slider", name="Nearness").focus()
    shown.page.keyboard.press("Home")
    shown.page.wait_for_function("() => window.model.get('refusal') !== ''")
    assert shown.page.locator(".dfdm-refusal").inner_text() == "At least one weight must be above 0."
    shown.page.get_by_role("button", name="As at first").click()
    shown.page.wait_for_function("() => window.model.get('refusal') === ''")
    assert first.inner_text() == before


def test_thousands_are_sorted_searched_and_turned_over(bare, many):
    view = CandidatesView(many)
    page = bare(view, width=1100).page
    rows = page.locator(".dfdm-candidate-table tbody tr")
    assert rows.count() == 50
    page.get_by_role("button", name="Each, delivered").click()
    cheapest = min(float(c.terms.delivered.amount) for c in many.able)
    assert f"{cheapest:.2f} EUR" in rows.first.inner_text()
    page.get_by_role("button", name="Next").click()
    assert f"51 to 100 of {len(many):,} candidates" in page.locator(".dfdm-pages").inner_text()
    page.locator(".dfdm-chip", has_text="Cannot").click()
    reasons = page.locator(".dfdm-candidate-table tbody td:last-child").all_inner_texts()
    assert len(reasons) == 50
    assert all(reasons)  # a reason for each no
    page.locator(".dfdm-chip", has_text="All").click()
    city = many.best.node.place.city
    page.get_by_role("searchbox").fill(f"{city.upper()} extrusion")
    page.wait_for_timeout(400)
    told = page.locator(".dfdm-candidate-table tbody tr").all_inner_texts()
    assert told
    assert all(city in text and "extrusion" in text for text in told)
    page.get_by_role("searchbox").fill("")
    page.get_by_role("tab", name="Map").click()
    page.wait_for_timeout(300)
    marks = page.locator(".dfdm-mark").all()
    assert 3 < len(marks) < 300
    boxes = [mark.bounding_box() for mark in marks]
    assert all(box["width"] < 60 for box in boxes)


def test_other_candidates_take_the_place_of_the_old(bare, few, plate):
    view = CandidatesView(few)
    shown = bare(view, width=900)
    before = shown.page.locator(".dfdm-table-caption").first.inner_text()
    other = verbs.match(plate, to="Nairobi, KE", quantity=500, at=AT)
    shown.widget.candidates = other
    shown.push()
    shown.page.wait_for_timeout(150)
    after = shown.page.locator(".dfdm-table-caption").first.inner_text()
    assert before != after
    assert "500 for Nairobi, KE" in after
