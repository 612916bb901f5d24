"""From an offered bundle to an agreement: a node's quote or decline, the owner's consent, the node's countersignature."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError
from dfdm.verbs.keyring import signing_key
from dfdm.verbs.reading import document_of, trusted
from dfdm.verbs.writing import stamp, write_document

if TYPE_CHECKING:
    from dfdm.money import Money
    from dfdm.rights.ledger import Agreed, Bound, Bundled, Decline, Quote, Required, Transcribed
    from dfdm.trust import Key
    from dfdm.trust.trustlist import TrustList

EVERY_PIECE: Final = ("every piece", "the piece", "the first piece, then every piece")
"""How a recipe says that a characteristic is inspected on all pieces."""


def quote(
    bundle: str | Path,
    *,
    price: str,
    quantity: int,
    valid_until: str,
    lead_time_days: int,
    key: str | Path | Key | None = None,
    path: str | Path | None = None,
    scrap_allowance: int = 0,
    deviations: Sequence[Mapping[str, str]] = (),
    created: str | None = None,
    paper: Transcribed | None = None,
    method: str = "",
    trust: str | Path | TrustList | None = None,
    require: Sequence[str] = (),
    **more: str,
) -> tuple[dict[str, Any], Quote]:
    """A node's signed quote for a bundle, and what it says; written to `path` if that is given.

    `price` is for the whole quantity, such as `120.00 EUR`; `deviations` hold what, instead and why; `more` are process,
    machine, material, place (ISO 3166), sealing_key and note. With `paper` it is what a node wrote on paper, and the key is
    that of who transcribes it. `method` names the key by a did:web, whose document `trust` holds. Raises BundleError for a
    bundle that is refused, by the same `trust` and `require` as `verify` takes, RightsError where its export classification
    forbids making it at the place.
    """
    from dfdm.rights.ledger import Deviation, Quote

    book = trusted(trust)
    signer, keep = signing_key(key, method=method, trust=book)
    at_hand = bundled(bundle, book, require)
    at_hand.refuse_destination(more.get("place", ""))
    told = Quote(
        offered=at_hand.offered,
        node=paper.node if paper else signer.did,
        paper=paper,
        created=stamp(created),
        quantity=quantity,
        price=money(price),
        valid_until=valid_until,
        lead_time_days=lead_time_days,
        scrap_allowance=scrap_allowance,
        deviations=tuple(Deviation(**entry) for entry in deviations),
        **more,
    )
    document = told.signed(signer)
    keep()
    _put(path, document)
    return document, told


def decline(
    bundle: str | Path,
    *,
    reason: str,
    note: str = "",
    key: str | Path | Key | None = None,
    path: str | Path | None = None,
    created: str | None = None,
    paper: Transcribed | None = None,
    method: str = "",
    trust: str | Path | TrustList | None = None,
    require: Sequence[str] = (),
) -> tuple[dict[str, Any], Decline]:
    """A node's signed answer that it will not make a bundle, with a reason by its code (`ledger.REASONS`); else as `quote`."""
    from dfdm.rights.ledger import REASONS, Decline

    known = next((code for code in REASONS if code == reason), None)
    if known is None:
        raise InputError(f"'{reason}' is no reason; the reasons are {', '.join(REASONS)}")
    book = trusted(trust)
    signer, keep = signing_key(key, method=method, trust=book)
    told = Decline(
        offered=bundled(bundle, book, require).offered,
        node=paper.node if paper else signer.did,
        paper=paper,
        created=stamp(created),
        reason=known,
        note=note,
    )
    document = told.signed(signer)
    keep()
    _put(path, document)
    return document, told


