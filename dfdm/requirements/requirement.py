"""What a design demands of the made part beyond its shape: tolerances, fits, threads, finish, tied to places on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from dfdm.errors import RequirementError
from dfdm.facts.rounding import Vector, rounded, vector
from dfdm.requirements.fits import fit_limits_mm

RequirementKind = Literal["diameter", "distance", "thickness", "thread", "surface_finish", "flatness"]
KINDS: Final[tuple[str, ...]] = get_args(RequirementKind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """One demand on the made part.

    `on` says where: `tag:NAME` (a CadQuery tag) or a CadQuery face selector (`>Z`, `|X`); `count` how many faces groups
    it must find there (None: at least one). `plus_mm`/`minus_mm` are the limit deviations from nominal (signed).
    """

    kind: RequirementKind
    on: str
    nominal_mm: float | None = None
    plus_mm: float | None = None
    minus_mm: float | None = None
    fit: str = ""
    thread: str = ""
    roughness_um: float | None = None
    count: int | None = None
    critical: bool = False
    note: str = ""

    @property
    def tolerance_mm(self) -> float | None:
        """Width of the tolerance zone, None where none was declared."""
        if self.plus_mm is None or self.minus_mm is None:
            return None
        return self.plus_mm - self.minus_mm

    def to_dict(self) -> dict[str, Any]:
        """Write every field."""
        numbers = ("nominal_mm", "plus_mm", "minus_mm", "roughness_um")
        document: dict[str, Any] = {"kind": self.kind, "on": self.on}
        document |= {k: None if (v := getattr(self, k)) is None else rounded(v) for k in numbers}
        rest = ("fit", "thread", "count", "critical", "note")
        return document | {k: getattr(self, k) for k in rest}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Requirement:
        """Read what `to_dict` wrote."""
        return cls(**document)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """A requirement found on the built part: the faces it speaks of, where, and the size they have now."""

    requirement: Requirement
    faces: tuple[int, ...]
    at_mm: tuple[Vector, ...]
    measured_mm: float | None

    def to_dict(self) -> dict[str, Any]:
        """Write the requirement and what it was found on."""
        return {
            "requirement": self.requirement.to_dict(),
            "faces": list(self.faces),
            "at_mm": [vector(p) for p in self.at_mm],
            "measured_mm": None if self.measured_mm is None else rounded(self.measured_mm),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Resolved:
        """Read what `to_dict` wrote."""
        return cls(
            requirement=Requirement.from_dict(document["requirement"]),
            faces=tuple(document["faces"]),
            at_mm=tuple((p[0], p[1], p[2]) for p in document["at_mm"]),
            measured_mm=document["measured_mm"],
        )


def require(
    kind: RequirementKind,
    *,
    on: str,
    nominal_mm: float | None = None,
    plus_mm: float | None = None,
    minus_mm: float | None = None,
    fit: str = "",
    thread: str = "",
    roughness_um: float | None = None,
    count: int | None = None,
    critical: bool = False,
    note: str = "",
) -> Requirement:
    """Declare a demand of the design, e.g. `require("diameter", on="tag:bore", nominal_mm=5, fit="H7")`.

    A `fit` needs `nominal_mm` and gives the limit deviations; it is not given together with `plus_mm`/`minus_mm`.
    Raises RequirementError where the values contradict each other or the kind needs one that is missing.
    """
    if kind not in KINDS:
        raise RequirementError(f"requirement kind '{kind}' is none of {', '.join(KINDS)}")
    if not on or on == "tag:":
        raise RequirementError(f"the {kind} requirement must say where it applies: on='tag:NAME' or a face selector")
    if (plus_mm is None) != (minus_mm is None):
        raise RequirementError(f"the {kind} requirement on '{on}' needs both plus_mm and minus_mm")
    if fit:
        if plus_mm is not None:
            raise RequirementError(f"the {kind} requirement on '{on}' has a fit and a tolerance: give one of them")
        if nominal_mm is None:
            raise RequirementError(f"the fit {fit} on '{on}' needs nominal_mm")
        minus_mm, plus_mm = fit_limits_mm(fit, nominal_mm)
    if plus_mm is not None and minus_mm is not None and plus_mm < minus_mm:
        raise RequirementError(f"the {kind} requirement on '{on}': plus_mm {plus_mm} is below minus_mm {minus_mm}")
    if kind == "thread" and not thread:
        raise RequirementError(f"the thread requirement on '{on}' must name the thread, e.g. thread='M5'")
    if kind == "surface_finish" and roughness_um is None:
        raise RequirementError(f"the surface_finish requirement on '{on}' needs roughness_um (Ra)")
    if count is not None and count < 1:
        raise RequirementError(f"the {kind} requirement on '{on}': count must be at least 1")
    return Requirement(
        kind=kind,
        on=on,
        nominal_mm=nominal_mm,
        plus_mm=plus_mm,
        minus_mm=minus_mm,
        fit=fit,
        thread=thread,
        roughness_um=roughness_um,
        count=count,
        critical=critical,
        note=note,
    )
