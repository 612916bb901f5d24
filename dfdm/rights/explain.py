"""A policy in plain words, as a designer or a workshop would say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dfdm.rights.allowances import Allowance, allowances
from dfdm.rights.license import license_name
from dfdm.rights.policy import Agreement, Offer, read_policy
from dfdm.rights.vocabulary import MAKE, VARY

_DUTIES: Final = {
    "attribution": "name the authors",
    "notice": "keep the license notices",
    "share-alike": "pass on what you change under the same license",
    "source": "give the complete source, or say where it is, to whoever gets the product",
}
_PROHIBITED: Final = "prohibited"


def explain(policy: Offer | Mapping[str, Any]) -> str:
    """Say in a few lines who may do what, within which bounds, and what is owed; not legal advice."""
    offer = policy if isinstance(policy, Offer) else read_policy(policy)
    lines = [f"{offer.kind} by {offer.assigner} on {offer.target}."]
    if not offer.terms.own_terms:
        names = ", ".join(license_name(i) for i in offer.terms.ids)
        change = "change, " if "derive" in offer.terms.permits else ""
        lines.append(f"Anyone may make, {change}pass on and sell it under {offer.license} ({names}).")
        lines += [f"You must {_DUTIES[duty]}." for duty in offer.terms.duties]
        lines += [f"What {i} asks for is not classified here: read it." for i in offer.terms.unclassified]
    else:
        lines += _own_terms(offer)
    if offer.attribution:
        lines.append(f"Attribution: {offer.attribution}")
    if offer.source_location:
        lines.append(f"Source: {offer.source_location}")
    return "\n".join(lines)


def _own_terms(offer: Offer) -> list[str]:
    """What is granted, deed by deed; every bound and everything that is owed stands in it."""
    rows = [row for row in allowances(offer) if row.who != "anyone else"]
    granted = [row for row in rows if row.why != _PROHIBITED]
    deeds = " and ".join(dict.fromkeys(row.deed for row in granted))
    if isinstance(offer, Agreement):
        lines = [f"Only {offer.licensee} may {deeds}, under {offer.license}."]
    else:
        lines = [f"Under {offer.license} an agreement may name who may {deeds}; until then it may be done by nobody."]
    told = [_conditions(row) for row in granted]
    common = [line for line in told[0] if all(line in others for others in told)]
    lines += common
    making = next((said for row, said in zip(granted, told, strict=True) if row.action == MAKE), [])
    for row, said in zip(granted, told, strict=True):
        left = [line for line in said if line not in common]
        if row.action == VARY:
            lines += [f"To {row.deed}, all that holds for making it and:", *(f for f in left if f not in making)]
        elif left:
            lines += [*([f"To {row.deed}:"] if len(granted) > 1 else []), *left]
    kept_back = [row.deed for row in rows if row.why == _PROHIBITED]
    if kept_back:
        lines.append(f"Prohibited: to {', to '.join(kept_back)}.")
    return lines


def _conditions(row: Allowance) -> list[str]:
    bounds = [f"{bound[:1].upper()}{bound[1:]}." for bound in row.bounds]
    return [*bounds, *(f"You must {owed}." for owed in (*row.duties, *row.owed))]
