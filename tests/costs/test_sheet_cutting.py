"""Cutting out of sheet: lengths as in the drawing that leaves, the pace at corners, sheets, gas, jets, the table that waits."""

from __future__ import annotations

import io
import math

import cadquery as cq
import ezdxf
import ezdxf.path
import numpy as np
import pytest

from dfdm.bundles.export import Job as ExportJob
from dfdm.bundles.export import export_part
from dfdm.cited import Cited
from dfdm.costs import NotPricedError, work_for
from dfdm.costs.contours import contour_seconds, hops
from dfdm.costs.cutting_tables import nozzle_flow
from dfdm.costs.jet import jet_speed
from dfdm.costs.kinematics import segment_time
from dfdm.costs.stock_sheets import pieces_in_rows, rows_on
from dfdm.facts import Cut, PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.sheet import measure_sheet
from dfdm.processes import Route, capability
from tests.costs.conftest import body

CURVE = [(20, 15), (45, 5), (70, 20), (100, 0)]
SHAPES = {
    "angle": cq.Workplane().polyline([(0, 0), (120, 0), (120, 30), (30, 30), (30, 90), (0, 90)]).close().extrude(2),
    "rounded, with a slot": cq.Workplane()
    .box(80, 60, 3)
    .edges("|Z")
    .fillet(7)
    .faces(">Z")
    .workplane()
    .slot2D(30, 8)
    .cutThruAll(),
    "ellipses": cq.Workplane().ellipse(40, 15).extrude(3).faces(">Z").workplane().ellipse(10, 3).cutThruAll(),
    "spline": cq.Workplane().spline(CURVE, includeCurrent=True).lineTo(100, -40).lineTo(0, -40).close().extrude(3),
    "small spline": cq.Workplane().spline([(0, 0), (3, 1), (6, 0), (3, -2)], periodic=True).close().extrude(1),
}


def given(value: float, unit: str) -> Cited:
    return Cited(value=value, unit=unit, source="made-up", locator="test", kind="assumption")


def facts_of(shape: cq.Workplane) -> PartFacts:
    part = Part.from_shape(shape.val())
    sheet = measure_sheet(part)
    return PartFacts(name="part", known={"part": part.body, "sheet": sheet, "flat_pattern": None})


def work(facts, process="laser_cutting", material="mild_steel", machine=None, **rates):
    offered = capability(process, material, machine)
    return work_for(facts, Route.of(process, material=material), offered, rates={**offered.rates, **rates})


def drawn_mm(data: bytes) -> float:
    """The length of all that a drawing cuts, arcs and bulges as they are."""
    total = 0.0
    for entity in ezdxf.read(io.StringIO(data.decode())).modelspace():
        pieces = entity.virtual_entities() if entity.dxftype() == "LWPOLYLINE" else [entity]
        for piece in pieces:
            kind = piece.dxftype()
            if kind == "LINE":
                total += piece.dxf.start.distance(piece.dxf.end)
            elif kind == "CIRCLE":
                total += 2 * math.pi * piece.dxf.radius
            else:
                assert kind == "ARC"
                total += math.radians((piece.dxf.end_angle - piece.dxf.start_angle) % 360.0) * piece.dxf.radius
    return total


@pytest.mark.parametrize("name", SHAPES)
def test_the_laser_cuts_the_length_of_the_exported_drawing_within_a_millionth(name):
    shape = SHAPES[name]
    found = work(facts_of(shape))
    drawing = export_part(Part.from_shape(shape.val()), "dxf", ExportJob(name="part", created="2026-11-29T00:00:00Z"))
    assert found.edge_m * 500.0 == pytest.approx(drawn_mm(drawing), rel=1e-6)


def test_a_drawn_curve_stays_at_the_curve():
    edge = cq.Edge.makeSpline([cq.Vector(*p) for p in [(0, 0), *CURVE]])
    shape = SHAPES["spline"]
    data = export_part(Part.from_shape(shape.val()), "dxf", ExportJob(name="p", created="2026-11-29T00:00:00Z"))
    (curve,) = ezdxf.read(io.StringIO(data.decode())).modelspace().query("LWPOLYLINE")
    x0, y0 = shape.val().BoundingBox().xmin, shape.val().BoundingBox().ymin
    points = list(ezdxf.path.make_path(curve).flattening(1e-4))[::40]
    away = [edge.distance(cq.Vertex.makeVertex(p.x + x0, p.y + y0, 0.0)) for p in points]
    assert max(away) < 0.002


