"""A policy in plain words, as a designer or a workshop would say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dfdm.rights.license import license_name
from dfdm.rights.policy import Agreement, Offer, read_policy

_DUTIES: Final = {
    "attribution": "name the authors",
    "notice": "keep the license notices",
    "share-alike": "pass on what you change under the same license",
    "source": "give the complete source, or say where it is, to whoever gets the product",
}


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
    lines = []
    if isinstance(offer, Agreement):
        lines.append(f"Only {offer.licensee} may make it, under {offer.license}.")
    else:
        lines.append(
            f"It may be made under {offer.license} once an agreement names who makes it; until then by nobody."
        )
    if offer.count is not None:
        lines.append(f"At most {offer.count} piece{'' if offer.count == 1 else 's'}.")
    if offer.not_before:
        lines.append(f"Not before {offer.not_before}.")
    if offer.not_after:
        lines.append(f"Not after {offer.not_after}.")
    for word, values in (
        ("in", offer.territory),
        ("by", offer.processes),
        ("in the material", offer.materials),
        ("on the machine", offer.machines),
    ):
        if values:
            lines.append(f"Only {word} {' or '.join(values)}.")
    lines.append("Changing it and passing it on are prohibited.")
    return lines
