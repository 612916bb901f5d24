"""Other weights for the same candidates: the order is that of a new match, and the leeway is where the winner changes."""

from dataclasses import replace

import numpy as np
import pytest

from dfdm.errors import InputError
from dfdm.nodes.listing import NUMBERS, listing
from dfdm.nodes.match import match
from dfdm.nodes.network import sample_network
from dfdm.nodes.score import CRITERIA, Preferences, Scale
from dfdm.nodes.weighing import leeway, ordered, rank, values_of

AT = "2026-11-02T08:00:00+00:00"
WEIGHTS = ({"price": 1, "lead_time": 0, "co2e": 0}, {"price": 0, "lead_time": 1, "co2e": 0}, {"distance": 1.0})


@pytest.fixture(scope="module")
def found(plate):
    from datetime import datetime

    return match(plate, sample_network(), to="Berlin, DE", quantity=25, at=datetime.fromisoformat(AT))


def told(candidates):
    return [(c.node.id, c.process, c.material, c.score, c.pareto) for c in candidates]


@pytest.mark.parametrize("weights", WEIGHTS)
def test_a_new_order_is_what_a_new_match_gives(found, plate, weights):
    cares = Preferences.weighing(**weights)
    fresh = match(plate, sample_network(), to="Berlin, DE", quantity=25, at=found.at, preferences=cares)
    assert told(rank(found, cares)) == told(fresh)
    assert rank(found, cares).preferences.weights == cares.weights


def test_the_given_candidates_stay_as_they_are(found):
    before, before_km = told(found), [c.distance_km for c in found.able]
    nearest = rank(found, Preferences.weighing(price=0, lead_time=0, co2e=0, distance=1))
    assert told(found) == before
    assert told(rank(nearest, found.preferences)) == before
    near = [c.distance_km for c in nearest.able]
    assert near == sorted(near)
    assert before_km != sorted(before_km)


def test_candidates_put_together_by_hand_are_ranked_alike(found):
    loose = replace(found, all=tuple(found.all), ranking=None)
    cares = Preferences.weighing(price=0.1, lead_time=0.8, co2e=0.1)
    assert values_of(loose)[:, 1:] == pytest.approx(values_of(found)[:, 1:], rel=1e-3)
    scores = ordered(found, cares)[1]
    by_hand = cares.scores(values_of(loose))[ordered(loose, cares)[0]]
    assert by_hand == pytest.approx(scores, abs=1e-4)  # what candidates hold is rounded: near ties may change places


def test_order_and_scores_go_together(found):
    cares = Preferences.weighing(price=0.2, lead_time=0.2, co2e=0.6)
    order, scores = ordered(found, cares)
    assert sorted(order.tolist()) == list(range(found.able_count))
    assert np.all(np.diff(scores) <= 0)
    assert scores == pytest.approx(cares.scores(values_of(found))[order])


def test_a_weight_moved_within_its_leeway_changes_no_winner_and_beyond_it_does(found):
    winner = found.best
    assert set(leeway(found)) == set(CRITERIA)
    moved = 0
    for name, room in leeway(found).items():
        weight = found.preferences.weights[name]
        assert room.low <= weight
        inside = (weight + room.low) / 2
        ends = [(inside, True)]
        if room.low > 1e-6:
            ends.append((room.low * 0.999, False))
        if room.high is not None:
            ends += [((weight + room.high) / 2, True), (room.high * 1.001, False)]
        for value, stays in ends:
            other = rank(found, Preferences.weighing(**{**found.preferences.weights, name: value})).best
            assert (other.node.id == winner.node.id and other.process == winner.process) is stays, (name, value)
            moved += not stays
    assert moved >= 2


def test_distance_weighs_nothing_unless_it_is_asked_for():
    values = np.array([[10.0, 60.0, 0.01, 0.1, 5000.0]])
    assert Preferences().scores(values) == pytest.approx(Preferences().scores(values[:, :3]))
    with pytest.raises(InputError, match="distance"):
        Preferences.weighing(distance=1).scores(values[:, :3])
    # half way between 10 and 20,000 km on a logarithmic scale
    half = Preferences(distance=Scale(target=10, limit=20_000, weight=1.0)).desirabilities(
        np.array([[1, 1, 1, 1, (10 * 20_000) ** 0.5]])
    )
    assert half[0, 4] == pytest.approx(0.5)


def test_weights_of_nothing_are_refused(found):
    with pytest.raises(InputError, match="above 0"):
        rank(found, Preferences.weighing(price=0, lead_time=0, co2e=0))


def test_where_nobody_can_there_is_nothing_to_weigh(found):
    none = replace(found, all=found.refused, able_count=0, ranking=None)
    assert leeway(none) == {}
    assert told(rank(none, Preferences())) == told(none)


def test_columns_say_what_the_candidates_say(found):
    columns = listing(found)
    loose = listing(replace(found, all=tuple(found.all), ranking=None))
    assert columns.ids() == loose.ids() == [f"{c.node.id} {c.process} {c.material}" for c in found]
    for name in (*NUMBERS, "distance_km", "score"):
        assert getattr(columns, name) == pytest.approx(getattr(loose, name), rel=1e-6, nan_ok=True), name
    for name in ("verdict", "makeable", "pareto"):
        assert getattr(columns, name).tolist() == getattr(loose, name).tolist(), name
    machines = [columns.machines[n] if n >= 0 else "" for n in columns.machine.tolist()]
    assert machines == [c.machine for c in found]
    assert any(np.isnan(columns.delivered)) and not any(np.isnan(columns.delivered[: found.able_count]))
