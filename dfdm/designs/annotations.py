"""Semantic annotations (PMI) of STEP files, AP242: dimensions, tolerances and datums with the faces they are tied to.

Read from the text of the file by the entities of ISO 10303-47 and -242: the kernel's own reader of annotations mixes
the units of files in inches and loses the values of tolerances whose length is a plain measure (seen on the NIST test
cases CTC-01 and CTC-03).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dfdm.errors import RequirementError
from dfdm.requirements import Requirement, fit_limits_mm
from dfdm.requirements.kinds import PMI, RequirementKind

_MARKS: Final = (b"DIMENSIONAL_CHARACTERISTIC_REPRESENTATION", b"_TOLERANCE(")
_STATEMENT: Final = re.compile(r"#(\d+)\s*=\s*((?:'(?:[^']|'')*'|[^;'])*);", re.DOTALL)
_RECORD: Final = re.compile(r"([A-Z][A-Z0-9_]*)\s*\(")
_REFERENCE: Final = re.compile(r"#(\d+)")
_SIZES: Final[Mapping[str, RequirementKind]] = MappingProxyType(
    {"diameter": "diameter", "radius": "radius", "thickness": "thickness"}
)
_TOLERANCES: Final[Mapping[str, RequirementKind]] = MappingProxyType(
    {
        "ANGULARITY_TOLERANCE": "angularity",
        "CIRCULAR_RUNOUT_TOLERANCE": "runout",
        "COAXIALITY_TOLERANCE": "concentricity",
        "CONCENTRICITY_TOLERANCE": "concentricity",
        "CYLINDRICITY_TOLERANCE": "cylindricity",
        "FLATNESS_TOLERANCE": "flatness",
        "LINE_PROFILE_TOLERANCE": "profile",
        "PARALLELISM_TOLERANCE": "parallelism",
        "PERPENDICULARITY_TOLERANCE": "perpendicularity",
        "POSITION_TOLERANCE": "position",
        "ROUNDNESS_TOLERANCE": "circularity",
        "STRAIGHTNESS_TOLERANCE": "straightness",
        "SURFACE_PROFILE_TOLERANCE": "profile",
        "SYMMETRY_TOLERANCE": "symmetry",
        "TOTAL_RUNOUT_TOLERANCE": "runout",
    }
)
_USES: Final = ("GEOMETRIC_ITEM_SPECIFIC_USAGE", "ITEM_IDENTIFIED_REPRESENTATION_USAGE")
_LOCATIONS: Final = ("DIMENSIONAL_LOCATION", "DIRECTED_DIMENSIONAL_LOCATION")
_PREFIXES: Final = MappingProxyType(
    {"$": 1000.0, ".MILLI.": 1.0, ".CENTI.": 10.0, ".DECI.": 100.0, ".MICRO.": 1e-3, ".KILO.": 1e6}
)
_DEEPEST: Final = 16
_DIGITS: Final = 9
"""Of millimeters: CAD systems write inches with a tail of binary digits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotation:
    """A requirement that the file carries, and the entities (advanced faces) that it is tied to, in the file's numbers.

    `datum_faces` are those of each of its datums, empty where the file ties a datum to no face.
    """

    requirement: Requirement
    faces: tuple[int, ...]
    datum_faces: tuple[tuple[int, ...], ...] = ()


def has_annotations(data: bytes) -> bool:
    """Say whether a STEP file carries semantic annotations at all: one look through its bytes."""
    return any(mark in data for mark in _MARKS)


def annotations_of(data: bytes) -> list[Annotation]:
    """The sizes and geometric tolerances that a STEP file carries, those that are tied to faces, in the file's order.

    Angles, sizes of other kinds and annotations without faces are left out: nothing reads them.
    """
    return list(_Read(data.decode("latin-1")).annotations())


def face_numbers(data: bytes) -> list[tuple[int, str]]:
    """(number, name) of every advanced face, in the order of the file."""
    found = re.finditer(r"#(\d+)\s*=\s*ADVANCED_FACE\s*\(\s*'((?:[^']|'')*)'", data.decode("latin-1"))
    return [(int(match[1]), match[2]) for match in found]


Records = Mapping[str, Sequence[str]]


