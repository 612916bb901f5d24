from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import RequirementError
from dfdm.requirements import Requirement, Resolved, fit_limits_mm, grade_mm, grade_of, pair_of, require
from dfdm.requirements.general import general_tolerance
from dfdm.requirements.hardware import countersunk_of, insert_of
from dfdm.requirements.kinds import KINDS
from dfdm.requirements.threads import thread_of


@pytest.mark.parametrize(
    ("fit", "nominal", "lower", "upper"),
    [
        ("H7", 5, 0.0, 0.012),
        ("H7", 10, 0.0, 0.015),
        ("h6", 20, -0.013, 0.0),
        ("JS9", 40, -0.031, 0.031),
        ("H11", 3, 0.0, 0.060),
        ("H7", 25, 0.0, 0.021),
        ("g6", 25, -0.020, -0.007),
        ("f7", 40, -0.050, -0.025),
        ("k6", 60, 0.002, 0.021),
        ("k8", 60, 0.0, 0.046),
        ("p6", 100, 0.037, 0.059),
        ("d9", 8, -0.076, -0.040),
        ("s7", 65, 0.053, 0.083),
        ("s7", 70, 0.059, 0.089),
        ("u8", 500, 0.540, 0.637),
        ("b12", 130, -0.660, -0.260),
        ("a11", 3, -0.330, -0.270),
        ("zc10", 200, 1.150, 1.335),
        ("j6", 30, -0.004, 0.009),
        ("js6", 180, -0.0125, 0.0125),
        ("E9", 50, 0.050, 0.112),
        ("F8", 315, 0.056, 0.137),
        ("G7", 18, 0.006, 0.024),
        ("J7", 40, -0.011, 0.014),
        ("K7", 40, -0.018, 0.007),
        ("K8", 400, -0.061, 0.028),
        ("M6", 300, -0.041, -0.009),
        ("M7", 10, -0.015, 0.0),
        ("N7", 25, -0.028, -0.007),
        ("N9", 25, -0.052, 0.0),
        ("N9", 2, -0.029, -0.004),
        ("P7", 120, -0.059, -0.024),
        ("P9", 120, -0.124, -0.037),
        ("R7", 60, -0.060, -0.030),
        ("H7", 0.5, 0.0, 0.010),
        ("H13", 500, 0.0, 0.970),
        ("H16", 30, 0.0, 1.300),
    ],
)
def test_fits_follow_the_table(fit, nominal, lower, upper):
    assert fit_limits_mm(fit, nominal) == pytest.approx((lower, upper))


@given(st.floats(1.01, 500), st.integers(1, 17))
def test_a_coarser_grade_is_never_narrower(nominal, grade):
    assert grade_mm(grade, nominal) <= grade_mm(grade + 1, nominal)


@given(st.floats(1.01, 500), st.integers(1, 18))
def test_a_grade_is_found_again_from_its_width(nominal, grade):
    assert grade_of(grade_mm(grade, nominal), nominal) == pytest.approx(grade)


@given(st.floats(1.01, 500), st.floats(1e-4, 20), st.floats(1.0, 3.0))
def test_a_wider_zone_is_never_of_a_finer_grade(nominal, width, factor):
    assert grade_of(width, nominal) <= grade_of(width * factor, nominal)


def test_a_zone_between_two_grades_lies_between_them():
    assert 7 < grade_of(0.03, 25) < 8
    assert (grade_of(1e-5, 25), grade_of(50, 25), grade_of(0.1, 600)) == (0.0, 19.0, None)


@pytest.mark.parametrize("shaft", [*"cdefg", "m", "n", "p", "r", "s", "u"])
@pytest.mark.parametrize("size", [2, 5, 8, 15, 20, 28, 45, 70, 110, 150, 240, 300, 390, 480])
def test_the_coarse_holes_mirror_the_shafts(shaft, size):
    lower, upper = fit_limits_mm(f"{shaft}10", size)
    if shaft != "n":
        assert fit_limits_mm(f"{shaft.upper()}10", size) == pytest.approx((-upper, -lower))


