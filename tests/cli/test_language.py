"""The language of reports from the command line: option, environment, every form, and what is refused."""

import json

import cadquery as cq
import jsonschema
import pytest

from dfdm.__main__ import main
from dfdm.table import data_folder


@pytest.fixture(scope="module")
def plate(tmp_path_factory):
    """A plate with a hole too near to its edge and too narrow for the thickness."""
    body = cq.Workplane().box(60, 40, 3).faces(">Z").workplane().center(27, 0).hole(1.5)
    path = tmp_path_factory.mktemp("plate") / "plate.step"
    cq.exporters.export(body, str(path))
    return path


@pytest.fixture
def said(plate, capsys, monkeypatch):
    monkeypatch.delenv("DFDM_LANGUAGE", raising=False)

    def run(*options):
        code = main(["check", str(plate), "--process", "laser_cutting", *options])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def document(said, *options):
    return json.loads(said("--format", "json", *options)[1])


def test_words_change_with_the_language_and_nothing_else(said):
    english, spanish = document(said), document(said, "--language", "es")
    ((one,), (other,)) = (found["reports"] for found in (english, spanish))
    assert (one["language"], other["language"]) == ("en", "es")
    words = ("message", "why", "remedy", "tradeoff")
    assert "near-edge" in {f["code"] for f in other["findings"] if f["verdict"] == "warn"}
    for a, b in zip(one["findings"], other["findings"], strict=True):
        assert {k: v for k, v in a.items() if k not in words} == {k: v for k, v in b.items() if k not in words}
        assert a["message"] != b["message"]
        assert all(bool(a[word]) == bool(b[word]) for word in words)
    for report in (one, other):
        for entry in (*report["findings"], *report["not_checked"]):
            entry.clear()
        report["language"] = ""
    assert english == spanish
    assert document(said, "--language", "es") == document(said, "--language", "es")


@pytest.mark.parametrize("language", ["en", "es"])
def test_reports_in_any_language_keep_to_the_schema(said, language):
    schema = json.loads((data_folder() / "schema" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document(said, "--language", language), schema)


def test_the_environment_chooses_where_no_option_does(said, monkeypatch):
    monkeypatch.setenv("DFDM_LANGUAGE", "es")
    assert document(said)["reports"][0]["language"] == "es"
    assert document(said, "--language", "en")["reports"][0]["language"] == "en"


def test_an_unknown_language_is_refused_before_anything_is_measured(said):
    code, out, err = said("--language", "xx")
    assert (code, out) == (2, "")
    assert "'xx'" in err and "en, es" in err


def test_text_explains_when_asked(said):
    (report,) = document(said, "--language", "es")["reports"]
    near = next(f for f in report["findings"] if f["code"] == "near-edge")
    plain, explained = (said("--language", "es", *more)[1] for more in ((), ("--why",)))
    read = " ".join(plain.split())  # lines are wrapped
    assert near["message"] in read and near["remedy"] in read
    first_words = {key: " ".join(near[key].split()[:5]) for key in ("why", "tradeoff")}
    assert not any(words in plain for words in first_words.values())
    assert all(words in explained for words in first_words.values())


def test_other_forms_speak_it_too(said):
    (report,) = document(said, "--language", "es")["reports"]
    near = next(f for f in report["findings"] if f["code"] == "near-edge")
    html = said("--language", "es", "--format", "html")[1]
    assert "<html lang=es>" in html
    assert all(near[key] in html for key in ("message", "why", "remedy", "tradeoff"))
    sarif = json.loads(said("--language", "es", "--format", "sarif")[1])["runs"][0]
    rule = next(rule for rule in sarif["tool"]["driver"]["rules"] if rule["id"] == "hole-edge-distance")
    assert near["why"] in rule["help"]["text"]
    result = next(result for result in sarif["results"] if result["ruleId"] == "hole-edge-distance")
    assert result["properties"] == near
    assert (
        f"<system-out>{near['message']} {near['remedy']}</system-out>"
        in said("--language", "es", "--format", "junit")[1]
    )
