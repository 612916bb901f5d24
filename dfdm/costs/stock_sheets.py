"""The sheets that blanks are cut out of: their size on this machine, how many pieces one gives, what each piece takes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dfdm.costs.blanks import Blank
from dfdm.costs.work import Job, NotPricedError

READS: Final = ("utilization", "cut_gap", "sheet_length", "sheet_width", "pieces_per_sheet")
LIMITS: Final = ("envelope_x_max", "envelope_y_max")
_FEW: Final = 10
"""A sheet of fewer pieces is laid out by rectangles: a utilization says nothing of so few."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How a blank lies on its sheet: size of the sheet (mm), pieces on it, area of sheet that each takes (mm2).

    `nested` says that the figures are of a nest that was computed; `basis` says it in words.
    """

    length_mm: float
    width_mm: float
    pieces: int
    area_mm2: float
    nested: bool
    basis: str

    @property
    def sheet_m2(self) -> float:
        """Area of a sheet in m2."""
        return self.length_mm * self.width_mm / 1e6

    @property
    def rest_mm2(self) -> float:
        """What of a sheet is left when the pieces that fit are cut out, beyond what they are charged for."""
        return max(self.length_mm * self.width_mm - self.pieces * self.area_mm2, 0.0)


def layout_of(job: Job, blank: Blank) -> Layout:
    """The layout of a blank on the stock sheet, cut down to the machine's bed; a blank larger than that is a NotPricedError.

    Each piece takes its outline over the utilization, no more than its rectangle with the gap between cuts. A sheet gives
    what that area makes of it, at least the pieces that fit as rectangles in rows; where those are few, they alone count.
    A nest that was computed (`pieces_per_sheet`) gives its own number, and its own utilization comes with it.
    """
    long, short = sheet_size(job)
    gap = job.rate("cut_gap")
    width, height = blank.size_mm
    rows = pieces_in_rows(width, height, long, short, gap)
    if rows == 0:
        raise NotPricedError(
            f"{job.facts.name}: {width:.0f} x {height:.0f} mm does not fit on a sheet of {long:.0f} x {short:.0f} mm"
        )
    outline = blank.outline_mm2 / job.rate("utilization")
    nested = "pieces_per_sheet" in job.rates
    area = outline if nested else min(outline, (width + gap) * (height + gap))
    if nested:
        pieces = max(int(job.rate("pieces_per_sheet")), 1)
    else:
        by_area = math.floor(long * short / area) if area > 0.0 else 1
        pieces = max(rows, by_area) if by_area >= _FEW else rows
    how = "as nested" if nested else "at the cited utilization" if area == outline else "as rectangles in rows"
    return Layout(
        length_mm=long,
        width_mm=short,
        pieces=pieces,
        area_mm2=area,
        nested=nested,
        basis=f"{pieces} on a sheet of {long:.0f} x {short:.0f} mm, {how}",
    )


def sheet_size(job: Job) -> tuple[float, float]:
    """(long, short) side of the sheet in mm: the stock sheet, cut down to what the machine takes."""
    sides = sorted((job.rate("sheet_length"), job.rate("sheet_width")), reverse=True)
    bed = sorted((job.limit("envelope_x_max") or math.inf, job.limit("envelope_y_max") or math.inf), reverse=True)
    return min(sides[0], bed[0]), min(sides[1], bed[1])


@lru_cache(maxsize=1024)
def pieces_in_rows(width: float, height: float, long: float, short: float, gap: float) -> int:
    """Rectangles that fit on a sheet in rows, as `rows_on` lays them."""
    return sum(block.pieces for block in rows_on(width, height, long, short, gap))


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Rows of rectangles, all turned by 90 degrees or none, whose lower left corner is at (`x_mm`, `y_mm`)."""

    x_mm: float
    y_mm: float
    across: int
    up: int
    turned: bool

    @property
    def pieces(self) -> int:
        """How many there are."""
        return self.across * self.up


def rows_on(
    width: float, height: float, long: float, short: float, gap: float, *, turning: bool = True
) -> tuple[Block, ...]:
    """Rectangles in rows, `gap` apart: one block, and beside or above it one that is turned by 90 degrees where allowed.

    The first block is tried at every number of columns and rows; the most pieces count, of equals the first found.
    """

    def fit(side: float, piece: float) -> int:
        return max(math.floor((side + gap + 1e-9) / (piece + gap)), 0)

    best: tuple[Block, ...] = ()
    most = 0
    for turned in (False, True) if turning else (False,):
        w, h = (height, width) if turned else (width, height)
        across, up = fit(long, w), fit(short, h)
        if not across or not up:
            continue
        splits = [(across, up, 0.0, 0.0, 0, 0)]
        if turning:
            splits += [
                (n, up, n * (w + gap), 0.0, fit(long - n * (w + gap), h), fit(short, w)) for n in range(across + 1)
            ]
            splits += [
                (across, n, 0.0, n * (h + gap), fit(long, h), fit(short - n * (h + gap), w)) for n in range(up + 1)
            ]
        columns, rows, x, y, more, higher = max(splits, key=lambda s: s[0] * s[1] + s[4] * s[5])
        if columns * rows + more * higher > most:
            most = columns * rows + more * higher
            first = Block(x_mm=0.0, y_mm=0.0, across=columns, up=rows, turned=turned)
            second = Block(x_mm=x, y_mm=y, across=more, up=higher, turned=not turned)
            best = tuple(block for block in (first, second) if block.pieces)
    return best
