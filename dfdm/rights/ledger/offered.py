"""What was offered: the digests that bind a quote, an agreement and the receipts to one bundle and its rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dfdm.errors import RightsError
from dfdm.rights.export_control import ExportClassification
from dfdm.rights.policy import Offer


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A bundle as it was offered: sha256 of its manifest, rights and recipe, what is made, and who offers it.

    Of the manifest it is the digest of what was signed, without the signatures (see `documents.digest`), so that a bundle
    that is countersigned stays the one that was quoted for; of rights and recipe that of their bytes.
    """

    manifest_sha256: str
    policy_sha256: str
    recipe_sha256: str
    policy: str
    subject: str
    owner: str
    title: str

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Offered:
        """Read what `to_dict` wrote, under the schema of the document that holds it."""
        return cls(**document)

    def to_dict(self) -> dict[str, str]:
        """Write the digests and names."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Required:
    """A characteristic whose inspection the recipe asks for: of every good piece, or of the first of a run.

    `lower` and `upper` are limits in `unit`; None where the recipe sets none.
    """

    characteristic: str
    every_piece: bool
    lower: float | None = None
    upper: float | None = None
    unit: str = "mm"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """What the recipe binds a process parameter to: a range with both ends, or one value (a number is its own range).

    `text` is the value of a parameter that is no number.
    """

    name: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundled:
    """What the ledger needs of a verified bundle: its digests, its rights, the digest in its recipe's id, its inspections.

    `export` is how its owner classifies the design for export; None where nothing is stated, so that nothing is checked.
    """

    offered: Offered
    rights: Offer
    recipe: str = ""
    required: tuple[Required, ...] = ()
    bounds: tuple[Bound, ...] = ()
    export: ExportClassification | None = None

    def refuse_destination(self, country: str) -> None:
        """Raise a RightsError where the design may not be made in a country (ISO 3166, '' where it is not said)."""
        why = self.export.refusal(country) if self.export is not None else ""
        if why:
            raise RightsError(f"it may not be made there: {why}")
