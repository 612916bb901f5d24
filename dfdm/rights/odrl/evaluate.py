"""May this request be done under these policies? Every rule is judged, and the decision follows from them all.

Practice differs, so this is fixed here:

1. *Clashes.* A prohibition beats a permission (`conflict: prohibit`), also where a policy does not say what beats what;
   ODRL itself would call such a policy void. `perm` turns this around; `invalid` makes a policy void in which both hold.
2. *Nothing is permitted that no rule permits.* An offer and a request grant nothing; only an agreement or a set does.
3. *What is not known fails closed, with the reason*: an operand without a value, a term, type, profile or property that is
   not understood, values of different units or vocabularies. The permission does not hold, the prohibition does.
4. *A duty of a permission that is not done gives `duty`*, one that was violated takes the permission away; where the policy
   names what is owed as the consequence, it is owed too, and the permission holds once both are done. What a policy obliges
   a party to (`obligation`) is reported and keeps no permission from holding.
5. *Count* is what was done plus what is asked for.
6. *Times* are instants in UTC, dates whole days of UTC. When a request is made without a zone is not known; a time without
   zone in a policy may be 14 hours to either side.
7. *Per rule*: `attempted` (there is a request, or for an obligation, it was done or violated), `satisfied` (its constraints
   and refinements hold; None: not known) and `active`: it takes effect. A permission is active if target, party, action and
   constraints all hold and no duty was violated; a prohibition unless one of them does not.

Several policies hold together: each that is about the target must permit, and the strictest decision is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.errors import InputError
from dfdm.rights.odrl.containment import Containment
from dfdm.rights.odrl.duties import Owed, owed
from dfdm.rights.odrl.judging import Outcome, Tell, connect, judge
from dfdm.rights.odrl.model import GRANTING, Named, Policy, Rule
from dfdm.rights.odrl.words import included
from dfdm.rights.odrl.world import Request, Told, World, told

Verdict = Literal["permit", "deny", "duty"]
_STRICT: Final = ("permit", "duty", "deny")


@dataclass(frozen=True, kw_only=True, slots=True)
class Premise:
    """One thing that a rule takes effect under: `target`, `party`, `action` or `constraint`, and whether it holds."""

    about: str
    satisfied: bool | None
    says: str = ""
    constraint: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the premise."""
        return {"about": self.about, "constraint": self.constraint, "satisfied": self.satisfied, "says": self.says}


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleReport:
    """One rule under the request: see (7) above."""

    rule: str
    active: bool
    attempted: bool
    satisfied: bool | None
    kind: str = "permission"
    policy: str = ""
    premises: tuple[Premise, ...] = ()
    duties: tuple[Owed, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the report."""
        return {
            "rule": self.rule,
            "kind": self.kind,
            "policy": self.policy,
            "active": self.active,
            "attempted": self.attempted,
            "satisfied": self.satisfied,
            "premises": [premise.to_dict() for premise in self.premises],
            "duties": [{"duty": duty.label, "state": duty.state} for duty in self.duties],
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """The decision with its reasons; `duty` means: permitted once the named duties are done."""

    decision: Verdict
    reasons: tuple[str, ...]
    duties: tuple[str, ...] = ()
    rules: tuple[RuleReport, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the evaluation under `evaluation.schema.json`."""
        return {
            "schema": "dfdm/evaluation/1",
            "decision": self.decision,
            "reasons": list(self.reasons),
            "duties": list(self.duties),
            "rules": [rule.to_dict() for rule in self.rules],
        }

    def __str__(self) -> str:
        rules = [
            f"  {'active  ' if rule.active else 'inactive'} {rule.rule}"
            + (
                ""
                if rule.satisfied
                else " (constraints: " + ("not met" if rule.satisfied is False else "not known") + ")"
            )
            for rule in self.rules
        ]
        return "\n".join([self.decision, *(f"  {reason}" for reason in self.reasons), "rules:", *rules])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Judged:
    rule: Rule
    report: RuleReport
    outcomes: tuple[Outcome, ...]
    about: bool | None
    """Whether the rule is about the target and action asked for."""


def evaluate(
    policies: Sequence[Policy], request: Request, world: World | None = None, *, granted: bool = False
) -> Evaluation:
    """Decide one request under policies that hold together; a request for no piece is an InputError.

    `granted` says that an offer is one to everybody, as under a public license, and needs no agreement.
    """
    if isinstance(request.count, bool) or request.count < 1:
        raise InputError(f"a request for {request.count} pieces cannot be judged; ask for 1 or more")
    world = world or World()
    holds = Containment.of(world, *(policy.members for policy in policies))
    found = [_policy(policy, request, world, holds, granted=granted) for policy in policies]
    concerned = [result for result, about in found if about] or [result for result, _ in found]
    rules = tuple(report for result, _ in found for report in result.rules)
    if not concerned:
        return Evaluation(decision="deny", reasons=("there is no policy",))
    decision = max((result.decision for result in concerned), key=_STRICT.index)
    deciding = [result for result in concerned if result.decision == decision]
    return Evaluation(
        decision=decision,
        reasons=tuple(dict.fromkeys(reason for result in deciding for reason in result.reasons)),
        duties=tuple(dict.fromkeys(duty for result in deciding for duty in result.duties)),
        rules=rules,
    )


def _policy(
    policy: Policy, request: Request, world: World, holds: Containment, *, granted: bool
) -> tuple[Evaluation, bool]:
    """The decision of one policy, and whether it is about what is asked for at all."""
    judged = [_rule(rule, policy, request, world, holds) for rule in policy.rules]
    reports = tuple(entry.report for entry in judged)
    about = any(entry.about is not False for entry in judged if entry.rule.kind != "obligation")

    def deny(reasons: Iterable[str]) -> tuple[Evaluation, bool]:
        return Evaluation(decision="deny", reasons=tuple(dict.fromkeys(reasons)), rules=reports), about

    permissions = [entry for entry in judged if entry.rule.kind == "permission" and entry.report.active]
    prohibitions = [entry for entry in judged if entry.rule.kind == "prohibition" and entry.report.active]
    if policy.type not in GRANTING and not (granted and policy.type == "Offer"):
        if policy.type == "Offer":
            return deny(["this is an offer: it grants nothing until an agreement names you"])
        return deny([f"this is a {policy.type.lower()}: it grants nothing"])
    reasons = [reason for entry in judged for reason in _why_not(entry, request)]
    if permissions and prohibitions and policy.conflict == "invalid":
        return deny(["the policy is void: it both permits and prohibits this", *reasons])
    if prohibitions and not (permissions and policy.conflict == "perm"):
        return deny([*(_prohibited(entry, request) for entry in prohibitions), *reasons])
    if not permissions:
        return deny(reasons or [f"nothing in the policy permits '{request.action}'"])
    best = min(permissions, key=lambda entry: len(_open(entry.report.duties)))
    open_duties = _open(best.report.duties)
    said = [outcome.says for root in best.outcomes for outcome in root.leaves() if outcome.says]
    said.append(f"'{request.action}' is permitted")
    if open_duties:
        said.append(f"still to be done: {', '.join(duty.label for duty in open_duties)}")
        said += [duty.says for duty in open_duties if duty.says]
    duties = tuple(duty.label for duty in open_duties)
    decision: Verdict = "duty" if duties else "permit"
    return Evaluation(decision=decision, reasons=tuple(dict.fromkeys(said)), duties=duties, rules=reports), about


def _open(duties: Iterable[Owed]) -> list[Owed]:
    return [duty for duty in duties if duty.state != "done"]


def _prohibited(entry: _Judged, request: Request) -> str:
    unknown = [premise.says for premise in entry.report.premises if premise.satisfied is None and premise.says]
    why = f", as far as is known: {'; '.join(dict.fromkeys(unknown))}" if unknown else ""
    return f"'{request.action}' is prohibited{why}"


def _why_not(entry: _Judged, request: Request) -> Iterator[str]:
    """Why a permission for what is asked for does not hold."""
    if entry.rule.kind != "permission" or entry.report.active or entry.about is False:
        return
    for premise in entry.report.premises:
        if premise.satisfied is not True and premise.says:
            yield premise.says
    for duty in entry.report.duties:
        if duty.state == "violated":
            yield f"the duty '{duty.label}' of the permission to '{request.action}' was violated"


def _rule(rule: Rule, policy: Policy, request: Request, world: World, holds: Containment) -> _Judged:
    def tell(name: str) -> Told:
        return told(name, request, world)

    deed = rule.kind != "obligation"  # what one is obliged to is another deed than what is asked for
    acts = [(named, _is_action(named, request, policy), tell) for named in rule.actions if deed]
    targets = [
        (named, _is(named, request.target, holds), _facts(request.target, world)) for named in rule.targets if deed
    ]
    parties = [(named, _is(named, request.party, holds), _facts(request.party, world)) for named in rule.assignees]
    (action, target, party), refined = zip(*(_chosen(each, holds) for each in (acts, targets, parties)), strict=True)
    outcomes = (
        *(outcome for _, found in refined for outcome in found),
        *(judge(condition, tell, holds) for condition in rule.constraints),
    )
    premises = [*_about(rule, request, target, party, action, deed=deed), *_conditions(outcomes)]
    constraints = [outcome.satisfied for outcome in outcomes[len(outcomes) - len(rule.constraints) :]]
    satisfied = connect("and", [*(held for held, _ in refined), *constraints])
    why = policy.why_not or rule.why_not
    if why:
        premises.append(Premise(about="rule", satisfied=None, says=f"the policy is not understood: {why}"))
        satisfied = connect("and", [satisfied, None])
    whole = connect("and", [target, action, party, satisfied])
    duties = owed(rule, request, world, holds)
    attempted, active = True, whole is not False
    if rule.kind == "permission":
        active = whole is True and all(duty.state != "violated" for duty in duties)
    elif not deed:
        attempted = any(duty.state != "open" for duty in duties)
    report = RuleReport(
        rule=rule.label,
        active=active,
        attempted=attempted,
        satisfied=satisfied,
        kind=rule.kind,
        policy=policy.id,
        premises=tuple(premises),
        duties=duties,
    )
    return _Judged(rule=rule, report=report, outcomes=outcomes, about=connect("and", [target, action]))


def _about(
    rule: Rule, request: Request, target: bool | None, party: bool | None, action: bool | None, *, deed: bool
) -> Iterator[Premise]:
    """The premises on target, party and action, of those that a rule names."""
    if rule.targets and deed:
        others = _names(rule.targets)
        yield Premise(
            about="target", satisfied=target, says=f"it is about {others}, not {request.target or 'anything'}"
        )
    if rule.assignees:
        says = (
            f"'{request.action}' is granted to {_names(rule.assignees)}, not to {request.party or 'an unnamed party'}"
        )
        yield Premise(about="party", satisfied=party, says=says)
    if rule.actions and deed:
        lost = next((named.why_not for named in rule.actions if named.why_not), "")
        says = f"whether '{request.action}' is part of '{_names(rule.actions)}' is not known"
        says = f"an action is not understood: {lost}" if lost else says
        yield Premise(about="action", satisfied=action, says=says)


def _conditions(outcomes: Sequence[Outcome]) -> Iterator[Premise]:
    for root in outcomes:
        for outcome in root.all():
            name = outcome.condition.id or str(outcome.condition)
            yield Premise(about="constraint", satisfied=outcome.satisfied, says=outcome.says, constraint=name)


def _names(names: tuple[Named, ...]) -> str:
    return " or ".join(named.name or named.source or "someone or something not named" for named in names)


def _is_action(named: Named, request: Request, policy: Policy) -> bool | None:
    if named.why_not or not request.action:
        return None
    return included(request.action, named.name, policy.wider)


def _chosen(
    names: Sequence[tuple[Named, bool | None, Tell]], holds: Containment
) -> tuple[bool | None, tuple[bool | None, tuple[Outcome, ...]]]:
    """Whether one of those that a rule names is meant; whether it meets its refinements, and their outcomes."""
    if not names:
        return True, (True, ())
    meant = [
        (sure, [judge(condition, tell, holds) for condition in named.refinements])
        for named, sure, tell in names
        if sure is not False
    ]
    held = [connect("and", [outcome.satisfied for outcome in found]) for _, found in meant]
    outcomes = tuple(outcome for _, found in meant for outcome in found)
    return connect("or", [sure for _, sure, _ in names]), (connect("or", held) if held else True, outcomes)


def _facts(name: str, world: World) -> Tell:
    about = world.about.get(name, {})
    return lambda operand: Told(values=about.get(operand))


def _is(named: Named, asked: str, holds: Containment) -> bool | None:
    """Whether who or what is asked for is the one named: single ones by name, who is in a collection must be known."""
    places = [name for name in (named.name, named.source) if name]
    if named.why_not or not asked:
        return None
    if not places:
        return True
    found = connect("or", [holds.member(asked, place) for place in places])
    return found if named.collection or named.source else bool(found)
