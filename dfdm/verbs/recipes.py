"""The product recipe of a model: general, for a site, for a machine; with pictures where they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError
from dfdm.facts.shown import Shown
from dfdm.verbs.composing import composed, way_of
from dfdm.verbs.illustrating import members_of, pictures_of
from dfdm.verbs.judging import network
from dfdm.verbs.opening import opened
from dfdm.verbs.reading import trusted
from dfdm.verbs.writing import write_file

if TYPE_CHECKING:
    from dfdm.nodes.node import Node
    from dfdm.trust.trustlist import TrustList

_UNDATED: Final = "1970-01-01T00:00:00Z"
"""The instant of a recipe that nobody dated, so that it is the same in every run."""
_KINDS: Final = ("program", "setup", "fixture", "profile")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, repr=False)
class WrittenRecipe(Shown):
    """A recipe as a document, the recipes it was derived from (general first), and its pictures by member."""

    document: Mapping[str, Any]
    parents: tuple[Mapping[str, Any], ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The document of kind `recipe`."""
        return dict(self.document)

    def html(self) -> str:
        """The recipe as one page with its pictures inside."""
        from dfdm.recipes.recipe_html import html_of

        return html_of(self.document, self.pictures)

    def batchml(self) -> str:
        """A general or site recipe as BatchML."""
        from dfdm.recipes.batchml import batchml_of

        return batchml_of(self.document)

    def __str__(self) -> str:
        from dfdm.recipes.wording import recipe_text

        return recipe_text(self.document)


def product_recipe(
    thing: Any,
    *,
    process: str | None = None,
    route: Any = None,
    material: str | None = None,
    node: str | None = None,
    nodes: Any = None,
    machine: str | None = None,
    quantity: int | None = None,
    aql: Mapping[str, float] | None = None,
    level: str = "II",
    by: str = "attributes",
    references: Sequence[str] = (),
    pictures: bool = True,
    license: str = "",
    created: str = "",
    trust: str | Path | TrustList | None = None,
    **settings: Any,
) -> WrittenRecipe:
    """Compose the general recipe of a model, and from it the site recipe of a node and the master recipe of its machine.

    Of a bundle the recipe is the one that it carries, with its pictures, and a node derives its own from that. `references`
    (`program=FILE`, also setup, fixture, profile) go into a master recipe with the digest of the file. `aql`, `level` and
    `by` are those of `recipes.Order`. Raises ExportError where the part cannot be made so, InputError for
    a machine without a node and where the node cannot keep to the recipe.
    """
    from dfdm.recipes import Order
    from dfdm.recipes.deriving import for_order, master_recipe, site_recipe

    if machine and not node:
        raise InputError("name the node that the machine stands at (--node): a master recipe comes from a site recipe")
    if references and not machine:
        raise InputError("programs and setups belong to the master recipe of a machine (--machine)")
    rows = [_reference(one) for one in references]
    parents: list[Mapping[str, Any]] = []
    if isinstance(thing, str | Path) and str(thing).lower().endswith(".zip"):
        if process or route is not None or material or aql or level != "II" or by != "attributes":
            raise InputError("a bundle carries its recipe: only a node, its machine and the quantity can be named")
        made, members = _carried(Path(thing), trusted(trust))
        if quantity is not None:
            parents.append(made)
            made = for_order(made, quantity, created=created)
    else:
        order = Order(quantity=quantity, aql=dict(aql or {}), level=level, by=by)
        model = opened(thing, trust=trust, **settings)
        way = way_of(model, None, None, None, process, material, route)
        drawn = pictures_of(model, way.route, {r.part: r.to_dict() for r in way.reports}) if pictures else ()
        stamp = created or _UNDATED
        made = composed(model, way, license or model.license, stamp, {}, order=order, pictures=drawn).to_dict()
        members = members_of(drawn)
    if node:
        chosen: Node = network(nodes).node(node)
        parents.append(made)
        made = site_recipe(made, chosen, created=created)
        if machine:
            parents.append(made)
            made = master_recipe(made, machine, chosen, references=rows, created=created)
    return WrittenRecipe(document=made, parents=tuple(parents), pictures=members)


def _carried(path: Path, trust: TrustList) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The recipe of a bundle that holds, and its pictures as far as they are not sealed."""
    from dfdm import bundles
    from dfdm.recipes.recipe import pictures_named

    inside = bundles.read(path, trust=trust)
    recipe = dict(inside.recipe)
    return recipe, {name: inside.members[name] for name in pictures_named(recipe) if name in inside.members}


def write_pictures(recipe: WrittenRecipe, folder: str | Path) -> list[Path]:
    """Write the pictures of a recipe under a folder by their member names; it is made if it is not there."""
    written = []
    for member, data in sorted(recipe.pictures.items()):
        path = Path(folder) / member
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data)
        written.append(path)
    return written


def _reference(text: str) -> dict[str, str]:
    """`program=FILE` as a row: the digest is that of the file, empty where only a name is given and there is no such file."""
    kind, equals, name = text.partition("=")
    if not equals or kind not in _KINDS or not name:
        raise InputError(f"--reference {text}: write one of {', '.join(_KINDS)}, then = and the name or file")
    path = Path(name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return {"kind": kind, "name": path.name if digest else name, "sha256": digest}
