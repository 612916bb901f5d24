"""The ledger of a node: begin it, add receipts of what was made, show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError
from dfdm.facts.shown import Shown
from dfdm.verbs.agreeing import bundled
from dfdm.verbs.keyring import signing_key
from dfdm.verbs.locking import locked
from dfdm.verbs.reading import bytes_of, document_of, is_bundle, trusted
from dfdm.verbs.writing import stamp, write_file

if TYPE_CHECKING:
    from dfdm.rights.ledger import Chain, Made, Receipt, Refused, Transcribed
    from dfdm.trust import Key
    from dfdm.trust.trustlist import TrustList


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Ledger(Shown):
    """A file of receipts as it was read: those whose signature holds, those that were refused, and their chains."""

    receipts: tuple[Receipt, ...]
    refused: tuple[Refused, ...]
    chains: tuple[Chain, ...]

    @property
    def whole(self) -> bool:
        """Whether every receipt could be verified and no chain is torn."""
        return not self.refused and all(chain.whole for chain in self.chains)

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `ledger`."""
        return {
            "schema": "dfdm/ledger/1",
            "whole": self.whole,
            "receipts": [{"sha256": r.digest, "place": r.place, **dict(r.document)} for r in self.receipts],
            "refused": [{"place": r.place, "code": r.code, "message": r.why} for r in self.refused],
            "torn": [{"code": t.code, "message": t.why} for chain in self.chains for t in chain.torn],
        }

    def __str__(self) -> str:
        lines = []
        for chain in self.chains:
            lines.append(f"{'whole' if chain.whole else 'TORN'}: {len(chain.receipts)} receipt(s) under {chain.under}")
            lines += [str(receipt) for receipt in chain.receipts]
            lines += [f"  {torn.code}: {torn.why}" for torn in chain.torn]
        lines += [f"  {one.code}: {one.why} [{one.place}]" for one in self.refused]
        return "\n".join(lines) or "no receipts"


def receipt(
    ledger: str | Path,
    made: Made | Sequence[Made],
    *,
    under: str | Path | None = None,
    key: str | Path | Key | None = None,
    created: str | None = None,
    transcribed: Transcribed | None = None,
    variant: str = "",
    method: str = "",
    trust: str | Path | TrustList | None = None,
) -> Ledger:
    """Add signed receipts to a ledger (one JSON document a line), or begin one with `under`: an agreement or a bundle.

    Without `under` the ledger must be there, hold nothing that cannot be verified, and end with a receipt of the same
    signer. `variant` is what was made where it is not the subject (or what the receipt before says). A ledger that is there
    is never begun anew. Either all receipts are written or none, and while they are nobody else writes to the ledger.
    `method` names the key by a did:web; `trust` holds its document, and judges all that was signed before.
    """
    from dfdm.rights.ledger import line_of, write_receipt

    file, book = Path(ledger), trusted(trust)
    signer, keep = signing_key(key, method=method, trust=book)
    right = right_of(under, book) if under is not None else None
    signed_at = stamp(created)
    with locked(file) as still_mine:
        lines, last = b"", None
        if right is None:
            if not file.exists():
                raise InputError(f"{file} cannot be read: there is no such ledger; receipt new --under … begins one")
            lines = bytes_of(file, _most())
            last = _last(lines, file.name, signer.did, transcribed, book)
            urn, subject = last.under, last.document["subject"]
        elif file.exists():
            raise InputError(f"{file.name} is there already: add to it, or name a new file")
        else:
            urn, subject = right.urn, right.subject
        at_first, before = lines, dict(last.document) if last is not None else None
        for one in [made] if not isinstance(made, Sequence) else made:
            before = write_receipt(
                one,
                signer,
                under=urn,
                subject=variant or subject,
                created=signed_at,
                after=before,
                transcribed=transcribed,
            )
            lines = lines + (b"" if not lines or lines.endswith(b"\n") else b"\n") + line_of(before)
        keep()
        still_mine()
        if file.exists() != (right is None) or (right is None and bytes_of(file, _most()) != at_first):
            raise InputError(f"{file.name} was changed by somebody else meanwhile: nothing was written, add again")
        write_file(file, lines)
    return receipts(file, trust=book)


def receipts(ledger: str | Path, *, trust: str | Path | TrustList | None = None) -> Ledger:
    """Read a file of receipts; what cannot be verified by `trust` stands apart, with its code."""
    from dfdm.rights.ledger import chains, read_book

    found, refused = read_book(bytes_of(ledger, _most()), Path(ledger).name, keys=trusted(trust))
    return Ledger(receipts=tuple(found), refused=tuple(refused), chains=chains(found))


@dataclass(frozen=True, kw_only=True, slots=True)
class Right:
    """By what right pieces are made: its urn, what is made, by whom ('' anyone); recipe and manifest (hex, '' not at hand)."""

    urn: str
    subject: str
    node: str = ""
    recipe: str = ""
    manifest: str = ""


def right_of(path: str | Path, trust: TrustList | None = None) -> Right:
    """What is made under: an agreement, or the rights that a bundle gives by itself.

    A bundle with an offer under own terms gives none until there is an agreement: InputError.
    """
    from dfdm.rights.ledger import Grant, read_agreement

    if not is_bundle(path):
        agreed = read_agreement(document_of(path), where=Path(path).name, keys=trust)
        offered = agreed.offered
        return Right(urn=agreed.id, subject=offered.subject, node=agreed.node, manifest=offered.manifest_sha256)
    at_hand = bundled(path, trust)
    grant = Grant.of_bundle(at_hand)
    if grant is None:
        raise InputError(f"{Path(path).name} holds an offer, which grants nothing: name the agreement (--under)")
    return Right(
        urn=grant.id,
        subject=grant.subject,
        node=grant.node,
        recipe=at_hand.recipe,
        manifest=at_hand.offered.manifest_sha256,
    )


