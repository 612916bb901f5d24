"""The container: other ways to write a zip file, from harmless tools and from harmful ones."""

from __future__ import annotations

import io
import struct
import zipfile
from functools import cache
from random import Random

from dfdm.bundles.content import MANIFEST
from tests.hostile.originals import Originals
from tests.hostile.remade import resigned
from tests.hostile.zips import Entry, deflated, deflated_zeros, entries_of, zipped

LINK, FIFO, DEVICE, FOLDER = 0o120777, 0o010644, 0o020666, 0o040755
ESCAPES = (
    b"../escaped", b"../../escaped", b"../../../../escaped", b"..\\escaped", b"geometry/../../escaped",
    b"geometry\\..\\..\\escaped", b"/escaped", b"//host/share/escaped", b"\\\\host\\share\\escaped", b"C:\\escaped",
    b"C:escaped", b"c:/escaped", b"~/escaped", b"./escaped", b".", b"..", b"", b"/", b"geometry/", b"geometry//a.step",
    b"geometry/./a.step", b"geometry/a.step\x00.txt", b"\x00", b"geometry/a\nb.step", b"geometry/a\x1b[2J.step",
    b"NUL", b"con.step", b"geometry/AUX", b"lpt1.txt", b"geometry/a.step.", b"geometry/a.step ", b"a.step:stream",
    b".git/hooks/post-checkout", b".bashrc", b"-rf", b"$(touch escaped)", b"`touch escaped`", b"a|touch escaped",
    b"%2e%2e/escaped", b"..%2fescaped", b"..;/escaped", b"file:///escaped", b"http://example.org/escaped",
)  # fmt: skip
ALIKE = (
    "geometry/br\u0430cket.step", "geometry/\uff0e\uff0e/escaped", "\u2024\u2024/escaped", "manif\u0435st.json",
    "geometry/\u202egnp.step", "geometry\u2215a.step", "geometry\u29f8a.step", "geometry/a\u200b.step", "recipe.js\u00f6n",
    "re\u0301cipe.json", "r\u00e9cipe.json", "\ufeffrecipe.json", "recipe.json\u00a0", "\u212aey.json", "\U0001f600.step",
)  # fmt: skip


@cache
def _bomb(size: int) -> bytes:
    return deflated_zeros(size)


def bomb_by_ratio(rng: Random, o: Originals, name: str) -> bytes:
    size = rng.choice((64, 128, 512)) * 2**20
    entries = entries_of(o.members[name])
    bomb = Entry(
        name=b"geometry/zeros.step", data=b"", packed=_bomb(size), method=8, size=size, crc=rng.getrandbits(32)
    )
    return zipped(sorted([*entries, bomb], key=lambda e: e.name) if rng.random() < 0.5 else [bomb, *entries])


def bomb_by_count(rng: Random, o: Originals, name: str) -> bytes:
    count = rng.choice((900, 1001, 4000, 20000))
    many = [Entry(name=f"geometry/{n:05}.step".encode(), data=b"") for n in range(count)]
    return zipped(sorted([*entries_of(o.members[name]), *many], key=lambda e: e.name), count=rng.choice((None, 1, 0)))


def nested(rng: Random, o: Originals, name: str) -> bytes:
    inside = o.data[name]
    for _ in range(rng.choice((1, 3, 20))):
        inside = zipped([Entry(name=b"bundle.dfdm.zip", data=inside)])
    if rng.random() < 0.5:
        return inside
    return zipped(
        sorted([*entries_of(o.members[name]), Entry(name=b"geometry/more.zip", data=inside)], key=lambda e: e.name)
    )


