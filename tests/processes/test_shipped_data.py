"""The data that ships: every number with a listed source, every limit read by a check, every name that is used there."""

import csv
import re

import pytest

from dfdm.checks.check import CHECKS
from dfdm.processes import capability, catalog
from dfdm.requirements import KINDS
from dfdm.table import data_folder

SIZES = ("envelope_x_max", "turning_diameter_max", "turning_length_max", "bend_length_max")
"""One of these says how large a part a machine takes."""


@pytest.fixture(scope="module")
def pages():
    return catalog()


def limits_of(pages):
    """(where, process terms, key, number) of every limit on any page."""
    for process in pages.processes.values():
        yield from ((process.term, [process.term], key, cited) for key, cited in process.limits.items())
    for material in pages.materials.values():
        for term, table in material.limits.items():
            yield from ((material.id, [term], key, cited) for key, cited in table.items())
    for machine in pages.machines.values():
        for table in (machine.limits, *machine.limits_for.values()):
            yield from ((machine.id, list(machine.processes), key, cited) for key, cited in table.items())


def test_there_is_something(pages):
    assert {"material_extrusion", "laser_cutting", "milling"} <= set(pages.processes)
    assert len(pages.machines) >= 3
    assert len(pages.operations) >= 25


def test_checks_are_known_and_suit_the_family(pages):
    for process in pages.processes.values():
        for key in process.checks:
            assert process.family in CHECKS[key].families, (process.term, key)


def test_at_least_six_checks_a_process_look_at_the_shape(pages):
    for process in pages.processes.values():
        assert (
            len([key for key in process.checks if CHECKS[key].quantities or "orientation" in CHECKS[key].extras]) >= 6
        )


def test_every_limit_is_read_by_a_check_of_its_process(pages):
    for where, terms, key, _ in limits_of(pages):
        for term in terms:
            read = {name for check in pages.processes[term].checks for name in CHECKS[check].limits}
            assert key in read, f"{where}: no check of {term} reads {key}"


def test_every_limit_that_a_check_reads_is_given_by_some_page(pages):
    given = {key for _, _, key, _ in limits_of(pages)}
    for key in CHECKS:
        assert not set(CHECKS[key].limits) - given, key


def test_every_check_is_asked_by_some_process(pages):
    asked = {key for process in pages.processes.values() for key in process.checks}
    assert asked == set(CHECKS)


def test_names_on_pages_exist(pages):
    for process in pages.processes.values():
        assert pages.materials[process.default_material].processes.count(process.term)
    for item in (*pages.materials.values(), *pages.machines.values()):
        assert set(item.processes) <= set(pages.processes), item.id
    families = {material.family for material in pages.materials.values()}
    for machine in pages.machines.values():
        assert set(machine.materials) <= families | set(pages.materials), machine.id
        assert any(machine.works(material) for material in pages.materials.values()), machine.id
    for operation in pages.operations.values():
        assert set(operation.after) <= set(pages.processes), operation.id
        assert set(operation.materials) <= families | set(pages.materials), operation.id
        assert set(operation.provides) <= set(KINDS), operation.id
        assert not operation.materials or any(operation.works(m) for m in pages.materials.values()), operation.id
        assert {"setup_time", "time_per_piece"} <= set(operation.rates), operation.id


def test_every_source_is_used_somewhere(pages):
    texts = [
        page.read_text(encoding="utf-8")
        for page in data_folder().rglob("*")
        if page.name.endswith((".toml", ".csv", ".json")) and page.name != "sources.toml"
    ]
    words = set(re.findall(r"[\w.-]+", "\n".join(texts)))
    assert not sorted(set(pages.sources) - words)


def test_sources_of_pages_beside_the_catalog_are_listed(pages):
    for page in sorted(data_folder().glob("*/*.toml")):
        cited = re.findall(r'\bsource = "([^"]*)"', page.read_text(encoding="utf-8"))
        assert not sorted(set(cited) - set(pages.sources)), page.name


def test_every_table_names_a_listed_source(pages):
    tables = sorted(data_folder().glob("**/*.csv"))
    assert tables
    for table in tables:
        text = table.read_text(encoding="utf-8")
        named = re.findall(r"^# source: ([\w-]+)", text, flags=re.MULTILINE)
        rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
        named += [row["source"] for row in rows if "source" in row]
        assert named, f"{table.name} names no source"
        assert not sorted(set(named) - set(pages.sources)), table.name


def test_every_process_says_what_is_dangerous(pages):
    for process in pages.processes.values():
        assert process.safety, process.term


def test_few_limits_are_assumptions(pages, record_property):
    limits = [cited for _, _, _, cited in limits_of(pages)]
    assumed = sum(cited.kind == "assumption" for cited in limits)
    share = assumed / len(limits)
    record_property("assumption_share", share)
    print(f"{assumed} of {len(limits)} limits are assumptions ({share:.0%})")
    assert share <= 0.15


def test_every_machine_offers_every_material_it_works(pages):
    for machine in pages.machines.values():
        for term in machine.processes:
            for material in pages.materials_for(term):
                if machine.works(material):
                    offered = capability(term, material, machine)
                    sizes = [offered.limits[key].source for key in SIZES if key in offered.limits]
                    assert sizes and set(sizes) <= set(pages.sources), machine.id


def test_what_operations_reach_is_cited(pages):
    """How well a step does what it provides is compared with what is demanded: no assumption may decide that."""
    reached = [cited for operation in pages.operations.values() for cited in operation.reaches.values()]
    assert len(reached) >= 10
    assert [cited.locator for cited in reached if cited.kind == "assumption"] == []
    changed = [c for operation in pages.operations.values() for c in operation.changes.values()]
    assert sum(c.kind != "assumption" for c in changed) >= 6
    assert all(c.low is not None for c in (*reached, *changed))


def test_every_material_has_a_density_and_a_dated_price_if_any(pages):
    assert len(pages.materials) >= 50
    for material in pages.materials.values():
        assert 0.3 < material.properties["density"].number < 9.0, material.id
        price = material.properties.get("price")
        assert price is None or price.date, material.id


def test_plastics_are_named_as_in_iso_1043(pages):
    for material in pages.materials.values():
        named = "ISO 1043" in material.designation
        assert not named or material.symbol, material.id


def test_what_is_said_to_be_recycled_says_of_what(pages):
    shares = {
        m.id: m.properties["recycled_share"] for m in pages.materials.values() if "recycled_share" in m.properties
    }
    assert shares["pla_recycled"].number == 1.0
    assert shares["stainless_304"].interval == (0.23, 0.71)
