"""Global ids of nodes: a did:key, or `scheme:value` whose check digits are verified where the scheme has any."""

from __future__ import annotations

import hashlib
import uuid

from dfdm.trust.identifiers import checked_id

__all__ = ["checked_id", "derived_id"]


def derived_id(*words: str) -> str:
    """An `okw:` id that the words give, so that the same workshop always gets the same one (a UUID of version 8)."""
    digest = bytearray(hashlib.sha256("\x1f".join(words).encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80  # RFC 9562: version 8, made as one likes
    digest[8] = digest[8] & 0x3F | 0x80
    return f"okw:{uuid.UUID(bytes=bytes(digest))}"