def test_formulas_of_the_standard_give_the_table_of_grades():
    """i = 0.45 D^(1/3) + 0.001 D with the geometric mean D of a step; the table rounds, most in its first step."""
    multiples = {
        5: 7,
        6: 10,
        7: 16,
        8: 25,
        9: 40,
        10: 64,
        11: 100,
        12: 160,
        13: 250,
        14: 400,
        15: 640,
        16: 1000,
        17: 1600,
    }
    steps = (3, 6, 10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500)
    for over, up_to in pairwise(steps):
        mean = (over * up_to) ** 0.5
        unit = 0.45 * mean ** (1 / 3) + 0.001 * mean
        for grade, multiple in multiples.items():
            assert grade_mm(grade, up_to) * 1000 == pytest.approx(multiple * unit, rel=0.06 if up_to > 6 else 0.11)


def test_formulas_of_the_standard_give_the_table_of_deviations():
    """d = 16 D^0.44, e = 11 D^0.41, f = 5.5 D^0.41, g = 2.5 D^0.34, n = 5 D^0.34, u = IT7 + D."""
    steps = (10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500)
    for over, up_to in pairwise(steps):
        mean = (over * up_to) ** 0.5
        for letter, factor, power in (("d", 16, 0.44), ("e", 11, 0.41), ("f", 5.5, 0.41), ("g", 2.5, 0.34)):
            assert -fit_limits_mm(f"{letter}7", up_to)[1] * 1000 == pytest.approx(
                factor * mean**power, rel=0.04, abs=0.6
            )
        assert fit_limits_mm("n6", up_to)[0] * 1000 == pytest.approx(5 * mean**0.34, rel=0.04, abs=0.6)
    for over, up_to in ((30, 40), (100, 120), (280, 315), (450, 500)):
        expected = grade_mm(7, up_to) * 1000 + (over * up_to) ** 0.5
        assert fit_limits_mm("u7", up_to)[0] * 1000 == pytest.approx(expected, rel=0.03)


@pytest.mark.parametrize(
    ("fit", "nominal"),
    [
        ("H7", 501),
        ("H7", 0),
        ("H99", 10),
        ("loose", 10),
        ("t6", 20),
        ("K9", 10),
        ("a11", 1),
        ("N9", 1),
        ("cd7", 60),
        ("Js7", 10),
        ("j8", 10),
        ("H14", 0.9),
    ],
)
def test_what_the_table_does_not_hold_is_refused(fit, nominal):
    with pytest.raises(RequirementError):
        fit_limits_mm(fit, nominal)


@pytest.mark.parametrize(
    "arguments",
    [
        {"kind": "roundness", "on": "tag:a"},
        {"kind": "diameter", "on": ""},
        {"kind": "diameter", "on": "tag:a", "plus_mm": 0.1},
        {"kind": "diameter", "on": "tag:a", "plus_mm": -0.1, "minus_mm": 0.1},
        {"kind": "diameter", "on": "tag:a", "fit": "H7"},
        {"kind": "diameter", "on": "tag:a", "fit": "H7", "nominal_mm": 5, "plus_mm": 0.1, "minus_mm": 0},
        {"kind": "thread", "on": "tag:a"},
        {"kind": "surface_finish", "on": "tag:a"},
        {"kind": "diameter", "on": "tag:a", "count": 0},
        {"kind": "diameter", "on": "tag:a", "nominal_mm": 5, "fit": "g6/H7"},
        {"kind": "diameter", "on": "tag:a", "nominal_mm": 5, "fit": "H7/g99"},
        {"kind": "diameter", "on": "tag:a", "plus_minus_mm": 0.1, "limits_mm": (1, 2)},
        {"kind": "diameter", "on": "tag:a", "zone_mm": 0.1},
        {"kind": "diameter", "on": "tag:a", "nominal_mm": float("nan")},
        {"kind": "diameter", "on": "tag:a", "nominal_mm": 1, "nominal_in": 1},
        {"kind": "diameter", "on": "tag:a", "nominal_ft": 1},
        {"kind": "thread", "on": "tag:a", "thread": "M6x3"},
        {"kind": "thread", "on": "tag:a", "thread": "six"},
        {"kind": "thread", "on": "tag:a", "thread": "M6", "depth_mm": 0},
        {"kind": "insert", "on": "tag:a", "thread": "M20"},
        {"kind": "insert", "on": "tag:a", "thread": "M3", "insert": "glued"},
        {"kind": "countersink", "on": "tag:a"},
        {"kind": "surface_finish", "on": "tag:a", "roughness_um": 1.6, "texture": "Rq"},
        {"kind": "perpendicularity", "on": "tag:a", "zone_mm": 0.1},
        {"kind": "position", "on": "tag:a"},
        {"kind": "flatness", "on": "tag:a", "zone_mm": 0.1, "datums": "tag:b"},
        {"kind": "general_tolerance"},
        {"kind": "general_tolerance", "standard": "ISO 2768"},
        {"kind": "general_tolerance", "standard": "ISO 20457 TG6"},
        {"kind": "general_tolerance", "standard": "ISO 22081"},
        {"kind": "general_tolerance", "standard": "ISO 2768-m", "plus_minus_mm": 0.1},
        {"kind": "general_tolerance", "standard": "ISO 2768-m", "on": "tag:a"},
        {"kind": "strength_direction", "direction": (0, 0, 0)},
        {"kind": "quantity", "quantity": 0},
        {"kind": "color"},
    ],
)
def test_contradictions_are_refused(arguments):
    with pytest.raises(RequirementError):
        require(**arguments)


