"""Several proofs of one document: sets, in which each covers the document alone, and chains, in which one covers others too.

After W3C Data Integrity, sections on proof sets and proof chains. A proof may state the `role` in which its signer speaks;
like every option of a proof it is signed. A proof with `previousProof` covers the document with exactly those proofs, so
that none of them can be taken away, changed or exchanged; of a set any proof can be taken away unseen, which is why the
verifier says which roles it wants.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

from cryptography.exceptions import InvalidSignature

from dfdm.errors import DataError, SignatureError
from dfdm.trust.keybook import DidKeys, KeyBook
from dfdm.trust.keys import Key
from dfdm.trust.proof import (
    JCS,
    PURPOSE,
    SUITE,
    Suite,
    check_form,
    checked_role,
    covered_by,
    previous_ids,
    proof_value,
    proofs_of,
    signature_of,
    unverifiable,
    wrong,
)
from dfdm.trust.times import instant

MOST_PROOFS: Final = 16
"""Each may cover another document (a chain), so that checking takes as many times as long as reading one."""
Status = Literal["valid", "unverifiable", "wrong"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedProof:
    """One proof of a document and what came of checking it; `why` says why it is not valid.

    `signer` is the DID, `method` the verification method it signed with, `role` what it signed as ('' none), `after` the
    ids of the proofs it stands on. Of a proof that is not valid all of these are mere claims.
    """

    signer: str
    method: str
    role: str
    purpose: str
    created: str
    id: str
    after: tuple[str, ...]
    status: Status
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the proof; what it does not state is left out."""
        told = {key: getattr(self, key) for key in ("signer", "role", "purpose", "created", "id", "status", "why")}
        document: dict[str, Any] = {key: value for key, value in told.items() if value}
        return document | ({"after": list(self.after)} if self.after else {})

    def __str__(self) -> str:
        role = f" as {self.role}" if self.role else ""
        after = f", on {len(self.after)} other signature(s)" if self.after else ""
        why = f": {self.why}" if self.why else ""
        return f"{self.status}: {self.signer or 'nobody'}{role}, {self.created or 'no time'}{after}{why}"


def add_proof(
    document: Mapping[str, Any],
    key: Key,
    *,
    created: str,
    purpose: str = PURPOSE,
    role: str = "",
    chain: bool = False,
    named: bool = True,
) -> dict[str, Any]:
    """Return the document with one more proof; those it has stay as they are, and valid.

    With `chain` the proof stands on all that are there. Proofs are listed by time, so that the same ones give the same
    document in whatever order they were added. A second proof of the same signer in the same role, a chain on a proof
    without id, or one dated before what it stands on is a DataError.
    """
    if len(proofs_of(document)) >= MOST_PROOFS:
        raise DataError(f"a document has at most {MOST_PROOFS} proofs")
    moment = instant(created)
    there = proofs_of(document)
    signs_with = key.method
    if any(not isinstance(one, dict) for one in there):
        raise DataError("the document has a proof that is none")
    if any((one.get("verificationMethod"), one.get("role", "")) == (signs_with, role) for one in there):
        raise DataError(f"{signs_with.partition('#')[0]} has signed it{f' as {role}' if role else ''} already")
    options: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": signs_with,
        "proofPurpose": purpose,
    }
    if "@context" in document:
        options["@context"] = document["@context"]
    if checked_role(role):
        options["role"] = role
    if chain:
        options["previousProof"] = _chainable(there, moment)
    if named:
        options["id"] = _id(covered_by(document, options, there if chain else [], JCS))
    value = key.sign(covered_by(document, options, there if chain else [], JCS))
    listed = sorted([*there, {**options, "proofValue": proof_value(value)}], key=_order)
    return {**document, "proof": listed[0] if len(listed) == 1 else listed}


def verify_proofs(
    document: Mapping[str, Any],
    *,
    purpose: str = PURPOSE,
    keys: KeyBook | None = None,
    suites: Sequence[Suite] = (),
    at: datetime | None = None,
) -> tuple[CheckedProof, ...]:
    """Check every proof of a document by itself and tell of each whether it is valid, wrong or cannot be checked.

    None for a document without proofs. Whether a signer may speak for the document's issuer is not asked here (see
    `verify_document`). A proof that stands on others is no better than they are. More than 16 proofs are not looked at:
    SignatureError. One that is dated later than `at` (not given: any time) cannot be checked: a clock is wrong.
    """
    proofs = proofs_of(document)
    if len(proofs) > MOST_PROOFS:
        unverifiable(f"it carries {len(proofs)} proofs; at most {MOST_PROOFS} are looked at")
    book = keys or DidKeys()
    taken = {suite.name: suite for suite in suites or (JCS,)}
    ids = [str(proof["id"]) for proof in proofs if isinstance(proof, dict) and isinstance(proof.get("id"), str)]
    last = at or datetime.max.replace(tzinfo=UTC)
    alone = [_checked(document, proof, proofs, ids, purpose, book, taken, last) for proof in proofs]
    return tuple(_standing(proof, alone) for proof in alone)


