"""Words of a file from someone else, as they may be shown: short, on one line, with nothing hidden in them."""

from __future__ import annotations

import unicodedata
from typing import Final

MOST: Final = 200
_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
"""Control and format characters (among them those that turn the direction of writing), and what is no character."""


def plain(text: object, most: int = MOST) -> str:
    """The text with what cannot be seen written out by its number, and cut after `most` characters."""
    shown = []
    for sign in str(text)[: most + 1]:
        hidden = unicodedata.category(sign) in _HIDDEN
        shown.append(f"\\u{ord(sign):04x}" if hidden else sign)
    return "".join(shown[:most]) + ("…" if len(shown) > most else "")
