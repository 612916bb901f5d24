"""Which certificates of a node count: those with a credential that holds, by an issuer that the user lists, in their scope.

What a node states of itself without a credential is its own word. It is told, and not counted. Nor do other names that a node
gives itself: with one of another workshop it could show that one's certificate. A certificate names the node's id, an earlier
key of the same identity, or an alias that the user lists for it. Whether who answers is that node, its signature shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dfdm.errors import DataError
from dfdm.nodes.node import Certificate, Node
from dfdm.trust.credentials import MOST_CERTIFICATE, CountedCertificate, count_certificate, same_standard
from dfdm.trust.documents import canonical, parse_document
from dfdm.trust.trustlist import TrustList


@dataclass(frozen=True, kw_only=True, slots=True)
class CertificateBook:
    """Counts certificates of nodes at one instant by what one user trusts; each is looked at once."""

    trust: TrustList
    at: datetime
    _found: dict[tuple[str, str, str, str], CountedCertificate] = field(default_factory=dict, repr=False, compare=False)

    def counted(self, node: Node, certificate: Certificate, *, process: str = "") -> CountedCertificate:
        """What came of one certificate of a node, for a process ('': whichever it covers)."""
        key = (node.id, certificate.standard, process, certificate.credential)
        if key not in self._found:
            self._found[key] = self._count(node, certificate, process)
        return self._found[key]

    def why_not(self, node: Node, standard: str, *, process: str = "") -> str:
        """Why a node is not counted as certified to a standard, for a process; '' if it is."""
        held = [one for one in node.certificates if same_standard(one.standard, standard)]
        if not held:
            return f"states no certificate for {standard}"
        found = [self.counted(node, one, process=process) for one in held]
        if any(one.counted for one in found):
            return ""
        return f"its certificate for {standard} is not counted: {found[0].why}"

    def _count(self, node: Node, certificate: Certificate, process: str) -> CountedCertificate:
        if not certificate.credential:
            return CountedCertificate(counted=False, why="the node states it of itself, without a credential")
        try:
            credential = parse_document(
                certificate.credential.encode("utf-8"), where="credential", most=MOST_CERTIFICATE
            )
        except (DataError, UnicodeError) as error:
            return CountedCertificate(counted=False, why=str(error))
        return count_certificate(
            credential,
            trust=self.trust,
            at=self.at,
            holder=(*self.trust.names_of(node.id), *self.trust.aliases_of(node.id)),
            standard=certificate.standard,
            process=process,
        )


def all_certificates(nodes: Iterable[Node], book: CertificateBook) -> list[dict[str, Any]]:
    """Every certificate of nodes and what came of it, as documents."""
    return [
        {"node": node.id, "standard": one.standard, **book.counted(node, one).to_dict()}
        for node in nodes
        for one in node.certificates
    ]


def credential_text(told: str | Mapping[str, Any]) -> str:
    """A credential as a node keeps it: its JSON text; a JSON object is written in its canonical form."""
    return told if isinstance(told, str) else canonical(dict(told), where="credential").decode("utf-8")
