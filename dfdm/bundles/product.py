"""The product as export formats see it: what is made, of which parts, by what way, and the names of the bundle's members."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from dfdm.facts import Body
from dfdm.facts.rounding import Vector
from dfdm.nodes.node import Node
from dfdm.plugins import Register
from dfdm.processes import Material, Process, Route
from dfdm.recipes.traveler import Traveler
from dfdm.requirements import Resolved
from dfdm.rights.parents import Parent

_NAMESPACE: Final = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
"""The OID namespace of RFC 9562, under which names of dfdm are hashed to UUIDs."""


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A face that a requirement speaks of: `surface` plane, cylinder or another kind, a point on it or on its axis (mm).

    `direction` is the normal out of the material, or the axis; `diameter_mm` that of a cylinder; `inside` whether the
    material is around it (a hole), None where nobody can say.
    """

    surface: str
    at_mm: Vector
    direction: Vector | None = None
    diameter_mm: float | None = None
    inside: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ProductPart:
    """A distinct part: how often it occurs, its size, of what and how it is made, and what is demanded of it.

    `geometry` are the members of the bundle that hold it, `places` the faces that requirements speak of, by their ids,
    `recipe` its entry in the recipe. `machine` is the id of the machine, '' where none is fixed.
    """

    name: str
    count: int
    body: Body
    material: Material
    process: Process
    mass_g: float | None
    machine: str = ""
    geometry: tuple[str, ...] = ()
    requirements: tuple[Resolved, ...] = ()
    places: Mapping[int, Place] = field(default_factory=_nothing)
    recipe: Mapping[str, Any] = field(default_factory=_nothing)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Product:
    """What a bundle is about, before it is written.

    `issuer` is who signs, `licensor` who holds the rights (a name, or the issuer where none is given), `function` what the
    product is for, `language` that of its documents (BCP 47). `repo` is the web address where it is developed, '' where
    there is none. `values` are the parameters it was built at, `defaults` those of its design. `members` are the names of
    all other members of the bundle, `rights_sha256` the digest of its rights. `card` and `pictures` (PNG by part name)
    make the traveler; `node` is who makes it, where that is decided. `licenses` are those by artifact (hardware,
    documentation, software) that differ from `license`, `parents` the designs that it derives from or contains.
    """

    name: str
    title: str
    subject: str
    created: str
    version: str
    license: str
    issuer: str
    licensor: str
    function: str
    parts: tuple[ProductPart, ...]
    route: Route
    recipe: Mapping[str, Any]
    rights_sha256: str
    members: tuple[str, ...]
    description: str = ""
    language: str = "en"
    repo: str = ""
    generator: str = "dfdm"
    kind: str = ""
    values: Mapping[str, Any] = field(default_factory=_nothing)
    defaults: Mapping[str, Any] = field(default_factory=_nothing)
    node: Node | None = None
    card: Traveler | None = None
    pictures: Mapping[str, bytes] = field(default_factory=_nothing)
    licenses: Mapping[str, str] = field(default_factory=_nothing)
    parents: tuple[Parent, ...] = ()

    def uuid(self, *names: str) -> str:
        """A UUID of something about this product: the same for the same recipe and names."""
        return str(uuid.uuid5(_NAMESPACE, "/".join(("dfdm", self.recipe["header"]["id"], *names))))

    @property
    def bought(self) -> list[Mapping[str, Any]]:
        """What the recipe's list of parts says is bought, not made."""
        return [entry for entry in self.recipe.get("bom", ()) if entry.get("kind") == "purchased"]

    def held(self, folder: str) -> list[str]:
        """The members in a folder (`geometry`, `source`, `documents`), sorted."""
        return sorted(name for name in self.members if name.startswith(f"{folder}/"))


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentFormat:
    """A document about the whole product: `member` is its name in the bundle.

    `why_not` says why there is none for a product ('' if there is); `write` is given the product with the names of all
    members, documents too.
    """

    key: str
    member: str
    title: str
    why_not: Callable[[Product], str]
    write: Callable[[Product], bytes]


DOCUMENTS: Final = Register[DocumentFormat](
    "document format", package="dfdm.bundles.formats", group="dfdm.export_formats"
)


def register_document(item: DocumentFormat, *, home: str) -> DocumentFormat:
    """Register a document format under its key."""
    return DOCUMENTS.add(item.key, item, home=home)


def document_members(product: Product) -> tuple[dict[str, bytes], dict[str, str]]:
    """(members, left out): each document that the product has, by name, and by key why it has not the others."""
    left_out = {form.key: why for form in DOCUMENTS.values() if (why := form.why_not(product))}
    written = [form for form in DOCUMENTS.values() if form.key not in left_out]
    told = replace(product, members=tuple(sorted({*product.members, *(form.member for form in written)})))
    return {form.member: form.write(told) for form in written}, left_out
