"""A print profile in the words of CuraEngine, and what of it CuraEngine has no words for.

A bead is a rectangle there and a rectangle with rounded ends in PrusaSlicer's profiles: widths are turned into those that
lay as much material per mm, so that lines lie as far apart in both. Speeds are held below the most volume per second.
"""

from __future__ import annotations

import math
from typing import Any, Final

from dfdm.costs.profile import FffProfile
from dfdm.costs.settings import Settings
from dfdm.errors import InputError

_PATTERNS: Final = {
    "rectilinear": "lines",
    "alignedrectilinear": "lines",
    "monotonic": "lines",
    "monotoniclines": "lines",
    "line": "lines",
    "zigzag": "zigzag",
    "grid": "grid",
    "triangles": "triangles",
    "stars": "trihexagon",
    "cubic": "cubic",
    "adaptivecubic": "cubicsubdiv",
    "concentric": "concentric",
    "gyroid": "gyroid",
}
_SEAMS: Final = {"aligned": "sharpest_corner", "nearest": "shortest", "rear": "back", "random": "random"}
_STRANGE: Final = {
    # what changes time or filament and has no setting there, with the values at which it does nothing
    "extrusion_multiplier": ("1",),
    "extra_perimeters": ("0",),
    "infill_every_layers": ("1",),
    "solid_infill_every_layers": ("0",),
    "infill_only_where_needed": ("0",),
    "interface_shells": ("0",),
    "gap_fill_speed": (),
    "ironing": ("0",),
    "fuzzy_skin": ("none",),
    "raft_layers": ("0",),
    "draft_shield": ("0", "disabled"),
    "complete_objects": ("0",),
    "spiral_vase": ("0",),
    "slicing_mode": ("regular",),
    "retract_restart_extra": ("0",),
    "wipe": ("0",),
    "max_volumetric_extrusion_rate_slope_positive": ("0",),
    "max_volumetric_extrusion_rate_slope_negative": ("0",),
    "support_material_enforce_layers": ("0",),
}


def cura_settings(profile: FffProfile, settings: Settings, *, support: bool) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Values by CuraEngine's names (mm, mm/s, mm/s2, degrees), and what could not be said, in words of the profile."""
    chosen = {
        **_machine(profile, settings),
        **_shells(profile, settings),
        **_speeds(profile),
        **_motion(profile, settings),
        **_adhesion(profile, settings),
        **_supports(profile, settings, support=support),
    }
    return chosen, _unsaid(profile, settings, support=support)


def _bead(width: float, height: float) -> float:
    """The width of a rectangle with the cross-section of a bead with rounded ends."""
    return width - height * (1.0 - math.pi / 4.0)


def bed_of(settings: Settings) -> tuple[float, float, float, float]:
    """Least and largest x and y of the bed, mm; PrusaSlicer's own default bed where the profile has none."""
    shape = settings.values.get("bed_shape", "") or "0x0,200x0,200x200,0x200"
    try:
        corners = [tuple(map(float, corner.split("x"))) for corner in shape.split(",")]
        (x, y) = zip(*corners, strict=True)
    except ValueError:
        raise InputError(
            f"{settings.name}: bed_shape = {shape} is not a list of corners like 0x0,250x0,250x210,0x210"
        ) from None
    return min(x), max(x), min(y), max(y)


def _machine(profile: FffProfile, s: Settings) -> dict[str, Any]:
    left, right, front, back = bed_of(s)
    limits: dict[str, Any] = {}
    for axis in "xyze":
        for key in (f"machine_max_feedrate_{axis}", f"machine_max_acceleration_{axis}"):
            if value := s.number(key):
                limits[key] = value
    return {
        "machine_width": right - left,
        "machine_depth": back - front,
        "machine_height": s.positive("max_print_height", 200.0),
        "machine_center_is_zero": False,
        "center_object": True,
        "machine_nozzle_size": profile.nozzle,
        "machine_start_gcode": "",
        "machine_end_gcode": "",
        "machine_minimum_feedrate": 0.0,
        **limits,
        "machine_acceleration": profile.default_acceleration,
        "machine_max_jerk_xy": profile.jerk,
        "machine_max_jerk_z": profile.z_jerk,
        "machine_max_jerk_e": s.positive("machine_max_jerk_e", 5.0),
        "material_diameter": profile.filament_diameter,
        "material_print_temperature": s.positive("temperature", 210.0),
        "material_print_temperature_layer_0": s.positive("first_layer_temperature", s.positive("temperature", 210.0)),
        "material_bed_temperature": s.number("bed_temperature", 60.0),
        "material_bed_temperature_layer_0": s.number("first_layer_bed_temperature", s.number("bed_temperature", 60.0)),
    }


