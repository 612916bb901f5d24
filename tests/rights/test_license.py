import pytest

from dfdm.errors import InputError, LicenseConflictError, RightsError
from dfdm.processes import catalog
from dfdm.rights import classify, grant, read_policy
from dfdm.rights.license import license_name
from dfdm.rights.license_pages import ARTIFACTS, ASSUMED, DUTIES, license_pages


@pytest.mark.parametrize(
    ("expression", "own", "open_hardware", "reciprocal", "forbids"),
    [
        ("CERN-OHL-S-2.0", False, True, "strong", True),
        ("cern-ohl-w-2.0", False, True, "weak", True),
        ("CERN-OHL-P-2.0", False, True, "none", True),
        ("Apache-2.0 WITH SHL-2.1", False, True, "none", True),
        ("CC-BY-SA-4.0 OR MIT", False, True, "strong", True),
        ("CERN-OHL-P-2.0 AND CERN-OHL-S-2.0", False, True, "strong", True),
        ("MIT", False, False, "none", True),
        ("CC-BY-NC-4.0", False, False, "none", True),
        ("LicenseRef-acme", True, False, "none", False),
        ("LicenseRef-acme OR LicenseRef-b", True, False, "none", False),
        ("LicenseRef-acme AND CERN-OHL-S-2.0", False, True, "strong", True),
    ],
)
def test_what_follows_from_a_license(expression, own, open_hardware, reciprocal, forbids):
    terms = classify(expression)
    assert (terms.own_terms, terms.open_hardware, terms.reciprocal, terms.forbids_restrictions) == (
        own,
        open_hardware,
        reciprocal,
        forbids,
    )
    assert terms.source_must_travel == open_hardware


def test_licenses_that_are_not_classified_are_named():
    assert classify("CC-BY-NC-3.0 AND CERN-OHL-S-2.0").unclassified == ("CC-BY-NC-3.0",)
    assert classify("CERN-OHL-S-2.0").unclassified == ()


@pytest.mark.parametrize(
    "expression",
    [
        *("", "  ", "foo", "MIT AND", "MIT (", "NONE", "Apache-2.0 WITH foo", "x" * 600, None),
        *(
            "Classpath-exception-2.0",
            "LicenseRef-",
            "LicenseRef-a b",
            "LicenseRef-ü",
            "LicenseRef-x+",
            "MIT AND SHL-2.1",
        ),
    ],
)
def test_what_is_no_license_is_bad_input(expression):
    with pytest.raises(InputError):
        classify(expression)


def test_terms_on_a_public_license_are_refused_in_one_clear_sentence():
    with pytest.raises(LicenseConflictError) as caught:
        classify("CERN-OHL-S-2.0").refuse_terms(["a count", "a territory"])
    assert str(caught.value) == (
        "CERN-OHL-S-2.0 grants everyone the same rights, so a count and a territory cannot be demanded under it: leave that"
        " out, or have the owner offer the design separately under own terms (LicenseRef-…)"
    )
    assert caught.value.licenses == ("CERN-OHL-S-2.0",)
    classify("CERN-OHL-S-2.0").refuse_terms([])
    classify("LicenseRef-acme").refuse_terms(["a count"])


def test_every_classified_license_is_spdx_and_names_a_source_that_is_listed():
    for spdx_id, page in license_pages().items():
        if not spdx_id.startswith("SHL-2.1"):
            assert classify(spdx_id).ids == (spdx_id,)
        assert page.source in catalog().sources, spdx_id
        assert page.locator
        assert license_name(spdx_id) == page.name
        for other in {i for told in (*page.relicense, *page.unclear) for i in told.to} - {"*", "own"}:
            assert classify(other).ids == (other,)
    assert license_name("0BSD") == "0BSD"


def test_every_consequence_names_its_clause_or_says_that_it_is_assumed():
    for spdx_id, page in license_pages().items():
        assert set(page.duties) <= set(DUTIES) & set(page.clauses), spdx_id
        assert {"restrictions", "commercial", "products", "larger-work"} <= set(page.clauses), spdx_id
        assert set(page.artifacts) <= set(ARTIFACTS), spdx_id
        told = [*page.clauses.values(), *(r.clause for r in page.relicense)]
        assert all(told), spdx_id
        assumed = [clause for clause in told if clause.startswith(ASSUMED)]
        assert (page.kind != "assumption") or len(assumed) > len(told) / 2, spdx_id
    kinds = [page.kind for page in license_pages().values()]
    assert kinds.count("assumption") / len(kinds) < 0.2


@pytest.mark.parametrize(
    ("expression", "noncommercial", "permits_changes", "products"),
    [
        ("CERN-OHL-S-2.0", (), True, True),
        ("CERN-OHL-1.2", (), True, True),
        ("TAPR-OHL-1.0", (), True, True),
        ("CC-BY-SA-4.0", (), True, False),
        ("CC-BY-NC-SA-4.0", ("CC-BY-NC-SA-4.0",), True, False),
        ("CC-BY-ND-4.0", (), False, False),
        ("CC-BY-NC-ND-4.0", ("CC-BY-NC-ND-4.0",), False, False),
        ("Apache-2.0 WITH SHL-2.1", (), True, True),
    ],
)
def test_who_may_use_it_for_money_change_it_and_what_it_binds(expression, noncommercial, permits_changes, products):
    terms = classify(expression)
    assert terms.noncommercial == noncommercial
    assert ("derive" in terms.permits) == permits_changes
    assert any(page.products for page in terms.pages) == products


def test_under_no_derivatives_nobody_may_change_it():
    offer = grant(license="CC-BY-ND-4.0", target="urn:dfdm:part:1", assigner="did:key:zOwner").to_dict()
    actions = [action for rule in offer["permission"] for action in rule["action"]]
    assert actions == ["reproduce", "distribute", "sell", "dfdm:subcontract"]
    assert read_policy(offer).license == "CC-BY-ND-4.0"


def test_noncommercial_licenses_are_not_written_as_rights_and_say_why():
    with pytest.raises(RightsError, match="permits no commercial use"):
        grant(license="CC-BY-NC-SA-4.0", target="urn:dfdm:part:1", assigner="did:key:zOwner")


@pytest.mark.parametrize(
    ("expression", "unsettled"),
    [
        ("CERN-OHL-S-2.0", ()),
        ("CC-BY-NC-4.0", ("CC-BY-NC-4.0",)),
        ("CC-BY-NC-4.0 OR CERN-OHL-P-2.0", ()),
        ("CC-BY-NC-4.0 AND CERN-OHL-P-2.0", ("CC-BY-NC-4.0",)),
        ("LicenseRef-acme AND CERN-OHL-S-2.0", ("LicenseRef-acme",)),
        ("LicenseRef-acme OR CERN-OHL-S-2.0", ()),
        ("LicenseRef-acme AND LicenseRef-b", ()),
        ("Apache-2.0 WITH SHL-2.1", ()),
        ("CERN-OHL-S-2.0 WITH Classpath-exception-2.0", ("Classpath-exception-2.0",)),
    ],
)
def test_what_keeps_an_expression_from_being_known_is_named(expression, unsettled):
    assert classify(expression).unsettled == unsettled


def test_own_terms_stay_own_terms_whatever_they_are_called():
    assert classify("LicenseRef-Apache").own_terms
    assert classify("LicenseRef-MIT-TC").ids == ("LicenseRef-MIT-TC",)


def test_a_license_that_asks_for_source_makes_the_source_travel():
    assert classify("GPL-3.0-or-later").source_must_travel
    assert not classify("MIT").source_must_travel
