import contextlib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import DataError
from dfdm.trust import canonical, parse_document


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": 1, "a": 2}', "stands twice"),
        (b'{"a": {"b": 1, "b": 1}}', "stands twice"),
        (b'{"a": NaN}', "not a JSON number"),
        (b'{"a": -Infinity}', "not a JSON number"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": 9007199254740993}', "beyond 2^53"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"\\udfff": 1}', "surrogate"),
        (b'{"a": "\xff"}', "UTF-8"),
        (b"\xef\xbb\xbf{}", "JSON"),
        (b"[]", "no JSON object"),
        (b"", "JSON"),
        (b'{"a": 1} x', "JSON"),
        (b'{"a":' * 100 + b"1" + b"}" * 100, "nested deeper"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested deeper"),
        (b'{"a": [' + b"[" * 70 + b"]" * 70 + b"]}", "nested deeper"),
        (b'{"a": ' + b"9" * 5000 + b"}", "JSON"),
    ],
)
def test_what_two_readers_could_take_differently_is_refused(data, said):
    with pytest.raises(DataError, match=re.escape(said)) as caught:
        parse_document(data, where="x.json")
    assert "x.json" in str(caught.value)


def test_a_plain_document_is_read():
    assert parse_document('{"é": [1, 2.5, null, true, "x"]}'.encode(), where="x") == {"é": [1, 2.5, None, True, "x"]}


def test_the_canonical_form_is_jcs_and_not_sorted_keys():
    document = {"é": 1.0, "a": 1e21, "\U0001f600": 1, "\ufb33": 2}
    assert canonical(document) == '{"a":1e+21,"é":1,"\U0001f600":1,"\ufb33":2}'.encode()
    assert canonical(document) != json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**60, "\ud800"])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(DataError, match="canonical form"):
        canonical({"a": value})


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-1e15, 1e15)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), _JSON))
def test_canonical_bytes_read_back_to_themselves(document):
    data = canonical(document)
    assert canonical(parse_document(data, where="x")) == data


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data):
    with contextlib.suppress(DataError):
        parse_document(data, where="x")
