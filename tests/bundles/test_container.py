import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.bundles.container import MAX_MEMBERS, pack, unpack, why_not_a_name
from dfdm.errors import BundleError

MEMBERS = {"a.txt": b"hello", "b/c.bin": bytes(range(256)), "empty": b""}
STEP = st.text("abcXYZ019._-+", min_size=1, max_size=6).filter(lambda s: not why_not_a_name(s))
NAMES = st.lists(STEP, min_size=1, max_size=3).map("/".join)


def zipped(members=MEMBERS, *, compression=zipfile.ZIP_STORED, comment=b"", date=(1980, 1, 1, 0, 0, 0), **entry):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name in members:
            info = zipfile.ZipInfo(name, date)
            info.compress_type = compression
            for attribute, value in entry.items():
                setattr(info, attribute, value)
            package.writestr(info, members[name])
        package.comment = comment
    return out.getvalue()


def refused(data):
    with pytest.raises(BundleError) as caught:
        unpack(data)
    return str(caught.value)


@given(st.dictionaries(NAMES, st.binary(max_size=50), min_size=1, max_size=6))
def test_what_is_packed_comes_back_and_other_readers_agree(members):
    try:
        data = pack(members)
    except BundleError as error:
        assert "fall on another" in str(error)
        return
    assert unpack(data) == members
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == members
        assert package.namelist() == sorted(members)


def test_the_order_in_which_members_come_does_not_matter():
    assert pack(MEMBERS) == pack(dict(reversed(MEMBERS.items())))


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_every_single_byte_counts(place, change):
    data = bytearray(pack(MEMBERS))
    data[place % len(data)] ^= change
    refused(bytes(data))


def test_every_truncation_and_every_appended_or_inserted_byte_is_refused():
    data = pack(MEMBERS)
    for end in range(len(data)):
        refused(data[:end])
        refused(data[:end] + b"\0" + data[end:])
        refused(data[:end] + data[end + 1 :])
    for tail in (b"\0", b"PK", data, b"\n"):
        refused(data + tail)
    refused(b"\0" + data)


def test_zip_files_written_otherwise_are_refused():
    assert "compressed" in refused(zipped({"a": b"x" * 100}, compression=zipfile.ZIP_DEFLATED))
    assert "not canonical" in refused(zipped(comment=b"hi"))
    assert "not canonical" in refused(zipped(date=(2026, 1, 1, 0, 0, 0)))
    assert "extra fields" in refused(zipped(extra=b"\x01\x00\x04\x00abcd"))
    assert "not canonical" in refused(zipped(external_attr=0o120777 << 16))
    assert "out of order" in refused(zipped(dict(reversed(MEMBERS.items()))))


def test_names_that_stand_twice_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr(zipfile.ZipInfo("a", (1980, 1, 1, 0, 0, 0)), b"1")
            package.writestr(zipfile.ZipInfo("a", (1980, 1, 1, 0, 0, 0)), b"2")
    assert "stands twice" in refused(out.getvalue())


def test_zip64_and_lying_lengths_are_refused():
    data = bytearray(pack(MEMBERS))
    for offset in (18, 22, 26, 28):  # packed size, size, length of name, length of extra fields
        for value in (0xFFFFFFFF, 0x7FFFFFFF, 0xFFFF, 1, 0):
            broken = bytearray(data)
            width = 4 if offset < 26 else 2
            struct.pack_into(
                "<I" if width == 4 else "<H", broken, offset, value & (0xFFFFFFFF if width == 4 else 0xFFFF)
            )
            if broken != data:
                refused(bytes(broken))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package, package.open("a", "w", force_zip64=True) as member:
        member.write(b"x")
    refused(out.getvalue())


def test_a_central_directory_that_names_other_members_is_refused():
    data, other = pack({"a": b"1"}), pack({"b": b"1"})
    cut = data.index(b"PK\x01\x02")
    refused(data[:cut] + other[cut:])


@pytest.mark.parametrize(
    "name",
    ["", "/a", "../a", "a/../b", "a//b", "a/", ".hidden", "a/.b", "a\\b", "C:a", "a\0", "ä", "a b", "nul", "COM1.txt",
     "a/con.x", "end.", "x" * 161, "-flag", "a/-b"],
)  # fmt: skip
def test_names_that_could_leave_the_folder_or_fail_on_some_system_are_refused(name):
    assert why_not_a_name(name)
    with pytest.raises(BundleError, match="member name"):
        pack({name: b""})


@pytest.mark.parametrize("names", [("a", "A"), ("a", "a/b"), ("a/b", "A/c"), ("B", "b/c")])
def test_names_that_would_fall_on_each_other_are_refused(names):
    with pytest.raises(BundleError, match="fall on another"):
        pack(dict.fromkeys(names, b""))


def test_too_many_members_are_refused_when_written_and_when_read():
    with pytest.raises(BundleError, match="1 to"):
        pack({})
    with pytest.raises(BundleError, match="1 to"):
        pack({f"m{n:05}": b"" for n in range(MAX_MEMBERS + 1)})
    assert "more than" in refused(zipped({f"m{n:05}": b"" for n in range(MAX_MEMBERS + 5)}))


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(data):
    refused(data)
    refused(b"PK\x03\x04" + data)
