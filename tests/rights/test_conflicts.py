import json
from dataclasses import fields

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import DfdmError, InputError
from dfdm.rights import Terms, conflicts
from dfdm.rights.conflicts import TERM_WORDS
from dfdm.rights.terms import BOUNDS
from dfdm.table import data_folder
from tests.rights.full import DEMANDS

WHOSE = {"target": "urn:dfdm:part:1", "assigner": "did:key:zOwner"}
RESTRICTING = DEMANDS


def found(**terms):
    return [(c.code, c.terms[0]) for c in conflicts(Terms(**terms)) if c.level == "refused"]


@pytest.mark.parametrize("term", BOUNDS)
def test_a_public_license_takes_no_bound_and_says_so_at_each(term):
    assert found(license="CERN-OHL-S-2.0", **{term: RESTRICTING[term]}) == [("license-restricted", term)]
    assert found(license="LicenseRef-acme", **{term: RESTRICTING[term]}) == []


def test_all_that_is_in_the_way_is_said_at_once_with_what_to_do():
    terms = Terms(license="CERN-OHL-S-2.0", **RESTRICTING)
    said = conflicts(terms)
    refused = [c for c in said if c.level == "refused"]
    assert [c.terms[0] for c in refused] == list(BOUNDS)
    assert all(c.message.startswith(TERM_WORDS[c.terms[0]]) and "own terms" in c.remedy for c in refused)
    (ground,) = [c for c in said if c.code == "license-open"]
    assert "2.3" in ground.message  # where the license says it
    assert ground.licenses == ("CERN-OHL-S-2.0",)


def test_what_rests_on_an_assumption_says_so():
    (ground,) = [c for c in conflicts(Terms(license="SHL-0.5", count=1)) if c.code == "license-open"]
    assert "assumption" in ground.message


@pytest.mark.parametrize(
    ("terms", "codes"),
    [
        ({}, ["license-unreadable"]),
        ({"license": "MIT AND"}, ["license-unreadable"]),
        ({"license": "CC-BY-NC-4.0"}, ["license-unknown"]),
        ({"license": "LicenseRef-a", "count": 0}, ["term-senseless"]),
        ({"license": "LicenseRef-a", "not_before": "soon", "not_after": "2026-01-01"}, ["term-senseless"]),
        ({"license": "LicenseRef-a", "not_before": "2027-01-02", "not_after": "2027-01-01"}, ["times-reversed"]),
        ({"license": "LicenseRef-a", "territory": ("Germany",)}, ["term-senseless"]),
        ({"license": "LicenseRef-a", "count": 5, "count_in_total": 4}, ["terms-clash"]),
        ({"license": "LicenseRef-a", "confidential": True, "actions": ("distribute", "reproduce")}, ["terms-clash"]),
        ({"license": "LicenseRef-a", "actions": ("sell",), "count": 2}, ["terms-clash"]),
        ({"license": "LicenseRef-a", "actions": ("dance",)}, ["term-senseless"]),
        ({"license": "LicenseRef-a", "inspection": "hard"}, ["term-senseless"]),
        ({"license": "LicenseRef-a", "revocation": "here"}, ["term-senseless"]),
        ({"license": "LicenseRef-a", "marking": " "}, ["term-senseless"]),
        ({"license": "LicenseRef-a", "licensee": "somebody"}, ["term-senseless"]),
        ({"license": "MIT", "source_location": "here"}, ["term-senseless"]),
    ],
)
def test_terms_that_make_no_sense(terms, codes):
    assert [code for code, _ in found(**terms)] == codes


def test_source_that_must_travel_and_does_not():
    terms = Terms(license="CERN-OHL-S-2.0")
    assert [c.code for c in conflicts(terms, has_source=False)] == ["source-missing"]
    where = Terms(license="CERN-OHL-S-2.0", source_location="https://example.org/x")
    assert conflicts(where, has_source=False) == ()
    assert conflicts(Terms(license="LicenseRef-a"), has_source=False) == ()


@pytest.mark.parametrize(
    ("terms", "design", "code"),
    [
        ({"license": "MIT", "licensee": "did:key:zNode"}, "", "licensee-among-all"),
        ({"license": "CERN-OHL-S-2.0 AND CC-BY-SA-4.0"}, "", "share-alikes-meet"),
        ({"license": "MIT OR CC-BY-NC-3.0"}, "", "license-unclassified"),
        ({"license": "LicenseRef-a"}, "CERN-OHL-S-2.0", "license-differs"),
    ],
)
def test_what_should_be_known_hinders_nothing(terms, design, code):
    (said,) = conflicts(Terms(**terms), design_license=design)
    assert (said.code, said.level) == (code, "note")
    Terms(**terms).grant(**WHOSE)


TERMS = st.builds(
    Terms,
    license=st.sampled_from(["", "MIT", "CERN-OHL-S-2.0", "LicenseRef-a", "CC-BY-NC-4.0", "x", "MIT OR LicenseRef-a"]),
    licensee=st.sampled_from(["", "did:key:zNode", "somebody", "a b:c"]),
    count=st.none() | st.integers(-1, 3) | st.just(2**60),
    not_before=st.sampled_from(["", "2026-12-01", "soon", "2026-12-01T00:00:00Z", "2026-12-01T00:00:00"]),
    not_after=st.sampled_from(["", "2026-11-30", "2026-12-01", "2026-12-02T00:00:00+01:00"]),
    territory=st.sampled_from([(), ("DE",), ("de",), ("Germany",)]),
    count_in_total=st.none() | st.integers(0, 4),
    actions=st.sampled_from([(), ("reproduce",), ("sell",), ("distribute", "reproduce"), ("dance",)]),
    confidential=st.booleans(),
    revocation=st.sampled_from(["", "urn:x:list", "here"]),
    processes=st.sampled_from([(), ("milling",)]),
    attribution=st.sampled_from(["", "© A"]),
    source_location=st.sampled_from(["", "https://x.org", "x"]),
)


@given(TERMS)
def test_a_conflict_is_refused_exactly_where_no_rights_can_be_written(terms):
    refused = {c.terms[0] for c in conflicts(terms) if c.level == "refused"}
    try:
        terms.grant(**WHOSE)
    except DfdmError:
        assert refused
    else:
        # Under a public license rights are bound to nobody, but what names nobody is still told.
        assert not refused or (refused == {"licensee"} and not terms.license.startswith("LicenseRef"))


@given(TERMS)
def test_terms_are_written_and_read_back(terms):
    assert Terms.from_dict(terms.to_dict()) == terms


def test_terms_are_those_of_an_offer():
    terms = Terms(license="LicenseRef-a", licensee="did:key:zNode", **RESTRICTING)
    assert Terms.of(terms.grant(**WHOSE)) == terms


@pytest.mark.parametrize(
    "document", [{"more": 1}, {"count": "3"}, {"count": True}, {"territory": "DE"}, {"license": 3}]
)
def test_what_is_no_term_is_bad_input(document):
    with pytest.raises(InputError):
        Terms.from_dict(document)


def test_terms_keep_their_schema():
    schema = json.loads((data_folder() / "schema" / "terms.schema.json").read_text(encoding="utf-8"))
    told = {"attribution": "© A", "source_location": "https://x.org", **RESTRICTING}
    jsonschema.validate(Terms(license="LicenseRef-a", licensee="did:key:zNode", **told).to_dict(), schema)
    assert set(schema["properties"]) == {field.name for field in fields(Terms)}
