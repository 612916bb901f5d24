"""General and site recipes as BatchML (GRecipeInformation of B2MML, after ISA-88 part 3): what batch systems read.

"The Batch Markup Language (BatchML) is used courtesy of MESA International." Elements stand in the order of the schema of
version 7.1. What BatchML has no element for (pictures, inspection, packing) stands in the recipe itself, whose id and digest
are named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final
from xml.etree import ElementTree

from dfdm.errors import InputError
from dfdm.trust import canonical

NAMESPACE: Final = "http://www.mesa.org/xml/B2MML"
_LEVELS: Final = {"general": "General", "site": "Site"}
_PARAMETERS: Final = {"fixed": ("Constant", "Required"), "range": ("Input", "Required"), "free": ("Input", "Optional")}


def batchml_of(document: Mapping[str, Any]) -> str:
    """The XML of a general or site recipe document; the same recipe gives the same text. A master recipe is an InputError."""
    header = document["header"]
    if header["level"] not in _LEVELS:
        raise InputError("BatchML's general recipes are general or site recipes, not those of a machine")
    root = ElementTree.Element("GRecipeInformation", {"xmlns": NAMESPACE})
    _text(root, "ID", header["id"])
    _text(root, "PublishedDate", header["created"])
    recipe = ElementTree.SubElement(root, "Recipe")
    _text(recipe, "ID", header["id"])
    _text(recipe, "Description", header["intended_use"] or header["product"])
    _text(recipe, "GRecipeType", _LEVELS[header["level"]])
    _header(recipe, header)
    _formula(recipe, document)
    procedure = _element(recipe, "ProcessProcedure", "procedure", header["product"], "Process")
    for number, part in enumerate(document["parts"], start=1):
        _stage(procedure, number, part)
    digest = hashlib.sha256(canonical(dict(document), where="recipe")).hexdigest()
    _other(recipe, "recipe sha256", digest)
    for note in document["safety"]:
        _other(recipe, f"safety {note['step']}", note["text"])
    for part in document["parts"]:
        _other(recipe, f"equivalence {part['name']}", part["equivalence"]["statement"])
    ElementTree.indent(root, space=" ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _header(recipe: ElementTree.Element, header: Mapping[str, Any]) -> None:
    home = ElementTree.SubElement(recipe, "Header")
    if header["parent"] is not None:
        _text(home, "DerivedFromID", header["parent"]["id"])
    _text(home, "ProductID", header["subject"])
    _text(home, "ProductName", header["product"])
    if header["quantity"] is not None:
        _value(home, "BatchSize", header["quantity"], "pieces")


def _formula(recipe: ElementTree.Element, document: Mapping[str, Any]) -> None:
    home = ElementTree.SubElement(recipe, "Formula")
    inputs = ElementTree.SubElement(home, "ProcessInputs")
    _text(inputs, "MaterialsType", "Input")
    for entry in document["bom"]:
        material = ElementTree.SubElement(inputs, "Material")
        bought = entry["kind"] == "purchased"
        _text(material, "ID", f"{entry['item']}")
        _text(material, "Description", " ".join(filter(None, (entry["name"], entry["designation"], entry["standard"]))))
        _text(material, "MaterialID", entry["name"] if bought else entry["material"])
        mass = entry["mass_g"]
        if bought:
            _amount(material, entry["count"], "pieces")
        elif mass is not None:
            _amount(material, mass * entry["count"], "g")
    outputs = ElementTree.SubElement(home, "ProcessOutputs")
    _text(outputs, "MaterialsType", "Output")
    for part in document["parts"]:
        made = ElementTree.SubElement(outputs, "Material")
        _text(made, "ID", part["name"])
        _text(made, "MaterialID", part["name"])
        _amount(made, part["count"], "pieces")


def _stage(procedure: ElementTree.Element, number: int, part: Mapping[str, Any]) -> None:
    """A part as a stage, its unit procedures as operations with parameters and what the machine must manage."""
    stage = _element(procedure, "ProcessElement", part["name"], part["name"], "Process Stage", order=number)
    for unit in part["procedure"]:
        place = unit["unit_procedure"]
        home = _element(
            stage, "ProcessElement", f"{part['name']}-{place}", unit["name"], "Process Operation", order=place
        )
        for parameter in unit["parameters"]:
            _parameter(home, parameter)
        for need in unit["equipment"]:
            constraint = ElementTree.SubElement(home, "ResourceConstraint")
            _text(constraint, "ConstraintID", need["need"])
            _text(constraint, "Description", need["text"])
            _text(constraint, "ConstraintType", "Required")
            value = need["measured"]["value"]
            words = " x ".join(f"{v:g}" for v in value) if isinstance(value, list | tuple) else value
            _value(constraint, "Range", words, need["measured"]["unit"])
        for check in unit["checks"]:
            _other(home, f"check {check['check']}", check["text"])


def _parameter(home: ElementTree.Element, parameter: Mapping[str, Any]) -> None:
    found = ElementTree.SubElement(home, "ProcessElementParameter")
    _text(found, "ID", parameter["name"])
    _text(found, "Description", f"{parameter['source']}: {parameter['locator']}")
    for word in _PARAMETERS[parameter["rule"]]:
        _text(found, "ProcessElementParameterType", word)
    _value(found, "Value", parameter["value"], parameter["unit"], key="value")
    if parameter["rule"] == "range":
        _value(found, "Value", parameter["low"], parameter["unit"], key="low")
        _value(found, "Value", parameter["high"], parameter["unit"], key="high")


def _element(
    home: ElementTree.Element, tag: str, id: str, words: str, kind: str, *, order: int | None = None
) -> ElementTree.Element:
    found = ElementTree.SubElement(home, tag)
    _text(found, "ID", id)
    _text(found, "Description", words)
    _text(found, "ProcessElementType", kind)
    if order is not None:
        _text(found, "SequencePath", str(order))
    return found


def _other(home: ElementTree.Element, id: str, words: str) -> None:
    found = ElementTree.SubElement(home, "OtherInformation")
    _text(found, "OtherInfoID", id)
    _value(found, "OtherValue", words, "")


def _value(home: ElementTree.Element, tag: str, value: float | str, unit: str, *, key: str = "") -> None:
    found = ElementTree.SubElement(home, tag)
    _text(found, "ValueString", value if isinstance(value, str) else f"{value:.12g}")
    _text(found, "DataType", "string" if isinstance(value, str) else "double")
    if unit:
        _text(found, "UnitOfMeasure", unit)
    if key:
        _text(found, "Key", key)


def _amount(home: ElementTree.Element, value: float, unit: str) -> None:
    found = ElementTree.SubElement(home, "Amount")
    _text(found, "QuantityString", f"{value:.12g}")
    _text(found, "DataType", "double")
    _text(found, "UnitOfMeasure", unit)


def _text(home: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(home, tag).text = "".join(c if c >= " " else " " for c in text)