def polygon(points, *, inner=False) -> Cut:
    rows = np.array(points, dtype=float)
    length = float(np.hypot(*(np.roll(rows, -1, axis=0) - rows).T).sum())
    return Cut(
        inner=inner,
        length_mm=length,
        area_mm2=1.0,
        diameter_mm=None,
        edge_distance_mm=None,
        at_mm=(0.0, 0.0, 0.0),
        faces=(),
        points_mm=tuple(map(tuple, rows.tolist())),
    )


def round_one(radius: float, count: int) -> Cut:
    turn = np.arange(count) * 2 * math.pi / count
    return polygon(np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1))


def test_a_square_stops_at_corners_as_far_as_they_may_not_be_rounded():
    square = polygon([(0, 0), (100, 0), (100, 100), (0, 100)])
    speed, acceleration = 200.0, 2000.0
    whole_stop = 4 * float(segment_time(100.0, speed, acceleration))
    assert contour_seconds([square], speed, acceleration, 1e-9) == pytest.approx(whole_stop, rel=1e-3)
    corner = math.sqrt(acceleration * 0.05 * math.cos(math.pi / 4) / (1 - math.cos(math.pi / 4)))
    ends = [(0.0, corner), (corner, corner), (corner, corner), (corner, 0.0)]
    rounded = sum(float(segment_time(100.0, speed, acceleration, a, b)) for a, b in ends)
    assert contour_seconds([square], speed, acceleration, 0.05) == pytest.approx(rounded, rel=1e-9)


@pytest.mark.parametrize("count", [90, 360])
def test_an_arc_is_taken_at_the_speed_that_its_radius_allows_however_it_is_sampled(count):
    acceleration, radius = 2000.0, 5.0
    pace = math.sqrt(acceleration * radius)
    found = contour_seconds([round_one(radius, count)], 500.0, acceleration, 0.05)
    assert found == pytest.approx(float(segment_time(2 * math.pi * radius, pace, acceleration)), rel=0.02)


def test_contours_one_after_another_take_the_sum():
    pieces = [polygon([(0, 0), (30, 0), (10, 20)]), round_one(4.0, 50), polygon([(0, 0), (8, 0), (8, 1), (0, 1)])]
    apart = sum(contour_seconds([piece], 150.0, 3000.0, 0.02) for piece in pieces)
    assert contour_seconds(pieces, 150.0, 3000.0, 0.02) == pytest.approx(apart, rel=1e-12)


def test_more_acceleration_is_never_slower():
    piece = [polygon([(0, 0), (30, 0), (10, 20)]), round_one(4.0, 50)]
    times = [contour_seconds(piece, 150.0, a, 0.02) for a in (100.0, 1000.0, 10000.0, 1e7)]
    assert times == sorted(times, reverse=True)
    assert times[-1] == pytest.approx(sum(cut.length_mm for cut in piece) / 150.0, rel=1e-3)


def test_outer_contours_are_cut_last_and_the_nearest_hole_is_next():
    hole = [(0, 0), (1, 0), (1, 1)]
    cuts = [polygon([(-50, -50), (50, -50), (50, 50)])] + [
        polygon([(x + dx, dy) for dx, dy in hole], inner=True) for x in (0.0, 30.0, 10.0)
    ]
    ways = hops(cuts, 10_000.0)
    assert ways.tolist() == pytest.approx([100.0, 10.0, 20.0, math.dist((30, 0), (-50, -50))])


def test_a_plate_with_many_holes_moves_as_far_as_a_walk_over_its_area():
    cuts = [round_one(1.0, 12)] * 200
    assert hops(cuts, 10_000.0).sum() == pytest.approx(100.0 + 199 * 1.25 * 0.7124 * math.sqrt(10_000 / 200))


