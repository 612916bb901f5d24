"""(5) and (6) of `dfdm.rights.odrl.evaluate`, case by case: count, times, places, classes, collections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import InputError
from dfdm.rights.odrl import Request, World, evaluate, policies_from
from dfdm.rights.odrl.words import regions
from tests.rights.odrl.asking import (
    ALICE,
    CONTEXT,
    FAILS,
    HOLDS,
    UNKNOWN,
    X,
    ask,
    constraint,
    decided,
    permission,
    policy,
)

# (5) count


@given(limit=st.integers(1, 30), made=st.integers(0, 40), count=st.integers(1, 40))
def test_count_is_done_plus_asked_for(limit, made, count):
    expected = HOLDS if made + count <= limit else FAILS
    assert decided(constraint("count", "lteq", limit), world={"made": made}, count=count) == expected


@pytest.mark.parametrize("count", [0, -1, True])
def test_a_request_for_no_piece_is_bad_input(count):
    with pytest.raises(InputError):
        evaluate(policy(permission=[permission()]), Request(party=ALICE, action="use", target=X, count=count), World())


# (6) times


@pytest.mark.parametrize(
    ("operator", "right", "at", "expected"),
    [
        ("lteq", "2026-01-02", "2026-01-02T23:59:59.999999Z", HOLDS),
        ("lteq", "2026-01-02", "2026-01-03T00:00:00Z", FAILS),
        ("lt", "2026-01-02", "2026-01-02T00:00:00Z", FAILS),
        ("gt", "2026-01-02", "2026-01-02T23:59:59Z", FAILS),
        ("gt", "2026-01-02", "2026-01-03T00:00:00Z", HOLDS),
        ("gteq", "2026-01-02", "2026-01-02T00:30:00+01:00", FAILS),
        ("eq", "2026-01-02", "2026-01-02T12:00:00Z", HOLDS),
        ("neq", "2026-01-02", "2026-01-02T12:00:00Z", FAILS),
        ("eq", "2026-01-02T12:00:00Z", "2026-01-02T13:00:00+01:00", HOLDS),
        ("lteq", "2026-01-02+02:00", "2026-01-02T22:00:00Z", FAILS),
        ("lteq", "2026-01-02Z", "2026-01-02T22:00:00Z", HOLDS),
        ("lteq", "2026-01-02T12:00:00", "2026-01-01T22:00:00Z", HOLDS),  # in every zone
        ("lteq", "2026-01-02T12:00:00", "2026-01-03T02:00:01Z", FAILS),
        ("lteq", "2026-01-02T12:00:00", "2026-01-02T11:00:00Z", UNKNOWN),
        ("eq", "2026-01-02T12:00:00", "2026-01-02T12:00:00Z", UNKNOWN),
        ("neq", "2026-01-02T12:00:00", "2026-01-05T12:00:00Z", HOLDS),
    ],
)
def test_dates_are_whole_days_and_instants_are_compared_in_utc(operator, right, at, expected):
    assert decided(constraint("dateTime", operator, right), at=at) == expected
    assert decided(constraint("dateTime", operator, right), world={"at": at}) == expected


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        ("elapsedTime", "lteq", "P1M", HOLDS),  # 20 days are less than any month
        ("elapsedTime", "lt", "P20D", FAILS),
        ("elapsedTime", "eq", "PT480H", HOLDS),
        ("meteredTime", "eq", "P1DT6H", HOLDS),  # what lies after now does not count
        ("meteredTime", "lteq", "PT29H", FAILS),
        ("delayPeriod", "gteq", "P5D", HOLDS),
        ("delayPeriod", "gt", "P5D", FAILS),
    ],
)
def test_lengths_of_time_follow_from_the_instants_of_the_use(left, operator, right, expected):
    used = [("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"), ("2026-01-20T18:00:00Z", "2026-01-29T00:00:00Z")]
    world = {
        "at": "2026-01-21",
        "started": "2026-01-01",
        "triggered": "2026-01-16",
        "used": [{"from": first, "to": last} for first, last in used],
    }
    assert decided(constraint(left, operator, right), world=world) == expected


def test_thirty_days_may_be_a_month_or_not():
    world = {"at": "2026-01-31", "started": "2026-01-01"}
    assert decided(constraint("elapsedTime", "lteq", "P1M"), world=world) == UNKNOWN


# places, languages, classes, collections


@pytest.mark.parametrize(
    ("operator", "right", "place", "expected"),
    [
        ("isPartOf", "EU", "DE", HOLDS),
        ("isPartOf", "EU", "CH", FAILS),
        ("isPartOf", "EEA", "EU", HOLDS),
        ("eq", "EU", "FR", HOLDS),
        ("isNoneOf", ["EU"], "FR", FAILS),
        ("isAnyOf", ["EFTA", "US"], "NO", HOLDS),
        ("hasPart", "DE", "EU", HOLDS),
        ("hasPart", "EU", "DE", FAILS),
        ("isPartOf", "DE", "EU", UNKNOWN),  # it reaches beyond
        ("isPartOf", "DE", "DE-BE", UNKNOWN),  # nothing says so
        ("isPartOf", "ex:Alps", "DE", UNKNOWN),
    ],
)
def test_places_lie_within_others_as_data_says(operator, right, place, expected):
    assert decided(constraint("spatial", operator, right), place=place) == expected


def test_the_world_adds_places_and_classes():
    world = {"places": {"DE": ["DE-BE"]}, "kinds": {"ex:a": ["ex:b"], "ex:b": ["ex:c", "ex:a"], "ex:d": []}}
    assert decided(constraint("spatial", "isPartOf", "EU"), world=world, place="DE-BE") == HOLDS
    assert decided(constraint("spatial", "isPartOf", "FR"), world=world, place="DE-BE") == FAILS
    assert decided(constraint("purpose", "isA", "ex:a"), world=world, values={"purpose": "ex:c"}) == HOLDS
    assert decided(constraint("purpose", "isA", "ex:d"), world=world, values={"purpose": "ex:c"}) == FAILS


def test_the_regions_are_what_they_are_today():
    assert {code: len(held) for code, held in regions().items()} == {"EU": 27, "EFTA": 4, "EEA": 30}
    assert regions()["EU"] < regions()["EEA"]


def test_a_party_is_in_a_collection_as_the_world_says():
    group = {"@type": "PartyCollection", "uid": "ex:team"}
    rules = policy(permission=[permission(assignee=group)])
    assert ask(rules, {"members": {"http://example.org/team": [ALICE]}}).decision == "permit"
    assert ask(rules, {"members": {"http://example.org/team": ["ex:bob"]}}).decision == "deny"
    assert ask(rules, {}).decision == "deny"
    kept_out = policy(permission=[permission()], prohibition=[permission(assignee=group)])
    assert ask(kept_out, {}).decision == "deny"
    assert ask(kept_out, {"members": {"http://example.org/team": ["ex:bob"]}}).decision == "permit"


def test_refinements_of_party_asset_and_action_narrow_a_rule():
    adults = {"@type": "PartyCollection", "source": "ex:team", "refinement": [constraint("dfdm:payShare", "gteq", 18)]}
    rules = policies_from(
        {
            "@context": [*CONTEXT, {"dfdm": "urn:dfdm:odrl-profile:1#"}],
            "@type": "Set",
            "uid": "ex:p",
            "permission": [
                permission(
                    assignee=adults,
                    target={
                        "@type": "AssetCollection",
                        "source": "ex:all",
                        "refinement": [constraint("absoluteSize", "lt", 9)],
                    },
                    action={"rdf:value": {"@id": "odrl:print"}, "refinement": [constraint("resolution", "lteq", 1200)]},
                )
            ],
        }
    )
    members = {"http://example.org/team": [ALICE], "http://example.org/all": [X]}
    about = {ALICE: {"dfdm:payShare": 20}, X: {"absoluteSize": 5}}
    good = {"members": members, "about": about}
    values = {"resolution": 600}
    assert ask(rules, good, values=values).decision == "permit"
    assert ask(rules, good, values={"resolution": 2400}).decision == "deny"
    assert ask(rules, {**good, "about": {**about, ALICE: {"dfdm:payShare": 17}}}, values=values).decision == "deny"
    assert ask(rules, {**good, "about": {ALICE: about[ALICE]}}, values=values).decision == "deny"
    assert ask(rules, {**good, "members": {**members, "http://example.org/all": []}}, values=values).decision == "deny"
