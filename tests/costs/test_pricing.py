"""What a work takes becomes lines: runs and their saw-tooth, hands that learn, what is used up; one by one as in columns."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from dfdm.cited import Cited
from dfdm.costs import wording
from dfdm.costs.basis import Basis
from dfdm.costs.exchange import exchange
from dfdm.costs.learning import learned
from dfdm.costs.many import Many, WorkColumns
from dfdm.costs.pricing import Extra, Following, alone_s, bought_g, machine_s, order_s, unit_cost, unit_lines
from dfdm.costs.rate_columns import RateColumns
from dfdm.costs.rating import Rating
from dfdm.costs.work import Consumed, Share, Work
from dfdm.processes import capability, catalog

RATES = {"machine_rate": 36.0, "labor_rate": 72.0, "material_price": 10.0}


def share(what: str, seconds: float) -> Share:
    return Share(what=what, seconds=seconds, basis="timed")


def build(**more) -> Work:
    """A piece of 100 g in runs of 8: 60 s of its own, 3600 s a run."""
    given = {
        "shares": (share("melting", 60.0),),
        "material_g": 100.0,
        "stock_g": 100.0,
        "stock_basis": "powder",
        "run_shares": (share("recoating", 3600.0),),
        "per_run": 8,
    }
    return Work(**{**given, **more})


@pytest.mark.parametrize(("quantity", "runs"), [(1, 1), (7, 1), (8, 1), (9, 2), (16, 2), (17, 3)])
def test_a_run_is_shared_by_the_pieces_that_are_really_in_it(quantity, runs):
    assert machine_s(build(), quantity) == pytest.approx(60.0 + 3600.0 * runs / quantity)
    assert unit_lines(build(), RATES, quantity)["machine"] == pytest.approx((60.0 + 3600.0 * runs / quantity) / 100.0)


def test_the_unit_cost_rises_only_where_another_run_or_tool_begins():
    mold = Consumed(what="mold", rate="mold_price", amount=1.0, per="tool", life=50.0)
    work = build(consumed=(mold,), run_hands=(share("unpacking", 600.0),), hands=(share("cleaning", 30.0),))
    rates = {**RATES, "mold_price": 100.0, "learning_rate": 0.9, "setup_time": 600.0, "minimum_order": 30.0}
    unit = unit_cost(work, rates, np.arange(1.0, 201.0))
    rises = np.flatnonzero(np.diff(unit) > 1e-9) + 1
    assert set(rises.tolist()) <= {q for q in range(1, 201) if q % 8 == 0 or q % 50 == 0}
    assert {8, 16, 50} <= set(rises.tolist())


def test_what_is_used_up_is_priced_by_piece_run_order_and_tool():
    used = [
        Consumed(what="gas", rate="gas_price", amount=2.0),
        Consumed(what="foil", rate="foil_price", amount=1.0, per="run"),
        Consumed(what="stencil", rate="stencil_price", amount=1.0, per="order"),
        Consumed(what="mold", rate="mold_price", amount=1.0, per="tool", life=10.0),
    ]
    prices = {"gas_price": 0.5, "foil_price": 8.0, "stencil_price": 20.0, "mold_price": 100.0}
    lines = unit_lines(build(consumed=tuple(used)), {**RATES, **prices}, 12)
    by_name = {wording.name(key): amount for key, amount in lines.items()}
    assert by_name["gas"] == pytest.approx(1.0)
    assert by_name["foil"] == pytest.approx(8.0 * 2 / 12)
    assert by_name["stencil"] == pytest.approx(20.0 / 12)
    assert by_name["mold"] == pytest.approx(100.0 * 2 / 12)


def test_scrap_loses_what_each_piece_and_run_takes_but_no_tool():
    mold = Consumed(what="mold", rate="mold_price", amount=1.0, per="tool")
    gas = Consumed(what="gas", rate="gas_price", amount=1.0)
    lines = unit_lines(build(consumed=(mold, gas)), {**RATES, "mold_price": 100.0, "gas_price": 3.0, "yield": 0.8}, 8)
    repeated = lines["machine"] + lines["attendance"] + lines["material"] + 3.0
    assert lines["scrap"] == pytest.approx(0.25 * repeated)


def test_a_lot_of_its_own_is_set_up_anew():
    rates = {**RATES, "setup_time": 3600.0, "lot_size": 10.0}
    assert unit_lines(build(), rates, 10)["setup"] == pytest.approx(10.8)
    assert unit_lines(build(), rates, 11)["setup"] == pytest.approx(2 * 108.0 / 11)


def test_what_goes_back_into_the_process_is_not_bought():
    work = build(stock_g=150.0)
    assert bought_g(work, {"waste": 0.2}) == pytest.approx(180.0)
    assert bought_g(work, {"waste": 0.2, "recycled_share": 0.5}) == pytest.approx(140.0)
    assert bought_g(work, {"waste": 0.2, "recycled_share": 1.0}) == pytest.approx(100.0)


@pytest.mark.parametrize("rate", [0.75, 0.8, 0.85, 0.95, 1.0])
@pytest.mark.parametrize("quantity", [1, 2, 3, 15, 16, 17, 100, 5000])
def test_learning_is_the_mean_of_wrights_curve(quantity, rate):
    """Wright 1936: each doubling of the quantity multiplies the time of the piece by the rate."""
    power = math.log(rate) / math.log(2.0)
    mean = sum(n**power for n in range(1, quantity + 1)) / quantity
    assert learned(quantity, rate) == pytest.approx(mean, rel=1e-7)


def test_wrights_curve_at_0_80_takes_eight_tenths_at_twice_the_pieces():
    of_two, of_one = 2 * learned(2, 0.8), learned(1, 0.8)
    assert of_two - of_one == pytest.approx(0.8 * of_one)


def test_people_learn_and_machines_do_not():
    work = build(hands=(share("cleaning", 100.0),))
    new = unit_lines(work, {**RATES, "load_time": 60.0}, 64)
    skilled = unit_lines(work, {**RATES, "load_time": 60.0, "learning_rate": 0.8}, 64)
    assert skilled["machine"] == new["machine"]
    assert skilled["attendance"] == new["attendance"]
    for key in ("hands cleaning", "handling"):
        assert skilled[key] == pytest.approx(learned(64, 0.8) * new[key])


OPERATIONS = ("depowder", "remove_supports", "stress_relieve")


def _random_work(random_: random.Random) -> Work:
    def some(names: str) -> tuple[Share, ...]:
        return tuple(share(name, random_.uniform(0, 900)) for name in names.split() if random_.random() < 0.7)

    used = tuple(
        Consumed(
            what=f"{per} things",
            rate=random_.choice(["gas_price", "tool_price"]),
            amount=random_.uniform(0, 3),
            per=per,
            life=random_.choice([math.inf, 20.0, 333.0]),
        )
        for per in random_.choices(["piece", "run", "order", "tool"], k=random_.randint(0, 5))
    )
    material = random_.uniform(1, 500)
    return Work(
        shares=some("a b"),
        run_shares=some("warming cooling"),
        per_run=random_.randint(1, 40),
        hands=some("cleaning sorting"),
        run_hands=some("unpacking sieving"),
        consumed=used,
        material_g=material,
        stock_g=material * random_.uniform(1, 4),
        stock_basis="stock",
        setups=random_.randint(1, 4),
        surface_m2=random_.uniform(0, 1),
        holes=random_.randint(0, 9),
        waits_s=random_.choice([0.0, 36000.0]),
        tool_time_s=random_.choice([0.0, 7200.0]),
        includes=tuple(own for own in OPERATIONS if random_.random() < 0.4),
        post=tuple(own for own in OPERATIONS if random_.random() < 0.3),
    )


KEYS = {
    "machine_rate": "EUR/h",
    "labor_rate": "EUR/h",
    "attended": "ratio",
    "setup_time": "s",
    "load_time": "s",
    "post_time": "s",
    "waste": "ratio",
    "recycled_share": "ratio",
    "learning_rate": "ratio",
    "lot_size": "count",
    "gas_price": "EUR/kg",
    "tool_price": "USD/piece",
    "yield": "ratio",
    "overhead": "ratio",
    "margin": "ratio",
    "minimum_order": "EUR",
    "packaging": "EUR/piece",
}


def _random_rates(random_: random.Random) -> dict[str, Cited]:
    found = {}
    for key, unit in KEYS.items():
        if random_.random() < 0.2:
            continue
        value = random_.uniform(0.6, 1.0) if unit == "ratio" else float(random_.randint(1, 300))
        if key == "attended" and random_.random() < 0.5:
            value = 0.0
        found[key] = Cited(
            value=value, unit=unit, source="node", locator="list", kind="published", low=value * 0.9, high=value
        )
    return found


@pytest.mark.parametrize("seed", range(6))
def test_columns_of_random_works_and_rates_say_what_one_by_one_says(seed):
    random_ = random.Random(seed)
    works = [_random_work(random_) for _ in range(5)]
    rows = np.array([random_.randrange(5) for _ in range(12)])
    own = {row: _random_rates(random_) for row in range(12)}
    base = capability("fdm")
    columns = RateColumns.of([base], np.zeros(12, dtype=np.intp), own, ["DE"] * 12, "EUR", exchange())
    for quantity in (1, 37, 4000):
        many = Many(WorkColumns.of(works, rows), columns, quantity)
        for row in range(12):
            price = base.material.properties["price"]
            rating = Rating.of({"material_price": price, **base.rates, **own[row]}, "EUR", exchange())
            work = works[rows[row]]
            lines = unit_lines(work, rating.numbers, quantity)
            assert min(lines.values()) >= 0.0
            assert many.unit[row] == pytest.approx(float(sum(lines.values())), abs=0.0051)
            low, high = Basis(work=work, rating=rating).interval(quantity)
            assert many.ends[0][row] == pytest.approx(float(low), abs=0.0101)
            assert many.ends[1][row] == pytest.approx(float(high), abs=0.0101)
            assert low <= float(sum(lines.values())) <= high
            assert many.lead_work_s[row] == pytest.approx(float(order_s(work, rating.numbers, quantity)), rel=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_columns_leave_out_the_operations_that_a_work_includes_and_wait_as_one_by_one(seed):
    random_ = random.Random(seed)
    works = [_random_work(random_) for _ in range(5)]
    bends = [_random_work(random_) for _ in range(5)]
    rows = np.array([random_.randrange(5) for _ in range(12)])
    own = {row: _random_rates(random_) for row in range(12)}
    base = capability("fdm")
    operations = [catalog().operation(own) for own in OPERATIONS]
    columns = RateColumns.of([base], np.zeros(12, dtype=np.intp), own, ["DE"] * 12, "EUR", exchange())
    columns = columns.with_operations(operations, exchange())
    left_out = 0
    for quantity in (1, 37):
        later = Following(id="bend", work=WorkColumns.of(bends, rows))
        many = Many(WorkColumns.of(works, rows), columns, quantity, operations, (), [later])
        for row in range(12):
            work, bend = works[rows[row]], bends[rows[row]]
            stated = own[row].get("post_time", base.rates.get("post_time"))
            post = work.post if stated is not None and stated.number > 0.0 else ()
            once = [o for o in operations if o.id not in (*work.includes, *bend.includes, *post)]
            left_out += len(operations) - len(once)
            rates = {f"{o.id}.{key}": cited for o in once for key, cited in o.rates.items()}
            price = base.material.properties["price"]
            rating = Rating.of({"material_price": price, **base.rates, **rates, **own[row]}, "EUR", exchange())
            additions = (Following(id="bend", work=bend), *(Extra(id=o.id, features=1.0) for o in once))
            assert many.unit[row] == pytest.approx(
                float(unit_cost(work, rating.numbers, quantity, additions)), abs=0.0051
            )
            low, high = Basis(work=work, rating=rating, additions=additions).interval(quantity)
            assert many.ends[0][row] == pytest.approx(float(low), abs=0.0101)
            assert many.ends[1][row] == pytest.approx(float(high), abs=0.0101)
            both = (work, rating.numbers, quantity, additions)
            assert many.lead_work_s[row] == pytest.approx(float(order_s(*both)), rel=1e-9)
            assert many.unattended_s[row] == pytest.approx(float(alone_s(*both)), rel=1e-9)
    assert left_out > 10


def test_an_order_waits_for_the_build_that_it_shares_and_for_its_mold_once():
    plain, waiting = build(), build(waits_s=5000.0, tool_time_s=700.0)
    for quantity in (1, 20):
        assert order_s(waiting, RATES, quantity) - order_s(plain, RATES, quantity) == pytest.approx(5700.0)
        assert alone_s(waiting, RATES, quantity) == pytest.approx(5000.0), "an operator stands by"
        runs_on = {**RATES, "attended": 0.0}
        assert alone_s(waiting, runs_on, quantity) == pytest.approx(quantity * machine_s(plain, quantity) + 5000.0)
        assert unit_cost(waiting, RATES, quantity) == unit_cost(plain, RATES, quantity), "waiting costs nothing"


def test_an_operation_learns_too():
    extra = Extra(id="tap", features=4)
    rates = {"labor_rate": 36.0, "tap.time_per_feature": 100.0, "learning_rate": 0.8}
    one, many = (unit_lines(build(), rates, quantity, (extra,))["operation tap"] for quantity in (1, 64))
    assert many == pytest.approx(learned(64, 0.8) * one)


def test_offers_that_learn_alike_learn_as_each_alone():
    rates = np.array([0.8, 1.0, 0.9, 0.8, 0.4, 0.9])
    for quantity in (0.5, 1.0, 2.0, 7.0, 300.0):
        assert learned(quantity, rates).tolist() == [float(learned(quantity, rates[k : k + 1])[0]) for k in range(6)]
