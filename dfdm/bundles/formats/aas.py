"""product.aas.json: the process parameters as an Asset Administration Shell (IDTA 02031-1, Process Parameters Type 1.0).

Each step of the recipe is a process with its parameters, what it needs of the machine, and what goes in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.bundles.manifest import as_text
from dfdm.bundles.product import DocumentFormat, Product, ProductPart, register_document
from dfdm.bundles.spelling import in_xml

_TEMPLATE: Final = "https://admin-shell-io/idta/SubmodelTemplate/ProcessParameters/1/0"
_TERMS: Final = "https://admin-shell.io/idta/ProcessParameters/"
_NOT_IN_A_NAME: Final = re.compile(r"[^A-Za-z0-9_]+")
_LONGEST_TEXT: Final = 1023
"""Characters of a text in one language."""


def why_not(product: Product) -> str:
    """It holds the steps of the recipe."""
    return "" if any(part.recipe.get("procedure") for part in product.parts) else "the recipe has no steps"


def write(product: Product) -> bytes:
    """Write one shell of the type, with one submodel."""
    submodel = f"urn:uuid:{product.uuid('aas', 'process parameters')}"
    steps = [(part, unit) for part in product.parts for unit in part.recipe.get("procedure", ())]
    processes = [_process(number, part, unit) for number, (part, unit) in enumerate(steps)]
    shell = {
        "modelType": "AssetAdministrationShell",
        "id": f"urn:uuid:{product.uuid('aas')}",
        "idShort": _name(product.name),
        "administration": {"version": "1", "revision": "0"},
        "assetInformation": {"assetKind": "Type", "globalAssetId": product.subject},
        "submodels": [{"type": "ModelReference", "keys": [{"type": "Submodel", "value": submodel}]}],
    }
    parameters = {
        "modelType": "Submodel",
        "id": submodel,
        "idShort": "ProcessParameters",
        "semanticId": _meaning(_TEMPLATE),
        "submodelElements": [_collection("Processes", processes, f"{_TERMS}Processes/1/0")],
    }
    return as_text({"assetAdministrationShells": [shell], "submodels": [parameters]})


def _process(number: int, part: ProductPart, unit: Mapping[str, Any]) -> dict[str, Any]:
    said = f"{part.name}, step {unit['unit_procedure']}: {unit['name']}. {unit['effect']}".strip()
    elements = [
        _property("ProcessId", f"{part.name}/{unit['unit_procedure']}/{unit['id']}"),
        _property("ProcessName", str(unit["name"])),
        {
            "modelType": "MultiLanguageProperty",
            "idShort": "ProcessDescription",
            "semanticId": _meaning(f"{_TERMS}ProcessDescription/1/0"),
            "value": _texts(said),
        },
        {**_property("PlannedProcessTime", None), "valueType": "xs:duration"},
        _collection("ProductParameters", _of_product(part)),
        _collection("ProcessParameters", [_parameter(one) for one in unit["parameters"]]),
        _collection("ResourceParameters", _of_machine(unit)),
        _collection("ProcessBoM", _inputs(part)),
    ]
    return _collection(f"Process__{number:02}__", elements, f"{_TERMS}Process/1/0")


def _of_product(part: ProductPart) -> list[dict[str, Any]]:
    sides = zip(("width", "depth", "height"), part.body.bounding_box_mm, strict=True)
    found = [_plain(f"{side}_mm", float(value), "extent as modeled") for side, value in sides]
    if part.mass_g is not None:
        found.append(_plain("mass_g", part.mass_g, "net mass of one piece"))
    return found


def _of_machine(unit: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = [_plain("machine", str(unit["machine"]), "the machine it is for")] if unit["machine"] else []
    for need in unit["equipment"]:
        value, kind = need["measured"]["value"], need["measured"]["unit"]
        told = " x ".join(f"{side:g}" for side in value) if isinstance(value, list | tuple) else value
        found.append(_plain(f"needs_{need['need']}", told, f"{need['text']} ({kind})"))
    names = [one["idShort"] for one in found]
    return [one for number, one in enumerate(found) if one["idShort"] not in names[:number]]


def _inputs(part: ProductPart) -> list[dict[str, Any]]:
    said = f"{part.material.name}, {part.material.designation}".strip(", ")
    return [_plain(f"material_{part.material.id}_g", part.mass_g, said)]


def _parameter(one: Mapping[str, Any]) -> dict[str, Any]:
    unit = "" if one["unit"] in ("", "text") else f"in {one['unit']}, "
    return _plain(str(one["name"]), one["value"], f"{unit}{one['kind']}, source {one['source']}")


def _plain(name: str, value: Any, said: str) -> dict[str, Any]:  # noqa: ANN401 - a number, a text, or nothing
    kind = "xs:double" if isinstance(value, int | float) or value is None else "xs:string"
    told: dict[str, Any] = {
        "modelType": "Property",
        "idShort": _name(name),
        "valueType": kind,
        "description": _texts(said),
    }
    return told if value is None else {**told, "value": in_xml(str(value))}


def _property(name: str, value: str | None) -> dict[str, Any]:
    told = {
        "modelType": "Property",
        "idShort": name,
        "valueType": "xs:string",
        "semanticId": _meaning(f"{_TERMS}{name}/1/0"),
    }
    return told if value is None else {**told, "value": in_xml(value)}


def _collection(name: str, elements: Sequence[dict[str, Any]], meaning: str = "") -> dict[str, Any]:
    told: dict[str, Any] = {
        "modelType": "SubmodelElementCollection",
        "idShort": name,
        "semanticId": _meaning(meaning or f"{_TERMS}{name}/1/0"),
    }
    return {**told, "value": list(elements)} if elements else told


def _meaning(address: str) -> dict[str, Any]:
    return {"type": "ExternalReference", "keys": [{"type": "GlobalReference", "value": address}]}


def _texts(text: str) -> list[dict[str, str]]:
    return [{"language": "en", "text": in_xml(text)[:_LONGEST_TEXT]}]


def _name(text: str) -> str:
    """A name as shells allow it: letters, digits and _, a letter first, at most 128 characters."""
    plain = _NOT_IN_A_NAME.sub("_", text)[:120]
    return plain if plain[:1].isalpha() else f"n_{plain}"


FORM = register_document(
    DocumentFormat(
        key="aas",
        member="documents/product.aas.json",
        title="Asset Administration Shell",
        why_not=why_not,
        write=write,
    ),
    home=__name__,
)
