"""What receipts are judged against: an agreement of two parties, or a bundle's own policy."""

from __future__ import annotations

from dataclasses import dataclass

from dfdm.rights.ledger.agreement import Agreed
from dfdm.rights.ledger.offered import Bundled
from dfdm.rights.policy import Agreement, Offer
from dfdm.rights.royalty import Royalty


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """By what right pieces are made: `id` is what receipts name it by, `node` who may ('' for anyone).

    `since` is the instant of the agreement ('' of a policy), `quantity` the pieces agreed on (None: not agreed), `quote` the
    digest of the quote that was agreed to, `offer` the uid of the policy that was offered.
    """

    id: str
    owner: str
    node: str
    subject: str
    policy: Offer
    quantity: int | None = None
    scrap_allowance: int = 0
    since: str = ""
    quote: str = ""
    offer: str = ""

    @classmethod
    def of_agreement(cls, agreed: Agreed) -> Grant:
        """The right that an agreement gives its node."""
        return cls(
            id=agreed.id,
            owner=agreed.offered.owner,
            node=agreed.node,
            subject=agreed.offered.subject,
            policy=agreed.policy,
            quantity=agreed.quote.quantity,
            scrap_allowance=agreed.quote.scrap_allowance,
            since=agreed.created,
            quote=agreed.quote_id,
            offer=agreed.offered.policy,
        )

    @classmethod
    def of_bundle(cls, bundled: Bundled) -> Grant | None:
        """The right that a bundle gives by itself: to the licensee it names, or to all under a public license.

        None where it is an offer under own terms, which grants nothing until there is an agreement.
        """
        rights = bundled.rights
        if rights.terms.own_terms and not isinstance(rights, Agreement):
            return None
        return cls(
            id=bundled.offered.policy,
            owner=bundled.offered.owner,
            node=rights.licensee if isinstance(rights, Agreement) else "",
            subject=bundled.offered.subject,
            policy=rights,
        )

    @property
    def royalty(self) -> Royalty | None:
        """What is owed for making under the policy; None where it asks for nothing."""
        return self.policy.royalty

    @property
    def names(self) -> frozenset[str]:
        """What it can be taken back by: its own urn, its policy's uid, and that of the offer it follows from."""
        return frozenset({self.id, str(self.policy.to_dict()["uid"]), *([self.offer] if self.offer else [])})

    @property
    def subjects(self) -> frozenset[str]:
        """What receipts under it may be about: the subject, and the variants that are made ready."""
        return frozenset({self.subject, *self.policy.variants})
