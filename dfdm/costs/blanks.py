"""What is cut out of a sheet for a part: the flat part itself, or the flat pattern of a bent one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from dfdm.costs.contours import Contours
from dfdm.costs.work import Elsewhere, Job, NotPricedError
from dfdm.facts import Cut, FlatPattern, PartFacts, Sheet


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Blank:
    """A flat piece of sheet: thickness (mm), area inside its outer contours and without its holes (mm2), size, contours.

    `bends` counts the bend lines of a flat pattern; `folded` says that it is one.
    """

    thickness_mm: float
    outline_mm2: float
    area_mm2: float
    size_mm: tuple[float, float]
    contours: Contours
    pieces: int
    bends: int = 0
    folded: bool = False

    @property
    def cuts(self) -> Sequence[Cut]:
        """The contours one by one."""
        return self.contours.cuts

    @property
    def length_mm(self) -> float:
        """The exact length of all contours."""
        return self.contours.length_mm

    @property
    def round_holes(self) -> int:
        """Inner contours that are whole circles."""
        return sum(1 for cut in self.cuts if cut.inner and cut.diameter_mm)

    def mass_g(self, job: Job) -> float:
        """Mass of the blank (g) in the material of a job."""
        return self.area_mm2 * self.thickness_mm * job.density_g_mm3

    def left_to_bend(self) -> tuple[Elsewhere, ...]:
        """What cutting alone leaves undone: the bends, unless a step of the route makes them."""
        if not self.folded:
            return ()
        what = f"bending along {self.bends} lines: cut alone it is the blank"
        return (Elsewhere(what=what, drivers=("bending",)),)


def blank_of(facts: PartFacts) -> Blank:
    """The blank of a part, kept as long as the part; what is neither a sheet nor bent out of one is a NotPricedError that says what breaks it."""
    found = _KNOWN.get(facts)
    if found is None:
        found = _KNOWN[facts] = _read(facts)
    return found


_KNOWN: Final[WeakKeyDictionary[PartFacts, Blank]] = WeakKeyDictionary()


def _read(facts: PartFacts) -> Blank:
    sheet = facts.sheet
    if sheet is not None and sheet.is_sheet and sheet.thickness_mm is not None and sheet.cuts:
        return _blank(sheet, pieces=sheet.pieces)
    pattern = facts.flat_pattern
    if pattern is not None and pattern.is_bent and pattern.thickness_mm and pattern.cuts and not pattern.why_not:
        if pattern.overlaps:
            raise NotPricedError(f"{facts.name}: its flat pattern overlaps itself, so it is not cut from one piece")
        return _blank(pattern, pieces=1)
    why = ", ".join(w.kind for w in sheet.why_not) if sheet else facts.why_not("sheet")
    raise NotPricedError(f"{facts.name}: not a sheet that can be cut ({why or 'no contours'})")


def _blank(flat: Sheet | FlatPattern, *, pieces: int) -> Blank:
    outline = flat.outline_area_mm2 or 0.0
    bends = len(flat.bend_lines) if isinstance(flat, FlatPattern) else 0
    return Blank(
        thickness_mm=flat.thickness_mm or 0.0,
        outline_mm2=outline,
        area_mm2=flat.area_mm2 or outline,
        size_mm=flat.size_mm or (math.sqrt(outline), math.sqrt(outline)),
        contours=Contours(flat.cuts),
        pieces=pieces,
        bends=bends,
        folded=isinstance(flat, FlatPattern),
    )
