import json

import pytest

from dfdm.errors import SignatureError, TrustError
from dfdm.trust import add_proof, new_key, sign_document, verify_document, verify_proofs
from dfdm.trust.keyevents import KeyLog
from dfdm.trust.trustlist import TrustList, read_trust

T = [f"2026-0{n}-01T00:00:00Z" for n in range(1, 9)]
WEB = "did:web:shop.example"


@pytest.fixture(scope="module")
def keys():
    return [new_key() for _ in range(4)]


def folder(tmp_path, text="", dids=(), logs=(), status=()):
    (tmp_path / "trust.toml").write_text(f'schema = "dfdm/trust/1"\n{text}', encoding="utf-8")
    for name, documents in (("dids", dids), ("keys", logs), ("status", status)):
        (tmp_path / name).mkdir(exist_ok=True)
        for number, document in enumerate(documents):
            (tmp_path / name / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


def web_document(key, **more):
    held = key.did.removeprefix("did:key:")
    method = {"id": f"{WEB}#k", "type": "Multikey", "controller": WEB, "publicKeyMultibase": held, **more}
    return {"id": WEB, "verificationMethod": [method], "assertionMethod": [f"{WEB}#k"]}


def signed(key, issuer=None, created=T[1], **more):
    document = {"issuer": issuer or key.did, "n": 1}
    return add_proof(document, key, created=created, **more)


def verdict(document, trust):
    try:
        return verify_document(document, keys=trust)
    except SignatureError as error:
        return "wrong" if error.wrong else "unverifiable"


def test_an_empty_list_verifies_and_knows_nobody(keys, tmp_path):
    trust = read_trust(folder(tmp_path))
    assert verdict(signed(keys[0]), trust) == keys[0].did
    assert not trust.knows(keys[0].did)
    assert not trust.certifies(keys[0].did, "ISO 9001")
    assert not trust.believed_as(keys[0].did, "reviewer")


def test_signers_roles_and_schemes_are_the_users(keys, tmp_path):
    text = f"""
[[signers]]
did = "{keys[0].did}"
name = "Ana"
roles = ["reviewer"]
aliases = ["lei:506700GE1G29325QX363", "https://ana.example/issuer"]
[[issuers]]
did = "{keys[1].did}"
schemes = ["ISO 9001"]
[[issuers]]
did = "{WEB}"
schemes = ["*"]
"""
    trust = read_trust(folder(tmp_path, text) / "trust.toml")
    assert trust.knows(keys[0].did) and not trust.knows(keys[1].did)
    assert trust.believed_as(keys[0].did, "reviewer") and not trust.believed_as(keys[0].did, "designer")
    assert trust.certifies(keys[1].did, "iso 9001") and not trust.certifies(keys[1].did, "AS9100")
    assert trust.certifies(WEB, "AS9100")
    for alias in trust.aliases_of(keys[0].did):
        assert verdict(signed(keys[0], alias), trust) == keys[0].did
        assert verdict(signed(keys[1], alias), trust) == "wrong"
    assert verdict(signed(keys[0], "https://other.example"), trust) == "unverifiable"


def test_a_did_web_signs_by_its_pinned_document(keys, tmp_path):
    document = signed(keys[0].named(f"{WEB}#k"), WEB)
    assert verdict(document, TrustList()) == "unverifiable"
    trust = read_trust(folder(tmp_path, dids=[web_document(keys[0])]))
    assert verdict(document, trust) == WEB
    assert verdict(signed(keys[1].named(f"{WEB}#k"), WEB), trust) == "wrong"
    assert verdict(signed(keys[0].named(f"{WEB}#other"), WEB), trust) == "wrong"
    assert verdict(signed(keys[0], WEB), trust) == "wrong"  # by its did:key, for which the document does not speak
    assert (
        sign_document({"issuer": WEB}, keys[0].named(f"{WEB}#k"), created=T[1])["proof"]["verificationMethod"]
        == f"{WEB}#k"
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"revoked": T[3]}, "valid"),
        ({"revoked": T[1]}, "wrong"),
        ({"expires": T[0]}, "wrong"),
        ({"type": "EcdsaMultikey"}, "unverifiable"),
    ],
)
def test_a_key_that_a_did_web_took_back_counts_until_then(keys, tmp_path, change, expected):
    trust = read_trust(folder(tmp_path, dids=[web_document(keys[0], **change)]))
    found = verdict(signed(keys[0].named(f"{WEB}#k"), WEB), trust)
    assert found == (WEB if expected == "valid" else expected)


