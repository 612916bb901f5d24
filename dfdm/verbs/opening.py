"""Open whatever a verb was handed: a variant, any CadQuery object, a path to a model, or a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import BundleError, InputError, ParameterError

if TYPE_CHECKING:
    from dfdm.designs import Model


def opened(
    thing: Any,
    *,
    units: str | None = None,
    thickness_mm: float | None = None,
    values: Mapping[str, object] | None = None,
    preset: str = "",
) -> Model:
    """Return the model of what was handed in; code inside a bundle is never run.

    Raises the errors of `dfdm.designs.open_model`, BundleError for a bundle that is not whole.
    """
    from dfdm import designs

    if isinstance(thing, str | Path):
        if str(thing).endswith(".zip"):
            return _from_bundle(Path(thing), values, preset)
        return designs.open_model(thing, units=units, thickness_mm=thickness_mm, values=values, preset=preset)
    if isinstance(thing, designs.Design):
        thing = thing.preset(preset, **(values or {})) if preset else thing(**(values or {}))
    elif isinstance(thing, designs.Variant) and values:
        thing = thing.with_values(**values)
    elif values or preset:
        raise InputError("only a design has parameters that can be set")
    return designs.as_model(thing)


def _from_bundle(path: Path, values: Mapping[str, object] | None, preset: str) -> Model:
    from dfdm import bundles, designs
    from dfdm.designs.files import step_from_bytes

    if values or preset:
        first = str(next(iter(values or {}), preset))
        raise ParameterError(f"{path.name} is a bundle: '{first}' cannot be set in it", parameter=first)
    inside = bundles.read(path)
    geometry = inside.geometry(".step")
    if not geometry:
        raise BundleError(f"{path.name} carries no open STEP geometry: a sealed one must be opened first")
    solids = [solid for name, data in geometry.items() for solid in step_from_bytes(data, Path(name).stem)]
    return designs.of_solids(
        solids, name=path.name.removesuffix(".dfdm.zip"), kind="bundle", key=inside.verification.sha256
    )
