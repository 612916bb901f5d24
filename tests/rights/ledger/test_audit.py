"""Every fault of a ledger is found, and named by its code; what is in order is not."""

import copy
import json

import pytest

from dfdm.errors import InputError
from dfdm.rights.ledger import (
    CODES,
    Limits,
    Made,
    Reading,
    Required,
    Transcribed,
    audit,
    write_receipt,
)
from dfdm.rights.ledger.documents import sign
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.signature import instant
from tests.rights.ledger.conftest import AGREED_AT, at, book


@pytest.fixture(scope="module")
def right(shop):
    return shop.right()


def codes(found):
    return sorted({fault.code for fault in found.faults})


def test_ten_of_ten_are_in_order(shop, right):
    found = audit([right], {"a.jsonl": book(shop.chain(right, 10))}, required=(), limits=Limits(total=10))
    assert found.valid
    assert (found.total.good, found.total.counted) == (10, 10)
    (account,) = found.accounts
    assert account.whole and account.receipts == 10
    assert why_not_valid(found.to_dict(), "audit") == ""
    assert "10 of 10" in str(found)


def test_the_eleventh_is_refused(shop, right):
    found = audit([right], {"a.jsonl": book(shop.chain(right, 11))}, required=())
    assert codes(found) == ["count-exceeded"]
    assert found.faults[0].why == "11 pieces count, 10 were granted"
    assert found.faults[0].node == shop.node.did
    assert "REFUSED" in str(found)


def test_nothing_made_is_in_order(right):
    found = audit([right], {})
    assert found.valid and found.total.counted == 0
    assert any("inspections" in line for line in found.not_checked)


def resigned(document, key, **more):
    """The same receipt saying something else, signed again by the key."""
    bare = {name: value for name, value in document.items() if name not in ("proof", "created")}
    return sign({**bare, **more}, "receipt", key, created=document["proof"]["created"])


def test_a_fork_is_found_and_both_sides_count(shop, right):
    made = shop.chain(right, 3)
    fork = shop.chain(right, 1, start=5, after=made[1])
    found = audit([right], {"a.jsonl": book(made), "b.jsonl": book(fork)}, required=())
    assert codes(found) == ["fork"]
    assert found.faults[0].receipts == ("a.jsonl:3", "b.jsonl") or set(found.faults[0].receipts) == {
        "a.jsonl:3",
        "b.jsonl",
    }
    assert found.total.counted == 4
    assert found.accounts[0].heads == ((shop.node.did, ""),)


def test_two_first_receipts_are_a_fork(shop, right):
    found = audit([right], {"a": book(shop.chain(right, 1)), "b": book(shop.chain(right, 1, start=9))}, required=())
    assert codes(found) == ["fork"]


def test_a_gap_is_found(shop, right):
    made = shop.chain(right, 5)
    for left_out, words in (([0], "receipt 1 is"), ([2], "receipt 3 is"), ([1, 2], "receipt 2 to 3 is")):
        kept = [receipt for n, receipt in enumerate(made) if n not in left_out]
        found = audit([right], {"a.jsonl": book(kept)}, required=())
        assert codes(found) == ["gap"]
        assert found.faults[0].why.startswith(words)


def test_a_replay_is_found_and_counts_once(shop, right):
    made = shop.chain(right, 3)
    for files in ({"a": book([*made, made[1]])}, {"a": book(made), "b": book([made[1]])}):
        found = audit([right], files, required=())
        assert codes(found) == ["replay"]
        assert found.total.counted == 3


def test_a_receipt_signed_again_is_the_same_receipt(shop, right):
    made = shop.chain(right, 2)
    again = resigned(made[1], shop.node)
    assert again == made[1]  # Ed25519 is deterministic


def test_one_serial_number_under_two_nodes_is_double_use(shop, right):
    theirs = shop.right(shop.other)
    files = {
        "a": book(shop.chain(right, 2)),
        "b": book(shop.chain(theirs, 2, key=shop.other, start=1)),
    }
    found = audit([right, theirs], files, required=())
    assert codes(found) == ["double-use"]
    assert "SN0001" in found.faults[0].why and shop.other.did in found.faults[0].why


