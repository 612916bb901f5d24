"""What tools reach is measured when it is asked for, once, and written with the rest of reach."""

import json
import pickle

import cadquery as cq
import numpy as np
import pytest

from dfdm.errors import GeometryError
from dfdm.facts.measurements import PartFacts
from dfdm.facts.reach import Reach
from dfdm.geometry import Part, facts_of, tools
from dfdm.geometry.reach import measure_reach, reach_along


@pytest.fixture
def part() -> Part:
    hollow = cq.Workplane().box(10, 20, 8).edges("|Z").fillet(2).translate((0, 0, 6))
    groove = cq.Workplane().circle(3).extrude(20).union(cq.Workplane().circle(5).extrude(3).translate((0, 0, 8)))
    return Part.from_shape(cq.Workplane().box(40, 30, 20).cut(hollow).cut(groove.translate((13, 0, -10))).val())


@pytest.fixture
def measured(monkeypatch):
    """How often tools were measured."""
    seen = []
    measure = tools.measure_tools
    monkeypatch.setattr(tools, "measure_tools", lambda p: (seen.append(p), measure(p))[1])
    return seen


def test_tools_are_measured_when_asked_for_and_kept(part, measured, monkeypatch, tmp_path):
    from dfdm.geometry import cache

    monkeypatch.setenv("DFDM_CACHE", str(tmp_path))
    facts = facts_of(part, cache_key="a")
    assert facts.reach.undercut_area_mm2 > 0.0 and len(facts.reach.setups) == 2 and not measured
    left = facts.reach.tools.left_volume_mm3
    assert facts.reach.tools.left_volume_mm3 is left and left[-1] > 0.0 and len(measured) == 1
    cache.forget()
    again = facts_of(part, cache_key="a")
    assert again.reach.tools.to_dict() == facts.reach.tools.to_dict() and len(measured) == 1
    assert facts_of(part).reach.tools.to_dict() == facts.reach.tools.to_dict() and len(measured) == 2


def test_what_is_written_holds_the_tools(part, measured):
    document = json.loads(json.dumps(facts_of(part).to_dict()))
    assert len(measured) == 1
    read = PartFacts.from_dict(document)
    assert read.to_dict()["reach"] == document["reach"]
    assert read.reach.tools.to_dict() == measure_reach(part).tools.to_dict()
    values = [place["value"] for place in document["reach"]["places"]]
    assert values == sorted(values) and values[0] == 0.0 and values[-1] > 0.0


def test_a_line_reaches_what_is_no_undercut(part):
    for found in (measure_reach(part), reach_along(part, [(0, 0, 1), (1, 0, 1)])):
        assert isinstance(found, Reach)
        assert found.unreached_area_mm2[0] == found.undercut_area_mm2 > 0.0
        assert all(place.value == 0.0 for place in found.undercuts)
        assert sum(place.area_mm2 for place in found.undercuts) == pytest.approx(found.undercut_area_mm2)
        assert found.places[: len(found.undercuts)] == found.undercuts


def test_reach_travels_with_what_is_known(part):
    found = measure_reach(part)
    assert isinstance(found, Reach)
    arrived = pickle.loads(pickle.dumps(found))
    assert arrived.setups == found.setups
    with pytest.raises(GeometryError, match="they were not measured"):
        _ = arrived.tools
    curve = found.unreached_area_mm2
    assert np.array_equal(pickle.loads(pickle.dumps(found)).unreached_area_mm2, curve)


def test_tools_that_cannot_be_measured_say_why(part, monkeypatch):
    def fails(_: Part) -> None:
        raise ValueError("no")

    monkeypatch.setattr(tools, "measure_tools", fails)
    facts = facts_of(part)
    assert len(facts.reach.setups) == 2
    with pytest.raises(GeometryError, match="measuring tools failed: ValueError: no"):
        _ = facts.reach.tools
    document = facts.to_dict()
    assert document["reach"] is None
    assert [m["quantity"] for m in document["not_measured"] if "tools" in m["reason"]] == ["reach"]
