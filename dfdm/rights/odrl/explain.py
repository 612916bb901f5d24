"""A policy of anybody in plain words: who may, may not and must do what, under which conditions; what is not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dfdm.rights.odrl.model import Condition, Constraint, Duty, Logical, Named, Policy, Rule
from dfdm.rights.odrl.words import NUMBERS, operand

_MAY: Final = {"permission": "may", "prohibition": "may not", "obligation": "must"}
_JOINED: Final = {"and": " and ", "or": " or ", "andSequence": ", and then "}
_CLASHES: Final = {
    "": "It does not say what beats what; here a prohibition beats a permission.",
    "prohibit": "A prohibition beats a permission.",
    "perm": "A permission beats a prohibition.",
    "invalid": "Where a permission and a prohibition clash, the whole policy is void.",
}
_SAYS: Final = {
    "eq": "is",
    "neq": "is not",
    "lt": "before",
    "lteq": "not after",
    "gt": "after",
    "gteq": "not before",
    "isA": "is a kind of",
    "isPartOf": "lies in",
    "hasPart": "holds",
    "isAnyOf": "is one of",
    "isAllOf": "are all of",
    "isNoneOf": "is none of",
}
_NUMBERS: Final = {"lt": "less than", "lteq": "at most", "gt": "more than", "gteq": "at least"}


def explain_policies(policies: Sequence[Policy]) -> tuple[str, ...]:
    """The policies, line by line; not legal advice."""
    return tuple(line for policy in policies for line in _policy(policy))


def _policy(policy: Policy) -> Iterator[str]:
    name = f" {policy.id}" if policy.id else ""
    yield f"{policy.type}{name}."
    if policy.type == "Offer":
        yield "It is an offer: it grants nothing until there is an agreement."
    if policy.why_not:
        yield f"Not understood, so none of its permissions hold: {policy.why_not}."
    for rule in policy.rules:
        yield _rule(rule)
    if not any(rule.kind == "permission" for rule in policy.rules):
        yield "It permits nothing."
    if {rule.kind for rule in policy.rules} >= {"permission", "prohibition"}:
        yield _CLASHES[policy.conflict]


def _rule(rule: Rule) -> str:
    who = _names(rule.assignees) or "Anyone"
    line = f"{who} {_MAY[rule.kind]} {_deeds(rule.actions)} {_names(rule.targets) or 'anything'}"
    conditions = [*rule.constraints, *(c for named in rule.actions for c in named.refinements)]
    if conditions:
        line += f", if {' and '.join(in_words(condition) for condition in conditions)}"
    if rule.kind == "permission" and rule.duties:
        line += f"; first to be done: {', '.join(_duty(duty) for duty in rule.duties)}"
    if rule.remedies:
        line += f"; whoever does it all the same must {', '.join(_duty(duty) for duty in rule.remedies)}"
    if rule.why_not:
        fails = {"permission": "so it does not hold", "prohibition": "so it holds in any case"}.get(rule.kind, "")
        line += f" (not understood{', ' if fails else ''}{fails}: {rule.why_not})"
    return f"{line}."


def _duty(duty: Duty) -> str:
    conditions = [*duty.constraints, *(c for named in duty.actions for c in named.refinements)]
    told = f" ({' and '.join(in_words(condition) for condition in conditions)})" if conditions else ""
    instead = (
        f", and once violated {', '.join(_duty(other) for other in duty.consequences)}" if duty.consequences else ""
    )
    return f"{duty.label}{told}{instead}"


def _deeds(names: tuple[Named, ...]) -> str:
    return " or ".join(named.name or "do what is not understood" for named in names) or "do everything with"


def _names(names: tuple[Named, ...]) -> str:
    return " or ".join(_name(named) for named in names)


def _name(named: Named) -> str:
    told = named.name or (f"those of {named.source}" if named.source else "those")
    if named.collection and named.name:
        told = f"everyone or everything in {named.name}"
    if named.refinements:
        told += f" of whom or which {' and '.join(in_words(condition) for condition in named.refinements)}"
    return told


def in_words(condition: Condition) -> str:
    """A condition as part of a sentence."""
    if condition.why_not:
        return f"something that is not understood ({condition.why_not})"
    if isinstance(condition, Logical):
        parts = [in_words(part) for part in condition.parts]
        if condition.connective == "xone":
            return f"exactly one of: {'; '.join(parts)}"
        return f"({_JOINED[condition.connective].join(parts)})"
    return _constraint(condition)


def _constraint(constraint: Constraint) -> str:
    known = operand(constraint.left)
    right = ", ".join(value.text for value in constraint.right)
    unit = f" {constraint.unit}" if constraint.unit else ""
    if known is None:
        return f"'{constraint.left}' {constraint.operator} {right}{unit} (a term that is not understood)"
    numbers = known.kind in NUMBERS or known.kind in ("duration", "any")
    word = (_NUMBERS if numbers else _SAYS).get(constraint.operator) or _SAYS[constraint.operator]
    linked = "is " if constraint.operator in _NUMBERS else ""
    return f"{known.words} {linked}{word} {right}{unit}"
