"""The `key = value` settings of a slicer profile, with its percentages and lists."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dfdm.errors import InputError


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Settings by name as a profile writes them; values of several extruders are lists of which the first is read."""

    values: Mapping[str, str]
    name: str

    @classmethod
    def parse(cls, text: str, name: str) -> Settings:
        """Read lines `key = value`, also those that slicers write as comments at the end of G-code."""
        values: dict[str, str] = {}
        for line in text.splitlines():
            key, equals, value = line.removeprefix(";").partition("=")
            if equals and key.strip().isidentifier():
                values[key.strip()] = value.strip()
        return cls(values=values, name=name)

    def __contains__(self, key: str) -> bool:
        return bool(self._first(key))

    def _first(self, key: str) -> str:
        return self.values.get(key, "").split(",")[0].strip()

    def text(self, key: str, default: str) -> str:
        """A word; the default where the profile leaves it out."""
        return self._first(key) or default

    def number(self, key: str, default: float = 0.0, *, least: float = 0.0) -> float:
        """A plain number of `least` or more; an InputError that names the key where it is none."""
        found = self._first(key)
        if not found:
            return default
        return self._read(key, found, found, f"number of {least:g} or more", least)

    def _read(self, key: str, found: str, digits: str, what: str, least: float = 0.0) -> float:
        try:
            value = float(digits)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and value >= least):
            raise InputError(f"{self.name}: {key} = {found} is not a {what}")
        return value

    def positive(self, key: str, default: float) -> float:
        """A number where 0 stands for 'take the default'."""
        return self.number(key, default) or default

    def length(self, key: str, *, of: float, auto: float) -> float:
        """A number or a percentage of `of`; `auto` where it is left out or 0."""
        found = self._first(key)
        if not found.endswith("%"):
            return self.number(key, auto) or auto
        return self._read(key, found, found[:-1], "percentage of 0 or more") / 100.0 * of
