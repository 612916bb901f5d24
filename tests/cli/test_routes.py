"""Routes of more than one step go through check, cost, match and recipe."""

from pathlib import Path

import cadquery as cq
import pytest

from dfdm import verbs
from dfdm.bundles import read
from dfdm.trust import new_key

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUTES = {"cut_deburr_coat": ("laser_cutting", "deburr", "powder_coat"), "mill_tap": ("milling", "tap")}


@pytest.fixture(scope="module")
def model():
    return verbs.opened(EXAMPLES / "motor_plate.py")


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_goes_through_all_rooms(model, tmp_path, name):
    route = EXAMPLES / "routes" / f"{name}.toml"
    report = verbs.check(model, route=route)
    assert tuple(step.id for step in report.route.steps) == ROUTES[name]
    assert report.makeable.value == "yes"
    estimate = verbs.cost(model, route=route, quantity=20)
    assert {f"operation {step}" for step in ROUTES[name][1:]} <= {line.what for line in estimate.lines}
    candidates = verbs.match(model, to="Turin, IT", quantity=20, route=route, at="2026-03-02T09:00:00Z")
    assert candidates.able
    assert all(set(ROUTES[name][1:]) <= set(c.node.operations) for c in candidates.able)
    assert any(reason.code == "operation" for c in candidates.refused for reason in c.why_not)
    verbs.export(model, candidates.best, path=tmp_path / "x.dfdm.zip", key=new_key(), created="2026-03-02T09:00:00Z")
    (part,) = read(tmp_path / "x.dfdm.zip").recipe["parts"]
    assert tuple(unit["id"] for unit in part["procedure"]) == ROUTES[name]


def test_only_the_declared_threads_are_tapped(model):
    estimate = verbs.cost(model, route=EXAMPLES / "routes" / "mill_tap.toml")
    (line,) = [line for line in estimate.lines if line.what == "operation tap"]
    assert "2 times" in line.basis


def test_a_thread_that_no_step_makes_is_a_warning(model):
    (finding,) = verbs.check(model, route=EXAMPLES / "routes" / "cut_deburr_coat.toml").of("thread")
    assert finding.verdict.value == "warn"
    assert "tap" in finding.remedy


def test_an_estimate_of_what_cannot_be_made_says_so():
    thin = cq.Workplane().box(40, 30, 0.1)
    assert "wall" in verbs.cost(thin, "fdm").not_priced[0]
    assert not verbs.cost(cq.Workplane().box(40, 30, 5), "fdm").not_priced[0].startswith("what makes it impossible")
