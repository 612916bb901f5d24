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
    """Write one row for each distinct part; the mass is that of one piece."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for part in product.parts:
        mass = "" if part.mass_g is None else f"{part.mass_g:g}"
        files = " ".join(part.geometry)
        cells = (part.name, part.material.name, part.material.designation, part.process.name, mass, files)
        name, material, designation, process, mass, files = (_plain(cell) for cell in cells)
        rows.writerow((name, part.count, material, designation, process, mass, files))
    return text.getvalue().encode()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


FORM = register_document(
    DocumentFormat(key="bom", member="documents/bom.csv", title="Bill of materials", why_not=why_not, write=write),
    home=__name__,
)
