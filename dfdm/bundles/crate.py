"""The RO-Crate 1.3 description of a bundle, for archives and generic tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.bundles.content import (
    CRATE,
    DESIGN_RIGHTS,
    INSPECTION,
    MANIFEST,
    NOTICE,
    OKH_JSON,
    OKH_TOML,
    PREVIEW,
    RECIPE,
    RIGHTS,
    BundleContent,
)
from dfdm.bundles.manifest import Member
from dfdm.rights.license import License, classify, license_name

CONTEXT: Final = "https://w3id.org/ro/crate/1.3/context"
_SPECIFICATION: Final = "https://w3id.org/ro/crate/1.3"
_OWN: Final = "LicenseRef-"
_TITLES: Final = {
    RECIPE: "Product recipe",
    RIGHTS: "Design-rights manifest (ODRL 2.2)",
    DESIGN_RIGHTS: "Rights in the design: parents, intellectual property, export",
    PREVIEW: "Preview",
    NOTICE: "License notice",
    MANIFEST: "Signed manifest: digests of all members",
    "report.json": "Manufacturability report",
    "estimates.json": "Cost estimates, not binding",
    OKH_TOML: "Open Know-How manifest (OKH-LOSH 2.4)",
    OKH_JSON: "Open Know-How manifest as Open Hardware Manager keeps it",
    INSPECTION: "Inspection plan (QIF 3.0)",
    "documents/bom.csv": "Bill of materials",
    "documents/facility.okw.json": "Open Know-Where record of the node it is for",
    "documents/product.aas.json": "Process parameters as an Asset Administration Shell",
    "documents/traveler.html": "Traveler: the card that goes with the job",
}
_CONFORMS: Final = {
    OKH_TOML: "https://w3id.org/oseg/ont/okh",
    OKH_JSON: "https://w3id.org/oseg/ont/okh",
    INSPECTION: "http://qifstandards.org/xsd/qif3",
    RIGHTS: "http://www.w3.org/ns/odrl/2/",
}
"""What a member follows, by an address that names it."""
_FOLDERS: Final = {
    "geometry": "Geometry",
    "source": "Source of the design",
    "documents": "Document",
    "sealed": "Sealed",
}


def describe(content: BundleContent, members: Mapping[str, bytes], *, issuer: str, created: str) -> dict[str, Any]:
    """The RO-Crate metadata of the members; the manifest is named but, being signed last, not digested here."""
    names = sorted({*members, MANIFEST, NOTICE} - {CRATE})
    licenses = _licenses(content.terms)
    others = {name: _licenses(classify(expression)) for name, expression in sorted(content.licenses.items())}
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": content.title,
        "description": content.description or f"Product recipe, rights and geometry of {content.title}",
        "datePublished": created,
        "identifier": {"@id": content.subject},
        "license": _references(licenses),
        "publisher": {"@id": issuer},
        "author": {"@id": issuer},
        "hasPart": [{"@id": name} for name in names],
    }
    if content.keywords:
        root["keywords"] = ", ".join(content.keywords)
    if content.source_location:
        root["isBasedOn"] = {"@id": content.source_location}
    graph: list[dict[str, Any]] = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _SPECIFICATION},
            "about": {"@id": "./"},
        },
        root,
        {"@id": content.subject, "@type": "PropertyValue", "name": "subject", "value": content.subject},
        {"@id": issuer, "@type": "Organization", "name": content.party or issuer, "url": {"@id": issuer}},
        *_once([*licenses, *(entity for found in others.values() for entity in found)]),
        *(_file(name, members.get(name), created, others.get(name, [])) for name in names),
        *_specifications(names),
    ]
    if content.source_location:
        graph.append(
            {
                "@id": content.source_location,
                "@type": "CreativeWork",
                "name": "Source location of the design",
            }
        )
    return {"@context": CONTEXT, "@graph": graph}


def _once(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({entity["@id"]: entity for entity in entities}.values())


def _licenses(terms: License) -> list[dict[str, Any]]:
    entities = []
    for spdx_id in terms.ids:
        own = spdx_id.startswith(_OWN)
        entities.append(
            {
                "@id": f"#{spdx_id}" if own else f"https://spdx.org/licenses/{spdx_id}",
                "@type": "CreativeWork",
                "name": license_name(spdx_id),
                "identifier": spdx_id,
                "description": f"Own terms: see {RIGHTS}" if own else f"SPDX license {spdx_id}",
            }
        )
    return entities


def _references(entities: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - one reference or a list of them
    references = [{"@id": entity["@id"]} for entity in entities]
    return references[0] if len(references) == 1 else references


def _specifications(names: Sequence[str]) -> list[dict[str, Any]]:
    """The entities that files say they conform to."""
    addresses = sorted({address for name, address in _CONFORMS.items() if name in names})
    return [
        {"@id": address, "@type": "CreativeWork", "name": f"Specification {address}", "url": address}
        for address in addresses
    ]


def _file(name: str, data: bytes | None, created: str, licenses: list[dict[str, Any]]) -> dict[str, Any]:
    folder, _, rest = name.partition("/")
    entity: dict[str, Any] = {
        "@id": name,
        "@type": "File",
        "name": _TITLES.get(name) or f"{_FOLDERS[folder]}: {rest}",
        "description": _TITLES.get(name) or f"{_FOLDERS[folder]} of the design",
        "encodingFormat": Member.of(name, data or b"").media_type,
    }
    if data is not None:
        described = Member.of(name, data)
        entity |= {"contentSize": str(described.size), "sha256": described.sha256, "dateModified": created}
    if name in _CONFORMS:
        entity["conformsTo"] = {"@id": _CONFORMS[name]}
    if licenses:  # a file without one has that of the whole
        entity["license"] = _references(licenses)
    return entity
