"""What an audit can find, each fault by its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "agreement-refused": "an agreement that does not hold",
        "quote-reused": "two agreements over one quote",
        "malformed": "what stands there is no receipt",
        "unsigned": "a receipt without a signature",
        "wrong-signature": "a signature that does not hold",
        "unverifiable-signature": "a signature that cannot be checked with what is at hand",
        "other-agreement": "a receipt of an agreement or policy that is not at hand",
        "other-subject": "a receipt of another subject than the agreement's",
        "other-node": "a receipt of another node than the agreement's",
        "other-signer": "a receipt that was transcribed by somebody else than the owner or a named coordinator",
        "replay": "the same receipt given twice",
        "fork": "two receipts after the same predecessor, or with the same number",
        "gap": "a number is missing in a chain",
        "broken-link": "a receipt whose predecessor is not the one before it",
        "clock-backward": "a time before that of the predecessor, or a signature before the making",
        "from-the-future": "a time after that of the audit",
        "truncated": "a receipt that was seen before is no longer there",
        "double-use": "the same serial number used for two pieces",
        "before-agreement": "made before it was agreed on",
        "after-revocation": "made after the rights were taken back",
        "outside-period": "made outside the period",
        "outside-territory": "made outside the territory",
        "outside-process": "made by another process than granted",
        "outside-material": "made of another material than granted",
        "outside-machine": "made on another machine than granted",
        "outside-range": "a process value outside what the recipe permits",
        "marking-missing": "the mark that the rights demand is not said to be on the pieces",
        "not-stated": "something that the grant bounds is not stated",
        "inspection-missing": "an inspection that must be made is not recorded",
        "inspection-failed": "an inspection failed, and the pieces are recorded as good",
        "inspection-contradicted": "values that contradict the result of their inspection",
        "count-exceeded": "more pieces count than were agreed on or granted",
        "node-count-exceeded": "more pieces of one node count than a node may make",
        "total-count-exceeded": "more pieces of all nodes count than may be made in all",
    }
)
"""Every fault that an audit names."""
UNSEEN: Final = "pieces without a receipt, and receipts after the last one given, cannot be seen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One fault: its code, why, the receipts it is about (their places), and of which node and grant."""

    code: str
    why: str
    receipts: tuple[str, ...] = ()
    node: str = ""
    grant: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the fault."""
        return {
            "code": self.code,
            "message": self.why,
            "receipts": list(self.receipts),
            "node": self.node,
            "under": self.grant,
        }
