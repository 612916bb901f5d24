"""The register of checks: what a check must say of itself, and what it may not do."""

import pytest

from dfdm.checks import Limits, Verdict
from dfdm.checks.check import CHECKS, check, known
from dfdm.checks.rules.wall_thickness import wall_thickness
from dfdm.errors import DataError


@pytest.mark.parametrize("key", list(CHECKS))
def test_a_check_explains_itself(key):
    item = CHECKS[key]
    assert item.key == key
    assert item.rule.__module__.endswith(key.replace("-", "_"))
    assert item.rationale.endswith(".")
    texts = item.texts()
    assert all(text.endswith(".") for text in (texts.title, texts.hard, texts.better))
    assert item.families


def test_keys_are_taken_once():
    with pytest.raises(DataError, match=r"wall-thickness.*registered by"):
        CHECKS.add("wall-thickness", CHECKS["wall-thickness"], home="elsewhere")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"quantities": ("smell",)}, "'smell', which nobody measures"),
        ({"families": ("magic",)}, "'magic', which is no family"),
    ],
)
def test_a_declaration_that_cannot_be_kept_is_refused(fields, message):
    with pytest.raises(DataError, match=message):
        check(**{"key": "new", "families": ("additive",), "rationale": "Because.", **fields})


def test_a_rule_takes_part_and_limits_first():
    def rule(limits, part):
        yield

    with pytest.raises(DataError, match="takes part, limits"):
        check(key="new", families=("additive",), rationale="Because.")(rule)


def test_only_declared_limits_and_quantities_can_be_read(made):
    limits = Limits({}, rows=1, declared=("gap_min",))
    assert limits["gap_min"].shape == (1,)
    with pytest.raises(DataError, match="read but not declared"):
        list(wall_thickness(made.part(walls=made.curve(1.0)), limits))
    with pytest.raises(DataError, match="does not declare"):
        known(None)


def test_grades_of_arrays(made):
    del made
    import numpy as np

    nan = np.nan
    limits = Limits(
        {"least": np.array([1.0, 1.0, 1.0, nan, nan, 1.0]), "advised": np.array([2.0, 2.0, 2.0, 2.0, nan, nan])},
        rows=6,
        declared=("least", "advised"),
    )
    grade = limits.at_least(np.array([0.5, 1.5, 2.5, 1.5, 1.5, 1.5]), fail="least", warn="advised")
    words = [Verdict.of(code).value for code in grade.verdict]
    assert words == ["fail", "warn", "pass", "warn", "unknown", "pass"]
    assert [grade.keys[n] if n >= 0 else "" for n in grade.decided] == [
        "least", "advised", "advised", "advised", "", "least",
    ]  # fmt: skip
    np.testing.assert_array_equal(limits.deciding(grade), [1.0, 2.0, 2.0, 2.0, nan, 1.0])
    assert [Verdict.of(code).value for code in limits.at_least(0.99999, fail="least").verdict][:1] == ["pass"]
