"""What is fixed where practice differs: (1) to (7) of `dfdm.rights.odrl.evaluate`, case by case."""

import pytest

from dfdm.rights import vocabulary
from dfdm.rights.odrl import Request, evaluate, policies_from, request_of
from dfdm.rights.odrl.words import included, known_action, operand, wider
from tests.rights.odrl.asking import (
    ALICE,
    CONTEXT,
    HOLDS,
    UNKNOWN,
    X,
    ask,
    constraint,
    decided,
    permission,
    policy,
)


@pytest.mark.parametrize("type", ["Request", "Offer"])
def test_what_is_granted_to_everybody_is_an_offer_and_never_a_request(type):
    asked = request_of({"party": ALICE, "action": "print", "target": X})
    found = evaluate(policy(type=type, permission=[permission()]), asked, granted=True)
    assert found.decision == ("permit" if type == "Offer" else "deny")


# (1) clashes


@pytest.mark.parametrize(
    ("conflict", "decision"),
    [(None, "deny"), ("prohibit", "deny"), ("perm", "permit"), ("invalid", "deny"), ("x", "deny")],
)
def test_a_prohibition_beats_a_permission_unless_the_policy_says_otherwise(conflict, decision):
    said = {} if conflict is None else {"conflict": conflict}
    found = ask(policy(permission=[permission()], prohibition=[permission(action="print")], **said))
    assert found.decision == decision
    if conflict == "invalid":
        assert "void" in found.reasons[0]
        alone = ask(policy(permission=[permission()], prohibition=[permission(action="sell")], conflict="invalid"))
        assert alone.decision == "permit"


# (2) what no rule permits


@pytest.mark.parametrize(
    ("type", "decision"), [("Set", "permit"), ("Agreement", "permit"), ("Offer", "deny"), ("ex:Other", "deny")]
)
def test_an_offer_grants_nothing_and_a_type_that_is_not_understood_neither(type, decision):
    assert ask(policy(type=type, permission=[permission()])).decision == decision


def test_an_offer_to_everybody_is_granted_where_the_caller_says_so():
    offer = policy(type="Offer", permission=[permission()])
    asked = Request(party=ALICE, action="use", target=X)
    assert evaluate(offer, asked, granted=True).decision == "permit"


def test_what_nothing_permits_is_denied():
    found = ask(policy(permission=[permission(action="play")]))
    assert (found.decision, found.reasons) == ("deny", ("nothing in the policy permits 'print'",))
    assert ask(policy(permission=[permission(assignee="ex:bob")])).decision == "deny"
    assert ask(policy(permission=[permission(target="ex:y")])).decision == "deny"
    assert ask(policy(obligation=[{"action": "print"}])).decision == "deny"


# (3) what is not known fails closed


@pytest.mark.parametrize(
    "strange",
    [
        constraint("ex:mood", "eq", "good"),
        constraint("oax:absoluteSizeWidth", "ex:near", 5),
        constraint("oax:absoluteSizeWidth", "lteq", "wide"),
        constraint("oax:absoluteSizeWidth", "lteq", [5, 6]),
        constraint("oax:absoluteSizeWidth", "lteq", 600, unit={"@id": "ex:inch"}),
        constraint("oax:absoluteSizeWidth", "isPartOf", 600),
        constraint("purpose", "lt", {"@id": "ex:research"}),
        constraint("purpose", "isA", {"@id": "ex:science"}),
        constraint("purpose", "eq", {"@id": "http://elsewhere.org/research"}),
        constraint("dateTime", "lt", "2025-06-01T03:00:00"),  # no zone, and told for that very night
        constraint("dateTime", "lt", "soon"),
        constraint("spatialCoordinates", "eq", "1,2"),
        {"leftOperand": "count", "operator": "lteq", "rightOperandReference": "http://example.org/limit"},
        {"leftOperand": "count", "operator": "lteq", "rightOperand": 5, "ex:unless": "friend"},
        {"andSequence": {"@list": [constraint("spatial", "eq", "DE")]}},
        {"and": {"@list": []}},
    ],
    ids=str,
)
def test_a_term_that_is_not_understood_fails_closed_with_the_reason(strange):
    values = {"oax:absoluteSizeWidth": 500, "purpose": "http://example.org/research"}
    told = {"values": values, "place": "DE", "at": "2025-06-01"}
    assert decided(strange, world={"made": 0}, **told) == UNKNOWN
    found = ask(policy(permission=[permission(strange)]), **told)
    assert found.reasons
    assert found.rules[0].satisfied is None
    assert found.rules[0].active is False


@pytest.mark.parametrize(
    "left", ["count", "dateTime", "spatial", "elapsedTime", "meteredTime", "delayPeriod", "language", "purpose"]
)
def test_an_operand_without_value_fails_closed(left):
    right = {"count": 5, "dateTime": "2030-01-01", "spatial": "DE", "language": "de", "purpose": "ex:a"}.get(
        left, "P5D"
    )
    operator = "lteq" if left in ("count", "dateTime") or right == "P5D" else "eq"
    assert decided(constraint(left, operator, right)) == UNKNOWN


