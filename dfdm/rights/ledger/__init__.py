"""From offer to part: a node's quote or decline, the agreement, the receipts of what was made, and their audit.

Everything is a signed document that stands by itself: a quote names the digests of manifest, rights and recipe, an
agreement holds the quote, each receipt names the agreement and its predecessor. What counts as made is `counting.RULES`.
A ledger shows gaps and contradictions among the receipts it has; it cannot show a part that was made without one.
"""

from dfdm.rights.ledger.account import Account, Audit
from dfdm.rights.ledger.agreement import Agreed, agree, countersign, policy_for, read_agreement
from dfdm.rights.ledger.audit import Limits, audit
from dfdm.rights.ledger.book import Refused, line_of, read_book
from dfdm.rights.ledger.chain import Chain, chains
from dfdm.rights.ledger.counting import RULES, Tally, tally
from dfdm.rights.ledger.documents import digest
from dfdm.rights.ledger.faults import CODES, Fault
from dfdm.rights.ledger.grant import Grant
from dfdm.rights.ledger.offered import Bound, Bundled, Offered, Required
from dfdm.rights.ledger.paper import Transcribed
from dfdm.rights.ledger.quote import REASONS, Decline, Deviation, Quote, read_decline, read_quote
from dfdm.rights.ledger.receipt import Made, Reading, Receipt, write_receipt
from dfdm.rights.ledger.revocation import Revocations, Revoked, newest, read_revocations, write_revocations

__all__ = [
    "CODES",
    "REASONS",
    "RULES",
    "Account",
    "Agreed",
    "Audit",
    "Bound",
    "Bundled",
    "Chain",
    "Decline",
    "Deviation",
    "Fault",
    "Grant",
    "Limits",
    "Made",
    "Offered",
    "Quote",
    "Reading",
    "Receipt",
    "Refused",
    "Required",
    "Revocations",
    "Revoked",
    "Tally",
    "Transcribed",
    "agree",
    "audit",
    "chains",
    "countersign",
    "digest",
    "line_of",
    "newest",
    "policy_for",
    "read_agreement",
    "read_book",
    "read_decline",
    "read_quote",
    "read_revocations",
    "tally",
    "write_receipt",
    "write_revocations",
]
