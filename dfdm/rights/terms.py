"""The terms that an owner decides, before they are written as a policy: what a form edits and a conflict is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.demands import COUNTS, FLAGS, LISTS, NAMES, TERM_WORDS, Demands, is_given
from dfdm.rights.given import listed
from dfdm.rights.policy import Agreement, Offer, grant
from dfdm.rights.royalty import Royalty
from dfdm.rights.variation import Variation

BOUNDS: Final = tuple(TERM_WORDS)
"""The terms that narrow what a license grants to all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms(Demands):
    """License, licensee and demands as `grant` takes them; what is empty is not demanded."""

    license: str = ""
    licensee: str = ""
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
        unknown = sorted(str(name) for name in document if name not in _KNOWN)
        if unknown:
            raise InputError(f"'{unknown[0][:60]}' is no term of a license")
        return cls(**{name: _read(name, value) for name, value in document.items()})

    def to_dict(self) -> dict[str, Any]:
        """Write the terms under `terms.schema.json`: only those that are demanded, and the license."""
        document: dict[str, Any] = {"license": self.license}
        for name in _KNOWN:
            value = getattr(self, name)
            if is_given(value):
                document[name] = _written(value)
        return document

    def grant(self, *, target: str, assigner: str) -> Offer:
        """The offer or agreement of these terms on one design; raises what `grant` raises."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return grant(target=target, assigner=assigner, **told)


_KNOWN: Final = ("license", "licensee", *NAMES, "attribution", "source_location")


def _written(value: Any) -> Any:  # noqa: ANN401 - any kind of term
    if isinstance(value, tuple):
        return [_written(entry) for entry in value]
    return value.to_dict() if isinstance(value, Royalty | Variation) else value


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value, and any kind of term
    if name in (*LISTS, "actions"):
        if not isinstance(value, list | tuple) or not all(isinstance(entry, str) for entry in value):
            raise InputError(f"the term '{name}' is a list of texts")
        return tuple(value)
    if name in COUNTS:
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputError(f"the term '{name}' is a whole number of pieces")
        return value
    if name in FLAGS:
        if not isinstance(value, bool):
            raise InputError(f"the term '{name}' is yes or no")
        return value
    if name == "royalty":
        return value if isinstance(value, Royalty) else Royalty.from_dict(value)
    if name == "may_vary":
        listed_ = listed(value, "the term 'may_vary'")
        return tuple(one if isinstance(one, Variation) else Variation.from_dict(one) for one in listed_)
    if not isinstance(value, str):
        raise InputError(f"the term '{name}' is a text")
    return value
