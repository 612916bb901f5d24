"""Branching on who makes anything: the bounds hold for every split, and what is proved is the best of all ways."""

import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array

pytest.importorskip("highspy")

from dfdm.nodes.network import Network
from dfdm.nodes.splitting import branching
from dfdm.nodes.splitting.bounding import Bounding, Pieces
from dfdm.nodes.splitting.branching import Tree
from dfdm.nodes.splitting.formulating import Model, Wanted, decisive
from dfdm.nodes.splitting.problem import Limits, Window
from dfdm.nodes.splitting.relaxing import Linear, Program, cut, relaxed, run
from dfdm.nodes.splitting.solving import _Search, solve
from tests.nodes.split_orders import able, order, shops
from tests.nodes.split_problems import every_split, plain_problem, random_problem

ROOT = Path(__file__).parents[2]


def program(problem, limits):
    model = Model(problem, limits, Wanted())
    search = _Search(model, time.perf_counter() + 10.0)
    least, most = search.rows
    own = np.zeros(len(least), dtype=np.bool_)
    own[model.own] = True
    pieces = Pieces(model.excess, problem.lots(limits).astype(float), model.priced)
    found = Program(matrix=search.matrix, least=least, most=most, price=search.sought, low=search.low, high=search.high)
    return found, own, pieces


UNLIKE = {"room": 1.15, "cost": (0.8, 1.2), "base": 10, "rates": 6, "speeds": 10, "fixed": (5, 10)}


