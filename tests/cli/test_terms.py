"""The terms of a license on the command line: flags and files, and what is refused before anything is written."""

import argparse
import json
from decimal import Decimal

import cadquery as cq
import jsonschema
import pytest

from dfdm import verbs
from dfdm.__main__ import main
from dfdm.bundles import read
from dfdm.errors import InputError
from dfdm.rights import Agreement, Payee, Royalty, Terms, Variation
from dfdm.rights.vocabulary import ACTIONS, LEVELS
from dfdm.table import data_folder
from dfdm.trust import new_key
from dfdm.verbs import terms_arguments
from tests.rights.full import DEMANDS

OWN, AT = "LicenseRef-Test", "2026-03-02T09:00:00Z"
NODE, DESIGNER = new_key().did, new_key().did
SCRIPT = """
from typing import Annotated, Literal
import cadquery as cq
from dfdm import design, mm

@design(title="Block", license="LicenseRef-Test")
def block(width: Annotated[float, mm(20, 60)] = 30, holes: Literal[1, 2] = 1):
    return cq.Workplane().box(width, 20, 10)
"""
VALUED = {
    "--allow": ["sell,subcontract"],
    "--count": ["5"],
    "--count-in-total": ["50"],
    "--process-only": ["CNC"],
    "--material-only": ["aluminum_6082"],
    "--machine-only": ["tormach_pcnc_1100,my-mill"],
    "--machine-class": ["mill"],
    "--certificate": ["ISO 9001,ISO 13485"],
    "--may-vary": ["width=25:40", "holes=1,2"],
    "--variant": ["urn:dfdm:variant:x"],
    "--inspection": ["every_piece"],
    "--royalty": ["1.50EUR"],
    "--marking": ["© Acme 12"],
    "--revocation-list": ["https://acme.example/revoked.json"],
}
PLAIN = ["--receipts-owed", "--confidential", "--destroy-after-use"]
FLAGS = [*PLAIN, *(word for flag, values in VALUED.items() for value in values for word in (flag, value))]


@pytest.fixture
def block(tmp_path, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "")
    path = tmp_path / "block.py"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def run(block, *more):
    out = block.with_name("block.dfdm.zip")
    return main(["export", str(block), "--process", "milling", "--created", AT, "-o", str(out), *more]), out


def test_every_flag_goes_into_the_rights(block, capsys):
    code, out = run(
        block, *FLAGS, "--licensee", NODE, "--payee", f"{NODE}=0.25", "--payee", f"{DESIGNER}=0.75", "--from", "2026-12-01", "--until", "2027-12-01",
        "--territory", "DE",
    )  # fmt: skip
    assert code == 0, capsys.readouterr().err
    rights = read(out).rights
    assert isinstance(rights, Agreement)
    assert set(rights.demanded) == set(DEMANDS)  # nothing that can be demanded lacks a flag
    assert rights.permitted == ("reproduce", "sell", "subcontract")
    assert (rights.count, rights.count_in_total) == (5, 50)
    assert (rights.processes, rights.machines) == (("milling",), ("my-mill", "tormach_pcnc_1100"))
    assert rights.may_vary == (Variation(name="holes", values=(1, 2)), Variation(name="width", low=25, high=40))
    shares = tuple(Payee(party=party, share=Decimal(share)) for party, share in ((NODE, "0.25"), (DESIGNER, "0.75")))
    assert rights.royalty == Royalty(amount=Decimal("1.50"), currency="EUR", payees=shares)
    assert rights.marking == "© Acme 12"


