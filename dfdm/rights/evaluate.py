"""May this party do this, now, here, for the how-manieth time? Permit, deny, or a duty that comes first; with reasons.

Fixed here, since practice differs: nothing is permitted that no rule permits; a prohibition beats a permission; an
operand whose value is not known fails closed (the permission does not apply, the prohibition does); `count` is judged
as made so far plus requested; times are instants in UTC, dates whole days; an offer under own terms grants nothing
until an agreement names the licensee.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.errors import InputError
from dfdm.rights.operands import judge_names, judge_parameter, judge_status
from dfdm.rights.policy import Agreement, Offer, read_policy
from dfdm.rights.rules import Constraint, Rule, read_rules
from dfdm.rights.times import read_time, span
from dfdm.rights.vocabulary import SUBCONTRACT, VARY
from dfdm.rights.vocabulary import operand as known_operand

Verdict = Literal["permit", "deny", "duty"]
INCLUDED_IN: Final = MappingProxyType(
    {
        "make": "reproduce",
        "subcontract": SUBCONTRACT,
        "vary": VARY,
        **dict.fromkeys(("reproduce", "derive", "distribute", "print", SUBCONTRACT, VARY), "use"),
    }
)
"""Actions that are part of a wider one (ODRL `includedIn`, and our words `make`, `subcontract` and `vary`)."""
_TESTS: Final[Mapping[str, Callable[[int, int], bool]]] = MappingProxyType(
    {
        "eq": operator.eq,
        "neq": operator.ne,
        "lt": operator.lt,
        "lteq": operator.le,
        "gt": operator.gt,
        "gteq": operator.ge,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Who asks to do what; what is not given is not known.

    `place` is an ISO 3166 code. Of a variant: `parameters` are those that differ from the design with their values,
    `variant` is its IRI, `variant_signer` who signed it. `certificates` are the standards that the node is certified for.
    """

    party: str
    action: str
    count: int = 1
    at: datetime | None = None
    place: str = ""
    process: str = ""
    material: str = ""
    machine: str = ""
    target: str = ""
    machine_class: str = ""
    certificates: frozenset[str] | None = None
    parameters: Mapping[str, Any] | None = None
    variant: str = ""
    variant_signer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """What is known: pieces made so far by this party and by all (None: not known), duties done, which places contain which.

    `revoked` says for each list of revocations that was asked whether it names the policy.
    """

    made: int | None = None
    made_in_total: int | None = None
    revoked: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    duties_done: frozenset[str] = frozenset()
    places_within: Mapping[str, Collection[str]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleReport:
    """One rule: is it about this request (`active`, `attempted`), and do its constraints hold (None: not known)."""

    rule: str
    active: bool
    attempted: bool
    satisfied: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """The answer with its reasons; `duty` means: permitted once the named duties are done."""

    decision: Verdict
    reasons: tuple[str, ...]
    duties: tuple[str, ...] = ()
    rules: tuple[RuleReport, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the decision."""
        return {
            "decision": self.decision,
            "reasons": list(self.reasons),
            "duties": list(self.duties),
            "rules": [
                {"rule": r.rule, "active": r.active, "attempted": r.attempted, "satisfied": r.satisfied}
                for r in self.rules
            ],
        }


def evaluate(policy: Offer | Mapping[str, Any], request: Request, world: World | None = None) -> Decision:
    """Decide one request under one policy; a policy that is not understood is a RightsError."""
    offer = policy if isinstance(policy, Offer) else read_policy(policy)
    world = world or World()
    if isinstance(request.count, bool) or request.count < 1:
        raise InputError(f"a request for {request.count} pieces cannot be judged; ask for 1 or more")
    if offer.terms.own_terms and not isinstance(offer, Agreement):
        return Decision(decision="deny", reasons=("this is an offer: it grants nothing until an agreement names you",))
    if request.target and request.target != offer.target:
        return Decision(decision="deny", reasons=(f"the policy is about {offer.target}, not {request.target}",))
    return _decide(read_rules(offer.to_dict()), request, world)


def _decide(rules: tuple[Rule, ...], request: Request, world: World) -> Decision:
    reports: list[RuleReport] = []
    denials: list[str] = []
    allowed: list[tuple[Rule, list[str]]] = []
    forbidden = False
    for rule in rules:
        attempted = bool(set(_actions(request.action)) & set(rule.actions))
        active = attempted and (not rule.assignee or rule.assignee == request.party)
        results = [_judge(constraint, request, world) for constraint in rule.constraints] if active else []
        outcomes = [outcome for outcome, _ in results]
        satisfied = False if False in outcomes else None if None in outcomes else True
        reports.append(
            RuleReport(rule=_name(rule), active=active, attempted=attempted, satisfied=satisfied if active else None)
        )
        if attempted and not active and rule.kind == "permission":
            denials.append(f"'{request.action}' is granted to {rule.assignee}, not to {request.party}")
        if not active:
            continue
        if rule.kind == "prohibition" and satisfied is not False:
            forbidden = True
            denials.append(f"'{request.action}' is prohibited")
        elif rule.kind == "permission" and satisfied:
            allowed.append((rule, [reason for _, reason in results]))
        elif rule.kind == "permission":
            denials += [reason for outcome, reason in results if outcome is not True]
    if forbidden or not allowed:
        reasons = tuple(denials) or (f"nothing in the policy permits '{request.action}'",)
        return Decision(decision="deny", reasons=reasons, rules=tuple(reports))
    rule, reasons_for = allowed[0]
    open_duties = tuple(d.action for d in rule.duties if d.action not in world.duties_done)
    said = (*reasons_for, f"'{request.action}' is permitted")
    if open_duties:
        said = (*said, f"still to be done: {', '.join(open_duties)}")
    return Decision(
        decision="duty" if open_duties else "permit", reasons=said, duties=open_duties, rules=tuple(reports)
    )


def _actions(action: str) -> list[str]:
    found = [action]
    while found[-1] in INCLUDED_IN:
        found.append(INCLUDED_IN[found[-1]])
    return found


def _judge(constraint: Constraint, request: Request, world: World) -> tuple[bool | None, str]:
    """(holds, reason); None where it cannot be known."""
    known = known_operand(constraint.left)
    if known is None:
        return None, f"'{constraint.left}' is a term that is not understood, so it counts as not met"
    match known.kind:
        case "count":
            return _judge_count(constraint, request, getattr(world, known.field))
        case "time":
            return _judge_time(constraint, request)
        case "place":
            return _judge_set(constraint, request.place, known.words, world.places_within)
        case "one":
            return _judge_set(constraint, getattr(request, known.field), known.words, {})
        case "status":
            return judge_status(constraint, world.revoked)
        case "parameter":
            return judge_parameter(constraint, known, request.parameters)
    return judge_names(constraint, known, getattr(request, known.field))


def _judge_count(constraint: Constraint, request: Request, made: int | None) -> tuple[bool | None, str]:
    limit = constraint.right
    if isinstance(limit, bool) or not isinstance(limit, int) or constraint.operator not in _TESTS:
        return None, f"the count '{constraint}' is not understood"
    if made is None:
        return None, "how many pieces were made so far is not known: give the receipts"
    total = made + request.count
    holds = _TESTS[constraint.operator](total, limit)
    return holds, (
        f"{made} made and {request.count} asked for are {total}"
        f" of {limit} pieces{'' if holds else ', more than were granted'}"
    )


def _judge_time(constraint: Constraint, request: Request) -> tuple[bool | None, str]:
    if request.at is None or request.at.tzinfo is None:
        return None, "when it is to be done is not known: give the time with its zone"
    now = request.at.astimezone(UTC)
    first, last = span(read_time(str(constraint.right)))
    match constraint.operator:
        case "gteq":
            return now >= first, f"{_stamp(now)} is {'not before' if now >= first else 'before'} {constraint.right}"
        case "gt":
            return now > last, f"{_stamp(now)} is {'after' if now > last else 'not after'} {constraint.right}"
        case "lteq":
            return now <= last, f"{_stamp(now)} is {'not after' if now <= last else 'after'} {constraint.right}"
        case "lt":
            return now < first, f"{_stamp(now)} is {'before' if now < first else 'not before'} {constraint.right}"
    return None, f"the time '{constraint}' is not understood"


def _judge_set(
    constraint: Constraint, value: str, word: str, within: Mapping[str, Collection[str]]
) -> tuple[bool | None, str]:
    members = constraint.right if isinstance(constraint.right, tuple) else (constraint.right,)
    if not value:
        return None, f"{word} is not known"
    among = value in members or any(value in within.get(str(member), ()) for member in members)
    listed = ", ".join(map(str, members))
    match constraint.operator:
        case "isAnyOf" | "eq":
            return among, f"{word} {value} is {'among' if among else 'not among'}: {listed}"
        case "isNoneOf" | "neq":
            return not among, f"{word} {value} is {'excluded by' if among else 'not excluded by'}: {listed}"
    return None, f"'{constraint}' is not understood"


def _name(rule: Rule) -> str:
    return f"{rule.kind}: {', '.join(rule.actions)}"


def _stamp(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