@pytest.mark.parametrize(
    "spoil",
    [
        {"ex:unless": "ex:friend"},
        {"inheritFrom": "ex:parent"},
        {"profile": "http://example.org/profile"},
        {"@type": ["Set", "ex:Strange"], "profile": "ex:p"},
    ],
)
def test_a_policy_that_says_more_than_is_understood_permits_nothing(spoil):
    found = evaluate(
        policies_from({"@context": CONTEXT, "@type": "Set", "uid": "ex:p", "permission": [permission()], **spoil}),
        Request(party=ALICE, action="print", target=X),
    )
    assert found.decision == "deny"
    assert any("not understood" in reason for reason in found.reasons)


def test_a_known_profile_and_words_for_people_change_nothing():
    said = {"profile": "urn:dfdm:odrl-profile:1", "dct:title": "Use", "rdfs:comment": "for all"}
    assert ask(policy(permission=[permission(**{"dct:description": "use it"})], **said)).decision == "permit"


@pytest.mark.parametrize(
    ("more", "decision"), [({"ex:color": "red"}, "permit"), ({"scope": "ex:all"}, "deny"), ({"hue": 1}, "deny")]
)
def test_what_is_told_of_an_asset_is_no_condition_unless_odrl_may_mean_it(more, decision):
    assert ask(policy(permission=[permission(target={"uid": "ex:x", **more})])).decision == decision


def test_an_action_that_nobody_defines_is_not_permitted_and_may_be_prohibited():
    strange = {"permission": [permission()], "prohibition": [permission(action="ex:scan")]}
    assert ask(policy(**strange)).decision == "deny"
    defined = {**strange, "prohibition": [permission(action={"uid": "ex:scan", "includedIn": "reproduce"})]}
    assert ask(policy(**defined)).decision == "permit"
    assert ask(policy(**defined), action="http://example.org/scan").decision == "deny"
    assert ask(policy(permission=[permission()]), action="ex:dance").decision == "deny"


def test_values_of_other_units_are_not_compared():
    wide = constraint("oax:absoluteSizeWidth", "lteq", 600, unit={"@id": "ex:mm"})
    mm, inch = ({"value": 20, "unit": f"http://example.org/{unit}"} for unit in ("mm", "inch"))
    assert decided(wide, values={"oax:absoluteSizeWidth": mm}) == HOLDS
    assert decided(wide, values={"oax:absoluteSizeWidth": inch}) == UNKNOWN
    assert decided(wide, values={"oax:absoluteSizeWidth": 20}) == UNKNOWN


# (4) duties

DUTY = {"uid": "ex:pay", "action": "compensate"}


@pytest.mark.parametrize(
    ("state", "decision"), [(None, "duty"), ("open", "duty"), ("done", "permit"), ("violated", "deny")]
)
@pytest.mark.parametrize("name", ["http://example.org/pay", "compensate", "pay"])
def test_a_duty_is_owed_until_it_is_done(state, decision, name):
    world = {} if state is None else {"duties": [{"duty": name, "state": state}]}
    found = ask(policy(permission=[permission(duty=[DUTY])]), world)
    assert found.decision == decision
    assert found.duties == (("compensate",) if decision == "duty" else ())


def test_what_was_paid_must_be_what_is_asked_for():
    asked = constraint("payAmount", "eq", {"@value": "5.00", "@type": "xsd:decimal"}, unit={"@id": "ex:EUR"})
    owing = policy(permission=[permission(duty=[{"action": "compensate", "constraint": [asked]}])])
    euro = "http://example.org/EUR"
    for paid, decision in (({"value": "5.00", "unit": euro}, "permit"), ({"value": 5}, "duty"), (None, "duty")):
        done = {"duty": "compensate", "state": "done", **({} if paid is None else {"values": {"payAmount": paid}})}
        assert ask(owing, {"duties": [done]}).decision == decision


def test_what_follows_a_violation_is_owed_too():
    late = policy(permission=[permission(duty=[{**DUTY, "consequence": [{"uid": "ex:fine", "action": "delete"}]}])])
    violated = {"duty": "http://example.org/pay", "state": "violated"}
    assert ask(late, {"duties": [violated]}).duties == ("compensate", "delete")
    made_good = [violated, {"duty": "http://example.org/pay", "state": "done"}]
    assert ask(late, {"duties": made_good}).decision == "permit"
    fined = [violated, {"duty": "http://example.org/fine", "state": "done"}]
    assert ask(late, {"duties": fined}).duties == ("compensate",)


def test_an_obligation_is_told_and_keeps_no_permission_from_holding():
    found = ask(policy(permission=[permission()], obligation=[{"uid": "ex:owed", "action": "inform"}]))
    assert found.decision == "permit"
    (report,) = [rule for rule in found.rules if rule.kind == "obligation"]
    assert (report.active, report.attempted) == (True, False)
    assert [duty.state for duty in report.duties] == ["open"]


def test_a_permission_without_duties_wins_over_one_with():
    both = policy(permission=[permission(duty=[DUTY]), permission(action="print")])
    assert ask(both).decision == "permit"


# (7) reports, several policies, our own words


