"""Which roles a verifier wants to have signed, and whether somebody it believes in that role has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dfdm.errors import InputError
from dfdm.trust.proof import checked_role
from dfdm.trust.proofs import CheckedProof
from dfdm.trust.trustlist import TrustList

ISSUER: Final = "issuer"


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleWanted:
    """A role that must have signed: by this DID, or ('') by anyone whom the trust list believes in that role.

    The role `issuer` is that of who signed for the issuer: this DID, or anyone whom the trust list knows.
    """

    role: str
    did: str = ""

    @classmethod
    def parse(cls, text: str) -> RoleWanted:
        """Read `ROLE` or `ROLE=DID`; anything else is an InputError."""
        role, equals, did = text.strip().partition("=")
        try:
            checked_role(role)
        except ValueError as error:
            raise InputError(str(error)) from None
        if not role or bool(equals) != did.startswith("did:"):
            raise InputError(f"'{text[:80]}' is no role that must have signed: write ROLE or ROLE=DID")
        return cls(role=role, did=did)

    def why_not(self, checked: Sequence[CheckedProof], trust: TrustList, *, signer: str = "") -> str:
        """Why the role is not filled by these signatures; '' if it is. A signature of somebody unknown fills none.

        `signer` is who signed for the issuer ('' nobody).
        """
        if self.role == ISSUER:
            if signer and (signer == self.did if self.did else trust.knows(signer)):
                return ""
            return (
                f"it is signed by {signer or 'nobody'} for its issuer, not by {self.did or 'who is in your trust list'}"
            )
        valid = [proof for proof in checked if proof.status == "valid" and proof.role == self.role]
        if any(proof.signer == self.did if self.did else trust.believed_as(proof.signer, self.role) for proof in valid):
            return ""
        others = ", ".join(proof.signer for proof in valid)
        told = f"; {others} signed so and is not" if others else ""
        if self.did:
            return f"{self.did} has not signed it as {self.role}"
        return f"nobody has signed it whom your trust list names as {self.role}{told}"
