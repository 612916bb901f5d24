import math

import cadquery as cq
import pytest
from hypothesis import given, settings

from dfdm.facts import NotMeasured
from dfdm.facts.bends import Bend
from dfdm.geometry.bends import measure_bends
from dfdm.geometry.flat_pattern import measure_flat_pattern
from dfdm.geometry.part import Part
from tests.geometry.bent_parts import flanged, folded
from tests.geometry.solids import near, part, turned_about, turns

T = 1.5


def bends(work):
    return measure_bends(part(work))


def straight(bend):
    return sorted(round(flange.straight_mm, 6) for flange in bend.flanges)


@pytest.mark.parametrize("radius", [0.8, 1.5, 4.0])
@pytest.mark.parametrize("angle", [30, 90, 135, -45])
def test_an_angle_of_two_flanges(radius, angle):
    (bend,) = bends(folded((50, 40), ((radius, angle),), thickness=T, width=25))
    assert bend.radius_mm == pytest.approx(radius, abs=1e-9)
    assert bend.angle_deg == pytest.approx(abs(angle), abs=1e-9)
    assert bend.length_mm == pytest.approx(25, abs=1e-9)
    assert straight(bend) == [40, 50] and [f.shortest_mm for f in bend.flanges] == pytest.approx(
        [f.straight_mm for f in bend.flanges]
    )
    setback = (radius + T) * (math.tan(math.radians(abs(angle)) / 2) if abs(angle) <= 90 else 1.0)
    assert sorted(f.length_mm for f in bend.flanges) == pytest.approx([40 + setback, 50 + setback])
    assert all(f.free for f in bend.flanges) and bend.reliefs == () and bend.near == () and len(bend.faces) == 2


def test_the_line_runs_halfway_through_the_bend_on_its_inner_face():
    (bend,) = bends(folded((50, 40), ((2, 90),), thickness=T, width=25))
    ends = sorted((bend.start_mm, bend.end_mm), key=lambda p: p[1])
    at = (50 + 2 * math.sin(math.pi / 4), T + 2 - 2 * math.cos(math.pi / 4))
    assert near(ends, [(at[0], 0, at[1]), (at[0], 25, at[1])])


def test_bends_of_unlike_radii_and_ways():
    found = bends(folded((20, 30, 40, 30, 20), ((1, 90), (2, -90), (1.5, -90), (4, 90)), thickness=T, width=25))
    assert sorted(round(b.radius_mm, 6) for b in found) == [1, 1.5, 2, 4]
    assert {b.direction for b in found} == {"up", "down"}
    by_radius = {round(b.radius_mm, 6): b for b in found}
    assert by_radius[1].direction == by_radius[4].direction != by_radius[2].direction == by_radius[1.5].direction
    assert straight(by_radius[1]) == [20, 30] and straight(by_radius[1.5]) == [30, 40]
    assert [f.free for f in by_radius[2].flanges] == [False, False]


def test_bends_right_after_one_another():
    found = bends(folded((20, 1e-3, 20), ((3, 45), (2, -45)), thickness=T, width=20))
    assert sorted(round(b.angle_deg, 6) for b in found) == [45, 45] and len(found) == 2


def tray(**options):
    sides = [(0, 20, 2, 90, 50, 0), (1, 15, 2, 90, 90, 0), (2, 20, 2, 90, 50, 0), (3, 15, 2, 90, 90, 0)]
    corners = [(q, s * r, 10, 5) for q, r in ((0, 30), (2, 30)) for s in (-1, 1)]
    return flanged(100, 60, sides, thickness=T, reliefs=corners, **options)


@pytest.mark.parametrize("clean", [True, False])
def test_a_tray_with_open_corners(clean):
    found = bends(tray(clean=clean))
    assert sorted(round(b.length_mm, 6) for b in found) == [50, 50, 90, 90]
    assert all(b.direction == "up" and near((b.radius_mm, b.angle_deg), (2, 90)) for b in found)
    for bend in found:
        base = next(f for f in bend.flanges if not f.free)
        free = next(f for f in bend.flanges if f.free)
        assert free.straight_mm == pytest.approx(20 if bend.length_mm < 60 else 15)
        assert base.straight_mm == pytest.approx(100 if bend.length_mm < 60 else 60)
        assert all(r.present and r.width_mm is None for r in bend.reliefs if bend.length_mm < 60)


def test_reliefs_beside_a_narrow_flange():
    side = [(0, 20, 2, 90, 20, 10)]
    (torn,) = bends(flanged(100, 60, side, thickness=T))
    assert [(r.end, r.present, r.width_mm, r.depth_mm) for r in torn.reliefs] == [
        ("start", False, 0, 0), ("end", False, 0, 0),
    ]  # fmt: skip
    (cut,) = bends(flanged(100, 60, side, thickness=T, reliefs=[(0, 21, 2, 5), (0, -1.5, 3, 4)]))
    assert all(r.present for r in cut.reliefs)
    assert sorted((round(r.width_mm, 6), round(r.depth_mm, 6)) for r in cut.reliefs) == [(2, 5), (3, 4)]
    wide = max(cut.reliefs, key=lambda r: r.width_mm)
    assert near(wide.at_mm, (50, 0, 0)) or near(wide.at_mm, (50, 0, T))


def test_a_round_relief():
    work = flanged(100, 60, [(0, 20, 2, 90, 20, 10)], thickness=T)
    work = work.cut(cq.Workplane().pushPoints([(50, 21.5), (50, -1.5)]).circle(1.5).extrude(1.6))
    (bend,) = bends(work)
    assert [(r.present, round(r.width_mm, 1), round(r.depth_mm, 1)) for r in bend.reliefs] == [(True, 3.0, 1.5)] * 2


