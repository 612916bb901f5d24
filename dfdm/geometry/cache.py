"""What was measured, kept in memory and on disk: a model that did not change is not measured again."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import threading
from collections import OrderedDict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from dfdm.facts.measurements import NotMeasured, PartFacts

_FORMAT: Final = 2
_MOST_IN_MEMORY: Final = 1024
_recent: OrderedDict[tuple[Path, str], Any] = OrderedDict()
_lock = threading.Lock()


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
    """Kept quantities of one part, in memory before disk. Safe under concurrent use by threads and processes.

    An entry carries a checksum and appears in one step; a damaged or foreign one is as if it were not there, and is
    written anew. Nothing here raises.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def at_key(cls, key: str | None) -> Cache:
        """The cache of the part with this key, for this measuring code and its libraries; None keeps nothing."""
        folder = cache_folder() if key else None
        if folder is None:
            return cls(None)
        digest = hashlib.sha256("\n".join((str(_FORMAT), str(key), measure_version())).encode()).hexdigest()
        return cls(folder / "measurements" / digest[:2] / digest)

    def read(self, quantity: str) -> Any:  # noqa: ANN401 - each quantity has its own type
        """The kept quantity, or None."""
        if self._folder is None:
            return None
        with _lock:
            if (self._folder, quantity) in _recent:
                _recent.move_to_end((self._folder, quantity))
                return _recent[self._folder, quantity]
        try:
            entry = json.loads((self._folder / f"{quantity}.json").read_text(encoding="utf-8"))
            if entry["sha256"] != _checksum(entry["facts"]):
                return None
            found = PartFacts.from_dict(entry["facts"]).quantity(quantity)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None
        return None if isinstance(found, NotMeasured) else self._remember(quantity, found)

    def keep(self, quantity: str, found: Any, *, doubted: bool = True) -> Any:  # noqa: ANN401 - each quantity has its own type
        """Keep a quantity and return it as it will be read: rounded, so that a first run judges the same figures.

        Figures that are no numbers are told as not measured. What is neither `doubted` nor kept on disk is rounded where
        it stands, if its type knows how: writing and reading it again takes longer than some measures.

        What was not measured is tried again next time. A full or read-only disk is no error.
        """
        if isinstance(found, NotMeasured):
            return found
        try:
            if self._folder is None and not doubted and (rounded := _settled(found)) is not None:
                return rounded
            facts = PartFacts(name="", known={quantity: found}).to_dict()
            json.dumps(facts, allow_nan=False)
        except ValueError:
            return NotMeasured(reason=f"measuring {quantity} gave figures that are no numbers: the geometry is broken")
        self._write(quantity, facts)
        return self._remember(quantity, PartFacts.from_dict(facts).quantity(quantity))

    def _remember(self, quantity: str, found: Any) -> Any:  # noqa: ANN401 - each quantity has its own type
        if self._folder is not None:
            with _lock:
                _recent[self._folder, quantity] = found
                while len(_recent) > _MOST_IN_MEMORY:
                    _recent.popitem(last=False)
        return found

    def _write(self, quantity: str, facts: dict[str, Any]) -> None:
        if self._folder is None:
            return
        temporary = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=f".{quantity}-", suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"sha256": _checksum(facts), "facts": facts}, file, allow_nan=False)
            Path(temporary).replace(self._folder / f"{quantity}.json")
        except (OSError, ValueError):  # Windows refuses while another process reads the entry: it is there then
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)


def _settled(found: Any) -> Any:  # noqa: ANN401 - each quantity has its own type
    """A quantity as reading would give it, None where only writing it tells."""
    if type(found) is tuple:
        return tuple([feature.settled() for feature in found]) if all(map(_settles, found)) else None
    return found.settled() if _settles(found) else None


def _settles(found: Any) -> bool:  # noqa: ANN401 - as above
    return hasattr(found, "settled")


def forget() -> None:
    """Drop what is kept in memory; what is on disk stays."""
    with _lock:
        _recent.clear()


def _checksum(facts: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


@cache
def measure_version() -> str:
    """A digest of all that what is measured depends on: the measuring code itself and the versions of its libraries.

    A changed measure is so never served from what an older one kept, whether or not the version of dfdm was raised.
    """
    digest = hashlib.sha256("\n".join(_versions()).encode())
    here = Path(__file__).parent
    tables = (here.parent / "data" / "bending").glob("*.csv")  # flat patterns rest on the K-factors there
    for file in sorted((*here.glob("*.py"), *(here.parent / "facts").glob("*.py"), *tables)):
        digest.update(f"\n{file.name}\n".encode())
        try:
            digest.update(file.read_bytes())
        except OSError:  # compiled alone: the versions above must do
            continue
    return digest.hexdigest()


def _versions() -> tuple[str, ...]:
    """Versions that what was measured depends on."""
    found = []
    for name in ("dfdm", "cadquery-ocp", "cadquery-ocp-novtk", "cadquery", "numpy", "scipy", "trimesh", "shapely"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} -")
    return tuple(found)
