"""The pictures of findings, by check and code: a small drawing of the bad beside the good, in no language."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from dfdm.errors import DataError
from dfdm.table import data_folder

FOLDER: Final = "pictures"
LARGEST_BYTES: Final = 3000
"""A page shows one picture for each finding; larger ones make saved notebooks heavy."""
_SVG: Final = "{http://www.w3.org/2000/svg}"
_DRAWS: Final = "svg style defs marker g path rect circle ellipse line polyline polygon text tspan"
_ELEMENTS: Final = frozenset(_SVG + name for name in _DRAWS.split())
_ATTRIBUTES: Final = re.compile(r"(?!on)[a-zA-Z][a-zA-Z0-9-]*")
_OUTSIDE: Final = re.compile(r"url\s*\((?!#)|@import|:\s*//|\b(?:java|vb)script\s*:|\bdata\s*:|\\", re.IGNORECASE)


@cache
def picture_of(check: str, code: str, module: str) -> str:
    """The picture of one finding as SVG; empty where there is none.

    Looked for in `pictures/<check>.<code>.svg`, then `pictures/<check>.svg`, beside the rule of another package and in
    the data of dfdm. One that holds more than a still drawing is a DataError.
    """
    for home in _homes(module):
        for name in (f"{check}.{code}.svg", f"{check}.svg"):
            page = home / name
            if page.is_file():
                return still(page.read_text(encoding="utf-8"), where=f"{FOLDER}/{name}")
    return ""


def still(text: str, *, where: str) -> str:
    """The text of a drawing as it is, if it only draws: no script, no link, no entity, nothing from elsewhere."""
    if len(text.encode()) > LARGEST_BYTES:
        raise DataError(f"a picture may have {LARGEST_BYTES} bytes, this one has {len(text.encode())}", where=where)
    if "<!" in text or "<?" in text:
        raise DataError("a picture holds no declarations, entities or comments", where=where)
    try:
        root = ElementTree.fromstring(text)  # short, and without entities: see above
    except ElementTree.ParseError as error:
        raise DataError(f"a picture must be SVG: {error}", where=where) from None
    if root.tag != _SVG + "svg":
        raise DataError("a picture must be SVG", where=where)
    for element in root.iter():
        if element.tag not in _ELEMENTS:
            raise DataError(f"<{element.tag.removeprefix(_SVG)}> does not belong into a picture", where=where)
        for name, value in element.attrib.items():
            if not _ATTRIBUTES.fullmatch(name) or name == "href":
                raise DataError(f"'{name}' does not belong into a picture", where=where)
            _refuse_outside(value, where)
        _refuse_outside(element.text or "", where)
    return text


def address(picture: str) -> str:
    """A picture as the address of an image: shown that way it can run nothing and load nothing, whoever drew it."""
    return "data:image/svg+xml;base64," + b64encode(picture.encode()).decode()


def _refuse_outside(text: str, where: str) -> None:
    found = _OUTSIDE.search(text)
    if found:
        raise DataError(f"a picture holds all it shows; '{found.group()}' leads elsewhere", where=where)


def _homes(module: str) -> Iterator[Traversable]:
    file = getattr(sys.modules.get(module), "__file__", None)
    if file and not module.startswith("dfdm."):
        yield Path(file).parent / FOLDER
    yield data_folder() / FOLDER
