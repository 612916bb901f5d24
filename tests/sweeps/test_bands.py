"""Bands with known answers: where limits lie on the way, several bands, values without a part, without an answer."""

import json
import math

import jsonschema
import pytest

from dfdm.errors import GeometryError, InputError, ParameterError
from dfdm.processes import capability
from dfdm.sweeps import Bands, State, Sweep, streamed
from dfdm.table import data_folder
from tests.sweeps.known import along, breaks, chosen, holed, plate, told, trials_of, twice

SCHEMA = json.loads((data_folder() / "schema" / "bands.schema.json").read_text(encoding="utf-8"))


def limit(process, key, machine=None):
    return capability(process, None, machine).limits[key].number


@pytest.mark.parametrize("process", ["powder_bed_fusion_polymer", "vat_photopolymerization", "milling"])
def test_the_band_of_a_wall_begins_at_the_least_wall_of_the_process(process):
    found = along(plate(), "wall", process)
    least = limit(process, "wall_thickness_min")
    advised = limit(process, "wall_thickness_advised")
    assert told(found, process) == [
        ("not_makeable", 0.2, round(least - 0.1, 6)),
        ("makeable_with_warnings", least, round(advised - 0.1, 6)),
        ("makeable", advised, 3.0),
    ]
    bad, warned, good = found.of(process).bands
    assert (bad.at_lower.kind, bad.at_upper.kind) == ("range", "limit")
    assert warned.at_lower == bad.at_upper.__class__(**{**fields(bad.at_upper), "beyond": bad.upper})
    met = bad.at_upper.met[0]
    assert (met.check, met.code, met.limit.key, met.limit.value) == (
        "wall-thickness",
        "thin-wall",
        "wall_thickness_min",
        least,
    )
    assert met.measured.value == pytest.approx(least - 0.1)
    assert met.limit.source
    assert met.message
    assert (warned.at_upper.kind, good.at_lower.kind) == ("warning", "warning")
    assert good.at_lower.met[0].limit.key == "wall_thickness_advised"
    assert good.at_upper.kind == "range"
    assert found.complete
    assert found.of(process).at(least) == warned
    assert found.of(process).makeable == (warned, good)


def fields(end):
    return {name: getattr(end, name) for name in ("kind", "beyond", "exact", "met")}


def test_a_hole_may_come_as_near_to_the_edge_as_the_sheet_is_thick():
    ratio = limit("laser_cutting", "edge_thickness_ratio_advised")
    found = along(holed(thickness=2.0), "edge", "laser_cutting")
    assert told(found, "laser_cutting") == [
        ("makeable_with_warnings", 0.1, round(2 * ratio - 0.1, 6)),
        ("makeable", 2 * ratio, 6.0),
    ]
    assert found.of("laser_cutting").bands[1].at_lower.met[0].code == "near-edge"


def test_a_part_may_be_as_long_as_lies_on_the_bed_aslant():
    bed = limit("material_extrusion", "envelope_x_max", "prusa_mini")
    longest = bed * math.sqrt(2) - 40  # its corners on the four sides of the bed
    found = along(plate(), "length", "material_extrusion", machine="prusa_mini", orientation="as-modeled")
    good, bad = found.of("material_extrusion").bands
    assert good.state is State.MAKEABLE
    assert good.upper <= longest < bad.lower
    assert bad.lower - good.upper <= found.resolution.step + 1e-9
    assert good.at_upper.met[0].limit.key == "envelope_x_max"
    assert found.of("material_extrusion").machine == "prusa_mini"


def test_a_range_can_have_several_bands():
    found = along(twice(wall=1.0), "wall", "powder_bed_fusion_polymer")
    assert told(found, "powder_bed_fusion_polymer") == [
        ("not_makeable", 0.2, 0.4),
        ("makeable_with_warnings", 0.5, 0.9),
        ("makeable", 1.0, 1.4),
        ("not_makeable", 1.5, 3.0),
        ("makeable", 3.1, 4.2),
    ]
    assert found.resolution.widest_gap == 0.5
    assert not found.resolution.every_value


def test_where_nothing_can_be_built_is_a_band_of_its_own():
    found = along(breaks(), "wall", ["powder_bed_fusion_polymer", "laser_cutting"])
    for process in ("powder_bed_fusion_polymer", "laser_cutting"):
        last = found.of(process).bands[-1]
        assert (last.state, last.lower, last.upper) == (State.NOT_BUILT, 3.0, 5.0)
        assert (last.at_lower.kind, last.at_lower.beyond, last.at_lower.exact) == ("build", 2.9, True)
        met = last.because[0]
        assert (met.check, met.code) == ("", "build-error")
        assert "too thick for the cut" in met.message


def test_what_nobody_can_say_is_never_makeable(monkeypatch):
    from dfdm.geometry import walls

    measure = walls.measure_walls

    def failing(part):
        if part.body.bounding_box_mm[2] > 2.05:
            raise GeometryError("the surface cannot be read", what="shape")
        return measure(part)

    monkeypatch.setattr(walls, "measure_walls", failing)
    monkeypatch.setenv("DFDM_CACHE", "off")
    found = along(plate(), "wall", "powder_bed_fusion_polymer")
    last = found.of("powder_bed_fusion_polymer").bands[-1]
    assert (last.state, last.lower, last.upper) == (State.UNKNOWN, 2.1, 3.0)
    assert last.at_lower.kind == "unknown"
    assert any(met.check == "wall-thickness" and "cannot be read" in met.message for met in last.because)