def test_a_key_of_a_did_web_for_another_purpose_does_not_sign(keys, tmp_path):
    document = web_document(keys[0]) | {"assertionMethod": [], "authentication": [f"{WEB}#k"]}
    trust = read_trust(folder(tmp_path, dids=[document]))
    assert verdict(signed(keys[0].named(f"{WEB}#k"), WEB), trust) == "wrong"


def test_rotations_count_by_the_time_that_a_signature_states(keys, tmp_path):
    log = KeyLog.begin(keys[0].did).rotated(keys[0], keys[1], at=T[2])
    text = f'[[signers]]\ndid = "{keys[0].did}"\nroles = ["owner"]\n'
    trust = read_trust(folder(tmp_path, text, logs=[log.to_dict()]))
    assert verdict(signed(keys[0], created=T[1]), trust) == keys[0].did
    assert verdict(signed(keys[0], created=T[2]), trust) == "wrong"
    assert verdict(signed(keys[1], keys[0].did, created=T[3]), trust) == keys[1].did
    assert verdict(signed(keys[1], keys[0].did, created=T[1]), trust) == "wrong"
    assert trust.knows(keys[1].did) and trust.believed_as(keys[1].did, "owner")
    assert not trust.knows(keys[2].did)


def test_revocations_of_owners_and_of_the_user(keys, tmp_path):
    log = KeyLog.begin(keys[0].did).revoke(keys[0], at=T[4], reason="compromised")
    text = f'[[revoked]]\ndid = "{keys[1].did}"\nsince = "{T[3]}"\n[[revoked]]\ndid = "{WEB}"\nreason = "sold"\n'
    trust = read_trust(folder(tmp_path, text, dids=[web_document(keys[2])], logs=[log.to_dict()]))
    assert verdict(signed(keys[0], created=T[0]), trust) == "wrong"
    assert verdict(signed(keys[1], created=T[2]), trust) == keys[1].did
    assert verdict(signed(keys[1], created=T[3]), trust) == "wrong"
    found = verify_proofs(signed(keys[2].named(f"{WEB}#k"), WEB), keys=trust)
    assert "no longer believes" in found[0].why and "sold" in found[0].why


def test_a_revoked_key_does_not_come_back_through_a_did_web(keys, tmp_path):
    log = KeyLog.begin(keys[0].did).revoke(keys[0], at=T[4], reason="compromised")
    trust = read_trust(folder(tmp_path, dids=[web_document(keys[0])], logs=[log.to_dict()]))
    assert verdict(signed(keys[0].named(f"{WEB}#k"), WEB), trust) == "wrong"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1", "Additional properties"),
        ("[[signers]]\n", "'did' is a required"),
        ('[[signers]]\ndid = "did:ion:x"\n', "does not match"),
        ('[[signers]]\ndid = "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"\n', "X25519"),
        ('[[signers]]\ndid = "did:web:a.example"\n' * 2, "twice among the signers"),
        ('[[signers]]\ndid = "did:web:a.example"\naliases = ["lei:506700GE1G29325QX364"]\n', "not a valid LEI"),
        ('[[signers]]\ndid = "did:web:a.example"\naliases = ["icd:0088:4012345000008"]\n', "not a valid ICD"),
        ('[[issuers]]\ndid = "did:web:a.example"\nschemes = []\n', "non-empty"),
        ('[[revoked]]\ndid = "did:web:a.example"\nsince = "2026-13-01T00:00:00Z"\n', "not an instant"),
        ("= 3", "no TOML"),
    ],
)
def test_a_list_that_says_something_else_is_one_clear_error(tmp_path, text, said):
    with pytest.raises(TrustError, match=said):
        read_trust(folder(tmp_path, text))


def test_files_that_cannot_be_used_are_one_clear_error(keys, tmp_path):
    with pytest.raises(TrustError, match="cannot be read"):
        read_trust(tmp_path / "none")
    document = web_document(keys[0])
    with pytest.raises(TrustError, match="pinned twice"):
        read_trust(folder(tmp_path, dids=[document, document]))
    (tmp_path / "dids" / "1.json").write_text("[", encoding="utf-8")
    with pytest.raises(TrustError, match="not valid JSON"):
        read_trust(tmp_path)
    (tmp_path / "dids" / "1.json").unlink()
    (tmp_path / "keys" / "a.json").write_text('{"schema": "dfdm/key-log/1"}', encoding="utf-8")
    with pytest.raises(TrustError, match="required property"):
        read_trust(tmp_path)
    (tmp_path / "keys" / "a.json").write_text('{"a": NaN}', encoding="utf-8")
    with pytest.raises(TrustError, match="NaN"):
        read_trust(tmp_path)
