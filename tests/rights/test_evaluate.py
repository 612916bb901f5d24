from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import InputError, RightsError
from dfdm.rights import Request, Variation, World, evaluate, grant
from tests.rights.full import DEMANDS, LIST, NODE, OWNER, TARGET

OTHER = "did:key:zOther"
MIDDLE = datetime(2027, 1, 1, 12, tzinfo=UTC)


def agreement(**bounds):
    return grant(license="LicenseRef-acme", target=TARGET, assigner=OWNER, licensee=NODE, **bounds)


def ask(policy, *, world=None, **request):
    request = {"party": NODE, "action": "make", "at": MIDDLE, "place": "DE", **request}
    return evaluate(policy, Request(**request), world or World(made=0))


def test_a_licensee_may_make_and_nobody_else_may():
    assert ask(agreement()).decision == "permit"
    denied = ask(agreement(), party=OTHER)
    assert denied.decision == "deny"
    assert NODE in denied.reasons[0]
    assert OTHER in denied.reasons[0]


@pytest.mark.parametrize("action", ["derive", "distribute", "sell", "subcontract"])
def test_what_is_kept_back_is_prohibited(action):
    denied = ask(agreement(), action=action)
    assert (denied.decision, denied.reasons) == ("deny", (f"'{action}' is prohibited",))


def test_what_no_rule_permits_is_denied():
    assert ask(agreement(), action="vary").reasons == ("nothing in the policy permits 'vary'",)
    assert ask(agreement(), action="dance").decision == "deny"


@pytest.mark.parametrize(
    ("made", "count", "decision"), [(0, 10, "permit"), (9, 1, "permit"), (9, 2, "deny"), (10, 1, "deny")]
)
def test_pieces_made_and_asked_for_are_counted_together(made, count, decision):
    answer = ask(agreement(count=10), world=World(made=made), count=count)
    assert answer.decision == decision
    assert str(made + count) in answer.reasons[0]


@given(limit=st.integers(1, 50), made=st.integers(0, 60), count=st.integers(1, 60))
def test_a_count_is_never_exceeded(limit, made, count):
    permitted = ask(agreement(count=limit), world=World(made=made), count=count).decision == "permit"
    assert permitted == (made + count <= limit)


def test_pieces_that_are_not_known_fail_closed():
    answer = ask(agreement(count=10), world=World())
    assert answer.decision == "deny"
    assert "give the receipts" in answer.reasons[0]


@pytest.mark.parametrize("count", [0, -1, True])
def test_a_request_for_no_piece_is_bad_input(count):
    with pytest.raises(InputError):
        ask(agreement(), count=count)


@pytest.mark.parametrize(
    ("at", "decision"),
    [
        ("2026-11-30T23:59:59+00:00", "deny"),
        ("2026-12-01T00:00:00+00:00", "permit"),
        ("2026-12-01T00:30:00+01:00", "deny"),
        ("2027-01-31T23:59:59+00:00", "permit"),
        ("2027-02-01T00:30:00+01:00", "permit"),
        ("2027-02-01T00:00:00+00:00", "deny"),
    ],
)
def test_dates_are_whole_days_of_utc(at, decision):
    policy = agreement(not_before="2026-12-01", not_after="2027-01-31")
    assert ask(policy, at=datetime.fromisoformat(at)).decision == decision


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001 - the zone is drawn apart
def test_instants_are_compared_whatever_the_zone(moment, hours):
    policy = agreement(not_before="2026-12-01T00:00:00Z", not_after="2027-01-31T12:00:00Z")
    at = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    inside = datetime(2026, 12, 1, tzinfo=UTC) <= at <= datetime(2027, 1, 31, 12, tzinfo=UTC)
    assert (ask(policy, at=at).decision == "permit") == inside


@pytest.mark.parametrize("at", [None, datetime(2027, 1, 1)])  # noqa: DTZ001 - a time without zone is the point
def test_a_time_that_is_not_known_fails_closed(at):
    assert ask(agreement(not_after="2027-01-31"), at=at).decision == "deny"
    assert ask(agreement(), at=at).decision == "permit"


