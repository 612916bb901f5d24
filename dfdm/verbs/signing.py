"""Sign what others made, and tell who signed a document: bundles and JSON documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import DataError, InputError, SignatureError, TrustError, in_one_line
from dfdm.facts.shown import Shown
from dfdm.verbs.reading import document_of, is_document, trusted
from dfdm.verbs.writing import write_file

if TYPE_CHECKING:
    from dfdm.bundles import BundleInfo
    from dfdm.trust import CheckedProof, Key
    from dfdm.trust.trustlist import TrustList


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Signatures(Shown):
    """Who signed a document: `valid` if all its signatures hold and its issuer's is among them, with those roles that were asked for."""

    issuer: str
    signer: str
    signatures: tuple[CheckedProof, ...]
    problems: tuple[str, ...]
    known: frozenset[str]

    @property
    def valid(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.problems

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `signatures`."""
        return {
            "schema": "dfdm/signatures/1",
            "valid": self.valid,
            "issuer": self.issuer,
            "signer": self.signer,
            "problems": list(self.problems),
            "signatures": [one.to_dict() | {"known": one.signer in self.known} for one in self.signatures],
        }

    def __str__(self) -> str:
        head = f"valid: signed for {self.issuer}" if self.valid else "REFUSED"
        known = [f"  {one} ({'' if one.signer in self.known else 'not '}in your trust list)" for one in self.signatures]
        return "\n".join(in_one_line(line) for line in (head, *(f"  {why}" for why in self.problems), *known))


def signatures(
    path: Path | str, *, trust: str | Path | None = None, require: Sequence[str] = (), at: str = ""
) -> Signatures:
    """Check every signature of a JSON document; `require` are roles that must have signed (`ROLE` or `ROLE=DID`), `at` the instant after which none can have been signed (default: now, and a day for clocks that differ)."""
    from dfdm.trust import verify_proofs
    from dfdm.trust.roles import RoleWanted
    from dfdm.trust.signature import bound, instant, issuer_of

    book = trusted(trust)
    wanted = [RoleWanted.parse(one) for one in require]
    document = document_of(path)
    checked: tuple[CheckedProof, ...] = ()
    signer, problems = "", []
    try:
        checked = verify_proofs(document, keys=book, at=(instant(at) if at else datetime.now(UTC)) + timedelta(days=1))
        signer = bound(document, checked, book)
    except SignatureError as error:
        problems.append(str(error))
    problems += [why for one in wanted if (why := one.why_not(checked, book, signer=signer))]
    return Signatures(
        issuer=issuer_of(document),
        signer=signer,
        signatures=checked,
        problems=tuple(problems),
        known=frozenset(one.signer for one in checked if book.knows(one.signer)),
    )


def sign(
    path: Path | str,
    output: Path | str,
    *,
    role: str,
    key: str | Path | Key | None = None,
    passphrase: str | None = None,
    chain: bool = False,
    created: str | None = None,
    method: str = "",
    trust: str | Path | None = None,
) -> BundleInfo | Signatures:
    """Add a signature to a bundle or a JSON document, in a role, and write it to `output`.

    The signatures that are there stay valid; with `chain` the new one covers them. `method` names the key by a did:web
    (`did:web:…#key`), whose document `trust` holds. A document without a signature is signed by its issuer first.
    """
    from dfdm.trust.times import now_stamp
    from dfdm.verbs.keyring import signing_key

    book = trusted(trust)
    signs, keep = signing_key(key, passphrase=passphrase, method=method, trust=book)
    stamp = created or now_stamp()
    if not is_document(path):
        from dfdm import bundles

        written = bundles.countersign(path, output, signs, role=role, created=stamp, chain=chain, trust=book)
        keep()
        return written
    write_file(output, _signed(document_of(path), signs, role=role, stamp=stamp, chain=chain, book=book))
    keep()
    return signatures(output, trust=trust)


def _signed(document: dict[str, Any], key: Key, *, role: str, stamp: str, chain: bool, book: TrustList) -> bytes:
    from dfdm.bundles.manifest import as_text
    from dfdm.trust import add_proof, sign_document, verify_document

    try:
        if "proof" not in document:
            signed = sign_document(document, key, created=stamp, role=role, named=True)
        else:
            verify_document(document, keys=book)
            signed = add_proof(document, key, created=stamp, role=role, chain=chain)
        verify_document(signed, keys=book)
    except SignatureError as error:
        raise TrustError(f"the document is not signed: {error}") from None
    except DataError as error:
        raise InputError(f"the document cannot be signed: {error}") from None
    return as_text(signed)
