"""Scores and the Pareto front: known answers, and no rank reversal."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import InputError
from dfdm.nodes.front import pareto_front
from dfdm.nodes.score import Preferences, Scale

VALUES = st.lists(
    st.tuples(st.floats(0.01, 1e4), st.floats(0.1, 200), st.floats(1e-4, 1e3)), min_size=1, max_size=30
).map(np.array)


def test_desirability_is_one_at_the_target_and_zero_at_the_limit():
    scale = Scale(target=1.0, limit=100.0, weight=1.0)
    assert scale.desirability(np.array([0.0, 0.5, 1.0, 10.0, 100.0, 1e6])) == pytest.approx([1, 1, 1, 0.5, 0, 0])


def test_a_known_score():
    # 10 EUR: 2/3 on the price scale; 60 days: 0; 0.01 kg: 1.  0.5 * 2/3 + 0.3 * 0 + 0.2 * 1
    assert Preferences().scores(np.array([[10.0, 60.0, 0.01]])) == pytest.approx([0.5 * 2 / 3 + 0.2])


def test_weights_choose_between_cheap_and_quick():
    cheap, quick = [5.0, 30.0, 1.0], [50.0, 3.0, 1.0]
    values = np.array([cheap, quick])
    assert np.argmax(Preferences.weighing(price=1, lead_time=0, co2e=0).scores(values)) == 0
    assert np.argmax(Preferences.weighing(price=0, lead_time=1, co2e=0).scores(values)) == 1


@given(VALUES, VALUES)
def test_a_further_candidate_never_changes_a_score(one, other):
    alone = Preferences().scores(one)
    together = Preferences().scores(np.vstack([one, other]))
    assert together[: len(one)] == pytest.approx(alone)


@given(VALUES)
def test_a_better_candidate_never_scores_less(values):
    assert np.all(Preferences().scores(values * 0.5) >= Preferences().scores(values) - 1e-12)


@pytest.mark.parametrize(
    ("target", "limit", "weight"), [(0, 1, 1), (2, 1, 1), (1, 1, 1), (1, 2, -1), (1, 2, float("nan"))]
)
def test_a_scale_that_is_none_is_refused(target, limit, weight):
    with pytest.raises(InputError):
        Scale(target=target, limit=limit, weight=weight)


def test_weights_of_nothing_are_refused():
    with pytest.raises(InputError, match="above 0"):
        Preferences.weighing(price=0, lead_time=0, co2e=0).scores(np.ones((1, 3)))


def test_a_known_front():
    values = np.array([[1, 9, 5], [2, 2, 2], [3, 3, 3], [9, 1, 5], [2, 2, 2], [1, 9, 6]], dtype=float)
    assert pareto_front(values).tolist() == [True, True, False, True, True, False]


@given(VALUES)
def test_the_front_is_what_comparing_all_pairs_gives(values):
    beaten = [
        any(np.all(other <= one) and np.any(other < one) for j, other in enumerate(values) if j != i)
        for i, one in enumerate(values)
    ]
    assert pareto_front(values).tolist() == [not b for b in beaten]


@pytest.mark.parametrize("count", [900, 3000])
@pytest.mark.parametrize("shape", ["sphere", "cube", "coarse", "three", "two"])
def test_the_front_of_many_is_what_comparing_all_pairs_gives(count, shape):
    chance = np.random.default_rng(count)
    values = np.abs(chance.normal(size=(count, {"three": 3, "two": 2}.get(shape, 4))))
    if shape in ("sphere", "three"):  # nobody beats anybody
        values /= np.linalg.norm(values, axis=1)[:, None]
        values = np.concatenate((values, values[: count // 3] * 1.01, values[:7]))
    if shape == "coarse":
        values = np.round(values * 6) + 0.0
        values[::5, 3] = np.inf
    front = pareto_front(values)
    for n in range(0, len(values), 7):
        others = (values <= values[n]).all(axis=1) & (values < values[n]).any(axis=1)
        assert front[n] == (not others.any()), n
    assert shape not in ("sphere", "three") or front.sum() > 256
