import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings

from dfdm.geometry.turned import measure_turned
from tests.geometry.solids import near, part, plate, turned_about, turns


def shaft():
    return (
        cq.Workplane()
        .circle(10)
        .extrude(30)
        .faces(">Z")
        .workplane()
        .circle(6)
        .extrude(20)
        .faces(">Z")
        .edges()
        .chamfer(1)
    )


def test_stepped_shaft():
    found = measure_turned(part(shaft()))
    assert found.is_turned and found.fraction == pytest.approx(1.0)
    assert near((found.diameter_mm, found.length_mm), (20, 50)) and near(found.axis, (0, 0, 1))


@settings(max_examples=5, deadline=None)
@given(turn=turns)
def test_wherever_it_lies(turn):
    found = measure_turned(turned_about(shaft(), turn))
    assert found.is_turned and near((found.diameter_mm, found.length_mm), (20, 50), 1e-4)
    assert np.linalg.norm(found.axis) == pytest.approx(1.0)


def test_a_flat_lowers_the_share_exactly():
    work = cq.Workplane().circle(10).extrude(50).cut(cq.Workplane(origin=(18, 0, 25)).box(20, 40, 20))
    found = measure_turned(part(work))
    assert found.is_turned == (found.fraction >= 0.9) and 0.7 < found.fraction < 0.95
    assert near(found.axis, (0, 0, 1))


@pytest.mark.parametrize(
    "work",
    [cq.Workplane().box(9, 8, 2), plate().center(50, 30).hole(20), cq.Workplane().box(20, 20, 20).edges().fillet(2)],
)
def test_prismatic_parts_are_not_turned(work):
    found = measure_turned(part(work))
    assert not found.is_turned and found.fraction < 0.3


def test_no_round_face_at_all():
    assert measure_turned(part(cq.Workplane().box(1, 2, 3))).fraction == 0.0
