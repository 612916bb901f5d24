"""The agreement of owner and node: the quote that was accepted, and the rights that follow from it, signed by both.

The node's consent is its signed quote, which names the digests of manifest, rights and recipe; the owner signs the
agreement that holds that quote. A node that has countersigned has also seen the rights as they were made out to it. Of a
quote on paper the owner alone vouches: the agreement says so, and the paper is what the node has signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from dfdm.errors import DataError, RightsError, SignatureError
from dfdm.facts.shown import Shown
from dfdm.rights.ledger.documents import AGREEMENT_URN, digest, read_signed, sign
from dfdm.rights.ledger.offered import Bundled, Offered
from dfdm.rights.ledger.quote import Quote, read_quote
from dfdm.rights.policy import Agreement, Offer, read_policy
from dfdm.trust import Key
from dfdm.trust.keybook import KeyBook
from dfdm.trust.proofs import add_proof, verify_proofs
from dfdm.trust.signature import instant, utc_stamp

OWNER_ROLE: Final = "owner"
NODE_ROLE: Final = "node"


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Agreed(Shown):
    """An agreement whose signatures hold: `policy` is what the node may do, `id` its name by its digest.

    `countersigned` says whether the node has signed the agreement itself too, besides the quote in it; `quote_id` is the
    digest of that quote.
    """

    id: str
    offered: Offered
    quote: Quote
    policy: Offer
    created: str
    quote_id: str
    countersigned: bool

    @property
    def node(self) -> str:
        """Who makes it."""
        return self.quote.node

    def __str__(self) -> str:
        how = "signed by owner and node" if self.countersigned else "signed by the owner over the node's signed quote"
        how = "signed by the owner over a quote on paper, which was transcribed" if self.quote.paper else how
        return f"{self.id}\nagreed {self.created}, {how}\n{self.quote}"


def agree(
    quote: Mapping[str, Any], bundled: Bundled, key: Key, *, created: str, keys: KeyBook | None = None
) -> dict[str, Any]:
    """The agreement over a signed quote for a bundle, signed by its owner.

    A quote that is for something else, has ended, asks for more than is offered, or is for making it where its export
    classification forbids that, is a RightsError.
    """
    told = read_quote(quote, keys=keys)
    if key.did != bundled.offered.owner:
        raise RightsError(f"only who offers it ({bundled.offered.owner}) can agree to a quote, not {key.did}")
    if told.offered != bundled.offered:
        raise RightsError(
            "the quote is for another bundle, or for other rights or another recipe than those of this one"
        )
    if not told.holds_at(instant(created)):
        raise RightsError(f"the quote holds from {told.created} until {told.valid_until}, not at {created}")
    bundled.refuse_destination(told.place)
    policy = policy_for(bundled.rights, told.node, told.quantity)
    document = {
        "schema": "dfdm/agreement/1",
        "issuer": key.did,
        "node": told.node,
        "offer": bundled.offered.to_dict(),
        "quote": dict(quote),
        "policy": policy.to_dict(),
    }
    return sign(document, "agreement", key, created=created, role=OWNER_ROLE)


def countersign(document: Mapping[str, Any], key: Key, *, created: str, keys: KeyBook | None = None) -> dict[str, Any]:
    """Add the node's own signature to an agreement that its owner signed."""
    told = read_agreement(document, keys=keys)
    if key.did != told.node:
        raise RightsError(f"only the node of the agreement ({told.node}) countersigns it, not {key.did}")
    if told.countersigned:
        raise RightsError("the agreement is countersigned already")
    return add_proof(document, key, created=utc_stamp(created), role=NODE_ROLE, chain=True)


def policy_for(rights: Offer, node: str, quantity: int) -> Offer:
    """What a node may do once its quote for so many pieces is accepted: the offer made out to it, with that count.

    Under a public license everyone has the same rights, so the offer stays as it is. More pieces than are offered, or
    rights that name another licensee, are a RightsError.
    """
    if not rights.terms.own_terms:
        return rights
    if isinstance(rights, Agreement) and rights.licensee != node:
        raise RightsError(f"the bundle's rights are granted to {rights.licensee}, not to {node}")
    for most in (rights.count, rights.count_in_total):
        if most is not None and quantity > most:
            raise RightsError(f"the quote is for {quantity} pieces, the rights let {most} be made")
    said = {field.name: getattr(rights, field.name) for field in fields(Offer)}
    return Agreement(**{**said, "count": quantity, "licensee": node})


def read_agreement(
    data: bytes | Mapping[str, Any],
    *,
    bundled: Bundled | None = None,
    where: str = "agreement",
    keys: KeyBook | None = None,
) -> Agreed:
    """Read an agreement whose signatures hold: the owner's over it, the node's over the quote in it.

    With the bundle at hand it must be for that bundle, signed by its owner, and grant what follows from its rights.
    Raises DataError, SignatureError or RightsError.
    """
    told = read_signed(data, "agreement", where=where, keys=keys)
    quote = read_quote(told["quote"], where=f"{where} quote", keys=keys)
    offered, policy = Offered.from_dict(told["offer"]), read_policy(told["policy"])
    if told["issuer"] != offered.owner:
        raise SignatureError(f"it is signed by {told['issuer']}, but {offered.owner} offers it", wrong=True)
    if quote.node != told["node"] or quote.offered != offered:
        raise DataError("its quote is by another node, or for another offer", where=where)
    if not quote.holds_at(instant(told["created"])):
        raise RightsError(f"its quote held from {quote.created} until {quote.valid_until}, not at {told['created']}")
    named = policy.licensee if isinstance(policy, Agreement) else told["node"]
    if (policy.assigner, named, policy.target) != (offered.owner, told["node"], offered.subject):
        raise RightsError("its rights are by, for or about others than its parties and its subject")
    if policy.terms.own_terms and (not isinstance(policy, Agreement) or policy.count != quote.quantity):
        raise RightsError(f"its rights are not for the {quote.quantity} pieces of its quote")
    if bundled is not None and bundled.offered != offered:
        raise RightsError("it is for another bundle, or for other rights or another recipe than those of this one")
    if bundled is not None and policy_for(bundled.rights, quote.node, quote.quantity) != policy:
        raise RightsError("its rights are not those that follow from the bundle")
    return Agreed(
        id=f"{AGREEMENT_URN}{digest(told)}",
        offered=offered,
        quote=quote,
        policy=policy,
        created=told["created"],
        quote_id=digest(told["quote"]),
        countersigned=any(one.role == NODE_ROLE and one.signer == quote.node for one in verify_proofs(told, keys=keys)),
    )
