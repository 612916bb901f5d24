"""The pictures of a recipe, drawn from a model: the part as it lies for each step, its characteristics, the product apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dfdm.designs import Model
    from dfdm.designs.model import PartEntry
    from dfdm.processes import Route
    from dfdm.recipes.bill import Placed
    from dfdm.recipes.sights import Picture, Sight

FOLDER: Final = "documents/instructions"


def pictures_of(
    model: Model,
    route: Route,
    reports: Mapping[str, Mapping[str, Any]],
    *,
    proceed: Callable[[], None] = lambda: None,
) -> tuple[Picture, ...]:
    """Draw the pictures of all parts made by a route, and of the product where it is of several parts.

    `reports` are documents of checks by part name. Members are named `documents/instructions/PART-STEP-WHAT.png`. `proceed`
    is called before each picture, and may raise. The same model gives the same bytes.
    """
    from dfdm.processes import catalog
    from dfdm.recipes.illustrating import draw, draw_product
    from dfdm.recipes.inspection import characteristics
    from dfdm.recipes.sights import Picture, product_sights, sights_of
    from dfdm.verbs.composing import file_stems

    pages, found = catalog(), []
    stems = file_stems([entry.name for entry in model.parts])
    for entry, stem in zip(model.parts, stems, strict=True):
        declared = characteristics(entry.requirements)
        shape = _shape(entry)
        for sight in sights_of(entry.facts, route, reports.get(entry.name), declared, pages):
            proceed()
            drawn = _flat_pattern(entry, sight) if sight.shows == "flat_pattern" else None
            ending = "svg" if drawn is not None else "png"
            member = f"{FOLDER}/{stem}-{sight.unit}-{_word(sight)}-{sight.number}.{ending}"
            found.append(Picture(sight=sight, member=member, data=drawn or draw(sight, shape)))
    places = places_of(model)
    if len(places) > 1:
        shapes = {entry.name: _shape(entry) for entry in model.parts}
        for sight in product_sights(model.title or model.name):
            proceed()
            data = draw_product(sight, places, shapes)
            found.append(Picture(sight=sight, member=f"{FOLDER}/product-{sight.shows}.png", data=data))
    return tuple(found)


def places_of(model: Model) -> tuple[Placed, ...]:
    """Where every part of a model stands; empty where its count is all that is known."""
    from dfdm.recipes.bill import Placed

    return tuple(
        Placed(part=entry.name, name=seat.name, turn=seat.turn, shift_mm=seat.shift_mm)
        for entry in model.parts
        for seat in entry.seats
    )


def _word(sight: Sight) -> str:
    return sight.shows.replace("_", "-")


def _shape(entry: PartEntry) -> Any:
    import numpy as np

    from dfdm.recipes.illustrating import Shape

    mesh = entry.part.mesh
    triangles, faces = mesh.triangles.astype(np.int64), mesh.face_of_triangle.astype(np.int64)
    return Shape(vertices=mesh.vertices, triangles=triangles, face_of_triangle=faces)


def _flat_pattern(entry: PartEntry, sight: Sight) -> bytes | None:
    """The flat pattern with numbered bend lines as SVG; None where there is none, and the part is drawn instead."""
    flat = entry.facts.flat_pattern
    if entry.part.kind == "mesh" or flat is None or flat.why_not or flat.overlaps or not flat.bend_lines:
        return None
    from dfdm.geometry.pattern_view import pattern_view
    from dfdm.pictures.drawing.display import Item, Sheet, Text
    from dfdm.pictures.drawing.drawn_views import Placed, lines_of
    from dfdm.pictures.drawing.subject import Plan, Seen
    from dfdm.pictures.drawing.svg import svg_of

    view = pattern_view(entry.part, flat)
    left, bottom, right, top = view.bounds
    scale = min(_WIDE_MM / max(right - left, 1e-9), _HIGH_MM / max(top - bottom, 1e-9))
    corner = (_MARGIN_MM, _MARGIN_MM + _ROW_MM)
    place = Placed(Plan(seen=Seen(seat="front", view=view)), scale, corner)
    items: list[Item] = [*lines_of(view, place, hidden=True, smooth=True)]
    for number, line in enumerate(flat.bend_lines, start=1):
        middle = place((0.5 * (line.start_mm[0] + line.end_mm[0]), 0.5 * (line.start_mm[1] + line.end_mm[1])))
        items.append(Text(at=(middle[0] + 1.0, middle[1] + 1.0), text=str(number), height=_TEXT_MM, bold=True))
    items.append(Text(at=(_MARGIN_MM, 0.5 * _MARGIN_MM), text=sight.caption, height=0.7 * _TEXT_MM))
    sheet = Sheet(
        width=(right - left) * scale + 2.0 * _MARGIN_MM,
        height=(top - bottom) * scale + 2.0 * _MARGIN_MM + _ROW_MM,
        title=sight.caption,
    )
    sheet.items = items
    return svg_of([sheet]).encode()


_WIDE_MM: Final = 140.0
_HIGH_MM: Final = 90.0
_MARGIN_MM: Final = 8.0
_ROW_MM: Final = 6.0
_TEXT_MM: Final = 3.5


def members_of(pictures: Sequence[Picture]) -> dict[str, bytes]:
    """The pictures as members of a bundle."""
    return {picture.member: picture.data for picture in pictures}
