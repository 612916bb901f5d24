import cadquery as cq
from hypothesis import given, settings

from dfdm.geometry.bosses import measure_bosses
from tests.geometry.solids import near, part, plate, turned_about, turns


def pin():
    return plate(z=5).center(20, 30).circle(3).extrude(8)


def test_pin_stands_on_its_plate():
    (boss,) = measure_bosses(part(pin()))
    assert near((boss.diameter_mm, boss.height_mm), (6, 8))
    assert near(boss.origin_mm, (20, 30, 5)) and near(boss.axis, (0, 0, 1)) and len(boss.faces) == 1


@settings(max_examples=5, deadline=None)
@given(turn=turns)
def test_root_fillet_and_broken_top_belong_to_it(turn):
    work = pin().faces(">Z").edges().chamfer(0.5).faces("<Z[1]").edges("%CIRCLE").fillet(1)
    (boss,) = measure_bosses(turned_about(work, turn))
    assert near((boss.diameter_mm, boss.height_mm), (6, 8), 1e-5) and len(boss.faces) == 3


def test_shaft_is_no_boss_but_its_stub_is():
    assert measure_bosses(part(cq.Workplane().circle(10).extrude(30))) == ()
    (stub,) = measure_bosses(part(cq.Workplane().circle(10).extrude(30).faces("<Z").workplane().circle(6).extrude(20)))
    assert near((stub.diameter_mm, stub.height_mm), (12, 20)) and near(stub.axis, (0, 0, -1))
