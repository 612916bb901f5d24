"""Semantic annotations (PMI) of a STEP file: declared sizes, geometric tolerances and datums, tied to the faces they are of.

Written as entities of ISO 10303-47 and -242 beside the kernel's geometry. The kernel's own writer of annotations was
tried and is not used: it gives the grade of a fit wrong (IT7 as 9), the limits of a size without their type and the lower
one without its sign, and refers to entities of a tolerance zone that it leaves out (Open CASCADE 7.9.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dfdm.bundles.part21 import part21_text
from dfdm.errors import ExportError
from dfdm.pictures.drawing.wording import datum_letters
from dfdm.requirements.kinds import GEOMETRIC, ORIENTATIONS, SIZES

if TYPE_CHECKING:
    from dfdm.geometry.part import Part
    from dfdm.requirements import Resolved

_ENTITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "angularity": "ANGULARITY_TOLERANCE",
        "circularity": "ROUNDNESS_TOLERANCE",
        "concentricity": "CONCENTRICITY_TOLERANCE",
        "cylindricity": "CYLINDRICITY_TOLERANCE",
        "flatness": "FLATNESS_TOLERANCE",
        "parallelism": "PARALLELISM_TOLERANCE",
        "perpendicularity": "PERPENDICULARITY_TOLERANCE",
        "position": "POSITION_TOLERANCE",
        "profile": "SURFACE_PROFILE_TOLERANCE",
        "runout": "CIRCULAR_RUNOUT_TOLERANCE",
        "straightness": "STRAIGHTNESS_TOLERANCE",
        "symmetry": "SYMMETRY_TOLERANCE",
    }
)
_ALWAYS_WITH_DATUM: Final = ORIENTATIONS | {"concentricity", "runout", "symmetry"}
"""Tolerances whose entity has the datums among its own fields; the others join a record that has them."""
_DEFINES: Final = re.compile(r"SHAPE_DEFINITION_REPRESENTATION\(#(\d+),#(\d+)\)")
_CONTEXT: Final = re.compile(r",#(\d+)\)$")
_SAME_PLANE_MM: Final = 1e-6
_DIGITS: Final = 9
_SIDES: Final = 2


def left_out(part: Part, requirements: Sequence[Resolved], nameless: Set[int] = frozenset()) -> list[str]:
    """What of the requirements a STEP file does not say, each with the reason; `nameless` faces are not found in it."""
    return [
        f"C{number}, {resolved.requirement.kind}: {why}"
        for number, resolved in enumerate(requirements, start=1)
        if (why := _why_not(part, resolved, nameless))
    ]


def annotated(
    part: Part, entities: Mapping[int, str], face_entities: Mapping[int, int], requirements: Sequence[Resolved]
) -> dict[int, str]:
    """The entities of a part with those of its annotations; `face_entities` are the numbers of its faces by their ids."""
    nameless = {face.id for face in part.faces} - set(face_entities)
    wanted = [
        (f"C{number}", resolved)
        for number, resolved in enumerate(requirements, start=1)
        if not _why_not(part, resolved, nameless)
    ]
    if not wanted:
        return dict(entities)
    page = _Page(entities=dict(entities), faces=face_entities, next=max(entities) + 1)
    page.find_product()
    letters = datum_letters([resolved.requirement for _, resolved in wanted])
    datums: dict[str, int] = {}
    for name, resolved in wanted:
        if resolved.requirement.kind in SIZES:
            _size(page, part, name, resolved)
        else:
            _tolerance(page, name, resolved, [_datum(page, datums, *one) for one in _named(resolved, letters)])
    return page.entities


def _why_not(part: Part, resolved: Resolved, nameless: Set[int]) -> str:
    demand = resolved.requirement
    if demand.kind not in SIZES | GEOMETRIC:
        return "STEP has no annotation of this kind that others read"
    if not resolved.faces:
        return "it is tied to no face"
    if nameless & {face for faces in (resolved.faces, *resolved.datum_faces) for face in faces}:
        return "the kernel wrote a face of it anew"
    if demand.kind in GEOMETRIC:
        if demand.tolerance_mm is None:
            return "no tolerance is declared"
        if len(resolved.datum_faces) != len(demand.datums):
            return "the faces of its datums are not known"
        return ""
    if _nominal(resolved) is None:
        return "it has no nominal size"
    if demand.kind == "distance" and len(_levels(part, resolved)) != _SIDES:
        return "a distance is one between two planes, and its faces are not"
    return ""


def _nominal(resolved: Resolved) -> float | None:
    nominal = resolved.requirement.nominal_mm
    return resolved.measured_mm if nominal is None else nominal


def _levels(part: Part, resolved: Resolved) -> list[tuple[int, ...]]:
    """The faces of a distance by the planes that they lie in, if all are parallel planes."""
    faces = [part.faces[number] for number in resolved.faces]
    normal = faces[0].normal
    if any(
        f.surface != "plane" or f.normal is None or normal is None or not _parallel(f.normal, normal) for f in faces
    ):
        return []
    found: dict[int, list[int]] = {}
    for face in faces:
        height = sum(c * n for c, n in zip(face.centroid, normal or (), strict=True))
        found.setdefault(round(height / _SAME_PLANE_MM), []).append(face.id)
    return [tuple(found[height]) for height in sorted(found)]


def _parallel(one: Sequence[float], two: Sequence[float]) -> bool:
    return abs(abs(sum(a * b for a, b in zip(one, two, strict=True))) - 1.0) < _SAME_PLANE_MM


def _named(resolved: Resolved, letters: Mapping[str, str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for place, faces in zip(resolved.requirement.datums, resolved.datum_faces, strict=True):
        yield letters[place], faces


@dataclass(kw_only=True, slots=True)
class _Page:
    """Entities by number, to which more are added."""

    entities: dict[int, str]
    faces: Mapping[int, int]
    next: int
    shape: int = 0
    representation: int = 0
    context: int = 0
    unit: int = 0

    def find_product(self) -> None:
        """Find the product's shape, its representation and unit; ExportError where there is not exactly one."""
        found = [match for body in self.entities.values() if (match := _DEFINES.fullmatch(body))]
        units = [number for number, body in self.entities.items() if "SI_UNIT(.MILLI.,.METRE.)" in body]
        if len(found) != 1 or len(units) != 1:
            raise ExportError("the STEP writer gave more than one product, so nothing says what annotations are of")
        self.shape, self.representation, self.unit = int(found[0][1]), int(found[0][2]), units[0]
        context = _CONTEXT.search(self.entities[self.representation])
        if context is None:
            raise ExportError("the STEP writer gave a shape without a context")
        self.context = int(context[1])

    def add(self, body: str) -> int:
        """Add an entity, and give its number."""
        number, self.next = self.next, self.next + 1
        self.entities[number] = body
        return number

    def aspect(self, name: str, faces: Sequence[int], kind: str = "SHAPE_ASPECT") -> int:
        """Add a named aspect of the shape that stands for faces: one for each, and one of them all where there are several."""
        if len(faces) == 1:
            return self._on_face(name, faces[0], kind)
        if kind == "SHAPE_ASPECT":
            whole = self.add(f"COMPOSITE_GROUP_SHAPE_ASPECT({part21_text(name)},'',#{self.shape},.T.)")
        else:
            whole = self.add(
                f"(COMPOSITE_GROUP_SHAPE_ASPECT()COMPOSITE_SHAPE_ASPECT(){kind}()"
                f"SHAPE_ASPECT({part21_text(name)},'',#{self.shape},.T.))"
            )
        for number, face in enumerate(faces, start=1):
            member = self._on_face(f"{name}.{number}", face, "SHAPE_ASPECT")
            self.add(f"SHAPE_ASPECT_RELATIONSHIP('',$,#{whole},#{member})")
        return whole

    def _on_face(self, name: str, face: int, kind: str) -> int:
        aspect = self.add(f"{kind}({part21_text(name)},'',#{self.shape},.T.)")
        self.add(f"GEOMETRIC_ITEM_SPECIFIC_USAGE('','',#{aspect},#{self.representation},#{self.faces[face]})")
        return aspect

    def length(self, value_mm: float) -> int:
        """Add a length that may have a sign."""
        return self.add(f"LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE({real(value_mm)}),#{self.unit})")

    def item(self, name: str, value_mm: float) -> int:
        """Add a named value of a dimension."""
        measure = f"MEASURE_WITH_UNIT(POSITIVE_LENGTH_MEASURE({real(value_mm)}),#{self.unit})"
        return self.add(
            f"(LENGTH_MEASURE_WITH_UNIT()MEASURE_REPRESENTATION_ITEM(){measure}REPRESENTATION_ITEM('{name}'))"
        )


