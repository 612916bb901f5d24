"""Signing, verifying, rotating, revoking and pinning through the command line, on one small document and one bundle."""

import contextlib
import io
import json
import os
import stat

import pytest

from dfdm.__main__ import main
from dfdm.bundles import write
from dfdm.trust import load_key, new_key, save_key
from tests.bundles.conftest import *  # noqa: F403 - the small bundle of the bundle tests

DAYS = [f"2026-11-2{n}T08:00:00Z" for n in range(1, 8)]


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(one) for one in arguments])
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def place(tmp_path, key, content):
    """Key files, a bundle of the owner's and a trust folder that lists owner and reviewer."""
    save_key(key, tmp_path / "owner.key", None)
    for name in ("designer", "reviewer", "next"):
        save_key(new_key(), tmp_path / f"{name}.key", None)
    write(content, tmp_path / "block.dfdm.zip", key, "2026-11-21T03:40:00Z")
    trust = tmp_path / "trust"
    trust.mkdir()
    (trust / "keys").mkdir()
    reviewer = load_key(tmp_path / "reviewer.key").did
    (trust / "trust.toml").write_text(
        f'schema = "dfdm/trust/1"\n[[signers]]\ndid = "{key.did}"\n[[signers]]\ndid = "{reviewer}"\nroles = ["reviewer"]\n',
        encoding="utf-8",
    )
    return tmp_path


def signing(place, source, target, who, role, day, *more):
    return run(
        "sign",
        place / source,
        "-o",
        place / target,
        "--role",
        role,
        "--key",
        place / f"{who}.key",
        "--created",
        day,
        *more,
    )


def test_a_bundle_is_countersigned_and_the_roles_are_asked_for(place, key):
    assert signing(place, "block.dfdm.zip", "one.dfdm.zip", "designer", "designer", DAYS[0])[0] == 0
    assert signing(place, "one.dfdm.zip", "two.dfdm.zip", "reviewer", "reviewer", DAYS[1], "--chain")[0] == 0
    asked = ("--trust", place / "trust", "--require", "reviewer")
    code, out, _ = run("verify", place / "two.dfdm.zip", *asked, "--format", "json")
    found = json.loads(out)
    assert (code, found["valid"], found["signer"], found["signer_known"]) == (0, True, key.did, True)
    assert [(one.get("role"), one["known"]) for one in found["signatures"]] == [
        (None, True),
        ("designer", False),
        ("reviewer", True),
    ]
    code, out, _ = run("verify", place / "one.dfdm.zip", *asked)
    assert code == 1
    assert "role: nobody has signed it whom your trust list names as reviewer" in out
    designer = load_key(place / "designer.key").did
    assert run("verify", place / "one.dfdm.zip", "--require", f"designer={designer}")[0] == 0
    assert run("verify", place / "one.dfdm.zip", "--require", f"reviewer={designer}")[0] == 1


def test_a_bundle_from_the_future_is_refused_where_the_time_is_said(place):
    bundle = place / "block.dfdm.zip"
    assert run("verify", bundle, "--at", "2026-11-21T03:40:00Z")[0] == 0
    code, out, _ = run("verify", bundle, "--at", "2026-11-20T00:00:00Z")
    assert code == 1 and "lies ahead" in out
    signing(place, "block.dfdm.zip", "late.dfdm.zip", "designer", "designer", DAYS[4])
    assert run("verify", place / "late.dfdm.zip", "--at", DAYS[4])[0] == 0
    code, out, _ = run("verify", place / "late.dfdm.zip", "--at", DAYS[1])
    assert code == 1 and f"signed on {DAYS[4]}, which lies ahead" in out
    assert run("verify", bundle, "--at", "tomorrow")[0] == 2


