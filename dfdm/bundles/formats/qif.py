"""inspection.qif: the inspection plan as QIF 3.0 (ISO 23952), which metrology software reads.

Every declared characteristic has a definition, a nominal, and one item for each place that is measured; instruments are
measurement devices, and the plan goes through the characteristics in the order of the recipe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dfdm.bundles.content import INSPECTION
from dfdm.bundles.product import DocumentFormat, Place, Product, ProductPart, register_document
from dfdm.bundles.qif_kinds import Named, decimal, define, detail, stem, what
from dfdm.bundles.spelling import in_xml
from dfdm.facts.rounding import Vector
from dfdm.pictures.drawing.wording import datum_letters
from dfdm.requirements.kinds import ROUND

_NAMESPACE: Final = "http://qifstandards.org/xsd/qif3"
_DEVICES: Final = {"caliper": "Caliper", "micrometer": "Micrometer"}
_PRECEDENCE: Final = ("PRIMARY", "SECONDARY", "TERTIARY")
_NEAR_DIGITS: Final = 4
_DEGREE: Final = "0.017453292519943295"


def why_not(product: Product) -> str:
    """It holds what the design declares."""
    return "" if any(part.requirements for part in product.parts) else "the design declares no characteristic"


def write(product: Product) -> bytes:
    """Write the plan; ids count from 1, UUIDs are made from the recipe."""
    return _Plan(product).text()


class _Plan:
    """The document while it is put together: sections by name, and the next id."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.last = 0
        self.devices: dict[str, tuple[int, Mapping[str, Any]]] = {}
        self.threads: dict[str, int] = {}
        self.parts: list[Element] = []
        self.lists: dict[str, list[Element]] = {}
        self.standard = self.next()
        for part in product.parts:
            self._part(part)

    def next(self) -> int:
        self.last += 1
        return self.last

    def add(self, section: str, tag: str) -> Element:
        """Add an element to a list of the document, with an id of its own."""
        element = Element(tag, id=str(self.next()))
        self.lists.setdefault(section, []).append(element)
        return element

    # -- what is measured

    def _part(self, part: ProductPart) -> None:
        element = Element("Part", id=str(self.next()))
        head = SubElement(element, "Header")
        _text(head, "Name", part.name)
        _text(element, "UUID", self.product.uuid("part", part.name))
        _text(element, "Version", self.product.version)
        features = self._features(part)
        datums = self._datums(part, features)
        frames = {
            one.requirement.datums: self._frame(one.requirement.datums, datums)
            for one in {one.requirement.datums: one for one in part.requirements if one.requirement.datums}.values()
        }
        nominals = [self._characteristic(part, one, features, frames) for one in part.recipe["requirements"]]
        _ids(element, "FeatureNominalIds", sorted({nominal for nominal, _ in features.values()}))
        _ids(element, "CharacteristicNominalIds", nominals)
        _ids(element, "DatumDefinitionIds", list(datums.values()))
        self._model(element, part)
        self.parts.append(element)

    def _model(self, element: Element, part: ProductPart) -> None:
        member = next((name for name in part.geometry if name.endswith(".step")), "")
        if not member:
            return
        model = SubElement(element, "DefinitionExternal", id=str(self.next()), n="1")
        digital = SubElement(model, "DigitalModel", id=str(self.next()))
        _text(digital, "Name", part.name)
        file = SubElement(digital, "File")
        _text(file, "Name", member)
        _text(SubElement(file, "Format"), "DigitalModelFormatEnum", "STEPAP242")
        _text(digital, "GDT", "MACHINEREAD")

    def _features(self, part: ProductPart) -> dict[int, tuple[int, int]]:
        """(nominal, item) of the feature that each face belongs to; the halves of one hole are one feature."""
        wanted = {face for one in part.requirements for faces in (one.faces, *one.datum_faces) for face in faces}
        known: dict[tuple[Any, ...], tuple[int, int]] = {}
        found = {}
        for face in sorted(wanted & set(part.places)):
            place = part.places[face]
            if place.surface not in ("plane", "cylinder") or place.direction is None:
                continue
            key = _key(place, face)
            if key not in known:
                known[key] = self._feature(place, f"{place.surface} {len(known) + 1}")
            found[face] = known[key]
        return found

    def _feature(self, place: Place, name: str) -> tuple[int, int]:
        kind = "Cylinder" if place.surface == "cylinder" else "Plane"
        definition = self.add("FeatureDefinitions", f"{kind}FeatureDefinition")
        nominal = self.add("FeatureNominals", f"{kind}FeatureNominal")
        _text(nominal, "FeatureDefinitionId", definition.get("id", ""))
        direction = _vector(place.direction or (0.0, 0.0, 1.0))
        if kind == "Cylinder":
            sides = {None: "NOT_APPLICABLE", True: "INTERNAL", False: "EXTERNAL"}
            _text(definition, "InternalExternal", sides[place.inside])
            _text(definition, "Diameter", decimal(place.diameter_mm or 0.0))
            axis = SubElement(nominal, "Axis")
            _text(axis, "AxisPoint", _vector(place.at_mm))
            _text(axis, "Direction", direction)
        else:
            _text(nominal, "Location", _vector(place.at_mm))
            _text(nominal, "Normal", direction)
        item = self.add("FeatureItems", f"{kind}FeatureItem")
        _text(item, "FeatureNominalId", nominal.get("id", ""))
        _text(item, "FeatureName", name)
        SubElement(SubElement(item, "DeterminationMode"), "Checked")
        return int(nominal.get("id", "0")), int(item.get("id", "0"))

    def _datums(self, part: ProductPart, features: Mapping[int, tuple[int, int]]) -> dict[str, int]:
        """The definitions of datums by the places that they are named by, with the letters of the drawing."""
        faces = {
            place: faces
            for one in part.requirements
            for place, faces in zip(one.requirement.datums, one.datum_faces, strict=False)
        }
        found: dict[str, int] = {}
        for place, letter in datum_letters([one.requirement for one in part.requirements]).items():
            definition = self.add("DatumDefinitions", "DatumDefinition")
            _text(definition, "DatumLabel", letter)
            nominals = sorted({features[face][0] for face in faces.get(place, ()) if face in features})
            _ids(definition, "FeatureNominalIds", nominals)
            found[place] = int(definition.get("id", "0"))
        return found

    def _frame(self, datums: Sequence[str], definitions: Mapping[str, int]) -> int:
        frame = self.add("DatumReferenceFrames", "DatumReferenceFrame")
        listed = SubElement(frame, "Datums", n=str(len(datums)))
        for place, precedence in zip(datums, _PRECEDENCE, strict=False):
            datum = SubElement(listed, "Datum")
            simple = SubElement(datum, "SimpleDatum")
            _text(simple, "DatumDefinitionId", str(definitions[place]))
            _text(simple, "MaterialModifier", "NONE")
            _text(simple, "ReferencedComponent", "ACTUAL")
            _text(SubElement(datum, "Precedence"), "PrecedenceEnum", precedence)
        listed.set("n", str(len(listed)))
        return int(frame.get("id", "0"))

    def _characteristic(
        self,
        part: ProductPart,
        declared: Mapping[str, Any],
        features: Mapping[int, tuple[int, int]],
        frames: Mapping[tuple[str, ...], int],
    ) -> int:
        name, kind = str(declared["id"]), stem(declared)
        named = Named(frame=frames.get(tuple(declared["datums"])), thread=self._thread(declared, kind))
        definition = self.add("CharacteristicDefinitions", f"{kind}CharacteristicDefinition")
        _text(definition, "Description", _said(declared))
        _text(definition, "Name", name)
        define(definition, declared, named)
        nominal = self.add("CharacteristicNominals", f"{kind}CharacteristicNominal")
        _text(nominal, "CharacteristicDefinitionId", definition.get("id", ""))
        at = {features[face] for face in declared["faces"] if face in features}
        _ids(nominal, "FeatureNominalIds", sorted(feature for feature, _ in at))
        _text(nominal, "Name", name)
        detail(nominal, declared)
        checks = [one for one in part.recipe["inspections"] if one["characteristic"] == name]
        places = [[item] for _, item in sorted(at)] if declared["kind"] in ROUND else [[item for _, item in sorted(at)]]
        ids = []
        for number, where in enumerate(places or [[]], start=1):
            called = f"{name}.{number}" if len(places) > 1 else name
            ids.append(self._item(part, kind, called, declared, nominal, where, checks))
        for check in checks:
            self._step(check, ids)
        return int(nominal.get("id", "0"))

    def _item(
        self,
        part: ProductPart,
        kind: str,
        name: str,
        declared: Mapping[str, Any],
        nominal: Element,
        where: Sequence[int],
        checks: Sequence[Mapping[str, Any]],
    ) -> int:
        item = self.add("CharacteristicItems", f"{kind}CharacteristicItem")
        _text(item, "Name", name)
        designator = SubElement(item, "CharacteristicDesignator")
        _text(designator, "Designator", name)
        _text(designator, "UUID", self.product.uuid("characteristic", part.name, name))
        level = "CRITICAL" if declared["critical"] else "MINOR"
        _text(SubElement(designator, "Criticality"), "LevelEnum", level)
        _ids(item, "FeatureItemIds", where)
        devices = [self._device(check["instrument"]) for check in checks if check.get("instrument")]
        _ids(item, "MeasurementDeviceIds", list(dict.fromkeys(devices)))
        _text(item, "CharacteristicNominalId", nominal.get("id", ""))
        return int(item.get("id", "0"))

    def _thread(self, declared: Mapping[str, Any], kind: str) -> int | None:
        if kind != "Thread":
            return None
        words = " ".join(str(word) for word in (declared["thread"], str(declared["insert"]).replace("_", " ")) if word)
        depth = declared["depth_mm"]
        text = words if depth is None else f"{words}, {decimal(depth)} mm deep"
        if text not in self.threads:
            self.threads[text] = self.next()
        return self.threads[text]

    # -- with what, and in which order

    def _device(self, instrument: Mapping[str, Any]) -> int:
        key = str(instrument["id"])
        if key not in self.devices:
            self.devices[key] = (self.next(), instrument)
        return self.devices[key][0]

    def _step(self, check: Mapping[str, Any], items: Sequence[int]) -> None:
        instruction = self.add("WorkInstructions", "TextInstruction")
        said = [str(check["method"]), str(check.get("pieces", "")), str(check.get("note", ""))]
        _text(instruction, "TextInstruction", "; ".join(word for word in said if word))
        steps = self.lists.setdefault("Steps", [])
        step = Element("NumberedPlanElement")
        steps.append(step)
        _text(step, "SequenceNumber", str(len(steps)))
        action = SubElement(step, "MeasureEvaluateSpecified")
        _ids(action, "WorkInstructionIds", [int(instruction.get("id", "0"))])
        if check.get("instrument"):
            _ids(action, "PreferredResourceIds", [self._device(check["instrument"])])
        _ids(action, "CharacteristicItemIds", items)

    # -- the document

    def text(self) -> bytes:
        """The document as it is written."""
        root = Element("QIFDocument", {"xmlns": _NAMESPACE, "versionQIF": "3.0.0"})
        _text(root, "QPId", self.product.uuid("qif"))
        attributes = SubElement(root, "Attributes", n="1")
        SubElement(attributes, "AttributeStr", name="recipe", value=in_xml(str(self.product.recipe["header"]["id"])))
        _text(SubElement(root, "Version"), "TimeCreated", self.product.created)
        _text(SubElement(SubElement(root, "Header"), "Application"), "Name", self.product.generator)
        standard = SubElement(SubElement(root, "StandardsDefinitions", n="1"), "Standard", id=str(self.standard))
        _text(SubElement(standard, "Organization"), "StandardsOrganizationEnum", "ISO")
        _text(standard, "Designator", "ISO 1101")
        self._units(root)
        for name in ("DatumDefinitions", "DatumReferenceFrames"):
            self._list(root, name)
        self._resources(root)
        if self.threads:
            threads = SubElement(root, "ThreadSpecifications", n=str(len(self.threads)))
            for words, number in self.threads.items():
                one = SubElement(SubElement(threads, "ThreadSpecification"), "TextThreadSpecification", id=str(number))
                _text(one, "TextSpecification", words)
        parts = SubElement(SubElement(root, "Product"), "PartSet", n=str(len(self.parts)))
        parts.extend(self.parts)
        if "FeatureDefinitions" in self.lists:
            features = SubElement(root, "Features")
            for name in ("FeatureDefinitions", "FeatureNominals", "FeatureItems"):
                self._list(features, name)
        characteristics = SubElement(root, "Characteristics")
        _text(characteristics, "FormalStandardId", str(self.standard))
        for name in ("CharacteristicDefinitions", "CharacteristicNominals", "CharacteristicItems"):
            self._list(characteristics, name)
        if "Steps" in self.lists:
            plan = SubElement(root, "Plan")
            _text(SubElement(plan, "Version"), "ThisInstanceQPId", self.product.uuid("qif", "plan"))
            self._list(plan, "WorkInstructions")
            self._list(SubElement(plan, "OrderedPlanRoot"), "Steps")
        root.set("idMax", str(self.last))
        indent(root, " ")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()

    def _list(self, parent: Element, name: str) -> None:
        found = self.lists.get(name)
        if found:
            SubElement(parent, name, n=str(len(found))).extend(found)

    def _units(self, root: Element) -> None:
        units = SubElement(SubElement(root, "FileUnits"), "PrimaryUnits")
        for tag, base, name, factor in (
            ("AngularUnit", "radian", "degree", _DEGREE),
            ("LinearUnit", "meter", "mm", "0.001"),
        ):
            unit = SubElement(units, tag)
            _text(unit, "SIUnitName", base)
            _text(unit, "UnitName", name)
            _text(SubElement(unit, "UnitConversion"), "Factor", factor)

    def _resources(self, root: Element) -> None:
        if not self.devices:
            return
        listed = SubElement(SubElement(root, "MeasurementResources"), "MeasurementDevices", n=str(len(self.devices)))
        for key, (number, instrument) in self.devices.items():
            device = SubElement(listed, _DEVICES.get(key, "MeasurementDevice"), id=str(number))
            _text(device, "Name", str(instrument["name"]))
            error = instrument.get("error")
            if error:
                said = f"largest error of indication {error['value']:g} {error['unit']} ({error['kind']})"
                _text(device, "Description", said)


def _said(declared: Mapping[str, Any]) -> str:
    fit = f", fit {declared['fit']}" if declared["fit"] else ""
    return f"{what(declared)} on {declared['on']}{fit}"


def _key(place: Place, face: int) -> tuple[Any, ...]:
    if place.surface != "cylinder" or place.direction is None:
        return ("plane", face)
    first = next((part for part in place.direction if abs(part) > 10**-_NEAR_DIGITS), 1.0)
    along = tuple(round(part / first, _NEAR_DIGITS) for part in place.direction)
    at = tuple(round(part, _NEAR_DIGITS) for part in place.at_mm)
    return ("cylinder", at, along, round(place.diameter_mm or 0.0, _NEAR_DIGITS))


def _vector(vector: Vector) -> str:
    return " ".join(decimal(part) for part in vector)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = in_xml(text)


def _ids(parent: Element, tag: str, ids: Sequence[int]) -> None:
    if ids:
        listed = SubElement(parent, tag, n=str(len(ids)))
        for number in ids:
            _text(listed, "Id", str(number))


FORM = register_document(
    DocumentFormat(key="qif", member=INSPECTION, title="QIF 3.0 inspection plan", why_not=why_not, write=write),
    home=__name__,
)