def _size(page: _Page, part: Part, name: str, resolved: Resolved) -> None:
    demand, nominal = resolved.requirement, _nominal(resolved) or 0.0
    if demand.kind == "distance":
        ends = [page.aspect(f"{name}{side}", faces) for side, faces in zip("ab", _levels(part, resolved), strict=True)]
        dimension = page.add(f"DIMENSIONAL_LOCATION('linear distance',$,#{ends[0]},#{ends[1]})")
    else:
        dimension = page.add(f"DIMENSIONAL_SIZE(#{page.aspect(name, resolved.faces)},'{demand.kind}')")
    values = [page.item("nominal value", nominal)]
    plus, minus = demand.plus_mm, demand.minus_mm
    if demand.fit and plus is not None and minus is not None:  # the limits too: few readers know the tables of fits
        values += [page.item("upper limit", nominal + plus), page.item("lower limit", nominal + minus)]
    listed = ",".join(f"#{value}" for value in values)
    shown = page.add(f"SHAPE_DIMENSION_REPRESENTATION('',({listed}),#{page.context})")
    page.add(f"DIMENSIONAL_CHARACTERISTIC_REPRESENTATION(#{dimension},#{shown})")
    if plus is None or minus is None:
        return
    if demand.fit:
        letter = demand.fit.rstrip("0123456789")
        zone = "hole" if letter.isupper() else "shaft"
        limits = page.add(f"LIMITS_AND_FITS('{letter}','{zone}','{demand.fit[len(letter) :]}','')")
    else:
        limits = page.add(f"TOLERANCE_VALUE(#{page.length(minus)},#{page.length(plus)})")
    page.add(f"PLUS_MINUS_TOLERANCE(#{limits},#{dimension})")


