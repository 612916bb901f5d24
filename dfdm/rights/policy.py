"""Offers and agreements over one design, written as ODRL 2.2 (`rights.odrl.jsonld`) and read back.

An offer names no licensee, an agreement does. Under a public license the offer carries attribution and share-alike
alone; terms that narrow it (see `Demands`) and a licensee need own terms (`LicenseRef-…`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.errors import DataError, InputError, RightsError
from dfdm.rights.demands import NAMES, TERM_WORDS, Demands, is_given, settled
from dfdm.rights.given import checked_iri
from dfdm.rights.license import License, classify
from dfdm.rights.reading import read_demands
from dfdm.rights.vocabulary import ATTRIBUTION_TEXT, CONTEXT, PROFILE, SOURCE_LOCATION
from dfdm.rights.writing import own_rules, public_rules
from dfdm.trust import canonical

_WEB: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer(Demands):
    """What the assigner offers to anyone: to do with the target what is permitted, within these bounds.

    `attribution` is the text to name the authors by; it is owed where others get to see the design (a duty).
    `target` and `assigner` are IRIs (`urn:dfdm:…`, `did:key:…`).
    """

    license: str
    target: str
    assigner: str
    attribution: str = ""
    source_location: str = ""

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
            document[ATTRIBUTION_TEXT] = self.attribution
        if self.source_location:
            document[SOURCE_LOCATION] = self.source_location
        terms = self.terms
        document |= (
            own_rules(self, assigner=self.assigner, attribution=self.attribution)
            if terms.own_terms
            else public_rules(terms.duties, terms.permits)
        )
        return document | {"uid": f"urn:dfdm:policy:sha256:{hashlib.sha256(canonical(document)).hexdigest()}"}


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
    **demands: Any,  # noqa: ANN401 - the fields of Demands, each of its own type
) -> Offer:
    """Write an offer, or an agreement where a licensee is named; `demands` are the fields of `Demands`.

    Under a license that forbids restrictions a demand is a LicenseConflictError; a named licensee is allowed there (it
    is who receives the bundle) but the rights stay everyone's, so the result is an offer. A license of which it is
    not known what it permits is a RightsError: no permission is written that its owner may not have given. Terms that
    make no sense are an InputError.
    """
    unknown = sorted(set(demands) - set(NAMES))
    if unknown:
        raise TypeError(f"there is no term '{unknown[0]}'")
    terms = classify(license)
    terms.refuse_terms([words for name, words in TERM_WORDS.items() if is_given(demands.get(name))])
    terms.refuse_unsettled()
    if source_location and not _WEB.fullmatch(source_location):
        raise InputError(f"the source location '{source_location}' is not a web address (https://…)")
    given: dict[str, Any] = {
        "license": license.strip(),
        "target": checked_iri(target, "target"),
        "assigner": checked_iri(assigner, "assigner"),
        "attribution": attribution,
        "source_location": source_location,
        **settled(demands),
    }
    if licensee and terms.own_terms:
        return Agreement(licensee=checked_iri(licensee, "licensee"), **given)
    return Offer(**given)


def read_policy(document: Mapping[str, Any]) -> Offer:
    """Read an offer or agreement that `to_dict` wrote; a policy that says anything else is a RightsError."""
    try:
        license = _said(document, "dct:license")
        demands = read_demands(document) if classify(license).own_terms else {}
        offer = grant(
            license=license,
            target=_said(document, "target"),
            assigner=_said(document, "assigner"),
            licensee=_said(document, "assignee", optional=True),
            attribution=_said(document, ATTRIBUTION_TEXT, optional=True),
            source_location=_said(document, SOURCE_LOCATION, optional=True),
            **demands,
        )
    except InputError as error:
        raise RightsError(f"the policy cannot be understood: {error}") from None
    if not _same(offer.to_dict(), dict(document)):
        raise RightsError(
            "the policy says more, or other things, than the terms of an offer or agreement of this profile"
        )
    return offer


def _same(written: dict[str, Any], read: dict[str, Any]) -> bool:
    """Whether two documents are the same JSON; to Python alone `true` and 1 would be."""
    try:
        return written == read and canonical(written) == canonical(read)
    except (DataError, RecursionError):
        return False


def _said(document: Mapping[str, Any], key: str, *, optional: bool = False) -> str:
    value = document.get(key, "" if optional else None)
    if not isinstance(value, str):
        raise RightsError(f"the policy does not say its '{key}'")
    return value
