"""Every default rate says how far it can be trusted: value, interval, unit, day, source and license."""

import pytest

from dfdm.errors import DataError
from dfdm.processes import catalog
from dfdm.processes.catalog import read_catalog
from dfdm.processes.source import FACTS, LICENSES, OWN, Source
from dfdm.table import data_folder, read_toml, toml_pages


def rates():
    pages = catalog()
    bought = [
        (f"materials/{material.id} {key}", material.properties[key])
        for material in pages.materials.values()
        for key in ("price", "carbon")
        if key in material.properties
    ]
    return [*pages.rates(), *bought]


def test_every_rate_carries_its_interval_unit_day_source_and_license():
    pages, lacking = catalog(), []
    found = rates()
    for place, cited in found:
        source = pages.sources[cited.source]
        number = not isinstance(cited.value, str) and cited.unit != "flag"
        if number and (cited.low is None or cited.high is None or not cited.low <= cited.number <= cited.high):
            lacking.append(f"{place}: low, high")
        if not (cited.unit and cited.locator and pages.dated(cited)):
            lacking.append(f"{place}: unit, locator or day")
        if not source.license:
            lacking.append(f"{place}: license of {cited.source}")
    assert lacking == []
    assert len(found) > 500


def test_money_and_time_that_are_not_known_exactly_have_wide_intervals():
    """Low = high is for how a machine is built or set; what a person takes or a shop asks varies."""
    exact = [
        place
        for place, cited in rates()
        if cited.unit.partition("/")[0] in ("EUR", "USD", "GBP") and cited.low == cited.high and cited.number > 0.0
    ]
    assert exact == []


RATE = {"value": 40, "unit": "USD/h", "source": "dfdm-assumption", "locator": "none", "kind": "assumption"}


@pytest.mark.parametrize(
    ("folder", "name", "rates"),
    [
        ("processes", "milling", {"machine_rate": RATE}),
        ("materials", "pla", {"material_extrusion": {"machine_rate": RATE}}),
        ("machines", "prusa_mk4", {"machine_rate": RATE}),
        ("operations", "tap", {"machine_rate": RATE}),
    ],
)
def test_a_default_rate_without_an_interval_does_not_load(folder, name, rates):
    pages = {key: dict(toml_pages(key)) for key in ("processes", "materials", "machines", "operations")}
    sources = read_toml(data_folder() / "sources.toml")
    read_catalog(**pages, sources=sources)
    pages[folder][name] = {**pages[folder][name], "rates": rates}
    with pytest.raises(DataError, match="'low' and 'high' are missing") as refused:
        read_catalog(**pages, sources=sources)
    assert "machine_rate" in str(refused.value)
    pages[folder][name] = {**pages[folder][name], "rates": {}}
    read_catalog(**pages, sources=sources)


@pytest.mark.parametrize(
    ("license", "known"),
    [
        ("", FACTS),
        (OWN, OWN),
        ("MIT", "MIT"),
        ("AGPL-3.0; single figures cited", "AGPL-3.0; single figures cited"),
        ("MIT (code), CC-BY-4.0 (data)", "MIT (code), CC-BY-4.0 (data)"),
    ],
)
def test_licenses_of_sources_are_of_a_closed_list(license, known):
    entry = {"title": "t", "publisher": "p", "license": license}
    assert Source.from_dict("k", entry, where="sources.toml").license == known


@pytest.mark.parametrize("license", ["free", "MIT or so", "see page", "MIT; CC-BY-4.0"])
def test_a_license_of_another_list_does_not_load(license):
    assert license not in LICENSES
    with pytest.raises(DataError, match="license"):
        Source.from_dict("k", {"title": "t", "publisher": "p", "license": license}, where="sources.toml")
