"""The terms that an owner decides, before they are written as a policy: what a form edits and a conflict is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.policy import Agreement, Offer, grant

LISTS: Final = ("territory", "processes", "materials", "machines")
BOUNDS: Final = ("count", "not_before", "not_after", *LISTS)
"""The terms that narrow what a license grants to all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """License, licensee and bounds as `grant` takes them; what is empty is not demanded.

    `count` is in pieces, `not_before` and `not_after` are dates or instants, `territory` holds ISO 3166 codes.
    """

    license: str = ""
    licensee: str = ""
    count: int | None = None
    not_before: str = ""
    not_after: str = ""
    territory: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()
    attribution: str = ""
    source_location: str = ""

    @classmethod
    def of(cls, offer: Offer) -> Terms:
        """The terms of an offer or agreement."""
        told = {field.name: getattr(offer, field.name) for field in fields(cls) if field.name != "licensee"}
        return cls(**told, licensee=offer.licensee if isinstance(offer, Agreement) else "")

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Terms:
        """Read terms; an entry that is unknown or of the wrong type is an InputError."""
        unknown = sorted(set(document) - {field.name for field in fields(cls)})
        if unknown:
            raise InputError(f"'{unknown[0][:60]}' is no term of a license")
        told: dict[str, Any] = {}
        for name, value in document.items():
            if name in LISTS:
                if not isinstance(value, list | tuple) or not all(isinstance(entry, str) for entry in value):
                    raise InputError(f"the term '{name}' is a list of texts")
                told[name] = tuple(value)
            elif name == "count":
                if isinstance(value, bool) or not isinstance(value, int):
                    raise InputError("the term 'count' is a whole number of pieces")
                told[name] = value
            else:
                if not isinstance(value, str):
                    raise InputError(f"the term '{name}' is a text")
                told[name] = value
        return cls(**told)

    def to_dict(self) -> dict[str, Any]:
        """Write the terms under `terms.schema.json`: only those that are demanded, and the license."""
        document: dict[str, Any] = {"license": self.license}
        for field in fields(self):
            value = getattr(self, field.name)
            if value not in (None, "", ()):
                document[field.name] = list(value) if isinstance(value, tuple) else value
        return document

    def grant(self, *, target: str, assigner: str) -> Offer:
        """The offer or agreement of these terms on one design; raises what `grant` raises."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return grant(target=target, assigner=assigner, **told)
