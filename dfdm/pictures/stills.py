"""Pictures of a bundle that a page may show: PNG alone, of a bounded size, as data that bring no markup and no script."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable, Mapping
from typing import Final

_MOST_PICTURES: Final = 60
_MOST_BYTES: Final = 4 * 2**20
"""Of all pictures together."""
_MOST_SIDE: Final = 4096
_MOST_PIXELS: Final = 32_000_000
"""Of all pictures together: they are unpacked in the browser, four bytes a pixel."""
_HEAD: Final = struct.Struct(">8sI4sII")
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_IHDR_BYTES: Final = 13


def shown(members: Mapping[str, bytes], names: Iterable[str]) -> dict[str, str]:
    """The pictures among these members, by name, as base64; what is no small PNG, or too much, is left out."""
    found: dict[str, str] = {}
    bytes_left, pixels_left = _MOST_BYTES, _MOST_PIXELS
    for name in names:
        data = members.get(name, b"")
        size = pixels(data)
        if len(found) < _MOST_PICTURES and 0 < size <= pixels_left and len(data) <= bytes_left:
            found[name] = base64.b64encode(data).decode("ascii")
            bytes_left, pixels_left = bytes_left - len(data), pixels_left - size
    return found


def pixels(data: bytes) -> int:
    """How many pixels bytes that begin as a PNG does say to have; 0 for all else, and for sides of more than 4096."""
    if len(data) < _HEAD.size:
        return 0
    signature, length, kind, width, height = _HEAD.unpack_from(data)
    if signature != _SIGNATURE or (length, kind) != (_IHDR_BYTES, b"IHDR") or max(width, height) > _MOST_SIDE:
        return 0
    return int(width * height)