def test_one_serial_number_twice_in_one_chain_is_double_use(shop, right):
    made = shop.chain(right, 2, serials=("same",))
    assert codes(audit([right], {"a": book(made)}, required=())) == ["double-use"]


def test_a_clock_that_runs_backward_is_found(shop, right):
    made = shop.chain(right, 2, start=5)
    third = resigned(made[1], shop.node, made_at=at(1))
    assert codes(audit([right], {"a": book([made[0], third])}, required=())) == ["clock-backward"]
    late = resigned(made[1], shop.node, made_at=at(99))
    assert codes(audit([right], {"a": book([made[0], late])}, required=())) == ["clock-backward"]
    with pytest.raises(InputError, match="before the last"):
        shop.chain(right, 1, start=1, after=made[1])
    with pytest.raises(InputError, match="before it is made"):
        write_receipt(Made(made_at=at(9)), shop.node, under=right.id, subject=right.subject, created=at(8))


def test_what_was_signed_after_the_audit_is_from_the_future(shop, right):
    made = shop.chain(right, 3)
    assert codes(audit([right], {"a": book(made)}, required=(), at=instant(at(1)))) == ["from-the-future"]
    assert audit([right], {"a": book(made)}, required=(), at=instant(at(2))).valid


def test_a_link_to_another_predecessor_is_broken(shop, right):
    made = shop.chain(right, 3)
    third = resigned(made[2], shop.node, previous="7" * 64)
    assert codes(audit([right], {"a": book([*made[:2], third])}, required=())) == ["broken-link"]
    first = resigned(made[0], shop.node, previous="7" * 64)
    assert codes(audit([right], {"a": book([first])}, required=())) == ["broken-link"]
    skipped = resigned(made[2], shop.node, number=4)
    assert codes(audit([right], {"a": book([*made[:2], skipped])}, required=())) == ["broken-link", "gap"]


def test_receipts_of_another_agreement_do_not_count(shop, right):
    theirs = shop.right(shop.other)
    found = audit([right], {"a": book(shop.chain(theirs, 2, key=shop.other))}, required=())
    assert codes(found) == ["other-agreement"] and found.total.counted == 0


def test_receipts_by_another_than_the_node_do_not_count(shop, right):
    found = audit([right], {"a": book(shop.chain(right, 2, key=shop.other))}, required=())
    assert codes(found) == ["other-node"] and found.total.counted == 0


def test_receipts_about_another_subject_do_not_count(shop, right):
    other = resigned(shop.chain(right, 1)[0], shop.node, subject="urn:dfdm:variant:sha256:" + "6" * 64)
    found = audit([right], {"a": book([other])}, required=())
    assert codes(found) == ["other-subject"] and found.total.counted == 0


def test_only_the_owner_and_coordinators_transcribe(shop, right):
    paper = Transcribed(node=shop.node.did, form="DFDM1/R/" + "4" * 64, signed_by="J. Doe")

    def by(key):
        document = write_receipt(
            Made(made_at=at(1)), key, under=right.id, subject=right.subject, created=at(2), transcribed=paper
        )
        return {"a": book([document])}

    assert audit([right], by(shop.owner), required=()).total.counted == 1
    assert audit([right], by(shop.owner), required=()).valid
    refused = audit([right], by(shop.other), required=())
    assert codes(refused) == ["other-signer"] and refused.total.counted == 0
    assert audit([right], by(shop.other), required=(), coordinators=frozenset({shop.other.did})).valid


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d.pop("proof"), "unsigned"),
        (lambda d: d.update(pieces=2), "wrong-signature"),
        (lambda d: d.update(note="x"), "wrong-signature"),
        (lambda d: d["proof"].update(created=at(2)), "wrong-signature"),
        (lambda d: d["proof"].update(cryptosuite="eddsa-rdfc-2022"), "unverifiable-signature"),
        (lambda d: d["proof"].update(cryptosuite="none"), "unverifiable-signature"),
        (lambda d: d["proof"].update(verificationMethod="did:web:example.org#k"), "unverifiable-signature"),
        (lambda d: d.update(schema="dfdm/quote/1"), "wrong-signature"),
        (lambda d: d.update(proof=[]), "unverifiable-signature"),
    ],
)
def test_what_was_changed_or_stripped_does_not_count(shop, right, change, code):
    made = shop.chain(right, 2)
    hostile = copy.deepcopy(made[1])
    change(hostile)
    found = audit([right], {"a": book([made[0], hostile])}, required=())
    assert codes(found) == [code]
    assert found.total.counted == 1
    assert found.faults[0].receipts == ("a:2",)


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b"null", b'{"a":1,"a":2}', b'{"a":NaN}', b"\xff\xfe", b'{"schema":"x"}', b"[" * 5000, b"garbage"],
)
def test_what_is_no_receipt_is_malformed(shop, right, line):
    found = audit([right], {"a": book(shop.chain(right, 1)) + line + b"\n"}, required=())
    assert codes(found) in (["malformed"], ["unverifiable-signature"])
    assert found.total.counted == 1


