"""What was found on a part for one capability, in words, with its place and its limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.checks.verdict import Verdict
from dfdm.cited import Cited, Kind
from dfdm.facts.rounding import Vector, rounded, vector


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
    """The limit that decided, with its key, its source and the kind of evidence."""

    key: str
    value: float
    unit: str
    source: str
    locator: str
    kind: Kind

    @classmethod
    def of(cls, key: str, cited: Cited) -> Limit:
        """The limit as its page gives it."""
        return cls(
            key=key,
            value=cited.number,
            unit=cited.unit,
            source=cited.source,
            locator=cited.locator,
            kind=cited.kind,
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
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """The answer to one check: verdict, code, words, measured value, limit, place and remedy."""

    check: str
    code: str
    verdict: Verdict
    message: str
    measured: Amount | None = None
    limit: Limit | None = None
    faces: tuple[int, ...] = ()
    at_mm: tuple[Vector, ...] = ()
    remedy: str = ""

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
            "remedy": self.remedy,
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
            remedy=document["remedy"],
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class NotChecked:
    """A question that could not be answered, and why."""

    check: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """Write check and reason."""
        return {"check": self.check, "reason": self.reason}
