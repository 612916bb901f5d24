"""Write sheets as SVG: white paper in any viewer, text as text, in a box of its own width whatever font is there."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from dfdm.pictures.drawing.display import Circle, Fill, Item, Sheet, Text
from dfdm.pictures.drawing.letters import CAPITAL, runs
from dfdm.pictures.drawing.paper import line_widths
from dfdm.pictures.drawing.pens import DASHES, color_of

FONTS = "Helvetica,Arial,'Liberation Sans','Nimbus Sans',sans-serif"
_GAP_MM = 8.0


def svg_of(sheets: Sequence[Sheet]) -> str:
    """One picture in mm with the sheets below one another; the same sheets give the same text."""
    width = max(sheet.width for sheet in sheets)
    height = sum(sheet.height for sheet in sheets) + _GAP_MM * (len(sheets) - 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}mm" height="{_n(height)}mm" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" font-family="{FONTS}" fill="none" stroke-linecap="round" '
        'stroke-linejoin="round" style="background:#fff;color-scheme:light">',
        f"<title>{escape(sheets[0].title)}</title>",
    ]
    top = 0.0
    for number, sheet in enumerate(sheets, start=1):
        lines.append(f'<g id="sheet-{number}" transform="translate(0 {_n(top)})">')
        lines.append(f'<rect width="{_n(sheet.width)}" height="{_n(sheet.height)}" fill="#fff"/>')
        for layer in dict.fromkeys(item.layer for item in sheet.items):
            lines.append(f'<g class="{layer}" stroke="{color_of(layer)}">')
            lines += [_item(item, sheet.height) for item in sheet.items if item.layer == layer]
            lines.append("</g>")
        lines.append("</g>")
        top += sheet.height + _GAP_MM
    return "\n".join([*lines, "</svg>", ""])


def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _item(item: Item, height: float) -> str:
    if isinstance(item, Text):
        return _text(item, height)
    if isinstance(item, Fill):
        points = " ".join(f"{_n(x)},{_n(height - y)}" for x, y in item.points)
        return f'<polygon points="{points}" fill="{color_of(item.layer)}" stroke="none"/>'
    widths = line_widths()
    pen = widths["frame" if item.layer == "FRAME" else "wide"] if item.wide else widths["narrow"]
    dashes = DASHES.get(item.layer)
    style = f'stroke-width="{_n(pen)}"' + (f' stroke-dasharray="{dashes}"' if dashes else "")
    if isinstance(item, Circle):
        return _circle(item, height, style)
    if not item.closed and len(item.points) == 2:
        (a, b), (c, d) = item.points
        return f'<line x1="{_n(a)}" y1="{_n(height - b)}" x2="{_n(c)}" y2="{_n(height - d)}" {style}/>'
    points = " ".join(f"{_n(x)},{_n(height - y)}" for x, y in item.points)
    return f'<{"polygon" if item.closed else "polyline"} points="{points}" {style}/>'


def _circle(item: Circle, height: float, style: str) -> str:
    x, y = item.center
    if item.sweep_deg >= 360.0:
        return f'<circle cx="{_n(x)}" cy="{_n(height - y)}" r="{_n(item.radius)}" {style}/>'
    angle = np.radians([item.start_deg, item.start_deg + item.sweep_deg])
    (a, b), (c, d) = zip(x + item.radius * np.cos(angle), height - y - item.radius * np.sin(angle), strict=True)
    r = _n(item.radius)
    return f'<path d="M{_n(a)} {_n(b)}A{r} {r} 0 {int(item.sweep_deg > 180.0)} 0 {_n(c)} {_n(d)}" {style}/>'


def _text(item: Text, height: float) -> str:
    x, y = item.start
    found = runs(item.text, bold=item.bold)
    turn = " rotate(-90)" if item.upward else ""
    parts = [f'<g transform="translate({_n(x)} {_n(height - y)}){turn}" aria-label="{escape(item.text, quote=True)}">']
    for run in found:
        at = run.start * item.height
        if run.sign is None:
            weight = ' font-weight="bold"' if item.bold else ""
            parts.append(
                f'<text x="{_n(at)}" y="0" font-size="{_n(item.height / CAPITAL)}" textLength="{_n(run.width * item.height)}" '
                f'lengthAdjust="spacingAndGlyphs"{weight} fill="{color_of("TEXT")}" stroke="none" xml:space="preserve">'
                f"{escape(run.text, quote=False)}</text>"
            )
            continue
        for line in run.sign.lines:
            points = " ".join(f"{_n(at + px * item.height)},{_n(-py * item.height)}" for px, py in line)
            parts.append(f'<polyline points="{points}" stroke-width="{_n(item.height / 10.0)}"/>')
    return "".join([*parts, "</g>"])
