"""Write sheets as PDF: vectors and the fonts that every reader has; small, without a library, the same bytes each time.

Syntax after ISO 32000-1: objects, a table of their places, one stream of drawing operators a page. Texts are WinAnsi.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from typing import Final

from dfdm.pictures.drawing.display import Circle, Fill, Path, Sheet, Text
from dfdm.pictures.drawing.letters import CAPITAL, runs
from dfdm.pictures.drawing.paper import line_widths
from dfdm.pictures.drawing.pens import DASHES

_POINTS: Final = 72.0 / 25.4
"""Points (the unit of a page) in a millimeter."""
_QUARTER: Final = 90.0


def pdf_of(sheets: Sequence[Sheet], *, title: str = "", author: str = "") -> bytes:
    """One page a sheet; the same sheets give the same bytes. No date is written."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    catalog, pages = add(b""), add(b"")
    fonts = [
        add(f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode())
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for sheet in sheets:
        stream = zlib.compress("\n".join(_page(sheet)).encode("cp1252"), 9)
        content = add(b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(stream) + stream + b"\nendstream")
        size = f"{sheet.width * _POINTS:.3f} {sheet.height * _POINTS:.3f}"
        kids.append(
            add(
                f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {size}]/Contents {content} 0 R"
                f"/Resources<</Font<</F1 {fonts[0]} 0 R/F2 {fonts[1]} 0 R>>>>>>".encode()
            )
        )
    info = add(b"<</Title" + _hex(title) + b"/Author" + _hex(author) + b"/Creator(dfdm)>>")
    objects[catalog - 1] = (
        f"<</Type/Catalog/Pages {pages} 0 R/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>>>".encode()
    )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[pages - 1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    return _file(objects, catalog, info)


def _file(objects: Sequence[bytes], root: int, info: int) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        info,
        table,
    )
    return bytes(out)


def _hex(text: str) -> bytes:
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def _page(sheet: Sheet) -> list[str]:
    scale = f"{_POINTS:.6f}"
    out = [f"{scale} 0 0 {scale} 0 0 cm", "1 J 1 j"]
    state = ""
    for item in sheet.items:
        if isinstance(item, Text):
            out += _text(item)
            state = ""
            continue
        pen = _pen(item)
        if pen != state:
            out.append(pen)
            state = pen
        out.append(_shape(item))
    return out


def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _pen(item: Path | Circle | Fill) -> str:
    if isinstance(item, Fill):
        return "0 g"
    widths = line_widths()
    wide = widths["frame" if item.layer == "FRAME" else "wide"] if item.wide else widths["narrow"]
    return f"{_n(wide)} w [{DASHES.get(item.layer, '')}] 0 d"


def _shape(item: Path | Circle | Fill) -> str:
    if isinstance(item, Circle):
        return _arc(item)
    first, *rest = item.points
    steps = [f"{_n(first[0])} {_n(first[1])} m", *(f"{_n(x)} {_n(y)} l" for x, y in rest)]
    end = "f" if isinstance(item, Fill) else "s" if item.closed else "S"
    return " ".join([*steps, end])


def _arc(item: Circle) -> str:
    """An arc as Bezier curves of at most a quarter turn, off the circle by less than 0.03 % of its radius."""
    count = max(1, math.ceil(item.sweep_deg / _QUARTER - 1e-9))
    step = math.radians(item.sweep_deg / count)
    reach = 4.0 / 3.0 * math.tan(step / 4.0) * item.radius
    (x, y), r = item.center, item.radius
    a = math.radians(item.start_deg)
    out = [f"{_n(x + r * math.cos(a))} {_n(y + r * math.sin(a))} m"]
    for _ in range(count):
        b = a + step
        numbers = (
            x + r * math.cos(a) - reach * math.sin(a), y + r * math.sin(a) + reach * math.cos(a),
            x + r * math.cos(b) + reach * math.sin(b), y + r * math.sin(b) - reach * math.cos(b),
            x + r * math.cos(b), y + r * math.sin(b),
        )  # fmt: skip
        out.append(" ".join(map(_n, numbers)) + " c")
        a = b
    return " ".join([*out, "s" if item.sweep_deg >= 4 * _QUARTER else "S"])


def _text(item: Text) -> list[str]:
    x, y = item.start
    size = item.height / CAPITAL
    out = ["0 g"]
    for run in runs(item.text, bold=item.bold):
        at = run.start * item.height
        if run.sign is None:
            text = run.text.encode("cp1252", errors="replace").decode("cp1252")
            for c in "\\()":
                text = text.replace(c, f"\\{c}")
            place = f"0 1 -1 0 {_n(x)} {_n(y + at)}" if item.upward else f"1 0 0 1 {_n(x + at)} {_n(y)}"
            out.append(f"BT /F{2 if item.bold else 1} {_n(size)} Tf {place} Tm ({text}) Tj ET")
            continue
        out.append(f"{_n(item.height / 10.0)} w [] 0 d")
        for line in run.sign.lines:
            turned = [
                (x - py * item.height, y + at + px * item.height)
                if item.upward
                else (x + at + px * item.height, y + py * item.height)
                for px, py in line
            ]
            out.append(_shape(Path(points=tuple(turned), layer="TEXT")))
    return out
