"""In a worker: open a file, draw it, judge it. Code in files is never run."""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dfdm import verbs
from dfdm.designs.model import Model
from dfdm.server.laid_out import laid_out, packed, still
from dfdm.server.limits import MB, TooLargeError

COMMON: Final = {
    "step": ("material_extrusion", "powder_bed_fusion_polymer", "milling", "laser_cutting", "sheet_bending", "turning"),
    "stl": ("material_extrusion", "vat_photopolymerization", "powder_bed_fusion_polymer"),
    "3mf": ("material_extrusion", "vat_photopolymerization", "powder_bed_fusion_polymer"),
    "dxf": ("laser_cutting", "waterjet_cutting", "routing"),
    "bundle": ("material_extrusion", "powder_bed_fusion_polymer", "milling", "laser_cutting"),
}
"""What a file of that kind is judged for, where nobody names processes."""
_SHEET_MM: Final = 3.0
"""How thick a drawing is shown until somebody says how thick the sheet is."""
_MOST_MODELS: Final = 3
_DXF_UNIT: Final = re.compile(rb"\$INSUNITS\s+70\s+(\d+)")
_models: OrderedDict[str, Model] = OrderedDict()
"""Models that were opened last in this process, with all that was measured of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which file, and how it is to be read: `units` and `thickness_mm` only where the file does not say them.

    `key` is the digest of its content.
    """

    path: str
    kind: str
    key: str
    units: str = ""
    thickness_mm: float | None = None

    def open(self) -> Model:
        """The model, as read before where that is still at hand."""
        same = f"{self.key} {self.kind} {self.units} {self.thickness_mm} {Path(self.path).name}"
        if same not in _models:
            thickness_mm = (self.thickness_mm or _SHEET_MM) if self.kind == "dxf" else None
            _models[same] = verbs.opened(self.path, units=self.units or None, thickness_mm=thickness_mm)
        _models.move_to_end(same)
        while len(_models) > _MOST_MODELS:
            _models.popitem(last=False)
        return _models[same]


def warm() -> None:
    """Load what judging reads, before any clock runs."""
    from dfdm.checks import judge
    from dfdm.processes import catalog

    _ = judge, catalog()


def drawn(asked: Asked, answer_mb: int) -> bytes:
    """What the viewer needs to draw the file (see `laid_out.packed`), as a document of kind `preview`."""
    model = asked.open()
    parts, mesh = laid_out(model, answer_mb)
    header: dict[str, Any] = {
        "schema": "dfdm/preview/1",
        "name": model.name,
        "title": model.title,
        "kind": asked.kind,
        "unit": asked.units or "mm",
        "unit_stated": asked.kind not in ("stl", "dxf") or (asked.kind == "dxf" and _says_unit(Path(asked.path))),
        "thickness_mm": (asked.thickness_mm or _SHEET_MM) if asked.kind == "dxf" else None,
        "thickness_stated": asked.kind != "dxf" or asked.thickness_mm is not None,
        "parts": parts,
    }
    return packed(header, mesh)


def pictured(asked: Asked, answer_mb: int) -> bytes:
    """A still picture of the file, as PNG."""
    return still(asked.open(), answer_mb)


def judged(asked: Asked, processes: Sequence[str], language: str, answer_mb: int) -> bytes:
    """The reports on all parts of the file, as a document of kind `reports`; without processes the common ones."""
    chosen = tuple(processes) or COMMON[asked.kind]
    found = verbs.check_all(asked.open(), chosen, language=language or None)
    answer = json.dumps(found.to_dict(), ensure_ascii=False, allow_nan=False).encode()
    if len(answer) > answer_mb * MB:
        raise TooLargeError(f"{found.model} has more findings than {answer_mb} MB hold: name one process")
    return answer


def _says_unit(path: Path) -> bool:
    """Whether a drawing says its unit; of a binary one that is not known, so it is asked for."""
    found = _DXF_UNIT.search(path.read_bytes())
    return found is not None and int(found[1]) != 0