def _shells(profile: FffProfile, s: Settings) -> dict[str, Any]:
    h = profile.layer_height
    first = _bead(profile.first_layer_width, profile.first_layer_height)
    inner = _bead(profile.perimeter_width, h)
    top = s.length("top_infill_extrusion_width", of=h, auto=profile.solid_width)
    pattern = _PATTERNS.get(profile.pattern, "grid")
    outside = bool(s.number("external_perimeters_first", 0))
    return {
        "layer_height": h,
        "layer_height_0": profile.first_layer_height,
        "line_width": inner,
        "wall_line_width_0": _bead(profile.external_width, h),
        "wall_line_width_x": inner,
        "skin_line_width": _bead(profile.solid_width, h),
        "infill_line_width": _bead(profile.infill_width, h),
        "skirt_brim_line_width": inner,
        "support_line_width": _bead(profile.support_width, h),
        "support_interface_line_width": _bead(profile.support_width, h),
        "initial_layer_line_width_factor": 100.0 * first / inner,
        "wall_line_count": profile.perimeters,
        "top_layers": profile.top_layers,
        "bottom_layers": profile.bottom_layers,
        "initial_bottom_layers": profile.bottom_layers,
        "roofing_layer_count": 1 if profile.top_layers else 0,
        "roofing_line_width": _bead(top, h),
        "top_bottom_pattern": "lines",
        "top_bottom_pattern_0": "lines",
        "skin_monotonic": s.text("bottom_fill_pattern", "monotonic").startswith("monotonic"),
        "roofing_monotonic": s.text("top_fill_pattern", "monotonic").startswith("monotonic"),
        "skin_outline_count": 0,
        "skin_overlap_mm": profile.infill_overlap,
        "infill_sparse_density": 100.0 * profile.density,
        "infill_pattern": pattern,
        "infill_overlap_mm": profile.infill_overlap,
        "infill_angles": "[0]" if profile.pattern == "alignedrectilinear" else "[ ]",
        "zig_zaggify_infill": profile.anchor_max > 0.0,
        "min_infill_area": profile.solid_below_mm2,
        "infill_before_walls": bool(s.number("infill_first", 0)),
        "outer_inset_first": outside,  # up to Cura 4
        "inset_direction": "outside_in" if outside else "inside_out",
        "fill_perimeter_gaps": "everywhere" if s.number("gap_fill_enabled", 1) else "nowhere",
        "fill_outline_gaps": profile.variable_width or bool(s.number("thin_walls", 0)),
        "wall_0_wipe_dist": 0.0,
        "infill_wipe_dist": 0.0,
        "xy_offset": s.number("xy_size_compensation", 0.0, least=-10.0),
        "xy_offset_layer_0": -s.number("elefant_foot_compensation", 0.0),
        "z_seam_type": _SEAMS.get(s.text("seam_position", "aligned"), "sharpest_corner"),
        "meshfix_maximum_deviation": profile.resolution,
    }


def _speeds(profile: FffProfile) -> dict[str, Any]:
    h = profile.layer_height

    def held(speed: float, width: float) -> float:
        return min(speed, profile.max_volumetric_speed / (_bead(width, h) * h))

    perimeter = held(profile.perimeter_speed, profile.perimeter_width)
    external = held(profile.external_speed, profile.external_width)
    support = held(profile.support_speed, profile.support_width)
    interface = held(profile.support_interface_speed, profile.support_width)
    return {
        "speed_print": perimeter,
        "speed_wall": perimeter,
        "speed_wall_0": external,
        "speed_wall_x": perimeter,
        "speed_infill": held(profile.infill_speed, profile.infill_width),
        "speed_topbottom": held(profile.solid_speed, profile.solid_width),
        "speed_roofing": held(profile.top_speed, profile.solid_width),
        "speed_support": support,
        "speed_support_infill": support,
        "speed_support_interface": interface,
        "speed_travel": profile.travel_speed,
        "speed_layer_0": profile.first_layer_speed,
        "speed_print_layer_0": profile.first_layer_speed,
        "speed_travel_layer_0": profile.travel_speed,
        "skirt_brim_speed": profile.first_layer_speed,
        "speed_slowdown_layers": 1,
        "speed_z_hop": profile.z_speed,
        "bridge_settings_enabled": True,
        "bridge_enable_more_layers": False,
        "bridge_wall_speed": profile.bridge_speed,
        "bridge_skin_speed": profile.bridge_speed,
        "bridge_wall_material_flow": 100.0,
        "bridge_skin_material_flow": 100.0,
        "cool_min_layer_time": profile.min_layer_time,
        "cool_min_speed": profile.min_print_speed,
        "cool_lift_head": False,
    }


