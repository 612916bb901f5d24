"""The rules of counting hold for any ledger: order, doubles and tears change nothing, more receipts never count less."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.rights.ledger import RULES, Limits, Made, audit, tally, write_receipt
from dfdm.rights.ledger.book import read_book
from tests.rights.ledger.conftest import at, book


def receipts_of(shop, right, key, makes, start=0):
    """A chain of receipts with these (pieces, good)."""
    after, made = None, []
    for n, (pieces, good) in enumerate(makes):
        told = Made(made_at=at(start + n), pieces=pieces, outcome="good" if good else "scrapped")
        after = write_receipt(told, key, under=right.id, subject=right.subject, created=at(start + n), after=after)
        made.append(after)
    return made


MAKES = st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=6)


@pytest.fixture(scope="module")
def rights(shop):
    return [shop.right(shop.node, scrap_allowance=3), shop.right(shop.other)]


def counted(rights, files, **more):
    return audit(rights, files, required=(), **more)


@settings(max_examples=60)
@given(makes=MAKES)
def test_good_pieces_and_scrap_beyond_the_allowance_count(shop, rights, makes):
    found = counted(rights, {"a": book(receipts_of(shop, rights[0], shop.node, makes))})
    good = sum(pieces for pieces, fine in makes if fine)
    scrapped = sum(pieces for pieces, fine in makes if not fine)
    assert found.total.to_dict() == {"good": good, "scrapped": scrapped, "counted": good + max(0, scrapped - 3)}


@settings(max_examples=40)
@given(makes=MAKES, theirs=MAKES, seed=st.integers(0, 9999), twice=st.booleans())
def test_order_of_files_and_lines_changes_nothing(shop, rights, makes, theirs, seed, twice):
    all_of_them = [
        *receipts_of(shop, rights[0], shop.node, makes),
        *receipts_of(shop, rights[1], shop.other, theirs, start=100),
    ]
    once = counted(rights, {"a": book(all_of_them)})
    mixed = list(all_of_them)
    random.Random(seed).shuffle(mixed)
    cut = len(mixed) // 2
    parted = counted(rights[::-1], {"z": book(mixed[:cut]), "b": book(mixed[cut:]), "c": book(mixed if twice else [])})
    assert parted.total == once.total
    assert parted.by_node == once.by_node
    assert [a.heads for a in parted.accounts] == [a.heads for a in once.accounts]
    assert ("replay" in {f.code for f in parted.faults}) == (twice and bool(mixed))


@settings(max_examples=40)
@given(makes=MAKES, kept=st.sets(st.integers(0, 5)), more=st.integers(0, 5))
def test_another_receipt_never_lowers_a_count(shop, rights, makes, kept, more):
    made = receipts_of(shop, rights[0], shop.node, makes)
    some = [receipt for n, receipt in enumerate(made) if n in kept]
    with_more = [receipt for n, receipt in enumerate(made) if n in kept or n == more]
    before, after = (counted(rights, {"a": book(held)}).total for held in (some, with_more))
    assert before.counted <= after.counted
    assert before.good <= after.good and before.scrapped <= after.scrapped


@settings(max_examples=40)
@given(makes=MAKES, theirs=MAKES)
def test_nodes_sum_to_the_total(shop, rights, makes, theirs):
    files = {
        "a": book(receipts_of(shop, rights[0], shop.node, makes)),
        "b": book(receipts_of(shop, rights[1], shop.other, theirs, start=100)),
    }
    found = counted(rights, files)
    assert sum(pieces.counted for _, pieces in found.by_node) == found.total.counted
    assert all(pieces.counted <= found.total.counted for _, pieces in found.by_node)
    assert sum(account.pieces.counted for account in found.accounts) == found.total.counted


@settings(max_examples=40)
@given(makes=MAKES, limit=st.integers(0, 30))
def test_a_total_is_exceeded_exactly_when_more_count(shop, rights, makes, limit):
    found = counted(rights, {"a": book(receipts_of(shop, rights[0], shop.node, makes))}, limits=Limits(total=limit))
    assert ("total-count-exceeded" in {f.code for f in found.faults}) == (found.total.counted > limit)


def test_torn_chains_count_all_the_same(shop, rights):
    made = receipts_of(shop, rights[0], shop.node, [(2, True)] * 4)
    found = counted(rights, {"a": book([made[0], made[3]])})
    assert found.total.counted == 4
    assert not found.accounts[0].whole or not found.accounts[1].whole


def test_a_tally_counts_each_receipt_once(shop, rights):
    held, _ = read_book(book(receipts_of(shop, rights[0], shop.node, [(2, True), (5, False)])), "a")
    assert tally([*held, *held], scrap_allowance=1).counted == 2 + 4


def test_the_rules_are_told():
    assert {"verified", "once", "order", "good", "scrapped", "torn", "growing", "sums", "royalty", "request"} <= set(
        RULES
    )
    assert all(words.endswith(".") for words in RULES.values())
