"""Encrypt a private key under a passphrase as PKCS#8 (RFC 5958) with PBES2 (RFC 8018), scrypt (RFC 7914) and AES-256.

`cryptography` reads such files, and writes them with 2,048 rounds of PBKDF2, which take no memory and little time to guess
against. One guess here takes 16 MiB of memory five times over (N = 2^14, r = 8, p = 5): below the 32 MiB that OpenSSL grants
a key file, so that other tools read it too.
"""

from __future__ import annotations

import base64
import os
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.padding import PKCS7

COST: Final = 2**14
BLOCKS: Final = 8
LANES: Final = 5
_KEY_BYTES: Final = 32
_BLOCK_BITS: Final = 128
_PBES2: Final = bytes.fromhex("06092a864886f70d01050d")
_SCRYPT: Final = bytes.fromhex("06092b06010401da47040b")
_AES_256_CBC: Final = bytes.fromhex("060960864801650304012a")
_SEQUENCE, _INTEGER, _OCTETS = 0x30, 0x02, 0x04
_SHORT: Final = 0x80
_LINE: Final = 64


def encrypted_pem(private: bytes, passphrase: str) -> bytes:
    """The PEM text (`ENCRYPTED PRIVATE KEY`) of a PKCS#8 key in DER, encrypted under a passphrase."""
    salt, start = os.urandom(16), os.urandom(_BLOCK_BITS // 8)
    key = Scrypt(salt=salt, length=_KEY_BYTES, n=COST, r=BLOCKS, p=LANES).derive(passphrase.encode("utf-8"))
    padder, cipher = PKCS7(_BLOCK_BITS).padder(), Cipher(AES(key), CBC(start)).encryptor()
    secret = cipher.update(padder.update(private) + padder.finalize()) + cipher.finalize()
    derivation = _der(_OCTETS, salt) + _integer(COST) + _integer(BLOCKS) + _integer(LANES) + _integer(_KEY_BYTES)
    scheme = _der(_SEQUENCE, _SCRYPT + _der(_SEQUENCE, derivation)) + _der(
        _SEQUENCE, _AES_256_CBC + _der(_OCTETS, start)
    )
    document = _der(_SEQUENCE, _der(_SEQUENCE, _PBES2 + _der(_SEQUENCE, scheme)) + _der(_OCTETS, secret))
    text = base64.b64encode(document).decode("ascii")
    lines = [text[n : n + _LINE] for n in range(0, len(text), _LINE)]
    return "\n".join(
        ["-----BEGIN ENCRYPTED PRIVATE KEY-----", *lines, "-----END ENCRYPTED PRIVATE KEY-----", ""]
    ).encode()


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < _SHORT:
        return bytes((tag, length)) + content
    told = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, _SHORT | len(told))) + told + content


def _integer(value: int) -> bytes:
    return _der(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))
