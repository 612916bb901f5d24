"""The permissions and prohibitions of a policy of this profile, each with plain values: what tables and plain words are made of.

Read by the reader of all policies (`dfdm.rights.odrl.reading`); here nothing may be left that is not understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dfdm.errors import RightsError
from dfdm.rights.odrl import model
from dfdm.rights.odrl.reading import policies_from
from dfdm.rights.odrl.values import Said
from dfdm.rights.odrl.words import LISTS

RuleKind = Literal["permission", "prohibition"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Constraint:
    """`left operator right`, as in `count lteq 10`; `right` is one value or a tuple of them."""

    left: str
    operator: str
    right: Any

    def __str__(self) -> str:
        return f"{self.left} {self.operator} {self.right}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """What has to be done for a permission to hold, with its constraints."""

    action: str
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A permission or prohibition: who, what, on what, under which constraints and duties."""

    kind: RuleKind
    actions: tuple[str, ...]
    target: str
    assignee: str = ""
    constraints: tuple[Constraint, ...] = ()
    duties: tuple[Duty, ...] = ()


def read_rules(document: Mapping[str, Any]) -> tuple[Rule, ...]:
    """Read the permissions and prohibitions of one policy in JSON-LD; what is not understood is a RightsError."""
    policies = policies_from(document)
    if len(policies) != 1:
        raise RightsError(f"{len(policies)} policies stand in one document")
    (policy,) = policies
    _refuse(policy.why_not)
    return tuple(_rules(policy))


def _rules(policy: model.Policy) -> Iterator[Rule]:
    for rule in policy.rules:
        _refuse(rule.why_not)
        if rule.kind == "obligation":
            continue
        yield Rule(
            kind=rule.kind,
            actions=tuple(_name(named) for named in rule.actions),
            target=_one(rule.targets, "target"),
            assignee=_one(rule.assignees, "assignee") if rule.assignees else "",
            constraints=_constraints(rule.constraints),
            duties=tuple(_duty(duty) for duty in rule.duties),
        )


def _duty(duty: model.Duty) -> Duty:
    _refuse(duty.why_not)
    return Duty(action=_one(duty.actions, "duty"), constraints=_constraints(duty.constraints))


def _constraints(conditions: tuple[model.Condition, ...]) -> tuple[Constraint, ...]:
    found = []
    for condition in conditions:
        _refuse(condition.why_not)
        if isinstance(condition, model.Logical) or condition.unit:
            raise RightsError(f"the policy's constraint '{condition}' is not one of this profile")
        right = tuple(_plain(value) for value in condition.right)
        several = condition.operator in LISTS
        found.append(Constraint(left=condition.left, operator=condition.operator, right=right if several else right[0]))
    return tuple(found)


def _plain(value: Said) -> Any:  # noqa: ANN401 - any JSON value
    match value.datatype:
        case "xsd:integer":
            return int(value.text)
        case "xsd:double":
            return float(value.text)
        case "xsd:boolean":
            return value.text == "true"
    return value.text


def _one(names: tuple[model.Named, ...], word: str) -> str:
    if len(names) != 1:
        raise RightsError(f"a rule of the policy has {len(names)} entries as its {word}")
    return _name(names[0])


def _name(named: model.Named) -> str:
    _refuse(named.why_not)
    if named.refinements or named.source:
        raise RightsError(f"the policy narrows '{named.name}' in a way that is not one of this profile")
    return named.name


def _refuse(why: str) -> None:
    if why:
        raise RightsError(f"the policy is not understood: {why}")