def _tolerance(page: _Page, name: str, resolved: Resolved, datums: Sequence[int]) -> None:
    demand = resolved.requirement
    entity, aspect = _ENTITIES[demand.kind], page.aspect(name, resolved.faces)
    words = f"'',{part21_text(demand.note)},#{page.length(demand.tolerance_mm or 0.0)},#{aspect}"
    if not datums:
        tolerance = page.add(f"{entity}({words})")
    else:
        compartments = [page.add(_compartment(page, datum)) for datum in datums]
        listed = ",".join(f"#{number}" for number in compartments)
        system = page.add(f"DATUM_SYSTEM({part21_text(name)},'',#{page.shape},.F.,({listed}))")
        if demand.kind in _ALWAYS_WITH_DATUM:
            tolerance = page.add(f"{entity}({words},(#{system}))")
        else:
            tolerance = page.add(
                f"(GEOMETRIC_TOLERANCE({words})GEOMETRIC_TOLERANCE_WITH_DATUM_REFERENCE((#{system})){entity}())"
            )
    if demand.kind == "concentricity":
        form = page.add("TOLERANCE_ZONE_FORM('cylindrical or circular')")
        page.add(f"TOLERANCE_ZONE({part21_text(name)},'',#{page.shape},.F.,(#{tolerance}),#{form})")


def _compartment(page: _Page, datum: int) -> str:
    return f"DATUM_REFERENCE_COMPARTMENT('','',#{page.shape},.F.,#{datum},$)"


def _datum(page: _Page, known: dict[str, int], letter: str, faces: Sequence[int]) -> int:
    if letter not in known:
        feature = page.aspect(f"datum {letter}", faces, "DATUM_FEATURE")
        known[letter] = page.add(f"DATUM('','',#{page.shape},.F.,'{letter}')")
        page.add(f"SHAPE_ASPECT_RELATIONSHIP('',$,#{feature},#{known[letter]})")
    return known[letter]


def real(value: float) -> str:
    """A number as ISO 10303-21 writes reals: with a point, and at most nine digits after it."""
    mantissa, _, exponent = f"{round(value, _DIGITS) + 0.0:.12g}".partition("e")
    point = mantissa if "." in mantissa else f"{mantissa}."
    return f"{point}E{exponent}" if exponent else point
