from datetime import UTC, datetime

import pytest

from dfdm.rights import Request, Terms, World, allowances, evaluate
from dfdm.rights.allowances import DEEDS

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
    decision = evaluate(offer, asked, World(made=0)).decision
    assert (decision != "deny") == (row.answer == "yes")
    assert (decision == "duty") == bool(row.duties)