def test_holes_near_a_bend():
    work = flanged(100, 60, [(0, 20, 2, 90, 60, 0)], thickness=T)
    work = work.cut(cq.Workplane().pushPoints([(40, 5), (0, 10)]).circle(2.5).extrude(9, both=True))
    work = work.cut(cq.Workplane("YZ").center(0, 12).rect(6, 4).extrude(200))
    (bend,) = bends(work)
    assert [(round(n.distance_mm, 6), n.diameter_mm and round(n.diameter_mm, 6)) for n in bend.near] == [
        (6.5, None), (7.5, 5.0), (47.5, 5.0),
    ]  # fmt: skip
    assert all(n.faces for n in bend.near)


def test_a_slot_that_runs_into_a_bend_is_named():
    # Cut square to the bend line through half of the bend and some of the base.
    work = flanged(100, 60, [(0, 20, 4, 90, 60, 0)], thickness=T)
    work = work.cut(cq.Workplane().box(10, 6, 6).translate((47, 0, 1)))
    (bend,) = bends(work)
    assert bend.near[0].distance_mm == 0.0 and bend.near[0].faces


def test_rounded_corners_shorten_a_flange_at_its_ends():
    work = flanged(100, 60, [(0, 20, 2, 90, 60, 0)], thickness=T).edges("|X and >Z").fillet(4)
    (bend,) = bends(work)
    (free,) = (f for f in bend.flanges if abs(f.straight_mm - 20) < 1e-6)
    assert free.shortest_mm == pytest.approx(16, abs=0.02)


@settings(max_examples=8, deadline=None)
@given(turn=turns)
def test_turned_in_space_nothing_changes(turn):
    work = flanged(100, 60, [(0, 20, 2, 90, 20, 10), (1, 15, 1, 60, 80, 0)], thickness=T, reliefs=[(0, 21, 2, 5)])
    found = measure_bends(turned_about(work, turn))
    for one, other in zip(bends(work), found, strict=True):
        assert near((one.radius_mm, one.angle_deg, one.length_mm), (other.radius_mm, other.angle_deg, other.length_mm))
        assert straight(one) == pytest.approx(straight(other), abs=1e-6) and one.direction == other.direction
        assert sorted(r.depth_mm for r in one.reliefs) == pytest.approx(
            sorted(r.depth_mm for r in other.reliefs), abs=1e-6
        )


@pytest.mark.parametrize("unit", ["MM", "INCH"])
def test_read_back_from_a_file_nothing_changes(tmp_path, unit):
    work = flanged(100, 60, [(0, 20, 2, 90, 20, 10), (1, 15, 1, 60, 80, 0)], thickness=T)
    cq.exporters.export(work, str(tmp_path / "part.step"), unit="MM", outputUnit=unit)
    again = Part.from_shape(cq.importers.importStep(str(tmp_path / "part.step")).val())
    for one, other in zip(bends(work), measure_bends(again), strict=True):
        assert near(
            (one.radius_mm, one.angle_deg, one.length_mm), (other.radius_mm, other.angle_deg, other.length_mm), 1e-5
        )
        assert straight(one) == pytest.approx(straight(other), abs=1e-5)


LINK = cq.Workplane().slot2D(60, 20).extrude(3).faces(">Z").workplane().slot2D(52, 12).cutThruAll()
CUP = cq.Workplane().rect(60, 40).extrude(20).edges("|Z").fillet(6).faces("<Z").edges().fillet(3).faces(">Z").shell(-T)
TUBE = cq.Workplane().rect(40, 30).extrude(50).edges("|Z").fillet(4).faces("|Z").shell(-T)


@pytest.mark.parametrize(
    ("kind", "work"),
    [
        ("no_bend", cq.Workplane().box(40, 30, 20)),
        (
            "no_bend",
            cq.Workplane().box(40, 30, 2).edges("|Z").fillet(5).faces(">Z").workplane().rect(30, 20).vertices().hole(5),
        ),
        ("no_bend", LINK),
        ("no_bend", cq.Workplane().circle(10).circle(8).extrude(30)),
        ("no_bend", cq.Workplane().circle(20).workplane(offset=40).rect(24, 24).loft()),
        ("doubly_curved", CUP),
        ("varying_thickness", TUBE.union(cq.Workplane().box(60, 50, 20).translate((50, 0, 10)))),
    ],
)
def test_what_is_no_bent_sheet_has_no_bends_and_a_reason(kind, work):
    assert bends(work) == ()
    found = measure_flat_pattern(part(work))
    assert [why.kind for why in found.why_not] == [kind] and not found.is_bent and found.cuts == ()


CONE = cq.Workplane("XZ").polyline([(20, 0), (30, 40), (32, 40), (22, 0)]).close().revolve(180)
WAVE = cq.Workplane("XZ").spline([(0, 0), (30, 10), (60, 0), (90, 20)]).offset2D(1).extrude(50)


@pytest.mark.parametrize(("work", "word"), [(CONE, "conical"), (WAVE, "freeform")])
def test_what_cannot_be_told_is_said(work, word):
    found = bends(work)
    assert isinstance(found, NotMeasured) and word in found.reason


def test_a_mesh_is_not_read():
    body = folded((50, 40), ((2, 90),), thickness=T, width=25).val()
    vertices, triangles = body.tessellate(0.1)
    found = measure_bends(Part.from_mesh([v.toTuple() for v in vertices], triangles))
    assert isinstance(found, NotMeasured) and "mesh" in found.reason


def test_written_and_read_back():
    for bend in bends(flanged(100, 60, [(0, 20, 2, 90, 20, 10)], thickness=T, reliefs=[(0, 21, 2, 5)])):
        assert Bend.from_dict(bend.to_dict()).to_dict() == bend.to_dict()