def test_a_territory_holds_its_countries_and_what_lies_within_them():
    policy = agreement(territory=("DE", "FR"))
    assert ask(policy, place="DE").decision == "permit"
    assert ask(policy, place="US").decision == "deny"
    assert ask(policy, place="").decision == "deny"
    assert ask(policy, place="DE-BE").decision == "deny"
    assert ask(policy, place="DE-BE", world=World(made=0, places_within={"DE": {"DE-BE"}})).decision == "permit"


@pytest.mark.parametrize("lock", ["process", "material", "machine", "machine_class"])
def test_locks_hold_and_what_is_not_said_fails_closed(lock):
    plural = f"{lock}es" if lock.endswith("ss") else f"{lock}s"
    policy = agreement(**{plural: ("right",)})
    assert ask(policy, **{lock: "right"}).decision == "permit"
    assert ask(policy, **{lock: "wrong"}).decision == "deny"
    assert any(reason.endswith("is not known") for reason in ask(policy).reasons)


def of_variant(parameters=None, signer=OWNER, **more):
    return {"action": "vary", "parameters": parameters, "variant_signer": signer, **more}


VARIED = {"may_vary": (Variation(name="holes", values=(2, True, "four")), Variation(name="width", low=20, high=80))}


@pytest.mark.parametrize(
    ("request_", "decision"),
    [
        (of_variant({"width": 20}), "permit"),
        (of_variant({"width": 80, "holes": 2}), "permit"),
        (of_variant({"holes": "four"}), "permit"),
        (of_variant({"holes": True}), "permit"),
        (of_variant({"holes": 1}), "deny"),  # yes is not 1
        (of_variant({"width": 19.99}), "deny"),
        (of_variant({"width": "wide"}), "deny"),
        (of_variant({"width": 30, "wall": 2}), "deny"),
        (of_variant({"width": 30}, signer=NODE), "deny"),
        (of_variant({"width": 30}, signer=""), "deny"),
        (of_variant(None), "deny"),
        (of_variant({}), "permit"),
    ],
)
def test_a_variant_is_within_its_range_and_signed_by_the_owner(request_, decision):
    assert ask(agreement(**VARIED), **request_).decision == decision
    assert ask(agreement(), **request_).decision == "deny"


def test_a_variant_made_ready_is_named_and_counts_like_its_design():
    policy = agreement(variants=("urn:v:1",), count=3)
    assert ask(policy, action="vary", variant="urn:v:1", count=3).decision == "permit"
    assert ask(policy, action="vary", variant="urn:v:2").decision == "deny"
    assert ask(policy, action="vary").decision == "deny"
    assert ask(policy, action="vary", variant="urn:v:1", world=World(made=3)).decision == "deny"


@pytest.mark.parametrize(
    ("held", "decision"),
    [({"ISO 9001", "AS9100"}, "permit"), ({"ISO 9001"}, "deny"), (set(), "deny"), (None, "deny")],
)
def test_a_node_holds_each_certificate_that_is_asked_for(held, decision):
    policy = agreement(certificates=("AS9100", "ISO 9001"))
    held = None if held is None else frozenset(held)
    assert ask(policy, certificates=held).decision == decision


@given(
    each=st.integers(1, 9),
    total=st.integers(1, 30),
    made=st.integers(0, 12),
    others=st.integers(0, 40),
    n=st.integers(1, 9),
)
def test_neither_the_count_of_a_node_nor_that_of_all_is_exceeded(each, total, made, others, n):
    policy = agreement(count=min(each, total), count_in_total=total)
    world = World(made=made, made_in_total=made + others)
    permitted = ask(policy, world=world, count=n).decision == "permit"
    assert permitted == (made + n <= min(each, total) and made + others + n <= total)
    assert ask(policy, world=World(made=0)).decision == "deny"  # what all made is not known


