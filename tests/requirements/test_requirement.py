import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import RequirementError
from dfdm.requirements import Requirement, Resolved, fit_limits_mm, grade_mm, require


@pytest.mark.parametrize(
    ("fit", "nominal", "lower", "upper"),
    [
        ("H7", 5, 0.0, 0.012),
        ("H7", 10, 0.0, 0.015),
        ("h6", 20, -0.013, 0.0),
        ("JS9", 40, -0.031, 0.031),
        ("H11", 3, 0.0, 0.060),
    ],
)
def test_fits_follow_the_table(fit, nominal, lower, upper):
    assert fit_limits_mm(fit, nominal) == pytest.approx((lower, upper))


@given(st.floats(1.01, 315), st.integers(1, 13))
def test_a_coarser_grade_is_never_narrower(nominal, grade):
    assert grade_mm(grade, nominal) <= grade_mm(grade + 1, nominal)


@pytest.mark.parametrize(("fit", "nominal"), [("g6", 10), ("H7", 400), ("H7", 0.5), ("H99", 10), ("loose", 10)])
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
