"""The words of the profile: actions, operands and duties, how each is spelled in ODRL and what a request tells of it.

Defined for others in `dfdm/data/rights/profile.ttl`; what stands in one stands in the other. The parameters of a design
have an operand each, `dfdm:parameter.NAME`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

PROFILE: Final = "urn:dfdm:odrl-profile:1"
NAMESPACE: Final = f"{PROFILE}#"
CONTEXT: Final[tuple[Any, ...]] = (
    "http://www.w3.org/ns/odrl.jsonld",
    {
        "cc": "http://creativecommons.org/ns#",
        "dct": "http://purl.org/dc/terms/",
        "dfdm": NAMESPACE,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    },
)
MAKE: Final = "reproduce"
VARY: Final = "dfdm:vary"
"""To make a variant: the design at other values of its parameters. Not part of deriving, which changes the design."""
SUBCONTRACT: Final = "dfdm:subcontract"
ACTIONS: Final = MappingProxyType(
    {"reproduce": MAKE, "derive": "derive", "distribute": "distribute", "sell": "sell", "subcontract": SUBCONTRACT}
)
"""What an owner permits or keeps back, by its name in terms; under own terms each of them is in one rule."""

OPERANDS: Final = MappingProxyType(
    {
        "count": ("world", "made"),
        "dfdm:countInTotal": ("world", "made_in_total"),
        "dateTime": ("request", "at"),
        "spatial": ("request", "place"),
        "recipient": ("request", "party"),
        "dfdm:process": ("request", "process"),
        "dfdm:material": ("request", "material"),
        "dfdm:machine": ("request", "machine"),
        "dfdm:machineClass": ("request", "machine_class"),
        "dfdm:nodeCertificate": ("request", "certificates"),
        "dfdm:variant": ("request", "variant"),
        "dfdm:variantSigner": ("request", "variant_signer"),
        "dfdm:variedParameter": ("request", "parameters"),
        "dfdm:revokedBy": ("world", "revoked"),
    }
)
"""Operands of permissions, each with what tells its value: a field of the request, or of what is known of the world.

A value that is not told is not known, and fails closed. Parameters have operands of their own besides (`PARAMETER`), whose
values stand in `parameters` of the request too.
"""
PARAMETER: Final = "dfdm:parameter."

DUTIES_BEFORE: Final = MappingProxyType(
    {
        "attribution": "attribute",
        "notice": "cc:Notice",
        "share-alike": "cc:ShareAlike",
        "source": "cc:SourceCode",
    }
)
"""What a permission asks for first, by its name in the data of licenses: the permission holds once it is done."""
COMPENSATE: Final = "compensate"
INSPECT: Final = "dfdm:inspect"
MARK: Final = "dfdm:mark"
RECEIPT: Final = "dfdm:returnReceipt"
CONFIDENTIAL: Final = "dfdm:keepConfidential"
DELETE: Final = "delete"
OBLIGATIONS: Final = (COMPENSATE, INSPECT, MARK, RECEIPT, CONFIDENTIAL, DELETE)
"""What a licensee owes with or after the making: obligations of the policy, which keep no permission from holding."""
LEVELS: Final = MappingProxyType(
    {"first_article": "dfdm:firstArticle", "sampling": "dfdm:sampling", "every_piece": "dfdm:everyPiece"}
)
"""How many pieces an inspection before release looks at, by its name in terms."""
PAID_PER: Final = MappingProxyType({"piece": "dfdm:perPiece", "total": "dfdm:perAgreement"})
"""What a royalty is paid for: each piece, or once for the whole agreement."""
INSPECTION_LEVEL: Final = "dfdm:inspectionLevel"
MARK_TEXT: Final = "dfdm:markText"
PAY_AMOUNT: Final = "payAmount"
PAY_PER: Final = "dfdm:payPer"
PAY_SHARE: Final = "dfdm:payShare"
RELEASE: Final = "dfdm:release"
"""The event that a piece leaves who made it, or counts as done: inspection comes before it."""
USAGE: Final = "policyUsage"
"""ODRL's event of the permitted deed itself: copies are deleted after it."""
REFINEMENTS: Final = (PAY_AMOUNT, PAY_PER, PAY_SHARE, INSPECTION_LEVEL, MARK_TEXT)
"""Operands that say of a duty how it is done; no request tells them."""
ATTRIBUTION_TEXT: Final = "dfdm:attributionText"
SOURCE_LOCATION: Final = "dfdm:sourceLocation"
CURRENCY: Final = "http://qudt.org/vocab/unit/CCY_"
"""IRIs of currencies: this and their code of ISO 4217 (QUDT)."""
