"""What depends on how a part lies while it is built up: a screen of directions, and for some of them everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Any, Final, TypeVar

import numpy as np

from dfdm.errors import GeometryError
from dfdm.facts.curves import FloatArray, Place, interpolated
from dfdm.facts.features import settled
from dfdm.facts.hanging import Bridge, Cup, Hangs, Overhang
from dfdm.facts.held import Held
from dfdm.facts.rounding import Vector, rounded_all, significant, significant_all, vector

__all__ = ["Bridge", "Cup", "Hangs", "Orientation", "Overhang", "Screened", "Sections", "Ways"]

P = TypeVar("P")
_EXACT: Final = ("z_mm", "inset_mm", "islands", "holes")
_SAMPLED: Final = ("area_mm2", "perimeter_mm")
_BENT: Final = ("corners", "radius_mm", "round_mm")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Sections:
    """Cross-sections square to the build direction, as curves over inset, so that any line width can read them.

    `z_mm` (n,) heights of evenly spread sections, each standing for `height/n`; `inset_mm` (m,) ascending from 0;
    `area_mm2`, `perimeter_mm` (n, m) of each section shrunk by the inset; `islands`, `holes` (n,) contours at inset 0.
    `corners` (n,) of all contours, and the length (n, b) of them that is round with a radius up to `radius_mm` (b,), above
    the radius before it; None where that was not measured.
    """

    z_mm: FloatArray
    inset_mm: FloatArray
    area_mm2: FloatArray
    perimeter_mm: FloatArray
    islands: FloatArray
    holes: FloatArray
    corners: FloatArray | None = None
    radius_mm: FloatArray | None = None
    round_mm: FloatArray | None = None

    def at_inset(self, inset_mm: float) -> tuple[FloatArray, FloatArray]:
        """(area, perimeter) of every section shrunk by `inset_mm`, interpolated."""
        area, perimeter = (interpolated(inset_mm, self.inset_mm, rows) for rows in (self.area_mm2, self.perimeter_mm))
        return area, perimeter

    def to_dict(self) -> dict[str, Any]:
        """Write all arrays."""
        settled = self.settled()
        written = (*_EXACT, *_SAMPLED, *(_BENT if self.corners is not None else ()))
        return {name: getattr(settled, name).tolist() for name in written}

    def settled(self) -> Sections:
        """The sections as they are read from what `to_dict` writes: rounded, without the detour."""
        return Sections(
            **{name: rounded_all(getattr(self, name)) for name in _EXACT},
            **{name: significant_all(getattr(self, name)) for name in _SAMPLED},
            **({} if self.corners is None else {name: significant_all(getattr(self, name)) for name in _BENT}),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Sections:
        """Read what `to_dict` wrote."""
        return cls(**{k: np.array(v, dtype=np.float64) for k, v in document.items()})


@dataclass(frozen=True, kw_only=True, eq=False)
class Screened:
    """What triangles alone say of the part lying one way, exactly: `up` is the build direction in its own coordinates.

    `size_mm` is its box (x, y chosen so that x >= y; z along `up`); `footing_area_mm2` is the first layer,
    `footing_width_mm` the narrowest extent of its hull; `center_inside` says whether the center of mass stands over that,
    `tilt_deg` by how much the part may be tilted before it no longer does (negative: it tips over). `side_area_mm2`,
    `up_area_mm2`, `down_area_mm2` are the projections that filament models use. `steep_area_mm2` leans more than 45° from
    the vertical and does not lie on the bed; `steep_volume_mm3` stands under it, straight down to the bed: supports of
    what leans so fill no more.
    """

    up: Vector
    as_modeled: bool
    size_mm: Vector
    footing_area_mm2: float
    footing_width_mm: float
    center_inside: bool | None
    side_area_mm2: float
    up_area_mm2: float
    down_area_mm2: float
    tilt_deg: float | None = None
    steep_area_mm2: float | None = None
    steep_volume_mm3: float | None = None

    def screen_dict(self) -> dict[str, Any]:
        """Write the figures of the screen."""
        tilt = None if self.tilt_deg is None else significant(self.tilt_deg)
        return {
            "up": vector(self.up),
            "as_modeled": self.as_modeled,
            "size_mm": vector(self.size_mm),
            "center_inside": self.center_inside,
            "tilt_deg": tilt,
            **{k: significant(getattr(self, k) or 0.0) for k in _FIGURES},
        }

    def settled_fields(self) -> dict[str, Any]:
        """The fields as they are read from what `screen_dict` writes: rounded, without the detour."""
        return {
            "up": settled(self.up),
            "as_modeled": self.as_modeled,
            "size_mm": settled(self.size_mm),
            "center_inside": self.center_inside,
            "tilt_deg": None if self.tilt_deg is None else significant(self.tilt_deg),
            **{k: significant(getattr(self, k) or 0.0) for k in _FIGURES},
        }

    @staticmethod
    def fields_of(document: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of what `screen_dict` wrote."""
        x, y, z = document["up"]
        a, b, c = document["size_mm"]
        plain = ("as_modeled", "center_inside", "tilt_deg", *_FIGURES)
        return {"up": (x, y, z), "size_mm": (a, b, c), **{k: document.get(k) for k in plain}}

    def preference(self) -> tuple[bool, int, bool, float]:
        """Less is better: it stands by itself; less volume under what leans, by steps of 1 % of its box; as modeled; lower."""
        box = self.size_mm[0] * self.size_mm[1] * self.size_mm[2]
        share = (self.steep_volume_mm3 or 0.0) / (_STEP * box) if box > 0.0 else 0.0
        return self.center_inside is False, round(share), not self.as_modeled, round(self.size_mm[2], 3)


