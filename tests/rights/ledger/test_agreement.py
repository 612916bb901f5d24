"""Quote, decline, agreement: each binds to one offer, says who signs, and is refused where a word was changed."""

import copy
import json
from dataclasses import replace

import pytest

from dfdm.errors import DataError, InputError, RightsError, SignatureError
from dfdm.money import Money
from dfdm.rights import Agreement
from dfdm.rights.ledger import (
    REASONS,
    Decline,
    Deviation,
    agree,
    countersign,
    digest,
    read_agreement,
    read_decline,
    read_quote,
)
from dfdm.trust.schemas import why_not_valid
from tests.rights.ledger.conftest import AGREED_AT, QUOTED_AT


def test_a_quote_says_what_it_said(shop):
    document = shop.quote(
        deviations=(Deviation(what="deburring", instead="tumbling", why="no hand deburring here"),),
        scrap_allowance=2,
        machine="haas_vf2",
        place="DE",
    )
    assert why_not_valid(document, "quote") == ""
    told = read_quote(json.dumps(document).encode())
    assert (told.node, told.quantity, told.price) == (shop.node.did, 10, Money.of("120.00", "EUR"))
    assert told.offered == shop.bundled.offered
    assert told.deviations[0].instead == "tumbling"
    assert (told.scrap_allowance, told.machine, told.place, told.lead_time_days) == (2, "haas_vf2", "DE", 14)
    assert "120.00 EUR" in str(told) and "tumbling instead of deburring" in str(told)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"quantity": 0}, "1 or more"),
        ({"price": Money.of("-1.00", "EUR")}, "below nothing"),
        ({"price": Money.of("1.005", "EUR")}, "finer than"),
        ({"valid_until": QUOTED_AT}, "before it is given"),
        ({"lead_time_days": -1}, "0 or more"),
        ({"scrap_allowance": -1}, "0 or more"),
    ],
)
def test_a_quote_that_makes_no_sense_is_not_signed(shop, change, word):
    with pytest.raises(InputError, match=word):
        shop.quote(**change)


@pytest.mark.parametrize("reason", REASONS)
def test_a_decline_gives_its_reason(shop, reason):
    told = Decline(offered=shop.bundled.offered, node=shop.node.did, created=QUOTED_AT, reason=reason, note="sorry")
    document = told.signed(shop.node)
    assert why_not_valid(document, "decline") == ""
    assert read_decline(document) == told
    assert REASONS[reason] in str(told)


def changed(document, **more):
    return {**copy.deepcopy(document), **more}


@pytest.mark.parametrize("field", ["quantity", "lead_time_days", "scrap_allowance"])
def test_a_number_that_was_changed_is_a_wrong_signature(shop, field):
    document = shop.quote()
    with pytest.raises(SignatureError) as caught:
        read_quote(changed(document, **{field: document[field] + 1}))
    assert caught.value.wrong


def test_a_quote_in_the_name_of_another_is_refused(shop):
    with pytest.raises(SignatureError):
        read_quote(changed(shop.quote(), issuer=shop.other.did))
    with pytest.raises(DataError):
        read_quote({"schema": "dfdm/quote/1"})


def test_both_have_signed_an_agreement(shop):
    document = shop.agreement()
    assert why_not_valid(document, "agreement") == ""
    agreed = read_agreement(document, bundled=shop.bundled)
    assert (agreed.offered.owner, agreed.node) == (shop.owner.did, shop.node.did)
    assert isinstance(agreed.policy, Agreement)
    assert (agreed.policy.licensee, agreed.policy.count) == (shop.node.did, 10)
    assert not agreed.countersigned
    both = countersign(document, shop.node, created=AGREED_AT)
    assert why_not_valid(both, "agreement") == ""
    again = read_agreement(both, bundled=shop.bundled)
    assert again.countersigned
    assert again.id == agreed.id == f"urn:dfdm:agreement:sha256:{digest(document)}"
    assert len(both["proof"]) == 2


