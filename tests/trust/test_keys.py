import base64
import contextlib
import copy
import json
import logging
import os
import pickle
import pprint
import shutil
import stat
import subprocess
import traceback

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from dfdm.errors import TrustError
from dfdm.trust import did_key, is_locked, load_key, new_key, public_of, save_key, sign_document

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no file modes")


def test_an_encrypted_key_comes_back_with_its_passphrase_only(tmp_path):
    key, path = new_key(), tmp_path / "my.key"
    assert save_key(key, path, "right horse") == ""
    assert load_key(path, "right horse").did == key.did
    assert b"ENCRYPTED" in path.read_bytes()
    with pytest.raises(TrustError, match="passphrase is wrong"):
        load_key(path, "wrong horse")
    with pytest.raises(TrustError, match="is encrypted"):
        load_key(path)


def test_a_key_without_a_passphrase_says_so(tmp_path):
    key, path = new_key(), tmp_path / "my.key"
    assert "no passphrase" in save_key(key, path, None)
    assert load_key(path).did == key.did
    assert load_key(path, "not needed").did == key.did


@posix
def test_an_open_key_file_is_refused(tmp_path):
    path = tmp_path / "my.key"
    save_key(new_key(), path, None)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    with pytest.raises(TrustError, match="others can read it: run chmod 600"):
        load_key(path)


def test_a_key_file_is_never_overwritten(tmp_path):
    path = tmp_path / "my.key"
    save_key(new_key(), path, None)
    before = path.read_bytes()
    with pytest.raises(TrustError, match="exists already"):
        save_key(new_key(), path, None)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_is_one_clear_error(tmp_path, data):
    path = tmp_path / "my.key"
    path.write_bytes(data)
    path.chmod(0o600)
    with pytest.raises(TrustError, match="no PKCS#8 key"):
        load_key(path)


def test_another_kind_of_key_is_refused(tmp_path):
    path = tmp_path / "rsa.key"
    rsa = generate_private_key(public_exponent=65537, key_size=2048)
    path.write_bytes(rsa.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    with pytest.raises(TrustError, match="not an Ed25519 key"):
        load_key(path)


@pytest.mark.parametrize("kind", range(256))
def test_a_file_that_says_another_kind_than_its_bytes_are_is_one_clear_error(tmp_path, kind):
    der = Ed25519PrivateKey.generate().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    at = der.index(b"\x06\x03\x2b\x65\x70") + 4
    altered = base64.b64encode(der[:at] + bytes([kind]) + der[at + 1 :]).decode()
    path = tmp_path / "my.key"
    path.write_text(f"-----BEGIN PRIVATE KEY-----\n{altered}\n-----END PRIVATE KEY-----\n")
    path.chmod(0o600)
    if kind == der[at]:
        assert load_key(path)
    else:
        with pytest.raises(TrustError):
            load_key(path)


def test_a_missing_file_or_folder_is_one_clear_error(tmp_path):
    with pytest.raises(TrustError, match="cannot be read"):
        load_key(tmp_path / "none.key")
    with pytest.raises(TrustError, match="cannot be written"):
        save_key(new_key(), tmp_path / "none" / "my.key", None)


def test_a_key_signs_but_never_shows_itself():
    key = new_key()
    public_of(key.did).verify(key.sign(b"text"), b"text")
    assert repr(key) == f"Key({key.did})"
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(key)


def test_only_the_beginning_of_a_long_file_is_looked_at(tmp_path):
    path = tmp_path / "long.key"
    path.write_bytes(b" " * 20_000 + b"ENCRYPTED")
    path.chmod(0o600)
    assert not is_locked(path)
    with pytest.raises(TrustError, match="no PKCS#8 key"):
        load_key(path)
    save_key(new_key(), tmp_path / "my.key", "right horse")
    assert is_locked(tmp_path / "my.key")
    with pytest.raises(TrustError, match="cannot be read"):
        is_locked(tmp_path / "none.key")


def test_a_passphrase_is_stretched_by_scrypt_in_a_file_that_others_read(tmp_path):
    path = tmp_path / "my.key"
    save_key(new_key(), path, "right horse")
    der = base64.b64decode("".join(path.read_text(encoding="ascii").splitlines()[1:-1]))
    scrypt, aes = bytes.fromhex("06092b06010401da47040b"), bytes.fromhex("060960864801650304012a")
    assert scrypt in der and aes in der
    assert bytes.fromhex("02024000020108020105020120") in der  # N = 16384, r = 8, p = 5, 32 bytes
    if shutil.which("openssl"):
        words = ["openssl", "pkey", "-in", str(path), "-passin", "pass:right horse", "-noout", "-text"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert "ED25519" in done.stdout.upper(), done.stderr


def test_a_key_that_was_encrypted_by_fewer_rounds_is_still_read(tmp_path):
    private = Ed25519PrivateKey.generate()
    path = tmp_path / "old.key"
    path.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"right horse")))
    assert load_key(path, "right horse").did == did_key(private.public_key())


def _forms(key):
    """The private half of a key in every form in which it could show: bytes, hex, base64, PEM, and as Python prints it."""
    raw = key._private.private_bytes_raw()
    pem = key._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    body = pem.splitlines()[1]
    base = base64.b64encode(raw).decode().rstrip("=")
    return [
        raw.hex(),
        raw.hex(" "),
        base,
        base64.urlsafe_b64encode(raw).decode().rstrip("="),
        body,
        repr(raw),
        str(list(raw)),
    ]


def test_a_key_does_not_show_in_words_logs_tracebacks_copies_or_json(tmp_path, caplog):
    key = new_key()
    shown = [
        repr(key),
        str(key),
        f"{key!r:>80}",
        str(vars(key)),
        str([key]),
        pprint.pformat({"key": key}),
        str(key.__dict__),
    ]
    logging.getLogger("dfdm").warning("signing with %s and %r", key, vars(key))
    shown.append(caplog.text)
    try:
        sign_document({"issuer": "did:key:other", "key": key}, key, created="2026-11-21T00:00:00Z")
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not show the key
        caught = traceback.TracebackException.from_exception(error, capture_locals=True)
        shown += ["".join(caught.format()), repr(error)]
    for act in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps, lambda k: pickle.dumps({"k": [k]}, protocol=5)):
        with pytest.raises(TypeError) as refused:
            act(key)
        shown.append(str(refused.value))
    everything = "\n".join(shown)
    assert key.did in everything
    assert not [form for form in _forms(key) if form in everything]


def test_a_notebook_shows_a_key_by_its_did_alone(tmp_path):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    path = tmp_path / "my.key"
    key = new_key()
    save_key(key, path, None)
    code = f"from dfdm.trust import load_key\nkey = load_key({str(path)!r})\ndisplay(key)\nprint(key, vars(key))\nkey"
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code), nbformat.v4.new_code_cell("1 / 0 if key else key")]
    )
    with contextlib.suppress(nbclient.exceptions.CellExecutionError):
        nbclient.NotebookClient(book, kernel_name="python3", timeout=120).execute()
    saved = nbformat.writes(book)
    assert key.did in saved
    assert "ZeroDivisionError" in saved
    assert not [form for form in _forms(key) if form in saved]


def test_the_passphrase_does_not_show_in_what_goes_wrong(tmp_path):
    path = tmp_path / "my.key"
    words = [f"{which} horse" for which in ("right", "wrong")]
    save_key(new_key(), path, words[0])
    with pytest.raises(TrustError) as caught:
        load_key(path, words[1])
    assert "horse" not in "".join(traceback.format_exception(caught.value)).replace("} horse", "")
    assert caught.value.__cause__ is None and caught.value.__suppress_context__
