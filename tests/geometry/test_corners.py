import cadquery as cq
from hypothesis import given, settings

from dfdm.geometry.corners import measure_corners
from tests.geometry.solids import near, part, plate, turned_about, turns


def test_sharp_pocket_has_four_corners_that_no_round_tool_makes():
    found = measure_corners(part(plate(z=20).center(50, 30).rect(30, 20).cutBlind(-10)))
    upright = [corner for corner in found if not corner.floor]
    assert len(upright) == 4 and len(found) == 8
    assert all(near(c.axis, (0, 0, 1)) and c.radius_mm == 0 and near(c.depth_mm, 10) for c in upright)
    assert sorted(round(c.depth_mm, 6) for c in found if c.floor) == [20, 20, 30, 30]


def test_step_can_be_milled_along_its_floor():
    (corner,) = measure_corners(part(plate(z=20).center(50, 55).rect(100, 10).cutBlind(-5)))
    assert (
        corner.floor
        and near(corner.depth_mm, 100)
        and near(corner.axis, (1, 0, 0))
        and near(corner.at_mm, (50, 50, 15))
    )


@settings(max_examples=5, deadline=None)
@given(turn=turns)
def test_fillets_give_radius_and_depth_wherever_the_part_lies(turn):
    inner = cq.Workplane(origin=(50, 30, 14)).rect(40, 25).extrude(6).edges("|Z").fillet(4)
    found = measure_corners(turned_about(plate(z=20).end().end().cut(inner), turn))
    fillets = [corner for corner in found if corner.radius_mm > 0]
    assert len(fillets) == 4 and all(near((c.radius_mm, c.depth_mm), (4, 6), 1e-5) and not c.floor for c in fillets)


def test_floor_fillets_are_floors():
    work = plate(z=20).center(50, 30).rect(30, 20).cutBlind(-10).faces("<Z[-2]").edges().fillet(2)
    found = [corner for corner in measure_corners(part(work)) if corner.radius_mm > 0]
    assert len(found) == 4 and all(corner.floor and near(corner.radius_mm, 2) for corner in found)
    boss = plate(z=5).center(50, 30).circle(5).extrude(8).faces(">Z[1]").edges("%CIRCLE").fillet(1)
    (ring,) = [corner for corner in measure_corners(part(boss)) if corner.radius_mm > 0]
    assert ring.floor and near(ring.radius_mm, 1)


def test_holes_and_outer_edges_are_no_corners():
    assert measure_corners(part(plate().center(20, 20).cboreHole(5, 9, 3))) == ()
    assert measure_corners(part(cq.Workplane().box(20, 20, 20).edges().fillet(2))) == ()
    slot = measure_corners(part(plate().center(50, 30).slot2D(30, 8).cutThruAll()))
    assert [round(c.radius_mm, 6) for c in slot] == [4, 4] and not any(c.floor for c in slot)
