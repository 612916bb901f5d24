"""Risk from a record: known posteriors, intervals that hold the truth, and nothing gained without a record."""

from dataclasses import replace

import numpy as np
import pytest

from dfdm.errors import DataError
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.node import Record
from dfdm.nodes.risk import risk_of, risks, risks_of
from dfdm.nodes.score import Preferences


def record(jobs, conforming, on_time):
    return Record(jobs=jobs, conforming=conforming, on_time=on_time, since="2025-01-01", until="2026-10-31")


def test_a_known_posterior():
    # Beta(1/2 + 9, 1/2 + 1) has the mean 9.5 / 11, Beta(1/2 + 10, 1/2) the mean 10.5 / 11.
    value, low, high = risks(np.array([10.0]), np.array([9.0]), np.array([10.0]))[0]
    assert value == pytest.approx(1 - 9.5 / 11 * 10.5 / 11)
    assert 0 <= low < value < high <= 1


def test_more_jobs_of_the_same_shares_make_surer_and_less_afraid():
    few, many = risks(np.array([4.0, 400.0]), np.array([4.0, 400.0]), np.array([4.0, 400.0]))
    assert many[0] < few[0] and many[2] - many[1] < few[2] - few[1]
    assert few[1] == 0.0  # a record without a fault does not rule out that there never is one


def test_the_interval_holds_the_risk_that_jobs_were_drawn_with():
    chance = np.random.default_rng(5)
    good, punctual, jobs = 0.93, 0.85, np.full(4000, 40.0)
    found = risks(
        jobs, chance.binomial(40, good, 4000).astype(float), chance.binomial(40, punctual, 4000).astype(float)
    )
    truth = 1 - good * punctual
    held = np.mean((found[:, 1] <= truth) & (truth <= found[:, 2]))
    assert held > 0.95


def test_without_a_record_a_risk_is_not_known():
    node = sample_network().nodes[0]
    assert risk_of(node) is None and np.isnan(risks_of([node])).all()
    assert str(risk_of(replace(node, record=record(20, 20, 18)))).endswith("of 20 jobs)")


@pytest.mark.parametrize("numbers", [(10, 11, 3), (10, 3, 11)])
def test_a_record_of_more_good_jobs_than_jobs_is_refused(numbers):
    with pytest.raises(DataError, match="neither can be more than all"):
        record(*numbers)


def test_a_record_that_ends_before_it_begins_is_refused():
    with pytest.raises(DataError, match="back to"):
        Record(jobs=1, conforming=1, on_time=1, since="2026-02-01", until="2026-01-01")


def test_an_unknown_risk_ranks_behind_every_known_one_and_stands_as_unknown(plate):
    from datetime import UTC, datetime

    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    node = sample_network().node("Sample sheet metal shop Stuttgart")
    bad = replace(node, id="okw:ab67b029-e2fd-478b-b97b-43a421f59b92", aliases=(), record=record(50, 10, 10))
    cares = Preferences.weighing(risk=0.3)
    found = match(plate, Network([node, bad]), to="Berlin, DE", at=at, materials=["mild_steel"], preferences=cares)
    assert [c.node.id for c in found.able] == [bad.id, node.id]
    assert [c.pareto for c in found.able] == [True, False]
    first, second = found.to_dict()["candidates"]
    assert second["risk"] is None and first["risk"]["value"] == pytest.approx(1 - (10.5 / 51) ** 2, abs=1e-4)
    assert first["risk"]["record"]["jobs"] == 50 and "unknown" in found.text()
