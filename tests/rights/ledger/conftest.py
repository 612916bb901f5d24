"""An owner, two nodes, an offered design under own terms, and ledgers of what was made."""

from dataclasses import dataclass, field

import pytest

from dfdm.money import Money
from dfdm.rights import grant
from dfdm.rights.ledger import (
    Bundled,
    Grant,
    Made,
    Offered,
    Quote,
    agree,
    line_of,
    read_agreement,
    write_receipt,
)
from dfdm.trust import new_key

OFFERED_AT, QUOTED_AT, AGREED_AT = "2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z"
SUBJECT = "urn:dfdm:variant:sha256:" + "5" * 64


def at(minute: int) -> str:
    """An instant after the agreement."""
    return f"2026-11-{4 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00Z"


@dataclass
class Shop:
    """Whoever plays a part, and what they have signed."""

    owner: object
    node: object
    other: object
    bundled: Bundled
    quotes: dict = field(default_factory=dict)

    def quote(self, node=None, **more):
        node = node or self.node
        told = {
            "offered": self.bundled.offered,
            "node": node.did,
            "created": QUOTED_AT,
            "quantity": 10,
            "price": Money.of("120.00", "EUR"),
            "valid_until": "2026-12-31T00:00:00Z",
            "lead_time_days": 14,
            **more,
        }
        return Quote(**told).signed(node)

    def agreement(self, node=None, bundled=None, **more):
        bundled = bundled or self.bundled
        return agree(self.quote(node, offered=bundled.offered, **more), bundled, self.owner, created=AGREED_AT)

    def right(self, node=None, **more):
        return Grant.of_agreement(read_agreement(self.agreement(node, **more)))

    def chain(self, right, count, *, key=None, start=0, after=None, **more):
        """So many receipts of one good piece, one after the other."""
        made = []
        for n in range(start, start + count):
            told = {"made_at": at(n), "serials": (f"SN{n:04}",), **more}
            after = write_receipt(
                Made(**told), key or self.node, under=right.id, subject=right.subject, created=at(n), after=after
            )
            made.append(after)
        return made


def book(documents):
    return b"".join(line_of(document) for document in documents)


@pytest.fixture(scope="session")
def keys():
    return new_key(), new_key(), new_key()


@pytest.fixture(scope="session")
def offered_under():
    """Make what an owner offers under own terms with these bounds."""

    def made(owner, required=(), **bounds):
        rights = grant(license="LicenseRef-acme", target=SUBJECT, assigner=owner.did, **bounds)
        offered = Offered(
            manifest_sha256="1" * 64,
            policy_sha256="2" * 64,
            recipe_sha256="3" * 64,
            policy=rights.to_dict()["uid"],
            subject=SUBJECT,
            owner=owner.did,
            title="Bracket",
        )
        return Bundled(offered=offered, rights=rights, recipe="4" * 64, required=required)

    return made


@pytest.fixture(scope="session")
def shop(keys, offered_under):
    owner, node, other = keys
    return Shop(owner=owner, node=node, other=other, bundled=offered_under(owner, count=100))
