"""A zip file in every way that the format allows and many that it does not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")
REGULAR = 0o100644 << 16


@dataclass(kw_only=True)
class Entry:
    """One member; what is None is told truly."""

    name: bytes
    data: bytes
    method: int = 0
    packed: bytes | None = None
    flags: int = 0
    version: int = 20
    made_by: int = (3 << 8) | 20
    time: int = 0
    date: int = 33
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    extra: bytes = b""
    central_extra: bytes = b""
    comment: bytes = b""
    external: int = REGULAR
    internal: int = 0
    disk: int = 0
    local_name: bytes | None = None
    local_size: int | None = None
    local_crc: int | None = None
    offset: int | None = None
    descriptor: bytes = b""
    name_length: int | None = None
    extra_length: int | None = None
    written: bool = True
    """Whether there is a local member at all."""
    listed: bool = True
    """Whether the central directory names it."""
    more: dict[str, int] = field(default_factory=dict)

    def true_crc(self) -> int:
        return zlib.crc32(self.data) if self.crc is None else self.crc

    def body(self) -> bytes:
        return self.data if self.packed is None else self.packed


def zipped(
    entries: Sequence[Entry], *, prefix: bytes = b"", before_directory: bytes = b"", suffix: bytes = b"",
    comment: bytes = b"", count: int | None = None, directory_size: int | None = None,
    directory_offset: int | None = None, disk: int = 0, before_end: bytes = b"",
) -> bytes:  # fmt: skip
    """The file: local members, the directory, its end."""
    out, at = [prefix], len(prefix)
    places = []
    for e in entries:
        places.append(at)
        if not e.written:
            continue
        name = e.name if e.local_name is None else e.local_name
        size = len(e.data) if e.size is None else e.size
        packed = len(e.body()) if e.packed_size is None else e.packed_size
        local = LOCAL.pack(
            b"PK\x03\x04", e.version, e.flags, e.method, e.time, e.date,
            e.true_crc() if e.local_crc is None else e.local_crc,
            packed if e.local_size is None else e.local_size, size if e.local_size is None else e.local_size,
            len(name) if e.name_length is None else e.name_length,
            len(e.extra) if e.extra_length is None else e.extra_length,
        )  # fmt: skip
        piece = local + name + e.extra + e.body() + e.descriptor
        out.append(piece)
        at += len(piece)
    out.append(before_directory)
    at += len(before_directory)
    start, listed = at, 0
    for e, place in zip(entries, places, strict=True):
        if not e.listed:
            continue
        listed += 1
        size = len(e.data) if e.size is None else e.size
        packed = len(e.body()) if e.packed_size is None else e.packed_size
        piece = (
            CENTRAL.pack(
                b"PK\x01\x02", e.made_by, e.version, e.flags, e.method, e.time, e.date, e.true_crc(), packed, size,
                len(e.name), len(e.central_extra), len(e.comment), e.disk, e.internal, e.external & 0xFFFFFFFF,
                place if e.offset is None else e.offset,
            )
            + e.name + e.central_extra + e.comment
        )  # fmt: skip
        out.append(piece)
        at += len(piece)
    out.append(before_end)
    number = min(listed if count is None else count, 0xFFFF)
    out.append(
        END.pack(
            b"PK\x05\x06", disk, disk, number, number, at - start if directory_size is None else directory_size,
            start if directory_offset is None else directory_offset, len(comment),
        )
    )  # fmt: skip
    return b"".join([*out, comment, suffix])


def entries_of(members: dict[str, bytes]) -> list[Entry]:
    """The members as the product writes them."""
    return [Entry(name=name.encode(), data=members[name]) for name in sorted(members)]


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def deflated_zeros(size: int) -> bytes:
    """So many zeros, deflated, without ever holding them."""
    packer, block, out = zlib.compressobj(9, zlib.DEFLATED, -15), bytes(2**20), []
    for _ in range(size // 2**20):
        out.append(packer.compress(block))
    return b"".join([*out, packer.flush()])
