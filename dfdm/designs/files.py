"""Read geometry files: STEP solids, STL and 3MF meshes."""

from __future__ import annotations

import io
import logging
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import cadquery as cq
import numpy as np
from OCP.Message import Message

from dfdm.errors import GeometryError, InputError
from dfdm.units import MM_PER_INCH

T = TypeVar("T")
_PERHAPS_ABSURD: Final = re.compile(rb"[0-9.]E\+?[1-9]\d\d|\d{40}|[(,] *[-+]?(?:nan|inf)", re.IGNORECASE)
_QUOTED_OR_ABSURD: Final = re.compile(
    rb"'(?:[^']|'')*'|(?<=[(,])[ \r\n]*([-+]?(?:nan\b|inf\b|\d{40}|\d+\.\d*E\+?[1-9]\d\d)[^,)]*)", re.IGNORECASE
)
logging.getLogger("trimesh").addHandler(logging.NullHandler())  # else it prints tracebacks of what it could mend
SCALES: Final = {"mm": 1.0, "inch": MM_PER_INCH, "in": MM_PER_INCH, "cm": 10.0, "m": 1000.0}


def scale_of(units: str) -> float:
    """Millimeters per unit of a length unit; InputError for one that is not known."""
    try:
        return SCALES[units]
    except KeyError:
        raise InputError(f"unit '{units}' is none of {', '.join(SCALES)}") from None


def _quiet_kernel() -> None:
    """Take the kernel's own printer off standard output, where only results go."""
    Message.DefaultMessenger_s().ChangePrinters().Clear()


def read_step(path: Path) -> list[tuple[str, cq.Shape]]:
    """Read the solids of a STEP file in mm (the kernel converts the file's own unit).

    Raises InputError where the file is no STEP or holds no solid, shell or face.
    """
    checked_step(path)
    return solids_in(path, kernel_reads(path, lambda: cq.importers.importStep(str(path)).vals()))


def checked_step(path: Path) -> bytes:
    """The bytes of a STEP file; InputError where it is none, or holds numbers that no kernel survives."""
    data = path.read_bytes()
    if b"ISO-10303-21" not in data[:4096]:
        raise InputError(
            f"{path.name} is not a STEP file: it does not begin with ISO-10303-21. Export it again as STEP AP214 or AP242"
        )
    if absurd := absurd_number(data):
        raise InputError(f"{path.name} is broken: it holds the number {absurd}. Export it again from your CAD program")
    return data


def kernel_reads(path: Path, read: Callable[[], T]) -> T:
    """What the kernel reads from a STEP file; what it raises is an InputError with the file's name."""
    try:
        _quiet_kernel()
        return read()
    except MemoryError:
        raise
    except (ValueError, RuntimeError) as error:
        raise InputError(
            f"{path.name} cannot be read as STEP ({' '.join(str(error).split())}): export it again from your CAD program"
        ) from None
    except Exception as error:  # noqa: BLE001 - OCCT raises its own Standard_Failure types, which share no base with ValueError
        raise InputError(
            f"{path.name} cannot be read as STEP ({type(error).__name__}): export it again from your CAD program"
        ) from None


def solids_in(path: Path, shapes: Sequence[cq.Shape]) -> list[tuple[str, cq.Shape]]:
    """The solids of what was read, or its surfaces where it has none; InputError where it has neither."""
    solids = [solid for shape in shapes for solid in shape.Solids()]
    # Loose faces beside solids are annotations of drawings; alone they are a surface model.
    found = [(path.stem, one) for one in solids or [shape for shape in shapes if shape.Faces()]]
    if not found:
        raise InputError(f"{path.name} holds no solid: it is broken off, or has only curves or drawings in it")
    return found


def absurd_number(data: bytes) -> str:
    """The first number of a STEP file that is none, or too large for any place or size; "" where all are usable.

    The kernel does not look: it mends a shape around such a point without end.
    """
    if not _PERHAPS_ABSURD.search(data):
        return ""
    found = (match.group(1) for match in _QUOTED_OR_ABSURD.finditer(data))
    return next((number.decode(errors="replace")[:24] for number in found if number), "")


def read_mesh(path: Path, kind: str, units: str | None) -> tuple[Any, Any]:
    """Read an STL or 3MF file: (vertices in mm (n, 3), triangles (m, 3)). All bodies of the file are one part.

    An STL has no unit: mm unless `units` says otherwise; a 3MF says its own unless `units` overrides it.
    """
    import trimesh  # late: designs and STEP files do without

    try:
        with np.errstate(all="ignore"):  # coordinates that overflow are refused below
            loaded = trimesh.load(io.BytesIO(path.read_bytes()), file_type=kind, process=False)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - trimesh raises whatever its parsers raise
        raise InputError(
            f"{path.name} cannot be read as {kind.upper()} ({' '.join(str(error).split())[:120] or type(error).__name__})"
        ) from None
    mesh = loaded.to_geometry() if isinstance(loaded, trimesh.Scene) and loaded.geometry else loaded
    if not isinstance(mesh, trimesh.Trimesh) or len(mesh.faces) == 0:
        raise InputError(f"{path.name} holds no triangle")
    own = getattr(loaded, "units", None)
    factor = scale_of(units) if units else _known_scale(own) if kind == "3mf" else 1.0
    vertices = np.asarray(mesh.vertices, dtype=np.float64) * factor
    if not np.isfinite(vertices).all():
        raise GeometryError(f"{path.name} has coordinates that are no numbers", what="coordinates")
    return vertices, np.asarray(mesh.faces, dtype=np.int64)


def _known_scale(unit: str | None) -> float:
    names = {
        "millimeter": 1.0,
        "millimeters": 1.0,
        "mm": 1.0,
        "inch": MM_PER_INCH,
        "inches": MM_PER_INCH,
        "centimeter": 10.0,
        "centimeters": 10.0,
        "meter": 1000.0,
        "meters": 1000.0,
        "micron": 0.001,
        "microns": 0.001,
        "foot": 304.8,
        "feet": 304.8,
    }
    return names.get((unit or "millimeter").lower(), 1.0)


def step_from_bytes(data: bytes, name: str) -> list[tuple[str, cq.Shape]]:
    """Read STEP bytes that came inside a bundle."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.step"
        path.write_bytes(data)
        return read_step(path)
