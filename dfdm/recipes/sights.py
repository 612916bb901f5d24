"""What the pictures of a recipe show: the part as it lies for each step, its characteristics, and the product put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.facts import PartFacts
from dfdm.facts.rounding import Vector
from dfdm.processes import Catalog, Route
from dfdm.recipes.steps import made_by

Shows = Literal[
    "build", "sheet", "flat_pattern", "setup", "turned", "mold", "part", "characteristics", "exploded", "assembled"
]
PER_PICTURE: Final = 6
"""So many characteristics are lit up in one picture: there are as many colors that a reader tells apart."""
_Z: Final[Vector] = (0.0, 0.0, 1.0)
_LEAST: Final = 1e-9
_ADDITIVE: Final = "additive"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """One picture that a recipe needs: of which part (empty: the product), for which step (0: none), from where.

    `up` is the direction of the part that points up in the picture, `along` one that runs to the right; `lit` are faces with
    the words of the legend; `plate` draws what the part lies on.
    """

    part: str
    unit: int
    shows: Shows
    caption: str
    up: Vector = _Z
    along: Vector | None = None
    lit: tuple[tuple[str, tuple[int, ...]], ...] = ()
    plate: bool = False
    facing: str = ""
    """Words for the faces that look up; empty: they are not lit."""
    number: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A drawn sight: the member it lies in, its bytes, and what it shows."""

    sight: Sight
    member: str
    data: bytes


def sights_of(
    facts: PartFacts,
    route: Route,
    report: Mapping[str, Any] | None,
    declared: Sequence[Mapping[str, Any]],
    pages: Catalog,
) -> tuple[Sight, ...]:
    """The pictures of one part on its route: how it lies for the shaping step, then the characteristics of every step."""
    found = list(_shaping(facts, route, report, pages))
    for number in range(1, len(route.steps) + 1):
        here = [
            (_label(one), tuple(one["faces"]))
            for one in declared
            if one["faces"] and made_by(one["kind"], route, pages) == number
        ]
        for n, start in enumerate(range(0, len(here), PER_PICTURE), start=1):
            found.append(
                Sight(
                    part=facts.name,
                    unit=number,
                    shows="characteristics",
                    caption=f"{facts.name}: what is checked",
                    lit=tuple(here[start : start + PER_PICTURE]),
                    number=n,
                )
            )
    return tuple(found)


def product_sights(name: str) -> tuple[Sight, ...]:
    """The pictures of a product of several parts: taken apart, and put together."""
    return (
        Sight(part="", unit=0, shows="exploded", caption=f"{name}: taken apart"),
        Sight(part="", unit=0, shows="assembled", caption=f"{name}: put together"),
    )


def _shaping(facts: PartFacts, route: Route, report: Mapping[str, Any] | None, pages: Catalog) -> Iterator[Sight]:
    family = pages.process(route.process).family
    up = (report or {}).get("orientation")
    name = facts.name
    if family == _ADDITIVE and up is not None:
        yield Sight(
            part=name,
            unit=1,
            shows="build",
            caption=f"{name}: as it is built, z up",
            up=(up[0], up[1], up[2]),
            plate=True,
        )
    elif route.process == "turning" and (turned := facts.turned) is not None and turned.is_turned:
        yield Sight(
            part=name,
            unit=1,
            shows="turned",
            caption=f"{name}: axis of the spindle along x",
            up=_across(turned.axis),
            along=turned.axis,
        )
    elif route.process == "sheet_bending" and facts.bends:
        yield Sight(part=name, unit=1, shows="flat_pattern", caption=f"{name}: flat pattern with bend lines")
        yield Sight(part=name, unit=1, shows="part", caption=f"{name}: bent")
    elif family == "sheet" and (sheet := facts.sheet) is not None and sheet.is_sheet and sheet.axis is not None:
        yield Sight(
            part=name,
            unit=1,
            shows="sheet",
            caption=f"{name}: in the sheet",
            up=sheet.axis,
            along=sheet.x_axis,
            plate=True,
        )
    elif family == "subtractive" and (reach := facts.reach) is not None and reach.setups:
        for n, index in enumerate(reach.setups, start=1):
            yield Sight(
                part=name,
                unit=1,
                shows="setup",
                caption=f"{name}: setup {n} of {len(reach.setups)}, tool from above",
                up=reach.directions[index].up,
                facing="looks at the tool",
                number=n,
            )
    elif family == "molding" and (draft := facts.draft) is not None and draft.pulls:
        x, y, z = draft.pulls[0].direction
        for n, way in enumerate(((x, y, z), (-x, -y, -z)), start=1):
            words = f"{name}: the mold opens along z, half {n}"
            yield Sight(part=name, unit=1, shows="mold", caption=words, up=way, number=n)
    else:
        yield Sight(part=name, unit=1, shows="part", caption=name)


def _label(one: Mapping[str, Any]) -> str:
    size = one["nominal_mm"] if one["nominal_mm"] is not None else one["model_mm"]
    words = (one["id"], one["kind"].replace("_", " "), one["thread"], "" if size is None else f"{size:g}", one["fit"])
    return " ".join(filter(None, words)) + (" (critical)" if one["critical"] else "")


def _across(axis: Vector) -> Vector:
    """A direction square to an axis, the nearest to z."""
    x, y, z = axis
    length = (x * x + y * y) ** 0.5
    if length < _LEAST:
        return (0.0, 1.0, 0.0)
    return (-x * z / length, -y * z / length, length)
