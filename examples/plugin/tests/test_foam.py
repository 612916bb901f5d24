"""The plug-in conforms, and its own check says what it should of known parts."""

import pytest

from dfdm.checks import judge
from dfdm.processes import capability
from dfdm.testing.conformance import conformance_cases, known_parts


@pytest.mark.parametrize("case", conformance_cases("dfdm-foam"), ids=str)
def test_conformance(case):
    """What dfdm asks of every plug-in; a failure says what to do."""
    case()


@pytest.mark.parametrize(
    ("name", "makeable", "codes"),
    [
        ("slab", "yes", {"closed-opening"}),  # a round opening in the middle
        ("cube", "yes", set()),
        ("block", "no", {"stops-inside"}),  # a pocket with a floor
        ("shaft", "no", {"stops-inside"}),  # a blind bore
        ("open_mesh", "unknown", set()),
    ],
)
def test_what_the_wire_can_cut(name, makeable, codes):
    """Known parts of the kit of dfdm, without a modeler."""
    (part,) = [part for part in known_parts() if part.name == name]
    report = judge(part.facts, capability("hot wire", "eps_foam", "hot_wire_500"))
    assert report.makeable.value == makeable
    assert {f.code for f in report.of("wire-path") if f.verdict.value in ("warn", "fail")} == codes