def test_only_the_node_countersigns_and_only_once(shop):
    document = shop.agreement()
    with pytest.raises(RightsError, match="only the node"):
        countersign(document, shop.other, created=AGREED_AT)
    both = countersign(document, shop.node, created=AGREED_AT)
    with pytest.raises(RightsError, match="already"):
        countersign(both, shop.node, created=AGREED_AT)


def test_a_countersignature_cannot_stand_without_the_owners(shop):
    both = countersign(shop.agreement(), shop.node, created=AGREED_AT)
    nodes = [proof for proof in both["proof"] if proof["role"] == "node"]
    with pytest.raises(SignatureError):
        read_agreement({**both, "proof": nodes[0]})


def test_only_the_owner_agrees_and_only_to_its_own_offer(shop, offered_under):
    with pytest.raises(RightsError, match="only who offers it"):
        agree(shop.quote(), shop.bundled, shop.node, created=AGREED_AT)
    for name in ("manifest_sha256", "policy_sha256", "recipe_sha256", "title"):
        elsewhere = replace(shop.bundled, offered=replace(shop.bundled.offered, **{name: "9" * 64}))
        with pytest.raises(RightsError, match="another bundle"):
            agree(shop.quote(), elsewhere, shop.owner, created=AGREED_AT)
        with pytest.raises(RightsError, match="another bundle"):
            read_agreement(shop.agreement(), bundled=elsewhere)


@pytest.mark.parametrize("when", ["2026-11-02T07:59:59Z", "2026-12-31T00:00:01Z"])
def test_a_quote_is_agreed_to_while_it_holds(shop, when):
    with pytest.raises(RightsError, match="holds from"):
        agree(shop.quote(), shop.bundled, shop.owner, created=when)


def test_more_than_is_offered_is_not_agreed_to(shop, offered_under):
    with pytest.raises(RightsError, match="101 pieces, the rights let 100"):
        agree(shop.quote(quantity=101), shop.bundled, shop.owner, created=AGREED_AT)
    named = offered_under(shop.owner, licensee=shop.other.did)
    with pytest.raises(RightsError, match="granted to"):
        shop.agreement(bundled=named)


def test_an_owner_cannot_change_the_quote_it_agrees_to(shop):
    document = shop.agreement()
    quote = changed(document["quote"], price={"amount": "1.00", "currency": "EUR"})
    from dfdm.rights.ledger.documents import sign

    bare = {key: value for key, value in document.items() if key not in ("proof", "created")}
    forged = sign({**bare, "quote": quote}, "agreement", shop.owner, created=AGREED_AT)
    with pytest.raises(SignatureError):
        read_agreement(forged)


def test_an_owner_cannot_grant_more_in_the_agreement_than_was_quoted(shop):
    from dfdm.rights.ledger.documents import sign

    document = shop.agreement()
    bare = {key: value for key, value in document.items() if key not in ("proof", "created")}
    wider = replace(read_agreement(document).policy, count=11).to_dict()
    forged = sign({**bare, "policy": wider}, "agreement", shop.owner, created=AGREED_AT)
    with pytest.raises(RightsError, match="10 pieces"):
        read_agreement(forged)


def test_under_an_open_license_the_offer_stays_open(shop):
    from dfdm.rights import grant

    rights = grant(license="CERN-OHL-S-2.0", target=shop.bundled.offered.subject, assigner=shop.owner.did)
    open_one = replace(
        shop.bundled, rights=rights, offered=replace(shop.bundled.offered, policy=rights.to_dict()["uid"])
    )
    agreed = read_agreement(shop.agreement(bundled=open_one), bundled=open_one)
    assert agreed.policy == rights and not isinstance(agreed.policy, Agreement)


def test_nobody_speaks_for_a_node_without_saying_that_it_is_a_transcript(shop):
    from dfdm.rights.ledger.documents import sign

    quote = shop.quote()
    bare = {key: value for key, value in quote.items() if key not in ("proof", "created")}
    forged = sign({**bare, "issuer": shop.owner.did}, "quote", shop.owner, created=QUOTED_AT)
    with pytest.raises(SignatureError, match="speaks for"):
        read_quote(forged)