def divisible(problem, limits, *, pieces=False):
    """What the bound is of, without what is fixed: (program, its integral columns, its columns, the fixed price).

    `pieces` are integral too if that is said.
    """
    model = Model(problem, limits, Wanted())
    whole, _, _ = program(problem, limits)
    rows = np.ones(len(whole.least), dtype=np.bool_)
    rows[model.spare] = False
    integral = np.array(model.whole, dtype=np.bool_)
    if not pieces:
        integral[: len(problem.choices)] = integral[model.short] = False
    smaller, kept, fixed, _ = whole.only(rows).reduced()
    return smaller, integral[kept], kept, fixed


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("limits", [Limits(), Limits(min_lot=2, min_nodes=2)])
def test_any_multipliers_bound_every_split_and_every_choice(seed, limits):
    problem = random_problem(seed, 2, 3, most=6, room=1.6)
    whole, own, pieces = program(problem, limits)
    price, _, multipliers = relaxed(whole)
    if not len(multipliers):
        multipliers = np.zeros(len(whole.least))
    ways = list(every_split(problem, limits))
    prices = np.array([problem.price(way) for way in ways])
    used = np.array(ways).reshape(-1, len(problem.choices)) > 0
    chance = np.random.default_rng(seed)
    for n in range(6):
        tried = multipliers * (1.0 if n == 0 else chance.uniform(0.0, 2.0, len(multipliers)))
        found = Bounding(whole, own, pieces).bound(tried, whole.low, whole.high)
        assert n or not np.isfinite(price) or found.least >= price * (1 - 1e-6)
        assert found.least <= prices.min(initial=np.inf) * (1 + 1e-9)
        for o in range(len(problem.choices)):
            assert found.used[o] <= prices[used[:, o]].min(initial=np.inf) * (1 + 1e-9)
            assert found.unused[o] <= prices[~used[:, o]].min(initial=np.inf) * (1 + 1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_left_out_of_a_program_never_changes_what_it_comes_to(seed):
    whole, _, _ = program(random_problem(seed, 3, 4, most=9, room=1.4), Limits())
    chance, many = np.random.default_rng(seed), 12
    for _ in range(8):
        low, high = whole.low.copy(), whole.high.copy()
        out = chance.random(many) < 0.4
        high[:many][out] = high[many : 2 * many][out] = 0.0
        low[many : 2 * many][~out & (chance.random(many) < 0.2)] = 1.0
        within = whole.within(low, np.maximum(low, high))
        smaller, kept, fixed, rows = within.reduced()
        price, _, _ = relaxed(within)
        assert len(smaller.least) == len(rows) < len(within.least) and len(smaller.low) == len(kept)
        if not np.isfinite(price):
            assert fixed == np.inf or relaxed(smaller)[0] == np.inf
            continue
        less, some, _ = relaxed(smaller)
        assert less + fixed == pytest.approx(price, rel=1e-9)
        spread = low.copy()
        spread[kept] = some
        at = whole.matrix @ spread
        assert (at >= whole.least - 1e-6).all() and (at <= whole.most + 1e-6).all()


@pytest.mark.parametrize("seed", range(3))
def test_the_program_prices_a_split_as_the_problem_does(seed):
    problem = random_problem(seed, 2, 3, most=40, room=1.6)
    whole, _, pieces = program(problem, Limits())
    assert (pieces.priced >= 0).any()
    for way in islice(every_split(problem, Limits()), 0, 2000, 100):
        low, high = whole.low.copy(), whole.high.copy()
        low[:6] = high[:6] = way
        low[6:12] = high[6:12] = way > 0
        assert relaxed(whole.within(low, high))[0] == pytest.approx(problem.price(way), rel=1e-9)


@pytest.mark.parametrize("presolved", [False, True])
@pytest.mark.parametrize(
    ("make", "whole", "dearer", "gap"),
    [
        (lambda: random_problem(3, 8, 6, room=1.2), False, 2.0, 0.003),
        (lambda: random_problem(3, 8, 6, room=1.2), True, 2.0, 0.003),
        (lambda: order(shops(0), 1000.0), False, 2.0, 0.003),
        (lambda: plain_problem(10, 20, 15, **UNLIKE), True, 0.05, 0.0005),
    ],
)
def test_cuts_hold_for_every_split_that_is_cheaper_than_what_they_were_made_for(make, whole, dearer, gap, presolved):
    problem, chance = make(), np.random.default_rng(0)
    smaller, integral, kept, fixed = divisible(problem, Limits(), pieces=whole)
    answer, rows = cut(smaller, integral, seconds=60.0, presolved=presolved)
    assert len(rows.least) > 10
    stronger = smaller.with_rows(rows.matrix, rows.least, rows.most)
    assert relaxed(stronger)[0] > relaxed(smaller)[0] * (1 + 1e-6)
    mine, cheaper = kept < 2 * len(problem.choices), 0
    for _ in range(8):
        other = replace(
            problem,
            choices=tuple(
                replace(c, freight_each=c.freight_each + chance.uniform(0.0, dearer)) for c in problem.choices
            ),
        )
        pieces = solve(other, Limits(), time_limit_s=60.0, gap=gap).pieces
        if problem.price(pieces) >= answer.price + fixed:
            continue
        cheaper += 1
        low, high = smaller.low.copy(), smaller.high.copy()
        low[mine] = high[mine] = np.concatenate([pieces, pieces > 0])[kept[mine]]
        assert relaxed(stronger.within(low, high))[0] + fixed <= problem.price(pieces) * (1 + 1e-9)
        if cheaper > 2:
            return
    pytest.fail("too few were cheaper")


def test_the_two_kinds_of_cuts_are_not_the_same_and_close_more_together():
    smaller, integral, _, _ = divisible(order(shops(0), 1000.0), Limits())
    (_, plain), (_, presolved) = (cut(smaller, integral, seconds=60.0, presolved=how) for how in (False, True))
    one, other = (smaller.with_rows(rows.matrix, rows.least, rows.most) for rows in (plain, presolved))
    both = one.with_rows(presolved.matrix, presolved.least, presolved.most)
    assert relaxed(both)[0] > max(relaxed(one)[0], relaxed(other)[0])


@pytest.mark.parametrize("hours", [500.0, 1000.0, 3000.0])
@pytest.mark.parametrize("number", range(3))
def test_nothing_is_in_a_program_that_the_presolve_of_the_solver_would_take_out(number, hours):
    smaller, integral, _, _ = divisible(order(shops(number), hours), Limits())
    assert cut(smaller, integral, seconds=60.0, presolved=True) is not None


def test_a_presolve_that_would_take_something_out_is_not_used():
    one = Program(
        matrix=csr_array(np.array([[1.0, 1.0, 0.0], [1.0, 0.0, -1.0]])),
        least=np.array([3.0, 0.0]),
        most=np.array([np.inf, 0.0]),
        price=np.array([1.0, 2.0, 0.5]),
        low=np.zeros(3),
        high=np.array([1.0, 9.0, 1.0]),
    )
    assert cut(one, np.array([True, False, False]), seconds=10.0, presolved=True) is None


@pytest.mark.parametrize("seed", range(20))
def test_the_prices_that_are_left_are_the_largest_ones_wherever_they_count(seed):
    chance = np.random.default_rng(seed)
    cuts = [(float(a), float(b)) for a, b in chance.uniform([0, -5], [100, 20], (chance.integers(1, 6), 2))]
    low, high = sorted(chance.integers(1, 60, 2).tolist())
    left = decisive(cuts, low, high)
    assert set(left) <= set(cuts)
    for x in range(low, high + 1):
        assert max(a + b * x for a, b in left) == pytest.approx(max(a + b * x for a, b in cuts), rel=1e-12)
    for one in left:
        others = [other for other in left if other != one]
        apart = np.linspace(low, high, 4001)
        worth = np.max([a + b * apart for a, b in others] or [np.full(4001, -np.inf)], axis=0)
        assert low == high or len(left) == 1 or (one[0] + one[1] * apart > worth).any()


def test_plans_that_others_are_at_least_as_good_as_are_left_out():
    problem = random_problem(1, 3, 4, room=1.4)
    first = problem.windows[1]
    worse = [Window(rows=tuple((h, m, 0.9 * most) for h, m, most in window.rows)) for window in first]
    more = replace(problem, windows=(problem.windows[0], (*worse, *first, *first), *problem.windows[2:]))
    plain, longer = program(problem, Limits())[0], program(more, Limits())[0]
    assert plain.matrix.shape == longer.matrix.shape
    assert (plain.matrix != longer.matrix).nnz == 0


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("limits", [Limits(), Limits(max_share=0.5, min_nodes=2, min_lot=10)])
def test_fifteen_nodes_that_are_all_the_same_are_proved(seed, limits):
    problem = plain_problem(seed, 20, 15, room=1.5, alike=True)
    found = solve(problem, limits, time_limit_s=60.0)
    assert found.status == "optimal" and not problem.broken(limits, found.pieces)


def few_alike(seed, freight=0.0):
    problem = plain_problem(seed, 3, 3, room=1.4, alike=True, pieces=(2, 5))
    return replace(problem, freight=(freight * problem.choices[0].cuts[0][0],) * 3)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("freight", [0.0, 3.0])
def test_splits_that_differ_in_starts_alone_differ_by_one_at_least_and_the_best_is_found(seed, freight):
    problem, limits = few_alike(seed, freight), Limits()
    start, _ = problem.choices[0].cuts[0]
    ways = list(every_split(problem, limits))
    prices = np.unique(np.round([problem.price(way) for way in ways], 6))
    step = Model(problem, limits, Wanted()).step()
    assert step == pytest.approx(start) and len(prices) > 1
    assert np.diff(prices).min() >= step * (1 - 1e-6)
    found = solve(problem, limits)
    assert found.status == "optimal"
    assert found.value == pytest.approx(prices[0], abs=1e-6) and found.bound == pytest.approx(found.value, abs=1e-6)


def test_nothing_is_said_of_steps_where_anything_else_tells_splits_apart():
    problem, limits = few_alike(0), Limits()
    first, (start, each) = problem.choices[0], problem.choices[0].cuts[0]

    def steps(*, wanted=None, freight=problem.freight, **changed):
        other = replace(problem, choices=(replace(first, **changed), *problem.choices[1:]), freight=freight)
        return Model(other, limits, wanted or Wanted()).step()

    assert steps() == pytest.approx(start)
    assert steps(cuts=((start, each), (2 * start, 0.5 * each))) == 0.0  # a price that breaks
    assert steps(cuts=((start, 1.001 * each),)) == 0.0
    assert steps(cuts=((1.5 * start, each),)) == 0.0
    assert steps(freight_each=0.01) == 0.0
    assert steps(freight=(0.7 * start, 0.0, 0.0)) == 0.0
    assert steps(wanted=Wanted(short_most=1)) == 0.0  # what is left out costs nothing


def test_an_odd_order_in_halves_is_known_to_need_three_nodes():
    problem, limits = plain_problem(21, 20, 15, alike=True), Limits(max_share=0.5, min_nodes=2, min_lot=10)
    smaller, _, kept, fixed = divisible(problem, limits)
    price, values, _ = relaxed(smaller)
    found = solve(problem, limits, time_limit_s=60.0)
    assert found.status == "optimal" and found.value == pytest.approx(price + fixed, rel=1e-4)
    used = dict(zip(kept.tolist(), values.tolist(), strict=True))
    many = len(problem.choices)
    for i, quantity in enumerate(problem.quantities):
        nodes = sum(used[many + o] for o in np.flatnonzero(problem.order == i).tolist())
        assert nodes >= 2 + quantity % 2 - 1e-6


def test_whole_pieces_that_cost_more_than_divisible_ones_are_proved_too():
    problem = plain_problem(2, 20, 15, **UNLIKE)
    smaller, integral, _, fixed = divisible(problem, Limits())
    loose = run(smaller, integral, seconds=60.0, gap=1e-5, enough=np.inf)
    found = solve(problem, Limits(), time_limit_s=60.0)
    assert loose.solved and loose.price + fixed < found.bound  # of whole pieces more is proved
    assert found.status == "optimal" and not problem.broken(Limits(), found.pieces)


def test_leaf_after_leaf_that_whole_pieces_cost_more_in_the_bound_is_cut_for_them(monkeypatch):
    bounds, cut_again = [], Tree._whole_cut

    def seen(tree, program, multipliers):
        found = cut_again(tree, program, multipliers)
        bounds.append((relaxed(program)[0], relaxed(found[0])[0], tree.enough))
        return found

    monkeypatch.setattr(Tree, "_whole_cut", seen)
    problem = plain_problem(10, 20, 15, **UNLIKE)
    found = solve(problem, Limits(), time_limit_s=60.0)
    assert found.status == "optimal" and not problem.broken(Limits(), found.pieces)
    ((before, after, enough),) = bounds
    assert before < after < enough and after <= found.value


def test_a_leaf_whose_very_best_takes_long_is_closed_by_what_is_not_better(monkeypatch):
    problem, limits = plain_problem(7, 20, 15, **UNLIKE), Limits(max_share=0.5, min_nodes=2, min_lot=10)
    usual = solve(problem, limits, time_limit_s=60.0)
    monkeypatch.setattr(branching, "_SETTLED", 1)
    proofs, within = [], Tree._best_within

    def seen(tree, low, high, enough, **options):
        proofs.append("mip_max_nodes" not in options)
        return within(tree, low, high, enough, **options)

    monkeypatch.setattr(Tree, "_best_within", seen)
    hasty = solve(problem, limits, time_limit_s=60.0)
    assert any(proofs) and not problem.broken(limits, hasty.pieces)
    assert usual.status == hasty.status == "optimal"
    assert max(usual.bound, hasty.bound) <= min(usual.value, hasty.value)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("room", [0.8, 1.0, 1.4])
@pytest.mark.parametrize("limits", [Limits(), Limits(max_share=0.5)])
def test_what_is_proved_is_the_best_of_all_ways(seed, room, limits):
    problem = random_problem(seed, 2, 3, most=7, room=room)
    found = solve(problem, limits)
    least = min((problem.price(way) for way in every_split(problem, limits)), default=None)
    if least is None:
        assert found.status == "infeasible"
        return
    assert found.status == "optimal"
    assert found.bound <= least * (1 + 1e-9)
    assert least * (1 - 1e-9) <= found.value <= least * (1 + 1.01e-4)


def test_ten_thousand_pieces_and_what_is_made_already_are_proved_too():
    problem = random_problem(5, 6, 6, most=20_000, room=1.2)
    found = solve(problem, Limits(max_share=0.7, min_lot=50), time_limit_s=60.0)
    assert found.status == "optimal" and found.gap <= 1e-4
    assert problem.broken(Limits(max_share=0.7, min_lot=50), found.pieces) == ()


@pytest.mark.parametrize("number", range(2))
def test_a_program_solved_from_where_it_stands_comes_to_what_it_comes_to_from_nothing(number):
    whole, _, _ = program(order(shops(number), 700.0), Limits())
    smaller, kept, fixed, _ = whole.reduced()
    linear, many, chance = Linear(smaller), len(whole.low), np.random.default_rng(number)
    least = relaxed(smaller)[0]
    place = np.full(many, -1)
    place[kept] = np.arange(len(kept))
    used = np.flatnonzero((kept >= 300) & (kept < 600))
    solved = 0
    for n in range(60):
        low, high = smaller.low.copy(), smaller.high.copy()
        for column in chance.choice(used, chance.integers(1, 40), replace=False).tolist():
            if chance.random() < 0.3:
                low[column] = high[column]
            else:
                high[column] = low[column]
                amount = place[kept[column] - 300]
                if amount >= 0:
                    high[amount] = low[amount]
        enough = np.inf if n % 2 else least * 1.05
        found = linear.solve(low, high, enough)
        price = relaxed(smaller.within(low, high))[0]
        assert found == pytest.approx(price, rel=1e-6) or (found == np.inf and price >= enough * (1 - 1e-6))
        solved += np.isfinite(found)
    assert solved > 5 and fixed < np.inf


def test_an_order_of_real_parts_is_proved_and_its_bound_holds_where_it_is_not():
    for hours in (4000.0, 1500.0):
        problem = order(shops(1), hours)
        found = solve(problem, Limits(), time_limit_s=60.0)
        assert found.status == "optimal" and found.gap <= 1e-4
        assert problem.broken(Limits(), found.pieces) == ()
    tight = order(shops(1), 500.0)
    found = solve(tight, Limits(), time_limit_s=6.0)
    assert found.pieces is not None and tight.broken(Limits(), found.pieces) == ()
    assert 39_900.0 < found.bound <= min(found.value, 40_273.0)  # there is a split at this price


def test_a_solver_that_loses_its_way_does_not_end_the_search():
    farms = [node for node in able() if node.name.rsplit(" ", 1)[-1] in ("272", "286", "289", "296")]
    assert len(farms) == 4
    problem = order(Network(farms), 1000.0)
    found = solve(problem, Limits(), time_limit_s=9.0)
    assert found.pieces is not None and problem.broken(Limits(), found.pieces) == ()
    assert found.bound <= 51_907.0 <= found.value * (1 + 1e-3)


@pytest.mark.parametrize("room", [1.0, 1.2])
def test_two_threads_come_to_the_same_answer_every_time(room):
    first, second = (solve(random_problem(2, 12, 9, room=room), Limits()) for _ in range(2))
    assert first.status == second.status == "optimal"
    assert (first.pieces == second.pieces).all() and (first.value, first.bound) == (second.value, second.bound)


def test_out_of_time_says_so_and_its_bound_still_holds():
    problem = random_problem(1, 20, 15, room=1.2)
    found = solve(problem, Limits(), time_limit_s=2.0)
    assert found.status in ("optimal", "time limit")
    if found.pieces is not None:
        assert problem.broken(Limits(), found.pieces) == ()
        assert found.bound <= 25045.77 <= found.value + 0.01
        assert (found.gap <= 1e-4) == (found.status == "optimal")


def test_the_solver_writes_nothing_to_the_output_of_a_command():
    code = "from dfdm.nodes.splitting.solving import solve; from dfdm.nodes.splitting.problem import Limits; "
    code += "from tests.nodes.split_problems import random_problem; solve(random_problem(0, 4, 4), Limits())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout == run.stderr == ""
