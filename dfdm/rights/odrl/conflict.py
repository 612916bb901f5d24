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
from itertools import product
from typing import Any, Literal

from dfdm.rights.odrl.containment import Containment
from dfdm.rights.odrl.judging import connect
from dfdm.rights.odrl.model import Condition, Constraint, Duty, Logical, Named, Policy, Rule
from dfdm.rights.odrl.satisfying import Budget, Found, TooManyError, satisfiable
from dfdm.rights.odrl.words import included, operand
from dfdm.rights.odrl.world import World

Verdict = Literal["conflict", "compatible", "unknown"]
Kind = Literal["exclusive", "prohibited", "owed", "impossible", "not_understood"]
_ANY = ""
"""A party or asset that no rule names."""
MOST_STEPS = 2_000_000
"""What is tried at most for one question: some ten seconds."""


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
    holds = Containment.of(world or World(), *(policy.members for policy in policies))
    named = [policy if policy.id else replace(policy, id=f"policy {i + 1}") for i, policy in enumerate(policies)]
    found: list[Finding] = []
    search = _Comparison(holds, Budget(left=MOST_STEPS))
    try:
        for finding in search.all(named):
            found.append(finding)
    except TooManyError:
        found.append(_unknown(named, (), "", "there is more to compare in these policies than is tried"))
    verdicts = {finding.verdict for finding in found}
    verdict: Verdict = "conflict" if "conflict" in verdicts else "unknown" if "unknown" in verdicts else "compatible"
    return Clash(verdict=verdict, findings=_unique(found))


def _key(finding: Finding) -> tuple[Any, ...]:
    return finding.verdict, finding.kind, finding.policies, finding.rules, finding.action


