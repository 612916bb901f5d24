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


@settings(max_examples=5, deadline=None)
@given(turn=turns)
def test_a_drafted_boss_counts_with_its_foot(turn):
    work = plate(z=5).union(cq.Workplane("XY", origin=(20, 30, 5)).circle(3).extrude(8, taper=1.0))
    (boss,) = measure_bosses(turned_about(work, turn))
    assert near((boss.diameter_mm, boss.height_mm), (6, 8), 1e-5) and len(boss.faces) == 1


def test_a_drafted_boss_with_a_round_foot_stands_on_its_plate():
    work = plate(z=5).union(cq.Workplane("XY", origin=(20, 30, 5)).circle(3).extrude(8, taper=1.0))
    foot = cq.selectors.BoxSelector((10, 20, 4.9), (30, 40, 5.1))
    (boss,) = measure_bosses(part(work.edges(foot).edges("%CIRCLE").fillet(1)))
    assert (
        near(boss.height_mm, 8, 1e-5) and near(boss.origin_mm, (20, 30, 5), 1e-5) and near(boss.axis, (0, 0, 1), 1e-5)
    )
    assert len(boss.faces) == 2 and 5.7 < boss.diameter_mm < 6.0


def test_tapers_chamfers_and_countersinks_are_no_bosses():
    taper = plate(z=5).union(cq.Workplane("XY", origin=(20, 30, 5)).circle(6).extrude(8, taper=15.0))
    assert measure_bosses(part(taper)) == ()
    assert measure_bosses(part(cq.Workplane().circle(10).extrude(30, taper=2.0))) == ()
    sunk = plate(z=10).center(20, 30).cskHole(4, 10, 8)
    assert measure_bosses(part(sunk)) == ()
