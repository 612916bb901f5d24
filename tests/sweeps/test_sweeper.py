"""Searching in the background: results stream in, the newest request counts, and nothing is told after the end."""

import threading

import pytest

from dfdm.errors import CanceledError, DesignError, ParameterError
from dfdm.sweeps import Sweeper
from dfdm.verbs.sweeping import asked_for
from tests.sweeps.known import along, hangs, holding_a_lock, plate

PROCESS = "powder_bed_fusion_polymer"


@pytest.fixture(scope="module", autouse=True)
def keeper():
    """Keeps the worker process between tests: the last sweeper that is closed ends it."""
    made = Sweeper()
    yield
    made.close()


@pytest.fixture
def sweeper():
    made = Sweeper(timeout_s=20.0)
    yield made
    made.close()


def test_bands_of_all_parameters_stream_in_coarse_first(sweeper):
    heard, ended = [], []
    asked = asked_for(PROCESS)
    sweeper.ask(plate(), ["wall", "holes", "length"], asked, on_bands=heard.append, on_end=ended.append)
    assert sweeper.wait(60)
    assert ended == [None]
    assert {bands.parameter for bands in heard} == {"wall", "holes", "length"}
    order = [bands.parameter for bands in heard]
    assert order.index("length") < len(order) - 1 - order[::-1].index("wall")  # wall is sharpened after all samples
    for name in ("wall", "holes", "length"):
        assert [bands for bands in heard if bands.parameter == name][-1] == along(plate(), name, PROCESS)


def test_the_newest_request_takes_the_place_of_the_others():
    sweeper = Sweeper(timeout_s=5.0)  # so long the first of them hangs
    heard, done = [], threading.Event()
    asked = asked_for(PROCESS)
    for wall in (3.0, 2.0, 1.0):
        variant = (hangs if wall > 2.5 else plate)(wall=wall)
        sweeper.ask(
            variant, ["wall"], asked, on_bands=lambda bands: heard.append(bands.value), on_end=lambda _error: done.set()
        )
    assert done.wait(60)
    assert set(heard) == {1.0}
    assert sweeper.wait(60)
    sweeper.close()


def test_nothing_is_told_after_cancel(sweeper):
    heard, ended, first = [], [], threading.Event()

    def hear(bands):
        heard.append(bands)
        first.set()

    sweeper.ask(plate(), ["length"], asked_for(PROCESS), on_bands=hear, on_end=ended.append)
    assert first.wait(60)
    sweeper.cancel()
    count = len(heard)
    assert sweeper.wait(60)
    assert len(heard) == count
    assert ended == []
    assert not sweeper.busy


def test_findings_are_explained_after_the_bands(sweeper):
    told = []
    sweeper.ask(
        plate(wall=0.3),
        ["holes"],
        asked_for(PROCESS),
        on_bands=lambda bands: told.append(bands.parameter),
        on_governing=lambda found: told.append((found.code, found.parameter)),
    )
    assert sweeper.wait(60)
    assert told[-1] == ("thin-wall", "wall")
    assert told[0] == "holes"


def test_a_design_that_cannot_travel_is_not_searched_in_the_background(sweeper):
    heard, ended = [], []
    sweeper.ask(holding_a_lock()(), ["wall"], asked_for(PROCESS), on_bands=heard.append, on_end=ended.append)
    assert sweeper.wait(60)
    assert heard == []
    assert isinstance(ended[0], DesignError)


def test_unusable_requests_are_refused_at_once(sweeper):
    with pytest.raises(ParameterError):
        sweeper.ask(plate(), ["width"], asked_for(PROCESS), on_bands=print)
    sweeper.close()
    with pytest.raises(CanceledError):
        sweeper.ask(plate(), ["wall"], asked_for(PROCESS), on_bands=print)
