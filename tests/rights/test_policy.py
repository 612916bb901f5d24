import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import InputError, LicenseConflictError, RightsError
from dfdm.rights import Agreement, explain, grant, read_policy
from dfdm.table import data_folder

OWNER, NODE, TARGET = "did:key:zOwner", "did:key:zNode", "urn:dfdm:variant:sha256:00"
SCHEMA = json.loads(Path(str(data_folder() / "schema" / "rights.schema.json")).read_text(encoding="utf-8"))
BOUNDS = {
    "count": 10,
    "not_before": "2026-12-01",
    "not_after": "2027-01-31T12:00:00+01:00",
    "territory": ("fr", "DE", "DE"),
    "processes": ("milling",),
    "materials": ("aluminum_6061",),
    "machines": ("tormach_pcnc_1100",),
}


def own(**more):
    return grant(license="LicenseRef-acme", target=TARGET, assigner=OWNER, **more)


def written(offer):
    document = json.loads(json.dumps(offer.to_dict()))
    jsonschema.validate(document, SCHEMA)
    return document


def test_an_agreement_carries_every_term_as_odrl_and_back():
    agreement = own(licensee=NODE, attribution="© Acme", **BOUNDS)
    document = written(agreement)
    assert document["@type"] == "Agreement"
    assert document["conflict"] == "prohibit"
    assert (document["assigner"], document["assignee"], document["target"]) == (OWNER, NODE, TARGET)
    constraints = {
        (c["leftOperand"], c["operator"]): c["rightOperand"] for c in document["permission"][0]["constraint"]
    }
    assert constraints == {
        ("count", "lteq"): 10,
        ("dateTime", "gteq"): {"@value": "2026-12-01", "@type": "xsd:date"},
        ("dateTime", "lteq"): {"@value": "2027-01-31T12:00:00+01:00", "@type": "xsd:dateTime"},
        ("spatial", "isAnyOf"): ["DE", "FR"],
        ("dfdm:process", "isAnyOf"): ["milling"],
        ("dfdm:material", "isAnyOf"): ["aluminum_6061"],
        ("dfdm:machine", "isAnyOf"): ["tormach_pcnc_1100"],
    }
    assert document["prohibition"] == [{"action": ["derive", "distribute"]}]
    assert read_policy(document) == agreement


def test_an_offer_names_no_licensee():
    offer = own(count=5)
    assert not isinstance(offer, Agreement)
    assert "assignee" not in written(offer)
    assert read_policy(written(offer)) == offer


@pytest.mark.parametrize("term", sorted(BOUNDS))
def test_a_public_license_takes_no_term(term):
    for license_id in ("CERN-OHL-S-2.0", "MIT", "LicenseRef-acme OR CERN-OHL-S-2.0"):
        with pytest.raises(LicenseConflictError, match="grants everyone the same rights"):
            grant(license=license_id, target=TARGET, assigner=OWNER, **{term: BOUNDS[term]})


def test_a_public_license_carries_attribution_share_alike_and_source_only():
    offer = grant(
        license="CERN-OHL-S-2.0",
        target=TARGET,
        assigner=OWNER,
        licensee=NODE,
        attribution="© A",
        source_location="https://x.org",
    )
    document = written(offer)
    assert not isinstance(offer, Agreement)
    assert "assignee" not in document
    assert "constraint" not in json.dumps(document)
    assert "prohibition" not in document
    duties = {
        action: [d["action"] for d in p.get("duty", ())] for p in document["permission"] for action in p["action"]
    }
    assert duties["reproduce"] == []
    assert duties["derive"] == ["cc:Notice"]
    assert duties["distribute"] == duties["sell"] == ["attribute", "cc:Notice", "cc:ShareAlike", "cc:SourceCode"]
    assert read_policy(document) == offer
    permissive = written(grant(license="CERN-OHL-P-2.0", target=TARGET, assigner=OWNER))
    assert "cc:ShareAlike" not in json.dumps(permissive)


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ({"count": 0}, "0 pieces cannot be granted"),
        ({"count": -3}, "cannot be granted"),
        ({"count": 2**53}, "give 1 to 9007199254740991"),
        ({"not_before": "soon"}, "neither a date"),
        ({"not_after": "2026-12-01T00:00:00"}, "no time zone"),
        ({"not_before": "2027-01-02", "not_after": "2027-01-01"}, "end .* before they begin"),
        ({"territory": ("Germany",)}, "not a country code"),
        ({"territory": ("D1",)}, "not a country code"),
        ({"licensee": "somebody"}, "not an identifier"),
    ],
)
def test_bounds_that_make_no_sense_are_bad_input(bounds, said):
    with pytest.raises(InputError, match=said):
        own(**bounds)