def test_a_document_is_signed_by_its_issuer_and_then_by_others(place, key):
    plain = place / "note.json"
    plain.write_text(json.dumps({"issuer": key.did, "says": "é"}), encoding="utf-8")
    assert signing(place, "note.json", "x.json", "designer", "designer", DAYS[0])[0] == 2
    assert not (place / "x.json").exists()
    assert signing(place, "note.json", "one.json", "owner", "owner", DAYS[0])[0] == 0
    assert signing(place, "one.json", "two.json", "reviewer", "reviewer", DAYS[1], "--chain")[0] == 0
    code, out, _ = run(
        "verify", place / "two.json", "--trust", place / "trust", "--require", "reviewer", "--format", "json"
    )
    found = json.loads(out)
    assert (code, found["valid"], found["schema"]) == (0, True, "dfdm/signatures/1")
    assert [one["role"] for one in found["signatures"]] == ["owner", "reviewer"]
    (place / "two.json").write_text(
        (place / "two.json").read_text(encoding="utf-8").replace("é", "e"), encoding="utf-8"
    )
    code, out, _ = run("verify", place / "two.json")
    assert code == 1
    assert "signature is wrong" in out
    code, _, err = signing(place, "two.json", "three.json", "designer", "designer", DAYS[2])
    assert code == 2 and "wrong" in err
    assert not (place / "three.json").exists()


def test_a_rotated_key_signs_no_more_and_its_successor_does(place, key):
    log = place / "trust" / "keys" / "owner.json"
    turned = run(
        "keys", "rotate", place / "owner.key", "--successor", place / "next.key", "--log", log, "--created", DAYS[1]
    )
    assert turned[0] == 0
    (place / "old.json").write_text(json.dumps({"issuer": key.did, "n": 1}), encoding="utf-8")
    for who, day, code in (("owner", DAYS[0], 0), ("owner", DAYS[1], 1), ("next", DAYS[2], 2)):
        signing(place, "old.json", f"{who}-{day[:10]}.json", who, "owner", day)
        file = place / f"{who}-{day[:10]}.json"
        assert (run("verify", file, "--trust", place / "trust")[0] if file.exists() else 2) == code
    assert run("verify", place / f"owner-{DAYS[1][:10]}.json")[0] == 0  # without the log nobody knows
    code, _, err = run(
        "keys", "rotate", place / "owner.key", "--successor", place / "designer.key", "--log", log, "--created", DAYS[3]
    )
    assert code == 2 and "only the key that counts" in err
    assert json.loads(log.read_text(encoding="utf-8"))["identity"] == key.did


def test_a_compromised_key_refuses_every_bundle_it_signed(place):
    log = place / "trust" / "keys" / "owner.json"
    assert run("verify", place / "block.dfdm.zip", "--trust", place / "trust")[0] == 0
    told = run("keys", "revoke", place / "owner.key", "--reason", "compromised", "--log", log, "--created", DAYS[5])
    assert told[0] == 0
    code, out, _ = run("verify", place / "block.dfdm.zip", "--trust", place / "trust")
    assert code == 1 and "nothing it signed counts" in out
    again = run("keys", "revoke", place / "owner.key", "--reason", "lost", "--log", log, "--created", DAYS[6])
    assert again[0] == 2


def test_a_did_web_is_pinned_from_a_file_and_never_fetched_unasked(place):
    key = load_key(place / "designer.key")
    did = "did:web:shop.example:team"
    method = {"id": "#a", "type": "Multikey", "controller": did, "publicKeyMultibase": key.did.removeprefix("did:key:")}
    document = {"id": did, "verificationMethod": [method], "assertionMethod": ["#a"]}
    (place / "did.json").write_text(json.dumps(document), encoding="utf-8")
    named = ("--method", f"{did}#a")
    assert signing(place, "block.dfdm.zip", "x.dfdm.zip", "designer", "designer", DAYS[0], *named)[0] == 2
    assert not (place / "x.dfdm.zip").exists()
    trust = ("--trust", place / "trust")
    assert run("keys", "pin", did, *trust)[0] == 2
    assert run("keys", "pin", "did:web:other.example", *trust, "--document", place / "did.json")[0] == 2
    code, out, _ = run("keys", "pin", did, *trust, "--document", place / "did.json", "--format", "json")
    assert code == 0
    assert json.loads(out)["keys"] == {f"{did}#a": key.did}
    assert signing(place, "block.dfdm.zip", "x.dfdm.zip", "designer", "designer", DAYS[0], *named, *trust)[0] == 0
    assert run("verify", place / "x.dfdm.zip", *trust, "--require", f"designer={did}")[0] == 0
    code, out, _ = run("verify", place / "x.dfdm.zip")
    assert code == 1 and "unverifiable" in out


