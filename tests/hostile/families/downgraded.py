"""Algorithms: the same document under a weaker or another suite, each as well signed as that suite asks for."""

from __future__ import annotations

import hashlib
import hmac
from random import Random
from typing import Any

import base58
import pyrage
import rfc8785

from dfdm.bundles.content import MANIFEST, SEALED
from dfdm.bundles.manifest import as_text
from tests.hostile.originals import Originals
from tests.hostile.remade import forged, hashed, parsed, resigned, unsigned

SUITES = (
    "none", "", "None", "NONE", "null", "eddsa-rdfc-2022", "eddsa-2022", "ecdsa-jcs-2019", "ecdsa-rdfc-2019", "ecdsa-sd-2023",
    "bbs-2023", "EdDSA-JCS-2022", "eddsa-jcs-2022 ", " eddsa-jcs-2022", "eddsa-jcs-2022\n", "eddsa-jcs-2023", "EdDSA", "Ed25519", "HS256", "RS256", "ES256K",
    "jcs-eddsa-2022", "json-eddsa-2022", "experimental-eddsa-jcs-2022", "eddsa\u2010jcs\u20102022", "eddsa-jcs-2022\u0000",
)  # fmt: skip
TYPES = (
    "Ed25519Signature2020", "Ed25519Signature2018", "JsonWebSignature2020", "RsaSignature2018", "EcdsaSecp256k1Signature2019",
    "JcsEd25519Signature2020", "dataintegrityproof", "DataIntegrityProof ", "https://w3id.org/security#DataIntegrityProof", "none", "",
)  # fmt: skip


def _again(o: Originals, name: str, options: dict[str, Any], value: str = "") -> bytes:
    bare = parsed(o.members[name], MANIFEST)
    told = {k: v for k, v in bare.pop("proof").items() if k != "proofValue"} | options
    proof = forged(bare, o.owner, told)
    if value:
        proof["proofValue"] = value
    return unsigned(o.members[name], **{MANIFEST: as_text({**bare, "proof": proof})})


def other_suites(rng: Random, o: Originals, name: str) -> bytes:
    """The owner signs honestly under options that name another suite."""
    return _again(
        o,
        name,
        {
            "cryptosuite": rng.choice(
                (*SUITES, None, 0, ["eddsa-jcs-2022"], ["eddsa-jcs-2022", "none"], {"id": "eddsa-jcs-2022"})
            )
        },
    )


def other_types(rng: Random, o: Originals, name: str) -> bytes:
    return _again(o, name, {"type": rng.choice((*TYPES, None, ["DataIntegrityProof"]))})


def renamed(rng: Random, o: Originals, name: str) -> bytes:
    """The old signature under the name of another suite."""
    manifest = parsed(o.members[name], MANIFEST)
    field, names = rng.choice((("cryptosuite", SUITES), ("type", TYPES)))
    manifest["proof"][field] = rng.choice(names)
    return unsigned(o.members[name], **{MANIFEST: as_text(manifest)})


def keyed_with_the_public_key(rng: Random, o: Originals, name: str) -> bytes:
    """HMAC with the owner's public key, or with nothing, for a secret."""
    bare = parsed(o.members[name], MANIFEST)
    told = {k: v for k, v in bare.pop("proof").items() if k != "proofValue"}
    told["cryptosuite"] = rng.choice(("HS256", "hmac-sha256", "eddsa-jcs-2022", "HS512"))
    public = base58.b58decode(o.owner.did.removeprefix("did:key:z"))
    secret = rng.choice((public, public[2:], o.owner.did.encode(), b"", b"secret"))
    algorithm = rng.choice((hashlib.sha256, hashlib.sha512))
    code = hmac.new(secret, rng.choice((hashed(bare, told), rfc8785.dumps(bare))), algorithm).digest()
    value = "z" + base58.b58encode(code).decode()
    return unsigned(o.members[name], **{MANIFEST: as_text({**bare, "proof": {**told, "proofValue": value}})})


