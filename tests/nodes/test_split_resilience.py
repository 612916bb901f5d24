"""What splits withstand: against counting through, closed forms and lead times; planning anew with few changes."""

from itertools import product

import numpy as np
import pytest

from dfdm.errors import InputError
from dfdm.nodes.splitting.problem import Choice, Limits, Problem, Window
from dfdm.nodes.splitting.recovery import Curves
from dfdm.nodes.splitting.replan import after_failure, replan
from dfdm.nodes.splitting.resilience import concentration, without
from dfdm.nodes.splitting.simulation import simulate
from dfdm.nodes.splitting.solving import solve
from tests.nodes.split_problems import every_split, random_problem


def test_concentration_of_known_shares():
    assert concentration([0, 1, 2, 3], [5, 5, 5, 5]).effective == pytest.approx(4.0)
    assert concentration([0, 1, 2], [50, 30, 20]).hhi == pytest.approx(0.25 + 0.09 + 0.04)
    assert concentration([7, 7, 2], [50, 30, 20]).hhi == pytest.approx(0.64 + 0.04)
    assert concentration([0, 1], [9, 0]).effective == pytest.approx(1.0)


def most_left(problem, pieces, gone):
    """The most that can still be made, by trying all ways for the nodes of the split that are left."""
    used = set(problem.node[pieces > 0].tolist()) - gone
    left = [o for o in range(len(problem.choices)) if problem.choices[o].node in used]
    best = 0
    for counts in product(*(range(int(pieces[o]), problem.quantities[problem.choices[o].order] + 1) for o in left)):
        tried = np.zeros(len(problem.choices), dtype=np.intp)
        tried[left] = counts
        by_order = np.bincount(problem.order, weights=tried, minlength=len(problem.quantities))
        if (by_order <= np.array(problem.quantities)).all() and all(
            problem.fits(r, tried) for r in range(len(problem.windows))
        ):
            best = max(best, int(tried.sum()))
    return best


def solved(count, orders, nodes, limits, **more):
    """The first random problems that have a split, with it."""
    found = []
    for seed in range(200):
        problem = random_problem(seed, orders, nodes, **more)
        pieces = solve(problem, limits, gap=0.0).pieces
        if pieces is not None:
            found.append((problem, pieces))
        if len(found) == count:
            return found
    raise AssertionError("too few of these problems have a split")


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("number", range(6))
def test_what_is_left_without_a_node_is_what_trying_all_ways_finds(number, shared):
    problem, pieces = solved(6, 2, 3, Limits(min_nodes=2), most=6, room=2.0, share=shared)[number]
    found = without(problem, pieces, problem.node, ["a", "b", "c"])
    assert {failure.group for failure in found} == set(problem.node[pieces > 0].tolist())
    for failure in found:
        assert failure.exact
        assert failure.pieces == most_left(problem, pieces, {failure.group})
        assert failure.share == pytest.approx(failure.pieces / sum(problem.quantities))


def test_a_country_takes_all_of_its_nodes_with_it():
    [(problem, pieces)] = solved(1, 2, 4, Limits(min_nodes=3), most=6, room=2.0, share=False)
    country = np.array([0, 0, 1, 1], dtype=np.intp)[problem.node]
    for failure in without(problem, pieces, country, ["x", "y"]):
        assert failure.pieces == most_left(
            problem, pieces, set(np.flatnonzero(np.array([0, 0, 1, 1]) == failure.group))
        )


