"""The space under downward surface: known tables, ceilings between walls, and cones."""

from __future__ import annotations

import cadquery as cq
import numpy as np
import pytest

from dfdm.facts import Orientation
from dfdm.facts.held import Held
from dfdm.geometry import Part, facts_of

UP = (0.0, 0.0, 1.0)


def lying(shape: cq.Workplane) -> Orientation:
    found = facts_of(Part.from_shape(shape.val(), name="part")).orientation(UP)
    assert found is not None
    return found


def table() -> cq.Workplane:
    """A top of 40 x 30 x 4 on a post of 10 x 10 x 20."""
    return cq.Workplane().box(10, 10, 20, centered=(True, True, False)).faces(">Z").workplane().rect(40, 30).extrude(4)


def test_under_a_table_is_all_but_its_post():
    held = lying(table()).held
    area, free, wall = (held.beyond(name, 45.0, bridges=True) for name in ("area_mm2", "free_mm", "wall_mm"))
    assert area[:19] == pytest.approx(40 * 30 - 100, rel=0.03)
    assert area[21:] == pytest.approx(0.0)
    assert free[5] == pytest.approx(140.0, rel=0.03)
    assert wall[5] == pytest.approx(40.0, rel=0.08)
    assert held.beyond("ceiling_mm2", 45.0, bridges=True).sum() == pytest.approx(1100.0, rel=0.03)
    assert held.beyond("pieces", 45.0, bridges=True)[5] == 0.0  # one piece around one hole


def test_of_a_ceiling_with_one_hold_only_the_rim_is_held():
    held = lying(table()).held
    rim = held.beyond("area_mm2", 45.0, bridges=False)[5]
    assert 0.2 * 1100 < rim < 0.5 * 1100


def test_a_ceiling_between_walls_is_left_to_bridges():
    portal = cq.Workplane().box(40, 20, 20, centered=(True, True, False)).cut(
        cq.Workplane().box(30, 20, 15, centered=(True, True, False))
    )  # fmt: skip
    held = lying(portal).held
    assert held.beyond("area_mm2", 45.0, bridges=True)[5] == pytest.approx(600.0, rel=0.03)
    assert held.beyond("area_mm2", 45.0, bridges=False).max() == 0.0


def test_a_slope_is_held_where_it_leans_more():
    cone = cq.Workplane().circle(2).workplane(offset=10).circle(14).loft()  # leans by 50.2 degrees
    held = lying(cone).held
    assert held.beyond("contact_mm2", 45.0, bridges=False).sum() == pytest.approx(np.pi * (14**2 - 2**2), rel=0.05)
    assert held.beyond("contact_mm2", 55.0, bridges=False).sum() == pytest.approx(0.0, abs=2.0)
    assert held.beyond("slope_mm", 45.0, bridges=False)[12] == pytest.approx(8.2 * 8, rel=0.1)


def test_what_stands_on_the_part_lands_there():
    shelf = cq.Workplane().box(5, 20, 30, centered=(True, True, False)).union(
        cq.Workplane().box(25, 20, 4, centered=(False, True, False))
    ).union(cq.Workplane(origin=(0, 0, 26)).box(25, 20, 4, centered=(False, True, False)))  # fmt: skip
    held = lying(shelf).held
    assert held.beyond("landing_mm2", 45.0, bridges=True).sum() == pytest.approx(22.5 * 20, rel=0.05)


def test_it_travels_with_the_facts_once_it_was_asked_for():
    found = lying(table())
    assert "held" not in found.known_dict()
    held = found.held
    read = Orientation.from_dict(found.to_dict()).held
    assert isinstance(read, Held)
    assert read.beyond("area_mm2", 45.0, bridges=True) == pytest.approx(
        held.beyond("area_mm2", 45.0, bridges=True), rel=1e-3
    )