def test_rectangles_lie_in_rows_and_a_turned_strip_beside_them():
    assert pieces_in_rows(100, 50, 1000, 500, 0.0) == 100
    assert pieces_in_rows(300, 200, 1000, 500, 0.0) == 8
    assert pieces_in_rows(400, 300, 500, 350, 4.0) == 1
    assert pieces_in_rows(600, 400, 500, 350, 4.0) == 0
    assert pieces_in_rows(300, 400, 450, 350, 0.0) == 1
    assert not rows_on(300, 400, 450, 350, 0.0, turning=False)


@pytest.mark.parametrize("size", [(37.0, 91.0), (250.0, 120.0), (610.0, 333.0)])
def test_rows_neither_overlap_nor_leave_the_sheet(size):
    spots = []
    for block in rows_on(*size, 1500.0, 1000.0, 4.0):
        w, h = size[::-1] if block.turned else size
        spots += [
            (block.x_mm + i * (w + 4), block.y_mm + j * (h + 4), w, h)
            for i in range(block.across)
            for j in range(block.up)
        ]
    assert len(spots) == pieces_in_rows(*size, 1500.0, 1000.0, 4.0)
    assert all(x >= 0 and y >= 0 and x + w <= 1500.001 and y + h <= 1000.001 for x, y, w, h in spots)
    for n, (x, y, w, h) in enumerate(spots):
        for a, b, c, d in spots[:n]:
            assert x >= a + c + 3.999 or a >= x + w + 3.999 or y >= b + d + 3.999 or b >= y + h + 3.999


def test_a_sheet_is_cut_down_to_the_bed_and_what_is_larger_is_not_priced():
    facts = facts_of(cq.Workplane().box(500, 250, 3))
    small = work(facts, material="acrylic", machine="epilog_zing_24")
    assert small.per_run == 1
    assert "609 x 304 mm" in small.stock_basis
    with pytest.raises(NotPricedError, match="does not fit"):
        work(facts_of(cq.Workplane().box(700, 250, 3)), material="acrylic", machine="epilog_zing_24")


def test_few_large_pieces_count_as_rectangles_however_dense_the_shop_nests():
    disk = work(facts_of(cq.Workplane().circle(500).extrude(3)))
    assert 0.725 * 3048 * 1524 / (math.pi * 500**2) > 4
    assert disk.per_run == 3


def test_with_two_tables_a_sheet_takes_the_longer_of_cutting_and_emptying():
    facts = facts_of(cq.Workplane().box(100, 50, 2))
    slow = {"sheet_load_time": given(600.0, "s"), "exchange_time": given(20.0, "s")}
    quick = work(facts, **slow, denest_time=given(1.0, "s"))
    cut = sum(share.seconds for share in quick.shares)
    emptying = 600.0 + quick.per_run * 1.0
    assert quick.per_run * quick.machine_time_s == pytest.approx(max(quick.per_run * cut, emptying) + 20.0)
    hand = work(facts, **slow, denest_time=given(30.0, "s"))
    emptying = 600.0 + hand.per_run * 30.0
    assert emptying > hand.per_run * cut
    assert hand.per_run * hand.machine_time_s == pytest.approx(emptying + 20.0)


def test_with_one_table_the_machine_waits_while_a_sheet_is_loaded():
    facts = facts_of(cq.Workplane().box(100, 50, 2))
    one = work(facts, machine="goldmark_3015")
    assert one.run_time_s == 300.0
    assert one.run_hands_s == pytest.approx(150.0)
    none = work(facts)
    assert none.run_time_s == 30.0
    assert none.run_hands_s == 300.0


