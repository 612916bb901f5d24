"""Terms as they are handed in: whatever is no term is one clear error, and whatever is one keeps the schema."""

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import DfdmError, InputError
from dfdm.rights import Terms, read_policy
from dfdm.table import data_folder
from tests.rights.full import DEMANDS, NODE, OWNER, TARGET, TERMS

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((data_folder() / "schema" / "terms.schema.json").read_text(encoding="utf-8"))
)
FULL = Terms(license="LicenseRef-a", licensee=NODE, attribution="©", source_location="https://x.org", **DEMANDS)
_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
    | st.sampled_from(["piece", "1.5", "EUR", "width", "reproduce", "urn:x", "2026-12-01"])
)  # fmt: skip
_JSON = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "low", "high", "values", "amount", "currency", "per", "payees", "party", "share"])
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


def test_full_terms_keep_their_schema():
    SCHEMA.validate(FULL.to_dict())
    assert set(FULL.to_dict()) == set(SCHEMA.schema["properties"])


@settings(deadline=None)
@given(TERMS)
def test_whatever_can_be_said_keeps_the_schema(terms):
    SCHEMA.validate(json.loads(json.dumps(terms.to_dict())))


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(sorted(FULL.to_dict())), _JSON)
def test_any_value_of_a_term_is_taken_or_refused_and_nothing_else(name, value):
    """What is taken and granted can be read back; what is refused is refused in one line."""
    document = {**FULL.to_dict(), name: value}
    try:
        terms = Terms.from_dict(document)
        offer = terms.grant(target=TARGET, assigner=OWNER)
        written = json.loads(json.dumps(offer.to_dict()))
    except DfdmError as error:
        assert "\n" not in str(error)
        return
    assert read_policy(written) == offer


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"receipts": "yes"}, "is yes or no"),
        ({"count_in_total": 1.0}, "a whole number"),
        ({"actions": "sell"}, "a list of texts"),
        ({"certificates": [9001]}, "a list of texts"),
        ({"may_vary": {"name": "w"}}, "is a list"),
        ({"may_vary": ["w"]}, "is a group of name"),
        ({"royalty": "1.50 EUR"}, "is a group of amount"),
        ({"payees": []}, "no term"),
        ({"inspection": None}, "is a text"),
    ],
)
def test_a_term_of_the_wrong_shape(document, said):
    with pytest.raises(InputError, match=said):
        Terms.from_dict(document)


def test_no_is_the_same_as_not_said():
    assert Terms.from_dict({"license": "MIT", "receipts": False}) == Terms(license="MIT")
    assert Terms.from_dict({"license": "MIT", "receipts": False}).demanded == ()
