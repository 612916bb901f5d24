from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dfdm.rights import Request, Royalty, Terms, World, allowances, evaluate
from dfdm.rights.allowances import DEEDS
from tests.rights.full import DEMANDS, LIST, OWNER, TARGET

WHOSE = {"target": "urn:dfdm:part:1", "assigner": "did:key:zOwner"}
NODE = "did:key:zNode"


def table(**terms):
    return {(a.who, a.action): a for a in allowances(Terms(**terms).grant(**WHOSE))}


def test_a_public_license_lets_everyone_do_everything_and_says_what_is_owed():
    said = table(license="CERN-OHL-S-2.0")
    assert {who for who, _ in said} == {"anyone"}
    assert {a.answer for a in said.values()} == {"yes"}
    assert said["anyone", "reproduce"].duties == ()
    assert said["anyone", "derive"].duties == ("keep the license notices",)
    assert len(said["anyone", "sell"].duties) == 4


def test_an_agreement_lets_one_node_make_so_many_within_its_bounds():
    said = table(license="LicenseRef-a", licensee=NODE, count=1, territory=("FR", "DE"), not_after="2027-01-01")
    assert said[NODE, "reproduce"].bounds == ("at most 1 piece", "not after 2027-01-01", "only in DE or FR")
    assert (said[NODE, "derive"].answer, said[NODE, "derive"].why) == ("no", "prohibited")
    assert (said[NODE, "sell"].answer, said[NODE, "sell"].why) == ("no", "prohibited")
    assert all(said["anyone else", action].answer == "no" for action in DEEDS)


def test_an_offer_lets_nobody_do_anything_yet():
    assert {a.answer for a in table(license="LicenseRef-a", count=5).values()} == {"no"}


@pytest.mark.parametrize(
    "terms",
    [
        {"license": "CERN-OHL-S-2.0"},
        {"license": "MIT"},
        {"license": "LicenseRef-a"},
        {"license": "LicenseRef-a", "licensee": NODE, "count": 3, "territory": ("DE",), "processes": ("milling",)},
        {"license": "LicenseRef-a", "licensee": NODE, "attribution": "© A", "actions": ("reproduce", "derive", "sell")},
        {"license": "LicenseRef-a", "licensee": NODE, "actions": ("distribute", "subcontract"), "revocation": LIST},
    ],
)
@pytest.mark.parametrize("party", [NODE, "did:key:zOther"])
@pytest.mark.parametrize("action", DEEDS)
def test_the_table_says_what_the_evaluator_decides(terms, party, action):
    offer = Terms(**terms).grant(**WHOSE)
    said = {(a.who, a.action): a for a in allowances(offer)}
    row = said.get((party, action)) or said.get(("anyone", action)) or said["anyone else", action]
    asked = Request(
        party=party, action=action, at=datetime(2026, 12, 1, tzinfo=UTC), place="DE", process="milling", count=1
    )
    decision = evaluate(offer, asked, World(made=0, revoked={LIST: False})).decision
    assert (decision != "deny") == (row.answer == "yes")
    assert (decision == "duty") == bool(row.duties)


def test_every_term_is_said_in_plain_words():
    said = table(license="LicenseRef-a", licensee=NODE, attribution="© Acme", **DEMANDS)
    bounds = {
        "not before 2026-12-01",
        "not after 2027-01-31T12:00:00+01:00",
        "only in DE or FR",
        f"only while {LIST} does not say that this is revoked",
    }
    locks = {
        "at most 5 pieces at each node, 50 in all",
        "only by milling",
        "only in the material aluminum_6061 or aluminum_6082",
        "only on the machine tormach_pcnc_1100",
        "only on machines of the class mill",
        "only if certified for ISO 13485 and ISO 9001",
    }
    making = said[NODE, "reproduce"]
    assert set(making.bounds) == bounds | locks
    assert (making.duties, making.answer) == ((), "yes")
    assert making.owed == (
        "pay 1.50 EUR for each piece (0.7 of it to did:key:zOwner, 0.3 of it to did:key:zDesigner)",
        "inspect every piece before release",
        "mark each piece “© Acme, no. 12”",
        "return a signed receipt for each piece",
        "show the files to nobody who does not make it",
        "delete all copies of the files after use",
    )
    selling = said[NODE, "sell"]
    assert (set(selling.bounds), selling.duties, len(selling.owed)) == (bounds, ("name the authors",), 2)
    assert said[NODE, "dfdm:subcontract"].answer == "yes"
    assert said[NODE, "derive"].answer == said[NODE, "distribute"].answer == "no"
    ready, asked = (a for a in allowances(full()) if a.action == "dfdm:vary")
    assert ready.bounds[-1] == "only the variants made ready: urn:dfdm:variant:sha256:01 or urn:dfdm:variant:sha256:02"
    assert asked.bounds[-4:] == (
        "with engraved one of no, yes",
        "with holes one of 2, 4",
        "with width from 20 to 80.5",
        "each variant as signed by did:key:zOwner when asked",
    )
    assert set(asked.bounds) > bounds | locks
    assert "must pay 1.50 EUR" in str(asked)


def full():
    return Terms(license="LicenseRef-a", licensee=NODE, **DEMANDS).grant(target=TARGET, assigner=OWNER)


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"count": 5, "count_in_total": 50}, "at most 5 pieces at each node, 50 in all"),
        ({"count": 1, "count_in_total": 1}, "at most 1 piece at each node, 1 in all"),
        ({"count": 5}, "at most 5 pieces at each node"),
        ({"count_in_total": 50}, "at most 50 pieces in all"),
    ],
)
def test_an_offer_says_what_an_agreement_would_allow(terms, words):
    row = table(license="LicenseRef-a", royalty=Royalty(amount=Decimal(200), currency="EUR", per="total"), **terms)[
        "anyone", "reproduce"
    ]
    assert (row.answer, row.bounds) == ("no", (words,))
    assert row.conditions.startswith(
        "this is an offer: it grants nothing until an agreement names who makes it; at most"
    )
    assert row.owed == ("pay 200 EUR in all",)


def test_no_term_is_left_out_of_the_words():
    """Each demand alone changes what the table says."""
    told = {"license": "LicenseRef-a", "licensee": NODE}
    nothing = [str(a) for a in allowances(Terms(**told).grant(**WHOSE))]
    for name, value in DEMANDS.items():
        said = [str(a) for a in allowances(Terms(**told, **{name: value}).grant(**WHOSE))]
        assert said != nothing, name
