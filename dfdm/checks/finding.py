"""What was found on a part for one capability, in words, with its place and its limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.checks.verdict import Verdict
from dfdm.cited import Kind
from dfdm.facts.rounding import Vector, rounded, vector
from dfdm.processes import Capability, Layer


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A measured value with its unit."""

    value: float
    unit: str

    def to_dict(self) -> dict[str, Any]:
        """Write value and unit."""
        return {"value": rounded(self.value), "unit": self.unit}


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """The limit that decided, with its key, its source, the kind of evidence and the layer that states it."""

    key: str
    value: float
    unit: str
    source: str
    locator: str
    kind: Kind
    layer: Layer

    @classmethod
    def of(cls, key: str, capability: Capability) -> Limit:
        """The limit as the page, or the node, that decides for a capability gives it."""
        cited = capability.limits[key]
        return cls(
            key=key,
            value=cited.number,
            unit=cited.unit,
            source=cited.source,
            locator=cited.locator,
            kind=cited.kind,
            layer=capability.layer(key),
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the limit with its source."""
        return {
            "key": self.key,
            "value": rounded(self.value),
            "unit": self.unit,
            "source": self.source,
            "locator": self.locator,
            "kind": self.kind,
            "layer": self.layer,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """The answer to one check: verdict, code, words, measured value, limit, place and remedy.

    What warns or fails says `why` (the physics), the `remedy`, and its `tradeoff`: what that costs elsewhere.
    `parameter` is the parameter of the design that governs it, where that is known.
    """

    check: str
    code: str
    verdict: Verdict
    message: str
    measured: Amount | None = None
    limit: Limit | None = None
    faces: tuple[int, ...] = ()
    at_mm: tuple[Vector, ...] = ()
    why: str = ""
    remedy: str = ""
    tradeoff: str = ""
    parameter: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write the finding."""
        return {
            "check": self.check,
            "code": self.code,
            "verdict": self.verdict.value,
            "message": self.message,
            "measured": None if self.measured is None else self.measured.to_dict(),
            "limit": None if self.limit is None else self.limit.to_dict(),
            "faces": list(self.faces),
            "at_mm": [vector(point) for point in self.at_mm],
            "why": self.why,
            "remedy": self.remedy,
            "tradeoff": self.tradeoff,
            "parameter": self.parameter,
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Finding:
        """Read what `to_dict` wrote."""
        return cls(
            check=document["check"],
            code=document["code"],
            verdict=Verdict(document["verdict"]),
            message=document["message"],
            measured=None if document["measured"] is None else Amount(**document["measured"]),
            limit=None if document["limit"] is None else Limit(**document["limit"]),
            faces=tuple(document["faces"]),
            at_mm=tuple((x, y, z) for x, y, z in document["at_mm"]),
            **{key: document[key] for key in ("why", "remedy", "tradeoff", "parameter")},
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class NotChecked:
    """A question that could not be answered, and why: the key of the reason, and its words."""

    check: str
    code: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """Write check, code and reason."""
        return {"check": self.check, "code": self.code, "reason": self.reason}
