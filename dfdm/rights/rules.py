"""The rules of a policy in the words of ODRL 2.2, apart from how a file spells them and from what dfdm writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dfdm.errors import RightsError

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
    """What has to be done for a permission to hold, with its constraints as they stand in the file."""

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
    """Read the rules of a policy in the compact JSON-LD that dfdm writes; what is not understood is a RightsError."""
    known = {"@context", "@type", "uid", "profile", "conflict", "target", "assigner", "assignee", "permission"}
    known |= {"prohibition", "obligation", "dct:license", "dfdm:attributionText", "dfdm:sourceLocation"}
    _refuse_others(document, known)
    rules: list[Rule] = []
    kinds: tuple[RuleKind, ...] = ("permission", "prohibition")
    for kind in kinds:
        for entry in _objects(document.get(kind, []), kind):
            _refuse_others(entry, {"action", "constraint", "duty", "target", "assignee"})
            rules.append(
                Rule(
                    kind=kind,
                    actions=tuple(_texts(entry.get("action"), "action")),
                    target=_text(entry.get("target", document.get("target")), "target"),
                    assignee=_text(entry.get("assignee", document.get("assignee", "")), "assignee"),
                    constraints=_constraints(entry),
                    duties=tuple(
                        Duty(action=_text(duty.get("action"), "action"), constraints=_constraints(duty))
                        for duty in _objects(entry.get("duty", []), "duty")
                    ),
                )
            )
    return tuple(rules)


def _constraints(entry: Mapping[str, Any]) -> tuple[Constraint, ...]:
    found = []
    for constraint in _objects(entry.get("constraint", []), "constraint"):
        _refuse_others(constraint, {"leftOperand", "operator", "rightOperand"})
        right = constraint.get("rightOperand")
        found.append(
            Constraint(
                left=_text(constraint.get("leftOperand"), "leftOperand"),
                operator=_text(constraint.get("operator"), "operator"),
                right=tuple(map(_value, right)) if isinstance(right, list) else _value(right),
            )
        )
    return tuple(found)


def _value(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict) and set(value) == {"@value", "@type"}:
        return value["@value"]
    if isinstance(value, str | int | float):
        return value
    raise RightsError(f"the policy holds a value that is not understood: {str(value)[:60]}")


def _refuse_others(entry: Mapping[str, Any], known: set[str]) -> None:
    others = sorted(set(entry) - known)
    if others:
        raise RightsError(f"the policy says '{others[0][:60]}', which is not understood: nothing is permitted by it")


def _objects(value: Any, name: str) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(entry, dict) for entry in listed):
        raise RightsError(f"the policy's {name} is not a list of objects")
    return listed


def _texts(value: Any, name: str) -> list[str]:  # noqa: ANN401 - any JSON value
    return [_text(v, name) for v in (value if isinstance(value, list) else [value])]


def _text(value: Any, name: str) -> str:  # noqa: ANN401 - any JSON value
    if not isinstance(value, str):
        raise RightsError(f"the policy's {name} is not a text")
    return value
