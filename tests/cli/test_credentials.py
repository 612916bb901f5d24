"""Certificates through the command line: issued, verified, revoked, and counted for a node or not."""

import contextlib
import io
import json

import jsonschema
import pytest

from dfdm.__main__ import main
from dfdm.nodes.network import sample_network
from dfdm.table import data_folder
from dfdm.trust import load_key, new_key, save_key
from dfdm.trust.statuslist import FEWEST_BITS, encode_list

NODE = sample_network().node("Sample sheet metal shop Stuttgart")
LIST = "https://cert.example/status/1"
SCHEMA = json.loads((data_folder() / "schema" / "certificate.schema.json").read_text(encoding="utf-8"))


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(one) for one in arguments])
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def place(tmp_path):
    """The key of a certification body and a trust folder that lists it for ISO 9001."""
    save_key(new_key(), tmp_path / "body.key", None)
    (tmp_path / "trust" / "status").mkdir(parents=True)
    did = load_key(tmp_path / "body.key").did
    (tmp_path / "trust" / "trust.toml").write_text(
        f'schema = "dfdm/trust/1"\n[[issuers]]\ndid = "{did}"\nschemes = ["ISO 9001"]\n', encoding="utf-8"
    )
    return tmp_path


def issue(place, name="cert.json", *more, facility=NODE.id, processes=("laser",)):
    asked = [word for process in processes for word in ("--process", process)]
    return run(
        *("credential", "issue", "--key", place / "body.key", "--standard", "ISO 9001:2015", "--facility", facility),
        *("--from", "2026-01-01T00:00:00Z", "--until", "2028-12-31T00:00:00Z", "-o", place / name, *asked, *more),
    )


def verify(place, *more, at="2026-11-29T00:00:00Z"):
    asked = ("--trust", place / "trust", "--at", at, *more)
    code, out, err = run("credential", "verify", place / "cert.json", *asked, "--format", "json")
    assert not err
    document = json.loads(out)
    jsonschema.validate(document, SCHEMA)
    assert document["counted"] is (code == 0)
    return document.get("why", "")


def test_a_certificate_is_issued_and_counts_where_it_fits(place):
    assert issue(place)[0] == 0
    assert verify(place) == ""
    assert verify(place, "--holder", NODE.id, "--standard", "iso 9001", "--process", "laser_cutting") == ""
    assert "not milling" in verify(place, "--process", "milling")
    assert "another facility" in verify(place, "--holder", "gln:4012345000009")
    assert "valid from" in verify(place, at="2025-11-29T00:00:00Z")
    code, out, _ = run("credential", "verify", place / "cert.json")
    assert code == 1 and "not counted: its issuer" in out


def test_a_revoked_certificate_is_not_counted_and_a_suspended_one_comes_back(place):
    assert issue(place, "cert.json", "--status-list", LIST, "--status-index", 7)[0] == 0
    assert "not among those in your trust folder" in verify(place)
    status = place / "trust" / "status" / "1.json"
    assert issue(place, "other.json", "--status-list", LIST, "--status-index", 8)[0] == 0
    revoke = ("credential", "revoke", "--list", status, "--key", place / "body.key", "--created")
    assert run(*revoke, "2026-10-01T00:00:00Z", place / "other.json")[0] == 0
    assert verify(place) == ""
    assert run(*revoke, "2026-11-01T00:00:00Z", place / "cert.json")[0] == 0
    assert "revoked" in verify(place)
    assert run(*revoke, "2026-11-02T00:00:00Z", place / "cert.json", "--restore")[0] == 2
    held = ("--status-list", LIST + "s", "--status-index", 7, "--suspension")
    assert issue(place, "cert.json", *held)[0] == 0
    suspend = ("credential", "revoke", "--list", place / "trust" / "status" / "2.json", "--key", place / "body.key")
    assert run(*suspend, "--created", "2026-11-01T00:00:00Z", place / "cert.json")[0] == 0
    assert "suspended" in verify(place)
    assert run(*suspend, "--created", "2026-11-02T00:00:00Z", place / "cert.json", "--restore")[0] == 0
    assert verify(place) == ""


def test_a_list_that_was_changed_is_not_signed_anew(place):
    assert issue(place, "cert.json", "--status-list", LIST, "--status-index", "5")[0] == 0
    status = place / "list.json"
    revoke = ("credential", "revoke", place / "cert.json", "--list", status, "--key", place / "body.key")
    assert run(*revoke)[0] == 0
    signed = json.loads(status.read_text(encoding="utf-8"))
    emptied = {**signed["credentialSubject"], "encodedList": encode_list(bytes(FEWEST_BITS // 8))}
    for subject in (emptied, [1], None):
        changed = json.dumps({**signed, "credentialSubject": subject})
        status.write_text(changed, encoding="utf-8")
        code, _, err = run(*revoke)
        assert code == 2 and err.count("\n") == 1 + err.count("passphrase") and "internal" not in err
        assert status.read_text(encoding="utf-8") == changed


def test_only_the_issuer_revokes_and_only_what_has_a_status(place):
    save_key(new_key(), place / "other.key", None)
    issue(place)
    status = place / "list.json"
    code, _, err = run("credential", "revoke", place / "cert.json", "--list", status, "--key", place / "body.key")
    assert code == 2 and "no status" in err
    issue(place, "cert.json", "--status-list", LIST, "--status-index", 7)
    code, _, err = run("credential", "revoke", place / "cert.json", "--list", status, "--key", place / "other.key")
    assert code == 2 and "the certificate is by" in err
    assert not status.exists()


@pytest.mark.parametrize(
    "more",
    [("--status-list", LIST), ("--status-index", "7"), ("--status-list", LIST, "--status-index", "131072")],
)
def test_a_status_without_a_bit_is_refused(place, more):
    assert issue(place, "cert.json", *more)[0] == 2
    assert not (place / "cert.json").exists()
    assert issue(place, "cert.json", processes=("weaving",))[0] == 2


def test_nodes_validate_says_which_certificates_count(place):
    issue(place)
    node = NODE.to_dict()
    text = (place / "cert.json").read_text(encoding="utf-8")
    node["certificates"] = [{"standard": "ISO 9001", "credential": text}, {"standard": "ISO 14001"}]
    file = place / "node.json"
    file.write_text(json.dumps(node), encoding="utf-8")
    asked = ("--trust", place / "trust", "--at", "2026-11-29T00:00:00Z")
    code, out, _ = run("nodes", "validate", file, *asked, "--format", "json")
    assert code == 0
    assert [one["counted"] for one in json.loads(out)["certificates"]] == [True, False]
    _, out, _ = run("nodes", "validate", file, *asked)
    assert "ISO 9001  counted" in out
    assert "ISO 14001  not counted: the node states it of itself" in out
    assert "certificates" not in json.loads(run("nodes", "validate", file, "--format", "json")[1])
