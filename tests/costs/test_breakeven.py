"""Prices over the quantity: the curve goes through the estimates, and ways cross where both cost the same."""

from dataclasses import replace

import numpy as np
import pytest

from dfdm.costs import Estimate, PriceCurve, cheapest, crossings, sampled
from dfdm.errors import InputError


@pytest.fixture(scope="module")
def ways():
    from dfdm import verbs

    found = {}
    for process in ("milling", "material_extrusion", "laser_cutting"):
        found[process] = {
            quantity: verbs.cost_all(_plate(), process, quantity=quantity).estimates for quantity in (1, 7, 400)
        }
    return found


def _plate():
    import cadquery as cq

    return cq.Workplane().box(80, 50, 3).faces(">Z").workplane().hole(6)


def curve(ways, process, quantity=7):
    return PriceCurve.of(process, ways[process][quantity], quantity=quantity)


@pytest.mark.parametrize("process", ["milling", "material_extrusion", "laser_cutting"])
def test_a_curve_goes_through_the_estimates(ways, process):
    prices = curve(ways, process).prices(np.array([1.0, 7.0, 400.0]))
    for place, (estimate,) in enumerate(ways[process].values()):
        for name, line in (("unit_cost", prices.unit), ("low", prices.low), ("high", prices.high)):
            assert line[place] == pytest.approx(float(getattr(estimate, name).amount), abs=0.006), name


def test_lines_add_up_to_the_price_and_bear_the_names_of_the_estimate(ways):
    quantities = np.array([1.0, 7.0, 400.0])
    lines = curve(ways, "milling").lines(quantities)
    assert sum(lines.values()) == pytest.approx(curve(ways, "milling").unit(quantities))
    (estimate,) = ways["milling"][7]
    for line in estimate.lines:
        assert lines[line.what][1] == pytest.approx(float(line.amount.amount), abs=0.011)


def test_every_line_knows_its_rates(ways):
    (estimate,) = ways["laser_cutting"][7]
    named = {line.what: dict(estimate.basis.rates(line.what)) for line in estimate.lines}
    assert named["setup"]["machine rate"].unit.endswith("/h")
    assert all(cited.source for rates in named.values() for cited in rates.values())
    for line in estimate.lines:
        of_rates = {cited.source for cited in named[line.what].values()}
        assert of_rates <= set(line.sources)
        work = estimate.basis.work
        told = (*work.shares, *work.run_shares, *work.hands, *work.run_hands, *work.consumed)
        assert set(line.sources) - of_rates <= {s for share in told for s in share.sources} | set(work.sources)
    assert estimate.basis.rates("what nobody named") == ()


def test_the_cheapest_changes_exactly_where_the_prices_do(ways):
    curves = [curve(ways, process) for process in ways]
    stretches = cheapest(curves, 10_000)
    every = np.arange(1, 10_001, dtype=float)
    units = np.array([c.unit(every) for c in curves])
    winner = np.argmin(units, axis=0)
    assert len(stretches) > 1
    assert stretches[0].first == 1
    assert stretches[-1].last == 10_000
    for stretch in stretches:
        assert {curves[n].name for n in winner[stretch.first - 1 : stretch.last]} == {stretch.name}
    assert [s.last + 1 for s in stretches[:-1]] == [s.first for s in stretches[1:]]


def test_where_two_cross_their_intervals_overlap(ways):
    (one,) = crossings(curve(ways, "material_extrusion"), curve(ways, "laser_cutting"))
    assert one.before == "material_extrusion"
    assert one.unclear_from <= one.at <= one.unclear_to
    a, b = curve(ways, one.before), curve(ways, one.then)
    just = np.array([one.at - 1.0, float(one.at)])
    assert a.unit(just)[0] <= b.unit(just)[0]
    assert b.unit(just)[1] < a.unit(just)[1]


def test_two_of_one_price_do_not_cross(ways):
    assert crossings(curve(ways, "milling"), curve(ways, "milling", 400)) == ()


def test_what_a_document_gave_back_knows_no_curve(ways):
    (estimate,) = ways["milling"][7]
    read = Estimate.from_dict(estimate.to_dict())
    assert read.basis is None
    assert "basis" not in estimate.to_dict()
    with pytest.raises(InputError, match="not known any more"):
        PriceCurve.of("milling", [read], quantity=7)


def test_a_part_that_occurs_twice_counts_twice(ways):
    (estimate,) = ways["milling"][400]
    twice = PriceCurve.of("milling", [replace(estimate, quantity=14)], quantity=7)
    at = np.array([7.0])
    assert twice.unit(at) == pytest.approx(2 * curve(ways, "milling").unit(np.array([14.0])))
    with pytest.raises(InputError, match="do not belong"):
        PriceCurve.of("milling", [replace(estimate, quantity=15)], quantity=7)


def test_the_samples_are_quantities_in_order():
    assert sampled(1) == (1,)
    assert sampled(5) == (1, 2, 3, 4, 5)
    assert sampled(10_000)[:30] == tuple(range(1, 31))
    assert sampled(10_000)[-1] == 10_000
    assert len(sampled(10_000)) < 120
    with pytest.raises(InputError):
        sampled(0)
