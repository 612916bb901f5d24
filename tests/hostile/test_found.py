"""What hostile bundles and the fuzzer found, each once."""

import time

import pytest

from dfdm.errors import DataError, DfdmError, InputError, SignatureError, TrustError, in_one_line
from dfdm.nodes.measured import read_sheet
from dfdm.table import read_csv
from dfdm.trust import new_key, new_sealing_key, seal, sign_document, verify_document
from dfdm.trust.identity import public_of
from dfdm.trust.schemas import validator


def test_a_signature_has_one_spelling():
    """Readers of base58 pass over white space at the end: the same signature would make another, valid, file."""
    key = new_key()
    signed = sign_document({"issuer": key.did, "a": 1}, key, created="2026-11-21T03:40:00Z")
    assert verify_document(signed) == key.did
    for tail in ("\n", " ", "\t", "\r\n"):
        spelled = {**signed, "proof": {**signed["proof"], "proofValue": signed["proof"]["proofValue"] + tail}}
        with pytest.raises(SignatureError, match="base58"):
            verify_document(spelled)


def test_an_identifier_has_one_spelling():
    did = new_key().did
    public_of(did)
    for spelled in (did + "\n", did + " ", did.replace("did:key:z", "did:key:z1")):
        with pytest.raises(TrustError):
            public_of(spelled)


def test_the_end_of_a_pattern_is_the_end_of_the_text():
    manifest = validator("manifest")
    name = manifest.schema["properties"]["name"]
    assert manifest.evolve(schema=name).is_valid("block")
    assert not manifest.evolve(schema=name).is_valid("block\n")
    created = manifest.evolve(schema=manifest.schema["properties"]["created"])
    assert created.is_valid("2026-11-21T03:40:00Z")
    assert not created.is_valid("\u0662\u0660\u0662\u0666-11-21T03:40:00Z")


@pytest.mark.parametrize("stanza", [b"-> X25519 x\n\n", b"-> grease x\n\n"])
def test_many_recipients_do_not_take_minutes(stanza):
    key = new_sealing_key()
    head, _, tail = seal(b"hello", [key.recipient]).partition(b"\n---")
    began = time.monotonic()
    with pytest.raises(TrustError, match="more than the 100"):
        key.open(head + b"\n" + stanza * 3000 + b"---" + tail)
    assert time.monotonic() - began < 2.0
    with pytest.raises(TrustError, match="1 to 100"):
        seal(b"hello", [new_sealing_key().recipient for _ in range(101)])


def test_a_hundred_recipients_are_enough_for_anyone_and_all_open():
    keys = [new_sealing_key() for _ in range(100)]
    sealed = seal(b"hello", [key.recipient for key in keys])
    assert keys[0].open(sealed) == keys[99].open(sealed) == b"hello"


def test_what_an_error_quotes_stays_on_its_line():
    assert str(DfdmError("a\nb\x1b[2J\u202ec")) == "a\\nb\\x1b[2J\\u202ec"
    assert in_one_line("x" * 5000, 100) == "x" * 100 + "…"
    assert str(DataError("is ä – ok", where="page")) == "page: is ä – ok"


def test_a_cell_too_long_for_a_table_is_one_clear_error(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("name\n" + "x" * 200_000 + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="field"):
        read_csv(path, required=("name",))
    path.write_text(
        'coupon,series,size_mm,repeat,whole,measured,date\n"' + "x" * 200_000 + '",1,1,1,yes,1,\n', encoding="utf-8"
    )
    with pytest.raises(InputError):
        read_sheet(path, process="milling")
