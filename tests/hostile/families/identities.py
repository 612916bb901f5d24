"""Who signed: identifiers and keys of the wrong kind, and the right ones spelled otherwise."""

from __future__ import annotations

import hashlib
from random import Random
from typing import Any

import base58

from dfdm.bundles.container import unpack
from dfdm.bundles.content import MANIFEST, RIGHTS
from dfdm.bundles.manifest import as_text
from dfdm.trust import canonical
from tests.hostile.originals import Originals
from tests.hostile.remade import forged, parsed, resigned, unsigned

CODECS = {  # multicodec prefixes of other kinds of keys, as unsigned varints
    "x25519": b"\xec\x01", "secp256k1": b"\xe7\x01", "p256": b"\x80\x24", "p384": b"\x81\x24", "rsa": b"\x85\x24",
    "ed448": b"\x83\x24", "bls12381g2": b"\xeb\x01", "ed25519-private": b"\x80\x26", "identity": b"\x00",
    "sha2-256": b"\x12\x20", "long varint": b"\xed\x81\x00", "none": b"",
}  # fmt: skip
SMALL_ORDER = tuple(
    bytes.fromhex(text)
    for text in (
        "01" + "00" * 31, "00" * 32, "00" * 31 + "80", "01" + "00" * 30 + "80", "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f", "ee" + "ff" * 30 + "7f", "ec" + "ff" * 31, "ee" + "ff" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    )
)  # fmt: skip


def _named(o: Originals, name: str, did: str, method: str | None = None, *, value: str = "", **proof: Any) -> bytes:
    """The bundle with its manifest, and the rights that it goes with, in the name of `did`, signed by the thief's key."""
    rights = parsed(o.members[name], RIGHTS) | {"assigner": did, "uid": ""}
    rights["uid"] = f"urn:dfdm:policy:sha256:{hashlib.sha256(canonical(rights)).hexdigest()}"
    try:
        text = as_text(rights)
    except UnicodeEncodeError:
        text = o.members[name][RIGHTS]

    fitting = unpack(resigned({**o.members[name], RIGHTS: text}, o.thief))
    manifest = parsed(fitting, MANIFEST)
    manifest.pop("proof")
    manifest["issuer"] = did
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": manifest["created"],
        "verificationMethod": method if method is not None else f"{did}#{did.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
        **proof,
    }
    signed = forged(manifest, o.thief, options)
    if value:
        signed["proofValue"] = value
    return unsigned(fitting, **{MANIFEST: as_text({**manifest, "proof": signed})})


def _did(raw: bytes) -> str:
    return "did:key:z" + base58.b58encode(raw).decode()


def _thiefs_key(o: Originals) -> bytes:
    return base58.b58decode(o.thief.did.removeprefix("did:key:z"))[2:]


def other_codecs(rng: Random, o: Originals, name: str) -> bytes:
    """The bytes of the very key that signed, said to be a key of another kind; or a key of another length."""
    prefix = CODECS[rng.choice(sorted(CODECS))]
    length = rng.choice((32, 32, 32, 31, 33, 57, 64))
    return _named(o, name, _did(prefix + (_thiefs_key(o) + rng.randbytes(32))[:length]))


def other_lengths(rng: Random, o: Originals, name: str) -> bytes:
    raw = b"\xed\x01" + _thiefs_key(o)
    cut = rng.choice((raw[:-1], raw + b"\x00", raw + raw, raw[:2], b"\x00" + raw, raw + rng.randbytes(900)))
    return _named(o, name, _did(cut))


def small_order(rng: Random, o: Originals, name: str) -> bytes:
    """A key under which the 'signature' of nobody fits every text."""
    point = rng.choice(SMALL_ORDER)
    first = rng.choice((point, b"\x01" + bytes(31), *SMALL_ORDER[:3]))
    return _named(o, name, _did(b"\xed\x01" + point), value="z" + base58.b58encode(first + bytes(32)).decode())


