"""What was measured, kept on disk: a model that did not change is not measured again."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dfdm.facts.measurements import NotMeasured, PartFacts

_FORMAT = 1


def cache_folder() -> Path | None:
    """The folder for kept measurements, None where keeping is turned off.

    `DFDM_CACHE` names another folder or says `off`; otherwise the platform's own place for caches.
    """
    named = os.environ.get("DFDM_CACHE", "").strip()
    if named.lower() == "off":
        return None
    if named:
        return Path(named).expanduser()
    try:
        home = Path.home()
    except RuntimeError:  # no home: a bare container user
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dfdm" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "dfdm"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "dfdm"


class Cache:
    """Kept quantities of one part. Damaged or foreign entries are as if they were not there; nothing here raises."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def at_key(cls, key: str | None) -> Cache:
        """The cache of the part with this key, for this version of dfdm and its geometry kernel; None keeps nothing."""
        folder = cache_folder() if key else None
        if folder is None:
            return cls(None)
        digest = hashlib.sha256("\n".join((str(_FORMAT), str(key), *_versions())).encode()).hexdigest()
        return cls(folder / "measurements" / digest[:2] / digest)

    def read(self, quantity: str) -> Any:  # noqa: ANN401 - each quantity has its own type
        """The kept quantity, or None."""
        if self._folder is None:
            return None
        try:
            document = json.loads((self._folder / f"{quantity}.json").read_text(encoding="utf-8"))
            found = PartFacts.from_dict(document).quantity(quantity)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None
        return None if isinstance(found, NotMeasured) else found

    def keep(self, quantity: str, found: Any) -> Any:  # noqa: ANN401 - each quantity has its own type
        """Keep a quantity and return it as it will be read: rounded, so that a first run judges the same figures.

        What was not measured is tried again next time. A full or read-only disk is no error.
        """
        if isinstance(found, NotMeasured):
            return found
        document = PartFacts(name="", known={quantity: found}).to_dict()
        self._write(quantity, document)
        return PartFacts.from_dict(document).quantity(quantity)

    def _write(self, quantity: str, document: dict[str, Any]) -> None:
        if self._folder is None:
            return
        temporary = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=f".{quantity}-", suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(document, file, allow_nan=False)
            Path(temporary).replace(self._folder / f"{quantity}.json")
        except (OSError, ValueError):
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)


def _versions() -> tuple[str, ...]:
    """Versions that what was measured depends on."""
    found = []
    for name in ("dfdm", "cadquery-ocp", "cadquery-ocp-novtk", "cadquery"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} -")
    return tuple(found)