def test_a_receipt_of_words_that_are_not_foreseen_is_malformed(shop, right):
    from dfdm.trust import sign_document

    made = shop.chain(right, 1)[0]
    bare = {name: value for name, value in made.items() if name != "proof"}
    for more in (
        {"extra": 1},
        {"pieces": 0},
        {"pieces": 1.5},
        {"serials": ["a", "a"]},
        {"outcome": "fine"},
        {"number": 0},
    ):
        signed = sign_document({**bare, **more}, shop.node, created=made["proof"]["created"])
        found = audit([right], {"a": book([signed])}, required=())
        assert codes(found) == ["malformed"] and found.total.counted == 0


def test_a_pretty_document_is_read_as_one(shop, right):
    made = shop.chain(right, 2)
    files = {f"{n}.json": json.dumps(document, indent=2).encode() for n, document in enumerate(made)}
    assert audit([right], files, required=()).total.counted == 2


def test_a_ledger_that_was_cut_off_is_found_by_an_earlier_audit(shop, right):
    made = shop.chain(right, 4)
    whole = audit([right], {"a": book(made)}, required=())
    heads = frozenset(head for _, head in whole.accounts[0].heads)
    assert codes(audit([right], {"a": book(made[:2])}, required=())) == []  # the end alone cannot tell
    assert codes(audit([right], {"a": book(made[:2])}, required=(), seen=heads)) == ["truncated"]
    more = [*made, *shop.chain(right, 1, start=8, after=made[3])]
    assert audit([right], {"a": book(more)}, required=(), seen=heads).valid


@pytest.mark.parametrize(
    ("bounds", "made", "code"),
    [
        ({"not_before": "2026-11-05"}, {}, "outside-period"),
        ({"not_after": "2026-11-03"}, {}, "outside-period"),
        ({"territory": ("DE",)}, {"place": "FR"}, "outside-territory"),
        ({"territory": ("DE",)}, {}, "not-stated"),
        ({"processes": ("milling",)}, {"process": "turning"}, "outside-process"),
        ({"processes": ("milling",)}, {}, "not-stated"),
        ({"materials": ("pla",)}, {"material": "abs"}, "outside-material"),
        ({"machines": ("mk4",)}, {"machine": "mk3"}, "outside-machine"),
    ],
)
def test_bounds_that_are_not_kept_are_named(shop, offered_under, bounds, made, code):
    bundled = offered_under(shop.owner, **bounds)
    right = shop.right(bundled=bundled)
    found = audit([right], {"a": book(shop.chain(right, 1, **made))}, required=())
    assert codes(found) == [code]
    assert found.total.counted == 1


def test_bounds_that_are_kept_are_in_order(shop, offered_under):
    bounds = {
        "not_before": "2026-11-04",
        "not_after": "2026-11-04",
        "territory": ("DE", "FR"),
        "processes": ("milling",),
    }
    right = shop.right(bundled=offered_under(shop.owner, materials=("al",), machines=("m",), **bounds))
    made = {"place": "FR", "process": "milling", "material": "al", "machine": "m"}
    assert audit([right], {"a": book(shop.chain(right, 2, **made))}, required=()).valid


def test_what_was_made_before_it_was_agreed_on_is_named(shop, right):
    early = "2026-11-03T07:59:59Z"
    document = write_receipt(Made(made_at=early), shop.node, under=right.id, subject=right.subject, created=AGREED_AT)
    assert codes(audit([right], {"a": book([document])}, required=())) == ["before-agreement"]


