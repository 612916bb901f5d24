"""What holds of every process that is priced, at random quantities: cents, signs, intervals, steps, currencies."""

from __future__ import annotations

import math
import random
from decimal import Decimal

import numpy as np
import pytest

from dfdm.costs import PARTIES, NotPricedError, crossings, estimate, exchange, parties
from dfdm.costs.breakeven import PriceCurve
from dfdm.processes import Route, capability, catalog
from tests.costs.test_bending import channel
from tests.costs.test_turning import shaft

PRICED = sorted(term for term, process in catalog().processes.items() if process.drivers)


@pytest.fixture(scope="module")
def bent():
    return channel()


@pytest.fixture
def priced(cube, sheet, block, bent):
    """An estimate by a process of the first part that it can price, made once for each quantity and currency."""

    def make(term, **options):
        route, reasons = Route.of(term), []
        for facts in (cube, sheet, block, bent, shaft((30.0, 60.0), (20.0, 40.0))):
            try:
                return estimate(facts, route, capability(term), **options)
            except NotPricedError as error:
                reasons.append(str(error))
        raise AssertionError(f"no part of these tests is for {term}: {reasons}")

    return make


def steps(found, most: int) -> set[int]:
    """The quantities after which another run, lot or tool begins."""
    work, rating = found.basis.work, found.basis.rating
    lengths = {work.per_run, rating.numbers.get("lot_size", math.inf)}
    lengths |= {item.life for item in work.consumed if item.per == "tool"}
    return {int(k * length) for length in lengths if length < most for k in range(1, int(most // length) + 1)}


def test_most_processes_are_priced():
    assert {"material_extrusion", "milling", "laser_cutting", "powder_bed_fusion_polymer", "injection_molding"} <= set(
        PRICED
    )


@pytest.mark.parametrize("term", PRICED)
def test_lines_are_not_negative_and_add_up_to_the_cent_within_the_interval(priced, term):
    random_ = random.Random(term)
    for quantity in (1, *(random_.randint(2, 20000) for _ in range(6))):
        for currency in ("EUR", "JPY"):
            found = priced(term, quantity=quantity, currency=currency)
            assert all(line.amount.amount >= 0 and line.basis and line.sources for line in found.lines)
            assert sum((line.amount.amount for line in found.lines), Decimal(0)) == found.unit_cost.amount
            assert found.low.amount <= found.unit_cost.amount <= found.high.amount
            assert found.co2e_low_kg <= found.co2e_kg <= found.co2e_high_kg
            assert parties(found).total == found.unit_cost
            assert {line.party for line in found.lines} <= set(PARTIES)


@pytest.mark.parametrize("term", PRICED)
def test_the_unit_cost_rises_only_where_another_run_or_tool_begins(priced, term):
    most = 3000
    found = priced(term)
    quantities = np.arange(1.0, most + 1.0)
    unit = found.basis.prices(quantities).unit
    rises = set((np.flatnonzero(np.diff(unit) > 1e-9) + 1).tolist())
    assert rises <= steps(found, most)


@pytest.mark.parametrize("term", PRICED)
def test_the_price_at_any_quantity_is_that_of_an_estimate_for_it(priced, term):
    basis = priced(term).basis
    for quantity in (1, 3, 64, 1000):
        found = priced(term, quantity=quantity)
        prices = basis.prices(np.array([float(quantity)]))
        assert prices.unit[0] == pytest.approx(float(found.unit_cost.amount), abs=0.0051)
        assert prices.low[0] == pytest.approx(float(found.low.amount), abs=0.0051)
        assert prices.high[0] == pytest.approx(float(found.high.amount), abs=0.0051)


@pytest.mark.parametrize("term", PRICED)
def test_other_currencies_say_the_same(priced, term):
    here = priced(term, quantity=20)
    for currency in ("USD", "GBP", "CHF"):
        there = priced(term, quantity=20, currency=currency)
        back = exchange().convert(there.unit_cost, "EUR")
        assert float(back.amount) == pytest.approx(float(here.unit_cost.amount), abs=0.02)
        assert there.exchange_date == here.exchange_date


def test_molds_pay_off_between_few_and_many_pieces(cube):
    """Printing is cheaper for one, molding for many; where they cross, the intervals overlap and say so."""
    curves = [
        PriceCurve.of(term, [estimate(cube, Route.of(term), capability(term))], quantity=1)
        for term in ("material_extrusion", "injection_molding")
    ]
    (crossing, *more) = crossings(*curves)
    assert (crossing.before, crossing.then) == ("material_extrusion", "injection_molding")
    assert not more
    assert 10 < crossing.at < 10_000
    assert 1 <= crossing.unclear_from <= crossing.at <= crossing.unclear_to
    tools = [
        line
        for line in estimate(cube, Route.of("injection_molding"), capability("injection_molding")).lines
        if line.party == "tooling"
    ]
    assert tools and tools[0].amount.amount > 100
