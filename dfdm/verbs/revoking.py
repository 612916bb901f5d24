"""Take rights back: write the list of revocations that the rights name, and read such lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError
from dfdm.verbs.agreeing import bundled
from dfdm.verbs.keyring import signing_key
from dfdm.verbs.locking import locked
from dfdm.verbs.reading import document_of, is_bundle, trusted
from dfdm.verbs.writing import stamp, write_document

if TYPE_CHECKING:
    from dfdm.rights.ledger import Revocations
    from dfdm.trust import Key
    from dfdm.trust.trustlist import TrustList


def revoke(
    what: str | Path,
    *,
    valid_until: str,
    key: str | Path | Key | None = None,
    path: str | Path,
    since: str | None = None,
    reason: str = "",
    created: str | None = None,
    method: str = "",
    trust: str | Path | TrustList | None = None,
) -> tuple[dict[str, Any], Revocations]:
    """Take back an agreement, or all that follows from a bundle's rights, in the list that they name.

    The list at `path` is replaced by one that names this too and is good until `valid_until`; where there is none it is begun.
    `method` names the key by a did:web, `trust` judges what was signed before. Rights that name no list
    (`--revocation-list` when they were offered) cannot be taken back: InputError.
    """
    from dfdm.rights.ledger import read_agreement, read_revocations, write_revocations

    book = trusted(trust)
    if is_bundle(what):
        at_hand = bundled(what, book)
        name, policy = at_hand.offered.policy, at_hand.rights
    else:
        agreed = read_agreement(document_of(what), where=Path(what).name, keys=book)
        name, policy = agreed.id, agreed.policy
    if not policy.revocation:
        raise InputError(
            f"the rights in {Path(what).name} name no list of revocations: they cannot be taken back by one"
        )
    signer, keep = signing_key(key, method=method, trust=book)
    if signer.did != policy.assigner:
        raise InputError(f"only who gave the rights ({policy.assigner}) takes them back, not {signer.did}")
    file = Path(path)
    with locked(file) as still_mine:
        before = read_revocations(document_of(file), where=file.name, keys=book) if file.exists() else None
        document = write_revocations(
            [name],
            signer,
            list=policy.revocation,
            created=stamp(created),
            valid_until=valid_until,
            since=since,
            reason=reason,
            before=before,
        )
        found = read_revocations(document, keys=book)
        keep()
        still_mine()
        write_document(file, document)
    return document, found


def lists_of(files: Sequence[str | Path], keys: TrustList) -> tuple[Revocations, ...]:
    """Lists of revocations in files; one whose signature does not hold is a SignatureError."""
    from dfdm.rights.ledger import read_revocations

    return tuple(read_revocations(document_of(one), where=Path(one).name, keys=keys) for one in files)
