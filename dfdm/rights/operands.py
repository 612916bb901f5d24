"""Whether constraints of this profile's own kinds hold: names, parameters, revocation. (holds, reason); None: not known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dfdm.rights.rules import Constraint
from dfdm.rights.vocabulary import Operand

Judged = tuple[bool | None, str]


def judge_names(constraint: Constraint, operand: Operand, value: Collection[str] | None) -> Judged:
    """`isAllOf`: each name of the constraint is among those given; `isPartOf`: each that is given is among the constraint's."""
    right = constraint.right if isinstance(constraint.right, tuple) else (constraint.right,)
    if value is None:
        return None, f"{operand.words} are not known"
    match constraint.operator:
        case "isAllOf":
            missing = sorted(str(name) for name in right if name not in value)
            said = (
                f"{operand.words} lack {', '.join(missing)}"
                if missing
                else f"{operand.words} include all that is asked"
            )
            return not missing, said
        case "isPartOf":
            others = sorted(str(name) for name in value if name not in right)
            said = f"{', '.join(others)} may not vary" if others else f"{operand.words} are among those that may"
            return not others, said
    return None, f"'{constraint}' is not understood"


def judge_parameter(constraint: Constraint, operand: Operand, parameters: Mapping[str, Any] | None) -> Judged:
    """A parameter that is not among those given is as the design has it, which any range permits."""
    if parameters is None:
        return None, "the parameters of the variant are not known"
    if operand.field not in parameters:
        return True, f"{operand.words} is as the design has it"
    value, right = parameters[operand.field], constraint.right
    match constraint.operator:
        case "gteq" | "lteq" if _number(value) and _number(right):
            holds = value >= right if constraint.operator == "gteq" else value <= right
            side = "at least" if constraint.operator == "gteq" else "at most"
            return holds, f"{operand.words} is {value}, {'' if holds else 'not '}{side} {right}"
        case "isAnyOf":
            listed = right if isinstance(right, tuple) else (right,)
            holds = any(isinstance(value, bool) == isinstance(one, bool) and value == one for one in listed)
            return holds, f"{operand.words} is {value}, {'' if holds else 'not '}among: {', '.join(map(str, listed))}"
    return None, f"{operand.words} is {str(value)[:60]}, which cannot be compared with '{constraint}'"


def judge_status(constraint: Constraint, revoked: Mapping[str, bool]) -> Judged:
    """The rights stand where each list was asked and none names the policy."""
    lists = constraint.right if isinstance(constraint.right, tuple) else (constraint.right,)
    if constraint.operator != "isNoneOf":
        return None, f"'{constraint}' is not understood"
    naming = [str(one) for one in lists if revoked.get(one) is True]
    if naming:
        return False, f"the rights were revoked: {', '.join(naming)}"
    unasked = [str(one) for one in lists if revoked.get(one) is not False]
    if unasked:
        return None, f"whether the rights were revoked is not known: ask {', '.join(unasked)}"
    return True, "the rights were not revoked"


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
