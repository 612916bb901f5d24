"""Rights that are taken back: since when, by whom, how long a list can be relied on; what it cannot say is not known."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import DataError, InputError, SignatureError
from dfdm.rights.ledger import audit, newest, read_revocations, write_revocations
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.signature import instant
from tests.rights.ledger.conftest import at, book

LIST = "https://acme.example/revoked"
MADE, UNTIL = "2026-11-20T00:00:00Z", "2026-12-20T00:00:00Z"


@pytest.fixture(scope="module")
def right(shop, offered_under):
    return shop.right(bundled=offered_under(shop.owner, revocation=LIST))


def listed(shop, *names, key=None, created=MADE, **more):
    key = key or shop.owner
    return write_revocations(names, key, list=LIST, created=created, valid_until=UNTIL, **more)


def test_a_list_says_what_it_said(shop, right):
    document = listed(shop, right.id, reason="not paid", since="2026-11-10T00:00:00Z")
    assert why_not_valid(document, "revocations") == ""
    told = read_revocations(document)
    assert told.speaks_for(right)
    assert told.since(right.names) == instant("2026-11-10T00:00:00Z")
    assert told.revoked[0].reason == "not paid"


def test_what_is_taken_back_is_so_since_then_and_a_list_ends(shop, right):
    told = read_revocations(listed(shop, right.id, since="2026-11-25T00:00:00Z"))
    assert told.revokes(right.names, instant("2026-11-24T23:59:59Z")) is False
    assert told.revokes(right.names, instant("2026-11-25T00:00:00Z")) is True
    assert told.revokes(right.names, instant("2027-11-25T00:00:00Z")) is True
    other = read_revocations(listed(shop))
    assert other.revokes(right.names, instant(UNTIL)) is False
    assert other.revokes(right.names, instant(UNTIL) + timedelta(seconds=1)) is None


@given(days=st.integers(-40, 40))
def test_no_list_lets_something_come_back(shop, right, days):
    told = read_revocations(listed(shop, right.id))
    when = instant(MADE) + timedelta(days=days)
    assert told.revokes(right.names, when) == (days >= 0)


@pytest.mark.parametrize("by", ["id", "policy", "offer"])
def test_an_agreement_is_taken_back_by_itself_or_with_its_offer(shop, right, by):
    names = {"id": right.id, "policy": right.policy.to_dict()["uid"], "offer": right.offer}
    assert read_revocations(listed(shop, names[by])).revokes(right.names, instant(MADE)) is True
    assert (
        read_revocations(listed(shop, "urn:dfdm:policy:sha256:" + "0" * 64)).revokes(right.names, instant(MADE))
        is False
    )


def test_only_the_list_that_the_rights_name_by_their_owner_speaks(shop, right):
    assert not read_revocations(listed(shop, right.id, key=shop.node)).speaks_for(right)
    elsewhere = write_revocations([right.id], shop.owner, list="urn:other:1", created=MADE, valid_until=UNTIL)
    assert not read_revocations(elsewhere).speaks_for(right)
    assert not read_revocations(listed(shop, shop.right().id)).speaks_for(shop.right())


def test_the_newest_list_is_asked(shop, right):
    old = read_revocations(listed(shop, created="2026-11-19T00:00:00Z"))
    new = read_revocations(listed(shop, right.id))
    assert newest([old, new], right) == newest([new, old], right) == new
    assert newest([], right) is None


def test_what_was_taken_back_stays_so(shop, right):
    first = read_revocations(listed(shop, right.id, since="2026-11-10T00:00:00Z"))
    again = listed(shop, right.id, "urn:dfdm:policy:sha256:" + "0" * 64, before=first, created="2026-11-21T00:00:00Z")
    told = read_revocations(again)
    assert told.since({right.id}) == instant("2026-11-10T00:00:00Z") and len(told.revoked) == 2
    with pytest.raises(InputError, match="the earlier list"):
        listed(shop, right.id, key=shop.node, before=first)


def test_a_list_that_was_changed_is_refused(shop, right):
    document = listed(shop, right.id)
    with pytest.raises(SignatureError):
        read_revocations({**document, "revoked": []})
    with pytest.raises(SignatureError):
        read_revocations({**document, "valid_until": "2036-12-20T00:00:00Z"})
    with pytest.raises(DataError):
        read_revocations({**document, "more": 1})
    with pytest.raises(InputError, match="before it is made"):
        write_revocations([], shop.owner, list=LIST, created=UNTIL, valid_until=MADE)


def test_what_was_made_afterwards_is_a_fault_and_counts(shop, right):
    files = {"a": book(shop.chain(right, 4))}
    told = read_revocations(listed(shop, right.id, since=at(2)))
    found = audit([right], files, required=(), revocations=[told])
    assert [fault.code for fault in found.faults] == ["after-revocation"] * 2
    assert found.total.counted == 4
    assert not any("revoked" in line for line in found.not_checked)
    assert any("revoked" in line for line in audit([right], files, required=()).not_checked)
    assert audit([right], files, required=(), revocations=[read_revocations(listed(shop))]).valid
