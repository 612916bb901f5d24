"""The words of findings: the same keys and placeholders in every language, and texts for all that a rule can say."""

import ast
import importlib
import string
import sys
from pathlib import Path

import pytest

from dfdm.checks import CHECKS, Verdict, judge
from dfdm.checks.texts import CodeTexts, Texts, chosen_language, general, languages
from dfdm.errors import DataError, InputError
from dfdm.facts.measurements import QUANTITIES
from dfdm.processes import capability
from dfdm.requirements import KINDS
from dfdm.table import data_folder, read_toml

PAGES = sorted(page.name for page in (data_folder() / "texts" / "en").iterdir())


def page(language, name):
    return read_toml(data_folder() / "texts" / language / name)


def flat(document, path=()):
    for key, value in document.items():
        if isinstance(value, dict):
            yield from flat(value, (*path, key))
        else:
            yield (*path, key), value


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_is_a_page_for_every_check_and_none_besides():
    assert languages() == ("en", "es")
    for language in languages():
        found = {file.name for file in (data_folder() / "texts" / language).iterdir()}
        assert found == {"general.toml", *(f"{key}.toml" for key in CHECKS)}


@pytest.mark.parametrize("name", PAGES)
def test_languages_have_the_same_keys_and_placeholders(name):
    english, spanish = (dict(flat(page(language, name))) for language in ("en", "es"))
    assert english.keys() == spanish.keys()
    assert [k for k in english if placeholders(english[k]) != placeholders(spanish[k])] == []