def test_gas_leaves_a_choked_nozzle_in_proportion_to_its_pressure():
    # Air-like gas at 20 degC through 1 mm2 at 10 bar absolute: 0.6847 p A / sqrt(R T) = 2.32 g/s for nitrogen.
    kg = 0.6847314563772704 * 1e6 * 1e-6 / math.sqrt(8.314462618 / 0.0280134 * 293.15)
    volume = kg * 8.314462618 / 0.0280134 * 293.15 / 101325.0
    across = math.sqrt(4.0 / math.pi)
    assert nozzle_flow("nitrogen", 10.0 - 1.01325, across) == pytest.approx(volume, rel=1e-9)
    assert nozzle_flow("nitrogen", 20.0 - 1.01325, across) == pytest.approx(2 * volume, rel=1e-9)
    assert nozzle_flow("oxygen", 0.0, 1.0) == 0.0
    assert nozzle_flow("oxygen", 0.3, 1.0) < nozzle_flow("oxygen", 0.6, 1.0)


def test_stainless_steel_takes_nitrogen_mild_steel_oxygen_and_wood_none():
    facts = facts_of(SHAPES["angle"])
    (nitrogen,) = work(facts, material="stainless_304").consumed
    (oxygen,) = work(facts).consumed
    assert nitrogen.rate == "nitrogen_price"
    assert oxygen.rate == "oxygen_price"
    assert nitrogen.amount > 3 * oxygen.amount
    assert work(facts, material="birch_plywood").consumed == ()


def test_power_between_two_of_the_table_cuts_at_a_speed_between():
    facts = facts_of(SHAPES["angle"])
    times = [
        work(facts, laser_power=given(p, "W")).shares[0].seconds for p in (2000.0, 3000.0, 4500.0, 6000.0, 20000.0)
    ]
    assert times[:4] == sorted(times[:4], reverse=True)
    assert times[3] == times[4]
    assert any("6000 W" in said for said in work(facts, laser_power=given(2e4, "W")).assumptions)


def test_what_a_speed_is_taken_from_is_said():
    facts = facts_of(SHAPES["angle"])
    assert any("speed of acrylic" in said for said in work(facts, material="acrylic_extruded").assumptions)
    assert any("diode" in said for said in work(facts, material="birch_plywood", machine="xtool_s1").assumptions)


def jet(**changed: float) -> float:
    usual = {
        "machinability": 213.0, "pressure_mpa": 413.7, "orifice_mm": 0.3556, "garnet_g_min": 450.0, "tube_mm": 1.016,
        "thickness_mm": 101.6, "quality": 1.0, "constant": 788.0,
    }  # fmt: skip
    return jet_speed(**{**usual, **changed})


def test_water_jet_of_zeng_beside_four_inches_of_aluminum_at_wardjet():
    """WARDJet: 107 mm/min parted, 18 mm/min at quality 5, which is 5.8 times slower."""
    assert jet() == pytest.approx(107.0, rel=0.45)
    assert jet(quality=5.0) == pytest.approx(18.0, rel=0.45)
    assert jet() / jet(quality=5.0) == pytest.approx(5.8, rel=0.15)


def test_a_jet_is_slower_in_thick_and_hard_plate_and_faster_with_pressure():
    assert jet(thickness_mm=50.8) == pytest.approx(jet() * 2**1.15)
    assert jet(machinability=87.0) < jet() < jet(pressure_mpa=600.0)


def test_garnet_is_used_up_while_the_jet_cuts_and_pierces():
    found = work(facts_of(SHAPES["angle"]), process="waterjet_cutting", garnet_flow=given(10.0, "g/s"))
    (garnet,) = found.consumed
    on = sum(share.seconds for share in found.shares if share.what in ("cutting", "piercing"))
    assert garnet.rate == "garnet_price"
    assert garnet.amount == pytest.approx(on * 10.0 / 1000.0)
    assert any("recalled" in said for said in found.assumptions)


def test_a_water_jet_without_a_machinability_number_is_not_priced():
    with pytest.raises(NotPricedError, match="machinability"):
        work(facts_of(SHAPES["angle"]), process="waterjet_cutting", material="hpl")


def test_what_is_no_sheet_is_not_priced():
    ball = PartFacts(
        name="ball",
        known={"part": body((1.0, 1.0, 1.0), 1.0, 6.0), "sheet": measure_sheet(Part.from_shape(cq.Workplane().sphere(5).val())),
               "flat_pattern": None},
    )  # fmt: skip
    with pytest.raises(NotPricedError, match="not a sheet"):
        work(ball, process="waterjet_cutting")
