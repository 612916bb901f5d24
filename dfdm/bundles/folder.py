"""A folder that `dfdm open` wrote, read again: what its signed manifest still covers is checked, the rest is as it lies there."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Final

from dfdm.bundles.container import MAX_MEMBERS, MAX_TOTAL, why_not_a_name
from dfdm.bundles.content import CRATE, MANIFEST, SEALED
from dfdm.bundles.manifest import Member
from dfdm.bundles.opened import OpenedBundle
from dfdm.bundles.verification import Verification
from dfdm.errors import BundleError, DataError, SignatureError
from dfdm.trust import parse_document, verify_document
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.trustlist import TrustList

_MOST_MANIFEST: Final = 2 * 2**20


def read_folder(folder: Path | str, *, trust: TrustList | None = None) -> OpenedBundle:
    """Read an opened bundle from its folder; what the manifest signs and is not so any more is a BundleError.

    Signatures are judged by `trust`. What was sealed is known to the manifest by name alone: such members are taken as they lie there, so that whoever opened
    them has to keep the folder from being changed.
    """
    home = Path(folder)
    members = _files(home)
    if MANIFEST not in members:
        raise BundleError(f"the folder {home.name} is no opened bundle: it has no {MANIFEST}")
    try:
        manifest = parse_document(members[MANIFEST], where=MANIFEST, most=_MOST_MANIFEST)
        why = why_not_valid(manifest, "manifest")
        signer = "" if why else verify_document(manifest, keys=trust or TrustList())
    except (DataError, SignatureError) as error:
        raise BundleError(f"the folder {home.name} is refused: {error}") from None
    if why:
        raise BundleError(f"the folder {home.name} is refused: {MANIFEST}: {why}")
    for entry in manifest["members"]:
        name = entry["name"]
        if name == SEALED and name not in members:
            continue  # it was opened
        if name not in members or Member.of(name, members[name]).to_dict() != entry:
            raise BundleError(f"the folder {home.name} is refused: {name} is missing, or is not what the manifest says")
    allowed = {e["name"] for e in manifest["members"]} | {MANIFEST, CRATE, *manifest.get("sealed", {}).get("holds", ())}
    found = [Member.of(name, members[name]) for name in sorted(set(members) & allowed)]
    verification = Verification(
        valid=True,
        problems=(),
        sha256="",
        signer=signer,
        signer_known=(trust or TrustList()).knows(signer),
        created=manifest["created"],
        title=manifest["title"],
        license=manifest["license"],
        sealed_to=manifest.get("sealed", {}).get("recipients", 0),
        members=tuple(found),
    )
    kept = {member.name: members[member.name] for member in found}
    return OpenedBundle(verification=verification, members=MappingProxyType(kept))


def _files(home: Path) -> dict[str, bytes]:
    """The files below a folder by their names as members; links are not followed, other names passed over."""
    members: dict[str, bytes] = {}
    left = MAX_TOTAL
    try:
        for path in sorted(home.rglob("*")):
            name = path.relative_to(home).as_posix()
            if path.is_symlink() or not path.is_file() or why_not_a_name(name):
                continue
            left -= path.stat().st_size
            if left < 0 or len(members) >= MAX_MEMBERS:
                raise BundleError(f"the folder {home.name} holds more than a bundle may")
            members[name] = path.read_bytes()
    except OSError as error:
        raise BundleError(f"the folder {home.name} cannot be read: {error.strerror or error}") from None
    return members
