"""What goes into a bundle, as its maker hands it over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from dfdm.bundles.container import why_not_a_name
from dfdm.errors import ExportError, LicenseConflictError
from dfdm.rights import License, classify

RECIPE: Final = "recipe.json"
RIGHTS: Final = "rights.odrl.jsonld"
DESIGN_RIGHTS: Final = "design-rights.json"
REPORT: Final = "report.json"
ESTIMATES: Final = "estimates.json"
NOTICE: Final = "LICENSE.txt"
CRATE: Final = "ro-crate-metadata.json"
MANIFEST: Final = "manifest.json"
PREVIEW: Final = "preview.png"
SEALED: Final = "sealed/content.age"
ENVELOPE: Final = "envelope.json"
OKH_TOML: Final = "okh.toml"
OKH_JSON: Final = "okh.json"
INSPECTION: Final = "inspection.qif"
MANIFESTS: Final = frozenset({OKH_TOML, OKH_JSON, INSPECTION})
"""Documents that others look for beside the recipe, not in a folder."""
_FOLDERS: Final = ("geometry/", "source/", "documents/")
_OUTSIDE: Final = MANIFESTS | {PREVIEW}
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class BundleContent:
    """The content of one bundle, from the same model, before it is signed.

    `name` is short and file-safe (a-z, 0-9, `-`, `_`), `title` and `description` are for people. `subject` is the IRI of
    what is made; recipe (`header.subject`) and rights (`target`) must speak of the same. `recipe` and `rights` are the
    documents of `recipes.compose` and `Offer.to_dict`; `report` and `estimates` those of checks and costs, if any.
    `design_rights` says on what rights in the design that rests (`DesignRights.to_dict`), if it is stated.
    `files` holds bytes by member name: `geometry/…` (at least one), `preview.png`, `source/…`, `documents/…`, and the
    documents that others look for outside folders (`okh.toml`, `okh.json`, `inspection.qif`).
    Under an open license for designs the source travels (`source/…`) or `source_location` (http) says where it is.
    `licenses` are the licenses of members that are under another than the whole, by their names.
    `party` names the responsible person or company; `generator` the program, such as `dfdm 0.1.0`.
    """

    name: str
    title: str
    subject: str
    license: str
    recipe: Mapping[str, Any]
    rights: Mapping[str, Any]
    files: Mapping[str, bytes]
    description: str = ""
    party: str = ""
    attribution: str = ""
    source_location: str = ""
    report: Mapping[str, Any] | None = None
    estimates: Mapping[str, Any] | None = None
    design_rights: Mapping[str, Any] | None = None
    keywords: tuple[str, ...] = ()
    licenses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    generator: str = "dfdm"

    @property
    def terms(self) -> License:
        """What follows from the license."""
        return classify(self.license)

    @property
    def bound_design_rights(self) -> dict[str, Any] | None:
        """The rights in the design, bound to the subject and to the policy of this bundle; None where none are stated."""
        if self.design_rights is None:
            return None
        return {**self.design_rights, "subject": self.subject, "policy": self.rights.get("uid", "")}

    def refuse_unfit(self, signer: str) -> None:
        """Raise an ExportError or LicenseConflictError if the content contradicts itself or misses what it owes."""
        if not _NAME.fullmatch(self.name):
            raise ExportError(f"the bundle's name '{self.name}' must be of a-z, 0-9, - and _ (at most 64)")
        for name in self.files:
            why = why_not_a_name(name) or (
                "" if name in _OUTSIDE or name.startswith(_FOLDERS) else "has no place there"
            )
            if why:
                raise ExportError(f"the member name {name!a} {why}")
        if not any(name.startswith("geometry/") for name in self.files):
            raise ExportError("a bundle without geometry cannot be made from: add a geometry/… member")
        said = {
            "the rights": self.rights.get("target"),
            "the recipe": self.recipe.get("header", {}).get("subject"),
        }
        for who, subject in said.items():
            if subject != self.subject:
                raise ExportError(f"{who} speak of {subject}, the bundle of {self.subject}")
        if self.rights.get("assigner") != signer:
            raise ExportError(f"the rights are given by {self.rights.get('assigner')}, but {signer} signs the bundle")
        if self.rights.get("dct:license") != self.license:
            raise ExportError(f"the rights are under {self.rights.get('dct:license')}, the bundle under {self.license}")
        if self.terms.source_must_travel and not self.has_source and not self.source_location:
            asked = next((c for page in self.terms.pages if (c := page.clause("source"))), self.license)
            raise LicenseConflictError(
                f"a design under {self.license} travels with its source, in the form preferred for changing it ({asked}):"
                " export from the design script, add the files it was made with (--source), or say where they are"
                f" (--source-location); geometry such as STEP is not that form",
                licenses=self.terms.ids,
            )

    @property
    def has_source(self) -> bool:
        """Whether the source travels in the bundle."""
        return any(name.startswith("source/") for name in self.files)