def no_points(rng: Random, o: Originals, name: str) -> bytes:
    raw = rng.choice((b"\xff" * 32, bytes([2]) + bytes(31), rng.randbytes(32)))
    return _named(o, name, _did(b"\xed\x01" + raw))


def other_methods_of_did(rng: Random, o: Originals, name: str) -> bytes:
    key = o.thief.did.removeprefix("did:key:")
    did = rng.choice(
        (
            "did:web:example.org", "did:web:example.org:users:a", "did:jwk:eyJrdHkiOiJPS1AifQ", f"did:peer:0{key}", "did:ion:abc",
            f"did:pkh:eip155:1:0x{'ab' * 20}", "https://example.org/keys/1", "mailto:a@example.org", f"DID:KEY:{key}",
            f"did:Key:{key}", f"did:key:{key}:x", f"did:key:{key}?versionId=1", f"did:key:{key}/path", "did:key:", "did:",
            f" did:key:{key}", f"did:key:{key}\n", f"did:key:{key} ", f"did:key:{key}\u200b", f"did:key:\u0437{key[1:]}",
            f"did:key:z1{key[1:]}", f"did:key:{key.lower()}", f"did:key:u{key[1:]}", f"did:key:f{'ed01' + _thiefs_key(o).hex()}",
            f"{o.owner.did},{o.thief.did}", f"{o.owner.did} {o.thief.did}", o.owner.did + "x" * 5000,
        )
    )  # fmt: skip
    return _named(o, name, did, rng.choice((None, f"{o.thief.did}#{key}")))


def another_key_of_the_issuer(rng: Random, o: Originals, name: str) -> bytes:
    """The owner is named, the thief's key signs: under its own method, the owner's, or a mixture."""
    own, key = o.owner.did, o.thief.did.removeprefix("did:key:")
    method = rng.choice(
        (
            f"{o.thief.did}#{key}", f"{own}#{own.removeprefix('did:key:')}", f"{own}#{key}", own, f"{own}#", f"#{key}",
            f"{o.thief.did}#{own.removeprefix('did:key:')}", f"{o.thief.did}", "", f"{own}#keys-1", f"{own}#{key}#{key}",
            f"did:key:{key}#{key}?x={own}",
        )
    )  # fmt: skip
    return _named(o, name, own, method)


def controllers_of_their_own(rng: Random, o: Originals, name: str) -> bytes:
    """The document itself says who may sign for whom."""
    own = o.owner.did
    more = rng.choice(
        (
            {"controller": o.thief.did}, {"issuer": {"id": own, "controller": o.thief.did}}, {"issuer": [own, o.thief.did]},
            {"holder": o.thief.did}, {"issuer": {"id": own}}, {"assertionMethod": [o.thief.did]}, {"issuer": None}, {"issuer": ""},
            {"alsoKnownAs": [own]}, {"verificationMethod": [{"id": own, "publicKeyMultibase": o.thief.did.removeprefix("did:key:")}]},
        )
    )  # fmt: skip
    manifest = parsed(o.members[name], MANIFEST) | more
    manifest.pop("proof")
    key = o.thief.did.removeprefix("did:key:")
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": manifest["created"],
        "verificationMethod": f"{o.thief.did}#{key}",
        "proofPurpose": "assertionMethod",
    }
    return unsigned(o.members[name], **{MANIFEST: as_text({**manifest, "proof": forged(manifest, o.thief, options)})})


def rights_of_another(rng: Random, o: Originals, name: str) -> bytes:
    """Signed by the thief in its own name, around rights that the owner gives."""
    return resigned(o.members[name], o.thief, lambda manifest: manifest.update(title=f"Mine {rng.random()}"))


KINDS = (
    other_codecs, other_lengths, small_order, small_order, no_points, other_methods_of_did, other_methods_of_did,
    another_key_of_the_issuer, another_key_of_the_issuer, controllers_of_their_own, rights_of_another,
)  # fmt: skip
