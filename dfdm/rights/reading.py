"""Demands read back from the rules of a policy; that it says nothing else is for `read_policy` to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from dfdm.errors import RightsError
from dfdm.rights.given import checked_decimal
from dfdm.rights.royalty import Payee, Royalty
from dfdm.rights.times import from_literal
from dfdm.rights.variation import Variation
from dfdm.rights.vocabulary import (
    ACTIONS,
    COMPENSATE,
    CONFIDENTIAL,
    CURRENCY,
    DELETE,
    INSPECT,
    INSPECTION_LEVEL,
    LEVELS,
    MARK,
    MARK_TEXT,
    PAID_PER,
    PARAMETER,
    PAY_AMOUNT,
    PAY_PER,
    PAY_SHARE,
    RECEIPT,
)
from dfdm.rights.writing import SETS, iri

Told = dict[str, Any]
_LISTS: Final = {pair: name for name, pair in SETS.items()}
_BOUNDS: Final[dict[tuple[str, str], tuple[str, Callable[[Any], Any]]]] = {
    ("count", "lteq"): ("count", lambda right: right),
    ("dfdm:countInTotal", "lteq"): ("count_in_total", lambda right: right),
    ("dateTime", "gteq"): ("not_before", from_literal),
    ("dateTime", "lteq"): ("not_after", from_literal),
    ("dfdm:variant", "isAnyOf"): ("variants", lambda right: tuple(_list(right, "variants"))),
    **{pair: (name, lambda right: tuple(_list(right, "list"))) for pair, name in _LISTS.items()},
}
_ENDS: Final = {"gteq": "low", "lteq": "high", "isAnyOf": "values"}
_FLAGS: Final = {RECEIPT: "receipts", CONFIDENTIAL: "confidential", DELETE: "destroy_after_use"}


def read_demands(document: Mapping[str, Any]) -> Told:
    """The demands of a policy under own terms; a RightsError where it says what is none, an InputError where a value is off."""
    told: Told = {}
    actions: set[str] = set()
    varied: dict[str, Told] = {}
    for rule in _objects(document.get("permission"), "permission"):
        actions |= {action for action in _list(rule.get("action"), "action") if isinstance(action, str)}
        for constraint in _objects(rule.get("constraint", []), "constraint"):
            _take(constraint, told, varied)
    told["actions"] = tuple(name for name, action in ACTIONS.items() if action in actions)
    told["may_vary"] = tuple(Variation(name=name, **bounds) for name, bounds in varied.items())
    _obligations(document, told)
    return told


def _take(constraint: Mapping[str, Any], told: Told, varied: dict[str, Told]) -> None:
    left, operator = _text(constraint.get("leftOperand")), _text(constraint.get("operator"))
    right = constraint.get("rightOperand")
    if left.startswith(PARAMETER):
        if operator not in _ENDS:
            raise _not_ours(left, operator)
        bounds = varied.setdefault(left.removeprefix(PARAMETER), {})
        bounds[_ENDS[operator]] = tuple(_list(right, left)) if operator == "isAnyOf" else right
    elif (left, operator) in _BOUNDS:
        name, read = _BOUNDS[left, operator]
        told[name] = read(right)
    elif (left, operator) == ("dfdm:revokedBy", "isNoneOf"):
        told["revocation"] = next(iter(_list(right, left)), "")
    elif (left, operator) not in (("dfdm:variedParameter", "isPartOf"), ("dfdm:variantSigner", "eq")):
        raise _not_ours(left, operator)


def _not_ours(left: str, operator: str) -> RightsError:
    return RightsError(f"the policy's constraint '{left[:60]} {operator[:20]}' is not one of this profile")


def _obligations(document: Mapping[str, Any], told: Told) -> None:
    payees: list[Payee] = []
    for duty in _objects(document.get("obligation", []), "obligation"):
        action, refinements = _action(duty)
        if action in _FLAGS:
            told[_FLAGS[action]] = True
        elif action == INSPECT:
            told["inspection"] = _word(refinements, INSPECTION_LEVEL, LEVELS)
        elif action == MARK:
            told["marking"] = _right(refinements, MARK_TEXT)
        elif action == COMPENSATE:
            told["royalty"] = (
                _right(refinements, PAY_AMOUNT),
                _unit(refinements),
                _word(refinements, PAY_PER, PAID_PER),
            )
            if PAY_SHARE in refinements:
                share = checked_decimal(_right(refinements, PAY_SHARE), "the share of a payee")
                payees.append(Payee(party=_text(duty.get("compensatedParty")), share=share))
        else:
            raise RightsError(f"the policy's obligation '{action[:60]}' is not one of this profile")
    if "royalty" in told:
        amount, currency, per = told["royalty"]
        told["royalty"] = Royalty(
            amount=checked_decimal(amount, "the amount of a royalty"),
            currency=currency,
            per=per,
            payees=tuple(payees),
        )


def _action(duty: Mapping[str, Any]) -> tuple[str, dict[str, Mapping[str, Any]]]:
    """The action of an obligation as it is spelled in `vocabulary`, and its refinements by their operand."""
    for action in _list(duty.get("action"), "action"):
        if isinstance(action, str):
            return action, {}
        if isinstance(action, Mapping) and isinstance(action.get("rdf:value"), Mapping):
            refined = _objects(action.get("refinement", []), "refinement")
            named = _text(action["rdf:value"].get("@id")).removeprefix("odrl:")
            return named, {_text(one.get("leftOperand")): one for one in refined}
    raise RightsError("the policy names no action for an obligation")


def _right(refinements: Mapping[str, Mapping[str, Any]], left: str) -> Any:  # noqa: ANN401 - any JSON value
    right = refinements.get(left, {}).get("rightOperand")
    return right.get("@value") if isinstance(right, Mapping) else right


def _unit(refinements: Mapping[str, Mapping[str, Any]]) -> str:
    unit = _text(refinements.get(PAY_AMOUNT, {}).get("unit"))
    if not unit.startswith(CURRENCY):
        raise RightsError(f"the policy's unit '{unit[:60]}' is no currency")
    return unit.removeprefix(CURRENCY)


def _word(refinements: Mapping[str, Mapping[str, Any]], left: str, words: Mapping[str, str]) -> str:
    right = refinements.get(left, {}).get("rightOperand")
    for word, term in words.items():
        if right == iri(term):
            return word
    raise RightsError(f"the policy's '{left}' is not one of this profile")


def _objects(value: Any, name: str) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - any JSON value
    for entry in _list(value, name):
        if not isinstance(entry, Mapping):
            raise RightsError(f"the policy's {name} is not a list of objects")
        yield entry


def _list(value: Any, name: str) -> list[Any]:  # noqa: ANN401 - any JSON value
    if not isinstance(value, list):
        raise RightsError(f"the policy's {name[:60]} is not a list")
    return value


def _text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if not isinstance(value, str):
        raise RightsError("the policy holds a value that is not understood where a text should stand")
    return value