def test_every_rule_is_reported_with_what_it_rests_on():
    found = ask(policy(permission=[permission(constraint("spatial", "eq", "DE"), assignee="ex:bob")]), place="DE")
    (report,) = found.rules
    assert (report.active, report.attempted, report.satisfied) == (False, True, True)
    assert {p.about: p.satisfied for p in report.premises} == {
        "target": True,
        "party": False,
        "action": True,
        "constraint": True,
    }


def test_several_policies_hold_together():
    document = {
        "@context": CONTEXT,
        "@graph": [
            {"@type": "Set", "uid": f"ex:{name}", "permission": [permission(constraint("spatial", "isAnyOf", places))]}
            for name, places in (("a", ["DE", "FR"]), ("b", ["FR", "US"]))
        ]
        + [{"@type": "Set", "uid": "ex:other", "permission": [permission(target="ex:y")]}],
    }
    policies = policies_from(document)
    assert [ask(policies, place=place).decision for place in ("DE", "FR", "US")] == ["deny", "permit", "deny"]


def test_the_words_of_the_profile_are_understood():
    for term in (*vocabulary.OPERANDS, f"{vocabulary.PARAMETER}wall", *vocabulary.REFINEMENTS):
        assert operand(term) is not None, term
    for action in (*vocabulary.ACTIONS.values(), *vocabulary.DUTIES_BEFORE.values(), *vocabulary.OBLIGATIONS):
        assert known_action(action), action


def test_actions_are_included_in_others():
    assert included("make", "use") is True
    assert included("display", "use") is True  # by play
    assert included("sell", "use") is False
    assert included("copy", "reproduce") is True
    assert included("write", "modify") is True
    assert included("ex:dance", "use") is None
    assert wider("make") == ("dfdm:make", "reproduce", "use")


def test_what_is_met_in_sequence_and_what_excludes_itself_is_said_by_name():
    both = [constraint("spatial", "eq", "DE"), constraint("count", "lteq", 10)]
    told = {"place": "DE", "world": {"made": 0}}
    found = ask(policy(permission=[permission({"andSequence": {"@list": both}})]), **told)
    assert found.decision == "deny" and "in which order" in found.reasons[0]
    found = ask(policy(permission=[permission({"and": {"@list": both}})]), **told)
    assert found.decision == "permit"
    found = ask(policy(permission=[permission({"xone": {"@list": both}})]), **told)
    assert found.decision == "deny" and "only one may be" in found.reasons[0]
    elsewhere = ask(policy(permission=[permission({"andSequence": {"@list": both}})]), world={"made": 0}, place="FR")
    assert elsewhere.decision == "deny" and "in which order" not in elsewhere.reasons[0]


def test_what_an_action_implies_is_not_passed_over():
    """An action that implies another asks that the other be not prohibited, which is more than is judged."""
    implied = {"rdf:value": {"@id": "odrl:print"}, "implies": "odrl:display"}
    found = ask(policy(permission=[permission(action=implied)]))
    assert found.decision == "deny" and "'implies'" in found.reasons[0]
    assert ask(policy(permission=[permission()], prohibition=[permission(action=implied)])).decision == "deny"


def graph(*nodes, **said):
    return policies_from({"@context": CONTEXT, "@graph": [*nodes, {"@type": "Set", "uid": "ex:policy", **said}]})


@pytest.mark.parametrize(("asset", "decision"), [("ex:x", "permit"), ("ex:other", "deny")])
def test_an_asset_that_has_the_policy_is_what_its_rules_are_about(asset, decision):
    bare = {"action": "use"}
    node = {"@id": asset, "@type": "Asset", "hasPolicy": "ex:policy"}
    assert ask(graph(node, permission=[bare])).decision == decision
    assert ask(graph(node, permission=[permission()])).decision == "permit"  # a rule's own target takes its place
    forbidden = graph(node, permission=[permission()], prohibition=[permission(target="ex:other")])
    assert ask(forbidden).decision == ("deny" if asset == "ex:x" else "permit")  # a prohibition is about both


@pytest.mark.parametrize(("party", "decision"), [("ex:alice", "permit"), ("ex:bob", "deny")])
def test_a_party_that_is_assignee_of_the_policy_is_whom_its_rules_are_for(party, decision):
    node = {"@id": party, "@type": "Party", "assigneeOf": "ex:policy"}
    assert ask(graph(node, permission=[permission()])).decision == decision


def test_who_is_stated_to_be_part_of_a_collection_is_in_it_and_others_may_be():
    part = {"@id": "ex:x", "@type": "Asset", "partOf": "ex:all"}
    other = {"@id": "ex:y", "@type": "Asset", "partOf": "ex:all"}
    whole = permission(target={"uid": "ex:all", "@type": "AssetCollection"})
    assert ask(graph(part, permission=[whole])).decision == "permit"
    assert ask(graph(part, permission=[permission()], prohibition=[permission(target="ex:all")])).decision == "deny"
    # That another is stated does not say that this one is none.
    assert ask(graph(other, permission=[permission()], prohibition=[whole])).decision == "deny"
    assert ask(graph(other, permission=[whole])).decision == "deny"