@pytest.mark.skipif(os.name != "posix", reason="this system has no file modes")
def test_a_passphrase_and_the_private_key_show_nowhere(place, monkeypatch):
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "a secret of mine")
    file = place / "locked.key"
    outputs = [run("keys", "new", file), run("keys", "show", file)]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    outputs.append(run("sign", place / "block.dfdm.zip", "-o", place / "y.zip", "--role", "reviewer", "--key", file))
    assert outputs[-1][0] == 0
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "a wrong secret")
    outputs.append(run("sign", place / "block.dfdm.zip", "-o", place / "z.zip", "--role", "reviewer", "--key", file))
    assert outputs[-1][0] == 2
    said = "".join(out + err for _, out, err in outputs)
    assert "secret" not in said and "PRIVATE" not in said


def test_either_kind_of_key_is_shown_and_told_from_the_other(place, monkeypatch):
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "")
    recipient = run("keys", "new", "--sealing", place / "node.age")[1].strip()
    assert recipient.startswith("age1")
    assert run("keys", "show", place / "node.age")[:2] == (0, f"{recipient}\n")
    assert run("keys", "show", place / "owner.key")[1].startswith("did:key:")
    code, _, err = run(
        "sign", place / "block.dfdm.zip", "-o", place / "x", "--role", "owner", "--key", place / "node.age"
    )
    assert code == 2 and "opens what is sealed to it" in err and "PKCS" not in err
    code, _, err = run("open", place / "block.dfdm.zip", place / "x", "--key", place / "owner.key")
    assert code == 2 and "signs, and opens nothing" in err
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "long enough to be one")
    recipient = run("keys", "new", "--sealing", place / "locked.age")[1].strip()
    assert run("keys", "show", place / "locked.age")[:2] == (0, f"{recipient}\n")
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "")
    code, _, err = run("keys", "show", place / "locked.age")
    assert code == 2 and "is encrypted" in err


def test_a_log_that_is_longer_than_any_is_not_read(place):
    log = place / "log.json"
    with log.open("wb") as stream:
        stream.truncate(2**40)  # takes no room, and no memory holds it
    code, _, err = run("keys", "revoke", place / "owner.key", "--reason", "lost", "--log", log)
    assert code == 2 and "at most" in err and err.count("\n") == 1 + err.count("passphrase")
    assert log.stat().st_size == 2**40


def test_a_file_that_holds_no_key_is_told_so_before_its_mode(place):
    file = place / "note.json"
    file.write_text("{}", encoding="utf-8")
    file.chmod(0o644)
    code, _, err = run("keys", "show", file)
    assert code == 2 and "holds no PKCS#8 key" in err and "chmod" not in err
    code, _, err = run("open", place / "block.dfdm.zip", place / "x", "--key", file)
    assert code == 2 and "no age identity file" in err and "chmod" not in err
    if os.name == "posix":
        (place / "owner.key").chmod(0o644)
        assert "chmod 600" in run("keys", "show", place / "owner.key")[2]


def test_a_catalog_that_is_not_there_makes_no_key(place, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(place / "home"))
    code, _, err = run("network", "serve", place / "nothing")
    assert code == 2 and "is no catalog" in err and not (place / "home").exists()
    code, _, err = run("network", "serve", place / "nothing", "--port", "many")
    assert code == 2 and "'many' is no whole number" in err
