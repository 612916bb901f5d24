"""How many pieces one sheet gives when they are nested by their true outlines: strip packing by sparrow, sheet by sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.costs.blanks import Blank, blank_of
from dfdm.costs.stock_sheets import pieces_in_rows, rows_on, sheet_size
from dfdm.costs.work import DRIVERS, Job, NotPricedError
from dfdm.errors import InputError
from dfdm.facts import PartFacts
from dfdm.processes import Capability

SEED: Final = 1
_TRIALS: Final = 4
_MAX_PIECES: Final = 100
"""Beyond so many pieces a nest is made on a part of the sheet: the density no longer grows with it."""
_QUARTER: Final = 90.0
_SOURCE: Final = "sparrow-nesting"
"""Whatever computes a figure here is its source, as with a node's own rates: no page of `sources.toml` holds it."""
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """Where a piece lies: turned about the origin of its own coordinates by `turn_deg`, then moved by `x_mm`, `y_mm`."""

    turn_deg: float
    x_mm: float
    y_mm: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Nest:
    """Pieces of one outline on one sheet: `length_mm` x `width_mm` (of a large one, the part of it that was nested).

    `density` is the area inside the outlines over that of the sheet; `in_rows` how many pieces fit as rectangles;
    `method` is `sparrow`, or `rows` where nothing better than rows was found in the time.
    """

    length_mm: float
    width_mm: float
    gap_mm: float
    outline: tuple[Point, ...]
    placed: tuple[Placed, ...]
    per_sheet: int
    in_rows: int
    density: float
    method: str
    seconds: int
    basis: str = field(default="")

    def rates(self) -> Mapping[str, Cited]:
        """Rates that say to the drivers what the nest came to, in place of the cited utilization."""
        cited = {
            "utilization": (self.density, "ratio"),
            "pieces_per_sheet": (float(self.per_sheet), "count"),
        }
        return {
            key: Cited(value=value, unit=unit, source=_SOURCE, locator=self.basis, kind="measured")
            for key, (value, unit) in cited.items()
        }


def nest(job: Job, *, seconds: int = 8, turns_deg: Sequence[float] = (0.0, 90.0, 180.0, 270.0)) -> Nest:
    """Nest the blank of a job on the sheet of its machine within about `seconds` (at least 4) of computing.

    `turns_deg` are the ways a piece may lie (grain allows 0 and 180 alone). One thread and one seed: the same machine
    finds the same nest again, a slower one may find fewer pieces in the time. Needs the package spyrrow, whose lack is an
    InputError; a blank larger than the sheet, or of several outlines, is a NotPricedError.
    """
    blank = blank_of(job.facts)
    outer = [cut for cut in blank.cuts if not cut.inner]
    if len(outer) != 1 or len(outer[0].points_mm) < 3:  # noqa: PLR2004 - a triangle is the least that encloses something
        raise NotPricedError(f"{job.facts.name}: only a blank of one outline is nested, this one has {len(outer)}")
    return nest_outline(
        outer[0].points_mm,
        outline_mm2=blank.outline_mm2,
        box_mm=blank.size_mm,
        sheet_mm=_worked_sheet(job, blank),
        gap_mm=job.rate("cut_gap"),
        seconds=seconds,
        turns_deg=turns_deg,
        whole_mm=sheet_size(job),
    )


def nested_rates(
    facts: PartFacts, offered: Capability, *, rates: Mapping[str, Cited] | None = None, seconds: int = 8
) -> Mapping[str, Cited]:
    """Rates for an estimate of a part on a capability that say what a nest on its sheet comes to (`Nest.rates`).

    `rates` are those of the capability if none are given. A process that cuts nothing out of sheets is an InputError.
    """
    if not any("pieces_per_sheet" in DRIVERS[name].reads for name in offered.process.drivers):
        raise InputError(f"{offered.process.term} cuts nothing out of sheets, so there is nothing to nest")
    known = offered.rates if rates is None else rates
    job = Job(facts=facts, material=offered.material, rates=known, limits=offered.limits)
    return nest(job, seconds=seconds).rates()


def _worked_sheet(job: Job, blank: Blank) -> tuple[float, float]:
    """The sheet, or so much of its length as holds the most pieces that are nested at once."""
    long, short = sheet_size(job)
    most = _MAX_PIECES * blank.outline_mm2 / short
    return (max(most, 3.0 * max(blank.size_mm)), short) if most < long else (long, short)


