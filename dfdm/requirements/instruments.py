"""What measures what, and how well; which instrument is exact enough for a tolerance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dfdm.cited import Cited
from dfdm.errors import DataError
from dfdm.table import data_folder, read_toml


@dataclass(frozen=True, kw_only=True, slots=True)
class Instrument:
    """A measuring instrument: kinds of requirement it measures, its error (None: go and no-go), time a characteristic takes.

    `time` is that of one person for one place, with the note of it; None where nothing is measured on the piece.
    """

    id: str
    name: str
    measures: tuple[str, ...]
    error: Cited | None
    time: Cited | None = None


@cache
def instruments() -> tuple[Instrument, ...]:
    """The instruments that ship with dfdm."""
    page = read_toml(data_folder() / "instruments.toml")
    found = []
    for key, entry in page["instruments"].items():
        where = f"instruments.toml {key}"
        if set(entry) - {"name", "measures", "error", "time"}:
            raise DataError("an instrument has name, measures, error and time", where=where)
        found.append(
            Instrument(
                id=key,
                name=entry["name"],
                measures=tuple(entry["measures"]),
                error=Cited.from_dict(entry["error"], where=where) if "error" in entry else None,
                time=Cited.from_dict(entry["time"], where=where) if "time" in entry else None,
            )
        )
    return tuple(found)


@cache
def ratio() -> Cited:
    """How many times the instrument's error must fit into the tolerance."""
    return Cited.from_dict(read_toml(data_folder() / "instruments.toml")["ratio"], where="instruments.toml ratio")


def suited(kind: str, width_mm: float | None) -> Instrument | None:
    """The gauge for a kind of requirement, else the least exact instrument that is exact enough for a tolerance (mm).

    None where nothing listed is, and where there is no tolerance to accept by.
    """
    fitting = [i for i in instruments() if kind in i.measures]
    gauges = [i for i in fitting if i.error is None]
    if gauges:
        return gauges[0]
    if width_mm is None:
        return None
    exact = [i for i in fitting if i.error is not None and i.error.number * ratio().number <= width_mm]
    return max(exact, key=_error) if exact else None


def _error(instrument: Instrument) -> float:
    return 0.0 if instrument.error is None else instrument.error.number


def timed(found: Sequence[Instrument]) -> dict[str, Cited]:
    """What a characteristic takes with each of these instruments, by `inspection.id`."""
    return {f"inspection.{i.id}": i.time for i in found if i.time is not None}
