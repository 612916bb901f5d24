"""facility.okw.json: the record of the chosen node as Open Know-Where keeps it."""

from __future__ import annotations

import hashlib
import uuid
from typing import Final

from dfdm.bundles.manifest import as_text
from dfdm.bundles.product import DocumentFormat, Product, register_document
from dfdm.nodes.okw import node_to_okw
from dfdm.trust import canonical

_NAMESPACE: Final = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""The URL namespace of RFC 9562: ids of nodes are addresses (`did:key:…`)."""


def why_not(product: Product) -> str:
    """It speaks of the node that makes the product."""
    return "" if product.node is not None else "no node is chosen"


def write(product: Product) -> bytes:
    """Write the facility; machines carry the digest of the node's own file, since readers drop what OKW has no field for."""
    if product.node is None:
        raise ValueError("no node is chosen")
    record = node_to_okw(product.node)
    digest = hashlib.sha256(canonical(product.node.to_dict(), where="node")).hexdigest()
    pointer = f"node {product.node.id}, canonical node file sha256 {digest}"
    record["id"] = _uuid(str(record["id"]))
    record["domain"] = "manufacturing"
    record["description"] = " ".join(
        text for text in (record.get("description", ""), f"Projection of {pointer}.") if text
    )
    for machine in record["equipment"]:
        machine["notes"] = f"Projection of {pointer}: limits measured on the machine stand there."
    return as_text(record)


def _uuid(name: str) -> str:
    """The UUID that OKW wants: the node's own, or one made from its id."""
    try:
        return str(uuid.UUID(name))
    except ValueError:
        return str(uuid.uuid5(_NAMESPACE, name))


FORM = register_document(
    DocumentFormat(key="okw", member="documents/facility.okw.json", title="OKW facility", why_not=why_not, write=write),
    home=__name__,
)