def nest_outline(
    outline: Sequence[Point],
    *,
    outline_mm2: float,
    box_mm: tuple[float, float],
    sheet_mm: tuple[float, float],
    gap_mm: float,
    seconds: int = 8,
    turns_deg: Sequence[float] = (0.0, 90.0, 180.0, 270.0),
    whole_mm: tuple[float, float] | None = None,
) -> Nest:
    """As `nest`, of an outline (mm) on a sheet of (length, width): all pieces stay `gap_mm` apart, none leaves the sheet.

    The sheet's width is the height of the strip. A number of pieces is tried; the length that they take says whether they
    fit, and how many to try next. The most that fit count; rows of rectangles are the least.
    """
    long, short = sheet_mm
    grid = _in_rows(outline, box_mm, sheet_mm, gap_mm, turning=_QUARTER in turns_deg)
    if not grid:
        raise NotPricedError(
            f"{box_mm[0]:.0f} x {box_mm[1]:.0f} mm does not fit on a sheet of {long:.0f} x {short:.0f} mm"
        )
    best: tuple[Placed, ...] = grid
    ceiling = math.floor(long * short / outline_mm2)
    budget = max(seconds // _TRIALS, 1)
    count, method = min(max(math.ceil(0.8 * ceiling), len(best) + 1), ceiling), "rows"
    tried: set[int] = set()
    for _ in range(_TRIALS):
        if count <= len(best) or count in tried:
            break
        tried.add(count)
        length, placed = _strip(outline, count, short, gap_mm, turns_deg, budget)
        if length <= long:
            best, method = placed, "sparrow"
            count = min(max(math.floor(count * long / length), count + 1), ceiling)
        else:
            ceiling = count - 1
            count = max(min(math.floor(count * long / length), ceiling), len(best) + 1)
    whole = whole_mm or sheet_mm
    share = whole[0] * whole[1] / (long * short)
    per_sheet = max(math.floor(len(best) * share), pieces_in_rows(*box_mm, *whole, gap_mm))
    density = len(best) * outline_mm2 / (long * short)
    words = "nested by their outlines" if method == "sparrow" else "in rows: no denser nest was found"
    return Nest(
        length_mm=long,
        width_mm=short,
        gap_mm=gap_mm,
        outline=tuple(outline),
        placed=best,
        per_sheet=per_sheet,
        in_rows=len(grid),
        density=density,
        method=method,
        seconds=seconds,
        basis=f"{len(best)} pieces on {long:.0f} x {short:.0f} mm, {gap_mm:g} mm apart, {words} in {seconds} s",
    )


def _strip(
    outline: Sequence[Point], count: int, height: float, gap: float, turns: Sequence[float], seconds: int
) -> tuple[float, tuple[Placed, ...]]:
    """Length of the strip that `count` pieces take, and where they lie in it."""
    try:
        import spyrrow
    except ImportError:
        raise InputError("nesting needs the package spyrrow: pip install spyrrow") from None
    packer: Any = spyrrow
    item = packer.Item("piece", [*outline], demand=count, allowed_orientations=[*turns])
    settings = packer.StripPackingConfig(
        early_termination=True,
        total_computation_time=seconds,
        num_workers=1,
        seed=SEED,
        min_items_separation=gap if gap > 0.0 else None,
    )
    found = packer.StripPackingInstance("sheet", strip_height=height, items=[item]).solve(settings)
    placed = tuple(
        Placed(turn_deg=float(p.rotation), x_mm=float(p.translation[0]), y_mm=float(p.translation[1]))
        for p in found.placed_items
    )
    return float(found.width), placed


def _in_rows(
    outline: Sequence[Point], box: tuple[float, float], sheet: tuple[float, float], gap: float, *, turning: bool
) -> tuple[Placed, ...]:
    """Where pieces lie as rectangles in rows."""
    left, low = min(p[0] for p in outline), min(p[1] for p in outline)
    high = max(p[1] for p in outline)
    placed = []
    for block in rows_on(*box, *sheet, gap, turning=turning):
        w, h = (box[1], box[0]) if block.turned else box
        x, y = (high, -left) if block.turned else (-left, -low)
        placed += [
            Placed(
                turn_deg=_QUARTER if block.turned else 0.0,
                x_mm=block.x_mm + x + i * (w + gap),
                y_mm=block.y_mm + y + j * (h + gap),
            )
            for i in range(block.across)
            for j in range(block.up)
        ]
    return tuple(placed)