def test_dict_form_is_read_back():
    made = require("diameter", on="tag:bore", nominal_mm=5, fit="H7", critical=True)
    assert Requirement.from_dict(made.to_dict()) == made
    found = Resolved(requirement=made, faces=(3, 4), at_mm=((0.0, 1.0, 2.0),), measured_mm=5.0)
    assert Resolved.from_dict(found.to_dict()) == found
    assert made.tolerance_mm == pytest.approx(0.012)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"plus_minus_mm": 0.1}, (5.0, 0.1, -0.1)),
        ({"plus_mm": 0.2, "minus_mm": 0.1}, (5.0, 0.2, 0.1)),
        ({"limits_mm": (4.9, 5.3)}, (5.0, 0.3, -0.1)),
        ({"fit": "H7/g6"}, (5.0, 0.012, 0.0)),
        ({"fit": "g6"}, (5.0, -0.004, -0.012)),
    ],
)
def test_tolerances_of_a_size(given, expected):
    made = require("diameter", on="tag:a", nominal_mm=5, **given)
    assert (made.nominal_mm, made.plus_mm, made.minus_mm) == pytest.approx(expected)


def test_limits_alone_name_the_middle_and_inches_are_millimeters():
    made = require("distance", on="tag:a", limits_mm=(10.0, 10.5))
    assert (made.nominal_mm, made.plus_mm, made.minus_mm) == (10.25, 0.25, -0.25)
    inch = require("diameter", on="tag:a", nominal_in=0.25, plus_in=0.001, minus_in=0.0)
    assert (inch.nominal_mm, inch.tolerance_mm) == pytest.approx((6.35, 0.0254))


def test_a_pair_names_a_hole_and_a_shaft():
    assert (pair_of("H7/g6"), pair_of("H7"), pair_of("g6")) == (("H7", "g6"), ("H7", ""), ("", "g6"))
    made = require("diameter", on="tag:a", nominal_mm=25, fit="H7/g6")
    assert (made.fit, made.mate) == ("H7", "g6")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_and_read_back(kind):
    needs = {
        "thread": {"thread": "M6", "depth_mm": 9},
        "insert": {"thread": "M3"},
        "countersink": {"thread": "M4"},
        "surface_finish": {"roughness_um": 6.3, "texture": "Rz"},
        "general_tolerance": {"standard": "ISO 2768-mK"},
        "color": {"color": "RAL 9005"},
        "strength_direction": {"direction": (0.0, 0.0, 1.0)},
        "quantity": {"quantity": 25},
    }
    geometric = {"zone_mm": 0.1} | (
        {"datums": ("tag:b",)} if kind in ("parallelism", "perpendicularity", "angularity") else {}
    )
    plain = {"nominal_mm": 5, "plus_minus_mm": 0.1}
    of_part = kind in ("general_tolerance", "watertight", "food_contact", "color", "strength_direction", "quantity")
    sizes = kind in ("diameter", "radius", "distance", "thickness")
    given = needs.get(kind, {} if of_part else plain if sizes else geometric)
    made = require(kind, **given, **({} if of_part else {"on": "tag:a"}))
    assert Requirement.from_dict(made.to_dict()) == made
    assert made.on == ("part" if of_part else "tag:a")


