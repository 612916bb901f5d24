"""What stands in the way of terms, all of it at once: license against added terms, terms against each other.

`grant` raises the first of these; a form wants each at the term that it is about, with what to do. Not legal advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.errors import DfdmError, InputError, LicenseConflictError, RightsError
from dfdm.rights.demands import TERM_WORDS, clashes, is_given
from dfdm.rights.license import License, classify, known_licenses, license_ground
from dfdm.rights.policy import grant
from dfdm.rights.terms import BOUNDS, Terms

Level = Literal["refused", "note"]
_OWN: Final = "LicenseRef-own-terms"
_PROBE: Final[dict[str, Any]] = {"license": _OWN, "target": "urn:dfdm:part", "assigner": "urn:dfdm:owner"}
"""An offer in which a single term is tried: own terms take every term that makes sense by itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """One thing that cannot be, or should be known: about which `terms`, why, and what to do.

    `refused` keeps rights from being written; a `note` does not. `licenses` are the SPDX ids that are concerned.
    """

    code: str
    level: Level
    terms: tuple[str, ...]
    message: str
    remedy: str = ""
    licenses: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the conflict."""
        return {
            "code": self.code,
            "level": self.level,
            "terms": list(self.terms),
            "message": self.message,
            "remedy": self.remedy,
            "licenses": list(self.licenses),
        }


def conflicts(terms: Terms, *, has_source: bool = True, design_license: str = "") -> tuple[Conflict, ...]:
    """All conflicts of terms, those of the license first; none refused means that `terms.grant` writes the rights.

    `has_source` says whether the source of the design will travel with it, `design_license` what the design names.
    """
    found = list(_senseless(terms))
    try:
        license = classify(terms.license)
    except InputError as error:
        return (_unreadable(terms.license, error), *found)
    return (*_of_license(license, terms, has_source=has_source, design_license=design_license), *found)


def _unreadable(license: str, error: InputError) -> Conflict:
    if not license.strip():
        message, remedy = "no license is named", f"Choose one of the list, or {_OWN} for terms of your own."
    else:
        message, remedy = str(error), "Write it as SPDX does."
    return Conflict(code="license-unreadable", level="refused", terms=("license",), message=message, remedy=remedy)


def _of_license(license: License, terms: Terms, *, has_source: bool, design_license: str) -> Iterator[Conflict]:
    if license.unsettled:
        yield Conflict(
            code="license-unknown",
            level="refused",
            terms=("license",),
            message=f"{license.why_unsettled}, so no rights can be written",
            remedy=f"Choose one of {', '.join(known_licenses())}, or own terms ({_OWN}).",
            licenses=license.unsettled,
        )
    if license.forbids_restrictions:
        refused = tuple(_restricted(license, terms))
        yield from refused
        ground = license_ground(license)
        if refused and ground:
            yield Conflict(
                code="license-open",
                level="note",
                terms=("license",),
                message=f"nothing that narrows what it grants can be added to it: {ground}",
                licenses=license.ids,
            )
        if terms.licensee:
            yield Conflict(
                code="licensee-among-all",
                level="note",
                terms=("licensee",),
                message=f"under {license.expression} everyone has the same rights: this is only whom the files are sent to",
                licenses=license.ids,
            )
    if license.source_must_travel and not has_source and not terms.source_location:
        yield Conflict(
            code="source-missing",
            level="refused",
            terms=("source_location",),
            message=f"a design under {license.expression} travels with its source, or says where it is",
            remedy="Give the web address of the source, or export from the design's own script.",
            licenses=license.open_ids or license.ids,
        )
    strong = [i for i in license.ids if classify_alone(i) == "strong"]
    if len(strong) > 1 and " AND " in f" {license.expression.upper()} ":
        yield Conflict(
            code="share-alikes-meet",
            level="note",
            terms=("license",),
            message=f"{' and '.join(strong)} each ask that changes be passed on under themselves; whether both can be met"
            " together is not known here",
            licenses=tuple(strong),
        )
    if license.unclassified and not license.unsettled:
        yield Conflict(
            code="license-unclassified",
            level="note",
            terms=("license",),
            message=f"what {' and '.join(license.unclassified)} asks for is not classified here: read it",
            licenses=license.unclassified,
        )
    if design_license and design_license.strip() != license.expression:
        yield Conflict(
            code="license-differs",
            level="note",
            terms=("license",),
            message=f"the design names {design_license}; only who owns all of it may offer it under another license",
        )


def classify_alone(spdx_id: str) -> str:
    """How reciprocal one license is by itself: none, weak or strong."""
    try:
        return classify(spdx_id).reciprocal
    except InputError:  # an exception to a license is none by itself
        return "none"


def _restricted(license: License, terms: Terms) -> Iterator[Conflict]:
    for name in BOUNDS:
        if not is_given(getattr(terms, name)):
            continue
        yield Conflict(
            code="license-restricted",
            level="refused",
            terms=(name, "license"),
            message=f"{TERM_WORDS[name]} cannot be demanded under {license.expression}, which grants everyone the same rights",
            remedy="Leave it out, or have the owner offer the design separately under own terms (LicenseRef-…).",
            licenses=license.ids,
        )


def _senseless(terms: Terms) -> Iterator[Conflict]:
    """Terms that make no sense by themselves, each tried alone, then those together that do."""
    remedies = {
        "licensee": "Write did:key:… or scheme:value.",
        "not_before": "Write it as 2026-11-29.",
        "not_after": "Write it as 2026-11-29.",
        "territory": "Use codes of two letters, such as DE.",
        "source_location": "Write it as https://….",
        "count": "Give a whole number from 1 on.",
        "count_in_total": "Give a whole number from 1 on.",
        "revocation": "Write it as https://… or urn:….",
    }
    wrong = set()
    for name in (*BOUNDS, "licensee", "source_location"):
        value = getattr(terms, name)
        why = _refusal({name: value}) if is_given(value) else ""
        if why:
            wrong.add(name)
            yield Conflict(
                code="term-senseless", level="refused", terms=(name,), message=why, remedy=remedies.get(name, "")
            )
    sound = {name: getattr(terms, name) for name in BOUNDS if name not in wrong}
    for names, why in clashes(sound):
        reversed_ = names == ("not_after", "not_before")
        yield Conflict(
            code="times-reversed" if reversed_ else "terms-clash",
            level="refused",
            terms=names,
            message=why,
            remedy="Let them end after they begin." if reversed_ else "Take one of them back.",
        )


def _refusal(told: dict[str, Any]) -> str:
    """Why an offer with these terms alone is refused ('' if it is not)."""
    try:
        grant(**_PROBE, **told)
    except (InputError, RightsError, LicenseConflictError) as error:
        return str(error)
    except DfdmError as error:  # a term that has no canonical form
        return str(error)
    return ""
