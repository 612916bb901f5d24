"""What the server asks its workers: by functions that load nothing here, where no geometry kernel is wanted."""

from __future__ import annotations

from typing import Final

DOCUMENTS: Final = ("bundle", "recipe", "rights")


def draw(path: str, key: str, kind: str, units: str, thickness_mm: float | None, answer_mb: int) -> bytes:
    """In a worker: see `preview.drawn`."""
    from dfdm.server.preview import Asked, drawn

    return drawn(Asked(path=path, key=key, kind=kind, units=units, thickness_mm=thickness_mm), answer_mb)


def picture(path: str, key: str, kind: str, units: str, thickness_mm: float | None, answer_mb: int) -> bytes:
    """In a worker: see `preview.pictured`."""
    from dfdm.server.preview import Asked, pictured

    return pictured(Asked(path=path, key=key, kind=kind, units=units, thickness_mm=thickness_mm), answer_mb)


def judge(
    path: str,
    key: str,
    kind: str,
    units: str,
    thickness_mm: float | None,
    processes: tuple[str, ...],
    language: str,
    answer_mb: int,
) -> bytes:
    """In a worker: see `preview.judged`."""
    from dfdm.server.preview import Asked, judged

    asked = Asked(path=path, key=key, kind=kind, units=units, thickness_mm=thickness_mm)
    return judged(asked, processes, language, answer_mb)


def tell(path: str, kind: str, answer_mb: int) -> bytes:
    """In a worker: see `documents.told`."""
    from dfdm.server.documents import told

    return told(path, kind, answer_mb)
