"""Drawn sheets: gauge by the draw, heating by the gauge, cooling through one side, a web, a mold with a life."""

from __future__ import annotations

import math

import cadquery as cq
import pytest

from dfdm.costs import NotPricedError
from dfdm.costs.estimate import estimate, work_for
from dfdm.geometry import Part, facts_of
from dfdm.processes import Route, capability


def tray(depth: float = 30.0, wall: float = 1.5):
    body = cq.Workplane().rect(120, 80).extrude(depth, taper=5).faces("<Z").shell(-wall)
    return facts_of(Part.from_shape(body.val(), name="tray"))


@pytest.fixture(scope="module")
def shallow():
    return tray(15.0)


@pytest.fixture(scope="module")
def deep():
    return tray(45.0)


def formed(facts, material="abs_sheet", **rates):
    offered = capability("thermoforming", material)
    return work_for(facts, Route.of("thermoforming", material=material), offered, rates={**offered.rates, **rates})


def seconds(work, what):
    return next(share.seconds for share in work.shares if share.what == what)


def test_the_sheet_holds_what_is_drawn_out_of_it(shallow, deep):
    for facts in (shallow, deep):
        work = formed(facts)
        sheet_mm3 = work.stock_g / (1.05e-3)
        gauge_mm = sheet_mm3 / ((120.0 + 2 * 40.0) * (80.0 + 2 * 40.0))
        assert gauge_mm > 1.5, "a sheet is thicker than the wall that is drawn from it"
        assert seconds(work, "heating") == pytest.approx(gauge_mm / (2.4 / 60.0), rel=0.02)
    # The deeper draw takes a thicker sheet for the same wall: the footprint is the same, the walls are more.
    assert seconds(formed(deep), "heating") > 1.2 * seconds(formed(shallow), "heating")
    assert seconds(formed(deep), "cooling") == pytest.approx(seconds(formed(shallow), "cooling"), rel=0.02)


def test_a_wall_twice_as_thick_cools_four_times_as_long():
    thin, thick = formed(tray(30.0, 1.0)), formed(tray(30.0, 2.0))
    assert seconds(thick, "cooling") == pytest.approx(4.0 * seconds(thin, "cooling"), rel=0.05)


def test_cycles_lie_where_cycles_are(shallow):
    work = formed(shallow)
    cycle = sum(share.seconds for share in work.shares if share.what != "trimming")
    assert 15.0 < cycle < 180.0


def test_the_mold_is_bought_once_and_shared():
    facts, route, offered = (
        tray(),
        Route.of("thermoforming", material="abs_sheet"),
        capability("thermoforming", "abs_sheet"),
    )
    one = estimate(facts, route, offered, quantity=1)
    many = estimate(facts, route, offered, quantity=1000)
    assert float(one.unit_cost.amount) > 5000 > 100 > float(many.unit_cost.amount)
    assert float(many.low.amount) < float(many.unit_cost.amount) < float(many.high.amount)


def test_a_sheet_without_thermal_figures_is_not_priced(shallow):
    with pytest.raises(NotPricedError, match="thermal diffusivity of pvc is known"):
        formed(shallow, "pvc")


def test_petg_cools_as_the_formula_says_and_is_priced(shallow):
    cooling = 3.0**2 / (math.pi**2 * 0.1345) * math.log(4.0 / math.pi * (149.0 - 40.0) / (69.0 - 40.0))
    assert seconds(formed(shallow, "petg_sheet"), "cooling") == pytest.approx(cooling, rel=0.02)
    offered = capability("thermoforming", "petg_sheet")
    found = estimate(shallow, Route.of("thermoforming", material="petg_sheet"), offered, quantity=1000)
    assert 0 < found.low.amount < found.unit_cost.amount < found.high.amount
    assert not [told for told in found.not_priced if told.startswith(("material", "emissions of the material"))]
