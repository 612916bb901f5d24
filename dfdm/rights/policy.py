"""Offers and agreements over one design, written as ODRL 2.2 (`rights.odrl.jsonld`) and read back.

An offer names no licensee, an agreement does. Under a public license the offer carries attribution and share-alike
alone; terms that narrow it (licensee, count, dates, territory, locks) need own terms (`LicenseRef-…`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.errors import InputError, RightsError
from dfdm.rights.license import License, classify
from dfdm.rights.rules import Constraint, Rule, read_rules
from dfdm.rights.times import as_literal, from_literal, read_time, span
from dfdm.trust import canonical

PROFILE: Final = "urn:dfdm:odrl-profile:1"
CONTEXT: Final[tuple[Any, ...]] = (
    "http://www.w3.org/ns/odrl.jsonld",
    {
        "cc": "http://creativecommons.org/ns#",
        "dct": "http://purl.org/dc/terms/",
        "dfdm": f"{PROFILE}#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    },
)
MAKE: Final = "reproduce"
_KEPT_BACK: Final = ("derive", "distribute")
_DUTY_OF: Final = {
    "attribution": "attribute",
    "notice": "cc:Notice",
    "share-alike": "cc:ShareAlike",
    "source": "cc:SourceCode",
}
_OPEN_ACTIONS: Final = (
    (("reproduce",), ()),
    (("derive",), ("notice",)),
    (("distribute", "sell"), ("attribution", "notice", "share-alike", "source")),
)
"""What a public license lets everyone do, and what is owed for it: nothing for making, the rest once others receive it."""
_SETS: Final = {
    "territory": "spatial",
    "processes": "dfdm:process",
    "materials": "dfdm:material",
    "machines": "dfdm:machine",
}
_COUNTRY_LETTERS: Final = 2
_MOST: Final = 2**53 - 1
"""The largest integer that every reader of JSON reads as it is."""
_WEB: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """What the assigner offers to anyone: to make the target, within these bounds.

    `attribution` is the text to name the authors by; under a public license it is owed when passing on (a duty).
    `target` and `assigner` are IRIs (`urn:dfdm:…`, `did:key:…`); `not_before` and `not_after` ISO dates or instants;
    `territory` ISO 3166-1 alpha-2 codes; `processes`, `materials` and `machines` ids that alone may be used.
    """

    license: str
    target: str
    assigner: str
    attribution: str = ""
    source_location: str = ""
    count: int | None = None
    not_before: str = ""
    not_after: str = ""
    territory: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """`Offer` or `Agreement`."""
        return type(self).__name__

    @property
    def terms(self) -> License:
        """What follows from the license."""
        return classify(self.license)

    def to_dict(self) -> dict[str, Any]:
        """Write the policy as compact JSON-LD; its uid is made from its content."""
        document: dict[str, Any] = {
            "@context": list(CONTEXT),
            "@type": self.kind,
            "uid": "",
            "profile": PROFILE,
            "conflict": "prohibit",
            "target": self.target,
            "assigner": self.assigner,
            "dct:license": self.license,
        }
        if isinstance(self, Agreement):
            document["assignee"] = self.licensee
        if self.attribution:
            document["dfdm:attributionText"] = self.attribution
        if self.source_location:
            document["dfdm:sourceLocation"] = self.source_location
        document |= self._own_rules() if self.terms.own_terms else self._public_rules()
        return document | {"uid": f"urn:dfdm:policy:sha256:{hashlib.sha256(canonical(document)).hexdigest()}"}

    def _public_rules(self) -> dict[str, Any]:
        permissions = []
        for all_actions, owed in _OPEN_ACTIONS:
            actions = [action for action in all_actions if action in self.terms.permits]
            if not actions:
                continue
            duties = [{"action": _DUTY_OF[duty]} for duty in self.terms.duties if duty in owed]
            permissions.append({"action": actions, **({"duty": duties} if duties else {})})
        return {"permission": permissions}

    def _own_rules(self) -> dict[str, Any]:
        constraints: list[dict[str, Any]] = []
        if self.count is not None:
            constraints.append(_constraint("count", "lteq", self.count))
        if self.not_before:
            constraints.append(_constraint("dateTime", "gteq", as_literal(self.not_before)))
        if self.not_after:
            constraints.append(_constraint("dateTime", "lteq", as_literal(self.not_after)))
        for name, left in _SETS.items():
            if getattr(self, name):
                constraints.append(_constraint(left, "isAnyOf", sorted(getattr(self, name))))
        permission: dict[str, Any] = {"action": [MAKE]}
        if constraints:
            permission["constraint"] = constraints
        return {"permission": [permission], "prohibition": [{"action": list(_KEPT_BACK)}]}


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(Offer):
    """What the assigner grants to one licensee, named by its DID."""

    licensee: str


def grant(
    *,
    license: str,
    target: str,
    assigner: str,
    licensee: str = "",
    attribution: str = "",
    source_location: str = "",
    count: int | None = None,
    not_before: str = "",
    not_after: str = "",
    territory: tuple[str, ...] = (),
    processes: tuple[str, ...] = (),
    materials: tuple[str, ...] = (),
    machines: tuple[str, ...] = (),
) -> Offer:
    """Make an offer, or an agreement where a licensee is named and the license lets rights be bound to one.

    Under a public license (CERN-OHL-S-2.0, MIT …) everyone has the same rights: a named licensee is then only whom the
    files are sent to, and the offer stays open to all; any other term is a LicenseConflictError. A license of which it is
    not known what it permits is a RightsError: no permission is written that its owner may not have given.
    """
    bounds: dict[str, Any] = {
        "count": count,
        "not_before": not_before,
        "not_after": not_after,
        "territory": tuple(sorted({code.strip().upper() for code in territory})),
        "processes": tuple(sorted(set(processes))),
        "materials": tuple(sorted(set(materials))),
        "machines": tuple(sorted(set(machines))),
    }
    terms = classify(license)
    words = {
        "count": "a count",
        "not_before": "a first date",
        "not_after": "a last date",
        "territory": "a territory",
        "processes": "a fixed process",
        "materials": "a fixed material",
        "machines": "a fixed machine",
    }
    terms.refuse_terms([words[name] for name, value in bounds.items() if value not in (None, "", ())])
    terms.refuse_unsettled()
    _check_bounds(bounds)
    if source_location and not _WEB.fullmatch(source_location):
        raise InputError(f"the source location '{source_location}' is not a web address (https://…)")
    given: dict[str, Any] = {
        "license": license.strip(),
        "target": _iri(target, "target"),
        "assigner": _iri(assigner, "assigner"),
        "attribution": attribution,
        "source_location": source_location,
        **bounds,
    }
    if licensee and terms.own_terms:
        return Agreement(licensee=_iri(licensee, "licensee"), **given)
    return Offer(**given)


def read_policy(document: Mapping[str, Any]) -> Offer:
    """Read an offer or agreement that `to_dict` wrote; a policy that says anything else is a RightsError."""
    try:
        rules = read_rules(document)
        bounds = _bounds(next((rule for rule in rules if rule.kind == "permission"), None))
        offer = grant(
            license=_said(document, "dct:license"),
            target=_said(document, "target"),
            assigner=_said(document, "assigner"),
            licensee=_said(document, "assignee", optional=True),
            attribution=_said(document, "dfdm:attributionText", optional=True),
            source_location=_said(document, "dfdm:sourceLocation", optional=True),
            **bounds,
        )
    except InputError as error:
        raise RightsError(f"the policy cannot be understood: {error}") from None
    if offer.to_dict() != dict(document):
        raise RightsError(
            "the policy says more, or other things, than the terms of an offer or agreement of this profile"
        )
    return offer


def _bounds(rule: Rule | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    names = {left: name for name, left in _SETS.items()}
    for constraint in rule.constraints if rule else ():
        name, value = _bound(constraint, names)
        if name in found:
            raise RightsError(f"the policy bounds '{constraint.left}' twice")
        found[name] = value
    return found


def _bound(constraint: Constraint, names: Mapping[str, str]) -> tuple[str, Any]:
    match (constraint.left, constraint.operator, constraint.right):
        case ("count", "lteq", int(count)) if not isinstance(count, bool):
            return "count", count
        case ("dateTime", "gteq", when):
            return "not_before", from_literal(when)
        case ("dateTime", "lteq", when):
            return "not_after", from_literal(when)
        case (left, "isAnyOf", tuple(values)) if left in names and all(isinstance(v, str) for v in values):
            return names[left], values
    raise RightsError(f"the policy's constraint '{constraint}' is not one of this profile")


def _check_bounds(bounds: Mapping[str, Any]) -> None:
    count = bounds["count"]
    if count is not None and (not isinstance(count, int) or not 1 <= count <= _MOST):
        raise InputError(f"a count of {count} pieces cannot be granted; give 1 to {_MOST}")
    first, last = bounds["not_before"], bounds["not_after"]
    limits = [span(read_time(t)) for t in (first, last) if t]
    if first and last and limits[0][0] > limits[1][1]:
        raise InputError(f"the rights would end ({last}) before they begin ({first})")
    for code in bounds["territory"]:
        if not (len(code) == _COUNTRY_LETTERS and code.isascii() and code.isalpha()):
            raise InputError(f"'{code}' is not a country code of ISO 3166 such as DE")


def _constraint(left: str, operator: str, right: object) -> dict[str, Any]:
    return {"leftOperand": left, "operator": operator, "rightOperand": right}


def _iri(text: str, name: str) -> str:
    if not isinstance(text, str) or ":" not in text or any(c.isspace() for c in text):
        raise InputError(f"the {name} '{text}' is not an identifier such as did:key:z6Mk… or urn:dfdm:…")
    return text


def _said(document: Mapping[str, Any], key: str, *, optional: bool = False) -> str:
    value = document.get(key, "" if optional else None)
    if not isinstance(value, str):
        raise RightsError(f"the policy does not say its '{key}'")
    return value
