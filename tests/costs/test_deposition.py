"""Print time and filament: a cube and a tube by hand, and what more of anything must do."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.costs.beads import bead_thresholds, lay
from dfdm.costs.deposition import deposit
from dfdm.costs.infill import pattern_of
from dfdm.costs.profile import default_profile
from dfdm.errors import InputError
from dfdm.facts import Orientation, Screened
from tests.costs.conftest import prism

PROFILE = default_profile()


def screen_of(orientation):
    return {field.name: getattr(orientation, field.name) for field in dataclasses.fields(Screened)}


def changed(**fields):
    return dataclasses.replace(PROFILE, **fields)


def test_walls_of_a_cube_are_its_two_contours():
    found = deposit(prism(20, 20, 20), PROFILE)
    spacing = PROFILE.spacing
    loops = 4 * (20 - 0.45) + 4 * (20 - 0.45 - 2 * spacing)
    assert found.walls_mm3 == pytest.approx(loops * spacing * 20, rel=0.01)


def test_solid_layers_of_a_cube_are_its_shells():
    found = deposit(prism(20, 20, 20), PROFILE)
    inside = 20 - 2 * (0.45 + PROFILE.spacing)
    bridge = math.pi / 4 * 0.4**2 / 0.45  # the lowest of the top is drawn over sparse infill in round strands
    assert found.solid_mm3 == pytest.approx(inside**2 * (8 * 0.2 + bridge), rel=0.03)
    assert found.layers == 100


def test_a_full_cube_weighs_what_it_displaces():
    found = deposit(prism(20, 20, 20), changed(density=1.0))
    assert found.filament_mm3 - found.skirt_mm3 == pytest.approx(8000.0, rel=0.03)


def test_a_thin_tube_is_all_wall():
    found = deposit(prism(40, 40, 30, wall=1.2), PROFILE)
    material = (40**2 - 37.6**2) * 30
    assert found.solid_mm3 == found.sparse_mm3 == 0.0
    assert found.walls_mm3 == pytest.approx(material, rel=0.05)


def test_three_beads_in_a_wall_of_three():
    thresholds = bead_thresholds(PROFILE)
    assert thresholds == sorted(thresholds)
    assert thresholds[2] < 1.2 < thresholds[3]
    layers = lay(prism(40, 40, 30, wall=1.2).sections, 30.0, PROFILE)
    one_side = 4 * (40 - 1.2)
    assert layers.external_mm[0] + layers.inner_walls_mm[0] == pytest.approx(3 * one_side, rel=0.02)


def test_small_layers_take_the_least_layer_time():
    found = deposit(prism(18, 18, 40), PROFILE)
    assert found.slowed_share == 1.0
    assert found.time_s >= 0.98 * 200 * PROFILE.min_layer_time


def test_but_never_below_the_least_speed():
    found = deposit(prism(3, 3, 40), PROFILE)
    assert found.time_s < 200 * PROFILE.min_layer_time


def test_a_gyroid_is_slower_than_straight_lines():
    gyroid = deposit(prism(60, 60, 20), PROFILE)
    lines = deposit(prism(60, 60, 20), changed(pattern="rectilinear"))
    assert gyroid.time_s > 1.2 * lines.time_s


def test_a_fast_printer_is_faster_but_not_by_its_speeds_alone():
    speeds = dict.fromkeys(("perimeter_speed", "external_speed", "infill_speed", "solid_speed", "top_speed"), 300.0)
    hasty = deposit(prism(60, 60, 20), changed(**speeds, max_volumetric_speed=math.inf))
    quick = deposit(
        prism(60, 60, 20),
        changed(
            **speeds, max_volumetric_speed=math.inf, perimeter_acceleration=15000, infill_acceleration=20000, jerk=12
        ),
    )
    assert quick.time_s < hasty.time_s < deposit(prism(60, 60, 20), PROFILE).time_s
    melted = deposit(prism(60, 60, 20), changed(**speeds, max_volumetric_speed=2.0))
    assert melted.time_s > hasty.time_s


def test_what_is_drawn_over_sparse_infill_is_slow():
    plain, slow = (deposit(prism(60, 60, 20), changed(bridge_speed=v)) for v in (80.0, 20.0))
    inside = 60 - 2 * (0.45 + PROFILE.spacing)
    assert slow.time_s - plain.time_s == pytest.approx(inside**2 / 0.45 * (1 / 20 - 1 / 80), rel=0.1)
    assert deposit(prism(60, 60, 20), changed(thick_bridges=False)).solid_mm3 < plain.solid_mm3


def test_small_islands_are_filled_solid():
    small = deposit(prism(10, 10, 20), changed(solid_below_mm2=100.0))
    assert small.sparse_mm3 == 0.0
    assert deposit(prism(10, 10, 20), changed(solid_below_mm2=50.0)).sparse_mm3 > 0.0


def test_round_walls_are_as_slow_as_their_joints():
    square = prism(40, 40, 30, wall=0.9)
    sections = square.sections
    radius = np.array([4.0, 8.0])
    bent = [np.stack([sections.perimeter_mm[:, 0] * (i == k) for i in range(2)], axis=1) for k in range(2)]
    fast = changed(perimeter_speed=300.0, external_speed=300.0, small_perimeter_speed=300.0, min_layer_time=0.0)
    times = []
    for table in bent:
        curved = dataclasses.replace(sections, corners=np.zeros(24), radius_mm=radius, round_mm=table)
        times.append(deposit(Orientation(**screen_of(square), sections=curved, hangs=square.hangs), fast).time_s)
    assert times[0] > times[1] > deposit(square, fast).time_s


def test_supports_add_filament_and_time():
    bare, held = (deposit(prism(20, 20, 20, support_mm3=4000.0), PROFILE, support=s) for s in (False, True))
    assert held.support_mm3 > 0.1 * 4000.0
    assert held.time_s > bare.time_s
    assert held.walls_mm3 == bare.walls_mm3


@settings(max_examples=60, deadline=None)
@given(st.floats(5, 80), st.floats(5, 80), st.floats(1, 60), st.floats(0, 1))
def test_filament_lies_between_its_walls_and_the_volume(x, y, z, density):
    found = deposit(prism(x, y, z), changed(density=density))
    assert (
        found.walls_mm3 - 1e-6 <= found.filament_mm3 <= 1.08 * x * y * z + found.skirt_mm3
    )  # infill overlaps the walls
    assert math.isfinite(found.time_s)
    assert found.time_s > 0.0


@settings(max_examples=20, deadline=None)
@given(st.floats(10, 60), st.floats(2, 40), st.floats(0.05, 0.45))
def test_more_infill_never_weighs_less(width, height, density):
    light = deposit(prism(width, width, height), changed(density=density))
    heavy = deposit(prism(width, width, height), changed(density=density * 2))
    assert heavy.filament_mm3 >= light.filament_mm3 - 1e-9


def test_a_gyroid_lays_a_little_less_than_its_nominal_density():
    found = pattern_of("gyroid", density=0.2, spacing_mm=0.407, top_speed=80.0, acceleration=1000.0, jerk=8.0)
    assert found.length_ratio == pytest.approx(0.949, abs=0.005)


def test_an_unknown_pattern_is_named():
    with pytest.raises(InputError, match="'moonlight' is not known"):
        pattern_of("moonlight", density=0.2, spacing_mm=0.4, top_speed=80.0, acceleration=1000.0, jerk=8.0)
