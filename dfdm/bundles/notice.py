"""The license notice that travels with the files: who is to be named, which licenses, what it derives from, where the source is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dfdm.bundles.content import DESIGN_RIGHTS, RIGHTS, BundleContent
from dfdm.rights.license import classify, license_name
from dfdm.rights.obligations import obligations
from dfdm.rights.parents import Parent
from dfdm.rights.property import IntellectualProperty

_OWN: Final = "LicenseRef-"
_LEGAL: Final = "This notice is a summary and not legal advice: what counts is the text of each license."


def notice(content: BundleContent) -> bytes:
    """Write LICENSE.txt: title, authors, SPDX expression, where each license's text is, what is owed, where the source is."""
    stated = content.design_rights or {}
    blocks = [
        [content.title],
        [
            *filter(None, [content.attribution]),
            f"SPDX-License-Identifier: {content.license}",
            *_by_artifact(content, stated),
        ],
        list(_texts(content, stated)),
        list(_derived(content, stated)),
        [IntellectualProperty.from_dict(one).words + _owner(one) for one in stated.get("intellectual_property", ())],
        list(_source(content, stated)),
        [f"{one.text} ({one.clause})" for one in obligations(content.license) if one.code != "mark" or _place(content)],
        [_LEGAL],
    ]
    return ("\n\n".join("\n".join(block) for block in blocks if block) + "\n").encode("utf-8")


def _by_artifact(content: BundleContent, stated: Mapping[str, Any]) -> Iterator[str]:
    words = {"documentation": "Texts and pictures", "software": "Scripts and code", "hardware": "Geometry and recipe"}
    for kind, expression in sorted(stated.get("licenses", {}).items()):
        if expression != content.license:
            yield f"{words[kind]}: {expression}"


def _texts(content: BundleContent, stated: Mapping[str, Any]) -> Iterator[str]:
    ids = dict.fromkeys(content.terms.ids)
    for expression in stated.get("licenses", {}).values():
        ids |= dict.fromkeys(classify(expression).ids)
    for spdx_id in ids:
        if spdx_id.startswith(_OWN):
            yield f"{spdx_id}: own terms, see {RIGHTS} in this bundle. No other rights are granted."
        else:
            yield f"{spdx_id}: {license_name(spdx_id)}, text at https://spdx.org/licenses/{spdx_id}.html"
    public = stated.get("ownership", {}).get("public_license", "")
    if public:
        yield f"The owner offers the design under {public} as well; this bundle is a separate offer of the sole owner's."


def _derived(content: BundleContent, stated: Mapping[str, Any]) -> Iterator[str]:
    """What it derives from, each with its authors, license and source; and that it was changed, with the day."""
    parents = [Parent.from_dict(one) for one in stated.get("derived_from", ())]
    yield from (parent.notice for parent in parents)
    if any(parent.relation != "contains" and not parent.via for parent in parents):
        header = content.recipe.get("header", {})
        day, who = str(header.get("created", ""))[:10], content.party or content.rights.get("assigner", "")
        values = ", ".join(f"{name} = {value}" for name, value in sorted(header.get("design", {}).items()))
        yield f"Modified by {who} on {day}{f'; at {values}' if values else ''}."


def _owner(entry: Mapping[str, Any]) -> str:
    named = [entry.get("owner", ""), ", ".join(entry.get("authors", ())), ", ".join(entry.get("territories", ()))]
    until = f"until {entry['expires']}" if "expires" in entry else ""
    said = "; ".join(filter(None, [*named, until]))
    return f": {said}" if said else ""


def _source(content: BundleContent, stated: Mapping[str, Any]) -> Iterator[str]:
    if content.has_source:
        yield "Source: the folder source/ of this bundle."
    if content.source_location:
        yield f"Source location: {content.source_location}"
    note = stated.get("source", {}).get("note", "")
    if note and content.terms.source_must_travel:
        yield f"Note: {note}"
    if stated:
        yield f"Rights in the design, as its owner states them: {DESIGN_RIGHTS}."


def _place(content: BundleContent) -> bool:
    return bool(content.source_location)
