"""The rights in a design as they travel with it (`design-rights.json`): parents, property, export, ownership, source.

It stands beside the policy, which says who may do what: this says on what rights that rests, as the owner states them, and
what follows from the licenses of others. Not legal advice: nothing here asks a register or a court.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from dfdm.errors import LicenseConflictError
from dfdm.rights.compatibility import Bond, Compatibility, is_share_alike, may_carry
from dfdm.rights.declaration import Declaration
from dfdm.rights.export_control import CHECK, UNDECLARED
from dfdm.rights.license import classify
from dfdm.rights.parents import Parent
from dfdm.rights.property import Remark

SCHEMA: Final = "dfdm/design-rights/1"
STATEMENT: Final = (
    "What the owner of the design states, and what follows from licenses as far as dfdm knows their texts."
    " Not legal advice; no register was asked."
)
Form = Literal["preferred", "elsewhere", "not-carried"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where the source of the design is: `preferred` with the bundle, in the form preferred for changes; `elsewhere`."""

    form: Form
    members: tuple[str, ...] = ()
    location: str = ""
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write where the source is."""
        return {"form": self.form, "members": list(self.members), "location": self.location, "note": self.note}


@dataclass(frozen=True, kw_only=True, slots=True)
class DesignRights:
    """All of it for one bundle: what is stated, under which license it is handed on, by whom (`signer`), and on which day.

    `design_license` is what the design itself names: another license than that it is handed on under is an offer of its
    owner's, or a change of license that the named one permits.
    """

    declaration: Declaration
    license: str
    design_license: str
    signer: str
    day: date
    source: Source
    sealed: bool = False

    @property
    def binding(self) -> tuple[Parent, ...]:
        """The parents whose licenses bind the signer: all, but what a sole owner, or the giver of own terms, issued itself."""
        return tuple(parent for parent in self.declaration.derived_from if not self._own(parent))

    @property
    def public_license(self) -> str:
        """The public license that stands beside own terms of a sole owner, '' where there is none."""
        own = classify(self.license).own_terms
        public = self.design_license and not classify(self.design_license).own_terms
        return self.design_license if own and public and self.declaration.sole_owner else ""

    @property
    def compatibility(self) -> Compatibility:
        """Whether the license is possible for what the design derives from."""
        answers = [may_carry(self.license, [parent.bond for parent in self.binding])]
        answers += [self._own_terms(parent) for parent in self.binding]
        order = ("yes", "unknown", "no")
        worst = max((a.answer for a in answers), key=order.index)
        return Compatibility(
            answer=worst, reasons=tuple(dict.fromkeys(r for a in answers if a.answer == worst for r in a.reasons))
        )

    def refuse(self) -> None:
        """Raise a LicenseConflictError where the design may not be handed on under this license, with the reason."""
        found = self.compatibility
        if found.answer == "no":
            raise self._refusal(
                f"the design cannot be handed on under {self.license}: {found.reasons[0]}",
                [parent.license for parent in self.binding],
            )
        changed = [parent for parent in self.binding if parent.relation != "contains"]
        others = [parent for parent in changed if is_share_alike(parent.license)]
        if self.declaration.sole_owner and others:
            raise self._refusal(
                f"{others[0].title or 'a design'} under {others[0].license}, from which the design derives, is of others:"
                " nobody is the sole owner of all rights in it",
                [others[0].license],
            )
        if self.design_license and not self.declaration.sole_owner:
            named = may_carry(self.license, [Bond(license=self.design_license, relation="variant_of")])
            if named.answer == "no":
                raise self._refusal(
                    f"the design names {self.design_license}, and {named.reasons[0]}: only its sole owner may offer it"
                    f" under {self.license} as well, and has to state that (--sole-owner, or sole_owner = true)",
                    [self.design_license, self.license],
                )
        self._refuse_source_license()

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `design-rights`, without the subject and the policy that it belongs to."""
        declared = self.declaration
        document: dict[str, Any] = {
            "schema": SCHEMA,
            "statement": STATEMENT,
            "license": self.license,
            "licenses": {**declared.licenses, "hardware": self.license},
            "ownership": {
                "sole_owner": declared.sole_owner,
                "stated_by": self.signer,
                "public_license": self.public_license,
            },
            "derived_from": [parent.to_dict() for parent in declared.derived_from],
            "compatibility": self.compatibility.to_dict(),
            "intellectual_property": [right.to_dict() for right in declared.intellectual_property],
            "export_classification": declared.export_classification and declared.export_classification.to_dict(),
            "source": self.source.to_dict(),
            "remarks": [remark.to_dict() for remark in self.remarks()],
            "not_checked": self.not_checked(),
        }
        return document

    def remarks(self) -> tuple[Remark, ...]:
        """What is to be known, and keeps nothing from being handed on."""
        found = [
            remark
            for right in self.declaration.intellectual_property
            for remark in right.remarks(self.day, sealed=self.sealed)
        ]
        license = classify(self.license)
        secret = any(right.kind == "trade_secret" for right in self.declaration.intellectual_property)
        if secret and not license.own_terms:
            told = (
                f"under {self.license} everyone who receives the design may pass it on: a trade secret does not last so"
            )
            found.append(Remark(code="secret-public", message=told))
        if self.sealed and any("sealed-source" in page.clauses for page in license.pages) and not self.source.location:
            told = (
                f"its source travels sealed: {license.pages[0].clause('sealed-source')}; say where it is open as well"
            )
            found.append(Remark(code="sealed-source", message=told))
        for kind, expression in self.declaration.licenses.items():
            found += [
                Remark(
                    code="license-unfit",
                    message=f"{page.id} is not meant for {kind} ({page.clauses.get('artifacts', page.locator)})",
                )
                for page in classify(expression).pages
                if kind not in page.artifacts
            ]
        for parent in self.declaration.derived_from:
            asked = next((c for p in classify(parent.license).pages if (c := p.clause("notice"))), "")
            if parent.relation == "derivative_of" and asked and not parent.change and not parent.via:
                told = f"what was changed in '{parent.title or parent.license}' is not said, which its license asks ({asked})"
                found.append(Remark(code="change-untold", message=told))
        if self.public_license:
            told = f"this is an offer of the owner's beside {self.public_license}, which takes nothing away from that"
            found.append(Remark(code="offered-twice", message=told))
        if license.source_must_travel and self.source.form == "elsewhere":
            found.append(
                Remark(code="source-elsewhere", message=self.source.note or f"source at {self.source.location}")
            )
        return tuple(found)

    def not_checked(self) -> list[dict[str, str]]:
        """What nobody here can say, with the reason."""
        declared = self.declaration
        found = [
            ("intellectual_property", why) for right in declared.intellectual_property for why in right.not_checked()
        ]
        if not declared.intellectual_property:
            found.append(("intellectual_property", "the design names no rights of intellectual property"))
        if declared.export_classification is None:
            found.append((CHECK, UNDECLARED))
        else:
            found.append((CHECK, "the codes are the owner's: whether they are right is not checked"))
        compatibility = self.compatibility
        if compatibility.answer == "unknown":
            found += [("derived_from", why) for why in compatibility.reasons]
        return [{"check": check, "reason": why} for check, why in dict.fromkeys(found)]

    def _own(self, parent: Parent) -> bool:
        """Whether a parent is of the signer alone: issued by it, and with nobody else's design in between."""
        mine = bool(parent.issuer) and parent.issuer == self.signer and not parent.via
        return mine and (self.declaration.sole_owner or classify(parent.license).own_terms)

    def _own_terms(self, parent: Parent) -> Compatibility:
        """What own terms of another owner say of changing the design, where they were seen."""
        if classify(parent.license).own_terms and parent.relation != "contains" and parent.permits_change is False:
            why = f"the terms of '{parent.title or parent.license}' ({parent.license}) do not permit changing it"
            return Compatibility(answer="no", reasons=(why,))
        return Compatibility(answer="yes")

    def _refuse_source_license(self) -> None:
        """Where the license asks for the whole source, no part of it may be under one that does not fit."""
        license = classify(self.license)
        if license.reciprocal == "none" or not license.source_must_travel:
            return
        for kind in ("software", "hardware"):
            expression = self.declaration.licenses.get(kind, "")
            if not expression or expression == self.license:
                continue
            found = may_carry(self.license, [Bond(license=expression, relation="derivative_of", name=f"the {kind}")])
            if found.answer == "no":
                raise self._refusal(
                    f"the {kind} of a design under {self.license} is part of its source, and {found.reasons[0]}",
                    [self.license, expression],
                )

    @staticmethod
    def _refusal(message: str, licenses: Sequence[str]) -> LicenseConflictError:
        return LicenseConflictError(message, licenses=dict.fromkeys(licenses))


def inherited(parent: Parent, behind: Sequence[Parent]) -> tuple[Parent, ...]:
    """A parent with the designs that it derives from itself: they bind, and are named, as it is.

    What is behind a part is in the whole as a part; a change of a variant, or a variant of a change, is a change.
    """
    title = parent.title or parent.subject
    further = []
    for one in behind:
        relation = one.relation
        if "contains" in (parent.relation, relation):
            relation = "contains"
        elif "derivative_of" in (parent.relation, relation):
            relation = "derivative_of"
        further.append(replace(one, relation=relation, via=" through ".join(filter(None, (one.via, title)))))
    return (parent, *further)
