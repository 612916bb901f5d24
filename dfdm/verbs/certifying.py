"""Certificates of nodes: issue them, say whether they count, revoke them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError, in_one_line
from dfdm.verbs.locking import locked
from dfdm.verbs.reading import document_of, trusted
from dfdm.verbs.writing import stamp, write_document

if TYPE_CHECKING:
    from dfdm.nodes.network import Network
    from dfdm.trust import Key


def issue(
    output: str | Path,
    key: str | Path,
    *,
    standard: str,
    facility: str,
    processes: Sequence[str],
    valid_from: str,
    valid_until: str,
    number: str = "",
    authority: str = "",
    issuer_name: str = "",
    status_list: str = "",
    status_index: int | None = None,
    suspension: bool = False,
    method: str = "",
    created: str | None = None,
    trust: str | Path | None = None,
) -> tuple[dict[str, Any], str]:
    """Write a signed certificate of a facility to a standard, for those processes ('*': all there).

    It is signed at `created` (default: when it begins). `method` names the key by a did:web; with a `trust` list its document
    there must list the key.
    """
    from dfdm.processes import catalog
    from dfdm.trust.credentials import EVERY_PROCESS, issue_certificate
    from dfdm.trust.statuslist import FEWEST_BITS, StatusEntry

    if bool(status_list) != (status_index is not None):
        raise InputError("--status-list and --status-index go together: which list, and which bit of it")
    status = None
    if status_index is not None:
        if not 0 <= status_index < FEWEST_BITS:
            raise InputError(f"a bit of a status list is 0 to {FEWEST_BITS - 1}, not {status_index}")
        purpose = "suspension" if suspension else "revocation"
        status = StatusEntry(purpose=purpose, index=status_index, list_id=status_list)
    pages = catalog()
    document = issue_certificate(
        _signer(key, method, trust),
        standard=standard,
        facility=facility,
        processes=[one if one == EVERY_PROCESS else pages.process(one).term for one in processes],
        valid_from=valid_from,
        valid_until=valid_until,
        number=number,
        authority=authority,
        issuer_name=issuer_name,
        status=status,
        created=created or "",
    )
    write_document(output, document)
    return document, f"wrote {output}: {standard} for {facility}, until {document['validUntil']}"


def verify_credential(
    path: str | Path,
    *,
    trust: str | Path | None = None,
    holder: Sequence[str] = (),
    standard: str = "",
    process: str = "",
    at: str | None = None,
) -> tuple[dict[str, Any], str]:
    """Whether a certificate counts for who shows it, a standard and a process, as far as asked; and why not."""
    from dfdm.processes import catalog
    from dfdm.trust.credentials import MOST_CERTIFICATE, count_certificate

    found = count_certificate(
        document_of(path, MOST_CERTIFICATE),
        trust=trusted(trust),
        at=_moment(at),
        holder=holder,
        standard=standard,
        process=catalog().process(process).term if process else "",
    )
    return {"schema": "dfdm/certificate/1", **found.to_dict()}, str(found)


def revoke_credential(
    path: str | Path,
    status_list: str | Path,
    key: str | Path,
    *,
    created: str | None = None,
    valid_until: str = "",
    restore: bool = False,
    method: str = "",
    trust: str | Path | None = None,
) -> tuple[dict[str, Any], str]:
    """Set the bit of a certificate in its issuer's status list (or clear it again), and sign the list anew at `created`.

    Nobody else writes the list meanwhile. The arguments are otherwise those of `issue`.
    """
    from dfdm.trust.signature import issuer_of, verify_document
    from dfdm.trust.statuslist import FEWEST_BITS, StatusEntry, bits_of, make_list, with_bit

    signs, file = _signer(key, method, trust), Path(status_list)
    credential = document_of(path)
    told = credential.get("credentialStatus")
    if not isinstance(told, dict):
        raise InputError(f"{path} has no status: it can only end, not be revoked")
    entry = StatusEntry.of(told)
    if restore and entry.purpose != "suspension":
        raise InputError("what is revoked stays revoked; only a suspension ends")
    with locked(file) as still_mine:
        before = document_of(file) if file.exists() else {}
        for what, document in (("the certificate", credential), ("the list", before)):
            if document and issuer_of(document) != signs.did:
                raise InputError(f"{what} is by {issuer_of(document)[:80]}, not by {signs.did}")
        bits = bits_of(before) if before else bytes(FEWEST_BITS // 8)
        if before and (before.get("id"), before["credentialSubject"].get("statusPurpose")) != (
            entry.list_id,
            entry.purpose,
        ):
            raise InputError(f"{file} is not the list {entry.list_id} about {entry.purpose}")
        if before and not method:  # of a did:web the key that signed the list may be gone from its document
            verify_document(before)
        document = make_list(
            signs,
            list_id=entry.list_id,
            purpose=entry.purpose,
            bits=with_bit(bits, entry.index, value=not restore),
            created=stamp(created),
            until=valid_until,
        )
        still_mine()
        write_document(file, document)
    word = "restored" if restore else "suspended" if entry.purpose == "suspension" else "revoked"
    return (
        document,
        f"{word}: bit {entry.index} of {entry.list_id}, in {file}; publish it there, and hand it to who trusts you",
    )


def validated(network: Network, trust: str | Path, at: str | None) -> tuple[dict[str, Any], str]:
    """What `nodes validate` says of nodes and of each of their certificates."""
    from dfdm.nodes.certified import CertificateBook, all_certificates

    told = all_certificates(network, CertificateBook(trust=trusted(trust), at=_moment(at)))
    lines = [f"{len(network)} node(s), all valid"]
    for one in told:
        what = "counted" if one["counted"] else f"not counted: {one['why']}"
        lines.append("  " + in_one_line(f"{one['node']}  {one['standard']}  {what}"))
    document = {"schema": "dfdm/nodes/1", "valid": True, "nodes": len(network), "certificates": told}
    return document, "\n".join(lines)


def _signer(key: str | Path, method: str, trust: str | Path | None) -> Key:
    """The key in a file, by the name of a did:web if one is given; a trust list must then list it so."""
    from dfdm.verbs.keyring import read_key

    signs = read_key(Path(key))
    return trusted(trust).listed(signs, method) if method and trust is not None else signs.named(method)


def _moment(text: str | None) -> datetime:
    from dfdm.trust.times import instant

    return instant(text) if text else datetime.now(UTC)
