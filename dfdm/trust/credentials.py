"""Certificates of workshops as W3C Verifiable Credentials 2.0, secured with eddsa-jcs-2022: issued, and counted or not.

The words are those of a conformity attestation of UN/CEFACT's Transparency Protocol (who assessed which facility against
which standard, on what authority), said in our own form. A certificate is counted where its signature holds, its issuer is
listed by the user for that standard, it is in force, and its scope names the facility and the process. It proves what its
issuer checked, on its date, in its scope, and nothing more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dfdm.errors import DataError, InputError, SignatureError, in_one_line
from dfdm.trust.documents import canonical
from dfdm.trust.identifiers import checked_id
from dfdm.trust.keys import Key
from dfdm.trust.proof import proofs_of
from dfdm.trust.signature import issuer_of, sign_document, verify_document
from dfdm.trust.statuslist import CONTEXT, StatusEntry, status_of
from dfdm.trust.times import instant, utc_stamp
from dfdm.trust.trustlist import TrustList

VOCABULARY: Final = "urn:dfdm:conformity:"
EVERY_PROCESS: Final = "*"
MOST_CERTIFICATE: Final = 64 * 2**10
_TYPES: Final = ("VerifiableCredential", "DigitalConformityCredential")
_MOST_ENTRIES: Final = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """What a certificate is about: standards, the facilities that were assessed, and the processes there ('*': all)."""

    standards: tuple[str, ...]
    facilities: tuple[str, ...]
    processes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedCertificate:
    """Whether a certificate is counted, and `why` not; what it says of itself stands beside it and is a mere claim then.

    `as_of` is the instant of the status list that was used ('' where the certificate has no status).
    """

    counted: bool
    why: str
    issuer: str = ""
    scope: Scope = Scope(standards=(), facilities=(), processes=())
    valid_from: str = ""
    valid_until: str = ""
    as_of: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write what came of it; what is empty is left out."""
        told: dict[str, Any] = {
            "counted": self.counted,
            "why": self.why,
            "issuer": self.issuer,
            "standards": list(self.scope.standards),
            "facilities": list(self.scope.facilities),
            "processes": list(self.scope.processes),
            "valid_from": self.valid_from,
            "valid_until": self.valid_until,
            "status_as_of": self.as_of,
        }
        return {key: value for key, value in told.items() if value not in ("", [])}

    def __str__(self) -> str:
        about = f"{', '.join(self.scope.standards) or 'no standard'}, issued by {self.issuer or 'nobody'}"
        if not self.counted:
            return in_one_line(f"not counted: {self.why} ({about})")
        status = f", status as of {self.as_of}" if self.as_of else ", no status list"
        return in_one_line(f"counted: {about}, until {self.valid_until or 'revoked'}{status}")


def issue_certificate(
    key: Key,
    *,
    standard: str,
    facility: str,
    processes: Sequence[str],
    valid_from: str,
    valid_until: str,
    facility_name: str = "",
    issuer_name: str = "",
    number: str = "",
    authority: str = "",
    status: StatusEntry | None = None,
    created: str = "",
) -> dict[str, Any]:
    """A signed certificate of one facility (`did:…`, `okw:…`, `gln:…`) to one standard, for those processes ('*': all there).

    `authority` says who accredited the issuer, `status` where it can be revoked. Times are ISO 8601 instants with zone;
    `created` is when it is signed (default: when it begins). Values that contradict each other are an InputError.
    """
    begins, ends = utc_stamp(valid_from), utc_stamp(valid_until)
    if instant(begins) >= instant(ends):
        raise InputError(f"the certificate would end on {ends}, before it begins")
    if not standard.strip() or not processes:
        raise InputError(
            "a certificate names a standard and the processes that it covers ('*' for all at the facility)"
        )
    place = {"id": checked_id(facility), "name": facility_name or facility}
    assessment: dict[str, Any] = {
        "type": ["ConformityAssessment"],
        "referenceStandard": {"type": ["Standard"], "name": standard.strip()},
        "assessedFacility": [{"type": ["FacilityVerification"], "facility": place}],
        "assessedProcess": sorted(set(processes)),
        "conformance": True,
    }
    subject: dict[str, Any] = {
        "type": ["ConformityAttestation"],
        "name": f"{standard.strip()}, {place['name']}",
        "assessorLevel": "3rdParty",
        "attestationType": "certification",
        "issuedToParty": place,
        "conformityAssessment": [assessment],
    }
    if number:
        subject["registeredId"] = number
    if authority:
        subject["authorisation"] = [{"type": ["Endorsement"], "name": authority}]
    document: dict[str, Any] = {
        "@context": [CONTEXT, {"@vocab": VOCABULARY}],
        "type": list(_TYPES),
        "issuer": {"id": key.did, "name": issuer_name} if issuer_name else {"id": key.did},
        "validFrom": begins,
        "validUntil": ends,
        "credentialSubject": subject,
    }
    if status is not None:
        document["credentialStatus"] = status.to_dict()
    digest = hashlib.sha256(canonical(document, where="certificate")).hexdigest()
    document["id"] = f"urn:dfdm:certificate:sha256:{digest}"
    return sign_document(document, key, created=utc_stamp(created or valid_from))


