"""Costs: what is shown are the estimates, every line leads to its sources, and ways and quantities stand side by side."""

import io

import pytest
from PIL import Image

from dfdm.costs import Estimate
from dfdm.widgets import CostsView

PROCESSES = ("milling", "material_extrusion", "laser_cutting")


@pytest.fixture(scope="module")
def found():
    import cadquery as cq

    from dfdm import verbs

    plate = cq.Workplane().box(80, 50, 3).faces(">Z").workplane().hole(6)
    priced = {name: tuple(verbs.cost_all(plate, name, quantity=25).estimates) for name in PROCESSES}
    return {**priced, "turning": "this version does not price turning"}


@pytest.fixture
def view(found):
    made = CostsView(found["laser_cutting"])
    made.compare(found, quantity=25)
    return made


def test_every_line_leads_to_its_rates_and_sources(view, found):
    (estimate,) = found["laser_cutting"]
    assert [row["cells"]["what"] for row in view.rows] == [line.what for line in estimate.lines]
    for row, line in zip(view.rows, estimate.lines, strict=True):
        rates = view.details[row["id"]]["rates"]
        named = {rate["source"] for rate in rates}
        assert len(named) == len(line.sources)
        assert all(rate["locator"] for rate in rates if rate.get("kind"))
        kinds = {rate["kind"] for rate in rates if rate.get("kind")}
        assert ("assumption" in row["cells"]["kinds"]) is ("assumption" in kinds)
    setup = {rate["name"]: rate for rate in view.details["0.0"]["rates"]}
    assert setup["machine rate"]["value"].endswith("USD/h")  # as its source says it
    assert setup["machine rate"]["url"].startswith("https://")
    assert view.assumptions == list(estimate.assumptions)


def test_bars_hold_what_the_estimates_say(view, found):
    ways = {way["name"]: way for way in view.chart["ways"]}
    assert list(ways) == ["laser cutting", "material extrusion", "milling"]  # the cheapest first
    for name in PROCESSES:
        (estimate,), way = found[name], ways[name.replace("_", " ")]
        assert way["price"] == str(estimate.unit_cost)
        assert (way["low"], way["high"]) == (float(estimate.low.amount), float(estimate.high.amount))
        assert sum(line["amount"] for line in way["lines"]) == pytest.approx(float(estimate.unit_cost.amount))
        assert tuple(way["missing"]) == estimate.not_priced
        assert way["chosen"] is (name == "laser_cutting")
    assert view.chart["none"] == [{"names": ["turning"], "why": "This version does not price"}]


def test_the_price_by_quantity_is_that_of_the_chosen_way(view, found):
    rows = {row["name"]: row for row in view.chart["steps"]["rows"]}
    assert list(rows) == ["1 piece", "10 pieces", "25 pieces", "100 pieces", "1,000 pieces"]
    assert rows["25 pieces"]["price"] == str(found["laser_cutting"][0].unit_cost)
    assert rows["1 piece"]["unit"] > rows["1,000 pieces"]["unit"]


def test_where_ways_cross_is_marked_and_said(view):
    (mark,) = view.chart["curve"]["marks"]
    assert f"laser cutting from {mark['at']} on" in view.chart["words"][0]
    assert f"from {mark['at']} pieces on" in view.chart["words"][1]
    at = view.chart["curve"]["at"].index(mark["at"])
    lines = {line["name"]: line for line in view.chart["curve"]["lines"]}
    laser, printed = lines["laser cutting"]["unit"], lines["material extrusion"]["unit"]
    assert laser[at] < printed[at]
    assert laser[at - 1] >= printed[at - 1]


def test_what_cannot_make_it_is_said_and_crosses_nothing(found):
    view = CostsView(found["laser_cutting"])
    view.compare(found, quantity=25, impossible=["material_extrusion"])
    ways = {way["name"]: way for way in view.chart["ways"]}
    assert ways["material extrusion"]["impossible"]
    assert [line["name"] for line in view.chart["curve"]["lines"]] == ["laser cutting", "milling"]
    assert view.chart["words"] == ["Laser cutting is the cheapest for every quantity up to 10,000 pieces."]


def test_without_others_the_estimates_stand_for_themselves(found):
    both = CostsView([*found["milling"], *found["laser_cutting"]])
    assert [way["name"] for way in both.chart["ways"]] == ["milling (aluminum 6061)", "laser cutting (mild steel)"]
    assert both.chart["words"]
    assert CostsView().chart["ways"] == []
    assert CostsView().chart["curve"] is None


def test_why_there_is_no_estimate_is_shown(view):
    view.explain("It is not a sheet.")
    assert (view.note, view.rows, view.details) == ("It is not a sheet.", [], {})
    assert "not a sheet" in view.html()


def test_an_estimate_from_a_document_still_shows_its_lines(found):
    read = Estimate.from_dict(found["milling"][0].to_dict())
    view = CostsView(read)
    assert view.chart["curve"] is None
    assert view.chart["ways"][0]["price"] == str(read.unit_cost)
    assert view.rows[0]["cells"]["kinds"] == ", ".join(read.lines[0].sources)


def test_another_currency_is_kept(found):
    import cadquery as cq

    from dfdm.costs import estimate
    from dfdm.geometry.part import Part
    from dfdm.geometry.quantities import facts_of
    from dfdm.processes import Route, capability

    facts = facts_of(Part.from_shape(cq.Workplane().box(40, 30, 3).val(), name="plate"))
    yen = estimate(facts, Route.of("milling"), capability("milling"), quantity=10, currency="JPY")
    view = CostsView(yen)
    assert view.chart["currency"] == "JPY"
    assert view.chart["decimals"] == 0
    assert view.rows[0]["cells"]["amount"].endswith(" JPY")
    assert "." not in view.chart["ways"][0]["price"]


def test_pictures_and_words_stand_in_where_nothing_is_live(view):
    bundle = view._repr_mimebundle_()
    assert "<script" not in bundle["text/html"]
    assert bundle["text/html"].count('src="data:image/png;base64,') == 2
    assert 'href="https://' in bundle["text/html"]
    assert bundle["text/plain"].endswith("\n".join(view.chart["words"]))
    (_, bars), (_, curves) = view.pictures()
    assert Image.open(io.BytesIO(bars)).width == Image.open(io.BytesIO(curves)).width == 640
    assert view.pictures()[1][1] == curves
