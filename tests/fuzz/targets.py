"""Every parser of what comes from outside, as a function of bytes: only a DfdmError may come out of it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
SEEDS = Path(__file__).parent / "seeds"
_PLACE = tempfile.TemporaryDirectory(prefix="fuzz")


def _file(data: bytes, name: str) -> Path:
    path = Path(_PLACE.name) / name
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def container(data: bytes) -> None:
    from dfdm.bundles.container import pack, unpack

    members = unpack(data)
    assert pack(members) == data


def bundle(data: bytes) -> None:
    from dfdm.bundles.verification import verify_bytes

    json.dumps(verify_bytes(data, at="2026-11-28T12:00:00Z").to_dict(), allow_nan=False)


def manifest(data: bytes) -> None:
    """In a container that holds nothing else, so that what is found wrong is told in a document."""
    from dfdm.bundles.container import pack
    from dfdm.bundles.verification import verify_bytes

    found = verify_bytes(pack({"manifest.json": data}), at="2026-11-28T12:00:00Z")
    assert not found.valid


def recipe(data: bytes) -> None:
    from dfdm.recipes.recipe import recipe_id
    from dfdm.trust import parse_document
    from dfdm.trust.schemas import why_not_valid

    document = parse_document(data, where="recipe.json")
    if not why_not_valid(document, "recipe"):
        recipe_id(document)


def rights(data: bytes) -> None:
    from dfdm.rights import explain, read_policy
    from dfdm.trust import parse_document

    explain(read_policy(parse_document(data, where="rights.odrl.jsonld")))


def proof(data: bytes) -> None:
    from dfdm.trust import parse_document, verify_document

    verify_document(parse_document(data, where="document"))


def identity(data: bytes) -> None:
    from dfdm.nodes.identifiers import checked_id
    from dfdm.trust.identity import public_of, valid_gln, valid_lei

    text = data.decode("utf-8", "replace")
    valid_gln(text)
    valid_lei(text)
    try:
        checked_id(text)
    finally:
        public_of(text)


def sealed(data: bytes) -> None:
    _sealing_key().open(data)


def envelope(data: bytes) -> None:
    """The inside of what was sealed, sealed anew: only what is wrong in it can be seen."""
    from dfdm.bundles.container import pack, unpack
    from dfdm.bundles.content import MANIFEST
    from dfdm.bundles.sealed import unsealed
    from dfdm.trust import seal

    key = _sealing_key()
    members = {"recipe.json": b"{}", "rights.odrl.jsonld": b"{}", MANIFEST: b"{}"}
    told = {"issuer": "did:key:z", "created": "", "subject": "", "sealed": {"holds": []}}
    try:
        inside = data if data.startswith(b"PK") else pack({"envelope.json": data})
        unpack(inside)
    finally:
        unsealed({**members, "sealed/content.age": seal(data, [key.recipient])}, told, key, signer="did:key:z")


_keys: list[Any] = []


def _sealing_key() -> Any:
    from dfdm.trust import new_sealing_key

    if not _keys:
        _keys.append(new_sealing_key())
    return _keys[0]


def key_file(data: bytes) -> None:
    from dfdm.trust import load_key

    load_key(_file(data, "key.pem"), "passphrase")


def sealing_key_file(data: bytes) -> None:
    """Without a passphrase: what one guards takes a second to open, by design."""
    from dfdm.trust import load_sealing_key

    load_sealing_key(_file(data, "key.age"))


def _nodes(data: bytes, name: str) -> None:
    from dfdm.nodes.register import read_source

    read_source(_file(data, name))


def node_toml(data: bytes) -> None:
    _nodes(data, "node.toml")


def node_json(data: bytes) -> None:
    _nodes(data, "nodes.json")


def node_csv(data: bytes) -> None:
    _nodes(data, "nodes.csv")


def okw(data: bytes) -> None:
    from dfdm.nodes.okw import node_from_okw
    from dfdm.trust import parse_document

    node_from_okw(parse_document(data, where="okw.json"), where="okw.json")


def step(data: bytes) -> None:
    """What is asked of a STEP file before the kernel, which runs in a process of its own, gets to see it."""
    from dfdm.designs.files import checked_step

    checked_step(_file(data, "part.step"))


def dxf(data: bytes) -> None:
    from dfdm.designs.drawings import read_dxf

    read_dxf(_file(data, "part.dxf"), 2.0, None)


def stl(data: bytes) -> None:
    from dfdm.designs.files import read_mesh

    read_mesh(_file(data, "part.stl"), "stl", None)


def three_mf(data: bytes) -> None:
    from dfdm.designs.files import read_mesh

    read_mesh(_file(data, "part.3mf"), "3mf", None)


def measured_csv(data: bytes) -> None:
    from dfdm.nodes.measured import read_sheet

    read_sheet(_file(data, "measured.csv"), process="milling")


def jobs_csv(data: bytes) -> None:
    from dfdm.costs.jobs import read_jobs

    read_jobs(_file(data, "jobs.csv"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    f.__name__: f
    for f in (
        container, bundle, manifest, recipe, rights, proof, identity, sealed, envelope, key_file, sealing_key_file, node_toml, node_json,
        node_csv, okw, step, dxf, stl, three_mf, measured_csv, jobs_csv,
    )
}  # fmt: skip


def seeds(name: str) -> list[bytes]:
    """Inputs of our own to begin with: made by the product, and those in `seeds/NAME`, each of which once was a defect."""
    kept = [path.read_bytes() for path in sorted((SEEDS / name).glob("*"))] if (SEEDS / name).is_dir() else []
    return [*made(name), *kept]


def made(name: str) -> list[bytes]:
    """What the product writes of that kind."""
    from tests.fuzz.written import WRITTEN

    return WRITTEN[name]() if name in WRITTEN else [b""]


def nearby(data: bytes, number: int) -> bytes:
    """A deterministic change of a seed: what a run without the fuzzer tries."""
    rng = Random(f"{len(data)} {number}")
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(changed) + 1)
        kind = rng.randrange(5)
        if kind == 0 and changed:
            changed[min(at, len(changed) - 1)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            changed[at:at] = rng.randbytes(rng.randrange(1, 9))
        elif kind == 2:
            del changed[at : at + rng.randrange(1, 40)]
        elif kind == 3:
            changed[at : at + 1] = rng.choice(
                (b"nan", b"1e999", b"-1", b"99999999999999999999", b"\xff\xfe", b"[[[[", b"{}", b'"', b"\n\n", b"\x00")
            )
        else:
            other = rng.randrange(len(changed) + 1)
            changed[at:at] = changed[other : other + rng.randrange(1, 60)]
    return bytes(changed)
