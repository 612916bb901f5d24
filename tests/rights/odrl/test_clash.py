"""Clashes between policies and within one, and what cannot be told apart."""

import pytest

from dfdm.rights.odrl import policies_from, world_of
from dfdm.rights.odrl.conflict import clash
from dfdm.rights.odrl.containment import Containment
from dfdm.rights.odrl.satisfying import satisfiable

CONTEXT = [
    "http://www.w3.org/ns/odrl.jsonld",
    {"ex": "http://example.org/", "oax": "http://w3id.org/odrl/spatial-axis#"},
]


def constraint(left, operator, right, **more):
    return {"leftOperand": left, "operator": operator, "rightOperand": right, **more}


def policy(uid="ex:a", **said):
    return policies_from({"@context": CONTEXT, "@type": "Set", "uid": uid, **said})


def permission(*constraints, **said):
    return {"action": "use", "target": "ex:x", **({"constraint": list(constraints)} if constraints else {}), **said}


def between(first, second, world=None, kind="permission"):
    return clash([*policy(permission=[first]), *policy("ex:b", **{kind: [second]})], world_of(world or {}))


WIDTH = "oax:absoluteSizeWidth"
NARROW, WIDE = constraint(WIDTH, "lteq", 600), constraint(WIDTH, "gteq", 800)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (constraint("count", "lt", 5), constraint("count", "gt", 4), "conflict"),  # no whole number lies between
        (constraint("count", "lt", 6), constraint("count", "gt", 4), "compatible"),
        (constraint("count", "lt", 1), constraint("count", "lteq", 5), "conflict"),  # nobody asks for no piece
        (constraint(WIDTH, "lt", 5), constraint(WIDTH, "gt", 4), "compatible"),
        (constraint(WIDTH, "lteq", 0), constraint(WIDTH, "lteq", 5), "conflict"),  # a size is more than nothing
        (constraint("percentage", "gt", 100), constraint("percentage", "gt", 5), "conflict"),
        (constraint("dateTime", "lt", "2026-01-02"), constraint("dateTime", "gt", "2026-01-01"), "conflict"),
        (constraint("dateTime", "lteq", "2026-01-02"), constraint("dateTime", "gteq", "2026-01-02"), "compatible"),
        # without zone: as they are written among themselves, 14 hours to either side beside others
        (
            constraint("dateTime", "lt", "2026-01-02T00:00:00"),
            constraint("dateTime", "gteq", "2026-01-02T00:00:00"),
            "conflict",
        ),
        (
            constraint("dateTime", "lteq", "2026-01-02T00:00:00"),
            constraint("dateTime", "eq", "2026-01-02T00:00:00"),
            "compatible",
        ),
        (
            constraint("dateTime", "lt", "2026-01-02T00:00:00"),
            constraint("dateTime", "gteq", "2026-01-02T00:00:00Z"),
            "unknown",
        ),
        (
            constraint("dateTime", "lt", "2026-01-02T00:00:00"),
            constraint("dateTime", "gteq", "2026-01-03T00:00:00Z"),
            "conflict",
        ),
        (constraint("spatial", "isPartOf", "EU"), constraint("spatial", "eq", "US"), "conflict"),
        (constraint("spatial", "isPartOf", "EU"), constraint("spatial", "isPartOf", "EFTA"), "conflict"),
        (constraint("spatial", "isPartOf", "EEA"), constraint("spatial", "isPartOf", "EFTA"), "compatible"),
        (constraint("spatial", "isPartOf", "EU"), constraint("spatial", "isNoneOf", ["DE", "FR"]), "compatible"),
        (constraint("spatial", "hasPart", "EU"), constraint("spatial", "neq", "EU"), "compatible"),  # the EEA
        (constraint("spatial", "isPartOf", "ex:Alps"), constraint("spatial", "eq", "AT"), "unknown"),
        (constraint("language", "eq", "de"), constraint("language", "eq", "fr"), "conflict"),
        (constraint("language", "isPartOf", "de"), constraint("language", "eq", "de-AT"), "compatible"),
        (constraint("purpose", "eq", {"@id": "ex:a"}), constraint("purpose", "eq", {"@id": "ex:b"}), "conflict"),
        (
            constraint("purpose", "eq", {"@id": "ex:a"}),
            constraint("purpose", "eq", {"@id": "http://o.org/a"}),
            "unknown",
        ),
        (constraint("purpose", "isA", {"@id": "ex:a"}), constraint("purpose", "isA", {"@id": "ex:b"}), "unknown"),
        (constraint("purpose", "isAllOf", ["p", "q"]), constraint("purpose", "isAnyOf", ["r"]), "unknown"),
        (constraint("purpose", "isAllOf", ["p", "q"]), constraint("purpose", "isNoneOf", ["q"]), "conflict"),
        (constraint("recipient", "eq", "did:key:a"), constraint("recipient", "eq", "did:key:b"), "conflict"),
        (constraint(WIDTH, "lteq", 600, unit="mm"), constraint(WIDTH, "gteq", 800, unit="in"), "unknown"),
        (constraint(WIDTH, "lteq", 600, unit="mm"), constraint(WIDTH, "gteq", 800, unit="mm"), "conflict"),
        (constraint("ex:mood", "eq", "good"), constraint("ex:mood", "eq", "bad"), "unknown"),
        (constraint("elapsedTime", "lteq", "P1M"), constraint("elapsedTime", "gt", "P32D"), "conflict"),
        (constraint("elapsedTime", "lteq", "P1M"), constraint("elapsedTime", "lteq", "P27D"), "compatible"),
        (constraint("elapsedTime", "gteq", "P30D"), constraint("elapsedTime", "lteq", "P1M"), "unknown"),
        (constraint("delayPeriod", "gteq", "P20D"), constraint("elapsedTime", "lteq", "P10D"), "compatible"),
    ],
    ids=str,
)
def test_permissions_that_exclude_one_another(first, second, verdict):
    found = between(permission(first), permission(second))
    assert found.verdict == verdict
    assert between(permission(second), permission(first)).verdict == verdict
    if verdict == "compatible":
        assert found.findings == ()
    else:
        assert all(finding.reason for finding in found.findings)


