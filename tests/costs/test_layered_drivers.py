"""Resin, sintered and melted builds: what a piece and what a build of its own take."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dfdm.costs import NotPricedError, estimate, exchange, work_for
from dfdm.costs.many import Many, WorkColumns
from dfdm.costs.rate_columns import RateColumns
from dfdm.facts import PartFacts
from dfdm.processes import Route, capability, catalog
from tests.costs.conftest import body, prism
from tests.costs.test_drivers import given

VAT, SLS, LPBF = "vat_photopolymerization", "powder_bed_fusion_polymer", "powder_bed_fusion_metal"


def part(x: float, y: float, z: float, *, volume: float | None = None, support: float = 0.0) -> PartFacts:
    solid = x * y * z
    return PartFacts(
        name="block",
        known={
            "part": body((x, y, z), solid if volume is None else volume, 2 * (x * y + y * z + x * z)),
            "overhang": (prism(x, y, z, support_mm3=support),),
            "holes": (),
        },
    )


def made(term, facts, material=None, machine=None, **rates):
    offered = capability(term, material, machine)
    route = Route.of(term, material=offered.material.id)
    return work_for(facts, route, offered, rates={**offered.rates, **rates})


def test_resin_time_is_by_height_however_full_the_plate():
    small, wide = made(VAT, part(10, 10, 50)), made(VAT, part(100, 50, 50))
    assert small.run_time_s == wide.run_time_s == 8637.5
    assert small.piece_time_s == wide.piece_time_s == 0.0
    assert small.per_run > wide.per_run == 4
    assert made(VAT, part(10, 10, 25)).run_time_s < small.run_time_s


def test_hanging_parts_are_lifted_and_held():
    flat, held = made(VAT, part(20, 20, 20)), made(VAT, part(20, 20, 20, support=1000.0))
    assert held.run_time_s > flat.run_time_s
    below = 400.0
    film = 2400.0 * 0.05
    extra = ((1000.0 + below * 5.0) * 0.10 + below * 1.0) * 1.1e-3
    assert flat.stock_g == pytest.approx((8000.0 + film) * 1.1e-3)
    assert held.stock_g == pytest.approx(flat.stock_g + extra)
    assert [h.what for h in held.hands] == ["taking off supports"]
    assert not flat.hands


def test_a_laser_takes_time_for_what_it_draws():
    beam = {"scan_speed": given(2000.0, "mm/s"), "laser_spot": given(0.1, "mm")}
    thin, solid = made(VAT, part(20, 20, 20, volume=2000.0), **beam), made(VAT, part(20, 20, 20), **beam)
    assert solid.piece_time_s == pytest.approx(8000.0 / (0.05 * 0.1 * 2000.0))
    assert solid.piece_time_s == pytest.approx(4.0 * thin.piece_time_s)
    assert solid.run_time_s == thin.run_time_s == pytest.approx(400 * 6.0)


def test_printers_and_resins_differ_as_their_profiles_do():
    cube = part(20, 20, 20)
    times = {m: made(VAT, cube, machine=m).machine_time_s for m in ("elegoo_saturn_3", "elegoo_mars_3", "phrozen_sonic_mini_8k")}  # fmt: skip
    assert len(set(times.values())) == 3
    assert made(VAT, cube, machine="elegoo_saturn_3").per_run > made(VAT, cube, machine="elegoo_mars_4_dlp").per_run
    assert made(VAT, cube, "resin_castable").run_time_s > made(VAT, cube, "resin_standard").run_time_s


def test_a_shared_nest_charges_the_room_and_a_build_of_ones_own_the_height():
    cube = part(20, 20, 20, volume=1200.0)
    shared, own = made(SLS, cube), made(SLS, cube, shared_build=given(0.0, "ratio"))
    assert shared.run_time_s == 0.0
    room, chamber = 23.0**3, 190.0 * 240.0 * 300.0
    full = 4 * 3600.0 + 3000 * 12.0
    assert shared.machine_time_s == pytest.approx(full * room / chamber + 1200.0 / 60.0)
    assert own.run_time_s == pytest.approx(4 * 3600.0 + 200 * 12.0)
    assert own.per_run * (own.piece_time_s - 1200.0 / 60.0) + own.run_time_s == pytest.approx(full)
    assert own.per_run == 8 * 10 * 13


def test_a_solid_block_takes_more_of_a_build_than_its_box():
    solid, hollow = made(SLS, part(40, 40, 40)), made(SLS, part(40, 40, 40, volume=12000.0))
    assert solid.per_run < hollow.per_run
    sintering = {s.what: s.seconds for s in solid.shares}["sintering"]
    assert solid.machine_time_s - sintering > hollow.machine_time_s


def test_lamps_fuse_faster_than_a_laser_sinters():
    cube = part(20, 20, 20)
    fused = made(SLS, cube, machine="hp_jet_fusion")
    assert "sintering" not in {s.what for s in fused.shares}
    others = [made(SLS, cube, machine=m).machine_time_s for m in ("formlabs_fuse_1_plus", "sinterit_lisa_x")]
    assert fused.machine_time_s < min(others)
    full = {s.what: s.seconds for s in fused.shares}["layers"] * fused.per_run
    assert full <= 10 * 3600.0 * 1.01


def test_more_refresh_buys_more_powder():
    frame = part(60, 60, 60, volume=8000.0)
    least, most = made(SLS, frame), made(SLS, frame, refresh=given(0.5, "ratio"))
    assert most.stock_g > least.stock_g >= least.material_g


def test_a_part_larger_than_the_build_is_priced_as_filling_it_and_says_so():
    long = part(250, 400, 20)
    for term in (VAT, SLS, LPBF):
        work = made(term, long)
        assert work.per_run == 1
        assert any("larger than a build" in note for note in work.assumptions), term


def test_a_weaker_laser_melts_slower_and_a_stronger_one_is_not_credited():
    cube = part(20, 20, 20)
    melt = {m: {s.what: s.seconds for s in made(LPBF, cube, machine=m).shares}["melting"] for m in ("renishaw_am250", "eosint_m280")}  # fmt: skip
    assert melt["renishaw_am250"] == pytest.approx(2.0 * melt["eosint_m280"])
    strong = {s.what: s.seconds for s in made(LPBF, cube, laser_power=given(1000.0, "W")).shares}["melting"]
    assert strong == pytest.approx(melt["eosint_m280"])


def test_a_plate_of_metal_shares_layers_gas_and_heat():
    alone = made(LPBF, part(20, 20, 20), shared_build=given(0.0, "ratio"))
    height = 20.0 + 3.0
    assert alone.run_time_s == pytest.approx(math.ceil(height / 0.04) * 12.0 + 14400.0)
    assert alone.per_run == 100
    assert {(u.what, u.per) for u in alone.consumed} == {("stress relief", "run"), ("build plate", "run")}
    metal = 8000.0 + 400.0 * 3.0 * 0.4
    assert alone.piece_time_s == pytest.approx(metal / 3.7)
    assert alone.stock_g == pytest.approx(metal * 7.97e-3)


def test_gas_is_counted_where_a_node_says_what_flows_and_costs():
    flow, price = given(5e6 / 60.0, "mm3/s"), given(0.01, "EUR/l")
    held = made(LPBF, part(20, 20, 20))
    gas = made(LPBF, part(20, 20, 20), gas_flow=flow, gas_price=price)
    assert {u.what: u.amount for u in gas.consumed}["inert gas"] == pytest.approx(5.0 / 60.0 * gas.machine_time_s)
    assert "inert gas stands in the rate of the machine" in held.assumptions
    assert "inert gas stands in the rate of the machine" not in gas.assumptions


def test_metals_differ_by_their_data_sheets():
    rates = {m: {s.what: s.seconds for s in made(LPBF, part(20, 20, 20), m).shares}["melting"] for m in ("stainless_316l_powder", "alsi10mg_powder", "ti6al4v_powder")}  # fmt: skip
    assert rates["alsi10mg_powder"] < rates["ti6al4v_powder"] < rates["stainless_316l_powder"]


def test_unknown_lying_is_not_priced_where_supports_matter():
    bare = PartFacts(name="bare", known={"part": body((10.0, 10.0, 10.0), 1000.0, 600.0)})
    for term in (VAT, LPBF):
        with pytest.raises(NotPricedError, match="lying"):
            made(term, bare)
    assert made(SLS, bare).machine_time_s > 0.0


@pytest.mark.parametrize("term", [VAT, SLS, LPBF, "injection_molding"])
def test_the_default_material_has_a_price_and_every_rate_a_date(term):
    process = catalog().process(term)
    material = catalog().material(process.default_material)
    assert material.properties["price"].unit.endswith("/kg")
    assert all(rate.date for rate in process.rates.values())


@pytest.mark.parametrize("term", [VAT, SLS, LPBF])
def test_many_machines_at_once_cost_what_each_costs(term):
    facts = part(30, 20, 25, volume=6000.0, support=900.0)
    offers = [capability(term, None, m) for m in [None, *(m.id for m in catalog().machines_for(term))]]
    route = Route.of(term, material=offers[0].material.id)
    works = [work_for(facts, route, offered) for offered in offers]
    rows = np.arange(len(offers))
    columns = RateColumns.of(offers, rows, {row: {} for row in rows.tolist()}, ["DE"] * len(offers), "EUR", exchange())
    for quantity in (1, 40, 2000):
        many = Many(WorkColumns.of(works, rows), columns, quantity)
        for row, offered in enumerate(offers):
            one = estimate(facts, route, offered, quantity=quantity, country="DE")
            assert many.unit[row] == pytest.approx(float(one.unit_cost.amount), abs=0.0101), (row, quantity)


@pytest.mark.parametrize("term", [VAT, SLS, LPBF])
@pytest.mark.parametrize("others", [0.0, 0.5, 1.0])
def test_a_piece_costs_less_the_more_are_made_but_where_another_build_begins(term, others):
    facts = part(30, 20, 25, volume=6000.0, support=900.0)
    offered = capability(term)
    route = Route.of(term, material=offered.material.id)
    shared = {"shared_build": given(others, "ratio")}
    per_run = made(term, facts, **shared).per_run
    quantities = sorted({1, 2, 3, 5, 10, per_run - 1, per_run, per_run + 1, 2 * per_run, 2 * per_run + 1})
    prices = [
        float(estimate(facts, route, offered, quantity=q, rates={**offered.rates, **shared}).unit_cost.amount)
        for q in quantities
    ]
    for before, after, q in zip(prices, prices[1:], quantities[1:], strict=False):
        assert after <= before + 0.011 or (q - 1) % per_run == 0, (q, before, after)
    assert prices[-2] <= prices[quantities.index(per_run)] + 0.011, "full builds come to the same each"


def costed(term, facts, *, then=(), quantity=1, **rates):
    offered = capability(term)
    route = Route.of(term, material=offered.material.id, then=list(then))
    return estimate(facts, route, offered, quantity=quantity, rates={**offered.rates, **rates})


def amounts(found):
    return {line.what: line.amount.amount for line in found.lines}


def test_the_time_of_an_order_holds_the_wait_for_shared_builds():
    cube = part(20, 20, 20)
    for term in (SLS, LPBF):
        found, work = costed(term, cube, quantity=3), made(term, cube)
        assert work.waits_s > 0.0
        assert found.unattended_s == pytest.approx(3.0 * found.machine_time_s + work.waits_s)
        hands = 3.0 * work.hands_s + work.run_hands_s * math.ceil(3 / work.per_run)
        assert found.lead_work_s >= found.unattended_s + 0.9 * hands
    alone = costed(SLS, cube, shared_build=given(0.0, "ratio"))
    assert alone.unattended_s == pytest.approx(alone.machine_time_s)


@pytest.mark.parametrize(
    ("term", "operation", "support"),
    [
        (VAT, "wash_and_cure", 0.0),
        (VAT, "remove_supports", 1000.0),
        (SLS, "depowder", 0.0),
        (LPBF, "depowder", 0.0),
        (LPBF, "remove_supports", 1000.0),
        (LPBF, "stress_relieve", 0.0),
        ("material_extrusion", "remove_supports", 1000.0),
    ],
)
def test_an_operation_that_the_process_does_anyway_is_paid_once(term, operation, support):
    cube = part(20, 20, 20, support=support)
    plain, named = costed(term, cube, quantity=5), costed(term, cube, then=[operation], quantity=5)
    assert amounts(named) == amounts(plain)
    assert named.lead_work_s == plain.lead_work_s
    assert (named.low, named.high) == (plain.low, plain.high)
    name = catalog().operation(operation).name
    assert [note for note in named.assumptions if note.startswith(f"{name}: ")]
    assert not [note for note in plain.assumptions if note.startswith(f"{name}: ")]


@pytest.mark.parametrize(
    ("term", "operation", "nothing"),
    [
        (VAT, "wash_and_cure", {"wash_time": given(0.0, "s")}),
        (VAT, "remove_supports", {}),
        (SLS, "depowder", {"unpack_time": given(0.0, "s"), "blast_time": given(0.0, "s")}),
        (LPBF, "stress_relieve", {"stress_relief": given(0.0, "EUR/job")}),
        (SLS, "dye", {}),
        ("material_extrusion", "remove_supports", {"post_time": given(0.0, "s")}),
    ],
)
def test_an_operation_that_the_process_does_not_hold_is_paid(term, operation, nothing):
    cube = part(20, 20, 20)
    plain = costed(term, cube, quantity=5, **nothing)
    named = costed(term, cube, then=[operation], quantity=5, **nothing)
    assert amounts(named)[f"operation {operation}"] > 0
    assert named.unit_cost.amount > plain.unit_cost.amount
    assert named.lead_work_s > plain.lead_work_s


def test_who_shares_a_build_waits_for_all_of_it():
    cube = part(20, 20, 20)
    assert made(SLS, cube).waits_s == pytest.approx(4 * 3600.0 + 3000 * 12.0)
    assert made(SLS, cube, shared_build=given(0.0, "ratio")).waits_s == 0.0
    assert made(LPBF, cube).waits_s > 14400.0
    assert made(VAT, cube).waits_s == 0.0
