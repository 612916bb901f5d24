"""`dfdm license`: what a license asks, and whether what derives from others may be under it."""

import json

import jsonschema
import pytest

from dfdm import verbs
from dfdm.__main__ import main
from dfdm.table import data_folder


def asked(capsys, *arguments, code=0):
    assert main(["license", *arguments, "--format", "json"]) == code
    document = json.loads(capsys.readouterr().out)
    schema = json.loads((data_folder() / "schema" / "license.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    return document


def test_what_a_license_asks_clause_by_clause(capsys):
    told = asked(capsys, "CERN-OHL-S-2.0")
    assert [one["code"] for one in told["obligations"]] == ["attribution", "notice", "share-alike", "source", "mark"]
    assert told["clauses"][0]["clauses"]["restrictions"].startswith("2.3")
    assert told["compatibility"] is None and told["possible"] == []
    assert "not legal advice" in told["statement"]
    assert asked(capsys, "LicenseRef-acme")["permits"] == []
    assert asked(capsys, "CC-BY-NC-4.0")["permits"] == []
    assert asked(capsys, "CC-BY-ND-4.0")["permits"] == ["reproduce", "distribute", "sell"]


@pytest.mark.parametrize(
    ("arguments", "answer", "code"),
    [
        (["CERN-OHL-S-2.0", "--variant-of", "CERN-OHL-S-2.0"], "yes", 0),
        (["MIT", "--variant-of", "CERN-OHL-S-2.0"], "no", 1),
        (["CERN-OHL-S-2.0", "--contains", "CERN-OHL-W-2.0", "--contains", "MIT"], "yes", 0),
        (["LicenseRef-a", "--contains", "CERN-OHL-W-2.0"], "unknown", 0),
        (["LicenseRef-a", "--contains", "CERN-OHL-W-2.0", "--interface"], "yes", 0),
        (["CERN-OHL-S-2.0", "--contains", "LicenseRef-b"], "no", 1),
        (["CERN-OHL-S-2.0", "--contains", "LicenseRef-b", "--available"], "yes", 0),
    ],
)
def test_whether_it_may_be(capsys, arguments, answer, code):
    told = asked(capsys, *arguments, code=code)
    assert told["compatibility"]["answer"] == answer
    assert told["compatibility"]["reasons"]
    assert all(one["answer"] in ("yes", "unknown") for one in told["possible"])


def test_in_words(capsys):
    found = verbs.licensing("MIT", {"variant_of": ["CERN-OHL-S-2.0"]})
    assert "no: a variant of a design under CERN-OHL-S-2.0 may not be licensed under MIT" in str(found)
    assert "may be under: CERN-OHL-S-2.0\n" in str(found)
    assert main(["license", "no license"]) == 2
    assert "SPDX" in capsys.readouterr().err
