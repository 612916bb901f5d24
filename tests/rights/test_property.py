"""Rights of intellectual property as an owner names them: forms, offices, dates, longest terms."""

from datetime import date

import pytest

from dfdm.errors import InputError
from dfdm.processes import catalog
from dfdm.rights.property import KINDS, IntellectualProperty, _pages

EU_DESIGN = {
    "kind": "registered_design",
    "office": "EUIPO",
    "number": "015012345-0001",
    "locarno": ["08-05"],
    "territories": ["EU"],
    "filed": "2026-01-15",
    "granted": "2026-02-01",
    "expires": "2051-01-15",
    "owner": "Acme GmbH",
    "authors": ["A. Maker"],
}


def read(**more):
    return IntellectualProperty.from_dict({**EU_DESIGN, **more})


def test_what_is_stated_comes_back_as_it_is():
    right = read()
    assert right.to_dict() == EU_DESIGN
    assert IntellectualProperty.from_dict(right.to_dict()) == right
    assert right.words == "registered design EUIPO 015012345-0001"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "copyright", "owner": "Acme"}, None),
        ({"kind": "copyright"}, "owner or its authors"),
        (
            {"kind": "unregistered_design", "disclosed": "2026-01-01", "territories": ["EU"], "expires": "2029-01-01"},
            None,
        ),
        (
            {"kind": "unregistered_design", "disclosed": "2026-01-01", "territories": ["EU"], "expires": "2029-01-02"},
            "3 years",
        ),
        ({"kind": "unregistered_design"}, "first made available"),
        (
            {
                "kind": "patent",
                "office": "DPMA",
                "number": "DE 10 2026 000123",
                "filed": "2026-01-01",
                "expires": "2046-01-01",
            },
            None,
        ),
        (
            {
                "kind": "patent",
                "office": "DPMA",
                "number": "DE 10 2026 000123",
                "filed": "2026-01-01",
                "expires": "2046-01-02",
            },
            "20 years",
        ),
        ({"kind": "patent", "office": "USPTO", "number": "12,345"}, "no number"),
        ({"kind": "patent", "number": "1"}, "office"),
        ({"kind": "patent", "office": "EUIPO", "number": "1"}, "EUIPO grants registered_design, trademark alone"),
        (
            {
                "kind": "utility_model",
                "office": "DPMA",
                "number": "20 2026 000001",
                "filed": "2024-02-29",
                "expires": "2034-03-01",
            },
            None,
        ),
        (
            {
                "kind": "utility_model",
                "office": "DPMA",
                "number": "20 2026 000001",
                "filed": "2024-02-29",
                "expires": "2034-03-02",
            },
            "10 years",
        ),
        ({"kind": "utility_model", "office": "USPTO", "number": "1"}, "USPTO grants"),
        (
            {
                "kind": "registered_design",
                "office": "USPTO",
                "number": "D1000000",
                "granted": "2026-01-01",
                "expires": "2041-01-01",
            },
            None,
        ),
        (
            {
                "kind": "registered_design",
                "office": "USPTO",
                "number": "D1000000",
                "granted": "2026-01-01",
                "expires": "2041-01-02",
            },
            "15 years",
        ),
        (
            {
                "kind": "registered_design",
                "office": "WIPO-Hague",
                "number": "DM/123456",
                "expires": "2090-01-01",
                "filed": "2026-01-01",
            },
            None,
        ),
        ({"kind": "trademark", "office": "EUIPO", "number": "018000001", "title": "ACME"}, None),
        ({"kind": "trademark", "title": "ACME"}, None),
        ({"kind": "trademark", "locarno": ["08-05"], "title": "ACME"}, "of designs"),
        ({"kind": "trade_secret", "title": "heat treatment"}, None),
        ({"kind": "trade_secret", "number": "1", "office": "DPMA"}, "in no register"),
        ({"kind": "secret"}, "none of copyright"),
        ({"kind": "copyright", "owner": "Acme", "color": "red"}, "'color' is not known"),
        ({"kind": "copyright", "owner": ["Acme"]}, "text of one line"),
        ({}, "'kind' is missing"),
    ],
)
def test_what_is_plausible(entry, said):
    if said is None:
        assert IntellectualProperty.from_dict(entry).kind == entry["kind"]
        return
    with pytest.raises(InputError, match=said):
        IntellectualProperty.from_dict(entry)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"expires": "2051-01-16"}, "25 years"),
        ({"granted": "2026-01-01"}, "lies before"),
        ({"filed": "2026-13-01"}, "not a date"),
        ({"filed": 20260101}, "not a date"),
        ({"territories": ["US"]}, "for EU, not for US"),
        ({"territories": ["Germany"]}, "country code"),
        ({"locarno": ["33-01"]}, "class from 1 to 32"),
        ({"locarno": ["00-01"]}, "class from 1 to 32"),
        ({"locarno": ["08-00"]}, "Locarno class"),
        ({"locarno": ["8-5"]}, "Locarno class"),
        ({"locarno": "08-05"}, "list of texts"),
        ({"status": "pending"}, "pending, and granted"),
        ({"status": "maybe"}, "none of registered, pending"),
        ({"office": ""}, "office and number"),
        ({"office": "<script>"}, "no name of an office"),
        ({"number": ""}, "office and number"),
    ],
)
def test_a_registered_design_that_contradicts_itself(more, said):
    with pytest.raises(InputError, match=said):
        read(**more)


def test_single_digit_classes_of_locarno_are_taken():
    assert read(locarno=["8-05", "1-99", "32-00".replace("00", "01")]).locarno == ("8-05", "1-99", "32-01")


def test_what_has_ended_lies_ahead_or_is_no_secret_is_said():
    right = read()
    assert right.remarks(date(2026, 6, 1), sealed=False) == ()
    assert [r.code for r in right.remarks(date(2051, 1, 16), sealed=False)] == ["property-expired"]
    assert [r.code for r in right.remarks(date(2026, 1, 20), sealed=False)] == ["property-ahead"]
    secret = IntellectualProperty.from_dict({"kind": "trade_secret", "title": "fit"})
    assert [r.code for r in secret.remarks(date(2026, 6, 1), sealed=False)] == ["secret-open"]
    assert secret.remarks(date(2026, 6, 1), sealed=True) == ()


def test_what_nobody_looked_at_is_said():
    assert any("no register was asked" in why for why in read().not_checked())
    epo = IntellectualProperty.from_dict({"kind": "patent", "office": "EPO", "number": "EP1234567"})
    assert any("what EPO grants is not known" in why for why in epo.not_checked())
    hague = IntellectualProperty.from_dict(
        {
            "kind": "registered_design",
            "office": "WIPO-Hague",
            "number": "DM/1",
            "filed": "2026-01-01",
            "expires": "2041-01-01",
        }
    )
    assert any("longest term" in why for why in hague.not_checked())


def test_the_pages_name_listed_sources():
    pages = _pages()
    entries = [pages["locarno"], pages["locarno"]["form"], *pages["offices"].values(), *pages["terms"]]
    assert {entry["source"] for entry in entries} <= set(catalog().sources)
    assert all(entry["locator"] and entry["kind"] in ("published", "standard") for entry in entries)
    assert {term["right"] for term in pages["terms"]} <= set(KINDS)
    assert all(set(office["grants"]) <= set(KINDS) for office in pages["offices"].values())
