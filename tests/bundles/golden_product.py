"""The known product with all that changes with the data pages held still, and what is golden of it."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import ezdxf
import trimesh

from dfdm.bundles.export import geometry_members
from dfdm.bundles.okh import completeness, manifest_of
from dfdm.bundles.product import DOCUMENTS, Product, document_members
from dfdm.designs import as_model
from dfdm.designs.annotations import annotations_of
from dfdm.nodes.network import sample_network
from dfdm.verbs.composing import composed, way_of
from dfdm.verbs.documenting import job_of, product_of
from dfdm.verbs.exporting import rights_of
from tests.bundles.known_product import gauge_plate

FOLDER = Path(__file__).with_name("golden")
CREATED = "2026-11-29T10:00:00Z"
DID = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
LICENSE = "CERN-OHL-S-2.0"
STEP = {
    "unit_procedure": 1,
    "kind": "process",
    "id": "milling",
    "name": "Milling",
    "material": "aluminum_6061",
    "machine": "mill_1",
    "parameters": [
        {
            "name": "cutting_speed",
            "value": 200.0,
            "unit": "m/min",
            "source": "a table",
            "locator": "row 1",
            "kind": "published",
        },
        {
            "name": "coolant",
            "value": "flood",
            "unit": "text",
            "source": "route",
            "locator": "",
            "kind": "specification",
        },
    ],
    "equipment": [
        {"need": "envelope", "text": "it fits", "measured": {"value": [50.0, 30.0, 8.0], "unit": "mm"}, "limit": None},
        {"need": "reach", "text": "it is reached", "measured": {"value": 8.0, "unit": "mm"}, "limit": None},
        {"need": "reach", "text": "twice", "measured": {"value": 4.0, "unit": "mm"}, "limit": None},
    ],
    "effect": "",
    "safety": [],
}
"""A step as recipes have it."""
_CHANGING = ("documents/traveler.html",)
"""Documents with times and prices, which change with the data pages."""


def made() -> tuple[Product, dict[str, bytes]]:
    """(the product at width 50, its geometry by member)."""
    model = as_model(gauge_plate(width=50))
    entry = model.parts[0]
    way = way_of(model, None, None, None, "milling", "aluminum_6061", None)
    job = job_of(entry, "gauge_plate", model, license=LICENSE, created=CREATED, material="Aluminum")
    geometry = geometry_members(entry.part, job)[0]
    recipe = composed(model, way, LICENSE, CREATED, {entry.name: sorted(geometry)}).to_dict()
    rights = rights_of(model, {"license": LICENSE}, DID)
    product = product_of(
        model,
        way,
        recipe,
        rights,
        issuer=DID,
        created=CREATED,
        license=LICENSE,
        members=[*geometry, "preview.png", "source/gauge_plate.py", "recipe.json"],
        estimates=way.estimates(model, 1),
        quantity=1,
    )
    return product, geometry


def still(product: Product) -> Product:
    """The product without what changes when a data page is mended."""
    (part,) = product.parts
    checks = [{**one, "method": "measure", "note": "", "pieces": ""} for one in part.recipe["inspections"]]
    told = {**part.recipe, "procedure": [STEP], "equivalence": {}, "inspections": checks}
    header = {**product.recipe["header"], "id": "urn:dfdm:recipe:sha256:" + "0" * 64}
    recipe = {**product.recipe, "header": header, "safety": [], "bom": [], "parts": [told]}
    return replace(
        product,
        subject="urn:dfdm:part:sha256:" + "0" * 64,
        rights_sha256="0" * 64,
        generator="dfdm",
        recipe=recipe,
        parts=(replace(part, recipe=told),),
        node=sample_network().nodes[0],
    )


def files() -> dict[str, bytes]:
    """What is golden, by file name."""
    product, geometry = made()
    held = still(product)
    held = replace(held, members=(*held.members, "documents/bom.csv", "documents/traveler.html", "inspection.qif"))
    documents = {name: data for name, data in document_members(held)[0].items() if name not in _CHANGING}
    found = {name.rpartition("/")[2]: data for name, data in documents.items()}
    found["geometry.json"] = (json.dumps(seen(geometry), indent=1, sort_keys=True) + "\n").encode()
    found["okh_completeness.txt"] = table(held).encode()
    return found


def table(product: Product) -> str:
    """Each key of Open Know-How: whether it is answered, and why not."""
    rows = completeness(manifest_of(product))
    lines = [f"{row.level:12} {row.key:30} {'filled' if row.filled else f'left out: {row.why}'}" for row in rows]
    return "\n".join([*lines, ""])


def seen(geometry: dict[str, bytes]) -> dict[str, object]:
    """What other readers find in the geometry, rounded to what every system computes alike."""
    drawing = ezdxf.read(io.StringIO(geometry["geometry/gauge_plate.dxf"].decode()))
    cut = Counter(f"{entity.dxf.layer} {entity.dxftype()}" for entity in drawing.modelspace())
    scene = trimesh.load(io.BytesIO(geometry["geometry/gauge_plate.3mf"]), file_type="3mf")
    mesh = trimesh.util.concatenate(list(scene.geometry.values()))
    told = [
        {key: value for key, value in annotation.requirement.to_dict().items() if value not in (None, "", [], False)}
        for annotation in annotations_of(geometry["geometry/gauge_plate.step"])
    ]
    for one in told:
        del one["on"]  # the number of an entity in the file
    return {
        "dxf": {"units": str(drawing.units), "entities": dict(sorted(cut.items()))},
        "3mf": {"volume_mm3": round(float(mesh.volume), 1), "closed": bool(mesh.is_watertight)},
        "step": sorted(told, key=lambda one: json.dumps(one, sort_keys=True)),
    }


def json_of(product):
    """Its manifest of Open Know-How as JSON."""
    return json.loads(DOCUMENTS["okh_json"].write(product))
