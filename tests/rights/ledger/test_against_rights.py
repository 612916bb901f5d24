"""The audit and the evaluator agree on what is permitted; and no byte of a ledger can be changed unseen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.rights import Request, World, evaluate
from dfdm.rights.ledger import Limits, Made, audit, read_book, write_receipt
from dfdm.trust.signature import instant
from tests.rights.ledger.conftest import book

PLACES = st.sampled_from(["", "DE", "AT", "FR"])
WORDS = st.sampled_from(["", "a", "b", "c"])
DAYS = st.integers(3, 28).map(lambda day: f"2026-11-{day:02}")
BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "not_before": DAYS,
        "territory": st.just(("AT", "DE")),
        "processes": st.just(("a", "b")),
        "materials": st.just(("b",)),
        "machines": st.just(("a", "c")),
    },
)


@settings(max_examples=150)
@given(
    bounds=BOUNDS,
    day=st.integers(4, 28),
    hour=st.integers(0, 23),
    place=PLACES,
    process=WORDS,
    material=WORDS,
    machine=WORDS,
    pieces=st.integers(1, 14),
    made=st.integers(0, 12),
)
def test_what_is_denied_is_what_an_audit_refuses(
    shop, offered_under, bounds, day, hour, place, process, material, machine, pieces, made
):
    """A request is permitted exactly when the audit of the receipt that follows finds nothing."""
    right = shop.right(bundled=offered_under(shop.owner, **bounds))
    told = {"place": place, "process": process, "material": material, "machine": machine}
    when = f"2026-11-{day:02}T{hour:02}:30:00Z"
    early = "2026-11-04T00:00:00Z"
    asked = Request(party=shop.node.did, action="reproduce", count=pieces, at=instant(when), **told)
    answer = evaluate(right.policy, asked, World(made=made, made_in_total=made))
    first = None
    if made:
        before = Made(made_at=early, pieces=made, **told)
        first = write_receipt(before, shop.node, under=right.id, subject=right.subject, created=early)
    then = Made(made_at=when, pieces=pieces, **told)
    last = write_receipt(then, shop.node, under=right.id, subject=right.subject, created=when, after=first)
    found = audit([right], {"a": book([*([first] if first else []), last])}, required=())
    where = "a:2" if first else "a"
    mine = [fault for fault in found.faults if fault.receipts in ((where,), ())]
    assert (answer.decision == "permit") == (not mine), (answer.reasons, found.faults)


@settings(max_examples=300)
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_flipped_bit_is_seen(shop, place, bit):
    right = shop.right()
    data = bytearray(book(shop.chain(right, 3)))
    good = audit([right], {"a": bytes(data)}, required=())
    data[place % len(data)] ^= 1 << bit
    found = audit([right], {"a": bytes(data)}, required=())
    if found.valid:  # only blanks between lines can change without a word
        assert found.total == good.total
        assert [r.document for r in read_book(bytes(data), "a")[0]] == shop.chain(right, 3)
    assert found.total.counted <= good.total.counted


@settings(max_examples=100)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_without_a_crash(shop, data):
    found = audit([shop.right()], {"a": data})
    assert found.total.counted == 0


@given(limit=st.integers(1, 30), made=st.lists(st.integers(1, 5), max_size=8))
def test_the_next_one_is_permitted_until_the_count(shop, offered_under, limit, made):
    right = shop.right(bundled=offered_under(shop.owner, count=limit), quantity=limit)
    after, receipts = None, []
    for n, pieces in enumerate(made):
        when = f"2026-11-05T{n:02}:00:00Z"
        told = Made(made_at=when, pieces=pieces)
        after = write_receipt(told, shop.node, under=right.id, subject=right.subject, created=when, after=after)
        receipts.append(after)
    found = audit([right], {"a": book(receipts)}, required=(), limits=Limits(per_node=limit))
    asked = Request(party=shop.node.did, action="reproduce", at=datetime(2026, 12, 1, tzinfo=UTC))
    answer = evaluate(right.policy, asked, World(made=found.total.counted))
    assert (answer.decision == "permit") == (sum(made) < limit)
    assert found.valid == (sum(made) <= limit)


def test_a_hundred_receipts_are_read(shop):
    right = shop.right(quantity=100)
    data = book(shop.chain(right, 100))
    assert len(data) < 200_000
    found = audit([right], {"a": data}, required=())
    assert found.total.counted == 100 and found.valid


def test_too_many_receipts_in_one_file_are_refused(shop, monkeypatch):
    from dfdm.rights.ledger import book as reading

    monkeypatch.setattr(reading, "MOST_RECEIPTS", 3)
    receipts, refused = read_book(book(shop.chain(shop.right(), 5)), "a")
    assert len(receipts) == 3 and [one.code for one in refused] == ["malformed"]


@pytest.mark.parametrize("nested", [10, 70, 100_000])
def test_deep_nesting_is_malformed(shop, nested):
    found = audit([shop.right()], {"a": b'{"a":' * nested + b"1" + b"}" * nested})
    assert {fault.code for fault in found.faults} <= {"malformed", "unverifiable-signature"} and found.faults