@pytest.mark.parametrize("license_id", ["CC-BY-NC-3.0", "CC-BY-ND-3.0 AND MIT", "LicenseRef-acme AND MIT"])
def test_nothing_is_granted_under_a_license_whose_permissions_are_not_known(license_id):
    with pytest.raises(RightsError, match="permits is not known here"):
        grant(license=license_id, target=TARGET, assigner=OWNER)


@pytest.mark.parametrize("where", ["here", "git@host:x", "https://x org", "javascript:alert(1)", "https://a\nb"])
def test_a_source_location_is_a_web_address(where):
    with pytest.raises(InputError, match="not a web address"):
        grant(license="CERN-OHL-S-2.0", target=TARGET, assigner=OWNER, source_location=where)


def test_a_single_day_can_be_granted():
    own(not_before="2027-01-01", not_after="2027-01-01")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update({"conflict": "perm"}),
        lambda d: d.pop("conflict"),
        lambda d: d.update({"@context": "http://example.org"}),
        lambda d: d.update({"obligation": []}),
        lambda d: d.update({"inheritFrom": "urn:x"}),
        lambda d: d.update({"@type": "Set"}),
        lambda d: d.pop("assignee"),
        lambda d: d.update({"uid": "urn:other"}),
        lambda d: d["permission"].append({"action": ["sell"]}),
        lambda d: d["permission"][0]["action"].append("sell"),
        lambda d: d["permission"][0].update({"refinement": []}),
        lambda d: d["permission"][0]["constraint"][0].update({"rightOperand": 11}),
        lambda d: d["permission"][0]["constraint"][0].update({"rightOperand": True}),
        lambda d: d["permission"][0]["constraint"][0].update({"rightOperand": "10"}),
        lambda d: d["permission"][0]["constraint"][0].update({"operator": "lt"}),
        lambda d: d["permission"][0]["constraint"][0].update({"leftOperand": "payAmount"}),
        lambda d: d["permission"][0]["constraint"].append(dict(d["permission"][0]["constraint"][0])),
        lambda d: d["permission"][0]["constraint"].append("x"),
        lambda d: d["permission"].append(7),
        lambda d: d.update({"permission": {}}),
        lambda d: d.update({"permission": []}),
        lambda d: d.update({"prohibition": []}),
        lambda d: d.update({"target": 7}),
        lambda d: d.update({"dct:license": "MIT"}),
        lambda d: d.update({"dct:license": "nonsense"}),
    ],
)
def test_a_policy_that_says_anything_else_is_not_understood(spoil):
    document = written(own(licensee=NODE, **BOUNDS))
    spoil(document)
    with pytest.raises((RightsError, LicenseConflictError)):
        read_policy(document)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(own(licensee=NODE, **BOUNDS).to_dict())), _JSON)
def test_no_value_in_a_policy_crashes_the_reader(key, value):
    document = own(licensee=NODE, **BOUNDS).to_dict()
    if document[key] != value:
        with pytest.raises(RightsError):
            read_policy({**document, key: value})


def test_plain_words_say_the_terms():
    text = explain(own(licensee=NODE, attribution="© Acme", **BOUNDS))
    for said in (
        NODE,
        "At most 10 pieces",
        "Not before 2026-12-01",
        "DE or FR",
        "milling",
        "tormach_pcnc_1100",
        "prohibited",
        "© Acme",
    ):
        assert said in text
    assert "by nobody" in explain(own())
    text = explain(grant(license="CERN-OHL-S-2.0 OR CC-BY-NC-3.0", target=TARGET, assigner=OWNER).to_dict())
    for said in ("Anyone may make", "same license", "complete source", "CC-BY-NC-3.0 asks for is not classified"):
        assert said in text