@pytest.mark.parametrize(("revoked", "decision"), [({}, "deny"), ({LIST: True}, "deny"), ({LIST: False}, "permit")])
def test_rights_of_which_it_is_not_known_that_they_stand_permit_nothing(revoked, decision):
    policy = agreement(revocation=LIST, actions=("reproduce", "sell", "subcontract"))
    for action in ("make", "sell", "subcontract"):
        assert ask(policy, action=action, world=World(made=0, revoked=revoked)).decision == decision


def test_what_is_owed_with_the_making_keeps_nobody_from_making():
    owed = {name: DEMANDS[name] for name in ("royalty", "inspection", "marking", "receipts", "destroy_after_use")}
    assert ask(agreement(confidential=True, **owed)).decision == "permit"


def test_a_node_that_meets_everything_may_make_and_one_unknown_is_enough_to_deny():
    policy = agreement(**DEMANDS)
    known = {"process": "milling", "material": "aluminum_6082", "machine": "tormach_pcnc_1100", "machine_class": "mill",
             "certificates": frozenset({"ISO 9001", "ISO 13485"})}  # fmt: skip
    world = World(made=4, made_in_total=49, revoked={LIST: False})
    assert ask(policy, world=world, **known).decision == "permit"
    for name in known:
        assert ask(policy, world=world, **{**known, name: None if name == "certificates" else ""}).decision == "deny"


def test_every_broken_bound_is_a_reason():
    policy = agreement(count=1, territory=("FR",), not_after="2026-12-01")
    assert len(ask(policy, world=World(made=5)).reasons) == 3


def test_an_open_duty_is_said_before_it_is_a_permit():
    policy = grant(license="CERN-OHL-P-2.0", target=TARGET, assigner=OWNER, attribution="© Acme")
    answer = ask(policy, action="sell")
    assert (answer.decision, answer.duties) == ("duty", ("attribute", "cc:Notice"))
    assert ask(policy, action="sell", world=World(duties_done=frozenset({"attribute"}))).duties == ("cc:Notice",)
    done = World(duties_done=frozenset({"attribute", "cc:Notice"}))
    assert ask(policy, action="sell", world=done).decision == "permit"


def test_an_offer_under_own_terms_grants_nothing_yet():
    offer = grant(license="LicenseRef-acme", target=TARGET, assigner=OWNER)
    assert ask(offer).reasons == ("this is an offer: it grants nothing until an agreement names you",)


def test_an_open_license_lets_anyone_make_and_owes_when_passing_on():
    offer = grant(license="CERN-OHL-S-2.0", target=TARGET, assigner=OWNER)
    assert ask(offer, party=OTHER, world=World(), at=None, place="").decision == "permit"
    assert ask(offer, party=OTHER, action="derive").duties == ("cc:Notice",)
    passed_on = ask(offer, party=OTHER, action="distribute")
    assert passed_on.decision == "duty"
    assert "cc:ShareAlike" in passed_on.duties


def test_rights_to_one_thing_say_nothing_of_another():
    assert ask(agreement(), target="urn:dfdm:other").decision == "deny"
    assert ask(agreement(), target=TARGET).decision == "permit"


def test_a_policy_with_a_term_that_is_not_understood_permits_nothing():
    document = agreement(count=10).to_dict()
    document["permission"][0]["constraint"][0]["leftOperand"] = "payAmount"
    with pytest.raises(RightsError, match="not one of this profile"):
        evaluate(document, Request(party=NODE, action="make"))


def test_the_answer_is_written_with_a_report_per_rule():
    document = ask(agreement(count=1), world=World(made=1)).to_dict()
    assert document["decision"] == "deny"
    assert document["rules"] == [
        {"rule": "permission: reproduce", "active": False, "attempted": True, "satisfied": False},
        {
            "rule": "prohibition: derive, distribute, sell, dfdm:subcontract",
            "active": False,
            "attempted": True,
            "satisfied": True,
        },
    ]
