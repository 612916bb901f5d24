"""Sheets of paper: sizes, borders, frame with zones, scales, line widths and heights of letters, from `data/drawing.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import InputError, UnknownNameError
from dfdm.pictures.drawing.display import Box, Item, Path, Text
from dfdm.table import data_folder, read_toml

DEFAULT_SIZE: Final = "A3"
_UPRIGHT: Final = ("A4", "letter")
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters of zones; I and O, which look like figures, are left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A sheet: name, size and the frame (left, bottom, right, top) in mm; heights of dimensions and of notes on it."""

    name: str
    width: float
    height: float
    frame: Box
    dimension: float
    note: float

    @property
    def small(self) -> bool:
        """A sheet for the folder, read upright."""
        return self.name in _UPRIGHT


@cache
def _page() -> Mapping[str, Any]:
    page = read_toml(data_folder() / "drawing.toml")

    def read(table: Any, where: str) -> Any:  # noqa: ANN401 - tables in tables
        if "value" in table:
            return Cited.from_dict(table, where=where)
        return MappingProxyType({key: read(value, f"{where} {key}") for key, value in table.items()})

    found: Mapping[str, Any] = read(page, "drawing.toml")
    return found


@cache
def line_widths() -> Mapping[str, float]:
    """Widths in mm of `wide`, `narrow` and `frame` lines."""
    return MappingProxyType({key: cited.number for key, cited in _page()["lines"].items()})


@cache
def letters() -> Mapping[str, float]:
    """Heights in mm of `small`, `note` and `title` letters."""
    return MappingProxyType({key: cited.number for key, cited in _page()["letters"].items()})


@cache
def scales() -> tuple[float, ...]:
    """The recommended scales, the largest first."""
    table = _page()["scales"]
    up = [float(v) for v in str(table["enlargement"].value).split()]
    down = [1.0 / float(v) for v in str(table["reduction"].value).split()]
    return (*up, 1.0, *down)


def scale_text(scale: float) -> str:
    """2 is `2:1`, 0.5 is `1:2`."""
    return f"{scale:g}:1" if scale >= 1.0 else f"1:{1.0 / scale:g}"


def scale_of(text: str) -> float:
    """The ratio of `1:2`; what is no scale is an InputError."""
    try:
        sheet, colon, part = text.partition(":")
        found = float(sheet) / float(part) if colon else float("nan")
    except (ValueError, ZeroDivisionError):
        found = float("nan")
    if not 1e-5 <= found <= 1e4:  # not a number either
        raise InputError(f"'{text}' is not a scale such as 1:2 or 5:1")
    return found


def paper(name: str = DEFAULT_SIZE) -> Paper:
    """A sheet by its name: A4 and letter upright, the rest with the long side below."""
    sheets = _page()["sheets"]
    known = {key.lower(): key for key in sheets}
    if name.lower() not in known:
        raise UnknownNameError("sheet size", name, sheets)
    key = known[name.lower()]
    width, height = sheets[key]["width"].number, sheets[key]["height"].number
    border, heights = _page()["border"], letters()
    edge, filing = border["edge"].number, border["filing"].number
    return Paper(
        name=key,
        width=width,
        height=height,
        frame=(filing, edge, width - edge, height - edge),
        dimension=heights["note"] if key in _UPRIGHT else heights["title"],
        note=heights["note"],
    )


def frame_of(sheet: Paper) -> list[Item]:
    """The frame, the marks at the middles of the sheet, and the zones between edge and frame."""
    left, bottom, right, top = sheet.frame
    middle_x, middle_y = sheet.width / 2.0, sheet.height / 2.0
    items: list[Item] = [
        Path(
            points=((left, bottom), (right, bottom), (right, top), (left, top)), layer="FRAME", closed=True, wide=True
        ),
        *(
            Path(points=ends, layer="FRAME", wide=True)
            for ends in (
                ((middle_x, bottom + 5.0), (middle_x, bottom - 5.0)),
                ((middle_x, top - 5.0), (middle_x, top + 5.0)),
                ((left + 5.0, middle_y), (left - 5.0, middle_y)),
                ((right - 5.0, middle_y), (right + 5.0, middle_y)),
            )
        ),
    ]
    edge = _page()["border"]["zone"].number
    outer = (left - 5.0, bottom - 5.0, right + 5.0, top + 5.0)
    items.append(
        Path(
            points=((outer[0], outer[1]), (outer[2], outer[1]), (outer[2], outer[3]), (outer[0], outer[3])),
            layer="FRAME",
            closed=True,
        )
    )
    if sheet.small:
        return items
    for low, high, across in ((left, right, True), (bottom, top, False)):
        count = max(2, 2 * round((high - low) / edge / 2.0))
        step = (high - low) / count
        for k in range(count):
            at = low + k * step
            if k and 2 * k != count:
                ends = ((bottom, outer[1]), (top, outer[3])) if across else ((left, outer[0]), (right, outer[2]))
                items += [
                    Path(points=((at, a), (at, b)) if across else ((a, at), (b, at)), layer="FRAME") for a, b in ends
                ]
            name = str(k + 1) if across else _LETTERS[count - 1 - k]
            size = letters()["note"]
            for a in (outer[1], top) if across else (outer[0], right):
                place = (at + step / 2.0, a + 1.25) if across else (a + 2.5, at + step / 2.0 - size / 2.0)
                items.append(Text(at=place, text=name, height=size, anchor="middle", layer="FRAME"))
    return items