def _motion(profile: FffProfile, s: Settings) -> dict[str, Any]:
    fill = profile.infill_acceleration
    first = min(s.positive("first_layer_acceleration", profile.default_acceleration), profile.default_acceleration)
    return {
        "acceleration_enabled": True,
        "acceleration_print": profile.default_acceleration,
        "acceleration_wall": profile.perimeter_acceleration,
        "acceleration_infill": fill,
        "acceleration_topbottom": fill,
        "acceleration_support": profile.default_acceleration,
        "acceleration_travel": profile.travel_acceleration,
        "acceleration_layer_0": first,
        "acceleration_travel_layer_0": profile.travel_acceleration,
        "jerk_enabled": True,
        "jerk_print": profile.jerk,
        "jerk_travel": profile.jerk,
        "retraction_enable": profile.retract_length > 0.0,
        "retraction_amount": profile.retract_length,
        "retraction_speed": profile.retract_speed,
        "retraction_retract_speed": profile.retract_speed,
        "retraction_prime_speed": s.positive("deretract_speed", profile.retract_speed),
        "retraction_hop_enabled": profile.retract_lift > 0.0,
        "retraction_hop": profile.retract_lift,
        "retraction_min_travel": profile.retract_from,
        "retraction_count_max": 100_000,
        "retraction_combing": "all" if s.number("avoid_crossing_perimeters", 0) else "off",
        "retract_at_layer_change": bool(s.number("retract_layer_change", 0)),
    }


def _adhesion(profile: FffProfile, s: Settings) -> dict[str, Any]:
    kind = "brim" if profile.brim_width else "skirt" if profile.skirts else "none"
    strand = math.pi * (profile.filament_diameter / 2.0) ** 2
    bead = _bead(profile.first_layer_width, profile.first_layer_height) * profile.first_layer_height
    return {
        "adhesion_type": kind,
        "brim_width": profile.brim_width,
        "skirt_line_count": profile.skirts,
        "skirt_gap": profile.skirt_distance,
        "skirt_brim_minimal_length": s.number("min_skirt_length", 0.0) * strand / bead,
    }


def _supports(profile: FffProfile, s: Settings, *, support: bool) -> dict[str, Any]:
    line = _bead(profile.support_width, profile.layer_height)
    lean = profile.support_threshold + 1.0 if profile.support_threshold else None
    automatic = math.degrees(math.atan2(0.5 * profile.external_width, profile.layer_height))
    dense = line + profile.support_interface_spacing
    below = s.positive("support_material_bottom_contact_distance", profile.support_contact_distance)
    return {
        "support_enable": support,
        "support_type": "buildplate" if s.number("support_material_buildplate_only", 0) else "everywhere",
        "support_structure": "normal",
        "support_angle": automatic if lean is None else 90.0 - lean,
        "support_pattern": "grid" if s.text("support_material_pattern", "") == "rectilinear-grid" else "lines",
        "support_line_distance": line + profile.support_spacing,
        "support_wall_count": int(s.number("support_material_with_sheath", 0)),
        "support_top_distance": profile.support_contact_distance,
        "support_bottom_distance": below,
        "support_xy_distance": profile.support_gap,
        "support_interface_enable": profile.support_interface_layers > 0,
        "support_roof_enable": profile.support_interface_layers > 0,
        "support_bottom_enable": profile.support_bottom_interface_layers > 0,
        "support_roof_height": profile.support_interface_layers * profile.layer_height,
        "support_bottom_height": profile.support_bottom_interface_layers * profile.layer_height,
        "support_roof_density": 100.0 * line / dense,
        "support_bottom_density": 100.0 * line / dense,
        "support_interface_pattern": "lines",
    }


def _unsaid(profile: FffProfile, s: Settings, *, support: bool) -> tuple[str, ...]:
    """Settings of the profile that change time or filament and are left out, as `key = value`."""
    said: list[tuple[str, str]] = []
    for key, idle in _STRANGE.items():
        if key in s and s.text(key, "") not in idle:
            said.append((key, s.text(key, "")))
    if profile.pattern not in _PATTERNS and profile.density:
        said.append(("fill_pattern", f"{profile.pattern} (grid instead)"))
    if profile.small_perimeter_speed != profile.external_speed:
        said.append(("small_perimeter_speed", f"{profile.small_perimeter_speed:g}"))
    if profile.thick_bridges or profile.bridge_flow != 1.0:
        said.append(
            ("thick_bridges", "1" if profile.thick_bridges else f"0 at bridge_flow_ratio {profile.bridge_flow:g}")
        )
    if profile.brim_width and profile.skirts:
        said.append(("skirts", f"{profile.skirts} beside a brim"))
    if support and s.text("support_material_style", "grid") != "grid":
        said.append(("support_material_style", s.text("support_material_style", "")))
    if s.number("square_corner_velocity") or s.number("machine_max_junction_deviation"):
        said.append(("jerk", f"{profile.jerk:.3g} mm/s stands for how this firmware takes corners"))
    return tuple(f"{key} = {value}" for key, value in sorted(said))
