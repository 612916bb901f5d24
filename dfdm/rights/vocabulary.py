"""The words of the profile: actions, operands and duties, how each is spelled in ODRL and what a request tells of it.

Defined for others in `dfdm/data/rights/profile.ttl`; what stands in one stands in the other. The parameters of a design
have an operand each, `dfdm:parameter.NAME`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

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

Kind = Literal["count", "time", "place", "one", "all", "names", "parameter", "status"]
"""How an operand is judged: pieces made so far plus requested; an instant; a place that may lie within another; one id; ids
of which each must be held; names that must all be listed; a parameter's value; lists of which none may name the policy."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Operand:
    """A left operand: the `field` of the request (or of the world) that holds its value, and `words` for the value.

    A value that is not given is not known, and fails closed.
    """

    term: str
    kind: Kind
    field: str
    words: str
    of: Literal["request", "world"] = "request"


def _table(*operands: Operand) -> Mapping[str, Operand]:
    return MappingProxyType({operand.term: operand for operand in operands})


OPERANDS: Final = _table(
    Operand(term="count", kind="count", of="world", field="made", words="the pieces made by this party"),
    Operand(
        term="dfdm:countInTotal",
        kind="count",
        of="world",
        field="made_in_total",
        words="the pieces made by all parties",
    ),
    Operand(term="dateTime", kind="time", field="at", words="the time"),
    Operand(term="spatial", kind="place", field="place", words="the place"),
    Operand(term="recipient", kind="one", field="party", words="the recipient"),
    Operand(term="dfdm:process", kind="one", field="process", words="the process"),
    Operand(term="dfdm:material", kind="one", field="material", words="the material"),
    Operand(term="dfdm:machine", kind="one", field="machine", words="the machine"),
    Operand(term="dfdm:machineClass", kind="one", field="machine_class", words="the class of the machine"),
    Operand(term="dfdm:nodeCertificate", kind="all", field="certificates", words="the certificates of the node"),
    Operand(term="dfdm:variant", kind="one", field="variant", words="the variant"),
    Operand(term="dfdm:variantSigner", kind="one", field="variant_signer", words="the signer of the variant"),
    Operand(
        term="dfdm:variedParameter",
        kind="names",
        field="parameters",
        words="the parameters that differ from the design",
    ),
    Operand(term="dfdm:revokedBy", kind="status", of="world", field="revoked", words="whether the rights were revoked"),
)
"""Operands of permissions. `dfdm:parameter.NAME` is not listed: see `operand`."""
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


def operand(term: str) -> Operand | None:
    """What is known of a left operand, also of that of a parameter (`field` is then its name); None for any other term."""
    if term.startswith(PARAMETER) and term != PARAMETER:
        name = term.removeprefix(PARAMETER)
        return Operand(term=term, kind="parameter", field=name, words=f"the parameter {name}")
    return OPERANDS.get(term)
