"""Words of a design as formats can hold them: without the characters that a format has no way to write."""

from __future__ import annotations

import re
from typing import Final

_NOT_IN_XML: Final = re.compile("[^\t\n\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL: Final = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029]+")


def in_xml(text: str) -> str:
    """A text without the characters that XML 1.0 has no way to write."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def on_one_line(text: str) -> str:
    """A text whose control characters and line breaks are blanks."""
    return _CONTROL.sub(" ", text)
