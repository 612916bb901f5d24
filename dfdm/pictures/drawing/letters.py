"""How wide texts are: widths of Helvetica, which every PDF reader has, and signs of drawings that are drawn as lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

CAPITAL: Final = 0.718
"""Height of a capital letter by the size of the font (cap height of Helvetica)."""
_REGULAR: Final = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 "
    "584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 "
    "611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 "
    "722 500 500 500 334 260 334 584"
)
_BOLD: Final = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 "
    "584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 "
    "611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 "
    "778 556 556 500 389 280 389 584"
)
_MORE: Final = MappingProxyType(
    {"×": 584, "±": 584, "°": 400, "–": 556, "—": 1000, "·": 278, "•": 350, "²": 333, "³": 333, "µ": 556, "…": 1000, "€": 556,
     "§": 556, "©": 737, "®": 737, "ß": 611, "æ": 889, "Æ": 1000, "ø": 611, "Ø": 778, "“": 333, "”": 333, "‘": 222, "’": 222,
     "„": 333, "«": 556, "»": 556, "½": 834, "¼": 834, "¾": 834}
)  # fmt: skip
_INSTEAD: Final = MappingProxyType(
    {"−": "-", "≤": "<=", "≥": ">=", "→": "->", "←": "<-", "Ω": "Ohm", "μ": "µ", "∅": "⌀", "\u00a0": " ", "\t": " ",
     "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
)  # fmt: skip
Line = tuple[tuple[float, float], ...]


class Sign(NamedTuple):
    """A sign of drawings: width and lines of a sign one high, its foot on the base line."""

    width: float
    lines: tuple[Line, ...]


def _circle(x: float, y: float, r: float, count: int = 16) -> Line:
    from math import cos, pi, sin

    return tuple((x + r * cos(2 * pi * k / count), y + r * sin(2 * pi * k / count)) for k in range(count + 1))


SIGNS: Final = MappingProxyType(
    {
        "⌀": Sign(1.05, (_circle(0.5, 0.5, 0.38), ((0.08, -0.05), (0.92, 1.05)))),
        "⌴": Sign(1.1, (((0.1, 0.85), (0.1, 0.1), (1.0, 0.1), (1.0, 0.85)),)),
        "⌵": Sign(1.1, (((0.1, 0.9), (0.55, 0.1), (1.0, 0.9)),)),
        "↧": Sign(0.9, (((0.1, 1.0), (0.8, 1.0)), ((0.45, 1.0), (0.45, 0.0)), ((0.2, 0.35), (0.45, 0.0), (0.7, 0.35)))),
        "□": Sign(1.0, (((0.1, 0.05), (0.9, 0.05), (0.9, 0.85), (0.1, 0.85), (0.1, 0.05)),)),
        "⏥": Sign(1.4, (((0.1, 0.1), (0.4, 0.9), (1.3, 0.9), (1.0, 0.1), (0.1, 0.1)),)),
        "⏤": Sign(1.3, (((0.1, 0.5), (1.2, 0.5)),)),
        "○": Sign(1.1, (_circle(0.55, 0.5, 0.42),)),
        "⌭": Sign(1.4, (_circle(0.7, 0.5, 0.3), ((0.05, 0.05), (0.4, 0.95)), ((1.0, 0.05), (1.35, 0.95)))),
        "⌒": Sign(1.3, (((0.1, 0.25), (0.2, 0.55), (0.45, 0.82), (0.65, 0.87), (0.85, 0.82), (1.1, 0.55), (1.2, 0.25)),)),
        "⌓": Sign(
            1.3, (((0.1, 0.25), (0.2, 0.55), (0.45, 0.82), (0.65, 0.87), (0.85, 0.82), (1.1, 0.55), (1.2, 0.25), (0.1, 0.25)),)
        ),
        "∥": Sign(1.1, (((0.1, 0.05), (0.6, 0.95)), ((0.5, 0.05), (1.0, 0.95)))),
        "⟂": Sign(1.2, (((0.1, 0.08), (1.1, 0.08)), ((0.6, 0.08), (0.6, 0.95)))),
        "∠": Sign(1.3, (((1.15, 0.8), (0.1, 0.1), (1.2, 0.1)),)),
        "⌖": Sign(1.2, (_circle(0.6, 0.5, 0.3), ((0.05, 0.5), (1.15, 0.5)), ((0.6, -0.05), (0.6, 1.05)))),
        "◎": Sign(1.2, (_circle(0.6, 0.5, 0.45), _circle(0.6, 0.5, 0.22))),
        "⌯": Sign(1.2, (((0.25, 0.85), (0.95, 0.85)), ((0.05, 0.5), (1.15, 0.5)), ((0.25, 0.15), (0.95, 0.15)))),
        "↗": Sign(1.1, (((0.1, 0.05), (0.95, 0.95)), ((0.95, 0.55), (0.95, 0.95), (0.55, 0.95)))),
        "⌰": Sign(
            1.5, (((0.1, 0.05), (0.7, 0.95)), ((0.55, 0.05), (1.15, 0.95)), ((0.1, 0.05), (0.55, 0.05)),
                  ((0.7, 0.55), (0.7, 0.95), (0.4, 0.8)), ((1.15, 0.55), (1.15, 0.95), (0.85, 0.8)))
        ),
        "▢": Sign(0.9, (((0.05, 0.0), (0.85, 0.0), (0.85, 0.8), (0.05, 0.8), (0.05, 0.0)),)),
    }
)  # fmt: skip
"""Signs of dimensions (⌀ diameter, ⌴ counterbore, ⌵ countersink, ↧ depth, □ square) and of geometrical tolerances."""


class Run(NamedTuple):
    """A stretch of a text: letters, or one sign; where it begins along the line, and how long it is, in heights."""

    text: str
    sign: Sign | None
    start: float
    width: float


@lru_cache(maxsize=4096)
def written(text: str) -> str:
    """The text in letters that every writer has; what none has is a question mark."""
    out = []
    for c in unicodedata.normalize("NFC", " ".join(text.split(" "))):
        c = _INSTEAD.get(c, c)
        if len(c) > 1 or c in SIGNS or c in _MORE or " " <= c <= "~" or "\u00a1" <= c <= "\u00ff":
            out.append(c)
            continue
        plain = "".join(p for p in unicodedata.normalize("NFKD", c) if " " <= p <= "~")
        out.append(plain or ("" if unicodedata.category(c) in ("Cc", "Mn", "Cf") else "?"))
    return "".join(out)


def runs(text: str, *, bold: bool = False) -> list[Run]:
    """The stretches of letters and the signs of a text, one after the other."""
    found: list[Run] = []
    at = 0.0
    plain = ""
    for c in [*written(text), ""]:
        if (c == "" or c in SIGNS) and plain:
            width = sum(_advance(p, bold) for p in plain) / (1000.0 * CAPITAL)
            found.append(Run(plain, None, at, width))
            at, plain = at + width, ""
        if c in SIGNS:
            found.append(Run(c, SIGNS[c], at, SIGNS[c].width))
            at += SIGNS[c].width
        else:
            plain += c
    return found


@lru_cache(maxsize=8192)
def text_width(text: str, height: float, *, bold: bool = False) -> float:
    """Length of a text (mm) whose capitals are `height` mm high."""
    return height * sum(run.width for run in runs(text, bold=bold))


def _advance(c: str, bold: bool) -> int:
    if " " <= c <= "~":
        return _widths(bold)[ord(c) - 32]
    if c in _MORE:
        return _MORE[c]
    base = unicodedata.normalize("NFKD", c)[0]
    return _widths(bold)[ord(base) - 32] if " " <= base <= "~" else 556


@lru_cache(maxsize=2)
def _widths(bold: bool) -> tuple[int, ...]:
    return tuple(map(int, (_BOLD if bold else _REGULAR).split()))


def shortened(text: str, height: float, width: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is longer than `width` mm."""
    if text_width(text, height, bold=bold) <= width:
        return text
    while text and text_width(text + "…", height, bold=bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, height: float, width: float) -> list[str]:
    """The text in lines no longer than `width` mm; a word that is longer is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", height) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(shortened(word, height, width))
    return lines


def widest(lines: Sequence[str], height: float) -> float:
    """Length of the longest line in mm."""
    return max((text_width(line, height) for line in lines), default=0.0)
