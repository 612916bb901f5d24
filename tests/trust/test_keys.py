import os
import pickle
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from dfdm.errors import TrustError
from dfdm.trust import is_locked, load_key, new_key, public_of, save_key

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
