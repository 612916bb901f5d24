"""A drawing: its sheets, as a result that can be looked at, described and written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.facts.rounding import rounded
from dfdm.facts.shown import Shown
from dfdm.pictures.drawing.display import Sheet
from dfdm.pictures.drawing.paper import scale_text

SCHEMA: Final = "dfdm/drawing/1"
FORMATS: Final = (".svg", ".pdf", ".dxf")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, repr=False)
class Drawing(Shown):
    """The sheets of a model's drawing, the assembly's first."""

    title: str
    author: str
    sheets: tuple[Sheet, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `drawing`: per sheet its size, scale, texts, and what is not on it."""
        return {
            "schema": SCHEMA,
            "title": self.title,
            "sheets": [
                {
                    "title": sheet.title,
                    "width_mm": rounded(sheet.width),
                    "height_mm": rounded(sheet.height),
                    "scale": scale_text(sheet.scale),
                    "texts": [text.text for text in sheet.texts() if text.layer == "TEXT"],
                    "not_dimensioned": list(sheet.notes),
                }
                for sheet in self.sheets
            ],
        }

    def __str__(self) -> str:
        lines = [
            f"{sheet.title}: {sheet.width:g} × {sheet.height:g} mm, {scale_text(sheet.scale)}"
            + "".join(f"\n  {note}" for note in sheet.notes)
            for sheet in self.sheets
        ]
        return "\n".join(lines)

    def _repr_svg_(self) -> str:
        """The picture that notebooks show."""
        return self.encoded(".svg").decode()

    def encoded(self, ending: str) -> bytes:
        """The drawing in the format of a file ending (.svg, .pdf, .dxf); the same drawing gives the same bytes."""
        if ending == ".svg":
            from dfdm.pictures.drawing.svg import svg_of

            return svg_of(self.sheets).encode()
        if ending == ".pdf":
            from dfdm.pictures.drawing.pdf import pdf_of

            return pdf_of(self.sheets, title=self.title, author=self.author)
        if ending == ".dxf":
            from dfdm.pictures.drawing.dxf import dxf_of

            return dxf_of(self.sheets, title=self.title)
        raise InputError(f"'{ending}' is not one of {', '.join(FORMATS)}: name the drawing so")
