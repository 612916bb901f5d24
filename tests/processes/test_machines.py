"""The machine models that ship: which kinds there are, what their kind and options rest on, and pages that do not load."""

from collections import Counter

import pytest

from dfdm.errors import DataError
from dfdm.processes import Machine, catalog
from dfdm.processes.machine import MACHINE_CLASSES, OPTIONS

LASERS = {"co2_laser", "diode_laser", "fiber_laser"}
CLASSES_OF = {
    "material_extrusion": {"fff_open", "fff_enclosed"},
    "vat_photopolymerization": {"msla", "dlp", "laser_sla"},
    "powder_bed_fusion_polymer": {"sls", "mjf"},
    "powder_bed_fusion_metal": {"lpbf"},
    "laser_cutting": LASERS,
    "milling": {"mill"},
    "routing": {"router"},
    "turning": {"lathe"},
    "waterjet_cutting": {"waterjet"},
    "sheet_bending": {"press_brake", "finger_brake"},
    "thermoforming": {"vacuum_former"},
    "injection_molding": {"injection_press"},
}


@pytest.fixture(scope="module")
def machines():
    return catalog().machines


def page(**other):
    return {"id": "pot", "name": "Pot", "processes": ["milling"], **other}


def said(**other):
    return {"value": "so", "unit": "text", "source": "book", "locator": "p. 1", "kind": "published", **other}


def test_every_kind_of_machine_stands_in_the_catalog(machines):
    counted = Counter(process for machine in machines.values() for process in machine.processes)
    least = {
        "material_extrusion": 14,
        "vat_photopolymerization": 6,
        "laser_cutting": 6,
        "milling": 6,
        "routing": 4,
        "turning": 3,
        "powder_bed_fusion_polymer": 3,
        "powder_bed_fusion_metal": 2,
        "waterjet_cutting": 2,
        "sheet_bending": 2,
        "thermoforming": 1,
        "injection_molding": 1,
    }
    assert {process: counted[process] for process, count in least.items() if counted[process] < count} == {}


def test_every_model_has_a_class_that_suits_its_process(machines):
    for machine in machines.values():
        for process in machine.processes:
            assert machine.machine_class in CLASSES_OF[process], machine.id


def test_options_are_words_that_are_explained(machines):
    for machine in machines.values():
        assert set(machine.options) <= set(OPTIONS), machine.id
    assert all(len(meaning) > 8 for meaning in (*OPTIONS.values(), *MACHINE_CLASSES.values()))


def test_a_closed_housing_and_the_kind_of_a_laser_rest_on_a_sheet(machines):
    for machine in machines.values():
        if machine.machine_class in LASERS | {"fff_enclosed"}:
            assert "class" in machine.evidence, machine.id
        for option in set(machine.options) - {"co2", "diode", "fiber"}:
            assert option in machine.evidence or "class" in machine.evidence, (machine.id, option)


def test_what_a_laser_is_stands_among_its_options_too(machines):
    for machine in machines.values():
        if machine.machine_class in LASERS:
            assert machine.machine_class.removesuffix("_laser") in machine.options, machine.id


def test_lathes_and_brakes_have_their_own_sizes(machines):
    for machine in machines.values():
        if "turning" in machine.processes:
            assert "turning_length_max" in machine.limits and "envelope_x_max" not in machine.limits, machine.id
            assert bool(machine.limits["live_tooling"].number) == ("live_tooling" in machine.options), machine.id
        if "sheet_bending" in machine.processes:
            assert "bend_length_max" in machine.limits, machine.id


@pytest.mark.parametrize(
    ("model", "key", "value", "unit"),
    [
        ("prusa_core_one", "envelope_z_max", 270, "mm"),
        ("tormach_pcnc_770", "envelope_x_max", 14 * 25.4, "mm"),
        ("pocket_nc_v2", "envelope_y_max", 5.05 * 25.4, "mm"),
        ("haas_st_20", "turning_diameter_max", 330, "mm"),
        ("mbjigson_150t_3100", "bend_force_max", 150 * 9.80665, "kN"),
        ("roland_srm_20", "envelope_x_max", 203.2, "mm"),
    ],
)
def test_figures_of_some_sheets(machines, model, key, value, unit):
    limit = machines[model].limits[key]
    assert limit.number == pytest.approx(value, rel=1e-3)
    assert limit.unit == unit and limit.locator


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (page(**{"class": "death_ray"}), "'death_ray' is none of fff_open"),
        (page(options=["co2"], evidence={"fiber": said()}), "evidence for 'fiber', which is no option"),
        (page(evidence={"class": said(source="")}), "'source' is missing"),
        (page(evidence={"class": "so"}), "evidence.class"),
    ],
)
def test_pages_that_do_not_load(document, message):
    with pytest.raises(DataError, match=message):
        Machine.from_dict(document, where="pot.toml")


def test_class_and_evidence_may_be_left_out():
    machine = Machine.from_dict(page(), where="pot.toml")
    assert machine.machine_class == "" and dict(machine.evidence) == {}
