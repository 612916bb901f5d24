"""What stood on paper: who wrote it, on which form, and that somebody else signs for having typed it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.errors import SignatureError


@dataclass(frozen=True, kw_only=True, slots=True)
class Transcribed:
    """Whose paper was transcribed: the node, what the scanned code of its form says, and the name under it."""

    node: str
    form: str
    signed_by: str = ""

    def to_dict(self) -> dict[str, str]:
        """Write the form and the name; the node stands beside."""
        return {"form": self.form, "signed_by": self.signed_by}


def transcribed_in(document: Mapping[str, Any]) -> Transcribed | None:
    """Whose paper a document was transcribed from, None where its node signed it itself.

    A document that names another node than its signer, and no paper, is a SignatureError.
    """
    paper = document["transcribed"]
    if paper is not None:
        return Transcribed(node=document["node"], **paper)
    if document["issuer"] != document["node"]:
        raise SignatureError(f"it is signed by {document['issuer']}, but speaks for {document['node']}", wrong=True)
    return None
