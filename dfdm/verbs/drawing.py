"""Draw a model as sheets of paper: one part a sheet, an assembly with its parts list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError
from dfdm.verbs.opening import opened
from dfdm.verbs.writing import write_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dfdm.designs import Model
    from dfdm.designs.model import PartEntry
    from dfdm.facts.views import View
    from dfdm.pictures.drawing import Drawing, Sheet
    from dfdm.pictures.drawing.composing import Wish
    from dfdm.pictures.drawing.subject import Subject
    from dfdm.pictures.drawing.title_block import Titles

GENERAL_TOLERANCE: Final = "ISO 2768-m"


def draw(
    thing: Any,
    *,
    path: str | Path | None = None,
    size: str = "A3",
    scale: str | float | None = None,
    projection: str = "first",
    process: str | None = None,
    material: str | None = None,
    sections: bool = True,
    tolerance: str | None = None,
    number: str = "",
    created: str = "",
    **settings: Any,
) -> Drawing:
    """Draw a model on dimensioned sheets, and write them to `path` (.svg, .pdf or .dxf).

    `size` A4, A3, A2 or letter; `scale` such as 1:2 (the largest recommended one that fits, if none is named);
    `projection` first or third angle; `tolerance` the general one (what the design declares, else ISO 2768-m). Material and mass are those of `material`, or of the default one of `process`.
    The date is written only if `created` gives it. A part that cannot be projected is a GeometryError, a sheet that is
    too small an InputError.
    """
    from dfdm.pictures.drawing import Drawing
    from dfdm.pictures.drawing.composing import Wish
    from dfdm.pictures.drawing.paper import paper, scale_of

    ending = _ending(path)
    if projection not in ("first", "third"):
        raise InputError(f"projection '{projection}' is not first or third")
    sheet_paper = paper(size)
    ratio = scale_of(scale) if isinstance(scale, str) else scale
    wish = Wish(paper=sheet_paper, scale=ratio, projection=projection, sections=sections)  # type: ignore[arg-type]  # checked above
    model = opened(thing, **settings)
    titles = titles_of(model, process, tolerance=tolerance, number=number, created=created)
    sheets = sheets_of(model, wish, titles, process, material)
    drawing = Drawing(title=model.title or model.name, author=model.author, sheets=sheets)
    if path is not None:
        write_file(path, drawing.encoded(ending))
    return drawing


def _ending(path: str | Path | None) -> str:
    from dfdm.pictures.drawing.sheets import FORMATS

    ending = "" if path is None else Path(path).suffix.lower()
    if path is not None and ending not in FORMATS:
        raise InputError(f"{Path(path).name} is not one of {', '.join(FORMATS)}: name the drawing so")
    return ending


def titles_of(model: Model, process: str | None, *, tolerance: str | None, number: str, created: str) -> Titles:
    """What the title block says of a model."""
    from dfdm.pictures.drawing.title_block import Titles
    from dfdm.verbs.composing import subject_of

    values = ", ".join(f"{key} = {value}" for key, value in model.values.items())
    return Titles(
        title=model.title or model.name,
        number=number or subject_of(model).rpartition(":")[2][:16],
        owner=model.author,
        license=model.license,
        revision=model.version,
        created=created,
        tolerance=tolerance or _declared_tolerance(model) or GENERAL_TOLERANCE,
        parameters=values,
        process=process or "",
    )


def _declared_tolerance(model: Model) -> str:
    """The general tolerance that the design declares; empty where it declares none, or parts differ."""
    found = {
        getattr(r.requirement, "standard", "")
        for entry in model.parts
        for r in entry.requirements
        if str(r.requirement.kind) == "general_tolerance"
    }
    return found.pop() if len(found) == 1 else ""


def material_of(process: str | None, material: str | None) -> tuple[str, float | None]:
    """Name of the material, and its density in g/cm³ where it is known."""
    from dfdm.processes import catalog

    pages = catalog()
    if not material and not process:
        return "", None
    page = pages.material(material or pages.process(process or "").default_material)
    density = page.properties.get("density")
    name = f"{page.name} ({page.designation})" if page.designation else page.name
    return name, None if density is None else density.number


def mass_text(volume_mm3: float | None, density: float | None) -> str:
    """Mass in grams or kilograms."""
    if volume_mm3 is None or density is None:
        return ""
    grams = volume_mm3 / 1000.0 * density
    return f"{grams / 1000.0:.3g} kg" if grams >= 1000.0 else f"{grams:.3g} g"


def sheets_of(model: Model, wish: Wish, titles: Titles, process: str | None, material: str | None) -> tuple[Sheet, ...]:
    """A sheet for each distinct part; for an assembly one with its picture and its parts list before them."""
    from dataclasses import replace

    from dfdm.pictures.drawing.composing import part_sheet

    name, density = material_of(process, material)
    several = len(model.parts) > 1 or any(entry.count > 1 for entry in model.parts)
    count = len(model.parts) + several
    sheets = []
    if several:
        own = replace(titles, kind="Assembly drawing", sheet=1, sheets=count, material="see parts list")
        sheets.append(_overview(model, wish, own, name, density))
    for place, entry in enumerate(model.parts, start=1):
        own = replace(
            titles,
            title=f"{titles.title}: {entry.name}" if several else titles.title,
            material=name,
            mass=mass_text(entry.facts.body.volume_mm3, density),
            sheet=place + several,
            sheets=count,
        )
        notes = [f"Item {place} of the parts list, {entry.count} needed"] if several else []
        sheets.append(part_sheet(subject(entry), own, wish, picture=picture_of(entry), notes=notes))
    return tuple(sheets)


def subject(entry: PartEntry) -> Subject:
    """A part as the drawing room takes it: facts, marks, and how its views are measured."""
    import numpy as np

    from dfdm.geometry.clamping import clamping_axes
    from dfdm.geometry.projections import marks_of, section_of, view_of
    from dfdm.pictures.drawing.silhouette import filled_share
    from dfdm.pictures.drawing.subject import Subject

    part = entry.part
    mesh = part.mesh
    pattern, words, note = _pattern(entry)
    seen: dict[bytes, View] = {}

    def view(right: NDArray[np.float64], up: NDArray[np.float64]) -> View:
        """A view, measured once."""
        key = (np.round([right, up], 9) + 0.0).tobytes()
        if key not in seen:
            seen[key] = view_of(part, right, up)
        return seen[key]

    return Subject(
        facts=entry.facts,
        marks=marks_of(part),
        frame=np.asarray(clamping_axes(part)),
        view=view,
        section=lambda right, up, at_mm: section_of(part, right, up, at_mm),
        fill=lambda eye: filled_share(mesh.vertices, mesh.triangles, eye),
        requirements=entry.requirements,
        pattern=pattern,
        pattern_words=words,
        pattern_note=note,
    )


def picture_of(entry: PartEntry) -> View | None:
    """The part seen from a corner; None where it cannot be projected so."""
    import numpy as np

    from dfdm.errors import GeometryError
    from dfdm.geometry.projections import view_of
    from dfdm.pictures.camera import axes_of

    right, up, _ = axes_of((1.0, -1.0, 1.0))
    try:
        return view_of(entry.part, np.asarray(right), np.asarray(up))
    except GeometryError:
        return None


def _pattern(entry: PartEntry) -> tuple[View | None, tuple[tuple[tuple[float, float], str, bool], ...], str]:
    """The flat pattern of a bent sheet as a view, with the words at its bend lines."""
    from dfdm.geometry.pattern_view import pattern_view

    if entry.part.kind == "mesh" or not entry.facts.bends:
        return None, (), ""
    flat = entry.facts.flat_pattern
    if flat is None or flat.why_not or flat.overlaps or not flat.bend_lines:
        return None, (), ""
    words = []
    for line in flat.bend_lines:
        middle = (0.5 * (line.start_mm[0] + line.end_mm[0]), 0.5 * (line.start_mm[1] + line.end_mm[1]))
        upward = abs(line.end_mm[1] - line.start_mm[1]) > abs(line.end_mm[0] - line.start_mm[0])
        words.append((middle, f"{line.direction.upper()} {line.angle_deg:.4g}° R{line.radius_mm:.3g}", upward))
    return pattern_view(entry.part, flat), tuple(words), f"Flat pattern at K-factors for {flat.k_table}"


def _overview(model: Model, wish: Wish, titles: Titles, material: str, density: float | None) -> Sheet:
    from dfdm.pictures.drawing.assembly import assembly_sheet

    rows = [
        (str(n), entry.name, str(entry.count), material or "-", mass_text(entry.facts.body.volume_mm3, density) or "-")
        for n, entry in enumerate(model.parts, start=1)
    ]
    whole, items = _whole(model)
    return assembly_sheet(
        wish, titles, rows, whole, items, [] if whole else [(e.name, picture_of(e)) for e in model.parts]
    )


def _whole(model: Model) -> tuple[View | None, list[tuple[str, tuple[float, float]]]]:
    """The assembly as it is put together, seen from a corner, and where each item is seen on it.

    None where only its parts came in.
    """
    import numpy as np

    if model.variant is None:
        return None, []
    from dfdm.designs.shapes import shapes_in, together
    from dfdm.errors import GeometryError
    from dfdm.geometry.part import Part
    from dfdm.geometry.projections import view_of
    from dfdm.pictures.camera import axes_of

    right, up, eye = (np.asarray(axis) for axis in axes_of((1.0, -1.0, 0.82)))
    try:
        built = model.variant.build()
        part = Part.from_shape(together(built, model.name), name=model.name)
        view = view_of(part, right, up)
    except GeometryError:
        return None, []
    middle = 0.5 * (view.bounds[0] + view.bounds[2])
    items = []
    for number, entry in enumerate(model.parts, start=1):
        shape = next((s for name, s in shapes_in(built, model.name) if name == entry.name), None)
        if shape is None:
            continue
        mesh = Part.from_shape(shape).mesh
        at = mesh.vertices[mesh.triangles].mean(axis=1)
        free = ~part.rays.occluded(at + 1e-4 * part.mesh.diagonal_mm * eye, np.broadcast_to(eye, at.shape))
        if free.any():
            flat = at[free] @ np.stack([right, up]).T
            x, y = flat[np.argmax(np.abs(flat[:, 0] - middle))].tolist()
            items.append((str(number), (x, y)))
    return view, items
