"""The documents of a bundle: manifests, inspection plan, list of parts, facility and card, from one description of the product."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dfdm.verbs.composing import Way, file_safe
from dfdm.verbs.job_card import card_of, pictures_of

if TYPE_CHECKING:
    from dfdm.bundles.export import Job
    from dfdm.bundles.product import Place, Product, ProductPart
    from dfdm.costs import Estimates
    from dfdm.designs import Model
    from dfdm.designs.model import PartEntry
    from dfdm.geometry.part import Face
    from dfdm.rights import Declaration, Offer


def product_of(
    model: Model,
    way: Way,
    recipe: Mapping[str, Any],
    rights: Offer,
    *,
    issuer: str,
    created: str,
    license: str,
    members: Sequence[str],
    estimates: Estimates,
    quantity: int,
    declaration: Declaration | None = None,
) -> Product:
    """What export formats need to know of a model that is made this way.

    `issuer` is the DID of who signs, `members` are the names of what else is in the bundle,
    `declaration` is what its owner states of it, if anything.
    """
    from dfdm.bundles.manifest import as_text
    from dfdm.bundles.product import Product
    from dfdm.designs.versions import versions
    from dfdm.trust.signature import utc_stamp

    stamp = utc_stamp(created)
    node = way.placed.node if way.placed is not None else None
    priced = {entry.name: one for entry, one in zip(model.parts, estimates.estimates, strict=False)}
    card = card_of(
        model, way.route, way.capability, recipe, priced, tuple(way.reports),
        quantity=quantity, node="" if node is None else node.name, created=stamp[:10],
        marking=rights.marking,
    )  # fmt: skip
    subject = str(recipe["header"]["subject"])
    return Product(
        name=file_safe(model.name),
        title=model.title or model.name,
        subject=subject,
        created=stamp,
        version=model.version or subject.rpartition(":")[2][:12],
        license=license,
        issuer=issuer,
        licensor=str(recipe["header"]["responsible_party"]) or issuer,
        function=str(recipe["header"]["intended_use"]),
        parts=tuple(_parts(model, way, recipe)),
        route=way.route,
        recipe=recipe,
        rights_sha256=hashlib.sha256(as_text(rights.to_dict())).hexdigest(),
        members=tuple(sorted(members)),
        repo=next((url for url in (model.source_url, rights.source_location) if url.startswith("http")), ""),
        generator=f"dfdm {versions()['dfdm']}",
        kind=model.kind,
        values=dict(model.values),
        defaults=_defaults(model),
        node=node,
        card=card,
        pictures=pictures_of(model),
        licenses={} if declaration is None else dict(declaration.licenses),
        parents=() if declaration is None else declaration.derived_from,
    )


def job_of(entry: PartEntry, stem: str, model: Model, *, license: str, created: str, material: str = "") -> Job:
    """What is said of a part in its geometry files."""
    from dfdm.bundles.export import Job

    return Job(
        name=stem,
        created=created,
        title=model.title or entry.name,
        author=model.author,
        license=license,
        requirements=entry.requirements,
        material=material,
        color=_color(entry),
    )


def _parts(model: Model, way: Way, recipe: Mapping[str, Any]) -> list[ProductPart]:
    from dfdm.bundles.product import ProductPart

    found = []
    for entry, told in zip(model.parts, recipe["parts"], strict=True):
        found.append(
            ProductPart(
                name=entry.name,
                count=entry.count,
                body=entry.facts.body,
                material=way.capability.material,
                process=_process(way),
                mass_g=told["formula"]["inputs"][0]["net_mass_g"],
                machine=way.capability.machine.id if way.capability.machine else "",
                geometry=tuple(told["geometry"]),
                requirements=entry.requirements,
                places=_places(entry),
                recipe=told,
            )
        )
    return found


def _process(way: Way) -> Any:
    from dfdm.processes import catalog

    return catalog().processes[way.route.process]


def _places(entry: PartEntry) -> dict[int, Place]:
    """The faces that requirements and their datums speak of."""
    named = {face for one in entry.requirements for faces in (one.faces, *one.datum_faces) for face in faces}
    faces = entry.part.faces if named else ()
    return {face.id: _place(face) for face in faces if face.id in named}


def _place(face: Face) -> Place:
    from dfdm.bundles.product import Place

    at = tuple(float(part) for part in face.centroid)
    if face.surface == "cylinder" and face.axis is not None and face.origin is not None:
        axis, origin = [float(part) for part in face.axis], [float(part) for part in face.origin]
        along = sum((a - o) * d for a, o, d in zip(at, origin, axis, strict=True))
        x, y, z = (round(o + d * along, 6) + 0.0 for o, d in zip(origin, axis, strict=True))
        return Place(
            surface="cylinder",
            at_mm=(x, y, z),
            direction=(axis[0], axis[1], axis[2]),
            diameter_mm=None if face.radius is None else 2.0 * float(face.radius),
            inside=face.concave,
        )
    normal = None if face.normal is None else tuple(float(part) for part in face.normal)
    return Place(
        surface=face.surface,
        at_mm=(at[0], at[1], at[2]),
        direction=None if normal is None else (normal[0], normal[1], normal[2]),
    )


def _defaults(model: Model) -> dict[str, Any]:
    """The parameters of the design at their defaults."""
    if model.variant is None:
        return {}
    return dict(model.variant.design().values)


def _color(entry: PartEntry) -> tuple[int, int, int] | None:
    """The color that is demanded, where its name is one that screens know; numbers of paint cards (RAL) are not."""
    from PIL import ImageColor

    named = next((one.requirement.color for one in entry.requirements if one.requirement.kind == "color"), "")
    try:
        red, green, blue = ImageColor.getrgb(named)[:3]
    except ValueError:
        return None
    return red, green, blue
