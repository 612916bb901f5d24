"""Which public key stands behind a verification method, and who speaks for whom: without a network, and with what the user lists."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dfdm.errors import TrustError
from dfdm.trust.identity import public_of, verification_method
from dfdm.trust.proof import unverifiable, wrong

_NOBODY: Final[Mapping[str, Collection[str]]] = MappingProxyType({})


class KeyBook(Protocol):
    """Finds keys by what a proof names. A verifier brings one; the document chooses none of it."""

    def key(self, method: str, *, purpose: str, created: datetime) -> tuple[str, Ed25519PublicKey]:
        """(DID, key) of a verification method at the time a proof states.

        SignatureError: `wrong` where the method cannot be that DID's, or its key was taken back before that time;
        not `wrong` where it is not known.
        """
        ...

    def speaks_for(self, did: str, issuer: str, *, created: datetime) -> bool | None:
        """Whether a DID may sign for an issuer; None where nothing is known of that issuer."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class DidKeys:
    """Keys that their DIDs hold themselves (did:key), and who the caller says may sign for an issuer."""

    controllers: Mapping[str, Collection[str]] = field(default_factory=lambda: _NOBODY)

    def key(self, method: str, *, purpose: str, created: datetime) -> tuple[str, Ed25519PublicKey]:
        """See KeyBook; every did:key is good for every purpose and time."""
        return did_key_of(method)

    def speaks_for(self, did: str, issuer: str, *, created: datetime) -> bool | None:
        """See KeyBook."""
        if did == issuer or did in self.controllers.get(issuer, ()):
            return True
        return False if issuer.startswith("did:key:") or issuer in self.controllers else None


def did_key_of(method: str) -> tuple[str, Ed25519PublicKey]:
    """(DID, key) of the verification method of a did:key; of any other method an unverifiable signature."""
    if not isinstance(method, str) or not method.startswith("did:key:"):
        unverifiable(f"its key '{str(method)[:60]}' is no did:key and cannot be found without a network")
    did = method.partition("#")[0]
    if method != verification_method(did):
        wrong("its verification method is not the key its DID stands for")
    try:
        return did, public_of(did)
    except TrustError as error:
        unverifiable(str(error))
