import base64
import gzip
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import DataError, SignatureError
from dfdm.trust import new_key
from dfdm.trust.statuslist import (
    FEWEST_BITS,
    MOST_BITS,
    StatusEntry,
    bits_of,
    decode_list,
    encode_list,
    is_set,
    make_list,
    status_of,
    with_bit,
)
from dfdm.trust.times import instant
from dfdm.trust.trustlist import TrustList

EMPTY = bytes(FEWEST_BITS // 8)
LIST = "https://cert.example/status/1"
T = [f"2026-0{n}-01T00:00:00Z" for n in range(1, 9)]


def packed(data):
    return "u" + base64.urlsafe_b64encode(data).rstrip(b"=").decode()


# The specification's own example of a list: 131,072 bits, none of them set.
SPECIFICATION = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"


def test_the_example_of_the_specification_is_read():
    bits = decode_list(SPECIFICATION)
    assert bits == EMPTY


def test_the_first_bit_is_the_leftmost():
    bits = bytes([0b1000_0001]) + EMPTY[1:]
    assert [n for n in range(16) if is_set(bits, n)] == [0, 7]
    assert with_bit(EMPTY, 0, value=True)[0] == 0x80
    assert with_bit(EMPTY, FEWEST_BITS - 1, value=True)[-1] == 0x01


@settings(max_examples=30)
@given(st.sets(st.integers(0, FEWEST_BITS - 1), max_size=20))
def test_bits_come_back_from_the_list(indices):
    bits = EMPTY
    for index in indices:
        bits = with_bit(bits, index, value=True)
    again = decode_list(encode_list(bits))
    assert {n for n in range(FEWEST_BITS) if again[n // 8] and is_set(again, n)} == indices
    for index in indices:
        again = with_bit(again, index, value=False)
    assert again == EMPTY


def test_the_same_bits_give_the_same_text():
    assert encode_list(EMPTY) == encode_list(bytearray(EMPTY))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "multibase"),
        (7, "multibase"),
        ("", "multibase"),
        (SPECIFICATION[1:], "multibase"),
        ("z" + SPECIFICATION[1:], "multibase"),
        (SPECIFICATION + "=", "base64url"),
        (SPECIFICATION + "\n", "base64url"),
        (SPECIFICATION.replace("-", "+"), "base64url"),
        (SPECIFICATION[:-4], "cut off"),
        (packed(b"not gzip"), "gzip"),
        (packed(b""), "cut off"),
        (packed(gzip.compress(EMPTY, mtime=0) + b"x"), "more follows"),
        (packed(gzip.compress(EMPTY, mtime=0) * 2), "more follows"),
        (packed(gzip.compress(EMPTY[:-1], mtime=0)), "give away"),
        (packed(gzip.compress(bytes(MOST_BITS // 8 + 1), mtime=0)), "more than"),
        pytest.param("u" + "A" * (2 * 2**20), "multibase", id="two million letters"),
    ],
)
def test_what_is_no_list_is_one_clear_error(text, said):
    with pytest.raises(DataError, match=said):
        decode_list(text)


def test_a_bomb_is_not_unpacked():
    bomb = packed(gzip.compress(bytes(256 * 2**20), compresslevel=9))
    tracemalloc.start()
    with pytest.raises(DataError, match="more than"):
        decode_list(bomb)
    assert tracemalloc.get_traced_memory()[1] < 16 * 2**20
    tracemalloc.stop()


@pytest.mark.parametrize("index", [-1, FEWEST_BITS, 10**9])
def test_an_index_beyond_the_list_is_an_error(index):
    with pytest.raises(DataError, match="beyond"):
        is_set(EMPTY, index)


@pytest.fixture(scope="module")
def key():
    return new_key()


def credential(key, *entries):
    told = [
        entry if isinstance(entry, dict) else StatusEntry(purpose="revocation", index=entry, list_id=LIST).to_dict()
        for entry in entries
    ]
    document = {"issuer": key.did}
    return document | ({"credentialStatus": told[0] if len(told) == 1 else told} if told else {})


def listed(key, *indices, purpose="revocation", created=T[1], **more):
    bits = EMPTY
    for index in indices:
        bits = with_bit(bits, index, value=True)
    return make_list(key, list_id=LIST, purpose=purpose, bits=bits, created=created, **more)


def status(document, lists, at=T[3]):
    return status_of(document, lists, keys=TrustList(), at=instant(at))


def test_a_status_is_told_by_the_newest_list_that_holds(key):
    old, new = listed(key, created=T[1]), listed(key, 42, created=T[2])
    assert status(credential(key, 42), [new, old], at=T[3]) == (
        False,
        f"its issuer has revoked it, by the list of {T[2]}",
        T[2],
    )
    assert status(credential(key, 42), [new, old], at="2026-02-15T00:00:00Z") == (True, "", T[1])
    assert status(credential(key, 41), [old, new]) == (True, "", T[2])
    assert status(credential(key), []) == (True, "", "")
    assert bits_of(new) == with_bit(EMPTY, 42, value=True)


def test_revoked_and_suspended_are_two_bits(key):
    suspension = StatusEntry(purpose="suspension", index=7, list_id=LIST).to_dict()
    lists = [listed(key), listed(key, 7, purpose="suspension")]
    in_force, why, _ = status(credential(key, 7, suspension), lists)
    assert not in_force and "suspended" in why
    assert status(credential(key, 7), lists)[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "StatusList2021Entry"}, "not understood"),
        ({"statusPurpose": "message"}, "only revocation and suspension"),
        ({"statusPurpose": "suspension"}, "not about suspension"),
        ({"statusListIndex": 7}, "names no bit"),
        ({"statusListIndex": "07"}, "names no bit"),
        ({"statusListIndex": "-1"}, "names no bit"),
        ({"statusListIndex": "999999999"}, "beyond"),
        ({"statusListCredential": "https://cert.example/status/2"}, "not among those"),
        ({"statusListCredential": None}, "names no bit"),
        ({"statusSize": 2}, "more than one bit"),
    ],
)
def test_a_status_that_cannot_be_told_is_not_taken_for_good(key, change, said):
    entry = StatusEntry(purpose="revocation", index=7, list_id=LIST).to_dict() | change
    with pytest.raises(SignatureError, match=said) as caught:
        status(credential(key, entry), [listed(key)])
    assert not caught.value.wrong


def test_a_list_counts_only_from_the_issuer_whole_and_in_its_time(key):
    other = new_key()
    with pytest.raises(SignatureError, match="another issuer") as caught:
        status(credential(key, 7), [listed(other)])
    assert caught.value.wrong
    forged = listed(key, 7)
    forged["credentialSubject"] = {**forged["credentialSubject"], "encodedList": encode_list(EMPTY)}
    with pytest.raises(SignatureError, match="signature is wrong") as caught:
        status(credential(key, 7), [forged])
    assert caught.value.wrong
    with pytest.raises(SignatureError, match="get the present one"):
        status(credential(key, 7), [listed(key, until=T[2])])
    with pytest.raises(SignatureError, match="later than"):
        status(credential(key, 7), [listed(key, created=T[5])])
    for spoiled in ({"credentialSubject": []}, {"validFrom": "soon"}, {"type": "BitstringStatusListCredential"}):
        with pytest.raises(SignatureError, match="cannot be told"):
            status(credential(key, 7), [listed(key) | spoiled])
