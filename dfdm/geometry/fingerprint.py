"""Sameness of parts: a line of figures that moving and turning leaves unchanged, compared with a tolerance."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from dfdm.errors import DataError
from dfdm.facts.rounding import Vector
from dfdm.geometry.faces import Face

_FORMAT = "dfdm-part/1"
_DIGITS = 8
_COUNTS = ("faces", "solids")


def fingerprint(
    faces: Sequence[Face],
    *,
    solids: int,
    volume_mm3: float | None,
    center_mm: Vector | None,
    inertia: np.ndarray | None,
) -> str:
    """Write the invariants of a part as one line `dfdm-part/1 name=figure …`.

    Faces by kind (count, area, root of the summed squares of areas), volume, the three principal moments about the
    center, and a figure whose sign a mirror image changes. Not a hash: the same part read from STEP differs in the last
    digits, so compare with `same_part`.
    """
    parts = [_FORMAT, f"faces={len(faces)}", f"solids={solids}"]
    for kind in ("plane", "cylinder", "cone", "sphere", "torus", "other"):
        areas = np.array([f.area_mm2 for f in faces if f.surface == kind])
        if areas.size:
            parts.append(f"{kind}={_text(math.fsum(areas))}")
            parts.append(f"{kind}2={_text(math.sqrt(math.fsum(areas**2)))}")
    if volume_mm3 is not None:
        parts.append(f"volume={_text(volume_mm3)}")
    if inertia is not None:
        moments = np.sort(np.linalg.eigvalsh(inertia))
        parts += [f"moment{i}={_text(m)}" for i, m in enumerate(moments)]
    parts.append(f"hand={_text(_handedness(faces, center_mm), decimals=5)}")
    return " ".join(parts)


def same_part(one: str, other: str, *, relative: float = 1e-4) -> bool:
    """Whether two fingerprints are of the same part, figures agreeing within a relative tolerance.

    Raises DataError for a line that is no fingerprint.
    """
    a, b = _read(one), _read(other)
    if a.keys() != b.keys() or any(a[k] != b[k] for k in _COUNTS):
        return False
    hands = abs(a.pop("hand") - b.pop("hand")) <= max(relative, 1e-3)
    return hands and all(math.isclose(a[k], b[k], rel_tol=relative) for k in a)


def _read(line: str) -> dict[str, float]:
    head, *fields = line.split(" ")
    try:
        if head != _FORMAT:
            raise ValueError(head)
        return {name: float(value) for name, _, value in (field.partition("=") for field in fields)}
    except ValueError:
        raise DataError(f"'{line[:40]}' is not a fingerprint of a part (expected '{_FORMAT} name=figure …')") from None


def _text(value: float, *, decimals: int | None = None) -> str:
    if decimals is not None:
        return f"{round(value, decimals) + 0.0:.{decimals}f}"
    return f"{value:.{_DIGITS}g}"


def _handedness(faces: Sequence[Face], center_mm: Vector | None) -> float:
    """A figure from -1 to 1 that turning keeps and mirroring negates; 0 for parts that are their own mirror image.

    The determinant of three mean vectors to the faces, weighted by area and by rising powers of distance.
    """
    weight = np.array([f.area_mm2 for f in faces])
    centers = np.array([f.centroid for f in faces])
    middle = np.asarray(center_mm) if center_mm is not None else weight @ centers / weight.sum()
    away = centers - middle
    length = np.linalg.norm(away, axis=1)
    size = math.sqrt(float(weight @ length**2) / float(weight.sum())) or 1.0
    rows = np.array([(weight * (length / size) ** k) @ (away / size) / weight.sum() for k in (0, 2, 4)])
    return float(np.linalg.det(rows))
