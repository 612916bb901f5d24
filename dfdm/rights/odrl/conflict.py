"""Do policies clash, whatever is asked for? Conflict, compatible, or unknown where nobody can say.

Between two policies, for every action, target and party that both speak of:

- *Permissions that exclude one another*: both permit it, and no request meets the conditions of both. What one grants the
  other never does.
- *Permitted and prohibited*: one permits what the other prohibits, and some request meets the conditions of both.
- *Owed and prohibited*: one obliges to, or makes a permission depend on, what the other prohibits by its name (paying is a
  use in ODRL's vocabulary, but whoever prohibits to use a thing does not prohibit to pay for it).

Within one policy: a permission whose own conditions can never hold, and a clash of its rules, unless the policy says what
beats what (`conflict: perm` or `prohibit`). Obligations may each be met by a deed of its own, so two do not clash.
Conditions meet or exclude one another as they are judged at run time (`judging`); what is not understood is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dfdm.rights.odrl.containment import Containment
from dfdm.rights.odrl.judging import connect
from dfdm.rights.odrl.model import Condition, Duty, Logical, Named, Policy, Rule
from dfdm.rights.odrl.satisfying import Found, satisfiable
from dfdm.rights.odrl.words import included
from dfdm.rights.odrl.world import World

Verdict = Literal["conflict", "compatible", "unknown"]
Kind = Literal["exclusive", "prohibited", "owed", "impossible", "not_understood"]
_ANY = ""
"""A party or asset that no rule names."""
_MOST_COMBINATIONS = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One clash, or one that cannot be ruled out: which rules of which policies, over which action and operands."""

    verdict: Verdict
    kind: Kind
    policies: tuple[str, ...]
    rules: tuple[str, ...]
    action: str = ""
    operands: tuple[str, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the finding."""
        return {
            "verdict": self.verdict,
            "kind": self.kind,
            "policies": list(self.policies),
            "rules": list(self.rules),
            "action": self.action,
            "operands": list(self.operands),
            "example": dict(self.example),
            "reason": self.reason,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """The verdict on policies with all findings that it rests on."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the verdict under `clash.schema.json`."""
        return {
            "schema": "dfdm/clash/1",
            "verdict": self.verdict,
            "findings": [finding.to_dict() for finding in self.findings],
        }

    def __str__(self) -> str:
        return "\n".join([self.verdict, *(f"  {finding.reason}" for finding in self.findings)])


def clash(policies: Sequence[Policy], world: World | None = None) -> Clash:
    """Whether policies clash within themselves or with one another; `world` says what lies within what."""
    holds = Containment.of(world or World())
    named = [policy if policy.id else replace(policy, id=f"policy {i + 1}") for i, policy in enumerate(policies)]
    found = [finding for policy in named for finding in _within(policy, holds)]
    for i, first in enumerate(named):
        for second in named[i + 1 :]:
            found += _between(first, second, holds)
    verdicts = {finding.verdict for finding in found}
    verdict: Verdict = "conflict" if "conflict" in verdicts else "unknown" if "unknown" in verdicts else "compatible"
    return Clash(verdict=verdict, findings=_unique(found))


def _key(finding: Finding) -> tuple[Any, ...]:
    return finding.verdict, finding.kind, finding.policies, finding.rules, finding.action


def _unique(found: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple({_key(finding): finding for finding in reversed(found)}.values())[::-1]


def _within(policy: Policy, holds: Containment) -> Iterator[Finding]:
    for rule in policy.rules:
        why = policy.why_not or rule.why_not
        if why:
            yield _unknown((policy,), (rule,), "", f"{rule.label} is not understood: {why}")
        elif rule.kind == "permission":
            alone = satisfiable(_conditions(rule), holds)
            if alone.answer is False:
                yield Finding(
                    verdict="conflict",
                    kind="impossible",
                    policies=(policy.id,),
                    rules=(rule.label,),
                    operands=alone.operands,
                    reason=f"no request can ever meet the conditions of {rule.label} on {', '.join(alone.operands)}",
                )
    if policy.conflict not in ("perm", "prohibit"):
        yield from _prohibited(policy, policy, holds)


def _between(first: Policy, second: Policy, holds: Containment) -> Iterator[Finding]:
    yield from _exclusive(first, second, holds)
    yield from _prohibited(first, second, holds)
    yield from _prohibited(second, first, holds)


def _exclusive(first: Policy, second: Policy, holds: Containment) -> Iterator[Finding]:
    """Permissions of the same thing that never hold together."""
    mine, theirs = _of(first, "permission"), _of(second, "permission")
    for action, target, party in _scopes([*mine, *theirs]):
        wider = {**first.wider, **second.wider}
        left = [(rule, _covers(rule, action, target, party, holds, wider)) for rule in mine]
        right = [(rule, _covers(rule, action, target, party, holds, wider)) for rule in theirs]
        pairs = [(a, b, connect("and", [x, y])) for a, x in left for b, y in right if x is not False and y is not False]
        if not pairs:
            continue
        answers: list[tuple[Rule, Rule, Found]] = []
        for a, b, sure in pairs:
            found = satisfiable([*_conditions(a), *_conditions(b)], holds)
            unsure = sure is None or a.why_not or b.why_not or first.why_not or second.why_not
            answers.append(
                (
                    a,
                    b,
                    replace(found, answer=None, why=found.why or "what it is about is not known")
                    if unsure and found.answer is not None
                    else found,
                )
            )
        if any(found.answer for _, _, found in answers):
            continue
        open_ = next((entry for entry in answers if entry[2].answer is None), None)
        if open_:
            a, b, found = open_
            yield _unknown(
                (first, second), (a, b), action, f"whether {a.label} and {b.label} can hold together: {found.why}"
            )
            continue
        a, b, found = answers[0]
        yield Finding(
            verdict="conflict",
            kind="exclusive",
            policies=(first.id, second.id),
            rules=(a.label, b.label),
            action=action,
            operands=found.operands,
            reason=f"both permit '{action or 'anything'}', but no request meets both: {_apart(a, b, found)}",
        )


def _apart(first: Rule, second: Rule, found: Found) -> str:
    texts = [str(condition) for rule in (first, second) for condition in _conditions(rule)]
    return f"{'; '.join(texts)[:400]} (by {', '.join(found.operands)})"


def _prohibited(giver: Policy, taker: Policy, holds: Containment) -> Iterator[Finding]:
    """What one policy permits or asks for, and the other prohibits."""
    wider = {**giver.wider, **taker.wider}
    for barrier in _of(taker, "prohibition"):
        names = {named.name for named in barrier.actions}
        for rule in giver.rules:
            if rule.kind == "permission":
                yield from _barred((giver, taker), rule, rule, "prohibited", barrier, holds, wider)
            for duty in _all_duties(rule.duties):
                deed = _as_rule(rule, duty)
                if not names or names & {named.name for named in deed.actions}:
                    yield from _barred((giver, taker), rule, deed, "owed", barrier, holds, wider)


def _barred(
    policies: tuple[Policy, Policy],
    rule: Rule,
    deed: Rule,
    kind: Literal["prohibited", "owed"],
    barrier: Rule,
    holds: Containment,
    wider: Mapping[str, tuple[str, ...]],
) -> Iterator[Finding]:
    """The first scope in which a rule's deed is prohibited, or may be."""
    for action, target, party in _scopes([deed, barrier]):
        covered = connect("and", [_covers(r, action, target, party, holds, wider) for r in (deed, barrier)])
        found = satisfiable([*_conditions(deed), *_conditions(barrier)], holds) if covered is not False else None
        if found is None or found.answer is False:
            continue
        vague = policies[0].why_not or policies[1].why_not or rule.why_not or barrier.why_not
        if found.answer is None or covered is None or vague:
            why = vague or found.why or "what it is about is not known"
            yield _unknown(policies, (rule, barrier), action, f"whether {barrier.label} bars {rule.label}: {why}")
            return
        told = ", ".join(f"{name} {value}" for name, value in found.example.items())
        yield Finding(
            verdict="conflict",
            kind=kind,
            policies=tuple(dict.fromkeys(policy.id for policy in policies)),
            rules=(rule.label, barrier.label),
            action=action,
            example=found.example,
            reason=f"{rule.label} {'permits' if kind == 'prohibited' else 'asks for'} what {barrier.label} prohibits:"
            f" '{action or 'anything'}'{f', as at {told}' if told else ''}",
        )
        return


def _unknown(policies: Sequence[Policy], rules: Sequence[Rule], action: str, reason: str) -> Finding:
    return Finding(
        verdict="unknown",
        kind="not_understood",
        policies=tuple(dict.fromkeys(policy.id for policy in policies)),
        rules=tuple(rule.label for rule in rules),
        action=action,
        reason=reason,
    )


def _of(policy: Policy, kind: str) -> list[Rule]:
    return [rule for rule in policy.rules if rule.kind == kind]


def _all_duties(duties: Sequence[Duty]) -> Iterator[Duty]:
    for duty in duties:
        yield duty
        yield from _all_duties(duty.consequences)


def _as_rule(rule: Rule, duty: Duty) -> Rule:
    """A duty as the deed that it asks for, by whoever the rule is for."""
    return replace(
        rule,
        actions=duty.actions,
        targets=(),
        assignees=duty.assignees or rule.assignees,
        constraints=duty.constraints,
        why_not=rule.why_not or duty.why_not,
    )


def _conditions(rule: Rule) -> list[Condition]:
    """All conditions of a rule; those on its party and target are of operands of their own."""
    found: list[Condition] = [*rule.constraints, *(c for named in rule.actions for c in named.refinements)]
    for names in (rule.assignees, rule.targets):
        if len(names) == 1:
            found += [c for named in names for c in named.refinements]
        elif any(named.refinements for named in names):
            parts = tuple(Logical(connective="and", parts=named.refinements) for named in names if named.refinements)
            always = any(not named.refinements for named in names)
            found += [] if always else [Logical(connective="or", parts=parts)]
    return found


def _scopes(rules: Sequence[Rule]) -> Iterator[tuple[str, str, str]]:
    """Every action, target and party that rules name, and of targets and parties one that none of them names."""
    actions = list(dict.fromkeys(named.name for rule in rules for named in rule.actions)) or [_ANY]
    targets = [*dict.fromkeys(named.name or named.source for rule in rules for named in rule.targets), _ANY]
    parties = [*dict.fromkeys(named.name or named.source for rule in rules for named in rule.assignees), _ANY]
    count = 0
    for action in actions:
        for target in targets:
            for party in parties:
                count += 1
                if count > _MOST_COMBINATIONS:
                    return
                yield action, target, party


def _covers(
    rule: Rule, action: str, target: str, party: str, holds: Containment, wider: Mapping[str, tuple[str, ...]]
) -> bool | None:
    """Whether a rule is about an action on a target by a party."""
    acts = [None if named.why_not else included(action, named.name, wider) for named in rule.actions]
    by_action = connect("or", acts) if acts and action else not acts or None
    return connect("and", [by_action, _names(rule.targets, target, holds), _names(rule.assignees, party, holds)])


def _names(names: tuple[Named, ...], asked: str, holds: Containment) -> bool | None:
    if not names:
        return True
    if asked == _ANY:
        return False
    return connect(
        "or",
        [None if named.why_not else _is(named, asked, holds) for named in names],
    )


def _is(named: Named, asked: str, holds: Containment) -> bool | None:
    places = [place for place in (named.name, named.source) if place]
    if not places:
        return True
    found = connect("or", [holds.member(asked, place) for place in places])
    return found if named.collection or named.source else bool(found)
