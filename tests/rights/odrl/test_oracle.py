"""Generated policies against a brute-force oracle: decisions over requests, and clashes over grids of all values."""

import pytest

from dfdm.rights.odrl import evaluate, policies_from, request_of, world_of
from dfdm.rights.odrl.conflict import clash
from dfdm.rights.odrl.containment import Containment
from dfdm.rights.odrl.satisfying import satisfiable
from tests.rights.odrl import oracle

ALL = tuple(oracle.OPERATORS)
WORDS = {True: "compatible", False: "conflict", None: "unknown"}


def decisions(seed, policies, requests):
    """Judge random requests under random policies, and ask the oracle; how often each decision came out."""
    dice, seen = oracle.dice_of(seed), {}
    for _ in range(policies):
        operands = dice.sample(ALL, dice.randint(1, 4))
        rules = [oracle.rule(dice, operands) for _ in range(dice.randint(1, 3))]
        conflict = dice.choice(("", "prohibit", "perm", "invalid"))
        document = oracle.as_jsonld(rules, conflict=conflict)
        policy = policies_from(document)
        for _ in range(requests):
            asked = oracle.request(dice, operands)
            request, world = oracle.as_files(asked)
            found = evaluate(policy, request_of(request), world_of(world))
            expected, active = oracle.decide(rules, asked, conflict)
            assert found.decision == expected, (document, request, world, found)
            by_name = {report.rule: report.active for report in found.rules}
            told = {oracle.full(f"ex:policy-{number}"): on for number, on in enumerate(active)}
            assert by_name == told, (document, request, world)
            seen[expected] = seen.get(expected, 0) + 1
    return seen


def clashes(seed, pairs):
    """Compare random pairs of permissions, or of a permission and a prohibition, with the oracle; how often each verdict."""
    dice, seen = oracle.dice_of(seed), {}
    for _ in range(pairs):
        operands = dice.sample(ALL, dice.randint(1, 2))
        if dice.random() < 0.2:
            operands = ["meteredTime", "elapsedTime"]
        kinds = dice.choice((("permission", "permission"), ("permission", "prohibition")))
        first, second = (oracle.rule(dice, operands, kind, party=False) for kind in kinds)
        first["action"] = second["action"] = "use"
        documents = [oracle.as_jsonld([one], name) for one, name in ((first, "ex:a"), (second, "ex:b"))]
        policies = [policy for document in documents for policy in policies_from(document)]
        world = world_of(
            oracle.as_files({"told": {}, "party": "ex:alice", "action": "use", "made": None, "paid": False})[1]
        )
        mine, theirs = (one["conditions"] + one["refinements"] for one in (first, second))
        used = {name for c in mine + theirs for name in oracle.operands_of(c)}
        both = oracle.meet(mine, theirs, used)
        rules = [policy.rules[0] for policy in policies]
        conditions = [c for rule in rules for c in (*rule.constraints, *rule.actions[0].refinements)]
        assert satisfiable(conditions, Containment.of(world)).answer == both, documents
        alone = [
            oracle.meet(one, [], used) for one, kind in ((mine, kinds[0]), (theirs, kinds[1])) if kind == "permission"
        ]
        if kinds[1] == "prohibition":
            both = {True: False, False: True, None: None}[both]
        verdict = "conflict" if False in (both, *alone) else WORDS[both]
        assert clash(policies, world).verdict == verdict, documents
        seen[verdict] = seen.get(verdict, 0) + 1
    return seen


@pytest.mark.parametrize("seed", range(4))
def test_decisions_are_those_of_the_oracle(seed):
    seen = decisions(seed, policies=100, requests=25)
    assert set(seen) == {"permit", "deny", "duty"}
    assert min(seen.values()) > 25


@pytest.mark.parametrize("seed", range(4))
def test_clashes_are_those_of_the_oracle(seed):
    seen = clashes(seed, pairs=120)
    assert set(seen) >= {"conflict", "compatible"}
    assert min(seen["conflict"], seen["compatible"]) > 20


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_many_policies_agree_with_the_oracle(seed):
    decisions(seed, policies=400, requests=40)
    clashes(seed, pairs=400)
