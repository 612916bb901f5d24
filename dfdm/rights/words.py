"""Constraints, duties and obligations of this profile in plain words, each as part of a sentence. Not legal advice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dfdm.rights.demands import Demands
from dfdm.rights.rules import Constraint
from dfdm.rights.vocabulary import PARAMETER

DUTIES: Final = {
    "attribute": "name the authors",
    "cc:Notice": "keep the license notices",
    "cc:ShareAlike": "pass changes on under the same license",
    "cc:SourceCode": "give the complete source, or say where it is",
}
_LEVELS: Final = {
    "first_article": "inspect the first piece of each run before release",
    "sampling": "inspect samples of each lot before release",
    "every_piece": "inspect every piece before release",
}
_BOUNDS: Final = {
    ("dateTime", "gteq"): "not before {}",
    ("dateTime", "lteq"): "not after {}",
    ("spatial", "isAnyOf"): "only in {}",
    ("dfdm:process", "isAnyOf"): "only by {}",
    ("dfdm:material", "isAnyOf"): "only in the material {}",
    ("dfdm:machine", "isAnyOf"): "only on the machine {}",
    ("dfdm:machineClass", "isAnyOf"): "only on machines of the class {}",
    ("dfdm:nodeCertificate", "isAllOf"): "only if certified for {}",
    ("dfdm:variant", "isAnyOf"): "only the variants made ready: {}",
    ("dfdm:variantSigner", "eq"): "each variant as signed by {} when asked",
    ("dfdm:revokedBy", "isNoneOf"): "only while {} does not say that this is revoked",
}


def bounds_in_words(constraints: Iterable[Constraint], *, at_each: bool = False) -> tuple[str, ...]:
    """Each bound as `at most 5 pieces`; `at_each` where they hold for everyone who is licensed, not for one."""
    told = list(constraints)
    found = _counts(told, at_each=at_each)
    for constraint in told:
        if constraint.left in ("count", "dfdm:countInTotal", "dfdm:variedParameter"):
            continue
        if constraint.left.startswith(PARAMETER):
            if constraint.operator != "lteq":  # both ends of a range are said at its low one
                found.append(_varied(constraint, told))
            continue
        words = _BOUNDS.get((constraint.left, constraint.operator))
        joined = " and " if constraint.operator == "isAllOf" else " or "
        found.append(words.format(_listed(constraint, joined)) if words else f"only if {constraint}")
    return tuple(found)


def _counts(told: list[Constraint], *, at_each: bool) -> list[str]:
    limits = {constraint.left: constraint for constraint in told if constraint.operator == "lteq"}
    each, total = limits.get("count"), limits.get("dfdm:countInTotal")
    found = [f"only if {c}" for c in told if c.left in ("count", "dfdm:countInTotal") and c not in (each, total)]
    if each is not None and total is not None:
        return [*found, f"at most {_pieces(each)} at each node, {total.right} in all"]
    if each is not None:
        return [*found, f"at most {_pieces(each)}{' at each node' if at_each else ''}"]
    return [*found, f"at most {_pieces(total)} in all"] if total is not None else found


def _pieces(limit: Constraint) -> str:
    return f"{limit.right} piece{'' if limit.right == 1 else 's'}"


def _varied(constraint: Constraint, told: list[Constraint]) -> str:
    name = constraint.left.removeprefix(PARAMETER)
    if constraint.operator == "isAnyOf":
        return f"with {name} one of {_listed(constraint, ', ')}"
    high = next((c.right for c in told if c.left == constraint.left and c.operator == "lteq"), None)
    return f"with {name} from {constraint.right} to {high}" if high is not None else f"only if {constraint}"


def _listed(constraint: Constraint, joined: str) -> str:
    right = constraint.right if isinstance(constraint.right, tuple) else (constraint.right,)
    return joined.join({True: "yes", False: "no"}[one] if isinstance(one, bool) else str(one) for one in right)


def owed_in_words(told: Demands, *, of_making: bool = True) -> tuple[str, ...]:
    """What a licensee owes as `must …`; what is owed for making pieces alone is left out where they are not made."""
    found = []
    if of_making and told.royalty is not None:
        payees = ", ".join(f"{payee.share:f} of it to {payee.party}" for payee in told.royalty.payees)
        found.append(f"pay {told.royalty}{f' ({payees})' if payees else ''}")
    if of_making and told.inspection:
        found.append(_LEVELS[told.inspection])
    if of_making and told.marking:
        found.append(f"mark each piece “{told.marking}”")
    if of_making and told.receipts:
        found.append("return a signed receipt for each piece")
    if told.confidential:
        found.append("show the files to nobody who does not make it")
    if told.destroy_after_use:
        found.append("delete all copies of the files after use")
    return tuple(found)
