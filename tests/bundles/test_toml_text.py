"""TOML that we write is read by the reader of the standard library as what it was."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.bundles.toml_text import toml_text
from dfdm.errors import ExportError

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.one_of(
    TEXT, st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    st.one_of(PLAIN, st.lists(PLAIN)),
    lambda inner: st.one_of(
        st.dictionaries(TEXT, inner, max_size=3),
        st.lists(st.dictionaries(TEXT, inner, max_size=3), min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(TEXT, VALUES, max_size=5))
def test_what_is_written_is_read_as_it_was(document):
    assert tomllib.loads(toml_text(document)) == document


@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), [[1]], [{"a": 1}, 2], b"x", object()])
def test_what_toml_has_no_way_to_write_is_refused(value):
    with pytest.raises(ExportError, match="no way to write"):
        toml_text({"key": value})
