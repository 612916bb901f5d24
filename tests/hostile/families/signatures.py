"""Signatures: none, those of others, cut, written otherwise, for another purpose, more than one."""

from __future__ import annotations

import base64
import hashlib
import json
from random import Random
from typing import Any

import base58

from dfdm.bundles.content import MANIFEST
from dfdm.bundles.manifest import as_text
from dfdm.trust import Key
from tests.hostile.originals import MUTATED, Originals
from tests.hostile.remade import forged, parsed, unsigned

ORDER = 2**252 + 27742317777372353535851937790883648493
"""Of the group of Ed25519: S and S + ORDER fit the same text where a verifier does not look."""


def _with(o: Originals, name: str, proof: object, changed: dict[str, Any] | None = None) -> bytes:
    manifest = {**parsed(o.members[name], MANIFEST), "proof": proof, **(changed or {})}
    return unsigned(o.members[name], **{MANIFEST: as_text(manifest)})


def _proof(o: Originals, name: str) -> dict[str, Any]:
    return parsed(o.members[name], MANIFEST)["proof"]


def _bare(o: Originals, name: str) -> dict[str, Any]:
    manifest = parsed(o.members[name], MANIFEST)
    manifest.pop("proof")
    return manifest


def _raw(o: Originals, name: str) -> bytes:
    return base58.b58decode(_proof(o, name)["proofValue"][1:])


def _text(raw: bytes) -> str:
    return "z" + base58.b58encode(raw).decode()


def stripped(rng: Random, o: Originals, name: str) -> bytes:
    bare, proof = _bare(o, name), _proof(o, name)
    kind = rng.randrange(5)
    if kind == 0:
        return unsigned(o.members[name], **{MANIFEST: as_text({**bare, "title": f"{bare['title']} {rng.random()}"})})
    if kind == 1:
        return _with(o, name, rng.choice((None, {}, [], "", 0, False, [[]], "none", [None])))
    if kind == 2:
        gone = rng.choice(sorted(proof))
        return _with(o, name, {k: v for k, v in proof.items() if k != gone})
    if kind == 3:
        return _with(
            o,
            name,
            {**proof, rng.choice(sorted(proof)): rng.choice((None, "", [], {}, 0, True, [proof["proofValue"]]))},
        )
    return unsigned(
        o.members[name], **{MANIFEST: as_text({**bare, rng.choice(("Proof", "proofs", "signature", "proof ")): proof})}
    )


def of_another_bundle(rng: Random, o: Originals, name: str) -> bytes:
    other = rng.choice([n for n in (*MUTATED, "other-agreement", "other-sealed") if n != name])
    if rng.random() < 0.3:  # the whole manifest
        return unsigned(o.members[name], **{MANIFEST: o.members[other][MANIFEST]})
    if rng.random() < 0.3:
        return _with(o, name, {**_proof(o, name), "proofValue": _proof(o, other)["proofValue"]})
    return _with(o, name, _proof(o, other))


def cut(rng: Random, o: Originals, name: str) -> bytes:
    proof, raw = _proof(o, name), _raw(o, name)
    value = proof["proofValue"]
    changed = rng.choice(
        (
            _text(raw[: rng.randrange(64)]), _text(raw + rng.randbytes(rng.choice((1, 64)))), value[: rng.randrange(len(value))],
            value[1:], _text(raw[32:] + raw[:32]), _text(raw[:32] * 2), _text(raw[::-1]), value + rng.choice("123abc"),
        )
    )  # fmt: skip
    return _with(o, name, {**proof, "proofValue": changed})


def other_values(rng: Random, o: Originals, name: str) -> bytes:
    """Zeros, noise, single bits, S beyond the order."""
    proof, raw = _proof(o, name), _raw(o, name)
    s = int.from_bytes(raw[32:], "little")
    more = [s + ORDER * n for n in range(1, 16) if s + ORDER * n < 2**256] + [ORDER - s, (s + 1) % ORDER]
    bit = 1 << rng.randrange(512)
    changed = rng.choice(
        (
            raw[:32] + rng.choice(more).to_bytes(32, "little"), (int.from_bytes(raw) ^ bit).to_bytes(64),
            bytes(64), b"\xff" * 64, rng.randbytes(64), b"\x01" + bytes(63), raw[:32] + bytes(32), bytes(32) + raw[32:],
            raw[:31] + bytes([raw[31] ^ 0x80]) + raw[32:],
        )
    )  # fmt: skip
    return _with(o, name, {**proof, "proofValue": _text(changed)})


def written_otherwise(rng: Random, o: Originals, name: str) -> bytes:
    """The very signature in another alphabet, or with signs that a reader would pass over."""
    proof, raw = _proof(o, name), _raw(o, name)
    value = proof["proofValue"]
    at = rng.randrange(1, len(value) + 1)
    between = rng.choice(("\n", " ", "\t", "\r", "\u200b", "\x00", "0", "l", "=", "\ufeff"))
    changed = rng.choice(
        (
            f"f{raw.hex()}", f"F{raw.hex().upper()}", "m" + base64.b64encode(raw).decode(), raw.hex(), value[1:],
            "u" + base64.urlsafe_b64encode(raw).decode().rstrip("="), base64.b64encode(raw).decode(), "Z" + value[1:],
            "b" + base64.b32encode(raw).decode().lower().rstrip("="), "z1" + value[1:], "z11" + value[1:], value + "\n",
            value + rng.choice("\n \t\r\x0b\x0c\x1c\x85\u2028"), rng.choice("\n \t") + value, value[:at] + between + value[at:],
            "zz" + value[1:], value.swapcase(), value + value,
        )
    )  # fmt: skip
    return _with(o, name, {**proof, "proofValue": changed})


