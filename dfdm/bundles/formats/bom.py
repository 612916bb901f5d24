"""bom.csv: the list of parts, for spreadsheets and buyers."""

from __future__ import annotations

import csv
import io
from typing import Final

from dfdm.bundles.product import DocumentFormat, Product, register_document

_COLUMNS: Final = ("part", "count", "material", "designation", "process", "mass_g", "files")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the beginning of a formula."""


def why_not(product: Product) -> str:
    """Every product has parts."""
    return ""


def write(product: Product) -> bytes:
    """Write one row for each distinct part, then one for each thing that is bought; the mass is that of one piece."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for part in product.parts:
        mass = "" if part.mass_g is None else f"{part.mass_g:g}"
        named = part.name, str(part.count), part.material.name, part.material.designation, part.process.name
        rows.writerow(_plain(cell) for cell in (*named, mass, " ".join(part.geometry)))
    for entry in product.bought:
        said = " ".join(str(word) for word in (entry.get("designation"), entry.get("standard")) if word)
        rows.writerow(_plain(cell) for cell in (str(entry["name"]), str(entry["count"]), "", said, "bought", "", ""))
    return text.getvalue().encode()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


FORM = register_document(
    DocumentFormat(key="bom", member="documents/bom.csv", title="Bill of materials", why_not=why_not, write=write),
    home=__name__,
)
