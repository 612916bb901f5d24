"""Open whatever a verb was handed: a variant, any CadQuery object, a path to a model, or a bundle."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import BundleError, InputError, ParameterError
from dfdm.verbs.reading import trusted
from dfdm.workers import supervised

if TYPE_CHECKING:
    from dfdm.bundles.opened import OpenedBundle
    from dfdm.designs import Model
    from dfdm.designs.model import PartEntry
    from dfdm.requirements import Resolved
    from dfdm.trust.trustlist import TrustList

_GEOMETRY: Final = (".step", ".3mf")
"""What a bundle is judged by, exact geometry before triangles."""
_CODE: Final = ("script", "notebook")


def opened(
    thing: Any,
    *,
    units: str | None = None,
    thickness_mm: float | None = None,
    values: Mapping[str, object] | None = None,
    preset: str = "",
    timeout_s: float | None = None,
    trust: str | Path | TrustList | None = None,
) -> Model:
    """Return the model of what was handed in; code inside a bundle is never run.

    Geometry files are read and measured in a worker process, which they may crash. With `timeout_s` all else is built
    and measured there too, and TimeLimitError ends what takes longer altogether. The signatures of a bundle are judged by
    `trust`. Raises the errors of `dfdm.designs.open_model`, BundleError for a bundle that is not whole.
    """
    from dfdm import designs

    if isinstance(thing, str | Path):
        if str(thing).lower().endswith(".zip"):
            if units or thickness_mm is not None:
                raise InputError(
                    f"{Path(thing).name} is a bundle, which is in mm: --units and --thickness are for others"
                )
            return _from_bundle(Path(thing), values, preset, timeout_s, trusted(trust))
        return _file(thing, timeout_s, units=units, thickness_mm=thickness_mm, values=values, preset=preset)
    if isinstance(thing, designs.Design):
        thing = thing.preset(preset, **(values or {})) if preset else thing(**(values or {}))
    elif isinstance(thing, designs.Variant) and values:
        thing = thing.with_values(**values)
    elif values or preset:
        raise InputError("only a design has parameters that can be set")
    if timeout_s is None or supervised():
        return designs.as_model(thing)
    from dfdm.designs import apart

    if isinstance(thing, designs.Variant):
        return apart.build_apart(thing, timeout_s=timeout_s)
    return apart.measured_apart(designs.as_model(thing), timeout_s=timeout_s)


def _file(path: str | Path, timeout_s: float | None, **settings: Any) -> Model:
    """Open a file in the worker, unless this process is itself watched over, or it holds code and no limit was asked for."""
    from dfdm import designs
    from dfdm.designs.sources import kind_of

    holds_code = kind_of(Path(str(path).rpartition(":")[0] or path)) in _CODE or kind_of(Path(path)) in _CODE
    if supervised() or (timeout_s is None and holds_code):
        return designs.open_model(path, **settings)
    from dfdm.designs.apart import open_apart

    return open_apart(path, timeout_s=timeout_s, **settings)


def _from_bundle(
    path: Path, values: Mapping[str, object] | None, preset: str, timeout_s: float | None, trust: TrustList
) -> Model:
    """The model that a bundle carries: its parts as often as the recipe says, with what the recipe demands of them."""
    from dfdm import bundles

    if values or preset:
        first = str(next(iter(values or {}), preset))
        raise ParameterError(f"{path.name} is a bundle: '{first}' cannot be set in it", parameter=first)
    return model_of(bundles.read(path, trust=trust), path.name, timeout_s)


def model_of(inside: OpenedBundle, name: str, timeout_s: float | None = None) -> Model:
    """The model in a bundle that was read, called `name`; where its geometry is sealed still, a BundleError."""
    from dfdm import designs
    from dfdm.bundles.stated_rights import declared_in

    header, rights = inside.recipe["header"], inside.rights
    return designs.Model(
        name=name[: -len(".zip")].removesuffix(".dfdm") if name.lower().endswith(".zip") else name,
        kind="bundle",
        parts=tuple(_parts_of(inside, name, timeout_s)),
        title=inside.verification.title,
        license=inside.verification.license,
        version=header["version"],
        author=header["responsible_party"],
        intended_use=header["intended_use"],
        source_url=rights.source_location,
        values=header["design"],
        rights=declared_in(inside),
    )


def _parts_of(inside: OpenedBundle, name: str, timeout_s: float | None) -> Iterator[PartEntry]:
    for part in inside.recipe["parts"]:
        member = next((m for ending in _GEOMETRY for m in part["geometry"] if m.endswith(ending)), "")
        if not member:
            raise BundleError(f"{name} carries no geometry of {part['name']} that can be judged")
        if member not in inside.members:
            raise BundleError(
                f"the geometry in {name} is sealed: open it first with dfdm open {name} FOLDER --key YOUR-KEY"
            )
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / PurePosixPath(member).name
            file.write_bytes(inside.members[member])
            found = _file(file, timeout_s).parts
        if len(found) != 1 or found[0].count != 1:
            raise BundleError(f"{name} carries more than one part in {member}, which its recipe calls one")
        demanded = tuple(_requirement(entry) for entry in part["requirements"])
        yield replace(found[0], name=part["name"], count=part["count"], requirements=demanded)


def _requirement(entry: Mapping[str, Any]) -> Resolved:
    """A declared characteristic of a recipe, as the design resolved it."""
    from dfdm.requirements import Requirement, Resolved

    told = {field.name: entry[field.name] for field in fields(Requirement) if field.name in entry}
    return Resolved(
        requirement=Requirement.from_dict(told),
        faces=tuple(entry["faces"]),
        at_mm=tuple((x, y, z) for x, y, z in entry["at_mm"]),
        measured_mm=entry["model_mm"],
    )
