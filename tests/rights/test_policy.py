import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import InputError, LicenseConflictError, RightsError
from dfdm.rights import Agreement, Terms, Variation, explain, grant, read_policy
from dfdm.rights.writing import public_rules
from dfdm.table import data_folder
from tests.regenerate.rights_agreement import NAME, TARGET_FOLDER, agreement, text
from tests.rights.full import DEMANDS, LIST, NODE, OWNER, TARGET, TERMS

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
    assert document["prohibition"] == [{"action": ["derive", "distribute", "sell", "dfdm:subcontract"]}]
    assert read_policy(document) == agreement


def test_an_offer_names_no_licensee():
    offer = own(count=5)
    assert not isinstance(offer, Agreement)
    assert "assignee" not in written(offer)
    assert read_policy(written(offer)) == offer


@pytest.mark.parametrize("term", sorted(DEMANDS))
def test_a_public_license_takes_no_term(term):
    for license_id in ("CERN-OHL-S-2.0", "MIT", "LicenseRef-acme OR CERN-OHL-S-2.0"):
        with pytest.raises(LicenseConflictError, match="grants everyone the same rights"):
            grant(license=license_id, target=TARGET, assigner=OWNER, **{term: DEMANDS[term]})


@settings(deadline=None)
@given(TERMS)
def test_whatever_can_be_said_is_written_and_read_back(terms):
    offer = terms.grant(target=TARGET, assigner=OWNER)
    assert read_policy(written(offer)) == offer
    assert Terms.of(offer) == terms
    assert Terms.from_dict(json.loads(json.dumps(terms.to_dict()))) == terms


def test_the_golden_agreement_is_the_one_that_is_written():
    """If this is meant to change: `python -m tests.regenerate.rights_agreement`."""
    golden = (TARGET_FOLDER / NAME).read_text(encoding="utf-8")
    assert golden == text()
    document = json.loads(golden)
    jsonschema.validate(document, SCHEMA)
    assert read_policy(document) == agreement()
    assert agreement().demanded == tuple(DEMANDS)


def test_every_deed_is_permitted_or_kept_back():
    deeds = {"reproduce", "derive", "distribute", "sell", "dfdm:subcontract"}
    for actions in (
        (),
        ("derive",),
        ("sell", "reproduce"),
        ("reproduce", "derive", "distribute", "sell", "subcontract"),
    ):
        document = written(own(licensee=NODE, actions=actions))
        permitted = [action for rule in document["permission"] for action in rule["action"]]
        kept_back = [action for rule in document.get("prohibition", ()) for action in rule["action"]]
        assert sorted(permitted + kept_back) == sorted(deeds)
    assert own(actions=("reproduce",)) == own()
    assert own(actions=("sell", "derive")).permitted == ("derive", "sell")


def test_who_gets_to_see_the_design_is_told_its_authors():
    told = {"licensee": NODE, "actions": ("reproduce", "derive", "sell", "subcontract")}
    by_action = {rule["action"][0]: rule for rule in written(own(attribution="© A", **told))["permission"]}
    assert by_action["derive"]["duty"] == [{"action": "attribute"}]
    assert "duty" not in by_action["reproduce"] | by_action["dfdm:subcontract"]
    assert "duty" not in json.dumps(written(own(**told)))


def test_a_public_license_permits_subcontracting_where_it_permits_making_and_passing_on():
    def permitted(*deeds):
        return [action for rule in public_rules((), deeds)["permission"] for action in rule["action"]]

    assert permitted("reproduce", "derive", "distribute") == ["reproduce", "derive", "distribute", "dfdm:subcontract"]
    assert permitted("reproduce", "sell") == ["reproduce", "sell"]
    assert permitted("derive") == ["derive"]
    assert public_rules(("notice",), ("derive",)) == {
        "permission": [{"action": ["derive"], "duty": [{"action": "cc:Notice"}]}]
    }


def test_bounds_of_making_stay_with_the_making():
    document = written(own(licensee=NODE, actions=("reproduce", "sell"), **BOUNDS))
    of_making, of_selling = ({c["leftOperand"] for c in rule["constraint"]} for rule in document["permission"])
    assert of_selling == {"dateTime", "spatial"}
    assert of_making > of_selling


