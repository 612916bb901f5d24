"""What the lab extension says: every text has its Spanish, and what it repeats from Python is the same there."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from dfdm import __version__
from dfdm.costs import exchange
from dfdm.processes import catalog
from dfdm.widgets.preferences import Preferences

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "extensions" / "labextension"
TEXT = r"'((?:[^'\\]|\\.)*)'"


def unquoted(text):
    return re.sub(r"\\(.)", r"\1", text)


@pytest.fixture(scope="module")
def said():
    """Texts of the sources, and those that have a plural."""
    code = "\n".join(file.read_text() for file in sorted((SOURCES / "src").rglob("*.ts")))
    single = {unquoted(found) for found in re.findall(rf"trans\.__\(\s*{TEXT}", code)}
    several = {unquoted(found) for found in re.findall(rf"trans\._n\(\s*{TEXT},\s*{TEXT}", code) for found in found[:1]}
    for file in sorted((SOURCES / "schema").glob("*.json")):
        schema = json.loads(file.read_text())
        for told in (schema, *schema["properties"].values()):
            single |= {told[key] for key in ("title", "description")}
    assert len(re.findall(r"trans\.__\(\s*'", code)) == len(re.findall(rf"trans\.__\(\s*{TEXT}", code))
    return single, several


@pytest.fixture(scope="module")
def spanish():
    return json.loads((ROOT / "dfdm" / "locale" / "es_ES" / "LC_MESSAGES" / "dfdm.json").read_text())


def test_every_text_has_its_spanish_and_no_other(said, spanish):
    single, several = said
    assert sorted(single | several) == sorted(key for key in spanish if key)
    assert {key for key, texts in spanish.items() if key and len(texts) == 2} == several


def test_the_spanish_keeps_what_is_filled_in(spanish):
    for text, translations in spanish.items():
        if text:
            for translation in translations:
                assert translation.strip()
                assert sorted(set(re.findall(r"%\d", translation))) == sorted(set(re.findall(r"%\d", text))), text


def test_the_catalog_is_found_by_jupyterlab(spanish):
    from jupyterlab_server.translation_utils import get_installed_packages_locale  # noqa: F401 - that it is there

    assert spanish[""]["language"] == "es-ES"
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]
    assert entries["jupyterlab.locale"] == {"dfdm": "dfdm"}  # the folder `locale` beside dfdm/__init__.py


def test_versions_are_one():
    told = re.search(r"VERSION = '([^']+)'", (SOURCES / "src" / "bench" / "commands.ts").read_text())
    assert told[1] == __version__
    assert json.loads((SOURCES / "package.json").read_text())["version"] == __version__


def test_all_processes_have_a_name():
    code = (SOURCES / "src" / "bench" / "words.ts").read_text()
    assert set(re.findall(r"case '(\w+_\w+|milling|routing|thermoforming|turning)':", code)) - {
        "not_applicable"
    } == set(catalog().processes)


def test_the_settings_are_what_python_takes():
    schema = json.loads((SOURCES / "schema" / "settings.json").read_text())
    assert schema["additionalProperties"] is False
    properties = schema["properties"]
    assert set(properties["currency"]["enum"]) == {"", "EUR", *exchange().per_eur}
    defaults = {name: told["default"] for name, told in properties.items()}
    del defaults["theme"]  # that is the browser's alone
    assert Preferences.from_dict(defaults) == Preferences()
    for units in properties["units"]["enum"]:
        assert Preferences.from_dict({**defaults, "units": units}).units == units