def count_certificate(
    credential: Mapping[str, Any],
    *,
    trust: TrustList,
    at: datetime,
    holder: Collection[str] = (),
    standard: str = "",
    process: str = "",
) -> CountedCertificate:
    """Say whether a certificate counts at an instant: for who holds it (its ids), a standard and a process, as far as asked.

    Nothing is raised: whatever is wrong with it, or cannot be told, is the reason why it is not counted.
    """
    try:
        scope = _scope(credential)
    except DataError as error:
        return CountedCertificate(counted=False, why=str(error))
    why, as_of = "", ""
    try:
        verify_document(credential, keys=trust)
        why = (
            _why_not_in_force(credential, at)
            or _why_not_listed(issuer_of(credential), scope, trust, standard)
            or _why_out_of_scope(scope, holder, process)
        )
        if not why:
            _, why, as_of = status_of(credential, trust.status_lists, keys=trust, at=at)
    except (SignatureError, DataError) as error:
        why = str(error)
    return CountedCertificate(
        counted=not why,
        why=why,
        issuer=issuer_of(credential),
        scope=scope,
        valid_from=str(credential.get("validFrom", "")),
        valid_until=str(credential.get("validUntil", "")),
        as_of=as_of,
    )


def same_standard(one: str, other: str) -> bool:
    """Whether two texts name the same standard: without regard to case, blanks, and an edition that only one of them states."""
    first, second = ("".join(text.casefold().split()) for text in (one, other))
    if ":" in first and ":" in second:
        return first == second
    return first.partition(":")[0] == second.partition(":")[0]


def _scope(credential: Mapping[str, Any]) -> Scope:
    types = credential.get("type")
    if not isinstance(types, list) or not set(_TYPES) <= {one for one in types if isinstance(one, str)}:
        raise DataError(f"it is no credential of the types {' and '.join(_TYPES)}")
    contexts = credential.get("@context")
    if not isinstance(contexts, list) or not contexts or contexts[0] != CONTEXT:
        raise DataError("it is no Verifiable Credential of version 2.0 by its @context")
    subject = credential.get("credentialSubject")
    if not isinstance(subject, dict) or "ConformityAttestation" not in _list(subject, "type"):
        raise DataError("it attests no conformity")
    standards: list[Any] = []
    facilities: list[Any] = []
    processes: list[Any] = []
    for assessment in _list(subject, "conformityAssessment"):
        if not isinstance(assessment, dict) or assessment.get("conformance", True) is not True:
            raise DataError("one of its assessments found no conformity")
        standard = assessment.get("referenceStandard")
        standards += [standard.get("name")] if isinstance(standard, dict) else []
        for one in _list(assessment, "assessedFacility"):
            place = one.get("facility") if isinstance(one, dict) else None
            facilities += [place.get("id")] if isinstance(place, dict) else []
        processes += _list(assessment, "assessedProcess")
    if len(_list(subject, "conformityAssessment")) > 1:
        raise DataError("it holds several assessments; whose scope is whose is not told apart here, ask for one each")
    for name, found in (("standard", standards), ("facility", facilities), ("process", processes)):
        if not found or not all(isinstance(one, str) and one for one in found):
            raise DataError(f"it does not name the {name} that it covers")
    return Scope(standards=tuple(standards), facilities=tuple(facilities), processes=tuple(processes))


def _list(document: Mapping[str, Any], key: str) -> list[Any]:
    value = document.get(key)
    if not isinstance(value, list) or len(value) > _MOST_ENTRIES:
        raise DataError(f"its {key} is no list")
    return value


def _why_not_in_force(credential: Mapping[str, Any], at: datetime) -> str:
    begins, ends = instant(credential.get("validFrom")), credential.get("validUntil")
    if at < begins:
        return f"it is valid from {utc_stamp(begins.isoformat())} on"
    if ends is not None and at > instant(ends):
        return f"it ended on {utc_stamp(instant(ends).isoformat())}"
    if any(instant(proof["created"]) > at for proof in proofs_of(credential)):
        return "it was signed later than the time that is asked about"
    return ""


def _why_not_listed(issuer: str, scope: Scope, trust: TrustList, standard: str) -> str:
    if standard and not any(same_standard(one, standard) for one in scope.standards):
        return f"it is not about {standard}"
    asked = [standard] if standard else list(scope.standards)
    listed = [name for did in trust.names_of(issuer) for name in trust.schemes.get(did, ())]
    lacking = [one for one in asked if not any(name == EVERY_PROCESS or same_standard(name, one) for name in listed)]
    return f"its issuer {issuer[:80]} is not among those that you list for {lacking[0]}" if lacking else ""


def _why_out_of_scope(scope: Scope, holder: Collection[str], process: str) -> str:
    if holder and not set(scope.facilities) & set(holder):
        return f"it is about {', '.join(scope.facilities)[:120]}, another facility"
    if process and EVERY_PROCESS not in scope.processes and process not in scope.processes:
        return f"it covers {', '.join(scope.processes)[:120]}, not {process}"
    return ""
