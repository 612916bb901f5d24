"""Export classification: forms of codes, countries, and where a design may go."""

import pytest

from dfdm.errors import InputError
from dfdm.processes import catalog
from dfdm.rights.export_control import ExportClassification, _regimes, regimes


def stated(*listings, **more):
    told = [{"regime": regime, "code": code} for regime, code in listings]
    return ExportClassification.from_dict({"listings": told, "determined_by": "A. Maker", **more})


@pytest.mark.parametrize(
    ("regime", "code", "controlled"),
    [
        ("eu-dual-use", "2B001", True),
        ("eu-dual-use", "2B001.a", True),
        ("eu-dual-use", "1C450.a.1", True),
        ("eu-dual-use", "none", False),
        ("eu-military", "ML1", True),
        ("eu-military", "ML22", True),
        ("us-ear", "EAR99", False),
        ("us-ear", "9A991.d", True),
        ("us-itar", "VIII(h)(1)", True),
        ("us-itar", "XXI", True),
        ("us-itar", "none", False),
    ],
)
def test_codes_of_each_list(regime, code, controlled):
    assert bool(stated((regime, code), allowed=["DE"]).controlled) == controlled


@pytest.mark.parametrize(
    ("regime", "code"),
    [
        ("eu-dual-use", "EAR99"),
        ("eu-dual-use", "2F001"),
        ("eu-dual-use", "2B1"),
        ("eu-dual-use", "2b001"),
        ("eu-military", "ML0"),
        ("eu-military", "ML23"),
        ("us-itar", "XXII"),
        ("us-itar", "IIX"),
        ("us-ear", "B2001"),
        ("us-ear", "2B001\n"),
        ("cocom", "1"),
    ],
)
def test_what_is_no_code_of_its_list(regime, code):
    with pytest.raises(InputError):
        stated((regime, code))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({}, "'listings' is missing"),
        ({"listings": []}, "'listings' is empty"),
        ({"listings": [{"regime": "us-ear", "code": "EAR99"}]}, "'determined_by' is missing"),
        ({"listings": [{"regime": "us-ear", "code": "EAR99"}], "determined_by": " "}, "empty"),
        ({"listings": [{"regime": "us-ear", "code": "EAR99", "x": 1}], "determined_by": "A"}, "'x' is not known"),
        (
            {"listings": [{"regime": "us-ear", "code": "EAR99"}], "determined_by": "A", "allowed": ["de"]},
            "country code",
        ),
        ({"listings": [{"regime": "us-ear", "code": "EAR99"}], "determined_by": "A", "allowed": "DE"}, "list of texts"),
        (
            {
                "listings": [{"regime": "us-ear", "code": "EAR99"}],
                "determined_by": "A",
                "allowed": ["DE"],
                "excluded": ["DE"],
            },
            "both allowed and excluded",
        ),
        (
            {
                "listings": [{"regime": "us-ear", "code": "EAR99"}, {"regime": "us-ear", "code": "2B001"}],
                "determined_by": "A",
            },
            "both names it and does not",
        ),
        (
            {"listings": [{"regime": "us-ear", "code": "EAR99"}], "determined_by": "A", "determined_on": "soon"},
            "not a date",
        ),
    ],
)
def test_statements_that_cannot_be_used(document, said):
    with pytest.raises(InputError, match=said):
        ExportClassification.from_dict(document)


@pytest.mark.parametrize(
    ("listing", "countries", "may", "may_not"),
    [
        (("us-ear", "EAR99"), {}, ["DE", "US", ""], []),
        (("us-ear", "EAR99"), {"excluded": ["RU"]}, ["DE"], ["RU", ""]),
        (("eu-dual-use", "none"), {"allowed": ["DE", "FR"]}, ["DE", "FR"], ["US", ""]),
        (("eu-dual-use", "2B001"), {}, [], ["DE", "US", ""]),
        (("eu-dual-use", "2B001"), {"allowed": ["DE"]}, ["DE"], ["FR", ""]),
        (("eu-dual-use", "2B001"), {"excluded": ["RU"]}, [], ["DE", "RU", ""]),
    ],
)
def test_where_a_design_may_go(listing, countries, may, may_not):
    found = stated(listing, **countries)
    assert [c for c in may if found.refusal(c)] == []
    assert [c for c in may_not if not found.refusal(c)] == []


def test_what_is_stated_comes_back_as_it_is():
    found = stated(
        ("eu-dual-use", "2B001"), ("us-ear", "EAR99"), allowed=["FR", "DE"], determined_on="2026-11-29", note="n"
    )
    assert ExportClassification.from_dict(found.to_dict()) == found
    assert found.allowed == ("DE", "FR")


def test_the_lists_name_listed_sources_and_their_own_example():
    assert set(regimes()) == {"eu-dual-use", "eu-military", "us-ear", "us-itar"}
    for regime, page in _regimes().items():
        assert page["source"] in catalog().sources
        assert stated((regime, page["example"]), allowed=["DE"]).controlled
