"""What holds of every document format: the same product gives the same bytes, at a place of its own in the bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from dfdm.bundles.container import why_not_a_name
from dfdm.bundles.content import MANIFESTS
from dfdm.bundles.manifest import media_type
from dfdm.testing.conformance.case import refuse

if TYPE_CHECKING:
    from dfdm.bundles.product import Product

_CREATED: Final = "2026-01-02T03:04:05Z"
_ISSUER: Final = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
_PLACE: Final = re.compile(r"documents/[a-z0-9][a-z0-9._-]*")


def check_document_format(key: str) -> None:
    """Raise ConformanceError unless a registered document format conforms. This loads the modeler."""
    refuse(f"document format {key}", faults(key))


def faults(key: str) -> Iterator[str]:
    """A sentence for each fault."""
    from dfdm.bundles.product import DOCUMENTS

    if key not in DOCUMENTS:
        yield f"nobody registers it: register_document(DocumentFormat(key='{key}', …), home=__name__) in the entry point's module"
        return
    form = DOCUMENTS[key]
    if not form.title.strip():
        yield "it has no title: name the document in a word or two"
    if form.member not in MANIFESTS and (why_not_a_name(form.member) or not _PLACE.fullmatch(form.member)):
        yield f"the member '{form.member}' has no place in a bundle: name it documents/name.ext"
    elif media_type(form.member) == "application/octet-stream":
        yield f"nobody knows the media type of {form.member}: take an ending that is known"
    doubles = [other.key for other in DOCUMENTS.values() if other.member == form.member and other.key != key]
    if doubles:
        yield f"{form.member} is that of {', '.join(doubles)} too: take another name, or one overwrites the other"
    product = _product()
    try:
        why = form.why_not(product)
        if not isinstance(why, str):
            yield f"why_not gives {why!r}: give a sentence, or '' where it can be written"
            return
        if why:
            yield f"it has nothing to say of a milled plate ({why}): mend why_not"
            return
        data, again = form.write(product), form.write(replace(product))
    except Exception as error:  # noqa: BLE001 - whatever a format of others raises is a fault of it
        yield f"it raises on a milled plate ({type(error).__name__}: {error}): say in why_not what it cannot hold"
        return
    if not data:
        yield "it writes nothing for a milled plate"
    if data != again:
        yield "written twice it gives different bytes: take out times, random ids and the order of sets"


@cache
def _product() -> Product:
    """A milled plate with a toleranced bore, for a node of the sample network."""
    import cadquery as cq

    from dfdm.designs import as_model
    from dfdm.designs.resolve import resolved_on
    from dfdm.nodes.network import sample_network
    from dfdm.requirements import require
    from dfdm.verbs.composing import composed, way_of
    from dfdm.verbs.documenting import product_of
    from dfdm.verbs.exporting import rights_of

    bare = as_model(cq.Workplane().box(60, 40, 8).faces(">Z").workplane().hole(6), name="plate")
    bore = [face for face in bare.parts[0].part.faces if face.surface == "cylinder"]
    demand = resolved_on(require("diameter", on="%cylinder", nominal_mm=6, plus_minus_mm=0.1), bore)
    model = replace(
        bare,
        parts=(replace(bare.parts[0], requirements=(demand,)),),
        intended_use="A plate to try formats with.",
        author="dfdm",
    )
    way = way_of(model, None, None, None, "milling", None, None)
    geometry = ["geometry/plate.step"]
    product = product_of(
        model,
        way,
        composed(model, way, "CC0-1.0", _CREATED, {model.parts[0].name: geometry}).to_dict(),
        rights_of(model, {"license": "CC0-1.0"}, _ISSUER),
        issuer=_ISSUER,
        created=_CREATED,
        license="CC0-1.0",
        members=[*geometry, "recipe.json", "rights.odrl.jsonld", "preview.png"],
        estimates=way.estimates(model, 1),
        quantity=1,
    )
    return replace(product, node=sample_network().nodes[0])
