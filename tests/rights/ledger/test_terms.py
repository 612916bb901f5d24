"""Terms of the policy that the ledger keeps: royalties and their split, marks, levels of inspection, variants, totals."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import RightsError
from dfdm.money import Money
from dfdm.rights.ledger import Bound, Limits, Made, Reading, audit, write_receipt
from dfdm.rights.royalty import Payee, Royalty
from tests.rights.ledger.conftest import at, book

VARIANT = "urn:dfdm:variant:sha256:" + "8" * 64


def made_by(shop, right, count, **more):
    return {"a": book(shop.chain(right, count, **more))}


def codes(found):
    return sorted({fault.code for fault in found.faults})


def test_royalties_are_shared_out_to_the_cent(shop, offered_under):
    thirds = tuple(
        Payee(party=f"urn:payee:{n}", share=Decimal(share)) for n, share in enumerate(("0.3334", "0.3333", "0.3333"))
    )
    royalty = Royalty(amount=Decimal("0.125"), currency="EUR", payees=thirds)
    right = shop.right(bundled=offered_under(shop.owner, royalty=royalty))
    found = audit([right], made_by(shop, right, 7), required=())
    (account,) = found.accounts
    assert account.due == Money.of("0.88", "EUR")  # 0.875, half to even
    assert [str(part.amount) for _, part in account.split] == ["0.30", "0.29", "0.29"]
    assert dict(found.due) == dict(account.split)


def test_a_royalty_for_the_whole_is_due_once(shop, offered_under):
    royalty = Royalty(amount=Decimal("200"), currency="JPY", per="total")
    right = shop.right(bundled=offered_under(shop.owner, royalty=royalty))
    for count, due in ((0, "0"), (1, "200"), (3, "200")):
        found = audit([right], made_by(shop, right, count), required=())
        assert found.due == ((shop.owner.did, Money.of(due, "JPY")),)


@settings(max_examples=50)
@given(
    amount=st.decimals("0.01", "99.99", places=3),
    weights=st.lists(st.integers(1, 97), min_size=1, max_size=6),
    counts=st.tuples(st.integers(0, 400), st.integers(0, 400)),
)
def test_parts_sum_to_what_is_due_and_it_never_falls(shop, offered_under, amount, weights, counts):
    if not amount:
        return
    rest = sum(weights[1:])
    shares = [Decimal(1000 - rest) / 1000, *(Decimal(w) / 1000 for w in weights[1:])]
    payees = tuple(Payee(party=f"urn:payee:{n}", share=share) for n, share in enumerate(shares))
    royalty = Royalty(amount=amount, currency="EUR", payees=payees)
    right = shop.right(bundled=offered_under(shop.owner, royalty=royalty), quantity=500)
    dues = []
    for count in sorted(counts):
        files = {}
        if count:
            told = Made(made_at=at(1), pieces=count)
            files = {"a": book([write_receipt(told, shop.node, under=right.id, subject=right.subject, created=at(2))])}
        (account,) = audit([right], files, required=()).accounts
        assert sum((part.amount for _, part in account.split), Decimal()) == account.due.amount
        for (_, part), share in zip(account.split, shares, strict=True):
            assert abs(part.amount - account.due.amount * share) < Decimal("0.01")
        assert account.due.amount == (amount * count).quantize(Decimal("0.01"))
        dues.append(account.due.amount)
    assert dues[0] <= dues[1]


def test_two_nodes_pay_into_one_account(shop, offered_under):
    bundled = offered_under(shop.owner, royalty=Royalty(amount=Decimal("1.50"), currency="EUR"))
    rights = [shop.right(shop.node, bundled=bundled), shop.right(shop.other, bundled=bundled)]
    files = {"a": book(shop.chain(rights[0], 3)), "b": book(shop.chain(rights[1], 2, key=shop.other, start=50))}
    found = audit(rights, files, required=())
    assert found.due == ((shop.owner.did, Money.of("7.50", "EUR")),)
    assert [str(account.due.amount) for account in sorted(found.accounts, key=lambda a: -a.pieces.counted)] == [
        "4.50",
        "3.00",
    ]


def test_a_mark_that_is_demanded_must_be_on_good_pieces(shop, offered_under):
    right = shop.right(bundled=offered_under(shop.owner, marking="(c) Acme"))
    assert codes(audit([right], made_by(shop, right, 1), required=())) == ["marking-missing"]
    assert codes(audit([right], made_by(shop, right, 1, marking="(c) acme"), required=())) == ["marking-missing"]
    assert audit([right], made_by(shop, right, 1, marking="(c) Acme"), required=()).valid
    assert audit([right], made_by(shop, right, 1, outcome="scrapped"), required=()).valid


@pytest.mark.parametrize(
    ("level", "with_reading", "expected"),
    [
        ("every_piece", (0, 1, 2), []),
        ("every_piece", (0,), ["inspection-missing"]),
        ("first_article", (0,), []),
        ("first_article", (1,), ["inspection-missing"]),
        ("sampling", (0,), []),
        ("sampling", (), ["inspection-missing"]),
        ("", (), []),
    ],
)
def test_the_level_of_inspection_that_the_rights_demand(shop, offered_under, level, with_reading, expected):
    right = shop.right(bundled=offered_under(shop.owner, inspection=level))
    after, made = None, []
    for n in range(3):
        readings = (Reading(characteristic="V", result="pass"),) if n in with_reading else ()
        told = Made(made_at=at(n), inspections=readings)
        after = write_receipt(told, shop.node, under=right.id, subject=right.subject, created=at(n), after=after)
        made.append(after)
    assert codes(audit([right], {"a": book(made)}, required=())) == expected


def test_a_variant_that_is_made_ready_counts_with_the_rest(shop, offered_under):
    right = shop.right(bundled=offered_under(shop.owner, variants=(VARIANT,)))
    first = shop.chain(right, 1)
    told = Made(made_at=at(5))
    second = write_receipt(told, shop.node, under=right.id, subject=VARIANT, created=at(5), after=first[0])
    found = audit([right], {"a": book([*first, second])}, required=())
    assert found.valid and found.total.counted == 2
    plain = shop.right()
    other = write_receipt(told, shop.node, under=plain.id, subject=VARIANT, created=at(5))
    assert codes(audit([plain], {"a": book([other])}, required=())) == ["other-subject"]


def test_a_count_in_total_bounds_a_quote(shop, offered_under):
    with pytest.raises(RightsError, match="8"):
        shop.agreement(bundled=offered_under(shop.owner, count_in_total=8))
    right = shop.right(bundled=offered_under(shop.owner, count=10, count_in_total=12))
    assert right.policy.count == 10 and right.policy.count_in_total == 12
    found = audit([right], made_by(shop, right, 10), required=(), limits=Limits(total=9))
    assert codes(found) == ["total-count-exceeded"]


def test_what_a_receipt_cannot_show_is_said(shop, offered_under):
    told = {"machine_classes": ("cnc",), "certificates": ("ISO 9001",), "revocation": "https://example.org/list"}
    right = shop.right(bundled=offered_under(shop.owner, **told))
    said = " ".join(audit([right], {}).not_checked)
    for word in ("inspections", "classes of machines", "certificates", "revoked", "lie ahead"):
        assert word in said


def test_an_open_design_is_made_by_anyone_and_every_node_is_told_apart(shop):
    from dataclasses import replace

    from dfdm.rights import grant
    from dfdm.rights.ledger import Grant

    rights = grant(license="CERN-OHL-S-2.0", target=shop.bundled.offered.subject, assigner=shop.owner.did)
    offered = replace(shop.bundled.offered, policy=rights.to_dict()["uid"])
    right = Grant.of_bundle(replace(shop.bundled, rights=rights, offered=offered))
    assert right.node == "" and right.id == offered.policy
    files = {"a": book(shop.chain(right, 3)), "b": book(shop.chain(right, 2, key=shop.other, start=20))}
    found = audit([right], files, required=(), limits=Limits())
    assert found.valid
    assert {node: pieces.counted for node, pieces in found.by_node} == {shop.node.did: 3, shop.other.did: 2}


def test_an_offer_under_own_terms_grants_nothing_by_itself(shop):
    from dfdm.rights.ledger import Grant

    assert Grant.of_bundle(shop.bundled) is None


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (("nozzle temperature", "215", "degC"), []),
        (("Nozzle_Temperature", "220", "degC"), []),
        (("nozzle temperature", "220.01", "degC"), ["outside-range"]),
        (("nozzle temperature", "hot", "degC"), ["outside-range"]),
        (("nozzle temperature", "NaN", "degC"), ["outside-range"]),
        (("nozzle temperature", "419", "degF"), []),  # another unit says nothing
        (("infill", "0.4", ""), ["outside-range"]),
        (("infill", "0.20", ""), []),
        (("infill", "1.0", ""), []),
        (("gas", "Nitrogen", ""), []),
        (("gas", "oxygen", ""), ["outside-range"]),
        (("color", "red", ""), []),
    ],
)
def test_process_values_keep_to_what_the_recipe_binds(shop, stated, expected):
    bounds = (
        Bound(name="nozzle_temperature", unit="degC", low=200.0, high=220.0),
        Bound(name="infill", low=0.2, high=0.2),
        Bound(name="infill", low=1.0, high=1.0),
        Bound(name="gas", unit="text", text="nitrogen"),
    )
    right = shop.right()
    found = audit([right], made_by(shop, right, 1, process_values=(stated,)), required=(), bounds=bounds)
    assert codes(found) == expected
