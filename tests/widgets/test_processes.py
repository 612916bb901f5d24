"""The table of processes: which stands first, which is judged first, what is said of what has no price yet."""

from dataclasses import replace

import cadquery as cq
import pytest

from dfdm import design, verbs
from dfdm.checks import CHECKS, Makeable, NotChecked
from dfdm.processes import catalog
from dfdm.widgets.processes import ProcessesView, judging_order, ranking, spoken

TERMS = ("injection_molding", "laser_cutting", "material_extrusion", "milling", "powder_bed_fusion_metal", "turning")


@design
def block():
    """A block with a pocket: printed and milled, not cut from a sheet, not turned, without draft."""
    return cq.Workplane().box(60, 40, 20).faces(">Z").workplane().rect(30, 20).cutBlind(-8).edges("|Z").fillet(4)


@pytest.fixture(scope="module")
def reports():
    variant = block()
    return {term: tuple(verbs.check_all(variant, (term,))) for term in TERMS}


@pytest.fixture(scope="module")
def estimates():
    variant = block()
    priced = ("material_extrusion", "milling")
    texts = dict.fromkeys(TERMS, "this version does not price it")
    return texts | {term: tuple(verbs.cost_all(variant, term, quantity=25).estimates) for term in priced}


def shown(reports, estimates, **more):
    view = ProcessesView()
    view.update(reports, estimates, quantity=25, **more)
    return view


def places(view):
    return [row["id"] for row in view.rows]


def cells(view):
    return {row["id"]: row["cells"] for row in view.rows}


def test_what_can_make_it_and_has_a_price_stands_first(reports, estimates):
    ranked = ranking(reports, estimates)
    makeable = [reports[term][0].makeable for term in ranked]
    assert makeable == sorted(makeable, key=lambda word: -word.code)
    assert {makeable[0], makeable[-1]} == {Makeable.YES, Makeable.NO}
    assert set(ranked[:2]) == {"material_extrusion", "milling"}
    assert ranked[2] == "powder_bed_fusion_metal"
    assert places(shown(reports, estimates)) == ranked


def test_of_equal_verdicts_the_cheaper_one_stands_first(reports, estimates):
    same = dict.fromkeys(("material_extrusion", "milling"), reports["milling"])
    prices = {term: estimates[term][0].unit_cost.amount for term in same}
    assert ranking(same, estimates) == sorted(prices, key=prices.get)
    swapped = {"material_extrusion": estimates["milling"], "milling": estimates["material_extrusion"]}
    assert ranking(same, swapped) == sorted(prices, key=prices.get, reverse=True)


def test_without_a_price_that_is_said_in_two_words(reports, estimates):
    told = cells(shown(reports, estimates))
    assert told["powder_bed_fusion_metal"]["price"] == "not priced"
    assert told["laser_cutting"]["price"] == "–"
    assert not any("this version" in text for row in told.values() for text in row.values())
    assert told["laser_cutting"]["why"].startswith("no sheet")
    assert "EUR" in told["milling"]["price"]


def test_what_nobody_can_tell_says_what_was_not_checked(reports, estimates):
    (milled,) = reports["milling"]
    gap = NotChecked(check="wall_thickness", code="not-measured", reason="nobody measured it")
    unsure = replace(milled, findings=(), not_checked=(gap,), makeable=Makeable.UNKNOWN)
    told = cells(shown({**reports, "milling": (unsure,)}, estimates))
    assert told["milling"]["why"] == "not checked: wall thickness"
    assert ranking({**reports, "milling": (unsure,)}, estimates)[-4] == "milling"  # before the three that cannot


def test_rows_keep_their_places_and_are_marked_until_all_are_judged(reports, estimates):
    view = shown(reports, estimates)
    before = places(view)
    worse = {**reports, before[0]: reports["turning"]}
    view.update(worse, estimates, quantity=25, waiting=TERMS[1:])
    assert places(view) == before
    assert {row["id"] for row in view.rows if row["stale"]} == set(TERMS[1:])
    view.update(worse, estimates, quantity=25)
    assert places(view) == ranking(worse, estimates) != before
    assert not any(row["stale"] for row in view.rows)


def test_the_chosen_one_is_judged_first_and_what_asks_for_the_most_last():
    known = catalog().processes
    assert judging_order(known, "turning")[0] == "turning"
    order = judging_order(known)
    assert sorted(order) == sorted(known)

    def asks(term, quantity):
        return any(quantity in (*CHECKS[key].quantities, *CHECKS[key].optional) for key in known[term].checks)

    molded = [place for place, term in enumerate(order) if asks(term, "draft")]
    assert molded
    assert min(molded) >= len(order) / 2


def test_terms_of_processes_and_materials_are_spoken():
    assert spoken("injection_molding (abs_granulate)") == "injection molding (abs granulate)"
