"""Branching on who makes anything: the bounds hold for every split, and what is proved is the best of all ways."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("highspy")

from dfdm.nodes.network import Network
from dfdm.nodes.splitting.bounding import Bounding, Pieces
from dfdm.nodes.splitting.problem import Limits
from dfdm.nodes.splitting.relaxing import Linear, Program, relaxed
from dfdm.nodes.splitting.solving import Wanted, _Model, _Search, solve
from tests.nodes.split_orders import able, order, shops
from tests.nodes.split_problems import every_split, random_problem

ROOT = Path(__file__).parents[2]


def program(problem, limits):
    model = _Model(problem, limits, Wanted())
    search = _Search(model, time.perf_counter() + 10.0)
    least, most = search.rows
    own = np.zeros(len(least), dtype=np.bool_)
    own[model.own] = True
    pieces = Pieces(model.excess, problem.lots(limits).astype(float), model.priced)
    found = Program(matrix=search.matrix, least=least, most=most, price=search.sought, low=search.low, high=search.high)
    return found, own, pieces


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
    problem = random_problem(seed, 2, 3, most=6, room=1.6)
    whole, _, pieces = program(problem, Limits())
    assert (pieces.priced >= 0).any()
    for way in list(every_split(problem, Limits()))[:20]:
        low, high = whole.low.copy(), whole.high.copy()
        low[:6] = high[:6] = way
        low[6:12] = high[6:12] = way > 0
        assert relaxed(whole.within(low, high))[0] == pytest.approx(problem.price(way), rel=1e-9)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("room", [0.8, 1.0, 1.4])
def test_what_is_proved_is_the_best_of_all_ways(seed, room):
    problem, limits = random_problem(seed, 2, 3, most=7, room=room), Limits()
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
    found = solve(tight, Limits(), time_limit_s=3.0)
    assert found.pieces is not None and tight.broken(Limits(), found.pieces) == ()
    assert 40_000.0 < found.bound <= min(found.value, 40_273.0)  # there is a split at this price


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
