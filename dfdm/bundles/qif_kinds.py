"""How QIF 3.0 says each kind of requirement: the name of its characteristic, and what stands in definition and nominal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from dfdm.bundles.spelling import in_xml
from dfdm.requirements.kinds import FORMS, ORIENTATIONS, SIZES

_GEOMETRIC: Final[Mapping[str, str]] = MappingProxyType(
    {
        "angularity": "Angularity",
        "circularity": "Circularity",
        "concentricity": "Concentricity",
        "cylindricity": "Cylindricity",
        "flatness": "Flatness",
        "parallelism": "Parallelism",
        "perpendicularity": "Perpendicularity",
        "position": "Position",
        "profile": "SurfaceProfile",
        "runout": "CircularRunout",
        "straightness": "Straightness",
        "symmetry": "Symmetry",
    }
)
_SIZES: Final[Mapping[str, str]] = MappingProxyType(
    {"diameter": "Diameter", "radius": "Radius", "distance": "DistanceBetween", "thickness": "Thickness"}
)
_UM_PER_MM: Final = 1000.0
_DIGITS: Final = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """What a definition refers to by its id in the document, None where it does not."""

    frame: int | None = None
    thread: int | None = None


def stem(declared: Mapping[str, Any]) -> str:
    """The beginning of the names of its elements: `Diameter` of DiameterCharacteristicDefinition, …Nominal and …Item."""
    kind = declared["kind"]
    if kind in SIZES:
        return _SIZES[kind]
    if kind in _GEOMETRIC and _zone(declared) is not None:
        return _GEOMETRIC[kind]
    if kind == "surface_finish" and declared.get("texture", "Ra") == "Ra":
        return "SurfaceTexture"
    if kind == "surface_finish":
        return "UserDefinedLinear"
    if kind in ("thread", "insert"):
        return "Thread"
    if kind == "countersink" and declared["nominal_mm"] is not None:
        return "Diameter"
    return "UserDefinedAttribute"


def define(definition: Element, declared: Mapping[str, Any], named: Named) -> None:
    """Fill a definition with what its kind has beyond a name, in the order of the schema."""
    name, zone = stem(declared), _zone(declared)
    if name in ("Diameter", *_SIZES.values()):
        _limits(definition, declared["plus_mm"], declared["minus_mm"])
    elif name == "SurfaceTexture":
        _text(definition, "RoughnessAverage", decimal(declared["roughness_um"] / _UM_PER_MM))
    elif name == "UserDefinedLinear":
        _limits(definition, declared["roughness_um"] / _UM_PER_MM, 0.0)
        _text(definition, "WhatToMeasure", f"surface texture {declared['texture']}")
    elif name == "Thread":
        _text(definition, "ThreadSpecificationId", str(named.thread))
    elif name == "UserDefinedAttribute":
        _text(definition, "WhatToMeasure", what(declared))
    elif zone is not None:
        _geometric(definition, declared["kind"], zone, named.frame)


def detail(nominal: Element, declared: Mapping[str, Any]) -> None:
    """Fill a nominal with what its kind has beyond its definition, in the order of the schema."""
    name = stem(declared)
    if name in ("Diameter", *_SIZES.values()):
        target = declared["model_mm"] if declared["nominal_mm"] is None else declared["nominal_mm"]
        if target is not None:
            _text(nominal, "TargetValue", decimal(target))
        if name == "DistanceBetween":
            _text(nominal, "AnalysisMode", "THREEDIMENSIONAL")
    elif name == "UserDefinedLinear":
        _text(nominal, "TargetValue", "0")
    elif name == "UserDefinedAttribute":
        for tag, word in (("PassValues", "conforms"), ("FailValues", "does not conform")):
            _text(SubElement(nominal, tag, n="1"), "StringValue", word)


def what(declared: Mapping[str, Any]) -> str:
    """What is looked at, in words: the kind, and what the design says of it."""
    kind = str(declared["kind"]).replace("_", " ")
    said = [declared.get("standard"), declared.get("color"), declared.get("thread"), declared.get("note")]
    if declared.get("quantity"):
        said.append(str(declared["quantity"]))
    told = ", ".join(str(word) for word in said if word)
    return f"{kind}: {told}" if told else kind


def decimal(value: float) -> str:
    """A number as the schema takes it: no exponent, at most nine decimals."""
    return f"{round(value, _DIGITS) + 0.0:.{_DIGITS}f}".rstrip("0").rstrip(".")


def _zone(declared: Mapping[str, Any]) -> float | None:
    plus, minus = declared["plus_mm"], declared["minus_mm"]
    return None if plus is None or minus is None else float(plus - minus)


def _limits(definition: Element, plus: float | None, minus: float | None) -> None:
    if plus is None or minus is None:
        _text(definition, "NonTolerance", "MEASURED")
        return
    limits = SubElement(definition, "Tolerance")
    _text(limits, "MaxValue", decimal(plus))
    _text(limits, "MinValue", decimal(minus))
    _text(limits, "DefinedAsLimit", "false")


def _geometric(definition: Element, kind: str, zone: float, frame: int | None) -> None:
    _text(definition, "ToleranceValue", decimal(zone))
    if kind not in FORMS and frame is not None:
        _text(definition, "DatumReferenceFrameId", str(frame))
    if kind in ORIENTATIONS or kind == "position":
        _text(definition, "MaterialCondition", "NONE")
    shapes = {
        "straightness": "NonDiametricalZone",
        "position": "NonDiametricalZone",
        "concentricity": "DiametricalZone",
    }
    shape = "PlanarZone" if kind in ORIENTATIONS else shapes.get(kind, "")
    if shape:
        SubElement(SubElement(definition, "ZoneShape"), shape)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = in_xml(text)
