"""The rules of a policy as ODRL 2.2 in compact JSON-LD: what a public license grants, and what an owner demands.

Under own terms every deed is either permitted or prohibited. Bounds are constraints of the permissions. What is owed with or
after the making stands as obligations of the policy (in ODRL the duty of a permission comes before it), each with a
refinement that says how it is done.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from dfdm.rights.demands import Demands
from dfdm.rights.royalty import Payee, Royalty
from dfdm.rights.times import as_literal
from dfdm.rights.variation import Variation
from dfdm.rights.vocabulary import (
    ACTIONS,
    COMPENSATE,
    CONFIDENTIAL,
    CURRENCY,
    DELETE,
    DUTIES_BEFORE,
    INSPECT,
    INSPECTION_LEVEL,
    LEVELS,
    MAKE,
    MARK,
    MARK_TEXT,
    PAID_PER,
    PARAMETER,
    PAY_AMOUNT,
    PAY_PER,
    PAY_SHARE,
    RECEIPT,
    RELEASE,
    SUBCONTRACT,
    USAGE,
    VARY,
)

_OPEN_ACTIONS: Final = (
    ((MAKE,), ()),
    (("derive",), ("notice",)),
    (("distribute", "sell", SUBCONTRACT), ("attribution", "notice", "share-alike", "source")),
)
"""What a public license lets everyone do, and what is owed for it: nothing for making, the rest once others receive it."""
_SHOWN: Final = ("derive", "distribute", "sell")
"""Deeds by which others get to see the design, so that its authors are to be named."""
SETS: Final = {
    "territory": ("spatial", "isAnyOf"),
    "processes": ("dfdm:process", "isAnyOf"),
    "materials": ("dfdm:material", "isAnyOf"),
    "machines": ("dfdm:machine", "isAnyOf"),
    "machine_classes": ("dfdm:machineClass", "isAnyOf"),
    "certificates": ("dfdm:nodeCertificate", "isAllOf"),
}
"""Demands that are lists, with the operand and operator of their constraint."""
Entry = dict[str, Any]


def public_rules(duties: Sequence[str], permits: Collection[str] = tuple(ACTIONS)) -> Entry:
    """What everyone may do under a public license that has these duties and permits these deeds (all, if nothing is said).

    Who may make it and pass its files on may have another make it, whether the license has a word for that or not.
    """
    both = {MAKE, "distribute"} <= set(permits)
    permissions = []
    for known, owed in _OPEN_ACTIONS:
        actions = [action for action in known if (both if action == SUBCONTRACT else action in permits)]
        if not actions:
            continue
        asked = [{"action": DUTIES_BEFORE[duty]} for duty in duties if duty in owed]
        permissions.append({"action": actions, **({"duty": asked} if asked else {})})
    return {"permission": permissions}


def own_rules(told: Demands, *, assigner: str, attribution: str) -> Entry:
    """What one may do under own terms, what is kept back, and what is owed."""
    everywhere = _everywhere(told)
    permissions: list[Entry] = []
    if MAKE in told.permitted:
        making = [*_counts(told), *everywhere, *_locks(told)]
        permissions.append(_rule([MAKE], making))
        permissions += [_rule([VARY], [*making, *more]) for more in _variants(told, assigner)]
    shown = [ACTIONS[name] for name in _SHOWN if name in told.permitted]
    if shown:
        duty = [{"action": DUTIES_BEFORE["attribution"]}] if attribution else []
        permissions.append(_rule(shown, everywhere) | ({"duty": duty} if duty else {}))
    if "subcontract" in told.permitted:
        permissions.append(_rule([SUBCONTRACT], everywhere))
    document: Entry = {"permission": permissions}
    if told.kept_back:
        document["prohibition"] = [{"action": [ACTIONS[name] for name in told.kept_back]}]
    owed = _obligations(told, assigner)
    return document | ({"obligation": owed} if owed else {})


def _rule(actions: list[str], constraints: list[Entry]) -> Entry:
    return {"action": actions, **({"constraint": constraints} if constraints else {})}


def _counts(told: Demands) -> list[Entry]:
    counts = (("count", told.count), ("dfdm:countInTotal", told.count_in_total))
    return [_constraint(left, "lteq", most) for left, most in counts if most is not None]


def _locks(told: Demands) -> list[Entry]:
    """Bounds of making alone: how, of what and on what, and by whom."""
    return [entry for name in SETS if name != "territory" for entry in _among(told, name)]


def _everywhere(told: Demands) -> list[Entry]:
    """Bounds of every deed: the time, the place, that the rights were not revoked."""
    found = []
    if told.not_before:
        found.append(_constraint("dateTime", "gteq", as_literal(told.not_before)))
    if told.not_after:
        found.append(_constraint("dateTime", "lteq", as_literal(told.not_after)))
    found += _among(told, "territory")
    if told.revocation:
        found.append(_constraint("dfdm:revokedBy", "isNoneOf", [told.revocation]))
    return found


def _among(told: Demands, name: str) -> list[Entry]:
    chosen = getattr(told, name)
    return [_constraint(*SETS[name], list(chosen))] if chosen else []


def _variants(told: Demands, assigner: str) -> list[list[Entry]]:
    """The ways to a variant, each with its constraints: one of those made ready, or one the owner signs when asked."""
    ways = []
    if told.variants:
        ways.append([_constraint("dfdm:variant", "isAnyOf", list(told.variants))])
    if told.may_vary:
        named = _constraint("dfdm:variedParameter", "isPartOf", [one.name for one in told.may_vary])
        bounds = [entry for one in told.may_vary for entry in _varied(one)]
        ways.append([named, *bounds, _constraint("dfdm:variantSigner", "eq", assigner)])
    return ways


def _varied(one: Variation) -> list[Entry]:
    left = f"{PARAMETER}{one.name}"
    if one.values:
        return [_constraint(left, "isAnyOf", list(one.values))]
    return [_constraint(left, "gteq", one.low), _constraint(left, "lteq", one.high)]


def _obligations(told: Demands, assigner: str) -> list[Entry]:
    found: list[Entry] = []
    if told.royalty is not None:
        found += _royalty(told.royalty, assigner)
    if told.inspection:
        level = _constraint(INSPECTION_LEVEL, "eq", iri(LEVELS[told.inspection]))
        found.append(_owed(INSPECT, level) | {"constraint": [_constraint("event", "lt", iri(RELEASE))]})
    if told.marking:
        found.append(_owed(MARK, _constraint(MARK_TEXT, "eq", told.marking)))
    if told.receipts:
        found.append(_owed(RECEIPT))
    if told.confidential:
        found.append(_owed(CONFIDENTIAL))
    if told.destroy_after_use:
        found.append(_owed(DELETE) | {"constraint": [_constraint("event", "gt", iri(USAGE))]})
    return found


def _royalty(royalty: Royalty, assigner: str) -> list[Entry]:
    """One obligation for each payee; the amount is that of the whole royalty, the share says how much of it is theirs."""
    amount = {"@value": f"{royalty.amount:f}", "@type": "xsd:decimal"}
    pay = _constraint(PAY_AMOUNT, "eq", amount) | {"unit": f"{CURRENCY}{royalty.currency}"}
    per = _constraint(PAY_PER, "eq", iri(PAID_PER[royalty.per]))
    if not royalty.payees:
        return [_owed(COMPENSATE, pay, per) | {"compensatedParty": assigner}]
    return [_owed(COMPENSATE, pay, per, _share(payee)) | {"compensatedParty": payee.party} for payee in royalty.payees]


def _share(payee: Payee) -> Entry:
    return _constraint(PAY_SHARE, "eq", {"@value": f"{payee.share:f}", "@type": "xsd:decimal"})


def _owed(action: str, *refinements: Entry) -> Entry:
    if not refinements:
        return {"action": [action]}
    return {"action": [{"rdf:value": iri(action), "refinement": list(refinements)}]}


def _constraint(left: str, operator: str, right: object) -> Entry:
    return {"leftOperand": left, "operator": operator, "rightOperand": right}


def iri(term: str) -> dict[str, str]:
    """A reference to a term; one without prefix is ODRL's own."""
    return {"@id": term if ":" in term else f"odrl:{term}"}