def overlapping(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    first, one = entries[0], rng.choice(entries[1:])
    kind = rng.randrange(3)
    if kind == 0:  # two names for one place
        one.offset, one.written = 0, False
    elif kind == 1:  # a member that reaches over the next ones
        first.local_size = len(first.data) + rng.choice((1, 50, 3000))
    else:  # a bomb of members that quote each other
        return zipped(
            [
                Entry(name=f"a{n}".encode(), data=entries[0].data, offset=0, written=n == 0)
                for n in range(rng.choice((5, 500)))
            ]
        )
    return zipped(entries)


def leaving_the_folder(rng: Random, o: Originals, name: str) -> bytes:
    return _named(rng, o, name, rng.choice(ESCAPES))


def signed_and_leaving(rng: Random, o: Originals, name: str) -> bytes:
    """Such a name in a bundle that its owner signed, the manifest listing it truly."""
    path = rng.choice([*(p.decode() for p in ESCAPES if p), *(a for a in ALIKE if a.isprintable())])
    return resigned({**o.members[name], path: b"escaped"}, o.owner)


def names_that_look_alike(rng: Random, o: Originals, name: str) -> bytes:
    text = rng.choice(ALIKE)
    return _named(rng, o, name, text.encode("utf-8"), flags=rng.choice((0, 0x800)))


def _named(rng: Random, o: Originals, name: str, path: bytes, flags: int = 0) -> bytes:
    """A member more, or one renamed; listed in order or not, named so in both places or in one."""
    entries = entries_of(o.members[name])
    kind = rng.randrange(4)
    if kind == 0:
        entries.append(Entry(name=path, data=b"escaped", flags=flags))
    elif kind == 1:
        rng.choice(entries).name = path
    elif kind == 2:
        rng.choice(entries).local_name = path
    else:
        chosen = rng.choice(entries)
        chosen.local_name, chosen.name = chosen.name, path
    if rng.random() < 0.7:
        entries.sort(key=lambda e: e.name)
    return zipped(entries)


def names_twice(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    chosen = rng.choice(entries)
    text = chosen.name.decode()
    spelled = rng.choice((text, text.upper(), text.title(), text.swapcase(), text.partition("/")[0] + "/", text + "/a"))
    entries.insert(
        rng.randrange(len(entries) + 1), Entry(name=spelled.encode(), data=rng.choice((chosen.data, b"other")))
    )
    return zipped(sorted(entries, key=lambda e: e.name) if rng.random() < 0.5 else entries)


def links_and_devices(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    mode = rng.choice((LINK, FIFO, DEVICE, FOLDER, 0o104755, 0o100755, 0o060600, 0o140777))
    one = rng.choice(entries)
    one.external = (mode << 16) | rng.choice((0, 0x10))
    if mode == LINK and rng.random() < 0.7:
        target = rng.choice((b"/etc/passwd", b"../../../escaped", b"/", b"recipe.json", b"."))
        one = Entry(name=b"geometry/link", data=target, external=mode << 16)
        under = Entry(name=b"geometry/link/escaped", data=b"escaped")
        entries = sorted([*entries, one, under], key=lambda e: e.name)
    return zipped(entries)


def huge_headers(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    one, size = rng.choice(entries), rng.choice((0xFFFF, 0x8000, 1000))
    kind = rng.randrange(5)
    if kind == 0:
        one.name = (one.name * 6000)[:size]
    elif kind == 1:
        one.extra = one.central_extra = struct.pack("<HH", 0x7075, size - 4) + bytes(size - 4)
    elif kind == 2:
        one.comment = b"x" * size
    elif kind == 3:
        one.name_length = size
    else:
        one.extra_length = size
    return zipped(entries)


def zip64(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    one = rng.choice(entries)
    lie = rng.choice((len(one.data), 2**40, 2**64 - 1, 0))
    extra = struct.pack("<HHQQ", 1, 16, lie, lie)
    kind = rng.randrange(4)
    if kind == 0:
        one.local_size, one.extra, one.central_extra = 0xFFFFFFFF, extra, extra
    elif kind == 1:
        one.packed_size = one.size = 0xFFFFFFFF
        one.central_extra = extra
    elif kind == 2:
        one.local_size = rng.choice((0xFFFFFFFF, 0x7FFFFFFF, 0x80000000))
    else:
        record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, len(entries), len(entries), lie, lie)
        record += struct.pack("<4sIQI", b"PK\x06\x07", 0, lie & (2**63 - 1), 1)
        return zipped(entries, before_end=record, count=0xFFFF, directory_size=0xFFFFFFFF, directory_offset=0xFFFFFFFF)
    return zipped(entries)


def two_directories(rng: Random, o: Originals, name: str) -> bytes:
    """What stands before a member and what the directory says of it differ."""
    entries = entries_of(o.members[name])
    one, other = rng.sample(entries, 2)
    kind = rng.randrange(7)
    if kind == 0:
        one.local_name, other.local_name = other.name, one.name
    elif kind == 1:
        one.local_crc = rng.getrandbits(32)
    elif kind == 2:
        one.local_size = len(one.data) + rng.choice((-1, 1, 100))
    elif kind == 3:
        one.listed = False
    elif kind == 4:
        one.written = False
    elif kind == 5:
        one.size = len(one.data) + 1
        one.local_size = len(one.data)
    else:
        return zipped(entries, count=rng.choice((0, 1, len(entries) - 1, len(entries) + 1, 0xFFFF)))
    return zipped(entries)


def data_descriptors(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    for one in rng.sample(entries, rng.choice((1, len(entries)))):
        one.flags |= 8
        one.local_crc, one.local_size = 0, rng.choice((0, None))
        mark = rng.choice((b"PK\x07\x08", b""))
        one.descriptor = mark + struct.pack("<III", one.true_crc(), len(one.data), len(one.data))
    return zipped(entries)


def around(rng: Random, o: Originals, name: str) -> bytes:
    """Bytes before, between or after, and comments."""
    entries = entries_of(o.members[name])
    stuff = rng.choice(
        (b"\x00", b"#!/bin/sh\ntouch escaped\n", b"MZ" + bytes(64), b"%PDF-1.7\n", b"<html>", o.data[name])
    )
    where = rng.choice(("prefix", "before_directory", "before_end", "suffix", "comment"))
    if where == "comment":
        return zipped(entries, comment=stuff[:0xFFFF])
    if where == "prefix" and rng.random() < 0.5:
        return stuff + o.data[name]
    return zipped(entries, **{where: stuff})


def encrypted(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    for one in rng.sample(entries, rng.choice((1, len(entries)))):
        one.flags |= rng.choice((1, 0x41, 0x2000, 0x800, 2, 0x10))
        if rng.random() < 0.4:
            one.method = 99
    return zipped(entries)


def other_methods(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    for one in rng.sample(entries, rng.choice((1, len(entries)))):
        one.method = rng.choice((8, 8, 9, 12, 14, 93, 95, 96, 98, 1, 6, 0xFFFF))
        if one.method == 8:
            one.packed = deflated(one.data)
    return zipped(entries)


def wrong_checksum(rng: Random, o: Originals, name: str) -> bytes:
    entries = entries_of(o.members[name])
    one = rng.choice(entries)
    wrong = rng.choice((0, 0xFFFFFFFF, one.true_crc() ^ (1 << rng.randrange(32))))
    which = rng.randrange(3)
    if which != 1:
        one.crc = wrong
    if which:
        one.local_crc = wrong
    return zipped(entries)


def meaning_nothing(rng: Random, o: Originals, name: str) -> bytes:
    """Dates, attributes, versions, order: what a reader would not notice."""
    entries = entries_of(o.members[name])
    chosen = rng.sample(entries, rng.choice((1, len(entries))))
    kind = rng.randrange(8)
    for one in chosen:
        if kind == 0:
            one.date, one.time = rng.randrange(1, 0xFFFF), rng.randrange(0xFFFF)
            one.date += one.date == 33
        elif kind == 1:
            one.external = rng.choice((0, 0o100600 << 16, 0o100755 << 16, 0x20))
        elif kind == 2:
            one.made_by = rng.choice((20, 0, (3 << 8) | 63, (10 << 8) | 20))
        elif kind == 3:
            one.version = rng.choice((10, 45, 63, 0))
        elif kind == 4:
            one.internal = 1
        elif kind == 5:
            one.disk = 1
        elif kind == 6:
            one.central_extra = b"UT\x05\x00\x01\x00\x00\x00\x00"
    if kind == 7:
        entries = entries[::-1] if rng.random() < 0.3 else rng.sample(entries, len(entries))
        if entries == sorted(entries, key=lambda e: e.name):
            entries.reverse()
    return zipped(entries)


def zipped_by_others(rng: Random, o: Originals, name: str) -> bytes:
    """Unpacked and packed again by a common tool: the same members, another file."""
    out = io.BytesIO()
    method = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(out, "w", method) as package:
        names = sorted(o.members[name])
        if rng.random() < 0.5:
            package.writestr(zipfile.ZipInfo("geometry/", (1980, 1, 1, 0, 0, 0)), b"")
        for member in names if rng.random() < 0.5 else sorted(names, key=lambda n: n != MANIFEST):
            package.writestr(
                zipfile.ZipInfo(member, rng.choice(((1980, 1, 1, 0, 0, 0), (2026, 11, 21, 3, 40, 0)))),
                o.members[name][member],
                method,
            )
    return out.getvalue()


def no_zip_at_all(rng: Random, o: Originals, name: str) -> bytes:
    return rng.choice(
        (
            b"", b"PK", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\x1f\x8b\x08" + rng.randbytes(200),
            b"ustar" + bytes(507), b"7z\xbc\xaf\x27\x1c", b"\x7fELF" + rng.randbytes(100), rng.randbytes(2000),
            b"PK\x03\x04" + rng.randbytes(2000), b"ISO-10303-21;\n", b"\x80\x04\x95", o.members[name][MANIFEST],
            b"PK\x03\x04" * rng.choice((1000, 10**6)), bytes(rng.choice((1, 30, 10**6))),
        )
    )  # fmt: skip


KINDS = (
    bomb_by_ratio, bomb_by_count, nested, overlapping, leaving_the_folder, leaving_the_folder, signed_and_leaving, names_that_look_alike,
    names_twice, links_and_devices, huge_headers, zip64, two_directories, data_descriptors, around, encrypted,
    other_methods, wrong_checksum, meaning_nothing, zipped_by_others, no_zip_at_all,
)  # fmt: skip