_STEP: Final = 0.01
_FIGURES: Final = (
    "footing_area_mm2",
    "footing_width_mm",
    "side_area_mm2",
    "up_area_mm2",
    "down_area_mm2",
    "steep_area_mm2",
    "steep_volume_mm3",
)


class Orientation(Screened):
    """The part lying one way: the figures of the screen, and what hangs, sections, cups and held space, measured when asked for.

    `ask` measures a piece by its name (`hangs`, `sections`, `cups`, `held`); without it only what was given is there. Safe under
    concurrent use. A piece that cannot be measured is a GeometryError that says why.
    """

    _pieces: dict[str, Any]
    _ask: Callable[[str], Any] | None
    _lock: RLock

    def __init__(
        self,
        *,
        hangs: Hangs | None = None,
        sections: Sections | None = None,
        cups: tuple[Cup, ...] | None = None,
        held: Held | None = None,
        ask: Callable[[str], Any] | None = None,
        **given: Any,  # noqa: ANN401 - the fields of the screen, or the parts of what hangs
    ) -> None:
        parts = {k: given.pop(k) for k in ("support_volume_mm3", "overhang", "bridges", "islands") if k in given}
        super().__init__(**given)
        pieces = {
            "hangs": hangs or (Hangs(**parts) if parts else None),
            "sections": sections,
            "cups": cups,
            "held": held,
        }
        self.__dict__.update(_pieces=pieces, _ask=ask, _lock=RLock())

    def __getstate__(self) -> dict[str, Any]:
        """Travel with what is known alone."""
        return {k: v for k, v in self.__dict__.items() if k not in ("_ask", "_lock")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _ask=None, _lock=RLock())

    def asking(self, ask: Callable[[str], Any]) -> Orientation:
        """The same orientation that measures what is missing with `ask`."""
        other = Orientation.__new__(Orientation)
        other.__setstate__({**self.__getstate__(), "_pieces": dict(self._pieces)})
        other.__dict__["_ask"] = ask
        return other

    @property
    def measured(self) -> bool:
        """Whether anything beyond the screen is known."""
        return any(piece is not None for piece in self._pieces.values())

    def _piece(self, name: str, kind: type[P]) -> P:
        with self._lock:
            found = self._pieces[name]
            if found is None:
                found = self._ask(name) if self._ask else None
                if not isinstance(found, kind):
                    raise GeometryError(
                        f"{name}: {getattr(found, 'reason', 'it was not measured')}", what="orientation"
                    )
                self._pieces[name] = found
            return found  # type: ignore[no-any-return]  # checked where it was put in

    @property
    def hangs(self) -> Hangs:
        """Overhangs, bridges, islands and support volume together."""
        return self._piece("hangs", Hangs)

    @property
    def support_volume_mm3(self) -> float:
        """Volume of the columns under what needs support."""
        return self.hangs.support_volume_mm3

    @property
    def overhang(self) -> Overhang:
        """Downward surface by angle and reach."""
        return self.hangs.overhang

    @property
    def bridges(self) -> tuple[Bridge, ...]:
        """Flat ceilings between supports."""
        return self.hangs.bridges

    @property
    def islands(self) -> tuple[Place, ...]:
        """What begins in mid-air; the value is the height."""
        return self.hangs.islands

    @property
    def sections(self) -> Sections:
        """Cross-sections square to the build direction."""
        return self._piece("sections", Sections)

    @property
    def cups(self) -> tuple[Cup, ...]:
        """Hollows that keep liquid, powder or air, largest first."""
        return self._piece("cups", tuple)

    @property
    def held(self) -> Held | None:
        """The space under downward surface, measured when asked for; None where that is not known and cannot be told."""
        try:
            return self._piece("held", Held)
        except GeometryError:
            return None

    def to_dict(self) -> dict[str, Any]:
        """Measure what is missing and write everything; what stands under downward surface only where it was asked for."""
        return self.known_dict() | {
            **self.hangs.to_dict(),
            "cups": [c.to_dict() for c in self.cups],
            "sections": self.sections.to_dict(),
        }

    def known_dict(self) -> dict[str, Any]:
        """Write the screen and what was measured so far."""
        written: dict[str, Any] = self.screen_dict()
        hangs, sections, cups, held = (self._pieces.get(k) for k in ("hangs", "sections", "cups", "held"))
        written |= {} if hangs is None else hangs.to_dict()
        written |= {} if cups is None else {"cups": [c.to_dict() for c in cups]}
        written |= {} if held is None else {"held": held.to_dict()}
        return written | ({} if sections is None else {"sections": sections.to_dict()})

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Orientation:
        """Read what `to_dict` wrote."""
        cups = document.get("cups")
        return cls(
            hangs=Hangs.from_dict(document) if "bridges" in document else None,
            sections=Sections.from_dict(document["sections"]) if "sections" in document else None,
            held=Held.from_dict(document["held"]) if "held" in document else None,
            cups=None if cups is None else tuple(Cup.from_dict(c) for c in cups),
            **Screened.fields_of(document),
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Ways:
    """How a part may lie: every direction that was screened, and those to choose from, as modeled first, then the better ones.

    To choose from are the direction as modeled, the best by `Screened.preference`, and for each of the heights that the
    part can have the best with that height: so that no machine is left out that could build it in another way.
    """

    screened: tuple[Screened, ...]
    orientations: tuple[Orientation, ...]

    def __iter__(self) -> Iterator[Orientation]:
        return iter(self.orientations)

    def __len__(self) -> int:
        return len(self.orientations)

    def __getitem__(self, index: int) -> Orientation:
        return self.orientations[index]

    def to_dict(self) -> dict[str, Any]:
        """Write the screen and what was measured so far."""
        return {
            "orientations": [o.known_dict() for o in self.orientations],
            "screened": [s.screen_dict() for s in self.screened],
        }

    def settled(self) -> Ways:
        """The ways as they are read from what `to_dict` writes: rounded, without the detour where nothing hangs from them yet."""
        if any(one.measured for one in self.orientations):
            return Ways.from_dict(self.to_dict())
        fields = {id(one): one.settled_fields() for one in (*self.screened, *self.orientations)}
        return Ways(
            screened=tuple(Screened(**fields[id(one)]) for one in self.screened),
            orientations=tuple(Orientation(**fields[id(one)]) for one in self.orientations),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Ways:
        """Read what `to_dict` wrote."""
        return cls(
            screened=tuple(Screened(**Screened.fields_of(s)) for s in document.get("screened", ())),
            orientations=tuple(Orientation.from_dict(o) for o in document["orientations"]),
        )
