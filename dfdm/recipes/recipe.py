"""The recipe as a document: header, and per distinct part formula, procedure, requirements, inspections, equivalence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from dfdm.facts.shown import Shown
from dfdm.trust import canonical
from dfdm.trust.signature import utc_stamp

SCHEMA: Final = "dfdm/recipe/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """Whom and what the recipe is for.

    `subject` is the IRI of what is made (the same in rights and bundle), `version` that of the design, `responsible_party`
    who answers for the design, `intended_use` what it is meant for; `created` an ISO 8601 instant.
    """

    subject: str
    product: str
    created: str
    version: str = ""
    responsible_party: str = ""
    intended_use: str = ""
    license: str = ""
    design: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def to_dict(self) -> dict[str, Any]:
        """Write the header; `design` holds the parameter values the variant was built at."""
        document: dict[str, Any] = {
            key: getattr(self, key)
            for key in ("subject", "product", "created", "version", "responsible_party", "intended_use", "license")
        }
        document["created"] = utc_stamp(self.created)
        return document | {"design": {key: self.design[key] for key in sorted(self.design)}}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, repr=False)
class Recipe(Shown):
    """A composed recipe. `level` after ISA-88: `general` for any capable node, `site` for one node, `master` for a machine.

    `parts` are the entries per distinct part, `assembly` how they become the product (None for one piece), `parent` points
    at the recipe it was derived from, `not_stated` what the recipe leaves open, with the reason.
    """

    header: Header
    level: str
    node: str = ""
    quantity: int | None = None
    parent: Mapping[str, str] | None = None
    route: tuple[Mapping[str, Any], ...]
    parts: tuple[Mapping[str, Any], ...]
    bom: tuple[Mapping[str, Any], ...] = ()
    assembly: Mapping[str, Any] | None = None
    instructions: tuple[Mapping[str, Any], ...] = ()
    post_processing: tuple[Mapping[str, Any], ...] = ()
    packing: Mapping[str, Any]
    end_of_life: Mapping[str, Any]
    safety: tuple[Mapping[str, Any], ...]
    not_stated: tuple[Mapping[str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `recipe`; its id is made from its content."""
        told = {"level": self.level, "node": self.node, "quantity": self.quantity}
        document: dict[str, Any] = {
            "schema": SCHEMA,
            "header": {
                "id": "",
                **told,
                "parent": None if self.parent is None else dict(self.parent),
                **self.header.to_dict(),
            },
            "route": [dict(step) for step in self.route],
            "parts": [dict(part) for part in self.parts],
            "bom": [dict(entry) for entry in self.bom],
            "assembly": None if self.assembly is None else dict(self.assembly),
            "instructions": [dict(sheet) for sheet in self.instructions],
            "post_processing": [dict(entry) for entry in self.post_processing],
            "packing": dict(self.packing),
            "end_of_life": dict(self.end_of_life),
            "safety": [dict(note) for note in self.safety],
            "not_stated": [dict(gap) for gap in self.not_stated],
        }
        document["header"]["id"] = recipe_id(document)
        return document

    def __str__(self) -> str:
        from dfdm.recipes.wording import recipe_text

        return recipe_text(self.to_dict())


def recipe_id(document: Mapping[str, Any]) -> str:
    """The id of a recipe document: the digest of its content, its id left out."""
    bare = {**document, "header": {**document["header"], "id": ""}}
    return f"urn:dfdm:recipe:sha256:{hashlib.sha256(canonical(bare, where='recipe')).hexdigest()}"


def pictures_named(document: Mapping[str, Any]) -> dict[str, str]:
    """The pictures that the instructions of a recipe name: sha256 by member."""
    return {picture["member"]: picture["sha256"] for sheet in document["instructions"] for picture in sheet["pictures"]}