def _unique(found: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple({_key(finding): finding for finding in reversed(found)}.values())[::-1]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scope:
    """What rules are compared over: an action, a target and a party that they name, or none of those named (`''`)."""

    action: str
    target: str
    party: str


@dataclass(slots=True)
class _Comparison:
    holds: Containment
    budget: Budget
    wider: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self, policies: Sequence[Policy]) -> Iterator[Finding]:
        for policy in policies:
            self.wider = policy.wider
            yield from self.within(policy)
        for i, first in enumerate(policies):
            for second in policies[i + 1 :]:
                named = dict.fromkeys((*first.wider, *second.wider))
                self.wider = {name: (*first.wider.get(name, ()), *second.wider.get(name, ())) for name in named}
                yield from self.exclusive(first, second)
                yield from self.prohibited(first, second)
                yield from self.prohibited(second, first)

    def within(self, policy: Policy) -> Iterator[Finding]:
        for rule in policy.rules:
            why = policy.why_not or rule.why_not or _lost_in(rule)
            if why:
                yield _unknown((policy,), (rule,), "", f"{rule.label} is not understood: {why}")
            elif rule.kind == "permission":
                yield from self.impossible(policy, rule)
        if policy.conflict not in ("perm", "prohibit"):
            yield from self.prohibited(policy, policy)

    def impossible(self, policy: Policy, rule: Rule) -> Iterator[Finding]:
        """A permission that no request can meet, whatever it is about."""
        tried = [satisfiable(self.conditions(rule, scope), self.holds, self.budget) for scope in self.scopes([rule])]
        if tried and all(found.answer is False for found in tried):
            operands = tried[0].operands
            yield Finding(
                verdict="conflict",
                kind="impossible",
                policies=(policy.id,),
                rules=(rule.label,),
                operands=operands,
                reason=f"no request can ever meet the conditions of {rule.label} on {', '.join(operands)}",
            )

    def exclusive(self, first: Policy, second: Policy) -> Iterator[Finding]:
        """Permissions of the same thing that never hold together."""
        mine, theirs = _of(first, "permission"), _of(second, "permission")
        for scope in self.scopes([*mine, *theirs]):
            covered = [[(rule, self.covers(rule, scope)) for rule in rules] for rules in (mine, theirs)]
            pairs = product(*([entry for entry in each if entry[1] is not False] for each in covered))
            tried = [self.together(pair, scope, first, second) for pair in pairs]
            if not tried or any(found.answer for _, _, found in tried):
                continue
            a, b, found = next((entry for entry in tried if entry[2].answer is None), tried[0])
            if found.answer is None:
                reason = f"whether {a.label} and {b.label} can hold together is not known: {found.why}"
                yield _unknown((first, second), (a, b), scope.action, reason)
                continue
            conditions = "; ".join(str(c) for rule in (a, b) for c in self.conditions(rule, scope))
            yield Finding(
                verdict="conflict",
                kind="exclusive",
                policies=(first.id, second.id),
                rules=(a.label, b.label),
                action=scope.action,
                operands=found.operands,
                reason=f"both permit '{scope.action or 'anything'}', but no request meets both:"
                f" {conditions[:400]} (by {', '.join(found.operands)})",
            )

    def together(
        self, pair: tuple[tuple[Rule, bool | None], ...], scope: _Scope, first: Policy, second: Policy
    ) -> tuple[Rule, Rule, Found]:
        """Whether two permissions can hold together in a scope that both are about, or (None) may be."""
        (a, one), (b, other) = pair
        conditions = [*self.conditions(a, scope), *self.conditions(b, scope)]
        found = satisfiable(conditions, self.holds, self.budget)
        why = first.why_not or second.why_not or a.why_not or b.why_not
        if connect("and", [one, other]) is None:
            why = why or "what they are about is not known"
        return a, b, replace(found, answer=None, why=why) if why else found

    def prohibited(self, giver: Policy, taker: Policy) -> Iterator[Finding]:
        """What one policy permits or asks for, and the other prohibits."""
        for barrier in _of(taker, "prohibition"):
            names = {named.name for named in barrier.actions}
            for rule in giver.rules:
                if rule.kind == "permission":
                    yield from self.barred((giver, taker), rule, rule, "prohibited", barrier)
                for duty in _all_duties(rule.duties):
                    deed = _as_rule(rule, duty)
                    if not names or names & {named.name for named in deed.actions}:
                        yield from self.barred((giver, taker), rule, deed, "owed", barrier)

    def barred(
        self,
        policies: tuple[Policy, Policy],
        rule: Rule,
        deed: Rule,
        kind: Literal["prohibited", "owed"],
        barrier: Rule,
    ) -> Iterator[Finding]:
        """The first scope in which a rule's deed is prohibited, or may be."""
        for scope in self.scopes([deed, barrier]):
            covered = connect("and", [self.covers(r, scope) for r in (deed, barrier)])
            if covered is False:
                continue
            conditions = [*self.conditions(deed, scope), *self.conditions(barrier, scope)]
            found = satisfiable(conditions, self.holds, self.budget)
            if found.answer is False:
                continue
            vague = policies[0].why_not or policies[1].why_not or rule.why_not or barrier.why_not
            if found.answer is None or covered is None or vague:
                why = vague or found.why or "what it is about is not known"
                reason = f"whether {barrier.label} bars {rule.label} is not known: {why}"
                yield _unknown(policies, (rule, barrier), scope.action, reason)
                return
            told = ", ".join(f"{name} {value}" for name, value in found.example.items())
            yield Finding(
                verdict="conflict",
                kind=kind,
                policies=tuple(dict.fromkeys(policy.id for policy in policies)),
                rules=(rule.label, barrier.label),
                action=scope.action,
                example=found.example,
                reason=f"{rule.label} {'permits' if kind == 'prohibited' else 'asks for'} what {barrier.label} prohibits:"
                f" '{scope.action or 'anything'}'{f', as at {told}' if told else ''}",
            )
            return

    def scopes(self, rules: Sequence[Rule]) -> Iterator[_Scope]:
        """Every action, target and party that rules name, and of targets and parties one that none of them names."""
        actions = list(dict.fromkeys(named.name for rule in rules for named in rule.actions)) or [_ANY]
        targets = [*dict.fromkeys(_place(named) for rule in rules for named in rule.targets), _ANY]
        parties = [*dict.fromkeys(_place(named) for rule in rules for named in rule.assignees), _ANY]
        for action, target, party in product(actions, targets, parties):
            self.budget.spend(len(rules))
            yield _Scope(action=action, target=target, party=party)

    def covers(self, rule: Rule, scope: _Scope) -> bool | None:
        """Whether a rule is about an action on a target by a party."""
        acts = [self._acts(named, scope) for named in rule.actions]
        places = [[self._is(named, asked) for named in names] for names, asked in _asked(rule, scope)]
        return connect("and", [connect("or", each) if each else True for each in (acts, *places)])

    def _acts(self, named: Named, scope: _Scope) -> bool | None:
        return None if named.why_not or not scope.action else included(scope.action, named.name, self.wider)

    def _is(self, named: Named, asked: str) -> bool | None:
        places = [place for place in (named.name, named.source) if place]
        if named.why_not or not places:
            return None if named.why_not else True
        if asked == _ANY:
            return False
        found = connect("or", [self.holds.member(asked, place) for place in places])
        return found if named.collection or named.source else bool(found)

    def conditions(self, rule: Rule, scope: _Scope) -> list[Condition]:
        """All conditions of a rule in a scope; what refines its party and target is of them, not of the deed."""
        found: list[Condition] = list(rule.constraints)
        found += _either([named for named in rule.actions if self._acts(named, scope) is not False])
        for (names, asked), of in zip(_asked(rule, scope), ("target", "party"), strict=True):
            found += [
                _of_(condition, of) for condition in _either([n for n in names if self._is(n, asked) is not False])
            ]
        return found


def _lost_in(rule: Rule) -> str:
    """What of a rule's actions, assets, parties and conditions is not understood, '' where all is."""
    named = (*rule.actions, *rule.targets, *rule.assignees, *rule.assigners)
    conditions = (*rule.constraints, *(condition for one in named for condition in one.refinements))
    lost = [one.why_not for one in named] + [why for condition in conditions for why in _lost_conditions(condition)]
    return next(filter(None, lost), "")


def _lost_conditions(condition: Condition) -> Iterator[str]:
    yield condition.why_not
    if isinstance(condition, Logical):
        for part in condition.parts:
            yield from _lost_conditions(part)
    elif operand(condition.left) is None and not condition.why_not:
        yield f"'{condition.left}' is a term that is not understood"


def _asked(rule: Rule, scope: _Scope) -> tuple[tuple[tuple[Named, ...], str], ...]:
    return (rule.targets, scope.target), (rule.assignees, scope.party)


def _place(named: Named) -> str:
    return named.name or named.source


def _either(names: Sequence[Named]) -> list[Condition]:
    """The refinements of the one that is meant, or of any of several."""
    if len(names) == 1:
        return list(names[0].refinements)
    if not names or any(not named.refinements for named in names):
        return []
    return [Logical(connective="or", parts=tuple(Logical(connective="and", parts=n.refinements) for n in names))]


def _of_(condition: Condition, of: str) -> Condition:
    if isinstance(condition, Constraint):
        return replace(condition, of=of)
    return replace(condition, parts=tuple(_of_(part, of) for part in condition.parts))


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
