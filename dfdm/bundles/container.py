"""The canonical container: a zip file with exactly one way to write it, so that every byte of it can be checked.

Members are stored (not deflated), sorted by name, dated 1980-01-01, with fixed attributes and nothing beside them: no
comments, no extra fields, no ZIP64, no directories. `unpack` reads the bytes one local header after another and then
writes the container anew: a file that differs from that in a single byte is no canonical container.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from dfdm.errors import BundleError

MAX_TOTAL: Final = 1024 * 2**20
MAX_MEMBERS: Final = 1000
MAX_NAME: Final = 160
_LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<4sHHHHIIH")
_LOCAL_MARK: Final = b"PK\x03\x04"
_CENTRAL_MARK: Final = b"PK\x01\x02"
_END_MARK: Final = b"PK\x05\x06"
_VERSION: Final = 20
_MADE_BY_UNIX: Final = (3 << 8) | _VERSION
_TIME: Final = 0
_DATE: Final = (1 << 5) | 1
"""1980-01-01 in the date field of MS-DOS: year 0 after 1980, month 1, day 1."""
_REGULAR_FILE: Final = 0o100644 << 16
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._+-]*(?:/[A-Za-z0-9_][A-Za-z0-9._+-]*)*", re.ASCII)
_DEVICES: Final = frozenset({"CON", "PRN", "AUX", "NUL"} | {f"{d}{i}" for d in ("COM", "LPT") for i in range(10)})
"""File names that are devices on Windows, with or without an ending."""


def why_not_a_name(name: str) -> str:
    """Say why a text cannot be the name of a member on every system ('' if it can)."""
    if len(name) > MAX_NAME:
        return f"is longer than {MAX_NAME} characters"
    if not _NAME.fullmatch(name):
        return "is not a plain relative path of letters, digits, '.', '_', '+' and '-'"
    for step in name.split("/"):
        if step.endswith(".") or step.partition(".")[0].upper() in _DEVICES:
            return f"has the step '{step}', which Windows cannot store"
    return ""


def pack(members: Mapping[str, bytes]) -> bytes:
    """Write the canonical container of the members; names and sizes that no container takes are a BundleError."""
    why = _why_not_members(members)
    if why:
        raise BundleError(why)
    return b"".join(_pieces(members))


def unpack(data: bytes) -> dict[str, bytes]:
    """Read the members of a canonical container; any byte that `pack` would write otherwise is a BundleError."""
    if not data.startswith(_LOCAL_MARK):
        raise BundleError("it is not a dfdm bundle: it does not begin with a zip member")
    if len(data) > MAX_TOTAL:
        raise BundleError(f"it is {len(data)} bytes long; at most {MAX_TOTAL} are read")
    members = dict(_local_members(data))
    why = _why_not_members(members)
    if why:
        raise BundleError(why)
    at = 0
    for piece in _pieces(members):
        if not data.startswith(piece, at):
            raise BundleError(f"its container is not canonical from byte {_first_difference(data, at, piece)} on")
        at += len(piece)
    if at != len(data):
        raise BundleError(f"{len(data) - at} bytes follow the end of the container at byte {at}")
    return members


def _local_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Walk the local headers from the first byte; only lengths are believed, and only as far as the file reaches."""
    at, last = 0, ""
    for _ in range(MAX_MEMBERS + 1):
        if data[at : at + len(_LOCAL_MARK)] != _LOCAL_MARK:
            return
        if at + _LOCAL.size > len(data):
            raise BundleError(f"it ends within a member's header at byte {at}")
        header = _LOCAL.unpack_from(data, at)
        packed, size, name_length, extra_length = header[7:11]
        begin = at + _LOCAL.size + name_length
        if packed != size or extra_length or begin + size > len(data):
            raise BundleError(f"the member at byte {at} is compressed, has extra fields or reaches beyond the file")
        name = data[at + _LOCAL.size : begin].decode("latin-1")
        if name <= last:
            raise BundleError(f"the member at byte {at} is out of order or stands twice")
        yield name, data[begin : begin + size]
        at, last = begin + size, name
    raise BundleError(f"it holds more than {MAX_MEMBERS} members")


def _why_not_members(members: Mapping[str, bytes]) -> str:
    if not 0 < len(members) <= MAX_MEMBERS:
        return f"a bundle holds 1 to {MAX_MEMBERS} members, not {len(members)}"
    if sum(map(len, members.values())) > MAX_TOTAL - MAX_MEMBERS * (_LOCAL.size + _CENTRAL.size + 2 * MAX_NAME):
        return f"the members are larger than the {MAX_TOTAL} bytes that a bundle may have"
    spelled: dict[str, tuple[str, bool]] = {}
    for name in sorted(members):
        why = why_not_a_name(name)
        if why:
            return f"the member name {name[:MAX_NAME]!a} {why}"
        steps = name.split("/")
        for depth in range(1, len(steps) + 1):
            path = ("/".join(steps[:depth]), depth == len(steps))
            if spelled.setdefault(path[0].lower(), path) != path:
                return f"the member {name!a} would fall on another on systems that do not tell a from A"
    return ""


def _pieces(members: Mapping[str, bytes]) -> Iterator[bytes]:
    at, directory = 0, []
    for name in sorted(members):
        data, encoded = members[name], name.encode("ascii")
        fixed = (_VERSION, 0, 0, _TIME, _DATE, zlib.crc32(data), len(data), len(data), len(encoded), 0)
        yield _LOCAL.pack(_LOCAL_MARK, *fixed) + encoded
        yield data
        directory.append(_CENTRAL.pack(_CENTRAL_MARK, _MADE_BY_UNIX, *fixed, 0, 0, 0, _REGULAR_FILE, at) + encoded)
        at += _LOCAL.size + len(encoded) + len(data)
    listed = b"".join(directory)
    yield listed
    yield _END.pack(_END_MARK, 0, 0, len(directory), len(directory), len(listed), at, 0)


def _first_difference(data: bytes, at: int, piece: bytes) -> int:
    found = data[at : at + len(piece)]
    return at + next((i for i, (a, b) in enumerate(zip(found, piece, strict=False)) if a != b), len(found))
