"""Moving a part away from a limit never worsens the verdict."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.checks.check import CHECKS
from tests.checks import formed_facts

size = st.floats(min_value=0.01, max_value=500.0)

# check: (a part from one number, the limits the number is compared with, whether more is better)
CASES = {
    "wall-thickness": (
        lambda m, v: {"walls": m.curve(v, area=100.0)},
        ("wall_thickness_min", "wall_thickness_advised", "nozzle_diameter"),
        True,
    ),
    "hole-diameter": (
        lambda m, v: {"holes": (m.hole(v),)},
        ("hole_diameter_min", "hole_diameter_advised"),
        True,
    ),
    "pin-diameter": (lambda m, v: {"bosses": (m.boss(v),)}, ("pin_diameter_min", "pin_diameter_advised"), True),
    "clearance": (lambda m, v: {"gaps": m.curve(v, area=100.0)}, ("gap_min",), True),
    "bridge-span": (
        lambda m, v: {"overhang": (m.lying(bridges=(m.bridge(v),)),)},
        ("bridge_span_advised", "bridge_span_max", "support_available"),
        False,
    ),
    "footing": (
        lambda m, v: {"overhang": (m.lying(footing_area_mm2=v, footing_width_mm=v),)},
        ("footing_area_min", "slenderness_max"),
        True,
    ),
    "fits-build-volume": (
        lambda m, v: {"overhang": (m.lying(size_mm=(v, v / 2, v / 3)),)},
        ("envelope_x_max", "envelope_y_max", "envelope_z_max"),
        False,
    ),
    "fits-travel": (
        lambda m, v: {"part": m.body((v, v / 2, v / 3))},
        ("envelope_x_max", "envelope_y_max", "envelope_z_max"),
        False,
    ),
    "fits-bed": (
        lambda m, v: {"sheet": m.sheet(size_mm=(v, v / 3))},
        ("envelope_x_max", "envelope_y_max"),
        False,
    ),
    "part-size": (lambda m, v: {"part": m.body((v, v, v))}, ("part_size_min", "part_size_advised"), True),
    "sheet-thickness": (lambda m, v: {"sheet": m.sheet(thickness_mm=v)}, ("sheet_thickness_max",), False),
    "cut-hole-diameter": (
        lambda m, v: {"sheet": m.sheet(cuts=(m.cut(v),))},
        ("hole_thickness_ratio_min", "hole_thickness_ratio_advised"),
        True,
    ),
    "web-width": (
        lambda m, v: {"sheet": m.sheet(webs=m.curve(v))},
        ("web_thickness_ratio_min", "web_thickness_ratio_advised"),
        True,
    ),
    "slot-width": (
        lambda m, v: {"sheet": m.sheet(slots=m.curve(v))},
        ("slot_width_min", "slot_thickness_ratio_advised"),
        True,
    ),
    "hole-edge-distance": (
        lambda m, v: {"sheet": m.sheet(cuts=(m.cut(5.0, v),))},
        ("edge_thickness_ratio_advised",),
        True,
    ),
    "unreached": (lambda m, v: {"reach": m.reach(v)}, ("unreached_area_share_max",), False),
    "internal-corner": (lambda m, v: {"corners": (m.corner(v, 9.0),)}, ("corner_radius_min",), True),
    "pocket-depth": (
        lambda m, v: {"pockets": (m.pocket(v, 5.0),)},
        ("pocket_depth_ratio_advised", "pocket_depth_ratio_max"),
        False,
    ),
    "narrow-pocket": (lambda m, v: {"pockets": (m.pocket(5.0, v),)}, ("pocket_width_min",), True),
    "floor-radius": (
        lambda m, v: {"pockets": (m.pocket(5.0, 9.0, floor=v),)},
        ("floor_radius_ratio_max",),
        False,
    ),
    "hole-depth": (
        lambda m, v: {"holes": (m.hole(3.0, v),)},
        ("hole_depth_ratio_advised", "hole_depth_ratio_max"),
        False,
    ),
    "hole-entry": (lambda m, v: {"holes": (m.hole(3.0, entry_angle_deg=v),)}, ("hole_entry_angle_max",), False),
    "hole-exit": (lambda m, v: {"holes": (m.hole(3.0, exit_angle_deg=v),)}, ("hole_exit_angle_max",), False),
    "flat-bottom": (
        lambda m, v: {"holes": (m.hole(3.0, v, through=False, flat_bottom=True),)},
        ("milled_hole_depth_ratio_max",),
        False,
    ),
    "drill-size": (lambda m, v: {"holes": (m.hole(3.037, v),)}, ("milled_hole_depth_ratio_max",), False),
    "partial-hole": (lambda m, v: {"holes": (m.hole(3.0, full_share=v),)}, ("hole_inside_share_min",), True),
    "high-boss": (lambda m, v: {"bosses": (m.boss(v),)}, ("boss_height_ratio_advised",), True),
    "high-rib": (lambda m, v: {"ribs": (m.rib(2.0, v),)}, ("rib_height_ratio_advised",), False),
    "floor-fillets": (
        lambda m, v: {"pockets": (replace(m.pocket(5.0, 9.0), floor_radii_mm=(0.5, 0.5 + v)),)},
        ("floor_radius_spread_max",),
        False,
    ),
    "keyway-end": (
        lambda m, v: {"pockets": (replace(m.pocket(5.0, 9.0, corner=v), kind="keyway"),)},
        ("keyway_end_ratio_min",),
        True,
    ),
    "pocket-regions": (
        lambda m, v: {"pockets": (replace(m.pocket(5.0, 9.0), width_mm=v),)},
        ("region_width_ratio_advised",),
        False,
    ),
    "turnable": (
        lambda m, v: {"turned": m.turned(fraction=min(v / 500.0, 1.0))},
        ("turned_share_min", "live_tooling"),
        True,
    ),
    "turning-envelope": (
        lambda m, v: {"turned": m.turned(diameter_mm=v, length_mm=v)},
        ("turning_diameter_max", "turning_diameter_advised", "turning_length_max"),
        False,
    ),
    "turned-slenderness": (lambda m, v: {"turned": m.turned(slenderness=v)}, ("turned_slenderness_advised",), False),
    "neck-diameter": (lambda m, v: {"turned": m.turned(radius_mm=v)}, ("neck_diameter_min", "point_angle_min"), True),
    "turned-wall": (
        lambda m, v: {"turned": m.turned(radius_mm=10.0 + v, bore_mm=10.0, length=900.0)},
        ("turned_wall_min",),
        True,
    ),
    "turned-groove": (
        lambda m, v: {"turned": m.turned(groove=(v, 5.0))},
        ("groove_width_min", "groove_depth_max", "groove_depth_ratio_max"),
        True,
    ),
    "turned-corner": (
        lambda m, v: {"turned": m.turned(arc_mm=v), "fillets": (m.fillet(v),)},
        ("nose_radius_min",),
        True,
    ),
    "profile-relief": (
        lambda m, v: {"turned": m.turned(waist=(5.0, v))},
        ("profile_angle_max",),
        True,
    ),
    "bore-depth": (
        lambda m, v: {"turned": m.turned(radius_mm=600.0, bore_mm=15.0 + v)},
        ("bore_depth_ratio_advised", "bore_depth_ratio_max"),
        True,
    ),
    "lathe-hole": (
        lambda m, v: {"turned": m.turned(), "holes": (m.hole(v),)},
        ("axial_hole_diameter_min", "radial_hole_diameter_min"),
        True,
    ),
    "cut-corner": (
        lambda m, v: {"sheet": m.sheet(inner_corners=(m.inner_corner(v),))},
        ("cut_corner_radius_min", "cut_corner_radius_advised"),
        True,
    ),
    "cut-hole-size": (
        lambda m, v: {"sheet": m.sheet(cuts=(m.cut(v),))},
        ("cut_hole_diameter_min", "cut_hole_diameter_advised"),
        True,
    ),
    "cutting-depth": (lambda m, v: {"sheet": m.sheet(cuts=(m.cut(v),))}, ("cutting_depth_ratio_advised",), True),
    "hold-down": (
        lambda m, v: {"sheet": m.sheet(cuts=(replace(m.cut(None, None, inner=False), length_mm=v),))},
        ("tab_width", "tabs_per_piece"),
        True,
    ),
}
COUNTED = {
    "countersink-head",  # these compare what is declared, in test_requirement_checks
    "cut-tolerance",
    "finish-growth",
    "general-tolerance",
    "geometric-tolerance",
    "insert-hole",
    "strength-direction",
    "surface-finish",
    "thread-depth",
    "thread-hole",
    "tolerance-grade",
    "setups",  # a whole number of clampings, in test_milling_checks
    "drill-point",  # neither too sharp nor too blunt, in test_machining_checks
    "thread-size",  # of a declared thread, in test_machining_checks
    "edge-taper",  # of a declared tolerance, in test_cut_checks
    "joint-fit",  # only of slots about as wide as the sheet is thick, in test_cut_checks
    "overhang",  # a grid of area, below
}
NO_NUMBER = {
    "bore-relief",
    "crossing-hole",
    "inclined-hole",
    "inner-groove",
    "outer-fillet",
    "partial-depth",
    "undercut-recess",
    "hazard",
    "closed-mesh",
    "color",
    "enclosed-void",
    "food-contact",
    "is-sheet",
    "islands",
    "layer-height",
    "loose-bodies",
    "loose-pieces",
    "operations",
    "other-requirements",
    "thread",
    "tolerance",
    "watertight",
}


CASES |= formed_facts.CASES
COUNTED |= formed_facts.COUNTED
NO_NUMBER |= formed_facts.NO_NUMBER


def test_every_check_is_here():
    assert set(CASES) | COUNTED | NO_NUMBER == set(CHECKS)


@pytest.mark.parametrize("check", sorted(CASES))
@settings(max_examples=20)
@given(
    values=st.tuples(size, size),
    bounds=st.lists(st.floats(min_value=0.0, max_value=100.0), min_size=3, max_size=3),
)
def test_more_room_never_worsens_a_verdict(made, ask, check, values, bounds):
    known, keys, more_is_better = CASES[check]
    limits = dict(zip(keys, bounds, strict=False))
    near, far = sorted(values, reverse=not more_is_better)
    worse, better = (ask(check, made.part(**known(made, v)), limits).verdict.code for v in (near, far))
    assert better <= worse


@given(
    areas=st.lists(st.floats(min_value=0.0, max_value=100.0), min_size=9, max_size=9),
    angles=st.tuples(st.floats(min_value=30.0, max_value=89.0), st.floats(min_value=30.0, max_value=89.0)),
    reaches=st.tuples(st.floats(min_value=0.1, max_value=9.0), st.floats(min_value=0.1, max_value=9.0)),
)
def test_a_printer_that_holds_more_never_judges_an_overhang_worse(made, ask, areas, angles, reaches):
    # Area beyond an angle and a reach falls with both, as it is measured.
    grid = [sorted(areas[n : n + 3], reverse=True) for n in (0, 3, 6)]
    grid = [[max(row[j] for row in grid[i:]) for j in range(3)] for i in range(3)]
    part = made.part(overhang=(made.lying(overhang=made.overhang(grid)),))

    def code(angle, reach):
        limits = {"overhang_angle_max": angle, "overhang_reach_max": reach, "support_available": 0.0}
        return ask("overhang", part, limits).verdict.code

    assert code(max(angles), max(reaches)) <= code(min(angles), min(reaches))