def test_the_operand_that_stands_in_the_way_is_named():
    height = constraint("oax:absoluteSizeHeight", "lt", 5)
    (finding,) = between(permission(NARROW, height), permission(WIDE, height)).findings
    assert (finding.kind, finding.operands, finding.action) == ("exclusive", (WIDTH,), "use")


@pytest.mark.parametrize(
    "other",
    [{"target": "ex:y"}, {"action": "sell"}, {"assignee": "ex:bob"}],
)
def test_what_is_about_something_else_does_not_clash(other):
    mine = permission(NARROW, assignee="ex:alice")
    assert between(mine, permission(WIDE, **{"assignee": "ex:alice", **other})).verdict == "compatible"
    assert between(mine, permission(WIDE, assignee="ex:alice")).verdict == "conflict"


def test_a_narrower_action_is_met_by_another_permission_of_it():
    first = policy(permission=[permission(NARROW), permission(WIDE, action="print")])
    second = policy("ex:b", permission=[permission(WIDE, action="print")])
    assert clash([*first, *second]).verdict == "compatible"


def test_permitted_and_prohibited():
    found = between(permission(NARROW), permission(constraint(WIDTH, "gteq", 500), action="print"), kind="prohibition")
    (finding,) = found.findings
    assert (found.verdict, finding.kind, finding.action) == ("conflict", "prohibited", "print")
    assert 500 <= float(finding.example[WIDTH]) <= 600
    assert between(permission(NARROW), permission(WIDE), kind="prohibition").verdict == "compatible"
    unclear = constraint("ex:mood", "eq", "good")
    assert between(permission(NARROW), permission(unclear), kind="prohibition").verdict == "unknown"


def test_owed_and_prohibited():
    owing = permission(duty=[{"action": "inform"}])
    assert between(owing, permission(action="inform"), kind="prohibition").findings[-1].kind == "owed"
    assert between(owing, permission(action="read"), kind="prohibition").verdict == "conflict"  # read is a use
    obliged = policy(obligation=[{"action": "inform", "target": "ex:x"}])
    barred = policy("ex:b", prohibition=[permission(action="inform", target="ex:x")])
    assert clash([*obliged, *barred]).verdict == "conflict"
    assert clash([*obliged, *policy("ex:b", obligation=[{"action": "inform"}])]).verdict == "compatible"


@pytest.mark.parametrize(
    ("conflict", "verdict"),
    [(None, "conflict"), ("invalid", "conflict"), ("prohibit", "compatible"), ("perm", "compatible")],
)
def test_clashes_within_a_policy_are_settled_by_its_strategy(conflict, verdict):
    said = {} if conflict is None else {"conflict": conflict}
    inside = policy(permission=[permission()], prohibition=[permission(action="print")], **said)
    assert clash(inside).verdict == verdict


def test_a_permission_that_can_never_hold():
    (finding,) = clash(policy(permission=[permission(NARROW, WIDE)])).findings
    assert (finding.verdict, finding.kind, finding.operands) == ("conflict", "impossible", (WIDTH,))


