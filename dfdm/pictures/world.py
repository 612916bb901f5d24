"""The outlines of the land, and where on a map a place lies (Mercator's projection of a sphere)."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.table import data_folder

Floats = NDArray[np.float64]
NORTHMOST: Final = 82.0
"""Degrees of latitude that maps end at; in the south they end at SOUTHMOST."""
SOUTHMOST: Final = -58.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Outlines:
    """Lines of points (n, 2), longitude and latitude in degrees: rings around land, borders between countries."""

    land: tuple[Floats, ...]
    borders: tuple[Floats, ...]


@cache
def outlines() -> Outlines:
    """The outlines that ship: Natural Earth 1:50m, made simpler, without Antarctica."""
    document = json.loads((data_folder() / "world.json").read_text(encoding="utf-8"))
    per_degree = float(document["per_degree"])
    return Outlines(land=_lines(document["land"], per_degree), borders=_lines(document["borders"], per_degree))


def mercator(points: ArrayLike) -> Floats:
    """Places (n, 2), longitude and latitude in degrees, on the map (n, 2): x to the east, y to the north, in degrees of the equator.

    Latitudes beyond the ends of the map are drawn at its ends.
    """
    lon, lat = np.asarray(points, dtype=np.float64).reshape(-1, 2).T
    bounded = np.radians(np.clip(lat, SOUTHMOST, NORTHMOST))
    return np.column_stack([lon, np.degrees(np.arctanh(np.sin(bounded)))])


def circle(lon: float, lat: float, radius_km: float, *, earth_km: float = 6371.0088, points: int = 181) -> Floats:
    """Places (points, 2), longitude and latitude in degrees, at one distance from a place; longitudes run on beyond ±180."""
    bearing = np.linspace(0.0, 2.0 * np.pi, points)
    here, far = np.radians(lat), radius_km / earth_km
    sine = np.sin(here) * np.cos(far) + np.cos(here) * np.sin(far) * np.cos(bearing)
    there = np.arcsin(np.clip(sine, -1.0, 1.0))
    east = np.arctan2(np.sin(bearing) * np.sin(far) * np.cos(here), np.cos(far) - np.sin(here) * np.sin(there))
    return np.column_stack([lon + np.degrees(np.unwrap(east)), np.degrees(there)])


def _lines(text: str, per_degree: float) -> tuple[Floats, ...]:
    """Read numbers of seven bits a byte, low ones first, even ones positive: a count, a point, then steps from point to point."""
    data = np.frombuffer(base64.b64decode(text), dtype=np.uint8)
    last = data < 128
    number = np.concatenate([[0], np.cumsum(last)[:-1]])
    starts = np.flatnonzero(np.concatenate([[True], last[:-1]]))
    place = np.arange(len(data)) - starts[number]
    values = np.bincount(number, weights=(data & 127) * 128.0**place).astype(np.int64)
    values = np.where(values % 2, -(values + 1) // 2, values // 2)
    lines, at = [], 0
    while at < len(values):
        count = int(values[at])
        steps = values[at + 1 : at + 1 + 2 * count].reshape(count, 2)
        lines.append(np.cumsum(steps, axis=0) / per_degree)
        at += 1 + 2 * count
    return tuple(lines)
