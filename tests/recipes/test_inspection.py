import pytest

from dfdm.processes import catalog
from dfdm.recipes import characteristics, inspections
from dfdm.requirements import KINDS, Resolved, require
from dfdm.requirements.instruments import instruments, ratio


def inspect(kind, **given):
    resolved = Resolved(
        requirement=require(kind, on="tag:x", **given), faces=(1,), at_mm=((1.0, 2.0, 3.0),), measured_mm=None
    )
    (found,) = inspections(characteristics([resolved]))
    return found


@pytest.mark.parametrize(
    ("zone", "instrument"),
    [(0.4, "caliper"), (0.05, "micrometer"), (0.011, "coordinate_machine"), (0.008, "bore_gauge")],
)
def test_the_least_exact_instrument_that_is_exact_enough_is_suggested(zone, instrument):
    found = inspect("diameter", nominal_mm=5, plus_mm=zone, minus_mm=0.0)
    assert found["instrument"]["id"] == instrument
    assert found["instrument"]["error"]["value"] * ratio().number <= zone
    assert (found["lower"], found["upper"], found["unit"]) == (5.0, 5.0 + zone, "mm")


def test_a_tolerance_beyond_every_instrument_is_said():
    found = inspect("diameter", nominal_mm=5, plus_mm=0.001, minus_mm=0.0)
    assert found["instrument"] is None
    assert "no listed instrument is exact enough" in found["note"]


def test_without_a_tolerance_there_is_nothing_to_accept_by():
    found = inspect("distance", nominal_mm=5)
    assert (found["method"], found["lower"], found["upper"]) == ("measure and record", None, None)


def test_threads_are_gauged_and_finish_is_measured_in_micrometers():
    assert inspect("thread", thread="M5")["instrument"]["id"] == "thread_gauge"
    found = inspect("surface_finish", roughness_um=1.6)
    assert (found["lower"], found["upper"], found["unit"], found["instrument"]["id"]) == (
        0.0,
        1.6,
        "um",
        "roughness_tester",
    )


def test_critical_characteristics_are_inspected_on_every_piece():
    assert inspect("thread", thread="M5", critical=True)["pieces"] == "every piece"
    assert inspect("thread", thread="M5", critical=True)["class"] == "critical"
    other = inspect("thread", thread="M5")
    assert other["class"] == "major"
    assert other["pieces"].startswith("the first piece, then every piece of up to 50; of more, a sample")


def test_characteristics_keep_place_and_number():
    resolved = [
        Resolved(
            requirement=require("thread", on="tag:x", thread="M5"),
            faces=(n,),
            at_mm=((n, 0, 0),),
            measured_mm=4.2000000001,
        )
        for n in (3, 4)
    ]
    found = characteristics(resolved)
    assert [(c["id"], c["faces"], c["model_mm"]) for c in found] == [("C1", [3], 4.2), ("C2", [4], 4.2)]


def test_every_kind_of_requirement_has_an_instrument_and_every_number_a_source():
    assert set(KINDS) == {kind for instrument in instruments() for kind in instrument.measures}
    for cited in (ratio(), *(i.error for i in instruments() if i.error is not None)):
        assert cited.source in catalog().sources


def test_geometric_tolerances_are_inspected_from_zero_to_the_width_of_their_zone():
    found = inspect("position", zone_mm=0.1, datums=("tag:base",))
    assert (found["lower"], found["upper"], found["unit"]) == (0.0, 0.1, "mm")
    assert found["instrument"]["id"] == "coordinate_machine"
    assert inspect("flatness", zone_mm=0.1)["instrument"]["id"] == "dial_indicator"


@pytest.mark.parametrize(
    ("kind", "given", "instrument"),
    [
        ("watertight", {}, "leak_test"),
        ("food_contact", {}, "declaration"),
        ("color", {"color": "RAL 9005"}, "color_sample"),
        ("strength_direction", {"direction": (0, 0, 1)}, "build_record"),
        ("quantity", {"quantity": 12}, "count"),
    ],
)
def test_demands_on_the_part_as_a_whole_are_inspected_without_a_number(kind, given, instrument):
    requirement = require(kind, **given)
    resolved = Resolved(requirement=requirement, faces=(), at_mm=(), measured_mm=None)
    (found,) = inspections(characteristics([resolved]))
    assert (found["instrument"]["id"], found["lower"], found["upper"]) == (instrument, None, None)


def test_a_general_tolerance_is_inspected_by_its_standard():
    requirement = require("general_tolerance", standard="ISO 2768-m")
    resolved = Resolved(requirement=requirement, faces=(), at_mm=(), measured_mm=None)
    (found,) = inspections(characteristics([resolved]))
    assert (found["instrument"], found["lower"], found["upper"]) == (None, None, None)
    assert "ISO 2768-m" in found["note"]
