"""Print profiles: percentages, automatic values, lists, and files that are no profile."""

from __future__ import annotations

import math

import pytest

from dfdm.costs import default_profile, read_profile
from dfdm.costs.kinematics import junction_speed
from dfdm.errors import InputError

SMALL = """
# a comment
layer_height = 0.3
nozzle_diameter = 0.6,0.6
perimeter_speed = 60
external_perimeter_speed = 50%
extrusion_width = 0
perimeter_extrusion_width = 200%
fill_density = 15%
fill_pattern = grid
top_solid_layers = 2
top_solid_min_thickness = 1
machine_max_acceleration_x = 1500,960
machine_max_acceleration_y = 2000
machine_max_acceleration_extruding = 9000
perimeter_acceleration = 5000
cooling = 0
slowdown_below_layer_time = 20
"""


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "small.ini"
    file.write_text(SMALL, encoding="utf-8")
    return read_profile(file)


def test_percentages_refer_to_what_the_slicer_says(small):
    assert small.external_speed == 30.0
    assert small.perimeter_width == pytest.approx(0.6)
    assert small.density == 0.15


def test_automatic_widths_follow_the_nozzle(small):
    assert small.infill_width == pytest.approx(0.6 * 1.125)
    assert small.min_bead_width == pytest.approx(0.85 * 0.6)


def test_the_machine_caps_accelerations(small):
    assert small.perimeter_acceleration == 1500.0
    assert small.infill_acceleration == 1500.0


def test_least_thickness_asks_for_layers(small):
    assert small.top_layers == 4


def test_without_cooling_no_layer_is_slowed(small):
    assert small.min_layer_time == 0.0


def test_the_shipped_profile_is_the_one_of_the_reference():
    profile = default_profile()
    assert (profile.layer_height, profile.perimeters, profile.pattern) == (0.2, 2, "gyroid")
    assert profile.spacing == pytest.approx(0.45 - 0.2 * (1 - math.pi / 4))
    assert profile.min_layer_time == 15.0


def test_settings_at_the_end_of_gcode_are_read(tmp_path):
    file = tmp_path / "part.gcode"
    file.write_text("G1 X1 Y2\n; layer_height = 0.1\n; nozzle_diameter = 0.25\n", encoding="utf-8")
    assert read_profile(file).layer_height == 0.1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", "no layer_height"),
        ("layer_height = thick\nnozzle_diameter = 0.4", "layer_height = thick is not a number"),
        ("layer_height = nan\nnozzle_diameter = 0.4", "layer_height = nan is not a number"),
        ("layer_height = -0.2\nnozzle_diameter = 0.4", "layer_height = -0.2 is not a number of 0 or more"),
        ("layer_height = 0\nnozzle_diameter = 0.4", "layer_height is 0"),
        ("layer_height = 0.2\nnozzle_diameter = 0.4\nperimeter_speed = 0", "perimeter_speed is 0"),
        ("layer_height = 0.2\nnozzle_diameter = 0.4\nmachine_max_acceleration_x = 0", "acceleration_x is 0"),
        ("layer_height = 0.2\nnozzle_diameter = 0.4\nfill_density = -5%", "is not a percentage of 0 or more"),
        ("layer_height = 0.2\nnozzle_diameter = 0.4\nfill_density = lots%", "fill_density"),
    ],
)
def test_what_is_no_profile_says_so(tmp_path, text, said):
    file = tmp_path / "odd.ini"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_profile(file)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_profile(tmp_path / "none.ini")


def with_lines(tmp_path, lines):
    file = tmp_path / "more.ini"
    file.write_text(SMALL + lines, encoding="utf-8")
    return read_profile(file)


def test_corners_are_taken_as_the_firmware_counts_them(tmp_path):
    marlin = with_lines(tmp_path, "machine_max_jerk_x = 8\nmachine_max_jerk_y = 9\n")
    assert marlin.jerk == 8.0
    klipper = with_lines(tmp_path, "square_corner_velocity = 5\nmachine_max_jerk_x = 8\n")
    assert float(junction_speed(200.0, math.pi / 2, klipper.jerk)) == pytest.approx(5.0)
    deviation = with_lines(tmp_path, "machine_max_junction_deviation = 0.02\ndefault_acceleration = 1000\n")
    right_angle = math.sqrt(1000 * 0.02 * math.sqrt(0.5) / (1 - math.sqrt(0.5)))
    assert float(junction_speed(200.0, math.pi / 2, deviation.jerk)) == pytest.approx(right_angle)


def test_the_machine_caps_speeds(tmp_path):
    found = with_lines(tmp_path, "machine_max_feedrate_x = 40\nmachine_max_feedrate_y = 100\ntravel_speed = 300\n")
    assert (found.perimeter_speed, found.external_speed, found.travel_speed) == (40.0, 30.0, 40.0)


def test_supports_are_read_as_the_slicer_resolves_them(tmp_path):
    found = with_lines(tmp_path, "support_material_interface_layers = 4\nsupport_material_speed = 50\n"
                       "support_material_interface_speed = 80%\nraft_first_layer_density = 70%\n")  # fmt: skip
    assert found.support_bottom_interface_layers == 4
    assert found.support_interface_speed == 40.0
    assert found.support_first_density == 0.7
    assert found.support_width == 0.6  # automatic: the nozzle
    assert found.max_layer_height == pytest.approx(0.45)
    assert found.support_grid and found.support_skips_bridges
    assert with_lines(tmp_path, "support_material_bottom_interface_layers = 0\n").support_bottom_interface_layers == 0