def nothing_but_a_digest(rng: Random, o: Originals, name: str) -> bytes:
    """A hash where a signature should be."""
    bare = parsed(o.members[name], MANIFEST)
    told = {k: v for k, v in bare.pop("proof").items() if k != "proofValue"}
    digest = rng.choice((hashlib.sha256, hashlib.sha512, hashlib.md5, hashlib.sha1))(rfc8785.dumps(bare)).digest()
    raw = rng.choice((digest, (digest * 4)[:64]))
    if rng.random() < 0.5:
        told["cryptosuite"] = rng.choice(("none", "sha256", "sha-2"))
    return unsigned(
        o.members[name],
        **{MANIFEST: as_text({**bare, "proof": {**told, "proofValue": "z" + base58.b58encode(raw).decode()}})},
    )


def a_web_token(rng: Random, o: Originals, name: str) -> bytes:
    """A JOSE signature with alg none in its place."""
    bare = parsed(o.members[name], MANIFEST)
    bare.pop("proof")
    token = rng.choice(
        (
            "eyJhbGciOiJub25lIn0..",
            "eyJhbGciOiJub25lIn0.e30.",
            "eyJhbGciOiJFZERTQSIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..AAAA",
        )
    )
    proof = rng.choice(
        (token, {"jwt": token}, {"type": "JwtProof2020", "jwt": token}, {"type": "DataIntegrityProof", "jws": token}, {"alg": "none", "signature": ""},
         {"type": "JsonWebSignature2020", "created": bare["created"], "jws": token, "proofPurpose": "assertionMethod", "verificationMethod": o.owner.did})
    )  # fmt: skip
    return unsigned(
        o.members[name], **{MANIFEST: as_text({**bare, "title": f"{bare['title']} {rng.random()}", "proof": proof})}
    )


def sealed_by_less(rng: Random, o: Originals, name: str) -> bytes:
    """Where the sealed bundle holds what age sealed: plain bytes, other formats, a passphrase that all know. Owner-signed."""
    inside = o.node.open(o.members["sealed"][SEALED])
    content = rng.choice(
        (
            lambda: inside, lambda: b"", lambda: b"age-encryption.org/v2\n" + inside, lambda: b"age-encryption.org/v1" + inside,
            lambda: b"-----BEGIN AGE ENCRYPTED FILE-----\n" + inside[:100], lambda: b"-----BEGIN PGP MESSAGE-----\n" + inside[:50],
            lambda: bytes(b ^ 0x55 for b in inside), lambda: b"Salted__" + inside, lambda: rng.randbytes(500), lambda: o.members["sealed"][SEALED][:21],
        )
    )()  # fmt: skip
    return resigned({**o.members["sealed"], SEALED: content}, o.owner)


def sealed_oddly(rng: Random, o: Originals, name: str) -> tuple[bytes, bool]:
    """It begins as age's files do, and does not open: a passphrase, cut streams, headers of others. Only opening can tell."""
    good = o.members["sealed"][SEALED]
    inside = o.node.open(good)
    head, _, body = good.partition(b"\n---")
    content = rng.choice(
        (
            lambda: pyrage.passphrase.encrypt(inside[:1000], "password"), lambda: good[: rng.randrange(30, len(good))], lambda: b"age-encryption.org/v1\n",
            lambda: b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n\n---" + body, lambda: head + b"\n---" + body[::-1],
            lambda: b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 40\n" + b"A" * 43 + b"\n---" + body,
            lambda: head + b"\n-> grease x\n\n---" + body, lambda: good + rng.randbytes(rng.choice((1, 65552))),
            lambda: b"age-encryption.org/v1\n" + b"-> X25519 x\n\n" * 5000 + b"---" + body, lambda: good.replace(b"X25519", b"x25519", 1),
            lambda: good[: len(head) + 100] + bytes(3) + good[len(head) + 103 :],
        )
    )()  # fmt: skip
    return resigned({**o.members["sealed"], SEALED: content}, o.owner), True


KINDS = (
    other_suites,
    other_suites,
    other_types,
    renamed,
    keyed_with_the_public_key,
    nothing_but_a_digest,
    a_web_token,
    sealed_by_less,
    sealed_oddly,
)
