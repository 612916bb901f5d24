"""What a design demands of the made part beyond its shape: tolerances, fits, threads, finish, tied to places on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dfdm.facts.rounding import Vector, rounded, vector
from dfdm.requirements.kinds import RequirementKind

Roughness = Literal["Ra", "Rz"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """One demand on the made part.

    `on` says where: `tag:NAME` (a CadQuery tag), a CadQuery face selector (`>Z`, `|X`), `pmi:ID` (an annotation of a STEP
    file) or `part`; `count` how many places it must find there (None: at least one). `plus_mm`/`minus_mm` are the limit
    deviations from nominal (signed); of a geometric tolerance they are the zone's width and 0. `mate` is the other half of
    a fit. `depth_mm` is the usable length of a thread or insert. `roughness_um` is Ra or Rz (ISO 21920), as `texture` says.
    `datums` are places like `on`, first to third. `direction` is that of the load, in the axes of the model.
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
    mate: str = ""
    depth_mm: float | None = None
    insert: str = ""
    angle_deg: float | None = None
    texture: Roughness = "Ra"
    datums: tuple[str, ...] = ()
    standard: str = ""
    color: str = ""
    direction: Vector | None = None
    quantity: int | None = None

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
        rest = (
            "fit",
            "thread",
            "count",
            "critical",
            "note",
            "mate",
            "insert",
            "texture",
            "standard",
            "color",
            "quantity",
        )
        document |= {k: getattr(self, k) for k in rest}
        document |= {k: None if (v := getattr(self, k)) is None else rounded(v) for k in ("depth_mm", "angle_deg")}
        direction = None if self.direction is None else vector(self.direction)
        return document | {"datums": list(self.datums), "direction": direction}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Requirement:
        """Read what `to_dict` wrote, or what an earlier version wrote without the later fields."""
        fields = dict(document)
        fields["datums"] = tuple(fields.get("datums", ()))
        if (direction := fields.get("direction")) is not None:
            fields["direction"] = (direction[0], direction[1], direction[2])
        return cls(**fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """A requirement found on the built part: the faces it speaks of, where, and the size they have now.

    `datum_faces` are the faces of each of the requirement's datums, in their order; empty where that is not known.
    """

    requirement: Requirement
    faces: tuple[int, ...]
    at_mm: tuple[Vector, ...]
    measured_mm: float | None
    datum_faces: tuple[tuple[int, ...], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the requirement and what it was found on."""
        return {
            "requirement": self.requirement.to_dict(),
            "faces": list(self.faces),
            "at_mm": [vector(p) for p in self.at_mm],
            "measured_mm": None if self.measured_mm is None else rounded(self.measured_mm),
            "datum_faces": [list(faces) for faces in self.datum_faces],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Resolved:
        """Read what `to_dict` wrote, or what an earlier version wrote without the faces of datums."""
        return cls(
            requirement=Requirement.from_dict(document["requirement"]),
            faces=tuple(document["faces"]),
            at_mm=tuple((p[0], p[1], p[2]) for p in document["at_mm"]),
            measured_mm=document["measured_mm"],
            datum_faces=tuple(tuple(faces) for faces in document.get("datum_faces", ())),
        )