def flat(nodes=4, quantity=100, spare=1.5):
    """Equal nodes that can each make 1.5 of their share in time, and as much again every 10 hours."""
    problem = Problem(
        quantities=(quantity,),
        choices=tuple(
            Choice(order=0, node=j, resource=j, cuts=((0.0, 1.0),), machine_each_s=1.0) for j in range(nodes)
        ),
        freight=(0.0,) * nodes,
        windows=((Window(rows=((1.0, 1.0, spare * quantity / nodes),)),),) * nodes,
    )
    late = np.arange(0.0, 100.0, 10.0)
    each = np.floor(spare * quantity / nodes) * (1.0 + late / 10.0)
    curves = Curves(of=np.arange(nodes), late_h=late, pieces=np.tile(each, (nodes, 1)))
    return problem, np.full(nodes, quantity // nodes), curves


def test_the_share_that_arrives_is_the_chance_of_the_nodes():
    problem, pieces, curves = flat()
    found = simulate(problem, pieces, curves, np.arange(4), 0.8, runs=40_000, seed=1)
    assert found.fill_kept.low <= 0.8 <= found.fill_kept.high
    assert found.fill_kept.high - found.fill_kept.low < 0.01
    # 37 pieces each: in time with 3 of 4 nodes or more.
    expected = 0.8**4 + 4 * 0.8**3 * 0.2
    assert found.in_time.low <= expected <= found.in_time.high
    assert found.never == pytest.approx(0.2**4, abs=0.002)


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    problem, pieces, curves = flat()
    found = [simulate(problem, pieces, curves, np.arange(4), 0.8, runs=400, seed=s).fill_kept for s in range(200)]
    held = sum(one.low <= 0.8 <= one.high for one in found)
    assert 178 <= held <= 199


def test_spare_capacity_fills_as_counted_through_by_hand():
    problem, pieces, curves = flat()
    chances = {0: 0.9, 1: 0.5, 2: 0.7, 3: 1.0}
    expected, delays = 0.0, []
    for up in product([0, 1], repeat=4):
        chance = np.prod([chances[j] if u else 1 - chances[j] for j, u in enumerate(up)])
        expected += chance * min(100, 37 * sum(up)) / 100
        delays.append((float(np.ceil(100 / (37 * sum(up)) - 1) * 10) if any(up) else np.inf, chance))
    found = simulate(problem, pieces, curves, np.arange(4), chances, runs=40_000, seed=4)
    assert found.fill_spare.low <= expected <= found.fill_spare.high
    ordered, sums = sorted(delays), np.cumsum([c for _, c in sorted(delays)])
    assert found.delay_p50_h == ordered[int(np.argmax(sums >= 0.5))][0]
    assert found.delay_p90_h == ordered[int(np.argmax(sums >= 0.9))][0]


def test_a_shock_takes_all_nodes_of_a_country_at_once():
    problem, pieces, curves = flat()
    found = simulate(problem, pieces, curves, np.zeros(4, dtype=np.intp), 1.0, shock=0.3, runs=40_000, seed=2)
    assert found.in_time.mean == pytest.approx(0.7, abs=4 * (0.7 * 0.3 / 40_000) ** 0.5)
    assert found.never == pytest.approx(1.0 - found.in_time.mean)
    apart = simulate(problem, pieces, curves, np.arange(4), 1.0, shock=0.3, runs=40_000, seed=2)
    assert apart.never < 0.02


def test_draws_repeat_with_their_seed_and_bad_chances_are_refused():
    problem, pieces, curves = flat()
    one, other, third = (simulate(problem, pieces, curves, np.arange(4), 0.6, seed=s).to_dict() for s in (5, 5, 6))
    assert one == other
    assert one["fill_kept"] != third["fill_kept"]
    for wrong in ({"availability": 1.2}, {"availability": 0.5, "shock": -0.1}, {"availability": 0.5, "runs": 0}):
        with pytest.raises(InputError):
            simulate(problem, pieces, curves, np.arange(4), **wrong)


@pytest.mark.parametrize("number", range(8))
def test_planning_anew_keeps_what_is_made_and_changes_as_few_as_trying_every_way(number):
    limits = Limits(max_share=0.6)
    problem, before = solved(8, 1, 4, limits, most=9, room=2.0)[number]
    used = np.flatnonzero(before)
    failed, made = {int(problem.node[used[0]])}, {int(o): int(before[o]) // 2 for o in used}
    rest = after_failure(problem, before, failed, made, problem.windows)
    found = replan(rest, limits, before, failed, tolerance=0.05, time_limit_s=20.0, gap=0.0)
    ways = list(every_split(rest, limits))
    if not ways:
        assert found.short > 0
        return
    assert rest.broken(limits, found.solution.pieces) == ()
    for o in used:
        exact = problem.node[o] in failed
        count = found.solution.pieces[o]
        assert count == made[o] if exact else count >= made[o]
    kept = np.array([made.get(o, 0) if problem.node[o] in failed else before[o] for o in range(len(before))])
    cheapest = min(rest.price(way) for way in ways)
    assert found.cheapest == pytest.approx(cheapest, rel=1e-9)
    allowed = [way for way in ways if rest.price(way) <= cheapest * 1.05 + 1e-6]
    fewest = min(int((way != kept).sum()) for way in allowed)
    assert found.changes == fewest
    best = min(rest.price(way) for way in allowed if int((way != kept).sum()) == fewest)
    assert found.solution.value == pytest.approx(best, rel=1e-9)


def test_what_cannot_be_there_any_more_is_left_out_and_counted():
    problem, pieces, _ = flat(nodes=2, quantity=10, spare=1.2)
    rest = after_failure(problem, pieces, {0}, {0: 2, 1: 1}, problem.windows)
    found = replan(rest, Limits(), pieces, {0}, tolerance=0.0, time_limit_s=10.0, gap=0.0)
    assert found.solution.pieces.tolist() == [2, 6]
    assert found.short == 2
