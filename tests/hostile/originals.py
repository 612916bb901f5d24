"""Real bundles, made by the product itself, and the keys of who made them: what the hostile ones are made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dfdm import verbs
from dfdm.bundles.container import unpack
from dfdm.bundles.content import MANIFEST
from dfdm.trust import Key, SealingKey, load_sealing_key, new_sealing_key, save_sealing_key

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
CREATED = "2026-11-21T03:40:00Z"
NOW = "2026-11-28T12:00:00Z"
LICENSEE = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
OTHER_LICENSEE = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
_OWN = {
    "license": "LicenseRef-plate-terms",
    "process": "milling",
    "material": "aluminum_6061",
    "design_rights": {"sole_owner": True},
}
_TEN = {"licensee": LICENSEE, "count": 10, "valid_from": "2026-11-22", "valid_until": "2027-01-31", "territory": ["DE"]}
_MANY = {"licensee": OTHER_LICENSEE, "count": 1000}
RECIPES: dict[str, tuple[str, dict[str, Any]]] = {
    "open": ("wall_bracket.py", {"process": "material_extrusion"}),
    "agreement": ("closed_plate.py", {**_OWN, **_TEN}),
    "sealed": ("closed_plate.py", {**_OWN, **_TEN, "seal_to": True}),
    "assembly": ("stool.py", {"process": "milling"}),
    "sheet": ("gasket.py", {"process": "laser_cutting", "license": "CERN-OHL-P-2.0"}),
    "other-agreement": ("closed_plate.py", {**_OWN, **_MANY}),
    "other-sealed": ("closed_plate.py", {**_OWN, **_MANY, "seal_to": True}),
}
MUTATED = ("open", "agreement", "sealed", "assembly", "sheet")


def key_of(who: str) -> Key:
    """The same signing key in every run."""
    return Key(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"hostile tests: {who}".encode()).digest()))


@dataclass(frozen=True, kw_only=True)
class Originals:
    """Bundles by name, their members, who signed them (`owner`), who did not (`thief`), and who can open the sealed ones."""

    data: dict[str, bytes]
    members: dict[str, dict[str, bytes]]
    owner: Key
    thief: Key
    node: SealingKey
    node_file: Path

    def manifest(self, name: str) -> dict[str, Any]:
        return json.loads(self.members[name][MANIFEST])


def make(folder: Path) -> None:
    """Export every bundle into the folder, with the sealing key of the node that some are sealed to."""
    node = new_sealing_key()
    save_sealing_key(node, folder / "node.age", None)
    for name, (design, settings) in RECIPES.items():
        to = {**settings, "seal_to": [node.recipient]} if settings.get("seal_to") else settings
        verbs.export(
            (HERE if (HERE / design).exists() else EXAMPLES) / design,
            path=folder / f"{name}.dfdm.zip",
            key=key_of("owner"),
            created=CREATED,
            **to,
        )


def load(folder: Path) -> Originals:
    """What `make` left in the folder."""
    data = {name: (folder / f"{name}.dfdm.zip").read_bytes() for name in RECIPES}
    return Originals(
        data=data,
        members={name: unpack(one) for name, one in data.items()},
        owner=key_of("owner"),
        thief=key_of("thief"),
        node=load_sealing_key(folder / "node.age"),
        node_file=folder / "node.age",
    )