def other_purpose(rng: Random, o: Originals, name: str) -> bytes:
    """Honestly signed, but for another purpose."""
    purpose = rng.choice(
        ("authentication", "keyAgreement", "capabilityInvocation", "capabilityDelegation", "AssertionMethod", "", "assertionMethod ", "sec:assertionMethod")
    )  # fmt: skip
    bare = _bare(o, name)
    options = {k: v for k, v in _proof(o, name).items() if k != "proofValue"} | {"proofPurpose": purpose}
    if rng.random() < 0.2:
        return _with(o, name, {**_proof(o, name), "proofPurpose": purpose})
    return _with(o, name, forged(bare, o.owner, options))


def more_than_one(rng: Random, o: Originals, name: str) -> bytes:
    """A proof twice, a good one beside a bad one, chains: the manifest takes exactly one."""
    proof = _proof(o, name)
    bad = {**proof, "proofValue": _text(rng.randbytes(64))}
    bare = _bare(o, name)
    thiefs = forged(
        bare,
        o.thief,
        {
            **{k: v for k, v in proof.items() if k != "proofValue"},
            "verificationMethod": f"{o.thief.did}#{o.thief.did[8:]}",
        },
    )
    if rng.random() < 0.3:
        text = as_text({**bare, "proof": proof}).decode().rstrip().removesuffix("}").rstrip()
        first, second = rng.choice(((proof, bad), (bad, proof), (proof, proof), (thiefs, proof)))
        text = text.replace(json.dumps(proof["proofValue"]), json.dumps(first["proofValue"]), 1)
        return unsigned(o.members[name], **{MANIFEST: f'{text},\n "proof": {json.dumps(second)}\n}}\n'.encode()})
    return _with(
        o,
        name,
        rng.choice(
            (
                [proof],
                [proof, proof],
                [proof, bad],
                [bad, proof],
                [thiefs, proof],
                [proof, thiefs],
                {"a": proof},
                [[proof]],
                [{**proof, "id": "urn:1"}, {**proof, "previousProof": "urn:1"}],
            )
        ),
    )


def more_in_it(rng: Random, o: Originals, name: str) -> bytes:
    """Honestly signed proofs that say what nobody here understands."""
    more = rng.choice(
        (
            {"domain": "example.org"}, {"challenge": "1"}, {"expires": "2026-11-22T00:00:00Z"}, {"nonce": "x"}, {"previousProof": "urn:1"},
            {"@context": "https://w3id.org/security/data-integrity/v2"}, {"id": "urn:1", "x": 1}, {"critical": ["b64"]}, {"type": ["DataIntegrityProof"]},
            {"created": "2026-11-21"}, {"created": "2026-11-21T03:40:00"}, {"created": ""}, {"verificationMethod": {"id": o.owner.did}},
        )
    )  # fmt: skip
    options = {k: v for k, v in _proof(o, name).items() if k != "proofValue"} | more
    return _with(o, name, forged(_bare(o, name), o.owner, options))


def over_other_bytes(rng: Random, o: Originals, name: str) -> bytes:
    """The owner's signature over something near: sorted keys, the text itself, the document alone, the halves swapped."""
    bare = _bare(o, name)
    options = {k: v for k, v in _proof(o, name).items() if k != "proofValue"}
    near = [json.dumps(x, sort_keys=True, separators=(",", ":")).encode() for x in (options, bare)]
    digests = [hashlib.sha256(x).digest() for x in near]
    told = rng.choice(
        (
            b"".join(near),
            near[1],
            digests[1],
            digests[1] + digests[0],
            as_text(bare),
            b"",
            as_text({**bare, "proof": options}),
            digests[0],
            bytes(64),
        )
    )
    return _with(o, name, {**options, "proofValue": _text(_sign(o.owner, told))})


def _sign(key: Key, data: bytes) -> bytes:
    return key.sign(data)


def signed_then_changed(rng: Random, o: Originals, name: str) -> bytes:
    """One field of the signed manifest is another."""
    bare = _bare(o, name)
    key = rng.choice(sorted(set(bare) - {"schema", "recipe"}))
    value = bare[key]
    if isinstance(value, str):
        value = rng.choice((value + "x", value[:-1] or "x", value.upper() if value.upper() != value else value + "1"))
    elif key == "members":
        chosen = rng.choice(value)
        field = rng.choice(("size", "sha256", "media_type", "name"))
        chosen[field] = chosen[field] + 1 if field == "size" else chosen[field][::-1]
    elif key == "rights":
        value[0]["covers"] = value[0]["covers"][:-1]
    else:
        value["recipients"] += 1
    return _with(o, name, _proof(o, name), {key: value})


KINDS = (
    stripped, of_another_bundle, cut, other_values, written_otherwise, written_otherwise, other_purpose, more_than_one,
    more_in_it, over_other_bytes, signed_then_changed, signed_then_changed,
)  # fmt: skip
