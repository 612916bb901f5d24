import contextlib

import base58
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import DataError, TrustError
from dfdm.trust import did_key, new_key, public_of, valid_gln, valid_lei
from dfdm.trust.identifiers import checked_id
from dfdm.trust.identity import verification_method

W3C = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"


def test_a_did_key_names_its_key_and_nothing_else():
    key = public_of(W3C)
    assert did_key(key) == W3C
    assert verification_method(W3C) == f"{W3C}#{W3C.removeprefix('did:key:')}"


def test_every_new_key_has_a_did_that_resolves_to_it():
    key = new_key()
    assert key.did.startswith("did:key:z6Mk")
    assert did_key(public_of(key.did)) == key.did


@pytest.mark.parametrize(
    "did",
    [
        "",
        "did:web:example.org",
        "did:key:z",
        "did:key:z0OIl",
        "did:key:" + "z6Mk" * 100,
        W3C[:-1],
        W3C + "2",
        W3C + "#x",
        "did:key:z" + base58.b58encode(b"\xec\x01" + bytes(32)).decode(),
        "did:key:z" + base58.b58encode(b"\xe7\x01" + bytes(33)).decode(),
        "did:key:z" + base58.b58encode(b"\xed\x01" + bytes(32)).decode(),
        "did:key:z" + base58.b58encode(b"\xed\x01\x01" + bytes(31)).decode(),
        None,
        7,
    ],
)
def test_what_is_no_ed25519_did_key_is_refused(did):
    with pytest.raises(TrustError):
        public_of(did)


@pytest.mark.parametrize(
    ("prefix", "length", "said"),
    [
        (b"\xec\x01", 32, "X25519"),
        (b"\xe7\x01", 33, "secp256k1"),
        (b"\x80\x24", 33, "P-256"),
        (b"\x81\x24", 49, "P-384"),
        (b"\x85\x24", 40, "RSA"),
        (b"\x80\x26", 32, "private Ed25519"),
        (b"\xff\x7f", 32, "unknown kind 0x3fff"),
        (b"\x12", 32, "unknown kind 0x12"),
    ],
)
def test_another_kind_of_key_is_refused_by_its_name(prefix, length, said):
    did = "did:key:z" + base58.b58encode(prefix + b"\x07" * length).decode()
    with pytest.raises(TrustError, match=said):
        public_of(did)


@pytest.mark.parametrize("end", [" ", "\n", "\t", "\x00", "\u00a0"])
def test_a_did_has_one_spelling(end):
    for did in (W3C + end, end + W3C, W3C.replace(":z", f":{end}z")):
        with pytest.raises(TrustError):
            public_of(did)


@given(st.text(max_size=80))
def test_no_text_crashes_the_resolver(text):
    for did in (text, f"did:key:z{text}"):
        with contextlib.suppress(TrustError):
            assert isinstance(public_of(did), Ed25519PublicKey)


# Known answers: the LEI of ISO 17442's own example (GLEIF), GLNs of the GS1 check-digit guide.
@pytest.mark.parametrize("lei", ["506700GE1G29325QX363", "5493001KJTIIGC8Y1R12"])
def test_a_true_lei_passes_and_every_changed_digit_is_found(lei):
    assert valid_lei(lei)
    for place, sign in enumerate(lei):
        for other in "0123456789":
            if other != sign and sign.isdigit():
                assert not valid_lei(lei[:place] + other + lei[place + 1 :])


@pytest.mark.parametrize(
    "text", ["", "506700GE1G29325QX36", "506700ge1g29325qx363", "506700GE1G29325QX36A", "x" * 20, "٥" * 20]
)
def test_what_is_no_lei_is_refused(text):
    assert not valid_lei(text)


def test_a_true_gln_passes_and_every_changed_digit_is_found():
    gln = "4012345000009"
    assert valid_gln(gln)
    for place in range(13):
        for other in "0123456789":
            if other != gln[place]:
                assert not valid_gln(gln[:place] + other + gln[place + 1 :])
    assert not valid_gln("401234500000")
    assert not valid_gln("٤012345000009")


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("icd:0088:4012345000009", True),
        ("icd:0088:4012345000008", False),
        ("icd:0199:506700GE1G29325QX363", True),
        ("icd:0199:506700GE1G29325QX364", False),
        ("icd:0060:123456789", True),
        ("icd:60:123456789", False),
        ("https://id.gs1.org/414/4012345000009", True),
        ("https://id.gs1.org/414/4012345000008", False),
        ("did:web:shop.example:a", True),
        ("did:web:shop.example:..", False),
        ("did:web:127.0.0.1", False),
        ("did:ion:x", False),
        ("duns:123456789", True),
    ],
)
def test_identifiers_are_checked_where_their_scheme_has_a_rule(text, valid):
    with contextlib.nullcontext() if valid else pytest.raises(DataError):
        assert checked_id(text) == text
