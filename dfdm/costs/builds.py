"""Builds of a machine that makes many pieces at once: what fits on a plate or into a chamber, and who pays for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Final

from dfdm.costs.work import Consumed, Job, Share
from dfdm.facts.rounding import Vector

CHAMBER: Final = ("envelope_x_max", "envelope_y_max", "envelope_z_max")
"""Limits of a machine that say how large a build may be."""
CHAMBER_RATES: Final = ("chamber_x", "chamber_y", "chamber_z")
"""Rates of a process that stand for them where no machine is named."""
_SLACK: Final = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Chamber:
    """The room of a build in mm, and whether it is a machine's or assumed for the process."""

    size_mm: Vector
    assumed: bool

    @property
    def volume_mm3(self) -> float:
        """Its volume."""
        x, y, z = self.size_mm
        return x * y * z

    @classmethod
    def of(cls, job: Job) -> Chamber:
        """The machine's envelope, else the chamber that the process assumes."""
        given = [job.limit(key) for key in CHAMBER]
        x, y, z = (job.rate(rate) if found is None else found for found, rate in zip(given, CHAMBER_RATES, strict=True))
        return cls(size_mm=(x, y, z), assumed=None in given)

    def notes(self, fits: bool) -> tuple[str, ...]:
        """What is assumed of the room, and that a part is larger than it."""
        size = " x ".join(f"{edge:.0f}" for edge in self.size_mm)
        said = (f"no machine is named: a build of {size} mm",) if self.assumed else ()
        return said if fits else (*said, f"the part is larger than a build of {size} mm; priced as if it filled one")


def lying_size(job: Job) -> Vector:
    """The box of the part as it lies (z up), mm; as modeled where no way of lying is known."""
    return job.facts.body.bounding_box_mm if job.orientation is None else job.orientation.size_mm


def on_plate(size_mm: Vector, chamber: Chamber, gap_mm: float) -> int:
    """Pieces that stand side by side on the plate in rows, their boxes `gap_mm` apart; 0 where not one fits."""
    x, y, z = size_mm
    if z > chamber.size_mm[2] + _SLACK:
        return 0
    return max(
        _along(a, chamber.size_mm[0], gap_mm) * _along(b, chamber.size_mm[1], gap_mm) for a, b in ((x, y), (y, x))
    )


def in_chamber(size_mm: Vector, chamber: Chamber, gap_mm: float) -> int:
    """Pieces that lie in rows and levels in the chamber, turned the way that holds most; 0 where not one fits."""
    ways = permutations(size_mm)
    return max(
        math.prod(_along(edge, room, gap_mm) for edge, room in zip(way, chamber.size_mm, strict=True)) for way in ways
    )


def _along(edge: float, room: float, gap: float) -> int:
    return math.floor((room + gap) / (edge + gap) + _SLACK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Divided:
    """What of a build a piece bears whatever its quantity, and what an order bears for each build of its own."""

    each: tuple[Share, ...]
    run: tuple[Share, ...]


def divide(shares: Sequence[Share], part_of_run: float, others: float) -> Divided:
    """Divide what a build takes between its pieces and whoever orders it.

    `others` is the share of a build that other orders fill where this one leaves room (0: builds are run for one order,
    1: never paid for alone); `part_of_run` the share of a full build that one piece takes. In a full build both come to
    the same.
    """
    each = [replace(s, seconds=s.seconds * others * part_of_run) for s in shares if others > 0.0]
    run = [replace(s, seconds=s.seconds * (1.0 - others)) for s in shares if others < 1.0]
    return Divided(each=tuple(s for s in each if s.seconds > 0.0), run=tuple(s for s in run if s.seconds > 0.0))


def divide_consumed(used: Consumed, part_of_run: float, others: float) -> tuple[Consumed, ...]:
    """The same for what one build uses up."""
    each = replace(used, what=f"{used.what}, shared", amount=used.amount * others * part_of_run, per="piece")
    run = replace(used, amount=used.amount * (1.0 - others), per="run")
    return tuple(part for part in (each, run) if part.amount > 0.0)


def freeing(job: Job) -> Share:
    """Taking the supports off a piece, by hand."""
    return Share(
        what="taking off supports",
        seconds=job.rate("support_removal_time"),
        basis="by hand, per piece",
        sources=(job.rates["support_removal_time"].source,),
    )