def test_every_choice_is_a_band():
    found = along(chosen(), "kind", "powder_bed_fusion_polymer")
    assert told(found, "powder_bed_fusion_polymer") == [
        ("not_makeable", "thin", "thin"),
        ("makeable", "thick", "thick"),
        ("cannot_be_built", "broken", "broken"),
    ]
    assert found.of("powder_bed_fusion_polymer").bands[0].because[0].code == "thin-wall"
    assert (found.lower, found.resolution.step, found.resolution.every_value) == (None, None, True)
    assert told(along(chosen(), "cut", "milling"), "milling") == [("makeable", False, False), ("makeable", True, True)]


def test_whole_numbers_are_all_tried():
    found = along(plate(), "holes", "powder_bed_fusion_polymer")
    assert found.tried == 4
    assert found.resolution.every_value
    assert told(found, "powder_bed_fusion_polymer") == [("makeable", 0, 3)]


def test_several_processes_share_their_trials():
    asked = ["powder_bed_fusion_polymer", "vat_photopolymerization", "milling"]
    trials = trials_of(plate(), asked)
    *_, found = streamed(plate(), "wall", trials.asked, trials=trials)
    assert [one.process for one in found.processes] == asked
    assert trials.run == found.tried <= 20
    *_, again = streamed(plate(), "wall", trials.asked, trials=trials)
    assert again == found
    assert trials.run == found.tried


def test_the_nodes_of_a_network_count_together():
    import dfdm

    found = along(plate(), "wall", "milling", nodes="sample").of("milling")
    assert found.offers > 1
    assert (found.material, found.machine, found.node) == ("", "", "")
    for band in found.bands:
        for value in {band.lower, band.upper}:
            matrix = dfdm.check(plate(wall=value), "milling", nodes="sample")
            assert matrix.accepted(unknown="fail") == band.state.makeable
    with pytest.raises(InputError):
        along(plate(), "wall", "thermoforming", nodes="sample")


@pytest.mark.parametrize(
    ("variant", "parameter", "process"),
    [
        (plate(), "wall", "vat_photopolymerization"),
        (twice(), "wall", "powder_bed_fusion_polymer"),
        (holed(), "edge", "laser_cutting"),
        (breaks(), "wall", "milling"),
    ],
)
def test_every_value_tried_is_what_its_band_says_when_it_is_judged_alone(variant, parameter, process):
    import dfdm
    from dfdm.errors import BuildError

    trials = trials_of(variant, process)
    sweep = Sweep(variant, parameter, trials)
    while sweep.step():
        pass
    found = sweep.bands().of(process)
    for place in sorted(sweep._found):
        value = sweep.grid.values[place]
        band = found.at(value)
        try:
            report = dfdm.check(variant.with_values(**{parameter: value}), process)
        except BuildError:
            assert band.state is State.NOT_BUILT
        else:
            assert band.state.makeable == (report.makeable.value == "yes")
            assert (band.state is State.MAKEABLE) == (report.verdict.value == "pass" and band.state.makeable)
    for one, other in zip(found.bands, found.bands[1:], strict=False):
        assert one.at_upper.exact
        assert other.at_lower.exact
        assert 0 < other.lower - one.upper <= sweep.grid.step + 1e-9
        assert (one.at_upper.beyond, other.at_lower.beyond) == (other.lower, one.upper)


def test_a_budget_ends_the_search_and_says_so():
    found = along(plate(), "wall", "milling", tries=4)
    assert (found.tried, found.complete, found.stopped) == (4, False, "tries")
    assert found.resolution.widest_gap > 0.4
    assert not all(band.at_upper.exact for band in found.processes[0].bands)
    spent = along(plate(), "wall", "milling", seconds=1e-9)
    assert (spent.tried, spent.stopped, spent.complete) == (1, "time", False)


def test_results_stream_in_and_grow():
    trials = trials_of(plate(), "milling")
    parts = list(streamed(plate(), "wall", trials.asked, trials=trials))
    assert [one.tried for one in parts] == list(range(1, parts[-1].tried + 1))
    assert [one.complete for one in parts] == [False] * (len(parts) - 1) + [True]
    assert parts[0].processes[0].bands[0].lower == 2.0


def test_only_what_the_checks_read_is_measured(monkeypatch):
    from dfdm.geometry import quantities

    measured = []
    kept = quantities.measured
    monkeypatch.setattr(
        quantities, "measured", lambda quantity, part: measured.append(quantity) or kept(quantity, part)
    )
    monkeypatch.setenv("DFDM_CACHE", "off")
    along(plate(), "holes", "laser_cutting")
    assert measured
    assert not {"draft", "reach", "overhang", "turned"} & set(measured)


@pytest.mark.parametrize("language", ["en", "es"])
def test_documents_keep_to_the_closed_schema_and_come_back(language):
    for found in (
        along(plate(), "wall", ["milling", "laser_cutting"], language=language),
        along(breaks(), "wall", "milling", tries=5, language=language),
        along(chosen(), "kind", "milling", language=language),
    ):
        document = json.loads(json.dumps(found.to_dict()))
        jsonschema.validate(document, SCHEMA)
        assert Bands.from_dict(document) == found
        assert str(Bands.from_dict(document)) == str(found)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**document, "more": 1}, SCHEMA)


def test_words_are_a_table_in_the_language_asked_for():
    text = str(along(plate(), "wall", "milling", language="es"))
    lines = text.splitlines()
    assert lines[0].startswith("plate: wall")
    assert lines[2].startswith("milling  0.2")
    assert "thin-wall" in lines[2]
    assert len(lines) == 6
    assert repr(along(plate(), "wall", "milling")) == str(along(plate(), "wall", "milling")).splitlines()[0]


def test_unusable_questions_are_refused():
    with pytest.raises(ParameterError):
        along(plate(), "width", "milling")
    with pytest.raises(InputError):
        along(plate(), "wall", "milling", samples=2)
    with pytest.raises(InputError):
        along(plate(), "wall", "milling", within=(1, 9))
