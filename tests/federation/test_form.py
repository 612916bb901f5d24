"""The forms of the network, against values worked out by hand."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import SignatureError
from dfdm.federation.form import check, content_hash, is_hash, merkle_root, ohm_bytes, package_hash, sign
from dfdm.trust import canonical, new_key

NAMES = st.lists(
    st.binary(min_size=1, max_size=4).map(lambda b: f"sha256:{hashlib.sha256(b).hexdigest()}"), unique=True
)


def pair(left, right):
    return hashlib.sha256((left + right).encode()).hexdigest()


def test_the_form_is_sorted_ascii_and_not_that_of_other_signatures():
    document = {"b": 1.0, "a": "é"}
    assert ohm_bytes(document) == b'{"a":"\\u00e9","b":1.0}'
    assert ohm_bytes(document) != canonical(document)


def test_roots_of_few_leaves():
    assert merkle_root([]) == hashlib.sha256(b"").hexdigest()
    assert merkle_root(["x"]) == "x"
    assert merkle_root(["b", "a"]) == pair("a", "b")
    assert merkle_root(["c", "a", "b"]) == pair(pair("a", "b"), "c")


@given(NAMES, st.randoms())
def test_the_order_of_leaves_changes_nothing(names, random):
    shuffled = list(names)
    random.shuffle(shuffled)
    assert merkle_root(shuffled) == merkle_root(names)


@given(NAMES.filter(bool), st.binary(min_size=5, max_size=5))
def test_another_leaf_is_another_root(names, data):
    other = f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert merkle_root([*names, other]) != merkle_root(names)


def test_a_package_is_named_by_its_manifest_and_all_its_files():
    manifest = content_hash({"title": "x"})
    one = package_hash(manifest, {"a": b"1", "b": b"2"})
    assert is_hash(one)
    assert one != package_hash(manifest, {"a": b"1", "b": b"3"})
    assert one != package_hash(content_hash({"title": "y"}), {"a": b"1", "b": b"2"})


def test_a_signature_holds_for_its_document_and_key_alone():
    key, other, document = new_key(), new_key(), {"a": [1, "é"]}
    signature = sign(document, key)
    check(document, key.did, signature, what="it")
    for changed, did, text in (
        ({"a": [1, "e"]}, key.did, signature),
        (document, other.did, signature),
        (document, key.did, signature.upper()),
        (document, key.did, signature[:-2]),
        (document, key.did, None),
    ):
        with pytest.raises(SignatureError) as caught:
            check(changed, did, text, what="it")
        assert caught.value.wrong
    with pytest.raises(SignatureError) as caught:
        check(document, "did:web:example.org", signature, what="it")
    assert not caught.value.wrong


def test_the_canonical_form_reads_back():
    document = {"z": [True, None, "ä", 1.5], "a": {"k": "v"}}
    assert json.loads(ohm_bytes(document)) == document