def agree(
    paper: str | Path,
    *,
    bundle: str | Path | None = None,
    key: str | Path | Key | None = None,
    path: str | Path | None = None,
    created: str | None = None,
    method: str = "",
    trust: str | Path | TrustList | None = None,
    require: Sequence[str] = (),
) -> tuple[dict[str, Any], Agreed]:
    """Sign an agreement: as owner over a node's quote for a bundle, or as node over an agreement that its owner signed.

    All signatures are judged by `trust`; those of the bundle that are asked for by `require` too. Raises RightsError where the quote or agreement is for another bundle, has ended, or asks for more than is offered.
    """
    from dfdm.rights import ledger

    told = document_of(paper)
    signed_at, book = stamp(created), trusted(trust)
    at_hand = bundled(bundle, book, require) if bundle is not None else None
    signer, keep = signing_key(key, method=method, trust=book)
    match told.get("schema"):
        case "dfdm/quote/1":
            if at_hand is None:
                raise InputError("name the bundle that the quote is for (--bundle)")
            document = ledger.agree(told, at_hand, signer, created=signed_at, keys=book)
        case "dfdm/agreement/1":
            ledger.read_agreement(told, bundled=at_hand, where=Path(paper).name, keys=book)
            document = ledger.countersign(told, signer, created=signed_at, keys=book)
        case _:
            raise InputError(f"{Path(paper).name} is neither a quote nor an agreement")
    agreed = ledger.read_agreement(document, bundled=at_hand, keys=book)
    keep()
    _put(path, document)
    return document, agreed


def bundled(path: str | Path, trust: TrustList | None = None, require: Sequence[str] = ()) -> Bundled:
    """What the ledger needs of a bundle, which is verified first; a BundleError where it is refused.

    `trust` is a list of keys that are known and taken back, `require` are the roles that must have signed (`verify`).
    """
    from dfdm import bundles
    from dfdm.bundles.content import MANIFEST, RECIPE, RIGHTS
    from dfdm.bundles.stated_rights import declared_in
    from dfdm.rights import Declaration
    from dfdm.rights.ledger import Bundled, Offered, digest
    from dfdm.trust.roles import RoleWanted

    inside = bundles.read(path, trust=trust, require=[RoleWanted.parse(one) for one in require])
    rights = inside.rights
    offered = Offered(
        manifest_sha256=digest(inside.document(MANIFEST)),  # the same, however many countersign it
        policy_sha256=hashlib.sha256(inside.members[RIGHTS]).hexdigest(),
        recipe_sha256=hashlib.sha256(inside.members[RECIPE]).hexdigest(),
        policy=inside.document(RIGHTS)["uid"],
        subject=rights.target,
        owner=inside.verification.signer,
        title=inside.verification.title,
    )
    recipe = inside.recipe
    name = recipe["header"]["id"].rpartition(":")[2]
    return Bundled(
        offered=offered,
        rights=rights,
        recipe=name,
        required=tuple(_required(recipe)),
        bounds=tuple(_bounds(recipe)),
        export=Declaration.from_dict(declared_in(inside)).export_classification,
    )


def _required(recipe: Mapping[str, Any]) -> Iterable[Required]:
    """The inspections that a recipe asks for; of an assembly each with the name of its part before it."""
    from dfdm.rights.ledger import Required

    several = len(recipe["parts"]) > 1
    for part in recipe["parts"]:
        for entry in part["inspections"]:
            name = entry["characteristic"]
            yield Required(
                characteristic=f"{part['name']}/{name}" if several else name,
                every_piece=entry["pieces"] in EVERY_PIECE,
                lower=entry["lower"],
                upper=entry["upper"],
                unit=entry["unit"],
            )


def _bounds(recipe: Mapping[str, Any]) -> Iterable[Bound]:
    """What a recipe binds process values to; of parameters that it leaves free, or says nothing of, nothing."""
    from dfdm.rights.ledger import Bound

    for part in recipe["parts"]:
        for parameter in (p for unit in part["procedure"] for p in unit["parameters"]):
            name, unit, value, rule = (parameter.get(key) for key in ("name", "unit", "value", "rule"))
            if rule == "fixed" and isinstance(value, str):
                yield Bound(name=str(name), unit="text", text=value)
            elif rule in ("fixed", "range"):
                low, high = (value, value) if rule == "fixed" else (parameter["low"], parameter["high"])
                yield Bound(name=str(name), unit=str(unit), low=low, high=high)


def money(text: str) -> Money:
    """Read `120.00 EUR` or `120.00EUR`; anything else is an InputError."""
    from decimal import Decimal, InvalidOperation

    from dfdm.errors import DataError
    from dfdm.money import Money

    amount, currency = text.strip()[:-3].strip(), text.strip()[-3:]
    try:
        found = Money(amount=Decimal(amount), currency=currency.upper())
        found.rounded()  # an amount of more digits than are counted raises
    except (InvalidOperation, DataError):
        raise InputError(f"'{text[:40]}' is no price such as 120.00 EUR") from None
    return found


def _put(path: str | Path | None, document: Mapping[str, Any]) -> None:
    if path is not None:
        write_document(path, document)
