"""okh.json: the manifest as Open Hardware Manager keeps it. Keys that it does not know it drops; ours are under metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from dfdm.bundles import okh
from dfdm.bundles.content import OKH_JSON, PREVIEW, RECIPE, RIGHTS
from dfdm.bundles.manifest import as_text
from dfdm.bundles.product import DocumentFormat, Product, ProductPart, register_document

_TITLES: Final = {RECIPE: "Product recipe", RIGHTS: "Design-rights manifest"}


def why_not(product: Product) -> str:
    """It must say what the product does."""
    return "" if product.function else "the design does not say what it is for, which OKH requires"


def write(product: Product) -> bytes:
    """Write the manifest; its id is made from the recipe, so that another recipe is another manifest."""
    plan = [name for name in product.members if name.endswith(".qif")]
    told: dict[str, Any] = {
        "okhv": "OKH-LOSHv1.0",
        "id": product.uuid("okh"),
        "title": product.title,
        "repo": product.repo,
        "version": product.version,
        "license": okh.licenses_of(product),
        "licensor": product.licensor,
        "documentation_language": product.language,
        "function": product.function,
        "description": product.description or product.function,
        "intended_use": product.function,
        "health_safety_notice": _safety(product),
        "image": PREVIEW if PREVIEW in product.members else "",
        "version_date": product.created[:10],
        "design_files": _documents(product.held("source"), "design-files"),
        "manufacturing_files": _documents(
            [name for part in product.parts for name in part.geometry], "manufacturing-files"
        ),
        "making_instructions": _documents(okh.instructions(product), "making-instructions"),
        "technical_specifications": _documents([*plan, RIGHTS], "technical-specifications"),
        "tool_list": _tools(product),
        "manufacturing_processes": list(dict.fromkeys(okh.wikipedia(part.process) for part in product.parts)),
        "materials": [_material(part) for part in product.parts],
        "manufacturing_specs": _specifications(product),
        "bom": next((name for name in product.members if name.endswith("bom.csv")), ""),
        "standards_used": [{"standard_title": name, "reference": name} for name in okh.standards(product)],
        "tsdc": okh.codes_of(product),
        "parts": [_part(product, part) for part in product.parts],
        "components": [_component(entry) for entry in product.bought],
        "derivative_of": next(_related(product, "derivative_of"), None),
        "variant_of": _variant(product),
        "sub_parts": list(_related(product, "contains")),
        "domain": "manufacturing",
        "metadata": {"dfdm": _own(product)},
    }
    return as_text({key: value for key, value in told.items() if value not in ("", None, [], {})})


def _documents(names: Sequence[str], kind: str) -> list[dict[str, Any]]:
    return [
        {"title": _TITLES.get(name, PurePosixPath(name).name), "path": name, "type": kind, "metadata": {}}
        for name in names
    ]


def _safety(product: Product) -> str:
    texts = [str(note["text"]) for note in product.recipe.get("safety", ())]
    return "\n".join(dict.fromkeys(texts))


def _tools(product: Product) -> list[str]:
    instruments = [check["instrument"] for part in product.parts for check in part.recipe.get("inspections", ())]
    return list(dict.fromkeys(str(one["name"]) for one in instruments if one))


def _material(part: ProductPart) -> dict[str, Any]:
    told: dict[str, Any] = {
        "material_id": part.material.id,
        "name": part.material.name,
        "notes": part.material.designation,
    }
    if part.mass_g is not None:
        told |= {"quantity": part.mass_g * part.count, "unit": "g"}
    return told


def _specifications(product: Product) -> dict[str, Any]:
    return {
        "joining_processes": [],
        "outer_dimensions": okh.outer_dimensions(product) or None,
        "process_requirements": [
            {
                "process_name": okh.wikipedia(part.process),
                "parameters": _parameters(part),
                "validation_criteria": _criteria(part),
                "required_tools": [],
                "notes": f"{part.name}: {product.route}",
            }
            for part in product.parts
        ],
        "quality_standards": okh.standards(product),
        "notes": str(product.parts[0].recipe.get("equivalence", {}).get("statement", "")),
    }


def _parameters(part: ProductPart) -> dict[str, Any]:
    units = part.recipe.get("procedure", ())
    return {
        f"{unit['id']}.{one['name']}": f"{one['value']} {one['unit']}".strip()
        for unit in units
        for one in unit["parameters"]
    }


def _criteria(part: ProductPart) -> dict[str, Any]:
    return {
        str(check["characteristic"]): {key: check[key] for key in ("lower", "upper", "unit")}
        for check in part.recipe.get("inspections", ())
    }


def _part(product: Product, part: ProductPart) -> dict[str, Any]:
    making = {
        "process": part.process.term,
        "printing_process": okh.printing_process(part),
        "machine": part.machine,
        "route": str(product.route),
        "count": part.count,
        "characteristics": len(part.requirements),
    }
    return {
        "name": part.name,
        "id": product.uuid("part", part.name),
        "source": okh.sources(product),
        "export": list(part.geometry),
        "auxiliary": [],
        "tsdc": okh.codes(part.process),
        "material": part.material.name,
        "outer_dimensions": okh.dimensions(part),
        "mass": part.mass_g,
        "manufacturing_params": {key: value for key, value in making.items() if value != ""},
    }


def _component(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A thing that is bought."""
    said = " ".join(str(word) for word in (entry.get("designation"), entry.get("standard"), entry.get("note")) if word)
    told = {"name": str(entry["name"]), "quantity": int(entry["count"]), "replaceable": True, "notes": said}
    return {key: value for key, value in told.items() if value != ""}


def _variant(product: Product) -> dict[str, Any] | None:
    """The design that this is declared a variant of; else its own, where a parameter is not at its default."""
    changed = {key: value for key, value in product.values.items() if product.defaults.get(key, value) != value}
    stated = next(_related(product, "variant_of"), None)
    if stated is None and not changed:
        return None
    own = {"title": product.title, "version": product.version, "repo": product.repo}
    return {**(stated or own), **({"parameters": changed} if changed else {})}


def _related(product: Product, relation: str) -> Iterator[dict[str, Any]]:
    """The designs of a relation that are named without one between; the keys are those of a manifest as far as it has them."""
    for parent in product.parents:
        if parent.relation != relation or parent.via:
            continue
        told = {
            "title": parent.title or parent.subject,
            "version": parent.version,
            "repo": parent.source_location,
            "license": {"hardware": okh.spoken_license(parent.license)},
            "licensor": parent.attribution,
            "changes": parent.change,
            "subject": parent.subject,
            "bundle_sha256": parent.sha256,
        }
        yield {key: value for key, value in told.items() if value != ""}


def _own(product: Product) -> dict[str, Any]:
    """What Open Hardware Manager carries along unread: what ties the manifest to the bundle."""
    answers = okh.completeness(okh.manifest_of(product))
    return {
        "subject": product.subject,
        "created": product.created,
        "issuer": product.issuer,
        "generator": product.generator,
        "license": product.license,
        **({"licenses": dict(product.licenses)} if product.licenses else {}),
        **({"derived_from": [parent.to_dict() for parent in product.parents]} if product.parents else {}),
        "recipe": {"member": RECIPE, "id": product.recipe["header"]["id"]},
        "rights": {"member": RIGHTS, "sha256": product.rights_sha256},
        "parameters": dict(product.values),
        "okh_left_out": {answer.key: answer.why for answer in answers if not answer.filled},
    }


FORM = register_document(
    DocumentFormat(key="okh_json", member=OKH_JSON, title="OKH manifest as JSON", why_not=why_not, write=write),
    home=__name__,
)
