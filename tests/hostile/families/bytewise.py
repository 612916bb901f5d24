"""Bytes of the file changed blindly, and bytes of single members with a container that was mended around them."""

from __future__ import annotations

from random import Random

from dfdm.bundles.container import pack
from tests.hostile.originals import Originals


def flip(rng: Random, o: Originals, name: str) -> bytes:
    data = bytearray(o.data[name])
    for _ in range(rng.choice((1, 1, 1, 2, 8))):
        data[rng.randrange(len(data))] ^= rng.randrange(1, 256)
    return bytes(data)


def cut_off(rng: Random, o: Originals, name: str) -> bytes:
    return o.data[name][: rng.randrange(len(o.data[name]))]


def cut_out(rng: Random, o: Originals, name: str) -> bytes:
    data = o.data[name]
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.choice((1, 2, 16, 400, 5000)) :]


def insert(rng: Random, o: Originals, name: str) -> bytes:
    data = o.data[name]
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.choice((1, 2, 16, 400, 5000))) + data[at:]


def swapped_blocks(rng: Random, o: Originals, name: str) -> bytes:
    data = o.data[name]
    size = rng.choice((1, 16, 512, 4096))
    a, b = sorted(rng.sample(range(len(data) // size), 2))
    one, other = data[a * size : (a + 1) * size], data[b * size : (b + 1) * size]
    if one == other:
        return flip(rng, o, name)
    return data[: a * size] + other + data[(a + 1) * size : b * size] + one + data[(b + 1) * size :]


def overwritten(rng: Random, o: Originals, name: str) -> bytes:
    data = o.data[name]
    at, size = rng.randrange(len(data) - 64), rng.choice((8, 64, 1024))
    block = data[at : at + size]
    filled = rng.choice((b"\x00", b"\xff", b"PK\x03\x04", b"PK\x01\x02")) * size
    return (
        data[:at]
        + (filled[: len(block)] if filled[: len(block)] != block else rng.randbytes(len(block)))
        + data[at + size :]
    )


def doubled_block(rng: Random, o: Originals, name: str) -> bytes:
    data = o.data[name]
    at, size = rng.randrange(len(data)), rng.choice((1, 64, 4096))
    return data[: at + size] + data[at : at + size] + data[at + size :]


def mended(rng: Random, o: Originals, name: str) -> bytes:
    """A member changed, its checksum in the container made to fit."""
    members = dict(o.members[name])
    which = rng.choice(sorted(members))
    data = bytearray(members[which])
    data[rng.randrange(len(data))] ^= rng.randrange(1, 256)
    return pack({**members, which: bytes(data)})


def other_line_ends(rng: Random, o: Originals, name: str) -> bytes:
    """As a mail program or a version control system would: all, or those of one member."""
    if rng.random() < 0.3:
        return o.data[name].replace(b"\n", b"\r\n")
    members = dict(o.members[name])
    which = rng.choice([n for n in sorted(members) if b"\n" in members[n]])
    return pack(
        {
            **members,
            which: members[which].replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n", b" \n")), rng.choice((1, -1))),
        }
    )


KINDS = (flip, cut_off, cut_out, insert, swapped_blocks, overwritten, doubled_block, mended, other_line_ends)
