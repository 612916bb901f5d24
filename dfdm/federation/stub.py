"""What of a bundle is announced: its own manifest where everyone may have it, a stub without files where not."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any, Final

from dfdm.bundles import OpenedBundle
from dfdm.bundles.content import OKH_JSON, RIGHTS
from dfdm.errors import InputError
from dfdm.federation.form import content_hash
from dfdm.rights import classify
from dfdm.trust import parse_document

CLOSED: Final = "LicenseRef-AllRightsReserved"
"""How crawlers of open hardware know that a design is not theirs to copy."""


def manifest_of(bundle: OpenedBundle) -> tuple[dict[str, Any], bool]:
    """(the manifest to announce, whether it is a stub) of a verified bundle.

    Under a public license it is the bundle's `okh.json`; what is under own terms, or sealed, is announced by title, purpose
    and the digest of its rights alone. A bundle that says no purpose cannot be announced: InputError.
    """
    terms = classify(bundle.rights.license)
    if OKH_JSON in bundle.members and not terms.own_terms:
        return parse_document(bundle.members[OKH_JSON], where=OKH_JSON), False
    return _stub(bundle, license=CLOSED if terms.own_terms else terms.expression), True


def announced_package(bundle: OpenedBundle, data: bytes, manifest: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Where the archive is, for the catalog's entry."""
    return {"bundle_hash": package_hash_of(data, content_hash(manifest)), "byte_size": len(data), "filename": name}


def package_hash_of(data: bytes, manifest_hash: str) -> str:
    """The network's name of a bundle's archive under a manifest."""
    from dfdm.bundles.container import unpack
    from dfdm.federation.form import package_hash

    return package_hash(manifest_hash, unpack(data))


def _stub(bundle: OpenedBundle, *, license: str) -> dict[str, Any]:
    header = bundle.recipe["header"]
    purpose = header.get("intended_use") or ""
    if not purpose:
        raise InputError(
            "the design does not say what it is for, which the network requires: give the design a docstring and export"
            " it again"
        )
    rights = bundle.members[RIGHTS]
    return {
        "okhv": "OKH-LOSHv1.0",
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, str(header["id"]))),
        "title": header["product"],
        "version": header.get("version") or "1",
        "license": dict.fromkeys(("hardware", "documentation"), license),
        "licensor": header.get("responsible_party") or bundle.rights.assigner,
        "documentation_language": "en",
        "function": purpose,
        "description": purpose,
        "domain": "manufacturing",
        "metadata": {
            "dfdm": {
                "subject": header["subject"],
                "assigner": bundle.rights.assigner,
                "rights_sha256": hashlib.sha256(rights).hexdigest(),
                "stub": True,
            }
        },
    }
