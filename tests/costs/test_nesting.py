"""Nests: free of overlap, within the sheet, denser than rows of rectangles, found again, and told to the price."""

from __future__ import annotations

import builtins
import math

import cadquery as cq
import pytest
import shapely
from shapely import affinity
from shapely.geometry import Polygon

from dfdm.costs import NotPricedError, estimate
from dfdm.costs.nesting import nest_outline, nested_rates
from dfdm.errors import InputError
from dfdm.facts import PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.sheet import measure_sheet
from dfdm.processes import Route, capability

pytest.importorskip("spyrrow")

ANGLE = [(0, 0), (120, 0), (120, 30), (30, 30), (30, 90), (0, 90)]
TRIANGLE = [(-20, 10), (80, 10), (-20, 90)]
DISK = [(100 * math.cos(2 * math.pi * i / 60), 100 * math.sin(2 * math.pi * i / 60)) for i in range(60)]
SHEET, GAP = (1500.0, 750.0), 4.0


def nested(outline, *, sheet=SHEET, gap=GAP, seconds=4, **options):
    shape = Polygon(outline)
    low_x, low_y, high_x, high_y = shape.bounds
    return nest_outline(
        outline,
        outline_mm2=shape.area,
        box_mm=(high_x - low_x, high_y - low_y),
        sheet_mm=sheet,
        gap_mm=gap,
        seconds=seconds,
        **options,
    )


def laid(found):
    """The pieces of a nest as polygons, turned and moved as it says."""
    piece = Polygon(found.outline)
    return [affinity.translate(affinity.rotate(piece, p.turn_deg, origin=(0, 0)), p.x_mm, p.y_mm) for p in found.placed]


@pytest.mark.parametrize("outline", [ANGLE, TRIANGLE, DISK], ids=["angle", "triangle", "disk"])
def test_a_nest_is_free_of_overlaps_within_the_sheet_and_denser_than_rows(outline):
    found = nested(outline)
    pieces = laid(found)
    tree = shapely.STRtree(pieces)
    for number, piece in enumerate(pieces):
        near = [other for other in tree.query(piece.buffer(2 * GAP)).tolist() if other != number]
        assert all(piece.distance(pieces[other]) >= GAP - 1e-3 for other in near)
    bounds = shapely.total_bounds(pieces)
    assert bounds[0] >= -1e-3 and bounds[1] >= -1e-3
    assert bounds[2] <= SHEET[0] + 1e-3 and bounds[3] <= SHEET[1] + 1e-3
    assert found.method == "sparrow"
    assert len(pieces) == found.per_sheet > found.in_rows
    assert found.density == pytest.approx(sum(p.area for p in pieces) / (SHEET[0] * SHEET[1]))
    assert found.density > found.in_rows * Polygon(outline).area / (SHEET[0] * SHEET[1])


def test_rectangles_stay_in_rows_and_apart():
    found = nested([(5, 7), (105, 7), (105, 57), (5, 57)])
    pieces = laid(found)
    assert found.method == "rows"
    assert found.per_sheet == found.in_rows == len(pieces)
    assert min(a.distance(b) for n, a in enumerate(pieces) for b in pieces[:n]) >= GAP - 1e-6
    bounds = shapely.total_bounds(pieces)
    assert bounds[0] >= -1e-6 and bounds[1] >= -1e-6 and bounds[2] <= SHEET[0] and bounds[3] <= SHEET[1]


def test_a_grain_that_must_be_kept_is_kept():
    found = nested(ANGLE, turns_deg=(0.0, 180.0))
    assert {p.turn_deg % 180.0 for p in found.placed} == {0.0}


def test_what_is_larger_than_the_sheet_is_not_nested():
    with pytest.raises(NotPricedError, match="does not fit"):
        nested(ANGLE, sheet=(100.0, 60.0))
    with pytest.raises(NotPricedError, match="does not fit"):
        nested([(0, 0), (50, 0), (50, 90), (0, 90)], sheet=(100.0, 60.0), turns_deg=(0.0, 180.0))


def facts_of(shape: cq.Workplane) -> PartFacts:
    part = Part.from_shape(shape.val())
    return PartFacts(name="part", known={"part": part.body, "sheet": measure_sheet(part), "flat_pattern": None})


def test_an_estimate_says_that_it_rests_on_a_nest():
    facts = facts_of(cq.Workplane().polyline(ANGLE).close().extrude(2))
    offered, route = (
        capability("laser_cutting", "acrylic", "epilog_zing_24"),
        Route.of("laser_cutting", material="acrylic"),
    )
    rates = nested_rates(facts, offered, seconds=4)
    plain = estimate(facts, route, offered, quantity=50)
    found = estimate(facts, route, offered, quantity=50, rates=rates)
    assert "as nested" in found.basis.work.stock_basis
    assert "cited utilization" in plain.basis.work.stock_basis
    assert found.basis.work.per_run == rates["pieces_per_sheet"].number
    assert found.stock_g == pytest.approx(
        5400.0 / rates["utilization"].number * 2 * offered.material.properties["density"].number / 1000
    )
    assert "4 mm apart" in rates["utilization"].locator


def test_what_is_not_cut_out_of_sheet_is_not_nested():
    facts = facts_of(cq.Workplane().polyline(ANGLE).close().extrude(2))
    with pytest.raises(InputError, match="nothing to nest"):
        nested_rates(facts, capability("milling"))


def test_several_outlines_are_not_nested():
    two = cq.Workplane().box(20, 20, 2).union(cq.Workplane().center(50, 0).box(20, 20, 2))
    facts = facts_of(two)
    assert facts.sheet.pieces == 2
    with pytest.raises(NotPricedError, match="one outline"):
        nested_rates(facts, capability("laser_cutting", "mild_steel"))


def test_without_the_package_it_is_said_what_is_missing(monkeypatch):
    real = builtins.__import__

    def refuse(name, *rest, **more):
        if name == "spyrrow":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError, match="spyrrow"):
        nested(ANGLE)