def test_what_an_earlier_version_wrote_is_read():
    old = {"kind": "thread", "on": "tag:a", "nominal_mm": None, "plus_mm": None, "minus_mm": None, "roughness_um": None}
    old |= {"fit": "", "thread": "M5", "count": 2, "critical": False, "note": ""}
    assert Requirement.from_dict(old) == require("thread", on="tag:a", thread="M5", count=2)


@pytest.mark.parametrize(
    ("designation", "major", "pitch", "drill"),
    [
        ("M6", 6, 1.0, 5.0),
        ("M8x1", 8, 1.0, 7.0),
        ("M10 x 1.25-6H", 10, 1.25, 8.75),
        ("M12", 12, 1.75, 10.2),
        ("M64", 64, 6, 58),
        ("1/4-20 UNC", 6.35, 1.27, 5.105),
        ("10-32", 4.826, 0.79375, 4.039),
        ("#4-40 UNC-2B", 2.8448, 0.635, 2.261),
        ("3/8-24 UNF", 9.525, 1.0583, 8.433),
    ],
)
def test_threads_by_designation(designation, major, pitch, drill):
    thread = thread_of(designation)
    assert (thread.major_mm, thread.pitch_mm, thread.tap_drill_mm) == pytest.approx((major, pitch, drill), abs=1e-3)
    assert thread.minor_mm < thread.tap_drill_mm < thread.widest_hole_mm < thread.major_mm


def test_a_clearance_hole_is_wider_than_its_thread():
    assert thread_of("M6").clearance_mm == (6.4, 6.6, 7.0)
    assert thread_of("M6").minor_mm == pytest.approx(4.917, abs=1e-3)
    assert thread_of("M6").pitch_diameter_mm == pytest.approx(5.350, abs=1e-3)


@pytest.mark.parametrize("designation", ["M6x0.9", "M13", "1/4-21", "1/4-20 UNF", "G1/4", "Tr20x4"])
def test_threads_that_no_table_holds_are_refused(designation):
    with pytest.raises(RequirementError):
        thread_of(designation)


def test_hardware_tables():
    assert (insert_of("heat_set", "M3").hole_mm, insert_of("heat_set", "M4").outside_mm) == (4.0, 6.1)
    assert (countersunk_of("M4").cone_mm, countersunk_of("M4").angle_deg) == (8.96, 90.0)


@pytest.mark.parametrize(
    ("standard", "size", "width"),
    [
        ("ISO 2768-mK", 25, 0.4),
        ("ISO 2768-f", 100, 0.3),
        ("DIN ISO 2768-1 c", 6, 0.6),
        ("ISO 2768-v", 2, None),
        ("ISO 2768-f", 3000, None),
        ("ISO 2768-H", 25, None),
        ("ISO 9013-1", 100, 0.5),
        ("ISO 9013", 8, 0.3),
    ],
)
def test_general_tolerances(standard, size, width):
    assert general_tolerance(standard).width_mm(size, thickness_mm=2.0) == (
        None if width is None else pytest.approx(width)
    )


def test_general_tolerances_of_form_and_as_declared():
    assert general_tolerance("ISO 2768-mK").flatness_mm(80) == 0.2
    assert general_tolerance("ISO 2768-m").flatness_mm(80) is None
    assert general_tolerance("ISO 22081", zone_mm=0.6).width_mm(5000) == 0.6
    assert general_tolerance("ISO 9013-1").width_mm(100) is None
