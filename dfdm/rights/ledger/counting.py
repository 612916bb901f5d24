"""What counts as made. The rules are data, so that the command line says them in the words they are tested by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dfdm.rights.ledger.receipt import Receipt

RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "verified": "Only receipts count that are well formed, signed by the node (or by the owner, who transcribed its"
        " paper), and name an agreement or policy that is at hand.",
        "once": "A receipt counts once, however often and in whichever file it is given; receipts are told apart by"
        " the digest of what was signed.",
        "order": "The order of files and of receipts in them changes nothing.",
        "good": "Every good piece counts.",
        "scrapped": "A scrapped piece counts too, except for as many as the agreement's scrap allowance (none where it"
        " states none, and none under a policy without an agreement).",
        "final": "What a receipt says of a piece stays so: a piece that was good and is scrapped later has counted.",
        "torn": "Receipts of a torn chain count all the same, those on both sides of a fork too: each is a signed"
        " statement that pieces were made. A count is therefore at least as large as what was truly stated.",
        "growing": "Another receipt never lowers a count.",
        "sums": "A node's count is the sum over its agreements, the total the sum over the nodes.",
        "pieces": "A piece is one of the whole subject: of an assembly, one set of all its parts.",
        "royalty": "A royalty per piece is due for every piece that counts, one for the whole from the first of them on. It"
        " is summed exactly, rounded once per agreement to the currency's coin (half to even), and split by largest"
        " remainder: the parts sum to the whole, each is less than a coin from its exact share.",
        "request": "Whether more may be made is judged by the same counts; where a chain is torn the count is taken as"
        " not known, and nothing is permitted that depends on it.",
        "unseen": "A piece made without a receipt, and receipts after the last one given, cannot be seen.",
    }
)
"""Count and payment semantics by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Pieces of verified receipts: good ones, scrapped ones, and how many of both count."""

    good: int = 0
    scrapped: int = 0
    counted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            good=self.good + other.good,
            scrapped=self.scrapped + other.scrapped,
            counted=self.counted + other.counted,
        )

    def to_dict(self) -> dict[str, int]:
        """Write the pieces."""
        return {"good": self.good, "scrapped": self.scrapped, "counted": self.counted}


def tally(receipts: Iterable[Receipt], *, scrap_allowance: int) -> Tally:
    """Count the receipts of one agreement or policy, each once (see RULES)."""
    once = {receipt.digest: receipt for receipt in receipts}
    good = sum(receipt.pieces for receipt in once.values() if receipt.good)
    scrapped = sum(receipt.pieces for receipt in once.values() if not receipt.good)
    return Tally(good=good, scrapped=scrapped, counted=good + max(0, scrapped - scrap_allowance))
