"""Trials in a worker process: what hangs is ended, what crashes costs one value, what cannot travel is tried here."""

import os
import pickle
import threading

import pytest

from dfdm.errors import CanceledError, DesignError
from dfdm.processes import capability
from dfdm.sweeps import Asked, State, Trials, bands
from dfdm.sweeps.asked import packed
from dfdm.sweeps.trials import close_worker, shared_worker
from dfdm.verbs.sweeping import asked_for
from tests.sweeps.known import along, crashes, hangs, holding_a_lock, plate, told

PROCESS = "powder_bed_fusion_polymer"


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    close_worker()


def apart(design, **options):
    return Trials(design, asked_for(PROCESS), **options)


def test_a_worker_finds_the_same_bands_as_this_process():
    trials = apart(plate)
    found = bands(plate(), "wall", trials.asked, trials=trials)
    assert found == along(plate(), "wall", PROCESS)
    assert not trials.here
    assert found.note == ""


def test_what_is_asked_travels_with_its_sources_and_layers():
    asked = (*asked_for(PROCESS), *asked_for("milling", nodes="sample"))
    arrived = pickle.loads(pickle.loads(pickle.dumps(packed(asked))))
    for one, other in zip(asked, arrived, strict=True):
        assert isinstance(other, Asked)
        assert other.offers == one.offers
        for row in range(len(one.table)):
            assert other.table.one(row).to_dict() == one.table.one(row).to_dict()
            assert other.table.one(row).layers == one.table.one(row).layers


def test_many_offers_with_the_same_limits_are_asked_once():
    import numpy as np

    from dfdm.processes import CapabilityTable, Route

    base = capability(PROCESS)
    table = CapabilityTable.of_rows(bases=[base], base=[0] * 500, nodes=[f"n{k}" for k in range(500)])
    asked = Asked.among(table, np.arange(500), route=Route.of(PROCESS, material=base.material.id))
    assert (asked.offers, len(asked.table), asked.single) == (500, 1, None)


@pytest.mark.skipif(os.name == "nt", reason="Windows has classes of priority, no nice")
def test_trials_give_way_to_other_work():
    assert shared_worker().run(os.nice, 0) == os.nice(0) + 5


@pytest.mark.slow  # time limits are waited for; test_sweeper ends one that hangs too
def test_a_rebuild_that_hangs_is_ended_and_is_not_tried_more_than_needed():
    trials = apart(hangs, timeout_s=6.0)
    found = bands(hangs(), "wall", trials.asked, trials=trials)
    last = found.of(PROCESS).bands[-1]
    assert (last.state, last.upper) == (State.UNKNOWN, 3.0)  # it may only be slow
    assert last.because[0].code == "time-limit"
    assert "6 s" in last.because[0].message
    assert 2.5 <= last.lower <= 2.9
    assert (last.at_lower.kind, last.at_lower.exact) == ("unknown", False)
    assert told(found, PROCESS)[:2] == [("not_makeable", 0.2, 0.4), ("makeable_with_warnings", 0.5, 0.9)]
    assert (found.stopped, found.complete) == ("slow", False)
    assert trials.ended <= 3


def test_a_rebuild_that_crashes_is_a_value_without_a_part():
    trials = apart(crashes)
    found = bands(crashes(), "wall", trials.asked, trials=trials)
    last = found.of(PROCESS).bands[-1]
    assert (last.state, last.upper) == (State.NOT_BUILT, 3.0)
    assert 2.5 <= last.lower <= 2.9
    assert last.because[0].code == "crash"
    assert trials.ended <= 3
    assert found.stopped == "slow"


def test_a_design_that_cannot_travel_is_tried_here_and_it_is_said():
    design = holding_a_lock()
    trials = apart(design)
    found = bands(design(), "wall", trials.asked, trials=trials)
    assert told(found, PROCESS)[0] == ("not_makeable", 0.2, 0.4)
    assert trials.here
    assert "lock" in found.note
    assert found.note in str(found)
    with pytest.raises(DesignError, match="lock"):
        apart(holding_a_lock(), or_here=False).at({"wall": 1.1})


def test_a_canceled_search_ends_even_inside_a_rebuild():
    trials = apart(hangs, timeout_s=60.0)
    timer = threading.Timer(0.5, trials.cancel)
    timer.start()
    with pytest.raises(CanceledError):
        trials.at({"wall": 3.0})
    with pytest.raises(CanceledError):
        trials.at({"wall": 1.3})


def test_trials_that_ran_out_of_time_are_tried_again_with_more():
    short, long = apart(plate, timeout_s=1e-3), apart(plate, timeout_s=60.0)
    values = dict(plate(wall=1.7).values)
    assert short.at(values).failure.code == "time-limit"
    assert short.at(values).failure.code == "time-limit"
    assert short.run == 1
    assert long.at(values).states == (State.MAKEABLE,)
    assert apart(plate, timeout_s=1e-3).at(values).failure is None  # it is known now