EVERY = Required(characteristic="C1", every_piece=True, lower=4.99, upper=5.01)
FIRST = Required(characteristic="C2", every_piece=False)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([], ["inspection-missing"]),
        ([Reading(characteristic="C1", result="pass", values=("5.00",))], []),
        ([Reading(characteristic="C1", result="pass")], []),
        ([Reading(characteristic="C1", result="recorded", values=("5.00",))], ["inspection-missing"]),
        ([Reading(characteristic="C1", result="fail", values=("5.2",))], ["inspection-failed"]),
        ([Reading(characteristic="C1", result="pass", values=("5.02",))], ["inspection-contradicted"]),
        ([Reading(characteristic="C1", result="pass", values=("4.9899999999",))], ["inspection-contradicted"]),
        ([Reading(characteristic="C1", result="pass", values=("5.01",))], []),
        ([Reading(characteristic="C1", result="pass", values=("5.00",), unit="in")], ["inspection-contradicted"]),
        ([Reading(characteristic="C2", result="recorded")], ["inspection-missing"]),
    ],
)
def test_inspections_of_every_piece(shop, right, readings, expected):
    made = shop.chain(right, 1, inspections=tuple(readings))
    assert codes(audit([right], {"a": book(made)}, required=(EVERY,))) == expected


def test_a_value_for_every_piece_is_wanted(shop, right):
    def made(*values):
        readings = (Reading(characteristic="C1", result="pass", values=values),)
        return {"a": book(shop.chain(right, 1, pieces=2, serials=(), inspections=readings))}

    assert codes(audit([right], made("5.00"), required=(EVERY,))) == ["inspection-missing"]
    assert codes(audit([right], made("5.00", "5.001"), required=(EVERY,))) == []


def test_the_first_piece_is_inspected_once(shop, right):
    with_it = shop.chain(right, 1, inspections=(Reading(characteristic="C2", result="recorded", values=("1",)),))
    rest = shop.chain(right, 2, start=1, after=with_it[0])
    assert audit([right], {"a": book([*with_it, *rest])}, required=(FIRST,)).valid
    assert codes(audit([right], {"a": book(shop.chain(right, 3))}, required=(FIRST,))) == ["inspection-missing"]


def test_scrapped_pieces_need_no_inspection(shop, right):
    failed = (Reading(characteristic="C1", result="fail", values=("5.2",)),)
    made = shop.chain(right, 1, outcome="scrapped", reason="bore too large", inspections=failed)
    found = audit([right], {"a": book(made)}, required=(EVERY,))
    assert found.valid
    assert found.total.to_dict() == {"good": 0, "scrapped": 1, "counted": 1}


def test_a_total_over_nodes_is_bounded(shop):
    rights = [shop.right(shop.node, quantity=6), shop.right(shop.other, quantity=6)]
    files = {
        "a": book(shop.chain(rights[0], 6)),
        "b": book(shop.chain(rights[1], 5, key=shop.other, start=10)),
    }
    found = audit(rights, files, required=(), limits=Limits(total=10, per_node=5))
    assert codes(found) == ["node-count-exceeded", "total-count-exceeded"]
    assert audit(rights, files, required=(), limits=Limits(total=11, per_node=6)).valid


def test_one_quote_is_agreed_to_once(shop):
    from dfdm.rights.ledger import Grant, agree, read_agreement

    quote = shop.quote()
    rights = [
        Grant.of_agreement(read_agreement(agree(quote, shop.bundled, shop.owner, created=created)))
        for created in (AGREED_AT, at(0))
    ]
    assert codes(audit(rights, {})) == ["quote-reused"]


def test_one_audit_is_about_one_subject(shop, right):
    from dataclasses import replace

    with pytest.raises(InputError, match="one subject"):
        audit([right, replace(right, subject="urn:other:1")], {})


def test_every_code_has_words():
    schema = json.loads(
        (__import__("dfdm.table", fromlist=["data_folder"]).data_folder() / "schema" / "audit.schema.json").read_text()
    )
    assert schema["properties"]["problems"]["items"]["properties"]["code"]["enum"] == list(CODES)
