"""The program of a split: equal to trying every way, and within every limit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.nodes.splitting.formulating import Wanted
from dfdm.nodes.splitting.front import front
from dfdm.nodes.splitting.problem import Choice, Limits, Problem, Window
from dfdm.nodes.splitting.solving import solve
from dfdm.nodes.splitting.why import let_go, reasons
from tests.nodes.split_problems import every_split, random_problem

LIMITS = (
    Limits(),
    Limits(max_share=0.6, min_nodes=2),
    Limits(min_lot=3),
    Limits(max_share=0.75, min_nodes=2, min_lot=2),
)


def best(problem, limits, value):
    return min((value(pieces) for pieces in every_split(problem, limits)), default=None)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("limits", LIMITS)
def test_the_price_is_that_of_the_best_of_all_ways(seed, limits):
    problem = random_problem(seed, 2, 3, most=7)
    found, least = solve(problem, limits, gap=0.0), best(problem, limits, problem.price)
    if least is None:
        assert found.status == "infeasible"
        return
    assert found.status == "optimal"
    assert problem.broken(limits, found.pieces) == ()
    assert found.value == pytest.approx(least, rel=1e-9)
    assert problem.price(found.pieces) == pytest.approx(least, rel=1e-9)


@pytest.mark.parametrize("seed", range(12))
def test_divisible_pieces_first_stay_within_the_gap_of_the_best_of_all_ways(seed):
    problem, limits = random_problem(seed, 2, 3, most=7, room=1.8), LIMITS[seed % 2]
    found, least = solve(problem, limits, gap=1e-2), best(problem, limits, problem.price)
    if least is None:
        assert found.status == "infeasible"
        return
    assert problem.broken(limits, found.pieces) == ()
    assert found.bound <= least * (1 + 1e-9)
    assert least * (1 - 1e-9) <= found.value <= least * (1 + 1.01e-2)
    assert found.gap <= 1e-2


@pytest.mark.parametrize("seed", range(6))
def test_emissions_bound_the_price_as_trying_every_way_does(seed):
    problem = random_problem(seed, 2, 3, most=7, room=2.5)
    least = best(problem, Limits(), problem.co2e_kg)
    found = solve(problem, Limits(), Wanted(aim="co2e"), gap=0.0)
    assert found.value == pytest.approx(least, rel=1e-9)
    cheapest = solve(problem, Limits(), gap=0.0)
    middle = Limits(co2e_max_kg=0.5 * (least + problem.co2e_kg(cheapest.pieces)))
    bounded = solve(problem, middle, gap=0.0)
    assert bounded.value == pytest.approx(best(problem, middle, problem.price), rel=1e-9)
    assert problem.co2e_kg(bounded.pieces) <= middle.co2e_max_kg * (1 + 1e-6)
    assert solve(problem, Limits(co2e_max_kg=0.99 * least)).status == "infeasible"


@pytest.mark.parametrize("seed", range(4))
def test_every_step_of_the_front_is_the_cheapest_under_its_limit(seed):
    problem = random_problem(seed, 1, 4, most=12, room=3.0)
    steps = front(problem, Limits(), 5, time_limit_s=20.0, gap=0.0)
    for step in steps:
        allowed = Limits(co2e_max_kg=step.co2e_max_kg * (1 + 1e-6))
        assert step.solution.value == pytest.approx(best(problem, allowed, problem.price), rel=1e-6)
    prices, co2e = [s.solution.value for s in steps], [s.co2e_kg for s in steps]
    assert prices == sorted(prices) and co2e == sorted(co2e, reverse=True)
    assert prices[0] == pytest.approx(best(problem, Limits(), problem.price), rel=1e-9)
    assert co2e[-1] == pytest.approx(best(problem, Limits(), problem.co2e_kg), rel=1e-6)


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    orders=st.integers(1, 4),
    nodes=st.integers(2, 8),
    room=st.floats(0.6, 3.0),
    share=st.booleans(),
    limits=st.builds(
        Limits, max_share=st.sampled_from([1.0, 0.5, 0.3]), min_nodes=st.integers(1, 3), min_lot=st.integers(1, 20)
    ),
)
def test_a_split_keeps_every_limit_and_its_bound_is_below(seed, orders, nodes, room, share, limits):
    problem = random_problem(seed, orders, nodes, most=120, room=room, share=share)
    found = solve(problem, limits, time_limit_s=10.0)
    if found.pieces is None:
        return
    assert problem.broken(limits, found.pieces) == ()
    assert problem.price(found.pieces) == pytest.approx(found.value, rel=1e-6)
    assert found.bound <= found.value * (1 + 1e-9)
    tighter = replace(limits, co2e_max_kg=0.9 * problem.co2e_kg(found.pieces))
    again = solve(problem, tighter, time_limit_s=10.0)
    if again.pieces is not None:
        assert problem.broken(tighter, again.pieces) == ()
        assert again.value >= found.bound * (1 - 1e-6)


def test_the_same_problem_gives_the_same_split():
    problem = random_problem(3, 4, 8)
    one, other = (solve(problem, LIMITS[1]) for _ in range(2))
    assert one.pieces.tolist() == other.pieces.tolist() and one.bound == other.bound


def test_what_breaks_a_limit_is_named():
    problem = random_problem(0, 1, 3, most=10)
    quantity, limits = problem.quantities[0], Limits(max_share=0.5, min_nodes=3, min_lot=2, co2e_max_kg=0.1)
    pieces = np.array([quantity, 1, 0])
    broken = problem.broken(limits, pieces)
    assert {"quantity", "lot", "share", "nodes", "co2e"} <= set(broken)


def steady(quantities, nodes, *, seconds=100.0, hours=None, co2e=1.0):
    """Nodes all alike, one machine each, with so many hours for all."""
    windows = None if hours is None else (Window(rows=((1.0, 1.0, hours * 3600.0),)),)
    return Problem(
        quantities=tuple(quantities),
        choices=tuple(
            Choice(
                order=i,
                node=j,
                resource=j,
                cuts=((10.0, 1.0),),
                machine_each_s=seconds,
                co2e_each_kg=co2e * (1 + 0.1 * j),
            )
            for i in range(len(quantities))
            for j in range(nodes)
        ),
        freight=(5.0,) * nodes,
        windows=(windows,) * nodes,
    )


@pytest.mark.parametrize(
    ("code", "problem", "limits", "said"),
    [
        ("due", steady([100], 2, hours=1.0), Limits(), "at most 72 of 100"),
        ("nodes", steady([100], 2), Limits(min_nodes=3), "3 nodes are wanted for each part, and 2 can"),
        ("share", steady([100], 2), Limits(max_share=0.4), "room for 80 of 100"),
        ("lot", steady([100], 2), Limits(min_lot=101), "lots of 101"),
        ("co2e", steady([100], 2), Limits(co2e_max_kg=90.0), "the least emits 100 kg"),
    ],
)
def test_the_limit_that_is_in_the_way_is_named_with_its_figure(code, problem, limits, said):
    assert solve(problem, limits).status == "infeasible"
    found = reasons(problem, limits, ["a"], time_limit_s=10.0)
    assert [reason.code for reason in found] == [code]
    assert said in found[0].message


def test_limits_that_must_go_together_are_named_together():
    problem, limits = steady([100], 2, hours=1.0), Limits(co2e_max_kg=90.0)
    found = reasons(problem, limits, ["a"], time_limit_s=10.0)
    assert [reason.code for reason in found] == ["together"]
    assert "the due date and the limit of emissions" in found[0].message
    for kinds in (("due",), ("co2e",)):
        assert solve(*let_go(problem, limits, kinds)).status == "infeasible"
    assert solve(*let_go(problem, limits, ("due", "co2e"))).status == "optimal"


def test_either_limit_may_go_and_both_are_named():
    problem, limits = steady([100], 3), Limits(max_share=0.5, min_lot=40, min_nodes=3)
    assert {reason.code for reason in reasons(problem, limits, ["a"], time_limit_s=10.0)} == {"nodes", "lot"}


@pytest.mark.parametrize("seed", range(12))
def test_reasons_stand_where_trying_every_way_finds_none(seed):
    problem = random_problem(seed, 1, 3, most=8, room=0.9)
    limits = Limits(max_share=0.5, min_nodes=2, min_lot=2, co2e_max_kg=4.0)
    ways = any(True for _ in every_split(problem, limits))
    found = reasons(problem, limits, ["a"], time_limit_s=10.0)
    assert ways == (found == ())
    for reason in found:
        if reason.code not in ("together", "capability"):
            assert any(True for _ in every_split(*let_go(problem, limits, (reason.code,))))
