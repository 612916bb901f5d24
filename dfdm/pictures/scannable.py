"""Text as a QR code (ISO/IEC 18004) that a phone reads from paper: as squares, as an SVG drawing, as shapes on a sheet."""

from __future__ import annotations

from typing import Final

import numpy as np
import segno
from numpy.typing import NDArray

from dfdm.errors import DataError
from dfdm.pictures.drawing.display import Fill

QUIET: Final = 4
"""Modules of white around a code that a reader needs."""


def modules(text: str) -> NDArray[np.bool_]:
    """The dark squares (n, n) of the smallest code that holds the text, without the quiet zone; the same each time.

    Error correction M restores about 15 % of the code. A text that no code holds is a DataError.
    """
    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError:
        raise DataError(f"a text of {len(text)} letters does not fit a QR code") from None
    return np.array([[bool(cell) for cell in row] for row in code.matrix], dtype=np.bool_)


def svg(text: str, *, size_mm: float) -> str:
    """The code as an inline SVG drawing with its quiet zone, of that size on paper."""
    dark = modules(text)
    side = len(dark) + 2 * QUIET
    steps = "".join(f"M{x + QUIET} {y + QUIET}h{width}v1h-{width}z" for x, y, width in _runs(dark))
    return (
        f'<svg width="{size_mm:g}mm" height="{size_mm:g}mm" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"></rect><path d="{steps}" fill="#000"></path></svg>'
    )


def fills(text: str, corner: tuple[float, float], *, size_mm: float) -> list[Fill]:
    """The code as black rectangles on a sheet, its quiet zone included in the size; `corner` is the upper left one."""
    dark = modules(text)
    step = size_mm / (len(dark) + 2 * QUIET)
    left, top = corner[0] + QUIET * step, corner[1] - QUIET * step
    found = []
    for x, y, width in _runs(dark):
        a, b, c, d = left + x * step, left + (x + width) * step, top - y * step, top - (y + 1) * step
        found.append(Fill(points=((a, c), (b, c), (b, d), (a, d))))
    return found


def _runs(dark: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """(x, y, width) of the dark runs of each row."""
    found = []
    for y, row in enumerate(dark):
        ends = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
        found += [(int(a), y, int(b - a)) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    return found