def test_a_variant_is_made_ready_or_signed_by_the_owner_when_asked():
    ready, asked = (rule for rule in written(agreement())["permission"] if rule["action"] == ["dfdm:vary"])
    ends = [(c["leftOperand"], c["rightOperand"]) for c in asked["constraint"]]
    assert ready["constraint"][-1]["rightOperand"] == ["urn:dfdm:variant:sha256:01", "urn:dfdm:variant:sha256:02"]
    assert ends[-1] == ("dfdm:variantSigner", OWNER)
    assert ("dfdm:parameter.width", 20) in ends and ("dfdm:parameter.width", 80.5) in ends
    assert ("dfdm:variedParameter", ["engraved", "holes", "width"]) in ends
    shared = [c for c in ready["constraint"] if c["leftOperand"] in ("count", "dfdm:countInTotal", "dfdm:process")]
    assert all(c in asked["constraint"] for c in shared)  # variants count as what they are variants of
    assert "dfdm:vary" not in json.dumps(written(own(licensee=NODE, count=3)))


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
        ({"count_in_total": 0}, "cannot be granted"),
        ({"count": True}, "cannot be granted"),
        ({"count": 6, "count_in_total": 5}, "more than the 5 in all"),
        ({"actions": ("dance",)}, "no deed"),
        ({"actions": ("sell",), "processes": ("milling",)}, "making it is kept back, so a fixed process"),
        ({"actions": ("reproduce", "distribute"), "confidential": True}, "cannot be kept secret"),
        ({"processes": ("",)}, "a text"),
        ({"materials": ("a\nb",)}, "cannot be printed"),
        ({"certificates": (7,)}, "a text"),
        ({"machines": "mill"}, "is a list"),
        ({"machines": tuple(map(str, range(1001)))}, "at most 1000"),
        ({"variants": ("two",)}, "not an identifier"),
        ({"may_vary": ({"name": "width", "low": 1, "high": 2},)}, "a list of parameters"),
        ({"may_vary": (Variation(name="w", low=1, high=2), Variation(name="w", values=(1,)))}, "stands once"),
        ({"inspection": "100 %"}, "no level of inspection"),
        ({"royalty": "1.50EUR"}, "an amount and a currency"),
        ({"marking": "m" * 201}, "at most 200 letters"),
        ({"receipts": 1}, "yes or no"),
        ({"revocation": "my list"}, "not an identifier"),
    ],
)
def test_bounds_that_make_no_sense_are_bad_input(bounds, said):
    with pytest.raises(InputError, match=said):
        own(**bounds)


def test_a_term_that_there_is_not_is_a_mistake_of_the_caller():
    with pytest.raises(TypeError, match="no term 'cuont'"):
        own(cuont=3)


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


def places(value, path=()):
    """Every place in a document: the path to each entry of an object or list."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield (*path, key)
        yield from places(entry, (*path, key))


def changed(document, path, do):
    copy = json.loads(json.dumps(document))
    home = copy
    for key in path[:-1]:
        home = home[key]
    do(home, path[-1])
    return copy


PLACES = list(places(json.loads(text())))


@pytest.mark.parametrize(
    "do",
    [
        lambda home, key: home.pop(key),
        lambda home, key: home.update({key: None}) if isinstance(home, dict) else home.__setitem__(key, None),
        lambda home, key: home.__setitem__(key, True),
        lambda home, key: home.__setitem__(key, 1.5),
        lambda home, key: home.__setitem__(key, "x"),
        lambda home, key: home.__setitem__(key, [home[key]]),
        lambda home, key: home.__setitem__(key, {"@value": home[key]}),
        lambda home, key: home.insert(key, home[key]) if isinstance(home, list) else home.update(more=1),
    ],
    ids=["gone", "null", "true", "number", "text", "listed", "typed", "more"],
)
def test_a_full_agreement_that_is_changed_anywhere_is_refused(do):
    document = json.loads(text())
    assert len(PLACES) > 390
    for path in PLACES:
        spoiled = changed(document, path, do)
        if spoiled == document and json.dumps(spoiled) == json.dumps(document):
            continue  # it said that already
        with pytest.raises((RightsError, LicenseConflictError)):
            read_policy(spoiled)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(PLACES), _JSON)
def test_no_value_in_a_policy_crashes_the_reader(path, value):
    document = json.loads(text())
    spoiled = changed(document, path, lambda home, key: home.__setitem__(key, value))
    if json.dumps(spoiled) != json.dumps(document):
        with pytest.raises((RightsError, LicenseConflictError)):
            read_policy(spoiled)


def test_plain_words_say_the_terms():
    text = explain(own(licensee=NODE, attribution="© Acme", **BOUNDS))
    for said in (
        NODE,
        "At most 10 pieces",
        "Not before 2026-12-01",
        "DE or FR",
        "milling",
        "tormach_pcnc_1100",
        "Prohibited: to change it, to pass the files on",
        "© Acme",
    ):
        assert said in text
    text = explain(agreement())
    for said in (
        "may make it and sell it and have another make it and make a variant",
        "At most 5 pieces at each node, 50 in all.",
        "You must pay 1.50 EUR for each piece",
        "You must inspect every piece before release.",
        "You must delete all copies of the files after use.",
        "With width from 20 to 80.5.",
        f"Only while {LIST} does not say that this is revoked.",
    ):
        assert said in text
    assert "by nobody" in explain(own())
    text = explain(grant(license="CERN-OHL-S-2.0 OR CC-BY-NC-3.0", target=TARGET, assigner=OWNER).to_dict())
    for said in ("Anyone may make", "same license", "complete source", "CC-BY-NC-3.0 asks for is not classified"):
        assert said in text