def test_a_file_says_the_same_as_the_flags(block, tmp_path, capsys):
    demands = {name: value for name, value in DEMANDS.items() if name != "may_vary"}
    royalty = Royalty(
        amount=Decimal(200), currency="EUR", per="total", payees=(Payee(party=DESIGNER, share=Decimal(1)),)
    )
    terms = Terms(license=OWN, licensee=NODE, **{**demands, "royalty": royalty})
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(terms.to_dict()), encoding="utf-8")
    schema = json.loads((data_folder() / "schema" / "terms.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(file.read_text(encoding="utf-8")), schema)
    code, out = run(block, "--terms", str(file), "--may-vary", "width=25:40")
    assert code == 0, capsys.readouterr().err
    rights = read(out).rights
    assert {name: getattr(rights, name) for name in demands} == {**demands, "royalty": royalty}
    assert rights.may_vary == (Variation(name="width", low=25, high=40),)


@pytest.mark.parametrize(
    "flags",
    [*([flag] for flag in PLAIN), ["--keep-back", "derive"], *([flag, values[0]] for flag, values in VALUED.items())],
    ids=lambda flags: flags[0],
)
@pytest.mark.parametrize("license_id", ["CERN-OHL-S-2.0", "MIT"])
def test_a_public_license_takes_none_of_them(block, flags, license_id, capsys):
    code, out = run(block, "--license", license_id, *flags)
    assert code == 2
    assert "grants everyone the same rights" in capsys.readouterr().err
    assert not out.exists()
    assert not (block.parent / "home").exists()


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--allow", "dance"], "no deed"),
        (["--allow", "sell", "--keep-back", "sell"], "allowed and kept back"),
        (["--keep-back", "reproduce"], "grants nothing"),
        (["--allow", "sell", "--keep-back", "reproduce", "--count", "3"], "making it is kept back"),
        (["--allow", "distribute", "--confidential"], "cannot be kept secret"),
        (["--count", "5", "--count-in-total", "4"], "more than the 4 in all"),
        (["--royalty", "free"], "no royalty"),
        (["--payee", f"{NODE}=1"], "say how much with --royalty"),
        (["--royalty", "1EUR", "--payee", f"{NODE}=0.5"], "add up to 0.5"),
        (["--royalty", "1EUR", "--payee", "did:key:zfoo=1"], "did:key"),
        (["--may-vary", "width"], "no variation"),
        (["--may-vary", "height=1:2"], "no parameter 'height'"),
        (["--may-vary", "width=10:40"], "allowed is 20 to 60 mm"),
        (["--may-vary", "holes=1,3"], "allowed is one of"),
        (["--may-vary", "width=25:40", "--may-vary", "width=30,40"], "stands once"),
        (["--process-only", "knitting"], "no process"),
        (["--revocation-list", "somewhere"], "not an identifier"),
        (["--variant", "small"], "not an identifier"),
        (["--terms", "no-such-file.json"], "cannot be read"),
    ],
)
def test_terms_that_nobody_could_meet_are_refused_in_one_line(block, flags, said, capsys):
    code, out = run(block, *flags)
    err = capsys.readouterr().err
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "terms.json"),
        ("[]", "terms.json"),
        ('{"license": "LicenseRef-Test", "count": 1, "count": 2}', "twice"),
        ('{"license": "LicenseRef-Test", "count": NaN}', "NaN"),
        ('{"license": "LicenseRef-Test", "more": 1}', "'more' is no term"),
        ('{"license": "LicenseRef-Test", "royalty": {"amount": 1.5, "currency": "EUR"}}', "written as text"),
        ('{"license": "LicenseRef-Test", "marking": "x"}', "leave out --marking"),
        ('{"license": "LicenseRef-Test", "count": 3}', "'count' is said twice"),
        ('{"license": "MIT", "receipts": true}', "grants everyone the same rights"),
    ],
)
def test_a_file_of_terms_is_read_strictly(block, tmp_path, text, said, capsys):
    file = tmp_path / "terms.json"
    file.write_text(text, encoding="utf-8")
    twice = ["--marking", "m", "--count", "2"] if "--marking" in said or "said twice" in said else []
    code, out = run(block, "--terms", str(file), *twice)
    assert code == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_model_without_parameters_has_nothing_that_may_vary(tmp_path):
    with pytest.raises(InputError, match="it has none"):
        verbs.export(
            cq.Workplane().box(30, 20, 10), path=tmp_path / "x.dfdm.zip", key=new_key(), created=AT, license=OWN,
            process="milling", terms={"may_vary": [{"name": "width", "low": 1, "high": 2}]},
        )  # fmt: skip
    assert not (tmp_path / "x.dfdm.zip").exists()


def test_the_flags_say_the_words_of_the_vocabulary():
    assert tuple(ACTIONS)[1:] == terms_arguments.DEEDS
    assert tuple(LEVELS) == terms_arguments.INSPECTED
    parser = argparse.ArgumentParser()
    terms_arguments.add_terms(parser)
    assert terms_arguments.read_terms(parser.parse_args([])) == {}