def constants(tree):
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def said(tree):
    """Codes of outcomes, and codes with reasons, as they stand in the calls of a module; None where they are computed."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", "")
        named = {word.arg: getattr(word.value, "value", None) for word in call.keywords}
        if name == "Outcome":
            yield named["code"], named.get("reason")
        elif name in ("not_applicable", "unknown"):
            yield tuple(getattr(argument, "value", None) for argument in call.args[1:3])


@pytest.mark.parametrize("key", list(CHECKS))
def test_all_that_a_rule_can_say_has_texts_and_no_text_is_for_nothing(key):
    texts = CHECKS[key].texts("en")
    modules = [sys.modules[CHECKS[key].rule.__module__]]
    if "fits_flat" in vars(modules[0]):
        modules.append(sys.modules["dfdm.checks.envelope"])
    trees = [ast.parse(Path(module.__file__).read_text(encoding="utf-8")) for module in modules]
    found = [one for tree in trees for one in said(tree)]
    assert {code for code, _ in found} == set(texts.codes)
    for code, reason in found:
        known = {*texts.codes[code].reasons, *general("en").reasons}
        assert not reason or reason in known, (code, reason)
    written = set().union(*map(constants, trees))
    for code, of_code in texts.codes.items():
        assert set(of_code.reasons) <= written, code
        assert of_code.message or of_code.passes or of_code.reasons
        for text in (of_code.message, of_code.passes, of_code.why, of_code.remedy, of_code.tradeoff):
            assert placeholders(text) <= written | {"measured", "limit"}, (code, text)
    outcomes = {
        keyword.value.value
        for tree in trees
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Outcome"
        for keyword in call.keywords
        if keyword.arg == "code"
    }
    assert all(texts.codes[code].message or texts.codes[code].passes for code in outcomes)


def test_what_every_check_may_say_is_there():
    tree = ast.parse(Path(sys.modules["dfdm.checks.judge"].__file__).read_text(encoding="utf-8"))
    reasons = {reason for _, reason in said(tree)}
    for language in languages():
        assert reasons <= set(general(language).reasons)
        assert {*QUANTITIES, *KINDS, *(verdict.value for verdict in Verdict)} <= set(general(language).words)


def test_what_warns_or_fails_must_be_explained():
    with pytest.raises(DataError, match="'tradeoff' is missing"):
        CodeTexts.from_dict({"message": "A.", "why": "B.", "remedy": "C."}, where="x")
    with pytest.raises(DataError, match="unknown key 'reason'"):
        CodeTexts.from_dict({"reason": "A."}, where="x")
    with pytest.raises(DataError, match="unknown key 'codez'"):
        Texts.from_dict({"title": "A.", "hard": "B.", "better": "C.", "codez": {}}, where="x")


def test_the_language_asked_for_wins_over_that_of_the_environment(monkeypatch):
    monkeypatch.delenv("DFDM_LANGUAGE", raising=False)
    assert chosen_language() == "en"
    monkeypatch.setenv("DFDM_LANGUAGE", "es")
    assert (chosen_language(), chosen_language("en")) == ("es", "en")
    with pytest.raises(InputError, match="'xx' is not known"):
        chosen_language("xx")


def test_a_report_speaks_its_language_and_its_codes_stay(made):
    part = made.part(holes=(made.hole(1.0, 40.0),), walls=made.curve(0.3, area=500.0))
    offered = capability("milling", "aluminum_6061")
    english, spanish = (judge(part, offered, language=language) for language in ("en", "es"))
    assert (english.language, spanish.language) == ("en", "es")
    assert [(f.check, f.code, f.verdict, f.limit) for f in english.findings] == [
        (f.check, f.code, f.verdict, f.limit) for f in spanish.findings
    ]
    assert [(n.check, n.code) for n in english.not_checked] == [(n.check, n.code) for n in spanish.not_checked]
    bad = [f for f in spanish.findings if f.verdict in (Verdict.WARN, Verdict.FAIL)]
    assert {"deep-hole", "thin-wall"} <= {f.code for f in bad}
    assert all(f.why and f.remedy and f.tradeoff for f in bad)
    assert not any(f.why or f.remedy or f.tradeoff for f in spanish.findings if f not in bad)
    assert str(spanish) != str(english)
    assert [f for f in bad if f.message in {e.message for e in english.findings}] == []


RULE = '''
"""A check of somebody else."""
from dfdm.checks import Outcome, check
from dfdm.checks.outcome import Terms

@check(key="others-smell", families=("additive",), limits=("gap_min",), quantities=("part",), rationale="A test.")
def smell(part, limits):
    """The part smells of nothing."""
    yield Outcome(
        code="smells", grade=limits.at_least(1.0, fail="gap_min"), measured=1.0, unit="mm",
        words={"what": Terms(keys=("resin", "holes", "x_1"), joined="or")},
    )
'''
ENGLISH = """
title = "It smells of nothing."
hard = "Some resin smells."
better = "Air it."
[codes.smells]
message = "It smells of {what} at {measured}."
why = "Vapor."
remedy = "Air it for {limit}."
tradeoff = "Time."
[words]
resin = "resin"
"""
SPANISH = """
title = "No huele a nada."
[codes.smells]
message = "Huele a {what} a {measured}."
[words]
resin = "resina"
"""


@pytest.fixture
def others(tmp_path, monkeypatch):
    """A check in a module of somebody else, with its texts beside it; forgotten afterwards."""
    list(CHECKS)
    monkeypatch.setattr(CHECKS, "_items", dict(CHECKS._items))
    monkeypatch.setattr(CHECKS, "_home", dict(CHECKS._home))
    monkeypatch.syspath_prepend(str(tmp_path))

    def written(name, **pages):
        (tmp_path / f"{name}.py").write_text(RULE, encoding="utf-8")
        for language, text in pages.items():
            folder = tmp_path / "texts" / language
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "others-smell.toml").write_text(text, encoding="utf-8")
        importlib.import_module(name)
        return CHECKS["others-smell"]

    yield written
    for name in [name for name in sys.modules if name.startswith("others_")]:
        del sys.modules[name]


def test_a_check_of_others_brings_its_texts_and_lacks_of_a_translation_are_english(made, others):
    check = others("others_whole", en=ENGLISH, es=SPANISH)
    process = made.process("additive", ("others-smell",), {"gap_min": 2.0})
    (finding,) = judge(made.part(), made.capability(process), language="es").findings
    assert finding.message == "Huele a resina o agujeros o x_1 a 1 mm."
    assert (finding.remedy, finding.why, finding.tradeoff) == ("Air it for 2 mm.", "Vapor.", "Time.")
    assert (check.texts("es").title, check.texts("es").hard) == ("No huele a nada.", "Some resin smells.")
    (finding,) = judge(made.part(), made.capability(process)).findings
    assert finding.message == "It smells of resin or holes or x_1 at 1 mm."


def test_a_check_of_others_without_texts_says_where_they_belong(others):
    with pytest.raises(DataError, match=r"write texts/en/others-smell\.toml"):
        others("others_silent").texts()


def test_a_text_that_asks_for_a_word_that_the_rule_does_not_give_is_named(made, others):
    others("others_wrong", en=ENGLISH.replace("{what}", "{whom}"))
    process = made.process("additive", ("others-smell",), {"gap_min": 2.0})
    with pytest.raises(DataError, match=r"'smells' \(en\).*whom"):
        judge(made.part(), made.capability(process))
