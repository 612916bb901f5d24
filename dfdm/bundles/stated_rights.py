"""The rights in the design, as a bundle states them: whether they belong to that bundle and keep what its license asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dfdm.bundles.content import DESIGN_RIGHTS
from dfdm.errors import DfdmError
from dfdm.rights.declaration import Declaration
from dfdm.rights.license import classify
from dfdm.trust.schemas import why_not_valid

if TYPE_CHECKING:
    from dfdm.bundles.opened import OpenedBundle

_DECLARED = ("licenses", "derived_from", "intellectual_property", "export_classification")


def why_not_of_this(
    document: Mapping[str, Any], manifest: Mapping[str, Any], rights: Mapping[str, Any], names: Collection[str]
) -> str:
    """Say what is wrong with `design-rights.json` of a bundle with these member names, sealed ones too; '' if nothing is."""
    why = why_not_valid(document, "design-rights")
    return why or next(_contradictions(document, manifest, rights, names), "")


def declared_in(inside: OpenedBundle) -> dict[str, Any]:
    """What the owner states in a bundle that was read, by its keys (see `Declaration.from_dict`); empty where nothing is."""
    return _stated(inside.document(DESIGN_RIGHTS)) if DESIGN_RIGHTS in inside.members else {}


def _stated(document: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: document[name] for name in _DECLARED if document[name] is not None}
    return {**told, "sole_owner": document["ownership"]["sole_owner"]}


def _contradictions(
    document: Mapping[str, Any], manifest: Mapping[str, Any], rights: Mapping[str, Any], names: Collection[str]
) -> Iterator[str]:
    said = (
        ("is about", "subject", manifest["subject"]),
        ("is under", "license", manifest["license"]),
        ("stands beside the policy", "policy", rights.get("uid")),
    )
    for word, key, value in said:
        if document[key] != value:
            yield f"it {word} {document[key]}, the bundle says {value}"
    if document["ownership"]["stated_by"] != manifest["issuer"]:
        yield f"it is stated by {document['ownership']['stated_by']}, the bundle is signed by {manifest['issuer']}"
    try:
        Declaration.from_dict(_stated(document))
        must_travel = classify(manifest["license"]).source_must_travel
    except DfdmError as error:
        yield str(error)
        return
    lacking = sorted(set(document["source"]["members"]) - set(names))
    if lacking:
        yield f"it names the source {lacking[0]}, which the bundle does not hold"
    if document["compatibility"]["answer"] == "no":
        yield f"its license does not fit what it derives from: {'; '.join(document['compatibility']['reasons'])}"
    if must_travel and document["source"]["form"] == "not-carried":
        yield f"{manifest['license']} asks for the source or its location, and it names neither"