def _of_ledger(file: Path, trust: TrustList) -> Right:
    """What the receipts in a ledger are under."""
    from dfdm.rights.ledger import read_book

    held, _ = read_book(bytes_of(file, _most()), file.name, keys=trust)
    if not held:
        raise InputError(f"{file.name} holds no receipt that can be verified")
    return Right(urn=held[0].under, subject=str(held[0].document["subject"]), node=held[0].node)


def _last(data: bytes, name: str, signer: str, transcribed: Transcribed | None, trust: TrustList) -> Receipt:
    """The receipt that the next one follows: the head of the signer's own chain in a ledger that is whole."""
    from dfdm.rights.ledger import chains, read_book

    held, refused = read_book(data, name, keys=trust)
    if refused:
        raise InputError(f"{refused[0].place} holds no receipt that can be verified ({refused[0].code}): mend it first")
    found = chains(held)
    if len(found) != 1:
        raise InputError(f"{name} holds {len(found)} chains; a ledger is added to where it holds one")
    chain = found[0]
    if chain.torn:
        raise InputError(f"the chain in {name} is torn ({chain.torn[0].code}: {chain.torn[0].why})")
    if chain.signer != signer:
        raise InputError(
            f"the chain in {name} is signed by {chain.signer}, not by {signer}: begin a ledger of your own"
        )
    last = chain.receipts[-1]
    if (last.issuer != last.node) != (transcribed is not None):
        raise InputError(f"{name} holds receipts of another way of keeping them (on paper or not): begin a new ledger")
    return last


def _most() -> int:
    from dfdm.rights.ledger.book import MOST_FILE

    return MOST_FILE


def transcribe(
    form: str | Path,
    ledger: str | Path,
    *,
    under: str | Path | None = None,
    node: str = "",
    key: str | Path | Key | None = None,
    created: str | None = None,
    method: str = "",
    trust: str | Path | TrustList | None = None,
) -> Ledger:
    """Add what a workshop answered on paper to a ledger, signed by who transcribes it; the receipts say so.

    `form` is a table (see `ledger.transcript.read_form`) with the code that was scanned from the paper. A form about another
    agreement, recipe or node than `under` (or than the ledger's) is an InputError. `node` is who made it, where neither
    agreement nor form names it; `method` and `trust` are as in `receipt`.
    """
    from dfdm.rights.ledger import Transcribed
    from dfdm.rights.ledger.transcript import read_form

    file, book = Path(ledger), trusted(trust)
    told = read_form(bytes_of(form), Path(form).name)
    if file.exists():
        right, under = _of_ledger(file, book), None
    elif under is not None:
        right = right_of(under, book)
    else:
        raise InputError(f"{file.name} is not there: say what it is under to begin it (--under)")
    for what, on_form, known in (
        ("under", told.code.under, right.urn),
        ("of the recipe", told.code.recipe_sha256, right.recipe),
        ("of the bundle", told.code.manifest_sha256, right.manifest),
    ):
        if on_form and known and on_form != known:
            raise InputError(f"the form is {what} {on_form[-64:]}, not {known[-64:]}")
    named = {one for one in (right.node, told.node, node) if one}
    if len(named) != 1:
        raise InputError(
            f"the form is of {' and of '.join(sorted(named))}"
            if named
            else "name who made it (--for-node, or the column 'node')"
        )
    paper = Transcribed(node=named.pop(), form=told.code.text, signed_by=told.signed_by)
    return receipt(file, told.made, under=under, key=key, created=created, transcribed=paper, method=method, trust=book)


def paper_of(
    bundle: str | Path, *, node: str, code: str, signed_by: str = "", trust: str | Path | TrustList | None = None
) -> Transcribed:
    """Whose answer to a bundle is transcribed from paper; a form about another recipe or bundle is an InputError."""
    from dfdm.rights.ledger import Transcribed
    from dfdm.rights.ledger.transcript import FormCode

    at_hand, told = bundled(bundle, trusted(trust)), FormCode.read(code)
    if told.recipe_sha256 != at_hand.recipe:
        raise InputError(f"the form is about the recipe {told.recipe_sha256}, the bundle about {at_hand.recipe}")
    if told.manifest_sha256 not in ("", at_hand.offered.manifest_sha256):
        raise InputError(f"the form is about another bundle than {Path(bundle).name}")
    return Transcribed(node=node, form=told.text, signed_by=signed_by)


def form_code(thing: Any, recipe: str, agreement: str | Path | None = None, trust: TrustList | None = None) -> str:
    """What the code of an answer form says: the recipe (its id), of a bundle its manifest, and by what right it is made.

    An agreement that does not hold, or is over another bundle, is a DataError, SignatureError or RightsError.
    """
    from dfdm.rights.ledger import Grant, read_agreement
    from dfdm.rights.ledger.transcript import FormCode

    carried = isinstance(thing, str | Path) and str(thing).lower().endswith(".zip")
    at_hand = bundled(thing, trust) if carried else None
    under = ""
    if agreement is not None:
        under = read_agreement(document_of(agreement), bundled=at_hand, where=Path(agreement).name, keys=trust).id
    elif at_hand is not None and (grant := Grant.of_bundle(at_hand)) is not None:
        under = grant.id
    manifest = at_hand.offered.manifest_sha256 if at_hand is not None else ""
    return FormCode(recipe_sha256=recipe.rpartition(":")[2], under=under, manifest_sha256=manifest).text