def in_order(proofs: Sequence[Mapping[str, Any]]) -> bool:
    """Whether proofs stand in the one order in which `add_proof` lists them."""
    return list(proofs) == sorted(proofs, key=_order)


def _checked(
    document: Mapping[str, Any],
    proof: Any,  # noqa: ANN401 - not trusted yet
    proofs: Sequence[Any],
    ids: Sequence[str],
    purpose: str,
    book: KeyBook,
    suites: Mapping[str, Suite],
    last: datetime,
) -> CheckedProof:
    did, why = "", ""
    after: tuple[str, ...] = ()
    status: Status = "valid"
    try:
        suite = check_form(proof, purpose, suites)
        after = previous_ids(proof)
        moment = _moment(proof)
        if moment > last:
            unverifiable(f"it is dated {proof['created']}, later than the time that is asked about")
        did, public = book.key(proof.get("verificationMethod"), purpose=purpose, created=moment)
        if ids.count(proof.get("id", "")) > 1:
            wrong("two proofs have its id")
        before = [_named(name, proofs) for name in after]
        try:
            public.verify(signature_of(proof), covered_by(document, proof, before, suite))
        except DataError as error:
            wrong(str(error))
        except InvalidSignature:
            wrong("the signature does not fit the document: one of them was changed")
    except SignatureError as error:
        status, why = ("wrong" if error.wrong else "unverifiable"), str(error)
    return CheckedProof(
        signer=did,
        method=_text(proof, "verificationMethod"),
        role=_text(proof, "role"),
        purpose=_text(proof, "proofPurpose"),
        created=_text(proof, "created"),
        id=_text(proof, "id"),
        after=after,
        status=status,
        why=why,
    )


def _standing(proof: CheckedProof, all_of_them: Sequence[CheckedProof]) -> CheckedProof:
    """The proof as it stands on others: where one of those is not valid, neither is it."""
    by_id = {one.id: one for one in all_of_them if one.id}
    seen: set[str] = set()
    below = list(proof.after)
    worst: CheckedProof | None = None
    while below:
        name = below.pop()
        if name in seen or name not in by_id:
            continue
        seen.add(name)
        one = by_id[name]
        below += one.after
        if one.status == "wrong" or (one.status == "unverifiable" and worst is None):
            worst = one
    if proof.status != "valid" or worst is None:
        return proof
    why = f"it stands on the proof {worst.id}, which is {worst.status}"
    head = "the signature is wrong" if worst.status == "wrong" else "the signature cannot be checked"
    told = {key: getattr(proof, key) for key in CheckedProof.__slots__}
    return CheckedProof(**(told | {"status": worst.status, "why": f"{head}: {why}"}))


def _named(name: str, proofs: Sequence[Any]) -> Mapping[str, Any]:
    found = [one for one in proofs if isinstance(one, dict) and one.get("id") == name]
    if not found:
        unverifiable(f"it stands on the proof '{name[:80]}', which is not there")
    if len(found) > 1:
        wrong(f"it stands on the proof '{name[:80]}', which is there {len(found)} times")
    return dict(found[0])


def _moment(proof: Mapping[str, Any]) -> datetime:
    if "created" not in proof:
        unverifiable("its proof does not say when it was made")
    try:
        return instant(proof["created"])
    except DataError as error:
        wrong(str(error))


def _chainable(there: Sequence[Mapping[str, Any]], moment: datetime) -> Any:  # noqa: ANN401 - one id or a list
    if not there:
        raise DataError("there is no proof yet that another could stand on")
    names = [one.get("id") for one in there]
    if not all(isinstance(name, str) and name for name in names) or len(set(names)) != len(names):
        raise DataError("a proof without an id of its own cannot be stood on; add the new one beside it, without chain")
    if any(instant(one.get("created")) > moment for one in there):
        raise DataError("it would be dated before a proof that it stands on")
    return names[0] if len(names) == 1 else names


def _id(covered: bytes) -> str:
    """An id that follows from what is signed (a UUID of version 8, RFC 9562), so that the same input gives the same."""
    digest = bytearray(hashlib.sha256(covered).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return f"urn:uuid:{uuid.UUID(bytes=bytes(digest))}"


def _order(proof: Mapping[str, Any]) -> tuple[datetime, str, str]:
    try:
        moment = instant(proof.get("created"))
    except DataError:
        moment = datetime.max.replace(tzinfo=UTC)
    return moment, str(proof.get("verificationMethod")), str(proof.get("proofValue"))


def _text(proof: Any, key: str) -> str:  # noqa: ANN401 - not trusted yet
    value = proof.get(key) if isinstance(proof, dict) else None
    return value[:200] if isinstance(value, str) else ""