def test_a_policy_that_is_not_understood_is_unknown():
    assert between(permission(NARROW), permission(**{"ex:unless": "x"})).verdict == "unknown"
    assert clash(policy(permission=[permission()], inheritFrom="ex:b")).verdict == "unknown"


def test_refinements_count_as_conditions():
    def printed(operator, right):
        refinement = [constraint("resolution", operator, right)]
        return permission(action={"rdf:value": {"@id": "odrl:print"}, "refinement": refinement})

    assert between(printed("lteq", 600), printed("gteq", 1200)).verdict == "conflict"
    assert between(printed("lteq", 600), printed("gteq", 300)).verdict == "compatible"


def test_what_the_world_knows_decides():
    first, second = (
        permission(constraint("purpose", "isA", {"@id": f"ex:{name}"})) for name in ("science", "teaching")
    )
    assert between(first, second).verdict == "unknown"
    kinds = {"http://example.org/science": ["http://example.org/teaching"]}
    assert between(first, second, {"kinds": kinds}).verdict == "compatible"


def test_a_word_that_is_known_to_lie_elsewhere_counts():
    science = constraint("purpose", "isA", {"@id": "ex:science"})
    either = {"xone": {"@list": [constraint("delayPeriod", "lteq", "P1D"), science]}}
    first, second = permission(either), permission(constraint("delayPeriod", "eq", "P1D"))
    kinds = {"http://example.org/science": ["http://example.org/research"]}
    assert between(first, second, {"kinds": kinds}).verdict == "unknown"  # no purpose is known that is no science
    kinds["http://example.org/commerce"] = ["http://example.org/sale"]
    assert between(first, second, {"kinds": kinds}).verdict == "compatible"


def test_too_many_combinations_are_unknown_and_end():
    operands = ("purpose", "industry", "product", "media", "event", "fileFormat", "version", "unitOfCount")
    words = [f"http://example.org/{n}" for n in range(len(operands) + 1)]  # one more than there are places for
    conditions = [{"or": {"@list": [constraint(name, "eq", {"@id": word}) for name in operands]}} for word in words]
    (parsed,) = policy(permission=[permission(*conditions)])
    found = satisfiable(parsed.rules[0].constraints, Containment())
    assert found.answer is None
    assert "combinations" in found.why


@pytest.mark.parametrize(("count", "verdict"), [(10, "compatible"), (11, "conflict")])
def test_a_policy_and_a_request(count, verdict):
    asked = {
        "@type": "Request",
        "uid": "ex:q",
        "permission": [permission(constraint("count", "eq", count), assignee="ex:alice")],
    }
    asked = policies_from({"@context": CONTEXT, **asked})
    offer = policy(permission=[permission(constraint("count", "lteq", 10))])
    assert clash([*offer, *asked]).verdict == verdict
    barred = policy(permission=[permission()], prohibition=[permission(assignee="ex:alice")], conflict="prohibit")
    assert clash([*barred, *asked]).verdict == "conflict"


def test_a_term_that_is_not_understood_is_unknown_and_named_also_in_a_single_policy():
    for rule, word in (
        (permission(action={"rdf:value": {"@id": "odrl:print"}, "implies": "odrl:display"}), "'implies'"),
        (permission(constraint("ex:mood", "eq", "good")), "ex"),
        (permission({**NARROW, "status": 3}), "'status'"),
        (permission({"xone": {"@list": [NARROW, {**WIDE, "status": 3}]}}), "'status'"),
    ):
        (finding,) = clash(policy(permission=[rule])).findings
        assert (finding.verdict, finding.kind) == ("unknown", "not_understood") and word in finding.reason


def test_conditions_in_sequence_are_unknown_by_their_name():
    sequence = permission({"andSequence": {"@list": [NARROW, constraint("count", "lteq", 5)]}})
    (finding,) = between(permission(), sequence, kind="prohibition").findings
    assert finding.verdict == "unknown" and "in which order" in finding.reason


def test_inclusions_that_two_policies_define_hold_together():
    """Each defines the same action as part of another one: neither takes the other's away."""
    scan = {"uid": "ex:scan", "includedIn": "reproduce"}
    shown = permission(action={**scan, "includedIn": "display"})
    mine = policy(permission=[permission(action=scan)])
    assert clash([*mine, *policy("ex:b", permission=[shown])]).verdict == "compatible"
    barred = {"prohibition": [permission(action="reproduce")], "permission": [shown], "conflict": "prohibit"}
    assert clash([*mine, *policy("ex:c", **barred)]).verdict == "conflict"