class _Read:
    """The entities that annotations are made of, by number; others are not kept."""

    def __init__(self, text: str) -> None:
        self._bodies: dict[int, str] = {}
        self._named: dict[str, list[int]] = {}
        self._faces: set[int] = set()
        self._uses: dict[int, list[int]] = {}
        self._members: dict[int, list[int]] = {}
        self._wholes: dict[int, list[int]] = {}
        for match in _STATEMENT.finditer(text):
            self._keep(int(match[1]), match[2])

    def _keep(self, number: int, body: str) -> None:
        if body.startswith("ADVANCED_FACE"):
            self._faces.add(number)
            return
        if body.startswith(
            ("CARTESIAN_POINT", "DIRECTION", "EDGE_CURVE", "ORIENTED_EDGE", "VERTEX_POINT", "EDGE_LOOP")
        ):
            return
        self._bodies[number] = body
        records = _records(body)
        for name in records:
            self._named.setdefault(name, []).append(number)
        for name in _USES:
            if name in records:
                _, _, aspect, _, *items = records[name]
                self._uses.setdefault(_number(aspect), []).extend(int(n) for n in _REFERENCE.findall(",".join(items)))
        if "SHAPE_ASPECT_RELATIONSHIP" in records:
            _, _, whole, member = records["SHAPE_ASPECT_RELATIONSHIP"]
            self._members.setdefault(_number(whole), []).append(_number(member))
            self._wholes.setdefault(_number(member), []).append(_number(whole))

    def records(self, number: int) -> Records:
        return _records(self._bodies.get(number, ""))

    def annotations(self) -> Iterator[Annotation]:
        sizes = [(n, "DIMENSIONAL_SIZE") for n in self._named.get("DIMENSIONAL_SIZE", ())]
        sizes += [(n, name) for name in _LOCATIONS for n in self._named.get(name, ())]
        for number, name in sorted(sizes):
            yield from self._size(number, name)
        for number in sorted({n for name in _TOLERANCES for n in self._named.get(name, ())}):
            yield from self._tolerance(number)

    def _size(self, number: int, name: str) -> Iterator[Annotation]:
        fields = self.records(number)[name]
        if name == "DIMENSIONAL_SIZE":
            kind = _SIZES.get(_text(fields[1]).lower())
            faces = self._faces_of(_number(fields[0]))
        else:
            kind = "distance" if "distance" in _text(fields[0]).lower() else None
            faces = sorted({*self._faces_of(_number(fields[2])), *self._faces_of(_number(fields[3]))})
        values = self._values(number)
        nominal = values.get("nominal value")
        if kind is None or not faces or nominal is None:
            return
        minus, plus, fit = self._deviations(number, nominal)
        if minus is None and {"upper limit", "lower limit"} <= values.keys():
            minus, plus = (round(values[key] - nominal, _DIGITS) for key in ("lower limit", "upper limit"))
        yield Annotation(
            requirement=Requirement(
                kind=kind, on=f"{PMI}#{number}", nominal_mm=nominal, plus_mm=plus, minus_mm=minus, fit=fit
            ),
            faces=tuple(faces),
        )

    def _values(self, dimension: int) -> dict[str, float]:
        """The values of a dimension in mm by their names (nominal value, upper limit, lower limit)."""
        for number in self._named.get("DIMENSIONAL_CHARACTERISTIC_REPRESENTATION", ()):
            of, representation = self.records(number)["DIMENSIONAL_CHARACTERISTIC_REPRESENTATION"]
            if _number(of) != dimension:
                continue
            items = self.records(_number(representation)).get("SHAPE_DIMENSION_REPRESENTATION", ("", "", ""))[1]
            found: dict[str, float] = {}
            for item in _REFERENCE.findall(items):
                value = self._length_mm(int(item))
                if value is not None:
                    name = self.records(int(item)).get("REPRESENTATION_ITEM", ("",))[0]
                    found[_text(name) or "nominal value"] = value
            return found
        return {}

    def _deviations(self, dimension: int, nominal: float) -> tuple[float | None, float | None, str]:
        for number in self._named.get("PLUS_MINUS_TOLERANCE", ()):
            limits, of = self.records(number)["PLUS_MINUS_TOLERANCE"]
            if _number(of) != dimension:
                continue
            records = self.records(_number(limits))
            if "TOLERANCE_VALUE" in records:
                lower, upper = (self._length_mm(_number(n)) for n in records["TOLERANCE_VALUE"])
                return lower, upper, ""
            if "LIMITS_AND_FITS" in records:
                fit = "".join(_text(records["LIMITS_AND_FITS"][n]) for n in (0, 2))
                try:
                    return (*fit_limits_mm(fit, nominal), fit)
                except RequirementError:
                    return None, None, fit
        return None, None, ""

    def _tolerance(self, number: int) -> Iterator[Annotation]:
        records = self.records(number)
        name = next(known for known in _TOLERANCES if known in records)
        fields = records.get("GEOMETRIC_TOLERANCE") or records[name]
        zone = self._length_mm(_number(fields[2]))
        faces = self._faces_of(_number(fields[3]))
        if zone is None or not faces:
            return
        systems = records.get("GEOMETRIC_TOLERANCE_WITH_DATUM_REFERENCE") or fields[4:5]
        modifiers = (
            records.get("GEOMETRIC_TOLERANCE_WITH_MODIFIERS") or records.get("MODIFIED_GEOMETRIC_TOLERANCE") or ()
        )
        datums = dict(self._datums(systems))
        words = [word.strip("(). ").replace("_", " ").lower() for text in modifiers for word in text.split(",")]
        yield Annotation(
            requirement=Requirement(
                kind=_TOLERANCES[name],
                on=f"{PMI}#{number}",
                plus_mm=zone,
                minus_mm=0.0,
                datums=tuple(f"{PMI}{letter}" for letter in datums),
                note="; ".join(word for word in (_text(fields[0]), *words) if word),
            ),
            faces=tuple(faces),
            datum_faces=tuple(tuple(self._datum_faces(datum)) for datum in datums.values()),
        )

    def _datums(self, systems: Sequence[str]) -> Iterator[tuple[str, int]]:
        """(letter, entity) of the datums that a tolerance refers to, first to third."""
        seen: set[str] = set()
        for reference in _REFERENCE.findall(",".join(systems)):
            for letter, number in self._letters(int(reference), 0):
                if letter not in seen:
                    seen.add(letter)
                    yield letter, number

    def _datum_faces(self, datum: int) -> list[int]:
        """The advanced faces of the features that a datum is derived from."""
        return sorted({face for feature in (datum, *self._wholes.get(datum, ())) for face in self._faces_of(feature)})

    def _letters(self, number: int, depth: int) -> Iterator[tuple[str, int]]:
        for name, fields in self.records(number).items():
            if name in ("DATUM", "COMMON_DATUM"):
                yield _text(fields[-1]), number
            elif name.startswith("DATUM_") and depth < _DEEPEST:
                last = fields[1:] if name == "DATUM_REFERENCE" else fields[4:]
                for reference in _REFERENCE.findall(",".join(last)):
                    yield from self._letters(int(reference), depth + 1)

    def _faces_of(self, aspect: int) -> list[int]:
        """The advanced faces that a shape aspect, or what it is composed of, stands for."""
        found: set[int] = set()
        todo, seen = [aspect], set[int]()
        while todo:
            number = todo.pop()
            if number in seen:
                continue
            seen.add(number)
            found.update(n for n in self._uses.get(number, ()) if n in self._faces)
            todo += self._members.get(number, [])
        return sorted(found)

    def _length_mm(self, number: int, depth: int = 0) -> float | None:
        """A measure in mm; None for what is no length."""
        for name, fields in self.records(number).items():
            if name.endswith("MEASURE_WITH_UNIT") and len(fields) > 1:
                value = re.match(r"(?:POSITIVE_)?LENGTH_MEASURE\s*\(\s*([^)\s]+)\s*\)", fields[0])
                factor = self._unit_mm(_number(fields[1]), depth)
                return None if value is None or factor is None else round(float(value[1]) * factor, _DIGITS)
        return None

    def _unit_mm(self, number: int, depth: int) -> float | None:
        records = self.records(number)
        if "SI_UNIT" in records and records["SI_UNIT"][-1] == ".METRE.":
            return _PREFIXES.get(records["SI_UNIT"][0])
        if "CONVERSION_BASED_UNIT" in records and depth < _DEEPEST:
            return self._length_mm(_number(records["CONVERSION_BASED_UNIT"][1]), depth + 1)
        return None


def _records(body: str) -> dict[str, tuple[str, ...]]:
    """The records of an entity by name with their fields; a simple entity has one, a complex one several."""
    found: dict[str, tuple[str, ...]] = {}
    at = 1 if body.lstrip().startswith("(") else 0
    while match := _RECORD.search(body, at):
        fields, at = _fields(body, match.end())
        found[match[1]] = fields
    return found


def _fields(body: str, start: int) -> tuple[tuple[str, ...], int]:
    """The fields from an opening bracket to its end, and where that is."""
    depth, quoted, fields, first = 1, False, [], start
    for at in range(start, len(body)):
        character = body[at]
        if character == "'":
            quoted = not quoted
        elif quoted:
            continue
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                fields.append(body[first:at].strip())
                return tuple(fields), at + 1
        elif character == "," and depth == 1:
            fields.append(body[first:at].strip())
            first = at + 1
    return tuple(fields), len(body)


def _number(reference: str) -> int:
    found = _REFERENCE.search(reference)
    return int(found[1]) if found else 0


def _text(field: str) -> str:
    return field.strip().strip("'").replace("''", "'") if field.strip() != "$" else ""
